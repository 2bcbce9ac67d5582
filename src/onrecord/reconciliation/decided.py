"""What people decided about entries: claims that they hold for one matter, or for two."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable

from onrecord.model.claim import Claim
from onrecord.model.ruling import Rulings
from onrecord.reconciliation import editions, relays, spans
from onrecord.reconciliation.grounds import Grounds
from onrecord.reconciliation.matter import Matter
from onrecord.reconciliation.matters import ordered


def regroup(grounds: Grounds, groups: list[list[Matter]], rulings: Rulings) -> None:
    """Part and join matters in place, before anything is linked. A group holds matters that may be compared; a joined
    matter stays in the group of its smallest claim. Claims of different kinds are never joined.
    """
    if not (rulings.apart_matters or rulings.same_matters):
        return
    for apart in rulings.apart_matters:
        for group in groups:
            for matter in list(group):
                _part(grounds, group, matter, set(apart.ones), set(apart.others), apart.why)
    for same in rulings.same_matters:
        wanted = {*same.ones, *same.others}
        held = [
            (matter.id, n, matter)
            for n, group in enumerate(groups)
            for matter in group
            if wanted & {claim.id for claim in matter.claims}
        ]
        by_kind: dict[str, list[tuple[str, int, Matter]]] = {}
        for one in sorted(held, key=lambda item: item[0]):
            by_kind.setdefault(one[2].kind, []).append(one)
        for members in by_kind.values():
            if len(members) > 1:
                _join(grounds, groups, members, same.why)


def _part(grounds: Grounds, group: list[Matter], matter: Matter, ones: set[str], others: set[str], why: str) -> None:
    held = {claim.id for claim in matter.claims}
    if not (held & ones and held & others):
        return
    leaving = [claim for claim in matter.claims if claim.id in ones and claim.id not in others]
    if not leaving:
        return
    staying = [claim for claim in matter.claims if claim not in leaving]
    at = group.index(matter)
    group[at : at + 1] = [_remade(grounds, matter, staying, why), _remade(grounds, matter, leaving, why)]


def _join(grounds: Grounds, groups: list[list[Matter]], members: list[tuple[str, int, Matter]], why: str) -> None:
    _, home, first = members[0]
    for _, n, matter in members:
        groups[n].remove(matter)
    made = _remade(grounds, first, [claim for _, _, matter in members for claim in matter.claims], why)
    if len({matter.mood for _, _, matter in members}) > 1:
        made.decided.append("joined by a person; the documents word it differently")
    if len({matter.amount for _, _, matter in members}) > 1:
        made.decided.append("joined by a person; the documents give different values")
    groups[home].append(made)


def _remade(grounds: Grounds, matter: Matter, claims: Iterable[Claim], why: str) -> Matter:
    """The matter with other claims, its value by the same rules."""
    members = ordered(claims)
    made = dataclasses.replace(matter, claims=members, decided=list(matter.decided))
    made.place = next((c.place for c in members if c.place is not None), None)
    if matter.kind == "figure":
        made.amount = relays.publishable(grounds, matter.root, members)
        stated = [editions.figure(c).as_of for c in members]
        made.made_time = spans.earliest(stated) if any(stated) else matter.made_time
    else:
        made.made_time = spans.earliest([c.said or c.time if c.kind == "position" else c.time for c in members])
    made.decided.append(f"decided by a person: {why}")
    return made
