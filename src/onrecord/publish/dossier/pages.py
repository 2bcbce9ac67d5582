"""What a dossier's pages hold: plain frozen data, no HTML, ready to be laid out by ``publish.site``.

Texts are as they stand in the record, or composed from ``wording``; nothing here is escaped. Neutralising control
characters and escaping are the business of whoever lays the pages out.
"""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model.entry import Register


@dataclass(frozen=True, slots=True)
class Target:
    """Where a link leads: ``page`` is a path without ending ("figures", "documents/0a1b"), ``anchor`` an element id."""

    page: str
    anchor: str | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead somewhere; plain words when ``target`` is None."""

    text: str
    target: Target | None = None


@dataclass(frozen=True, slots=True)
class Chip:
    """A flag: ``label`` names it, ``value`` is its short phrase, ``tone`` is "calm", "good", "note" or "warn"."""

    label: str
    value: str
    explanation: str
    tone: str = "calm"


@dataclass(frozen=True, slots=True)
class Sentence:
    """One generated sentence, in clauses; each clause leads to the entry that it rests on."""

    clauses: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Citation:
    """What a citation of a document needs, as plain text; empty where it is not stated. ``date``: EDTF."""

    title: str
    outlet: str
    author: str
    date: str
    url: str
    sha: str


@dataclass(frozen=True, slots=True)
class Witness:
    """One claim as evidence. ``before``/``after``: the text around the quote. ``chain``: outlet first, root last."""

    kind: str
    before: str
    quote: str
    after: str
    chain: tuple[str, ...]
    document: Link
    date: str
    reading: str
    doubts: tuple[str, ...]
    target: Target
    citation: Citation
    decisions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a row. ``key``: the column; ``target``: the exact words it was read from."""

    key: str
    label: str
    text: str
    target: Target | None = None
    is_empty: bool = False


@dataclass(frozen=True, slots=True)
class Relation:
    """How a row relates to another one, in a sentence."""

    label: str
    explanation: str
    other: Link


@dataclass(frozen=True, slots=True)
class Count:
    """A source count in words ("1 source, 2 documents relaying") with its explanation. ``differs``: it is not that of
    the other count.
    """

    label: str
    text: str
    explanation: str
    differs: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a register with all that stands behind it. ``more``: documents of claims beyond those shown;
    ``passages``: how many claims there are in all.
    """

    anchor: str
    title: str
    cells: tuple[Cell, ...]
    chips: tuple[Chip, ...] = ()
    counts: tuple[Count, ...] = ()
    witnesses: tuple[Witness, ...] = ()
    more: tuple[Link, ...] = ()
    relations: tuple[Relation, ...] = ()
    open_points: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    passages: int = 0


@dataclass(frozen=True, slots=True)
class RegisterPage:
    """One page of a register; long registers run over several. ``parts``: all of them, when more than one."""

    name: Register
    page: str
    title: str
    lead: str
    columns: tuple[tuple[str, str], ...]
    rows: tuple[Row, ...]
    total: int
    part: int = 1
    parts: tuple[str, ...] = ()
    footnotes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Relay:
    """A value as one document relays it."""

    low: float | None
    high: float | None
    label: str


@dataclass(frozen=True, slots=True)
class ChartPoint:
    """One counted value: ``low``/``high`` are its bounds, None where open. ``step``: how it follows the one before.

    ``is_exact``: False when a word hedges the bounds ("about", "more than"). ``tone``: a number for its root, the same
    throughout a figure; -1 where no source is stated. ``follows``: place of the point that it revises or contests.
    ``relays``: what documents made of it, where that differs. ``is_part``: a part of the total, not a count of it.
    """

    label: str
    value: str
    low: float | None
    high: float | None
    counted_by: str
    target: Target
    step: str = ""
    is_exact: bool = True
    tone: int = -1
    follows: int | None = None
    relays: tuple[Relay, ...] = ()
    is_part: bool = False


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A figure for the overview, with its history (``points``, oldest first, the headline's own included)."""

    title: str
    value: str
    counted_by: str
    detail: str
    target: Target
    chips: tuple[Chip, ...]
    sources: str
    points: tuple[ChartPoint, ...]
    measure: str = ""


@dataclass(frozen=True, slots=True)
class DisputeLine:
    """A disputed point: ``claim`` and what stands against it. ``id``, ``counter_id``: the entries of the two."""

    facet: str
    claim: Link
    counter: tuple[Link, ...]
    explanation: str
    id: str = ""
    counter_id: str = ""


@dataclass(frozen=True, slots=True)
class ToGetLine:
    """A publication to obtain, and what rests on it."""

    title: str
    publisher: str
    date: str
    entries: tuple[Link, ...]
    more: int = 0


@dataclass(frozen=True, slots=True)
class Tally:
    """A number of the case with its word."""

    value: str
    label: str
    target: Target | None = None


@dataclass(frozen=True, slots=True)
class LatestLine:
    """What the youngest document added to the record. ``is_new``: no older document carries it."""

    date: str
    register: str
    entry: Link
    outlet: str
    is_new: bool


@dataclass(frozen=True, slots=True)
class Overview:
    """The first page."""

    story: tuple[Sentence, ...]
    figures: tuple[KeyFigure, ...]
    disputes: tuple[DisputeLine, ...]
    latest: tuple[LatestLine, ...]
    tallies: tuple[Tally, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of metadata: label, value, and where the value comes from."""

    label: str
    value: str
    note: str = ""
    is_code: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text with the same marks throughout.

    ``anchors``: ids that start here. ``kinds``: kinds of the claims that cover it, innermost first. ``target``: the
    entry of the innermost claim. ``note``: how the sentence is set, "unread", "boilerplate", "unframed" or "";
    ``ends_note``: the reason in words, where that sentence ends here. ``is_evidence``: words that a cell was read
    from, outside the quote.
    """

    text: str
    anchors: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    target: Target | None = None
    note: str = ""
    ends_note: str = ""
    is_evidence: bool = False


@dataclass(frozen=True, slots=True)
class MarginNote:
    """A claim in the margin of its document."""

    kind: str
    kind_label: str
    quote: str
    reading: str
    here: Target
    entry: Link | None
    chain: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DocumentPage:
    """One document: ``paragraphs`` hold the whole text, split at line breaks, in pieces; or, where ``is_quoted``, the
    passages that the dossier cites from it, one a paragraph. ``original``: the preserved file, from the case's folder.
    """

    page: str
    title: str
    name: str
    facts: tuple[Fact, ...]
    paragraphs: tuple[tuple[Piece, ...], ...]
    margin: tuple[MarginNote, ...]
    tallies: tuple[Tally, ...]
    copies: tuple[Link, ...]
    language: str | None = None
    is_quoted: bool = False
    original: str | None = None


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """A document in the list of documents. ``missing``: keys among outlet, date, language that are not stated."""

    document: Link
    name: str
    outlet: str
    date: str
    language: str
    claims: str
    sentences: str
    unread: str
    relation: str = ""
