"""Claims of numbers that their text tells as earlier values, and of those in their place: each marked, with its quote.

Where one of the two has no words of its own for what it counts ("from 11 to 14", "that was lowered to 10"), it counts
what the other does.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.claims import measures, putting, superseding
from onrecord.claims.base import Context
from onrecord.claims.casualties import Toll
from onrecord.claims.superseding import Former
from onrecord.model.annotation import QuantityMention
from onrecord.model.claim import Claim, Evidence, Figure

Row = tuple[QuantityMention, Claim]

_NEAR = 3  # sentences: an earlier number of things, not of casualties, and the one in its place


def marked(context: Context, toll: Toll, rows: Sequence[Row]) -> list[Claim]:
    """The claims of a text's numbers, the earlier values among them marked as such."""
    told = superseding.of(context)
    if not told:
        return [claim for _, claim in rows]
    found = dict(enumerate(rows))
    at = {quantity.start: quantity for quantity in context.reading.quantities}
    for start, former in told.items():
        quantity = at[start]
        later = at[former.later] if former.later is not None else _later(context, toll, quantity, found, told)
        if later is not None:
            _pair(context, found, quantity, later, former)
    return [claim for _, claim in sorted(found.values(), key=lambda row: (row[0].start, row[1].id))]


def _row(found: dict[int, Row], start: int) -> int | None:
    return next((n for n, (quantity, _) in found.items() if quantity.start == start), None)


def _pair(
    context: Context, found: dict[int, Row], quantity: QuantityMention, later: QuantityMention, former: Former
) -> None:
    """Marks the two, and makes the claim of the one that has none of its own."""
    first, second = _row(found, quantity.start), _row(found, later.start)
    if former.later is not None:
        if second is not None and (first is None or _has_no_name(quantity, found[first][1], found[second][1])):
            first = first if first is not None else len(found)
            like = _like(context, found[second][1], quantity)
            is_of_one = bool(putting.corrected(context, later))  # "for X: five, not seven"
            found[first] = (quantity, like if is_of_one else _unplaced(like))
        elif first is not None and (second is None or _has_no_name(later, found[second][1], found[first][1])):
            second = second if second is not None else len(found)
            found[second] = (later, _like(context, found[first][1], later))
    if first is None or second is None:
        return
    tokens = context.tokens
    earlier, present = found[first][1], found[second][1]
    if not isinstance(earlier.body, Figure) or not isinstance(present.body, Figure):
        return
    kind = _kind(context, former, (quantity, earlier), (later, present))
    day = former.day.value if former.day is not None else earlier.body.as_of
    cue = Evidence("superseded", tokens.start[former.cue], tokens.end[former.cue])
    added = replace(earlier.body.amount, increment=earlier.body.amount.increment or present.body.amount.increment)
    earlier = replace(
        earlier,
        body=replace(earlier.body, amount=added, superseded=kind, as_of=day),
        evidence=(*earlier.evidence, cue, Evidence("later", later.start, later.end)),
    )
    if quantity.kind != "count" and kind in (superseding.CHANGED, superseding.UNKNOWN):
        earlier = replace(earlier, in_story=False)  # "from 1.1 million a year earlier": what it is compared with
    if former.is_nobody:
        doubts = tuple(dict.fromkeys((*earlier.doubts, superseding.SOURCE_OF_EARLIER)))
        outlets = earlier.attribution[:1]
        earlier = replace(earlier, attribution=outlets, root=None, root_candidates=(), doubts=doubts)
    found[first] = (quantity, earlier)
    as_of = present.body.as_of or (former.later_day.value if former.later_day is not None else None)
    evidence = (*present.evidence, Evidence("earlier", quantity.start, quantity.end))
    found[second] = (later, replace(present, body=replace(present.body, as_of=as_of), evidence=evidence))


def _has_no_name(quantity: QuantityMention, claim: Claim, other: Claim) -> bool:
    """True for a number whose words do not say what it counts, where they do not say what the other one's do."""
    bodies = [c.body for c in (claim, other) if isinstance(c.body, Figure)]
    is_told_alike = len({b.measure for b in bodies}) == 1
    is_bare = (quantity.unit is None and quantity.head is None) or measures.UNRESOLVED in claim.doubts
    return is_bare and not is_told_alike and measures.UNRESOLVED not in other.doubts


