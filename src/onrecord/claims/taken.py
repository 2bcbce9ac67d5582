"""A number without a noun that gives another value of what was counted just before: "The union speaks of 170 ships.
The owners counted 143."
"""

from __future__ import annotations

from onrecord.claims import shares
from onrecord.claims.base import Context
from onrecord.model.annotation import QuantityMention
from onrecord.model.claim import Claim, Evidence, Figure

_NEAR = 3  # sentences
SAME = "same"  # the role of the evidence for what is counted again


def note(context: Context, quantity: QuantityMention, claim: Claim) -> None:
    """Keeps the claim of a number for those that take it up."""
    _claims(context)[quantity.start] = claim


def _claims(context: Context) -> dict[int, Claim]:
    found = context.held.get(__name__)
    if not isinstance(found, dict):
        found = context.held[__name__] = {}
    return found


def up(context: Context, quantity: QuantityMention, measure: str) -> Claim | None:
    """The claim of the number of the same that one without its own words takes up; None for one that says what it
    counts, for a part, and for an earlier value or what came on top.
    """
    tokens, head = context.tokens, quantity.head
    is_named = head is not None and (
        quantity.kind != "measure" or any(tokens.lower[c] == "of" for c in tokens.children[head])
    )
    if is_named or quantity.kind not in ("count", "measure") or quantity.amount.increment:
        return None
    if shares.whole(context, quantity) is not None or shares.measure(context, quantity) is not None:
        return None
    n = tokens.sentence_of[quantity.first]
    rows = [
        q
        for q in context.reading.quantities
        if q.start in _claims(context) and q.first < quantity.first and q.kind == quantity.kind
    ]
    for q in reversed(rows):
        body = _claims(context)[q.start].body
        is_near = n - tokens.sentence_of[q.first] <= _NEAR
        is_same = isinstance(body, Figure) and body.measure == measure and body.part_of is None
        if is_near and is_same and (quantity.kind == "count" or q.unit == quantity.unit):
            return _claims(context)[q.start]
    return None


def evidence(earlier: Claim) -> Evidence:
    """The words of the number that is taken up."""
    start, end = next((e.start, e.end) for e in earlier.evidence if e.role == "quantity")
    return Evidence(SAME, start, end)
