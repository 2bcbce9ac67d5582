"""What the readers find in one text below the level of claims, each with its place in tokens and in characters."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from onrecord.model.clause import Clause
from onrecord.model.party import Party
from onrecord.model.tokens import Tokens
from onrecord.model.value import Amount, Place, Time

UnitKind = Literal["count", "money", "percent", "measure", "duration", "age", "other"]
NameKind = Literal["person", "organisation", "place", "outlet", "publication", "event", "other"]


@dataclass(frozen=True, slots=True)
class QuantityMention:
    """A stated quantity. Tokens ``[first, last)`` hold the number with its bounding words ("at least 102").

    ``number``: the token of the numeral (its last one). ``head``: the token of the counted noun or unit, None when
    the text leaves it out. ``unit``: the unit or counted noun phrase as printed ("police stations"). ``kind``: what
    sort of unit. ``enumerated``: True when the number was counted from a list and no numeral stands there.
    """

    first: int
    last: int
    start: int
    end: int
    number: int
    amount: Amount
    unit: str | None
    kind: UnitKind
    head: int | None = None
    enumerated: bool = False


@dataclass(frozen=True, slots=True)
class TimeMention:
    """A time expression. ``relation``: the word that binds it to the clause: "since", "until", "by", "as of",
    "between", "before", "after", "from" or None. ``kind``: date, time (of day), duration ("three months"), set
    ("every year").
    """

    first: int
    last: int
    start: int
    end: int
    value: Time
    kind: Literal["date", "time", "duration", "set"] = "date"
    relation: str | None = None


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place expression. ``form``: name ("Italy"), adjective ("Italian"), metonym ("Beijing" for the government),
    person ("Italians"). ``candidates``: other readings, best first, when the name is ambiguous.
    """

    first: int
    last: int
    start: int
    end: int
    place: Place
    form: Literal["name", "adjective", "metonym", "person"] = "name"
    candidates: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class NameMention:
    """A named thing, its core name only (title and office stand in ``role``). ``same_as``: start offsets of mentions
    in this text that apposition or parentheses make the same thing. ``descriptions``: (start, end, text) of
    common-noun phrases after it, up to the next organisation's name, that may speak of a named body ("the harbour
    watchers"); resolution decides. ``affiliated``: start of the name after it that the text makes its partner, branch
    or parent, and the words that say so.
    """

    first: int
    last: int
    start: int
    end: int
    text: str
    kind: NameKind
    role: str | None = None
    country: str | None = None
    same_as: tuple[int, ...] = ()
    descriptions: tuple[tuple[int, int, str], ...] = ()
    affiliated: tuple[int, str] | None = None


@dataclass(frozen=True, slots=True)
class AttributionMention:
    """One source putting content on the record. Spans in code points; ``cue`` is the reporting word.

    ``content``: what is attributed. ``parent``: index (in the reading's list) of the attribution that this one stands
    inside, None for the outlet's own sentence. ``force``: say, claim, deny, admit, reveal, find, ask, demand, warn,
    expect, believe, report. ``direct``: inside quotation marks. ``carried``: no cue in this sentence; it plainly
    continues the source of the one before. ``doubt``: why the source is not certain.
    """

    source: Party
    cue: tuple[int, int]
    content: tuple[int, int]
    force: str
    direct: bool = False
    parent: int | None = None
    carried: bool = False
    doubt: str | None = None


@dataclass(frozen=True, slots=True)
class SentenceNote:
    """Why a sentence gave no claim, or was not read. ``reason``: garbled, boilerplate, language, nothing claimed,
    no frame, caption.
    """

    start: int
    end: int
    reason: str


@dataclass(frozen=True)
class Reading:
    """Everything read in one document, before claims. Lists are in text order. ``parties``: head token of a noun phrase
    -> its party; ``makers``: head token of a report or study -> who made it, with a doubt where inferred. ``wire``:
    span of the agency that the dateline credits. ``bounds``: when an undated text was written at the earliest.
    """

    tokens: Tokens
    quantities: tuple[QuantityMention, ...] = ()
    times: tuple[TimeMention, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    names: tuple[NameMention, ...] = ()
    attributions: tuple[AttributionMention, ...] = ()
    notes: tuple[SentenceNote, ...] = ()
    clauses: tuple[Clause, ...] = ()
    parties: Mapping[int, Party] = field(default_factory=dict)
    wire: tuple[int, int] | None = None
    bounds: Time | None = None
    makers: Mapping[int, tuple[Party, str | None]] = field(default_factory=dict)
