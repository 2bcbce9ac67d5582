"""Entries: the lines of the record; and what stands behind each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.model.claim import ClaimKind
from onrecord.model.value import Amount, Place, Time

EdgeKind = Literal[
    "revision", "compatible", "agree", "contested", "deviating relay", "disputes", "overtakes", "part of", "follows"
]
FlagName = Literal["sourcing", "dispute", "revision", "lifecycle", "review"]
FLAGS: tuple[FlagName, ...] = ("sourcing", "dispute", "revision", "lifecycle", "review")
Register = Literal["figures", "sites", "responses", "agreements", "positions", "publications", "sources", "names"]
REGISTERS: tuple[Register, ...] = (
    "figures",
    "sites",
    "responses",
    "agreements",
    "positions",
    "publications",
    "sources",
    "names",
)


@dataclass(frozen=True, slots=True)
class Flag:
    """``value``: a short fixed phrase ("single root, not held"); ``explanation``: one true sentence built from the
    entry's claims; ``claims``: ids it rests on.
    """

    name: FlagName
    value: str
    explanation: str
    claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SourceCount:
    """Independent sources as a range: ``low``..``high``. ``roots``: their names (entity canonical or as written)."""

    low: int
    high: int
    roots: tuple[str, ...] = ()
    relays: tuple[str, ...] = ()
    explanation: str = ""


@dataclass(frozen=True, slots=True)
class Edge:
    """A relation from this entry to another. ``kind``: see EdgeKind. ``type``: for a revision: findings extended,
    corrected, world changed, re-scoped, retracted, unknown. ``facet``: for a dispute.
    """

    kind: EdgeKind
    other: str
    explanation: str
    type: str | None = None
    facet: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One matter in one edition, with the claims about it from all documents.

    ``id``: the smallest member claim's id. ``kind``: its claims' kind; ``register``: where ``show`` lists it (an
    action or position of a state on the attributed conduct is a response). ``key``: the matter's key in words.
    ``title``: one neutral line. ``claims``: ids, sorted. ``fields``: cell name → text, the row as shown (see the
    register's columns); every cell's evidence is the entry's claims. ``amount``/``time``/``place``: the value to
    publish, by stated rules, never an average. ``said`` counts sources that it was said or done; ``so`` those that
    the content is so. ``series``: id shared by entries of one measure, scope and root. ``cell``: for responses: done,
    under way, alleged, either-or, announced or planned, demanded, conditional, unresolved, said not done as of, nothing
    in our documents. ``in_story``: False when all its claims are aside from the story. ``is_cleared``: people cleared
    all its claims for publication, as they read now. ``ratings``: its sources that people rated, with A to F.
    ``tags``: people's. ``event``: of a total of casualties, an id shared by all entries about its event. ``stands``:
    the value that stands for its event, on the entries that give it; ``current``: why it does.
    """

    id: str
    kind: ClaimKind
    register: Register
    key: tuple[str, ...]
    title: str
    claims: tuple[str, ...]
    fields: tuple[tuple[str, str], ...]
    said: SourceCount
    so: SourceCount
    flags: tuple[Flag, ...]
    amount: Amount | None = None
    time: Time | None = None
    place: Place | None = None
    series: str | None = None
    cell: str | None = None
    country: str | None = None
    edges: tuple[Edge, ...] = ()
    open_points: tuple[str, ...] = ()
    in_story: bool = True
    is_cleared: bool = False
    ratings: tuple[tuple[str, str], ...] = ()
    tags: tuple[str, ...] = ()
    event: str | None = None
    stands: float | None = None
    current: str | None = None


@dataclass(frozen=True, slots=True)
class LineageEdge:
    """One who-relies-on-whom edge. ``kind``: relays, copies, quotes, follows up, affiliated. ``upper`` relies on
    ``lower``. Parties are entity ids or names as written; ``document`` is where it shows.
    """

    upper: str
    lower: str
    kind: str
    document: str
    claims: tuple[str, ...] = ()
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class ToGet:
    """A root document that the record rests on and the case does not hold."""

    title: str
    publisher: str | None
    date: Time | None
    entries: tuple[str, ...]


@dataclass(frozen=True)
class Record:
    """What reconciliation hands on: everything ``store`` writes besides documents, claims and entities."""

    entries: tuple[Entry, ...] = ()
    lineage: tuple[LineageEdge, ...] = ()
    to_get: tuple[ToGet, ...] = ()
    copies: tuple[tuple[str, str, str], ...] = ()  # copy's document id, original's document id, how it shows
