"""The day of an act: its own, or the one on which it was told of, where those are one."""

from __future__ import annotations

from onrecord.model.claim import Action, Claim
from onrecord.model.value import Time
from onrecord.reconciliation.grounds import Grounds
from onrecord.reconciliation.matters import mood_of
from onrecord.reconciliation.vocabulary import words

_OTHERS = frozenset(
    {"group", "person"}
)  # of no state: that a state's office tells of them does not say when they did it


def of(grounds: Grounds, claim: Claim) -> Time | None:
    """The day for the cell; None where the text dates only another's word on it ("the coroner said on Sunday that two
    were shot", "said on Sunday that 19 men had signed contracts"), or a mere supposition ("that it would have paid").
    """
    body = claim.body
    if claim.time is not None or claim.said is None or not isinstance(body, Action):
        return claim.time or claim.said
    root = grounds.root(claim)
    is_own = root is not None and bool(body.actor.name) and root.key == grounds.source(body.actor, claim).key
    if body.type not in words("told_afterwards"):
        is_supposed = mood_of(claim) == "conditional" and claim.polarity == "denied"
        is_others = root is not None and not is_own and body.actor.kind in _OTHERS and not body.actor.country
        return None if is_supposed or is_others else claim.said
    return claim.said if is_own else None
