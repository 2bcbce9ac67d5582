"""Casualties that a text tells beside, or as a part of, others ("four more were hurt", "Quill was one of five killed"):
where their number is the total of their event, they are that total told again.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from onrecord.model.claim import Claim, Figure
from onrecord.reconciliation import agreement, alike, described
from onrecord.reconciliation.events import is_total
from onrecord.reconciliation.grounds import Grounds
from onrecord.reconciliation.matter import Matter
from onrecord.reconciliation.matters import mood_of, ordered
from onrecord.reconciliation.vocabulary import words

INJURED, ALL = "people injured", "people killed or injured"
_FEW = 3.0  # persons; fewer may be others of the event, as many by chance
_MEMBERS = 12  # of a total's claims, that a further one is held against
_CARE = re.compile(r"\b(?:hospitals?|hospitali[sz]ed|treated|medical cent(?:er|re)s?|clinics?)\b", re.IGNORECASE)
_LEFT = re.compile(r"\b(?:last|remaining|rest|first|second|third|at the scene|on (?:the )?scene)\b", re.IGNORECASE)


def is_part(claim: Claim) -> bool:
    """True for casualties that are told beside or as a part of others."""
    body = claim.body
    return (
        isinstance(body, Figure)
        and body.measure in words("tolls")
        and body.part_of in words("tolls")
        and body.scope is None
        and body.basis == "stated"
        and mood_of(claim) == "asserted"
        and (agreement.core(body.amount) or 0.0) > 1.0
    )


def asserted(claims: Sequence[Claim]) -> frozenset[tuple[str, str, float | None]]:
    """The totals that documents assert: document, measure and number."""
    return frozenset((c.document, _body(c).measure, _number(c)) for c in claims if mood_of(c) == "asserted")


def mood_beside(claim: Claim, mood: str, given: frozenset[tuple[str, str, float | None]]) -> str:
    """The mood of a total: where its own document asserts the number, something else of them is what may be ("the
    deaths of four may have been part of a robbery").
    """
    number = _number(claim)
    is_given = number is not None and (claim.document, _body(claim).measure, number) in given
    return "asserted" if mood == "possible" and is_given else mood


def join(grounds: Grounds, claims: Sequence[Claim], tolls: list[list[Matter]]) -> list[Claim]:
    """The claims that are no total told again; those that are go into the totals' matters, in place."""
    matters: dict[tuple[str, str], list[tuple[int, int]]] = {}
    given: dict[tuple[str, str], set[float | None]] = {}  # the totals of each document, by measure
    sums: dict[tuple[str, str], list[Claim]] = {}
    for n, group in enumerate(tolls):
        for k, matter in enumerate(group):
            if matter.event is None or matter.mood != "asserted":
                continue
            for measure in sorted({_body(claim).measure for claim in matter.claims}):
                matters.setdefault((measure, matter.event), []).append((n, k))
            for claim in matter.claims:
                if _body(claim).basis == "worked out":
                    sums.setdefault((claim.document, _body(claim).measure), []).append(claim)
                if _body(claim).basis == "stated":
                    given.setdefault((claim.document, _body(claim).measure), set()).add(_number(claim))
    left: list[Claim] = []
    more: dict[tuple[int, int], list[Claim]] = {}
    for claim in claims:
        home = None
        event = grounds.event(claim.document)
        is_told = event is not None and is_part(claim) and not _is_added(claim, sums)
        for measure in _measures(claim, given) if is_told else ():
            near = [(at, tolls[at[0]][at[1]]) for at in matters.get((measure, event or ""), ())]
            home = home or _home(grounds, claim, near, given.get((claim.document, measure), set()))
        if home is None:
            left.append(claim)
        else:
            more.setdefault(home, []).append(claim)
    for (n, k), some in more.items():
        tolls[n][k] = replace(tolls[n][k], claims=(*tolls[n][k].claims, *ordered(some)))
    return left


def _is_added(claim: Claim, sums: Mapping[tuple[str, str], Sequence[Claim]]) -> bool:
    """True where its own clause gives a larger total: "nine guards and two clerks were hurt"."""
    number = _number(claim) or 0.0
    near = sums.get((claim.document, _body(claim).measure), ())
    return any(claim.start < c.end and c.start < claim.end and (_number(c) or 0.0) > number for c in near)


def _home(
    grounds: Grounds,
    claim: Claim,
    near: Sequence[tuple[tuple[int, int], Matter]],
    given: set[float | None],
) -> tuple[int, int] | None:
    """The total that this is: of its own document, of its root, of no stated source, of the police, or the only one."""
    number = _number(claim)
    if (given and number not in given) or (not given and (number or 0.0) < _FEW) or _LEFT.search(claim.quote):
        return None
    root = grounds.root(claim)
    who = root.best if root is not None else None
    fits = [
        (at, matter)
        for at, matter in near
        if any(_number(c) == number and is_total(c) for c in matter.claims[:_MEMBERS])
        and not any(alike.other_people(claim, c) for c in matter.claims[:_MEMBERS])
    ]
    rooted = [at for at, m in fits if (m.root.best if m.root is not None else None) == who]
    here = [at for at, m in fits if claim.document in m.documents]
    official = [at for at, m in fits if m.root is not None and described.is_police(m.root.label)]
    ways = (rooted, here) if root is not None else (rooted, here, official, [at for at, _ in fits])
    return next((found[0] for found in ways if len(found) == 1), None)


def _measures(claim: Claim, given: Mapping[tuple[str, str], set[float | None]]) -> tuple[str, ...]:
    """What it may be a total of: where a text gives as many hurt, those taken to hospital are these."""
    own, number = _body(claim).measure, _number(claim)
    is_hurt = (
        own == ALL
        and bool(_CARE.search(claim.quote))
        and (number or 0.0) >= _FEW
        and number in given.get((claim.document, INJURED), ())
    )
    return (own, INJURED) if is_hurt else (own,)


def _body(claim: Claim) -> Figure:
    if not isinstance(claim.body, Figure):
        raise TypeError(f"{claim.id}: not a figure")
    return claim.body


def _number(claim: Claim) -> float | None:
    return agreement.core(_body(claim).amount)
