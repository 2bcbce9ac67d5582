"""Relays of one number: which vaguer wording is of it, and which wording is published."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from onrecord.model.claim import Claim, Figure
from onrecord.model.value import Amount, Time
from onrecord.reconciliation import agreement, spans
from onrecord.reconciliation.grounds import Grounds
from onrecord.reconciliation.parties import Source


def rounded(amounts: Iterable[Amount]) -> frozenset[float]:
    """Of the numbers of one root those that round another one ("four million" beside 4.2 million)."""
    numbers = {number for amount in amounts if (number := agreement.core(amount)) is not None}
    round_ones = [number for number in numbers if agreement.is_round(number)]
    return frozenset(one for one in round_ones if any(agreement.rounds(one, other) for other in numbers))


def fit(value: Amount, mine: Time | None, number: float | None, theirs: Iterable[Time]) -> tuple[int, float] | None:
    """How well a vague wording, told for ``mine``, fits a number of the same root, told for ``theirs``: lower is
    better, None when it does not.
    """
    times = list(theirs)
    is_told_together = mine is not None and any(spans.may_meet(mine, t) for t in times)
    is_told_apart = mine is not None and bool(times) and not is_told_together
    is_rounded = agreement.rounds(agreement.core(value), number)
    if number is None or is_told_apart or not (is_rounded or agreement.contains(value, number)):
        return None
    if not is_told_together and not is_rounded and not agreement.is_plausible(value, number):
        return None
    anchor = value.low if value.low is not None else value.high
    return (0 if is_told_together else 1, abs(number - anchor) if anchor is not None else 0.0)


def publishable(grounds: Grounds, root: Source | None, claims: Sequence[Claim]) -> Amount:
    """The value to publish: the root's own document's where it is held, else the most hedged wording of the number."""
    if root is not None:
        held = [c for c in claims if grounds.parties.outlet(c.document).key == root.best or grounds.is_issued(c)]
        if held:
            return _figure(held[0]).amount
    told_of = [c for c in claims if _figure(c).basis != "implied"] or claims
    numbers = [_figure(c).amount for c in told_of if agreement.core(_figure(c).amount) is not None]
    cores = {agreement.core(a) for a in numbers}
    rounded = {a for a in set(numbers) if any(agreement.rounds(agreement.core(a), core) for core in cores)}
    numbers = [a for a in numbers if a not in rounded]
    return max(numbers or [_figure(c).amount for c in told_of], key=lambda a: (*agreement.hedging(a), a.low or 0))


def _figure(claim: Claim) -> Figure:
    if not isinstance(claim.body, Figure):
        raise TypeError(f"{claim.id}: not a figure")
    return claim.body
