"""The record as read from its database."""

from __future__ import annotations

import sqlite3
import threading
import zlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property, lru_cache
from pathlib import Path
from types import TracebackType
from typing import Any, TypeVar

from onrecord.errors import CaseError, NotFoundError
from onrecord.model.annotation import SentenceNote
from onrecord.model.claim import Claim
from onrecord.model.document import Document
from onrecord.model.entity import Entity
from onrecord.model.entry import Entry, LineageEdge, Register, ToGet
from onrecord.model.view import Hit, MentionRow
from onrecord.store import opening, schema
from onrecord.store.arrangement import by_ends, by_title
from onrecord.store.finding import Finder
from onrecord.store.packing import unpack, unpack_claim, unpack_mentions
from onrecord.store.pages import Pages, cut

T = TypeVar("T")

_PAGE = 256  # items a query: large enough that the query costs little beside them, small enough to hold several
_CLAIM = (
    "SELECT c.id, c.kind, d.id, c.span_start, c.span_end, c.quote, c.polarity, c.modality, c.in_story, c.settled,"
    " c.detail FROM claims c JOIN documents d ON d.number = c.document WHERE "
)
_MEND = "run onrecord build"


def open_view(path: Path) -> RecordView:
    """The record at ``path``, read only; close it when done (or use ``with``).

    Raises ``CaseError`` when there is none, or it cannot be read, or another version wrote it.
    """
    return RecordView(path)


