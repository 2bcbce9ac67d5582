"""How far acts that last have come: under way as last told, or over; what was under way once and is done since."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.model.claim import Action, Claim, Course
from onrecord.model.value import Time
from onrecord.reconciliation import alike, spans
from onrecord.reconciliation.grounds import Grounds
from onrecord.reconciliation.matter import Matter
from onrecord.reconciliation.vocabulary import words
from onrecord.reconciliation.wording import clipped, when

ENDING = frozenset({"end"})  # the acts that end another one, told as their object: "called off the search"
_QUOTED = 120


def of(matter: Matter) -> Course | None:
    """By its own claims: over where one says so that is not older than those that have it under way; under way where
    no later document has it simply done.
    """
    return matter.once("course", lambda: _of(matter.claims))


def is_going(matter: Matter) -> bool:
    """True for an act under way, which nobody is said to have ended."""
    return of(matter) == "under way" and not matter.over


def told(matter: Matter, course: Course) -> tuple[Claim, ...]:
    """The claims that say so."""
    return tuple(claim for claim in matter.claims if _course(claim) == course)


def _of(claims: Sequence[Claim]) -> Course | None:
    claims = [claim for claim in claims if not claim.is_heading] or claims  # "Albia probes leak": launched, or going on
    going = [claim for claim in claims if _course(claim) == "under way"]
    over = [claim for claim in claims if _course(claim) == "ended"]
    last = _latest(going)
    if over and not spans.is_before(_latest(over), last):
        return "ended"
    if not going:
        return None
    return None if done_since(claims) else "under way"


def done_since(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims that have it done, of documents later than all that have it under way. That it was launched is not
    that it was done.
    """
    last = _latest([claim for claim in claims if _course(claim) == "under way"])
    plain = [claim for claim in claims if _course(claim) is None and not _is_begun(claim)]
    return tuple(claim for claim in plain if spans.is_before(last, claim.published))


def _is_begun(claim: Claim) -> bool:
    return bool(words("begun") & {word.strip(".,").casefold() for word in claim.quote.split()})


def _course(claim: Claim) -> Course | None:
    return claim.body.course if isinstance(claim.body, Action) else None


def _latest(claims: Sequence[Claim]) -> Time | None:
    """The latest date of their documents; None where one of them has none."""
    times = [claim.published for claim in claims]
    settled = [time for time in times if time is not None and spans.is_settled(time)]
    if len(settled) < len(times) or not settled:
        return None
    return max(settled, key=lambda t: (t.end or "9999", t.start or ""))


def by_act(grounds: Grounds, matter: Matter) -> Iterator[tuple[str, str]]:
    """Actor and type of act, of acts under way and of those that end such a one."""
    if matter.kind != "action" or matter.mood != "asserted":
        return
    body = matter.claims[0].body
    if not isinstance(body, Action) or not body.actor.name:
        return
    actor = matter.once("actor", lambda: grounds.source(body.actor, matter.claims[0]).best)
    if of(matter) == "under way":
        yield actor, body.type
    elif body.type in ENDING:
        for act in {_ended(claim) for claim in matter.claims}:
            if act:
                yield actor, act


def _ended(claim: Claim) -> str:
    """The type of act that an ending one is said to end."""
    body = claim.body
    if not isinstance(body, Action):
        return ""
    for word in (body.object or "").casefold().split():
        found = next((act for act in ("search-for", "investigate", "try") if word in words(f"noun of {act}")), "")
        if found:
            return found
    return ""


def end(group: Sequence[Matter]) -> None:
    """What one party had under way, and is said to have ended in a document that is no older."""
    over = [m for m in group if _act(m) in ENDING]
    going = [m for m in group if _act(m) not in ENDING]
    for matter in going:
        since = _latest(told(matter, "under way"))
        fits = [m for m in over if not spans.is_before(_latest(m.claims), since) and _may_be_of(matter, m, len(going))]
        if fits:
            matter.share.over = f"“{clipped(fits[0].claims[0].quote, _QUOTED)}”"


def _act(matter: Matter) -> str:
    body = matter.claims[0].body
    return body.type if isinstance(body, Action) else ""


def _may_be_of(matter: Matter, over: Matter, number: int) -> bool:
    """Whether the one that was ended is this: the only one there is, or told by a word that it is on."""
    if number == 1:
        return True
    on = {word for c in matter.claims if isinstance(c.body, Action) for word in alike.telling(c.body.object or "")}
    return bool(on & {word for c in over.claims for word in alike.telling(c.quote)})


def as_of(matter: Matter) -> str:
    """The day of the newest report that has it under way, in words for the cell; empty where none is dated."""
    time = _latest(told(matter, "under way"))
    return f"as of {time.end or time.start}, the day of the report" if time is not None else ""


def note(matter: Matter) -> None:
    """Adds how the matter changed over time, where some documents have it under way and later ones do not."""
    going = told(matter, "under way")
    if not going:
        return
    over = told(matter, "ended") if of(matter) == "ended" else done_since(matter.claims)
    if of(matter) != "under way" and over:
        how = "over" if of(matter) == "ended" else "done"
        matter.note(f"under way as told {_on(going)}, {how} as told {_on(over)}: a change over time, no dispute")
    elif matter.over:
        matter.note(f"under way as told {_on(going)}, over since: {matter.over}")


def _on(claims: Sequence[Claim]) -> str:
    time = _latest(claims)
    return f"in a document of {when(time)}" if time is not None else "in an undated document"
