"""Revisions: one root's later edition with another value, and of what type the change is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from onrecord.model.claim import Action, Claim, Figure
from onrecord.model.value import Amount
from onrecord.reconciliation import wording
from onrecord.reconciliation.agreement import core, named
from onrecord.reconciliation.vocabulary import revision_cues, words
from onrecord.reconciliation.wording import clipped


@dataclass(frozen=True, slots=True)
class Change:
    """``type`` of a revision; ``because`` is the evidence in words."""

    type: str
    because: str


@dataclass(frozen=True, slots=True)
class Told:
    """What the claims of one edition tell of a change. ``cues``: by type of revision, the first wording of one and
    its quote. ``scopes``: of whom. ``held``: the last day's start that a count holds for, ``since``: the
    first end of the days that its claims are told for. ``is_earlier``: a quote calls the figure the older one.
    ``replacing``: quotes that put the number in place of another ("95, not 120"). ``spots``: document, start and end
    of each claim.
    """

    cues: dict[str, tuple[str, str]]
    scopes: frozenset[str]
    held: str | None
    since: str | None
    is_earlier: bool
    replacing: tuple[str, ...] = ()
    spots: tuple[tuple[str, int, int], ...] = ()


def told_by(claims: Sequence[Claim]) -> Told:
    """What these claims tell of a change."""
    cues: dict[str, tuple[str, str]] = {}
    for claim in claims:
        for kind, wanted in revision_cues().items():
            if kind not in cues and (cue := _cue(claim.quote, wanted)) is not None:
                cues[kind] = (cue, claim.quote)
    figures = [(claim, claim.body) for claim in claims if isinstance(claim.body, Figure)]
    times = [body.as_of if body.as_of is not None else claim.said or claim.time for claim, body in figures]
    return Told(
        cues,
        _scopes(claims),
        max((body.as_of.start for _, body in figures if body.as_of and body.as_of.start), default=None),
        min((time.end for time in times if time and time.end), default=None),
        says_earlier(claims),
        tuple(claim.quote for claim in claims if _REPLACING.search(claim.quote)),
        tuple((claim.document, claim.start, claim.end) for claim in claims),
    )


def is_amendment(claim: Claim) -> bool:
    """True for an act of taking back or correcting what was said."""
    body = claim.body
    return isinstance(body, Action) and body.type in ("retract", "correct") and claim.polarity == "asserted"


def says_earlier(claims: Iterable[Claim]) -> bool:
    """True when a quote itself calls the figure the older one ("reported earlier"), or its text does."""
    return any(
        _cue(claim.quote, words("earlier")) or (isinstance(claim.body, Figure) and claim.body.superseded)
        for claim in claims
    )


def change(
    earlier: Told,
    later: Told,
    amounts: tuple[Amount, Amount],
    follows: str | None = None,
    amended: Sequence[Claim] = (),
) -> Change:
    """The type of a revision from ``earlier`` to ``later``, by the words of the later claims, then by their bounds.

    ``amounts``: the two values to publish. ``follows``: the words in which a publication of the root's follows another.
    ``amended``: acts by which the root took back or corrected something, in the documents of ``later``.
    """
    number = named(amounts[0])
    for quote in later.replacing:
        if number is not None and is_replaced(quote, number):
            return Change("corrected", f"“not {wording.number(number)}” in “{clipped(quote, 80)}”")
    for act in amended:
        if isinstance(act.body, Action) and any(_is_amended(act, spot, number) for spot in later.spots):
            kind = "retracted" if act.body.type == "retract" else "corrected"
            return Change(kind, f"“{clipped(act.quote, 80)}”")
    for kind in revision_cues():
        if kind in later.cues and (kind != "findings extended" or _grew(amounts)):
            cue, quote = later.cues[kind]
            return Change(kind, f"“{cue}” in “{clipped(quote, 80)}”")
    if earlier.scopes and later.scopes and not any(_is_name_of(a, b) for a in earlier.scopes for b in later.scopes):
        return Change("re-scoped", "the two are stated for different scopes")
    if _grew(amounts) and follows is not None:
        return Change("findings extended", f"the later one follows: “{clipped(follows, 80)}”")
    if _grew(amounts) and earlier.since is not None and later.held is not None and earlier.since < later.held:
        return Change("findings extended", "the later count holds for a later date and is larger")
    return Change("unknown", "no document held says why the value changed")


def _is_name_of(a: str, b: str) -> bool:
    """True for one scope, and for "holm" beside "anna holm"."""
    return a == b or a.endswith(f" {b}") or b.endswith(f" {a}")


_REPLACING = re.compile(r"(?<!\w)(?:not|instead of|rather than)(?!\w)", re.IGNORECASE)
_JUST_AFTER = 120  # code points from an act of correcting to the number that it gives, at most


def _is_amended(act: Claim, spot: tuple[str, int, int], before: float | None) -> bool:
    """True when the act speaks of this number: it names the earlier value, or the new one stands right after it."""
    document, start, end = spot
    if act.document != document:
        return False
    if before is not None and any(_stands(form, act.quote) for form in _forms(before)):
        return True
    return act.start <= start and act.start <= end and start - act.end <= _JUST_AFTER


def _forms(number: float) -> tuple[str, ...]:
    """A number as texts write it: "1,200", "1200", "1.2 million"."""
    digits = wording.number(number)
    whole = tuple(
        f"{wording.number(number / size)} {name}"
        for size, name in ((1e6, "million"), (1e9, "billion"))
        if number >= size
    )
    return tuple(dict.fromkeys((digits, digits.replace(",", ""), *whole)))


def _stands(form: str, text: str) -> bool:
    return re.search(rf"(?<![\d.,]){re.escape(form)}(?![\d]|[.,]\d)", text) is not None


def is_replaced(text: str, number: float) -> bool:
    """True for "95 tonnes, not 120"."""
    return any(
        re.search(rf"{_REPLACING.pattern} (?:the )?{re.escape(form)}(?![\d]|[.,]\d)", text, re.IGNORECASE)
        for form in _forms(number)
    )


def _grew(amounts: tuple[Amount, Amount]) -> bool:
    first, second = (core(a) if core(a) is not None else (a.low if a.low is not None else a.high) for a in amounts)
    return first is not None and second is not None and second > first


def _scopes(claims: Sequence[Claim]) -> frozenset[str]:
    out = set()
    for claim in claims:
        if isinstance(claim.body, Figure) and claim.body.scope:
            text = claim.body.scope.casefold()
            if not set(re.findall(r"\w+", text)) & words("edition"):
                out.add(text)
    return frozenset(out)


@cache
def _pattern(cues: frozenset[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(cues)))})(?!\w)", re.IGNORECASE)


def _cue(text: str, cues: Iterable[str]) -> str | None:
    wanted = cues if isinstance(cues, frozenset) else frozenset(cues)
    if not _pattern(wanted).search(text):  # most texts hold none: one look for all of them
        return None
    for cue in sorted(wanted):
        found = re.search(rf"(?<!\w){re.escape(cue)}(?!\w)", text, re.IGNORECASE)
        if found:
            return found.group()
    return None
