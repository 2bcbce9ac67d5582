"""A change to the record, row by row: what goes out of it, and what comes into it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import TypeVar

from onrecord.model.claim import Claim
from onrecord.model.codec import from_json
from onrecord.model.delta import RecordChange, Replaced, ResolutionChange
from onrecord.model.document import Document
from onrecord.model.entity import MentionKey
from onrecord.model.entry import Entry
from onrecord.model.findings import Findings
from onrecord.model.value import Time
from onrecord.store import rows
from onrecord.store.arrangement import settle
from onrecord.store.packing import edtf, pack, plain, unpack, unpack_claim
from onrecord.store.tables import Tables

T = TypeVar("T")

_OF_CLAIM = ("id", "kind", "document", "span_start", "span_end", "quote", "polarity", "modality", "in_story")


class Alteration:
    """Makes one change through ``tables``, which are in a transaction. ``texts``: of the documents that come in.

    Raises ``sqlite3.IntegrityError`` or ``LookupError`` where it does not fit what is there.
    """

    def __init__(
        self, tables: Tables, texts: Mapping[str, str], resolution: ResolutionChange, record: RecordChange
    ) -> None:
        self._tables = tables
        self._texts = texts
        self._resolution = resolution
        self._record = record
        self._out = {one.document.id for one in resolution.unplaced}
        self._in = {one.document.id: one for one in resolution.placed}
        self._merged: dict[MentionKey, str | None] = {}  # of the documents that come in
        self._dates: dict[str, object] = {}
        self._numbers: dict[str, int] = {}  # of documents, of those that come in and that stay and are spoken of
        self._claim_numbers: dict[str, int] = {}  # of claims that come in again

    def make(self, meta: Mapping[str, str]) -> Replaced:
        """Make the change, and say what was there before."""
        # rows may refer for a while to rows that are put in later; at the end every one must be there
        self._tables.run("PRAGMA defer_foreign_keys = ON")
        replaced = self._replaced()
        self._take_record()
        self._take_documents()
        self._put_entities()
        for identity in sorted(self._in):
            self._put_document(self._in[identity])
        self._mention()
        self._rename()
        self._settle()
        self._put_record()
        self._tables.run("DELETE FROM meta")
        self._tables.insert("meta", sorted(meta.items()))
        return replaced

    def _replaced(self) -> Replaced:
        touched = [*self._record.gone, *(one.id for one in self._record.entries)]
        documents = self._details(Document, "documents", self._out)
        entries = self._details(Entry, "entries", touched)
        numbers = self._tables.numbers("documents", self._out)
        gone = self._tables.claims("document", numbers.values())
        settled = self._tables.claims("id", sorted(set(self._resolution.dates) - {one.id for one in gone}))
        was_there, was_entry = {one.id for one in documents}, {one.id for one in entries}
        return Replaced(
            dict(self._tables.rows("SELECT key, value FROM meta")),
            documents,
            entries,
            tuple(sorted([*gone, *settled], key=lambda one: one.id)),
            tuple(one for one in sorted(self._in) if one not in was_there),
            tuple(sorted(one.id for one in self._record.entries if one.id not in was_entry)),
        )

    def _details(self, cls: type[T], table: str, ids: Iterable[str]) -> tuple[T, ...]:
        found = self._tables.among(f"SELECT detail FROM {table} WHERE id IN", sorted(set(ids)))  # noqa: S608 ours
        return tuple(unpack(cls, detail) for (detail,) in found)

    def _take_record(self) -> None:
        tables, record = self._tables, self._record
        documents = tables.numbers("documents", [*(e.document for e in record.lineage_gone), *self._of_copies()])
        for edge in record.lineage_gone:
            query = "SELECT number FROM lineage WHERE document IS ? AND detail = ? LIMIT 1"
            ((number,),) = _one(tables.rows(query, documents.get(edge.document), pack(edge)))
            tables.delete("lineage", "number", [number])
        for one in record.to_get_gone:
            query = "SELECT number FROM to_get WHERE title = ? AND detail = ? LIMIT 1"
            ((number,),) = _one(tables.rows(query, plain(one.title), pack(one)))
            tables.delete("to_get_entries", "to_get", [number])
            tables.delete("to_get", "number", [number])
        for copy, of, how in record.copies_gone:
            query = "DELETE FROM copies WHERE copy = ? AND original = ? AND evidence = ?"
            tables.run(query, documents[copy], documents[of], plain(how))
        gone = tables.numbers("entries", record.gone)
        _all_there(gone, record.gone)
        for table in ("entry_claims", "entry_fields", "entry_flags", "entry_edges"):
            tables.delete(table, "entry", gone.values())
        tables.delete("entries", "number", gone.values())

    def _of_copies(self) -> list[str]:
        pairs = (*self._record.copies_gone, *self._record.copies)
        return [one for copy, of, _ in pairs for one in (copy, of)]

    def _take_documents(self) -> None:
        tables = self._tables
        gone = tables.numbers("documents", self._out)
        _all_there(gone, self._out)
        for identity, number in gone.items():
            is_back = identity in self._in
            for claim, id_, quote, settled in tables.rows(
                "SELECT number, id, quote, settled FROM claims WHERE document = ?", number
            ):
                tables.unindex(claim, "quote", quote)
                tables.delete("claim_parties", "claim", [claim])
                if is_back:
                    self._claim_numbers[id_] = claim
                    self._dates[id_] = from_json(Time, json.loads(settled)) if settled is not None else None
            tables.delete("claims", "document", [number])
            ((text,),) = _one(tables.rows("SELECT text FROM texts WHERE document = ?", number))
            tables.unindex(number, "text", text)
            for table in ("texts", "notes", "mentions"):
                tables.delete(table, "document", [number])
            if is_back:  # what its mentions stand for may not have changed
                self._numbers[identity] = number
                self._merged |= self._merged_in(identity, number)
            else:
                tables.delete("name_mentions", "document", [number])
            tables.delete("documents", "number", [number])

    def _merged_in(self, document: str, number: int) -> dict[MentionKey, str | None]:
        query = (
            "SELECT m.span_start, m.span_end, e.id FROM name_mentions m JOIN entities e ON e.number = m.entity"
            " WHERE m.document = ? AND m.standing = 'merged'"
        )
        return {(document, start, end): entity for start, end, entity in self._tables.rows(query, number)}

    def _put_entities(self) -> None:
        tables, wanted = self._tables, self._resolution.entities
        known = tables.numbers("entities", [*self._resolution.gone, *(one.id for one in wanted)])
        _all_there(known, self._resolution.gone)
        tables.delete("names", "entity", known.values())
        tables.delete("entities", "number", known.values())
        for one in wanted:
            number = known.get(one.id) or tables.new_number("entities")
            tables.insert("entities", [rows.entity(number, one)])
            tables.insert("names", rows.names(number, one))

    def _put_document(self, findings: Findings) -> None:
        tables, identity = self._tables, findings.document.id
        number = self._numbers.get(identity) or tables.new_number("documents")
        self._numbers[identity] = number
        self._merged |= {key: one for key, one in self._resolution.of_mention.items() if key[0] == identity}
        tables.insert("documents", [rows.document(number, findings)])
        content = rows.text(number, self._texts[identity])
        tables.insert("texts", [content])
        tables.index(number, "text", str(content[1]))
        tables.insert("notes", rows.notes(number, findings))
        tables.insert("mentions", [rows.mentions(number, findings)])
        names = self._names({key: one for key, one in self._merged.items() if key[0] == identity})
        dates = self._dates | dict(self._resolution.dates)
        for claim in findings.claims:
            at = self._claim_numbers.get(claim.id) or tables.new_number("claims")
            row, parties = rows.claim(at, number, claim, names, dates)
            tables.insert("claims", [row])
            tables.insert("claim_parties", parties)
            tables.index(at, "quote", plain(claim.quote))

    def _names(self, merged: Mapping[MentionKey, str | None]) -> rows.Names:
        of_mention = {key: one for key, one in merged.items() if one is not None}
        query = "SELECT id, number, canonical FROM entities WHERE id IN"
        found = list(self._tables.among(query, sorted(set(of_mention.values()))))
        return rows.Names({one[0]: one[2] for one in found}, {one[0]: one[1] for one in found}, of_mention)

    def _mention(self) -> None:
        """What mentions stand for, where that changed."""
        tables, resolution = self._tables, self._resolution
        changed = (("merged", resolution.of_mention), ("suggested", resolution.suggested))
        documents = tables.numbers("documents", {key[0] for _, keyed in changed for key in keyed})
        entities = tables.numbers(
            "entities", {one for _, keyed in changed for one in keyed.values() if one is not None}
        )
        for standing, keyed in changed:
            for (document, start, end), entity in sorted(keyed.items()):
                if document not in documents:
                    continue
                where = (documents[document], start, end, standing)
                query = (
                    "DELETE FROM name_mentions WHERE document = ? AND span_start = ? AND span_end = ? AND standing = ?"
                )
                tables.run(query, *where)
                # a suggestion may name no entity of the case: its names table says so
                if entity is not None and entity in entities:
                    tables.insert("name_mentions", [(*where, entities[entity])])

    def _rename(self) -> None:
        """Parties of claims that stay, where their mentions stand for something else now."""
        tables = self._tables
        changed = {key: one for key, one in self._resolution.of_mention.items() if key[0] not in self._in}
        names = self._names(changed)
        documents = tables.numbers("documents", {key[0] for key in changed})
        for key, entity in sorted(changed.items()):
            if key[0] not in documents:
                continue
            known = names.numbers.get(entity) if entity is not None else None
            name = names.canonical[entity] if entity is not None and known is not None else None
            query = (
                "SELECT c.number, p.role, p.position FROM claims c JOIN claim_parties p ON p.claim = c.number"
                " WHERE c.document = ? AND p.span_start = ? AND p.span_end = ?"
            )
            for claim, role, position in tables.rows(query, documents[key[0]], *key[1:]):
                tables.run(
                    "UPDATE claim_parties SET name = ifnull(?, as_written), entity = ?"
                    " WHERE claim = ? AND role = ? AND position = ?",
                    *(name, known, claim, role, position),
                )
                if role == "root":
                    said = "SELECT name FROM claim_parties WHERE claim = ? AND role = 'root'"
                    tables.run(f"UPDATE claims SET root = ({said}) WHERE number = ?", claim, claim)  # noqa: S608 ours

    def _settle(self) -> None:
        """Times of claims that stay, where the case settles them otherwise now."""
        tables = self._tables
        columns = ", ".join(f"c.{name}" if name != "document" else "d.id" for name in _OF_CLAIM)
        query = (
            f"SELECT c.number, c.detail, {columns} FROM claims c JOIN documents d ON d.number = c.document"  # noqa: S608
            " WHERE c.id IN"
        )
        for number, detail, *held in list(tables.among(query, sorted(self._resolution.dates))):
            claim: Claim = unpack_claim(held, None, detail)
            if claim.document in self._in:
                continue
            settled = settle(claim, dict(self._resolution.dates))
            anew = pack(settled.time) if settled.time is not None and settled is not claim else None
            tables.run("UPDATE claims SET time = ?, settled = ? WHERE number = ?", edtf(settled.time), anew, number)

    def _put_record(self) -> None:
        tables, record = self._tables, self._record
        known = tables.numbers("entries", [one.id for one in record.entries])
        numbers = {one.id: known.get(one.id) or tables.new_number("entries") for one in record.entries}
        for table in ("entry_fields", "entry_flags", "entry_edges"):
            tables.delete(table, "entry", known.values())
        tables.delete("entries", "number", known.values())
        for entry in record.entries:
            self._put_entry(numbers[entry.id], entry)
        holder = self._holders(edge.other for entry in record.entries for edge in entry.edges)
        for entry in record.entries:
            tables.insert("entry_edges", rows.edges(numbers[entry.id], entry, holder))
        documents = tables.numbers("documents", [*(e.document for e in record.lineage), *self._of_copies()])
        for edge in record.lineage:
            tables.insert("lineage", [rows.lineage(tables.new_number("lineage"), edge, documents)])
        holder = self._holders(entry for one in record.to_get for entry in one.entries)
        for one in record.to_get:
            number = tables.new_number("to_get")
            tables.insert("to_get", [rows.to_get(number, one)])
            held = sorted({holder[entry] for entry in one.entries if entry in holder})
            tables.insert("to_get_entries", [(number, entry) for entry in held])
        fresh = {(documents[copy], documents[of], plain(how)) for copy, of, how in record.copies}
        tables.insert("copies", sorted(fresh))

    def _put_entry(self, number: int, entry: Entry) -> None:
        tables = self._tables
        claims = tables.numbers("claims", entry.claims)
        _all_there(claims, entry.claims)
        now = set(claims.values())
        was = {claim for (claim,) in tables.rows("SELECT claim FROM entry_claims WHERE entry = ?", number)}
        for claim in sorted(was - now):
            tables.run("DELETE FROM entry_claims WHERE entry = ? AND claim = ?", number, claim)
        tables.insert("entries", [rows.entry(number, entry)])
        tables.insert("entry_claims", [(number, claim) for claim in sorted(now - was)])
        tables.insert("entry_fields", [(number, *map(plain, field)) for field in dict(entry.fields).items()])
        tables.insert("entry_flags", rows.flags(number, entry))

    def _holders(self, claims: Iterable[str]) -> dict[str, int]:
        """The number of the entry that holds each claim, the first where several do."""
        query = (
            "SELECT c.id, e.sorting, e.id, e.number FROM claims c JOIN entry_claims m ON m.claim = c.number"
            " JOIN entries e ON e.number = m.entry WHERE c.id IN"
        )
        found = sorted(self._tables.among(query, sorted(set(claims))), reverse=True)
        return {claim: number for claim, _, _, number in found}


def _one(found: list[T]) -> list[T]:
    if not found:
        raise LookupError("what is to go is not there")
    return found


def _all_there(found: Mapping[str, int], wanted: Iterable[str]) -> None:
    missing = next((one for one in wanted if one not in found), None)
    if missing is not None:
        raise LookupError(f"{missing} is not there")
