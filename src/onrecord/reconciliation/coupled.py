"""The claims that hang together with those that a change touched."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from onrecord.model.claim import Claim
from onrecord.model.delta import Kept, TooWide
from onrecord.model.ruling import NO_RULINGS, Rulings
from onrecord.reconciliation import coupling, decided, keeping
from onrecord.reconciliation.around import Around
from onrecord.reconciliation.coupling import Levels
from onrecord.reconciliation.derived import BLOCKS, CLAIMS, UNDER
from onrecord.reconciliation.editions import figure
from onrecord.reconciliation.keeping import KIN
from onrecord.reconciliation.packing import unpack
from onrecord.reconciliation.recalled import Recalled, members


def closure(
    kept: Kept, grounds: Recalled, reach: Around, most: int, was: Rulings = NO_RULINGS, now: Rulings = NO_RULINGS
) -> set[str]:
    """Ids of all claims that hang together with the touched ones, before the change or after it, those included; so do
    claims that people hold for one matter, or for two. ``was``, ``now``: what people decided.

    Raises ``TooWide`` where they are more than ``most``.
    """
    out: set[str] = set()
    climbed: set[str] = set()  # keys of lowest levels that need not be climbed from again
    seen: set[str] = set()
    waiting = reach.touched | decided.moved(was, now)
    beside = decided.beside(was, now)
    for rows in (reach.before, reach.after):
        for (table, _, member), value in rows.items():
            if table == BLOCKS and value not in (b"", coupling.LARGE) and member in waiting:
                kept.put(UNDER, keeping.under_rows(value))
    while waiting:
        out |= waiting
        if len(out) > most:
            raise TooWide(f"{len(out)} claims hang together")
        keys: set[str] = set()
        for table in (BLOCKS, KIN):
            for found in kept.of_members(table, sorted(waiting)).values():
                for key, value in found.items():
                    if value in (b"", coupling.LARGE):
                        keys.add(key)
                    elif key not in climbed:
                        reached = _climb(kept, unpack(value))
                        climbed |= reached
                        keys |= reached
        keys -= seen
        seen |= keys
        found_ids = {one for table in (BLOCKS, KIN) for rows in kept.get(table, sorted(keys)).values() for one in rows}
        found_ids |= {other for one in waiting | found_ids for other in beside.get(one, ())}
        waiting = found_ids - out
        waiting |= _renamed(kept, grounds, keys, climbed, seen) - out
    return out


def _climb(kept: Kept, own: Levels) -> set[str]:
    """The lowest levels that a figure's hangs together with."""
    places = members(kept, UNDER, own.counted)
    if not own.is_placed or any(places.values()):
        return _below(kept, _below(kept, places))
    scopes = members(kept, UNDER, own.place)
    is_open = [not own.is_scoped, *(bool(value) for value in scopes.values())]
    if any(is_open) and not all(is_open):
        return _below(kept, scopes) | {own.number}
    numbers = members(kept, UNDER, own.scope)
    if not own.is_rooted or any(numbers.values()):
        return set(numbers) | {own.number}
    return {own.number}


def _below(kept: Kept, keys: Iterable[str]) -> set[str]:
    return {lower for found in kept.get(UNDER, sorted(keys)).values() for lower in found}


def _renamed(kept: Kept, grounds: Recalled, keys: set[str], climbed: set[str], seen: set[str]) -> set[str]:
    """Claims that hang together with these if one of several names for a thing is taken for all."""
    out: set[str] = set()
    for rows in kept.get(BLOCKS, sorted(keys)).values():
        if set(rows.values()) != {coupling.LARGE}:
            continue
        claims = existing(kept, grounds, rows)
        things = sorted({grounds.thing(figure(claim).measure) for claim in claims})
        if len(things) < 2:
            continue
        for claim in claims:
            for thing in things:
                own = coupling.levels(grounds, claim, thing)
                if own is not None and own.number not in climbed:
                    reached = _climb(kept, own)
                    climbed |= reached
                    seen |= reached
                    for table in (BLOCKS, KIN):
                        out |= {one for found in kept.get(table, sorted(reached)).values() for one in found}
    return out


def existing(kept: Kept, grounds: Recalled, ids: Iterable[str]) -> list[Claim]:
    """Those of these claims that are there."""
    wanted = sorted(ids)
    held = kept.of_members(CLAIMS, wanted)
    return grounds.claims_of([one for one in wanted if one in held])


def in_order(grounds: Recalled, kept: Kept, ids: Iterable[str]) -> list[Claim]:
    """Those of these claims that are there, document by document as a full run has them."""
    claims = existing(kept, grounds, ids)
    return sorted(claims, key=lambda c: (grounds.name(c.document), c.document, c.start, c.end, c.kind, c.id))


def forget(kept: Kept, reach: Around) -> None:
    """Drop what is no more: rows of blocks, and levels that nothing lies under."""
    for (table, key, member), value in reach.stale.items():
        kept.drop(table, [(key, member)])
        if value not in (b"", coupling.LARGE):
            prune(kept, unpack(value))


def prune(kept: Kept, own: Levels) -> None:
    """Drop a figure's levels where no figure is left in them."""
    if not (kept.counts(BLOCKS, [own.number]) or kept.counts(KIN, [own.number])):
        kept.drop(UNDER, [(own.scope, own.number)])
    if not kept.counts(UNDER, [own.scope]):
        kept.drop(UNDER, [(own.place, own.scope)])
    if not kept.counts(UNDER, [own.place]):
        kept.drop(UNDER, [(own.counted, own.place)])


def rename(kept: Kept, grounds: Recalled, claims: Sequence[Claim], ids: set[str]) -> None:
    """Keep anew by which other names figures go; ``ids``: of these claims, and of those that are no more."""
    old = [unpack(value) for found in kept.of_members(KIN, sorted(ids)).values() for value in found.values()]
    kept.drop_members(KIN, sorted(ids))
    keeping.keep_kin(kept, grounds, [claim for claim in claims if claim.kind == "figure"])
    for own in old:
        prune(kept, own)
