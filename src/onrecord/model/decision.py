"""Decisions: what a person said about the machine's reading, on which words, and when."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

DecisionKind = Literal[
    "confirm",
    "reject",
    "correct",
    "add-claim",
    "merge",
    "split",
    "keep-apart",
    "copy",
    "independent",
    "rate",
    "clear",
    "withhold",
    "show-name",
    "note",
    "tag",
    "undo",
]
DECISION_KINDS: tuple[DecisionKind, ...] = get_args(DecisionKind)
Level = Literal["checked", "corroborated", "confirmed"]
LEVELS: tuple[Level, ...] = get_args(Level)
SOURCE_RATINGS = ("A", "B", "C", "D", "E", "F")  # reliable … cannot be judged
CLAIM_RATINGS = ("1", "2", "3", "4", "5", "6")  # confirmed by others … cannot be judged
SECOND_READER = "needs second reader"  # a tag that sets the review flag of that name


@dataclass(frozen=True, slots=True)
class Anchor:
    """The words that a decision speaks of, so that it finds them again when a text or the reader changes.

    ``document``: its id. ``text_sha``: SHA-256 of the text that was seen. ``quote`` stood at ``[start, end)`` with
    ``before`` and ``after`` (up to 32 code points) around it. ``kind``: a claim kind, ``mention``, ``passage`` or
    ``document`` (which has no quote). ``slot``: who does what, which tells claims on the same words apart. ``claim``:
    the claim's id as it was; never enough by itself. ``seen``: how the claim read, field → canonical JSON.
    """

    document: str
    text_sha: str
    kind: str
    quote: str = ""
    before: str = ""
    after: str = ""
    start: int = 0
    end: int = 0
    slot: str = ""
    claim: str = ""
    seen: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision. ``id``: hash of its line. ``who``, ``when`` (ISO 8601), ``reason``: as given.

    ``anchors``: what it is about; ``others``: what that is merged with, split from or kept apart from. ``field``: the
    corrected field as a dotted path from the claim; ``before``: the machine's value of it; ``after``: the person's
    (of an added claim: its fields). ``value``: a rating, level, tag or note. ``target``: the decision undone, or the
    source rated.
    """

    id: str
    kind: DecisionKind
    who: str
    when: str
    reason: str | None = None
    anchors: tuple[Anchor, ...] = ()
    others: tuple[Anchor, ...] = ()
    field: str | None = None
    before: object = None
    after: object = None
    value: str | None = None
    target: str | None = None


@dataclass(frozen=True, slots=True)
class Decided:
    """What a decision did to a claim, kept on it. ``machine``/``value``: a corrected field as read and as decided,
    canonical JSON; ``value`` of other kinds: rating, level, tag or note. ``standing``: ``applied``; or ``conflict``,
    when another decision says otherwise and the machine's version stands.
    """

    decision: str
    kind: DecisionKind
    who: str
    when: str
    field: str | None = None
    machine: str | None = None
    value: str | None = None
    reason: str | None = None
    standing: Literal["applied", "conflict"] = "applied"
