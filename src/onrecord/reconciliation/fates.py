"""Those who were hit, and what became of them: where an event has no dead, "five were shot" and "five were hurt" are
one number, and where it has none hurt but dead, "five were shot" and "five were killed".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.model.claim import Figure
from onrecord.reconciliation import agreement
from onrecord.reconciliation.matter import Matter
from onrecord.reconciliation.parts import ALL, INJURED

KILLED = "people killed"
_OTHER = {INJURED: KILLED, KILLED: INJURED}


def join(tolls: Sequence[list[Matter]]) -> list[list[Matter]]:
    """Totals of casualties, a number of all those hit with the number of those of whom it is the fate. The claims that
    tell the fate come first.
    """
    by_event: dict[str, list[Matter]] = {}
    for matter in (matter for group in tolls for matter in group):
        if matter.event is not None and matter.mood == "asserted":
            by_event.setdefault(matter.event, []).append(matter)
    gone: set[int] = set()
    more: dict[int, list[Matter]] = {}
    for matters in by_event.values():
        told = {_measure(matter) for matter in matters if _number(matter) != 0.0}
        for fate, other in _OTHER.items():
            own = [matter for matter in matters if _measure(matter) == fate]
            for hit in matters if fate in told and other not in told else ():
                home = _home(hit, own) if _measure(hit) == ALL else None
                if home is not None:
                    gone.add(id(hit))
                    more.setdefault(id(home), []).append(hit)
    return [[_with(m, more.get(id(m), ())) for m in group if id(m) not in gone] for group in tolls]


def _with(matter: Matter, more: Sequence[Matter]) -> Matter:
    """A matter with the claims of others; where it has no root, with that of the first that has one."""
    if not more:
        return matter
    rooted = next((one for one in more if one.root is not None), matter) if matter.root is None else matter
    claims = (*matter.claims, *(claim for one in more for claim in one.claims))
    return replace(matter, claims=claims, root=rooted.root, edition=rooted.edition, made_time=rooted.made_time)


def _home(matter: Matter, fates: Sequence[Matter]) -> Matter | None:
    """The statement of the same root, of the same document, or the only one that gives the number."""
    number = _number(matter)
    fits = [one for one in fates if number is not None and _number(one) == number]
    who = matter.root.best if matter.root is not None else None
    rooted = [one for one in fits if (one.root.best if one.root is not None else None) == who]
    here = [one for one in fits if one.documents & matter.documents]
    return next((found[0] for found in (rooted, here, fits) if len(found) == 1), None)


def _measure(matter: Matter) -> str:
    body = matter.claims[0].body
    return body.measure if isinstance(body, Figure) else ""


def _number(matter: Matter) -> float | None:
    return agreement.core(matter.amount) if matter.amount is not None else None