def _like(context: Context, claim: Claim, quantity: QuantityMention) -> Claim:
    """A claim of another number of the same things, by whoever says it, else by whose the other is."""
    tokens = context.tokens
    clause = context.innermost(quantity.number)
    sentence = tokens.sentences[tokens.sentence_of[quantity.first]]
    span = (clause.first, clause.last) if clause is not None else (sentence.first, sentence.last)
    body = claim.body
    if isinstance(body, Figure):
        unit = quantity.unit or (None if body.measure.startswith("people ") else body.unit)
        body = replace(body, amount=quantity.amount, unit=unit, tuple_id=None, as_of=None, superseded=None)
    chain = context.chain(clause, quantity.number)
    evidence = [Evidence("quantity", quantity.start, quantity.end)]
    evidence += [e for e in claim.evidence if e.role in ("place", "time")]
    made = context.make(
        "figure",
        body,
        span,
        clause,
        f"figure:{quantity.start}",
        time=claim.time,
        place=claim.place,
        chain=chain,
        mood=claim.modality,
        polarity="asserted",
        evidence=tuple(evidence),
        doubts=claim.doubts,
    )
    made = replace(made, in_story=claim.in_story)
    if chain.root is not None or chain.candidates or chain.is_unsourced:
        return made
    return replace(
        made, attribution=claim.attribution, root=claim.root, root_candidates=claim.root_candidates, said=claim.said
    )


def _unplaced(claim: Claim) -> Claim:
    """An earlier number of things, not of casualties, that is told beside the present one only: for the same place or
    not, the text does not say.
    """
    body = claim.body
    if not isinstance(body, Figure) or body.measure.startswith("people "):
        return claim
    evidence = tuple(e for e in claim.evidence if e.role != "place")
    return replace(claim, place=None, body=replace(body, scope=None), evidence=evidence)


def _later(
    context: Context, toll: Toll, quantity: QuantityMention, found: dict[int, Row], told: superseding.Formers
) -> QuantityMention | None:
    """The number that stands where the text only calls one the older: of casualties the event's, else the next one that
    counts the same near by.
    """
    n = _row(found, quantity.start)
    if n is None or not isinstance(body := found[n][1].body, Figure):
        return None
    is_toll = quantity.start in toll.superseded
    if not is_toll and (quantity.start in toll.fates or body.amount.increment or body.part_of is not None):
        return None
    here = context.tokens.sentence_of[quantity.first]
    whose = found[n][1].root
    fits = [
        (
            whose is not None and claim.root is not None and claim.root.name != whose.name,
            later.start < quantity.start,
            abs(context.tokens.sentence_of[later.first] - here),
            later.start,
            later,
        )
        for later, claim in found.values()
        if later.start not in told and isinstance(claim.body, Figure) and _is_same(body, claim.body)
    ]
    if not is_toll:
        fits = [fit for fit in fits if not fit[1] and fit[2] <= _NEAR]
    return min(fits, key=lambda fit: fit[:4])[4] if fits else None


def _is_same(a: Figure, b: Figure) -> bool:
    """True for two numbers of the same things."""
    keys = [(f.measure, f.scope, f.part_of, f.undergone, f.amount.increment) for f in (a, b)]
    return keys[0] == keys[1] and a.amount != b.amount


def _kind(context: Context, former: Former, earlier: Row, present: Row) -> str:
    """What the text says of the change. A smaller number of casualties corrects: who died or was hurt stays so."""
    if former.kind != superseding.UNKNOWN:
        return former.kind
    if any(superseding.is_wrong(context, quantity.number) for quantity, _ in (earlier, present)):
        return superseding.CORRECTED
    a, b = earlier[1].body, present[1].body
    if isinstance(a, Figure) and isinstance(b, Figure) and a.measure.startswith("people "):
        lows = (a.amount.low, b.amount.low)
        is_toll = a.measure in ("people killed", "people injured", "people killed or injured")
        if is_toll and None not in lows and (lows[1] or 0.0) < (lows[0] or 0.0):
            return superseding.CORRECTED
    return superseding.UNKNOWN
