"""What has no day or place of its own in a text that tells those of its event: whether it is of then and there is open.

An empty cell would say of the text that it states nothing; here it states something, which could not be tied to the
claim.
"""

from __future__ import annotations

from dataclasses import replace

from onrecord.claims import casualties
from onrecord.claims.base import Context
from onrecord.model.claim import UNTIED_DAY, UNTIED_PLACE, Claim, Figure

_DATED = frozenset({"action", "figure", "position"})


def marked(context: Context, claim: Claim) -> Claim:
    """The claim with its doubts, in a text of an event with casualties."""
    if claim.kind not in _DATED:
        return claim
    toll = casualties.of(context)
    if not toll.counts:
        return claim
    body, doubts = claim.body, list(claim.doubts)
    is_figure = isinstance(body, Figure)
    as_of = body.as_of if isinstance(body, Figure) else None
    is_dated = claim.time is not None or as_of is not None or (claim.said is not None and not is_figure)
    if toll.scope.dated is not None and not is_dated:
        doubts.append(UNTIED_DAY)
    is_placed = claim.place is not None or (isinstance(body, Figure) and body.scope is not None)
    if is_figure and toll.scope.place is not None and not is_placed:
        doubts.append(UNTIED_PLACE)
    return replace(claim, doubts=tuple(doubts)) if len(doubts) > len(claim.doubts) else claim
