"""What a dossier's pictures show: matrix, map, timeline, graph, as plain data; ``publish.site`` works out where."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.publish.dossier.pages import Link, Row, Target


@dataclass(frozen=True, slots=True)
class Mark:
    """One act in a cell of the matrix: ``state`` as in product words, ``label`` with its date, ``link`` to its row."""

    state: str
    label: str
    link: Link


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A country: its name leading to its page, and one group of marks a column; an empty group is *nothing held*."""

    country: Link
    cells: tuple[tuple[Mark, ...], ...]
    is_silent: bool = False


@dataclass(frozen=True, slots=True)
class Matrix:
    """Countries by kinds of act. ``columns``: headings; ``others``: acts of parties that are no states, by party."""

    columns: tuple[str, ...]
    rows: tuple[MatrixRow, ...]
    states: tuple[tuple[str, str], ...]  # the legend: state and its words, those that occur


@dataclass(frozen=True, slots=True)
class Section:
    """A titled part of a page with rows of one register. ``columns``: their headings; ``more``: rows that only the
    register has.
    """

    name: str
    title: str
    columns: tuple[tuple[str, str], ...]
    rows: tuple[Row, ...]
    more: int = 0


@dataclass(frozen=True, slots=True)
class CountryPage:
    """Everything that the record says of one country."""

    page: str
    title: str
    lead: str
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """A site on the map or in the list beside it. ``country``: ISO code; ``lat``/``lon``: only where the text gives a
    city or a point and the place is known. ``state``: its lifecycle in one word; ``precision``: as in the model.
    """

    link: Link
    country: str | None
    precision: str
    state: str
    lat: float | None = None
    lon: float | None = None


@dataclass(frozen=True, slots=True)
class PlaceGroup:
    """Places of one precision, for the list beside the map; ``more``: those that only the table has."""

    label: str
    places: tuple[Place, ...]
    more: int = 0


@dataclass(frozen=True, slots=True)
class MapData:
    """Where things are said to be. ``names``: ISO code to the country's name, for the shaded ones."""

    places: tuple[Place, ...]
    groups: tuple[PlaceGroup, ...]
    names: tuple[tuple[str, str], ...]
    states: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """Something with a time. ``start``/``end``: ISO days, either may be missing where the time is open. ``kind``: act,
    statement, publication or document. ``is_inferred``: the date was worked out; ``is_open``: one end is not known.
    """

    kind: str
    label: str
    start: str
    end: str
    date: str
    who: str
    link: Link
    is_inferred: bool = False
    state: str = ""
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class Timeline:
    """Dated things, oldest first; ``undated``: how many have no date; ``more``: dated ones that are left out."""

    events: tuple[Event, ...]
    undated: int
    more: int = 0


@dataclass(frozen=True, slots=True)
class Node:
    """A party of the lineage. ``kind``: outlet, agency, state …; ``layer``: 0 for who is nearest to the reader."""

    name: str
    link: Link
    kind: str
    layer: int
    is_root: bool = False
    is_held: bool = False


@dataclass(frozen=True, slots=True)
class Tie:
    """``upper`` relies on ``lower`` (places in ``Graph.nodes``). ``weight``: how many claims."""

    upper: int
    lower: int
    kind: str
    weight: int


@dataclass(frozen=True, slots=True)
class Graph:
    """Who relies on whom, those with most claims; ``more``: parties left out."""

    nodes: tuple[Node, ...]
    ties: tuple[Tie, ...]
    more: int = 0


@dataclass(frozen=True, slots=True)
class SourceClaim:
    """One thing that a source put on the record."""

    kind: str
    kind_label: str
    quote: str
    reading: str
    chain: tuple[str, ...]
    target: Target | None
    entry: Link | None
    document: Link


@dataclass(frozen=True, slots=True)
class SourcePage:
    """A named source: what it put on the record, by register, through whom; no score of any kind."""

    page: str
    title: str
    kind: str
    facts: tuple[tuple[str, str], ...]
    through: tuple[Link, ...]
    groups: tuple[tuple[str, tuple[SourceClaim, ...]], ...]
    more: int = 0


@dataclass(frozen=True, slots=True)
class Side:
    """A position in a dispute: who says what, in which stance, where it is on record."""

    speaker: str
    stance: str
    link: Link
    by: str


@dataclass(frozen=True, slots=True)
class Dispute:
    """One matter with what is said for it and against it. ``facet``: which side of it; ``explanation``: why these
    stand against one another.
    """

    facet: str
    claims: tuple[Side, ...]
    counters: tuple[Side, ...]
    explanation: str


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that the search finds. ``kind``: a register's or page's name. ``head``: words that weigh more."""

    kind: str
    title: str
    detail: str
    target: Target
    head: str
    body: str
