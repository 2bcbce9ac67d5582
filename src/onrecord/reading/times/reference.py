"""What settling a time expression stands on: the day of publication, the tense of the clause, the number in a word."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from onrecord.model.tokens import Tokens
from onrecord.model.value import Time
from onrecord.reading.times.calendar import Days
from onrecord.reading.times.lexicon import words
from onrecord.reading.times.spans import Found

WORKED_OUT = "worked out from the day of publication"
STEP = {"this": 0, "last": -1, "next": 1}


@dataclass(frozen=True, slots=True)
class Reference:
    """The day of publication, and to what precision it is known."""

    day: date | None  # known to the day
    month: date | None  # known to the month at least: its last day
    year: int | None

    @classmethod
    def of(cls, published: Time | None) -> Reference:
        """From a document's publication time; a span of more than two days is no day."""
        if published is None or published.start is None or published.end is None:
            return cls(None, None, None)
        start, end = date.fromisoformat(published.start), date.fromisoformat(published.end)
        return cls(
            end if (end - start).days <= 1 else None,
            end if (start.year, start.month) == (end.year, end.month) else None,
            end.year if start.year == end.year else None,
        )


@dataclass(frozen=True, slots=True)
class Reach:
    """A settled expression: its days (None: unresolved), what was worked out, and what is still constrained."""

    days: Days | None
    reason: str | None = None
    pattern: str | None = None


def number_at(tokens: Tokens, i: int) -> int:
    low = tokens.lower[i]
    digits = low.replace(",", "").split(".")[0].rstrip("stndrh")
    if digits.isdigit():
        return int(digits[:9])
    table = words()
    return table.numbers.get(low) or table.ordinals.get(low) or 1


def direction(tokens: Tokens, found: Found) -> Literal["ahead", "back"] | None:
    """Where the expression lies from the day of publication by the tense of its clause. None where it hangs on a noun
    or on no finite verb, so that the nearest is meant: "the meeting on 10 April".
    """
    at = tokens.head[found.first] if found.last - found.first == 1 else _above(tokens, found)
    for _ in range(3):
        if tokens.pos[at] in ("VERB", "AUX") or tokens.head[at] == at:
            break
        if tokens.pos[at] not in ("ADP", "ADV", "SCONJ"):
            return "ahead" if is_future(tokens, found) and tokens.lemma[at] in words().future else None
        at = tokens.head[at]
    if is_future(tokens, found):
        return "ahead"
    if is_aimed_at(tokens, found):
        return None
    past = (
        tokens.tag[at] == "VBD"
        or _is_done(tokens, at)
        or any(
            tokens.tag[c] == "VBD" or tokens.lemma[c] == "have"
            for c in tokens.children[at]
            if tokens.dep[c][:3] == "aux"
        )
    )
    return "back" if past else None


def is_aimed_at(tokens: Tokens, found: Found) -> bool:
    """ "called a strike for 20 May", "was put off to 4 June": a day that something is set for may be past or to come,
    whatever the tense of the setting.
    """
    above = _above(tokens, found)
    if found.first == 0 or tokens.lower[above] not in ("for", "to", "until", "till"):
        return False
    at = tokens.head[above]
    heads = [at, tokens.head[at]] if tokens.pos[at] == "NOUN" and tokens.dep[at] in ("dobj", "nsubjpass") else [at]
    return any(tokens.lemma[i] in words().setting for i in heads)


def is_past_plan(tokens: Tokens, found: Found) -> bool:
    """ "was to be held on Friday": what had been planned, for a day that may still have been to come."""
    at = _above(tokens, found)
    at = tokens.head[at] if tokens.pos[at] == "ADP" else at
    above = tokens.head[at]
    is_bare = any(tokens.lower[c] == "to" and tokens.dep[c] == "aux" for c in tokens.children[at])
    return is_bare and tokens.dep[at] == "xcomp" and tokens.lemma[above] == "be" and tokens.tag[above] == "VBD"


def _is_done(tokens: Tokens, at: int) -> bool:
    """ "the terms proposed on 25 September": a participle behind its noun tells what has been done."""
    return tokens.tag[at] == "VBN" and tokens.dep[at] == "acl"


def _above(tokens: Tokens, found: Found) -> int:
    """The token that the expression hangs on."""
    for i in range(found.first, found.last):
        if not found.first <= tokens.head[i] < found.last:
            return tokens.head[i]
    return tokens.head[found.first]


def is_future(tokens: Tokens, found: Found) -> bool:
    """True when the clause that the expression hangs on looks ahead ("will meet", "is due", "plans to")."""
    future = words().future
    at = found.first
    ahead = tokens.lower[found.last : found.last + 8]
    if "will" in ahead and (ahead[0] == "when" or ahead[:2] == [",", "when"]):
        return True  # "after 30 June, when banks will join"
    for _ in range(8):
        at = tokens.head[at]
        if _is_done(tokens, at):
            return False
        if tokens.pos[at] in ("VERB", "AUX") or tokens.lemma[at] in future:
            if tokens.lemma[at] in future and tokens.tag[at] != "VBD":
                return True
            is_heading = tokens.sentences[tokens.sentence_of[at]].heading
            if tokens.tag[at] in ("VBZ", "VBP") and tokens.lemma[at] in words().scheduled and not is_heading:
                return True
            if tokens.tag[at] == "VB" and at and tokens.lower[at - 1] == "to" and is_heading:
                return True  # "Brokers to meet on 10 April"
            if any(
                tokens.lower[c] in ("will", "'ll", "’ll", "shall", "wo") or tokens.lemma[c] in ("due",)
                for c in tokens.children[at]
            ):
                return True
            if tokens.tag[at] == "VBD" or tokens.dep[at] in ("ccomp", "relcl", "advcl", "ROOT"):
                return False
        if tokens.head[at] == at:
            return False
    return False
