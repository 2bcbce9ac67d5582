"""What changes when a few documents of a large case do: what stages hand on, and what they keep to be able to.

A stage that can tell what a change does to its result without going through the whole case keeps what it needs for that
in a ``Kept``, fills it whenever it runs in full, and later answers with a difference. What it answers must be what a
full run would give: where it cannot be sure, it raises ``TooWide`` and everything is run in full.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from onrecord.model.claim import Claim
from onrecord.model.document import Document
from onrecord.model.entity import Entity, MentionKey
from onrecord.model.entry import Entry, LineageEdge, ToGet
from onrecord.model.findings import Findings
from onrecord.model.ruling import NO_RULINGS, Rulings
from onrecord.model.value import Time

SMALLEST = 192
"""Documents: a smaller case is built in full within about two seconds, and keeping what following needs would cost
every full build as much as reconciling does.
"""
_FEW = 32  # documents that may always change together in a case that is large enough
_SHARE = 50  # of a larger case, one document in so many


class TooWide(Exception):  # noqa: N818 no error: a stage says that only a full run can tell
    """A change reaches further than what is kept can follow. Its message says what changed, for the build's report."""


@dataclass(frozen=True, slots=True)
class DocumentChange:
    """Documents that came, went, are described otherwise or have claims that people decided otherwise (then they are
    among both), by what was read of them and decided, before it was placed in the story. ``before`` and ``after``: how
    many documents the case has. Both lists are sorted by id. ``ruled`` and ``rulings``: what people decided beyond
    single claims, before and after; documents in which names may be others by that (``model.ruling.renamed``) are among
    both lists too.
    """

    added: tuple[Findings, ...]
    removed: tuple[Findings, ...]
    before: int
    after: int
    ruled: Rulings = NO_RULINGS
    rulings: Rulings = NO_RULINGS


@dataclass(frozen=True, slots=True)
class ResolutionChange:
    """``placed``: the added findings, placed in the story; ``unplaced``: the removed ones as they had been placed.
    ``entities``: new or changed; ``gone``: ids of entities that are no more. ``of_mention``, ``suggested``, ``dates``:
    entries that are new or changed, and None for those that are gone; what went with a removed document is among them.
    Of a document that is placed anew, a mention that is in neither stands for what it stood for, which may be nothing.
    """

    placed: tuple[Findings, ...] = ()
    unplaced: tuple[Findings, ...] = ()
    entities: tuple[Entity, ...] = ()
    gone: tuple[str, ...] = ()
    of_mention: Mapping[MentionKey, str | None] = field(default_factory=dict)
    suggested: Mapping[MentionKey, str | None] = field(default_factory=dict)
    dates: Mapping[str, Time | None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RecordChange:
    """``entries``: new or changed; ``gone``: ids of entries that are no more. Of the other lists, what came and what
    went; where one changed, it is in both.
    """

    entries: tuple[Entry, ...] = ()
    gone: tuple[str, ...] = ()
    lineage: tuple[LineageEdge, ...] = ()
    lineage_gone: tuple[LineageEdge, ...] = ()
    to_get: tuple[ToGet, ...] = ()
    to_get_gone: tuple[ToGet, ...] = ()
    copies: tuple[tuple[str, str, str], ...] = ()
    copies_gone: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Replaced:
    """What a change took from a record: enough to tell what the record was, from what it is. ``meta``: as it was.
    ``documents``, ``entries``, ``claims``: those that are gone or read otherwise, as they were. ``new_documents``,
    ``new_entries``: ids of those that were not there.
    """

    meta: Mapping[str, str]
    documents: tuple[Document, ...]
    entries: tuple[Entry, ...]
    claims: tuple[Claim, ...]
    new_documents: tuple[str, ...]
    new_entries: tuple[str, ...]


class Kept(Protocol):
    """Small values (bytes) in named tables, each under a key and a member of that key: under a block's key, say, one
    value for each document in it. Keys, members and what is in them come back in sorted order. Nothing here is more
    than a help: what is lost is made again by a full run.
    """

    def get(self, table: str, keys: Iterable[str]) -> dict[str, dict[str, bytes]]:
        """By key, then by member. Keys without a member are left out."""
        ...

    def first(self, table: str, keys: Iterable[str], number: int) -> dict[str, dict[str, bytes]]:
        """As ``get``, with no more than ``number`` members of each key: the first."""
        ...

    def of_members(self, table: str, members: Iterable[str]) -> dict[str, dict[str, bytes]]:
        """By member, then by key: everything that is kept of these members."""
        ...

    def counts(self, table: str, keys: Iterable[str]) -> dict[str, int]:
        """How many members each key has; 0 is left out."""
        ...

    def all(self, table: str) -> Iterator[tuple[str, str, bytes]]:
        """Every key, member and value of a table: for full runs only."""
        ...

    def put(self, table: str, rows: Iterable[tuple[str, str, bytes]]) -> None:
        """Keep values, each with its key and member, in place of those that are there."""
        ...

    def drop(self, table: str, pairs: Iterable[tuple[str, str]]) -> None:
        """Drop these members of these keys."""
        ...

    def drop_keys(self, table: str, keys: Iterable[str]) -> None:
        """Drop keys with all their members."""
        ...

    def drop_members(self, table: str, members: Iterable[str]) -> None:
        """Drop these members of whatever key."""
        ...


def size_class(documents: int) -> int:
    """The power of two that a number of documents lies below. Whatever depends on how large a case is depends on this
    number, so that one document more changes it for none but the very few cases that outgrow their class.
    """
    return documents.bit_length()


def is_narrow(before: int, after: int, changed: int) -> bool:
    """True where a change of so many documents may be worked in without going through the case: both states are large
    enough to be worth it and of one size class, and little of them changed.
    """
    is_large = min(before, after) >= SMALLEST
    return is_large and size_class(before) == size_class(after) and changed <= max(_FEW, after // _SHARE)
