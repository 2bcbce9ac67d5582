"""What figures measure: one thing under several names ("bank debt" and "debt" of the same 40 billion), or no thing."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.model.claim import Claim, Figure
from onrecord.reconciliation import agreement, alike
from onrecord.reconciliation.counts import Counts
from onrecord.reconciliation.matters import block, mood_of, place_key
from onrecord.reconciliation.vocabulary import words
from onrecord.reconciliation.whois import plain

_LEAST = 1000.0  # below, two things of one name may well be as many
_CLAIMS = 6  # of a measure, that speak for it


def found(counts: Counts, claims: Sequence[Claim]) -> dict[str, str]:
    """Claim id → the thing measured, for claims whose thing has other names too: measures with one last noun that are
    given the same exact, large number in like words. The most used name stands, of equals the shortest.
    """
    out: dict[str, str] = {}
    blocks = block([c for c in claims if is_large(c)], key)
    for members in blocks.values():
        by_thing = block(members, lambda c: counts.grounds.thing(_body(c).measure))
        if len(by_thing) < 2:
            continue
        order = sorted(by_thing, key=lambda thing: (-len(by_thing[thing]), len(thing), thing))
        homes: dict[str, list[str]] = {}
        for thing in order:
            some = by_thing[thing][:_CLAIMS]
            home = next(
                (
                    name
                    for name, things in homes.items()
                    if any(counts.are_worded_alike(a, b) for t in things for b in by_thing[t][:_CLAIMS] for a in some)
                ),
                thing,
            )
            homes.setdefault(home, []).append(thing)
        for home, things in homes.items():
            out.update({c.id: home for thing in things if len(things) > 1 for c in by_thing[thing]})
    return out


def is_bare(claim: Claim) -> bool:
    """True for an amount of nobody says what: "4 billion dollars", "8 percent" and no thing that is measured."""
    measure = plain(_body(claim).measure)
    return measure in words("bare") or measure.split(" ")[0] in words("bare")


def is_large(claim: Claim) -> bool:
    """True for a number that two things hardly share by chance."""
    return _number(claim) >= _LEAST


def key(claim: Claim) -> tuple[object, ...]:
    """Only claims of one key are held against each other."""
    body = _body(claim)
    return (
        alike.head(body.measure),
        _number(claim),
        mood_of(claim),
        place_key(claim.place),
        body.part_of,
        body.undergone,
        body.scope,
        body.amount.increment,
    )


def _number(claim: Claim) -> float:
    """The number given, hedged or not; 0 for a vague one."""
    value = _body(claim).amount
    number = agreement.core(value)
    if number is None and value.low is not None and value.low == value.high:
        number = value.low
    return number if number is not None else 0.0


def _body(claim: Claim) -> Figure:
    if not isinstance(claim.body, Figure):
        raise TypeError(f"{claim.id}: not a figure")
    return claim.body