class RecordView:
    """A built record in its database: see ``model.view.View``. Items are read when they are asked for; the sequences
    hold a few pages of them. One view may be shared by threads.
    """

    def __init__(self, path: Path) -> None:
        self._where = str(path)
        if not path.is_file():
            raise CaseError("there is no built record", where=self._where, mend=_MEND)
        self._lock = threading.Lock()
        self._connection = opening.opened(path)
        try:
            self._check(path)
        except CaseError:
            self._connection.close()
            raise
        self._entity = lru_cache(maxsize=4096)(self._read_entity)
        self._merged = lru_cache(maxsize=8)(self._read_merged)

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def __enter__(self) -> RecordView:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def meta(self) -> Mapping[str, str]:
        return dict(self._rows("SELECT key, value FROM meta ORDER BY key"))

    def documents(self) -> Sequence[Document]:
        return self._documents

    def document(self, id_or_name: str) -> Document:
        found = self._of_id.get(id_or_name) or self._named.get(id_or_name)
        if found is None:
            raise NotFoundError(f"no document {id_or_name!r}", where=self._where)
        return found

    def some_documents(self, ids: Iterable[str]) -> tuple[Document, ...]:
        """The documents of these ids that are there, without reading the others."""
        query = "SELECT detail FROM documents WHERE id = ?"
        return tuple(one for identity in sorted(set(ids)) for one in self._all(Document, query, identity))

    def digests(self) -> dict[str, str]:
        """The digest of each document's description, by id."""
        return dict(self._rows("SELECT id, digest FROM documents"))

    def counts(self) -> tuple[int, int]:
        """How many claims and entries there are."""
        ((claims, entries),) = self._rows("SELECT (SELECT count(*) FROM claims), (SELECT count(*) FROM entries)")
        return claims, entries

    def text(self, document: str) -> str:
        rows = self._rows("SELECT text, exact FROM texts WHERE document = ?", self._number(document))
        text, exact = rows[0]
        return str(text) if exact is None else bytes(exact).decode("utf-8", "surrogatepass")

    def notes(self, document: str) -> Sequence[SentenceNote]:
        query = "SELECT span_start, span_end, reason FROM notes WHERE document = ? ORDER BY 1, 2, 3"
        return tuple(SentenceNote(*row) for row in self._rows(query, self._number(document)))

    def sentence_count(self, document: str) -> int:
        return int(self._rows("SELECT sentences FROM documents WHERE number = ?", self._number(document))[0][0])

    def claims(self, document: str | None = None) -> Sequence[Claim]:
        if document is not None:
            return self._claims_of(self._number(document))
        counts = dict(self._rows("SELECT document, count(*) FROM claims GROUP BY document"))
        wanted = [self._numbers[one.id] for one in self._documents if self._numbers[one.id] in counts]
        return Pages([counts[number] for number in wanted], lambda page: self._claims_of(wanted[page]))

    def claim(self, claim_id: str) -> Claim:
        found = self._claims("c.id = ?", claim_id)
        if not found:
            raise NotFoundError(f"no claim {claim_id!r}", where=self._where)
        return found[0]

    def entries(self, register: Register | None = None, *, with_aside: bool = False) -> Sequence[Entry]:
        query = "SELECT number FROM entries WHERE (? IS NULL OR register = ?) AND (? OR in_story) ORDER BY sorting, id"
        numbers = [row[0] for row in self._rows(query, register, register, with_aside)]

        def fetch(page: int) -> Sequence[Entry]:
            wanted = numbers[page * _PAGE : (page + 1) * _PAGE]
            marks = ", ".join("?" * len(wanted))
            query = f"SELECT detail FROM entries WHERE number IN ({marks}) ORDER BY sorting, id"  # noqa: S608 marks only
            return self._all(Entry, query, *wanted)

        return Pages(cut(len(numbers), _PAGE), fetch)

    def entry(self, claim_id: str) -> Entry:
        query = (
            "SELECT e.detail FROM claims c JOIN entry_claims m ON m.claim = c.number"
            " JOIN entries e ON e.number = m.entry WHERE c.id = ? ORDER BY e.sorting, e.id LIMIT 1"
        )
        found = self._all(Entry, query, claim_id)
        if not found:
            raise NotFoundError(f"no entry holds {claim_id!r}", where=self._where)
        return found[0]

    def claim_ids(self, beginning: str) -> Sequence[str]:
        query = "SELECT id FROM claims WHERE id >= ? AND substr(id, 1, ?) = ? AND id < ? ORDER BY id"
        return self._beginning(query, beginning)

    def entry_ids(self, beginning: str) -> Sequence[str]:
        query = "SELECT id FROM entries WHERE id >= ? AND substr(id, 1, ?) = ? AND id < ? ORDER BY id"
        return self._beginning(query, beginning)

    def _beginning(self, query: str, start: str) -> tuple[str, ...]:
        return tuple(row[0] for row in self._rows(query, start, len(start), start, f"{start}\U0010ffff"))

    def mentioned_in(self, entity: str) -> Sequence[str]:
        query = (
            "SELECT DISTINCT d.id FROM entities e JOIN name_mentions m ON m.entity = e.number"
            " JOIN documents d ON d.number = m.document WHERE e.id = ? AND m.standing = 'merged' ORDER BY d.id"
        )
        return tuple(row[0] for row in self._rows(query, entity))

    def entities(self) -> Sequence[Entity]:
        query = "SELECT number FROM entities ORDER BY canonical, kind, ifnull(country, ''), id"
        numbers = [row[0] for row in self._rows(query)]

        def fetch(page: int) -> Sequence[Entity]:
            wanted = numbers[page * _PAGE : (page + 1) * _PAGE]
            marks = ", ".join("?" * len(wanted))
            order = "canonical, kind, ifnull(country, ''), id"
            query = f"SELECT detail FROM entities WHERE number IN ({marks}) ORDER BY {order}"  # noqa: S608 marks only
            return self._all(Entity, query, *wanted)

        return Pages(cut(len(numbers), _PAGE), fetch)

    def entity_of(self, document: str, start: int, end: int) -> Entity | None:
        number = self._merged(self._number(document)).get((start, end))
        return None if number is None else self._entity(number)

    def mentions(self, document: str | None = None) -> Sequence[MentionRow]:
        if document is not None:
            return self._mentions_of(self.document(document).id)
        counts = dict(self._rows("SELECT document, count FROM mentions"))
        sizes = [counts[self._numbers[one.id]] for one in self._documents]
        return Pages(sizes, lambda page: self._mentions_of(self._documents[page].id))

    def lineage(self) -> Sequence[LineageEdge]:
        return tuple(sorted(self._all(LineageEdge, "SELECT detail FROM lineage"), key=by_ends))

    def to_get(self) -> Sequence[ToGet]:
        return tuple(sorted(self._all(ToGet, "SELECT detail FROM to_get"), key=by_title))

    def copies(self) -> Sequence[tuple[str, str, str]]:
        query = (
            "SELECT c.id, o.id, evidence FROM copies JOIN documents c ON c.number = copy"
            " JOIN documents o ON o.number = original"
        )
        return tuple(sorted((copy, of, how) for copy, of, how in self._rows(query)))

    def search(self, query: str, limit: int = 20) -> Sequence[Hit]:
        return Finder(self._rows).search(query, limit)

    @cached_property
    def _documents(self) -> tuple[Document, ...]:
        held = self._all(Document, "SELECT detail FROM documents")
        return tuple(sorted(held, key=lambda one: (one.name, one.id)))

    @cached_property
    def _of_id(self) -> dict[str, Document]:
        return {one.id: one for one in self._documents}

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return dict(self._rows("SELECT id, number FROM documents"))

    @cached_property
    def _named(self) -> dict[str, Document]:
        named = {name: one for one in reversed(self._documents) for name in (*one.names, one.name)}
        return named | {one.name: one for one in reversed(self._documents)}

    def _number(self, document: str) -> int:
        return self._numbers[self.document(document).id]

    def _claims_of(self, number: int) -> tuple[Claim, ...]:
        return self._claims("c.document = ? ORDER BY c.span_start, c.span_end, c.kind, c.id", number)

    def _mentions_of(self, document: str) -> tuple[MentionRow, ...]:
        ((packed,),) = self._rows("SELECT packed FROM mentions WHERE document = ?", self._numbers[document])
        return self._decode(lambda: unpack_mentions(document, packed))

    def _claims(self, condition: str, *parameters: object) -> tuple[Claim, ...]:
        rows = self._rows(_CLAIM + condition, *parameters)
        return self._decode(lambda: tuple(unpack_claim(row[:9], row[9], row[10]) for row in rows))

    def _read_entity(self, number: int) -> Entity:
        return self._all(Entity, "SELECT detail FROM entities WHERE number = ?", number)[0]

    def _read_merged(self, number: int) -> dict[tuple[int, int], int]:
        query = "SELECT span_start, span_end, entity FROM name_mentions WHERE document = ? AND standing = 'merged'"
        return {(start, end): entity for start, end, entity in self._rows(query, number)}

    def _all(self, cls: type[T], query: str, *parameters: object) -> tuple[T, ...]:
        rows = self._rows(query, *parameters)
        return self._decode(lambda: tuple(unpack(cls, row[0]) for row in rows))

    def _rows(self, query: str, *parameters: object) -> list[tuple[Any, ...]]:
        try:
            with self._lock:
                return self._connection.execute(query, parameters).fetchall()
        except sqlite3.DatabaseError as error:
            raise CaseError(f"the record cannot be read: {error}", where=self._where, mend=_MEND) from error

    def _decode(self, make: Callable[[], T]) -> T:
        try:
            return make()
        except (ValueError, TypeError, zlib.error) as error:
            raise CaseError(f"the record is damaged: {error}", where=self._where, mend=_MEND) from error

    def _check(self, path: Path) -> None:
        try:
            schema.check(self._connection, self._where)
            ((pages,),) = self._connection.execute("PRAGMA page_count")
            ((size,),) = self._connection.execute("PRAGMA page_size")
        except sqlite3.DatabaseError as error:
            raise CaseError(f"the record cannot be read: {error}", where=self._where, mend=_MEND) from error
        if pages * size > path.stat().st_size:
            raise CaseError("the record is cut short", where=self._where, mend=_MEND)
