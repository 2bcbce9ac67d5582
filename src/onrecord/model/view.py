"""The one window through which the dossier, the review app and exports see a built record."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from onrecord.model.annotation import SentenceNote
from onrecord.model.claim import Claim
from onrecord.model.document import Document
from onrecord.model.entity import Entity
from onrecord.model.entry import Entry, LineageEdge, Register, ToGet


@dataclass(frozen=True, slots=True)
class MentionRow:
    """One reading below the claims, ready for export. ``type``: name, time, quantity, place, attribution.
    ``value``: its normal form, JSON-able.
    """

    document: str
    start: int
    end: int
    type: str
    value: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Hit:
    """A search hit. ``kind``: document or claim; ``id``: its id; ``snippet``: text around, matches in ``[…]``."""

    kind: str
    id: str
    snippet: str


class View(Protocol):
    """A built record, read only. Everything comes in a fixed order: documents by name, claims by document name,
    start, end, kind, id; entries by register order and key; entities by canonical name. Unknown ids raise
    ``NotFoundError``.
    """

    def meta(self) -> Mapping[str, str]:
        """Title, profile, engine version, reader version, inputs' digest, record's digest."""
        ...

    def documents(self) -> Sequence[Document]: ...

    def document(self, id_or_name: str) -> Document: ...

    def text(self, document: str) -> str: ...

    def notes(self, document: str) -> Sequence[SentenceNote]:
        """Sentences of the document that gave no claim, and why."""
        ...

    def sentence_count(self, document: str) -> int: ...

    def claims(self, document: str | None = None) -> Sequence[Claim]: ...

    def claim(self, claim_id: str) -> Claim: ...

    def entries(self, register: Register | None = None, *, with_aside: bool = False) -> Sequence[Entry]: ...

    def entry(self, claim_id: str) -> Entry:
        """The entry that holds this claim now (an entry's id is one of its members' ids)."""
        ...

    def claim_ids(self, beginning: str) -> Sequence[str]:
        """Ids of the claims whose id begins so, sorted."""
        ...

    def entry_ids(self, beginning: str) -> Sequence[str]:
        """Ids of the entries, those aside from the story among them, whose id begins so, sorted."""
        ...

    def entities(self) -> Sequence[Entity]: ...

    def mentioned_in(self, entity: str) -> Sequence[str]:
        """Ids of the documents with a mention that was merged into this entity, sorted; none for an unknown one."""
        ...

    def entity_of(self, document: str, start: int, end: int) -> Entity | None:
        """The entity that the mention at this span was merged into, if any."""
        ...

    def mentions(self, document: str | None = None) -> Sequence[MentionRow]: ...

    def lineage(self) -> Sequence[LineageEdge]: ...

    def to_get(self) -> Sequence[ToGet]: ...

    def copies(self) -> Sequence[tuple[str, str, str]]: ...

    def search(self, query: str, limit: int = 20) -> Sequence[Hit]: ...
