"""The record held in memory: for tests, and for small cases that need no file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain, islice, zip_longest

from onrecord.errors import NotFoundError
from onrecord.model.annotation import SentenceNote
from onrecord.model.claim import Claim
from onrecord.model.document import Document
from onrecord.model.entity import Entity, Resolution
from onrecord.model.entry import Entry, LineageEdge, Record, Register, ToGet
from onrecord.model.findings import Findings
from onrecord.model.view import Hit, MentionRow
from onrecord.store import searching
from onrecord.store.arrangement import arrange, claims_of, mentions_of, settle


class MemoryView:
    """Holds what ``write`` would write, and shows it as ``model.view.View`` says."""

    def __init__(
        self,
        *,
        meta: Mapping[str, str],
        findings: Sequence[Findings],
        texts: Mapping[str, str],
        resolution: Resolution,
        record: Record,
    ) -> None:
        arranged = arrange(findings, resolution, record)
        self._meta = dict(sorted(meta.items()))
        self._arranged = arranged
        self._of_id = {one.document.id: one for one in arranged.findings}
        named = {name: one.document for one in reversed(arranged.findings) for name in one.document.names}
        self._named = named | {one.document.name: one.document for one in reversed(arranged.findings)}
        self._texts = {id_: texts[id_] for id_ in self._of_id}
        self._claims = {
            id_: tuple(settle(claim, resolution.dates) for claim in claims_of(one)) for id_, one in self._of_id.items()
        }
        self._claim = {claim.id: claim for claims in self._claims.values() for claim in claims}
        self._entry: dict[str, Entry] = {}
        for entry in arranged.entries:
            for claim in entry.claims:
                self._entry.setdefault(claim, entry)
        self._entities = {entity.id: entity for entity in arranged.entities}
        self._of_mention = dict(resolution.of_mention)

    def meta(self) -> Mapping[str, str]:
        return self._meta

    def documents(self) -> Sequence[Document]:
        return tuple(one.document for one in self._arranged.findings)

    def document(self, id_or_name: str) -> Document:
        found = self._of_id.get(id_or_name)
        document = found.document if found else self._named.get(id_or_name)
        if document is None:
            raise NotFoundError(f"no document {id_or_name!r}")
        return document

    def text(self, document: str) -> str:
        return self._texts[self.document(document).id]

    def notes(self, document: str) -> Sequence[SentenceNote]:
        notes = set(self._findings(document).notes)
        return tuple(sorted(notes, key=lambda note: (note.start, note.end, note.reason)))

    def sentence_count(self, document: str) -> int:
        return self._findings(document).sentences

    def claims(self, document: str | None = None) -> Sequence[Claim]:
        if document is not None:
            return self._claims[self.document(document).id]
        return tuple(chain.from_iterable(self._claims.values()))

    def claim(self, claim_id: str) -> Claim:
        if claim_id not in self._claim:
            raise NotFoundError(f"no claim {claim_id!r}")
        return self._claim[claim_id]

    def entries(self, register: Register | None = None, *, with_aside: bool = False) -> Sequence[Entry]:
        return tuple(
            entry
            for entry in self._arranged.entries
            if (register is None or entry.register == register) and (with_aside or entry.in_story)
        )

    def entry(self, claim_id: str) -> Entry:
        if claim_id not in self._entry:
            raise NotFoundError(f"no entry holds {claim_id!r}")
        return self._entry[claim_id]

    def claim_ids(self, beginning: str) -> Sequence[str]:
        return tuple(sorted(one for one in self._claim if one.startswith(beginning)))

    def entry_ids(self, beginning: str) -> Sequence[str]:
        return tuple(sorted(one.id for one in self._arranged.entries if one.id.startswith(beginning)))

    def entities(self) -> Sequence[Entity]:
        return self._arranged.entities

    def mentioned_in(self, entity: str) -> Sequence[str]:
        return tuple(sorted({document for (document, _, _), one in self._of_mention.items() if one == entity}))

    def entity_of(self, document: str, start: int, end: int) -> Entity | None:
        entity = self._of_mention.get((self.document(document).id, start, end))
        return None if entity is None else self._entities.get(entity)

    def mentions(self, document: str | None = None) -> Sequence[MentionRow]:
        wanted = self._arranged.findings if document is None else (self._findings(document),)
        return tuple(row for one in wanted for row in mentions_of(one))

    def lineage(self) -> Sequence[LineageEdge]:
        return self._arranged.lineage

    def to_get(self) -> Sequence[ToGet]:
        return self._arranged.to_get

    def copies(self) -> Sequence[tuple[str, str, str]]:
        return self._arranged.copies

    def search(self, query: str, limit: int = 20) -> Sequence[Hit]:
        asked = searching.parse(query)
        documents = (
            Hit("document", id_, searching.snippet(asked, text))
            for id_, text in self._texts.items()
            if searching.matches(asked, text)
        )
        claims = (
            Hit("claim", claim.id, searching.snippet(asked, claim.quote))
            for claim in self._claim.values()
            if searching.matches(asked, claim.quote)
        )
        turns = chain.from_iterable(zip_longest(documents, claims))
        return tuple(islice((hit for hit in turns if hit is not None), max(0, limit)))

    def _findings(self, document: str) -> Findings:
        return self._of_id[self.document(document).id]
