"""Whether an agreement is being carried out, where documents say both that it is and that it was over before."""

from __future__ import annotations

from onrecord.model.claim import Agreement, Claim
from onrecord.model.value import Time
from onrecord.reconciliation import spans
from onrecord.reconciliation.grounds import Grounds
from onrecord.reconciliation.matter import Matter
from onrecord.reconciliation.wording import few

# an agreement signed and later suspended has two statuses and no dispute; running and over at once is one
_RUNNING = frozenset({"in force", "renewed", "extended"})
_OVER = frozenset(
    {"suspended", "called off", "ended", "lapsed", "collapsed", "denounced", "not renewed", "withdrawn from"}
)
_WAS = "was in force"


def contested(grounds: Grounds, matter: Matter) -> str | None:
    """Who says that it is over and who that it is running, in words; None where they may both be right, since what was
    running when one told of it may have ended before another did.
    """
    running = [claim for claim in matter.claims if _status(claim) in _RUNNING]
    over = [claim for claim in matter.claims if _status(claim) in _OVER]
    pairs = [(a, b) for a in running for b in over if not _may_have_ended_since(grounds, matter, a, b)]
    if not pairs:
        return None
    going = few(dict.fromkeys(_by(grounds, claim) for claim, _ in pairs))
    done = few(dict.fromkeys(_by(grounds, claim) for _, claim in pairs))
    return f"contested whether running: over by {done}, running by {going}"


def _status(claim: Claim) -> str:
    return claim.body.status if isinstance(claim.body, Agreement) else ""


def _by(grounds: Grounds, claim: Claim) -> str:
    root = grounds.root(claim)
    return root.label if root is not None else f"{grounds.name(claim.document)} (source not stated)"


def _may_have_ended_since(grounds: Grounds, matter: Matter, running: Claim, over: Claim) -> bool:
    """True when it was told to be running before the other told of its end, and that end is not said to be older."""
    told, ended = running.published, _ended(grounds, matter, over)
    if ended is not None:
        return told is not None and not spans.is_before(ended, told)
    return spans.is_before(told, over.said or over.published)


def _ended(grounds: Grounds, matter: Matter, over: Claim) -> Time | None:
    """When it ended by the word of who says so: the day told with it, else the end of the time that it was in force."""
    if spans.is_settled(over.time):
        return over.time
    root = grounds.root(over)
    own = [
        claim.body.period or claim.time
        for claim in matter.claims
        if isinstance(claim.body, Agreement) and claim.body.status == _WAS and grounds.root(claim) == root
    ]
    return next((period for period in own if period is not None and period.end is not None), None)
