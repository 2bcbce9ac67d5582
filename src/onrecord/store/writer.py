"""Writing the record: a new database beside the old one, then one rename."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from onrecord.casefolder.atomic import TEMPORARY, flush_folder
from onrecord.errors import CaseError
from onrecord.model.entity import Entity, Resolution
from onrecord.model.entry import Entry, Record
from onrecord.model.findings import Concepts, Findings
from onrecord.model.view import View
from onrecord.store import rows, schema
from onrecord.store.arrangement import Arrangement, arrange, claims_of
from onrecord.store.packing import plain
from onrecord.store.recordview import RecordView
from onrecord.store.searching import is_unspaced

Seal = Callable[[View], Mapping[str, str]]


def write(
    path: Path,
    *,
    meta: Mapping[str, str],
    findings: Sequence[Findings],
    texts: Mapping[str, str],
    resolution: Resolution,
    record: Record,
    concepts: Concepts,
    seal: Seal | None = None,
) -> None:
    """Write the whole record to ``path``: a reader sees the old one or the new one, never a part of either.

    ``texts``: document id to text; asked once for each document, so it may read them lazily. ``seal``: given the
    finished record, returns what else ``meta`` should say (its digest); called before the record is in place.
    Raises ``CaseError`` when the parts do not fit together or the disk does not take them.
    """
    arranged = arrange(findings, resolution, record)
    # the case's lock allows one build at a time, so a fixed name is safe and a killed build's rest is overwritten
    part = path.with_name(f"{TEMPORARY}{path.name}")
    try:
        part.unlink(missing_ok=True)
        _fill(part, meta, arranged, texts, resolution, concepts)
        if seal is not None:
            _seal(part, seal)
        with part.open("rb+") as written:
            os.fsync(written.fileno())
        part.replace(path)
        flush_folder(path.parent)
    except sqlite3.IntegrityError as error:
        raise CaseError(
            f"the record's parts do not fit: {error}", where=str(path), mend="empty cache/, build again"
        ) from error
    except (OSError, sqlite3.OperationalError) as error:
        raise CaseError(
            f"cannot write the record: {error}", where=str(path), mend="free space, then build again"
        ) from error
    finally:
        part.unlink(missing_ok=True)


def _fill(
    part: Path,
    meta: Mapping[str, str],
    arranged: Arrangement,
    texts: Mapping[str, str],
    resolution: Resolution,
    concepts: Concepts,
) -> None:
    connection = sqlite3.connect(part, isolation_level=None)
    try:
        # nobody reads this file before its rename, so no journal; a failure throws the whole of it away
        for pragma in ("journal_mode = OFF", "synchronous = OFF", "foreign_keys = ON", "temp_store = MEMORY"):
            connection.execute(f"PRAGMA {pragma}")
        has_trigrams = schema.create(connection)
        connection.execute("BEGIN")
        insert = _Inserter(connection)
        insert("meta", sorted(meta.items()))
        documents = {one.document.id: n for n, one in enumerate(arranged.findings, 1)}
        insert("documents", (rows.document(documents[f.document.id], f) for f in arranged.findings))
        insert("texts", (rows.text(documents[f.document.id], _text_of(f, texts)) for f in arranged.findings))
        insert("notes", (row for f in arranged.findings for row in rows.notes(documents[f.document.id], f)))
        insert("mentions", (rows.mentions(documents[f.document.id], f) for f in arranged.findings))
        entities = {entity.id: n for n, entity in enumerate(arranged.entities, 1)}
        _insert_entities(insert, arranged.entities, entities, documents, resolution)
        claims = _insert_claims(insert, arranged, documents, entities, resolution)
        _insert_entries(insert, arranged, documents, claims)
        insert("concepts", rows.concepts(concepts))
        _index_words(connection, has_trigrams)
        connection.execute("COMMIT")
        connection.execute("ANALYZE")
    finally:
        connection.close()


def _text_of(findings: Findings, texts: Mapping[str, str]) -> str:
    try:
        return texts[findings.document.id]
    except KeyError:
        raise CaseError(f"{findings.document.name} has no text", mend="add the document again, then build") from None


class _Inserter:
    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection

    def __call__(self, table: str, values: Iterator[rows.Row] | Sequence[rows.Row]) -> None:
        """Insert full rows into ``table``, which is never a name from outside."""
        (width,) = self.connection.execute("SELECT count(*) FROM pragma_table_info(?)", (table,)).fetchone()
        marks = ", ".join("?" * width)
        self.connection.executemany(f"INSERT INTO {table} VALUES ({marks})", values)  # noqa: S608


def _insert_entities(
    insert: _Inserter,
    ordered: Sequence[Entity],
    entities: Mapping[str, int],
    documents: Mapping[str, int],
    resolution: Resolution,
) -> None:
    insert("entities", (rows.entity(entities[entity.id], entity) for entity in ordered))
    insert("names", (row for entity in ordered for row in rows.names(entities[entity.id], entity)))
    for standing, keyed in (("merged", resolution.of_mention), ("suggested", resolution.suggested)):
        # a suggestion may name no entity of the case ("perhaps the daily's own reporter"): its names table says so
        insert(
            "name_mentions",
            (
                (documents[document], start, end, standing, entities[entity])
                for (document, start, end), entity in sorted(keyed.items())
                if entity in entities and document in documents
            ),
        )


def _insert_claims(
    insert: _Inserter,
    arranged: Arrangement,
    documents: Mapping[str, int],
    entities: Mapping[str, int],
    resolution: Resolution,
) -> dict[str, int]:
    """Claims with their parties; the number of each claim by its id."""
    names = rows.Names({entity.id: entity.canonical for entity in arranged.entities}, entities, resolution.of_mention)
    numbers: dict[str, int] = {}
    for findings in arranged.findings:
        document = documents[findings.document.id]
        first = len(numbers) + 1
        made = rows.claims(document, findings, first, names, resolution.dates)
        insert("claims", [row for row, _ in made])
        insert("claim_parties", [party for _, parties in made for party in parties])
        numbers |= {claim.id: number for number, claim in enumerate(claims_of(findings), first)}
    return numbers


def _insert_entries(
    insert: _Inserter, arranged: Arrangement, documents: Mapping[str, int], claims: Mapping[str, int]
) -> None:
    numbers = {entry.id: n for n, entry in enumerate(arranged.entries, 1)}
    holder: dict[str, int] = {}
    for entry in arranged.entries:
        for claim in entry.claims:
            holder.setdefault(claim, numbers[entry.id])

    def each(make: Callable[[int, Entry], list[rows.Row]]) -> Iterator[rows.Row]:
        for entry in arranged.entries:
            yield from make(numbers[entry.id], entry)

    insert("entries", each(lambda n, entry: [rows.entry(n, entry)]))
    insert("entry_claims", each(lambda n, entry: [(n, claims[c]) for c in sorted(set(entry.claims))]))
    insert("entry_fields", each(lambda n, entry: [(n, *map(plain, field)) for field in dict(entry.fields).items()]))
    insert("entry_flags", each(rows.flags))
    insert("entry_edges", each(lambda n, entry: rows.edges(n, entry, holder)))
    insert("lineage", (rows.lineage(n, edge, documents) for n, edge in enumerate(arranged.lineage, 1)))
    insert("to_get", (rows.to_get(n, one) for n, one in enumerate(arranged.to_get, 1)))
    insert(
        "to_get_entries",
        [
            (n, entry)
            for n, one in enumerate(arranged.to_get, 1)
            for entry in sorted({holder[e] for e in one.entries if e in holder})
        ],
    )
    insert("copies", sorted({(documents[copy], documents[of], plain(how)) for copy, of, how in arranged.copies}))


def _index_words(connection: sqlite3.Connection, has_trigrams: bool) -> None:
    connection.execute("INSERT INTO text_search (text_search) VALUES ('rebuild')")
    connection.execute("INSERT INTO quote_search (quote_search) VALUES ('rebuild')")
    if not has_trigrams:
        return
    connection.create_function("is_unspaced", 1, lambda text: int(is_unspaced(text)), deterministic=True)
    for table, column, content, rowid in schema.TRIGRAMS:
        connection.execute(
            f"INSERT INTO {table} (rowid, {column}) SELECT {rowid}, {column} FROM {content} WHERE is_unspaced({column})"  # noqa: S608
        )


def _seal(part: Path, seal: Seal) -> None:
    with RecordView(part) as view:
        more = dict(seal(view))
    connection = sqlite3.connect(part)
    try:
        with connection:
            connection.executemany("INSERT OR REPLACE INTO meta VALUES (?, ?)", sorted(more.items()))
    finally:
        connection.close()
