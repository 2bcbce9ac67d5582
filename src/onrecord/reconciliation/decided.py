"""What people decided about entries: claims that they hold for one matter, or for two."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence

from onrecord.model.claim import Claim
from onrecord.model.ruling import Rulings
from onrecord.reconciliation import editions, relays, spans
from onrecord.reconciliation.grounds import Grounds
from onrecord.reconciliation.matter import Matter
from onrecord.reconciliation.matters import ordered


def regroup(grounds: Grounds, groups: list[list[Matter]], rulings: Rulings) -> None:
    """Part and join matters in place, before anything is linked. A group holds matters that may be compared; a joined
    matter stays in the group of its smallest claim. Claims of different kinds are never joined.

    What becomes of a matter hangs on the claims of the rulings on its claims, and on what these hang together with.
    """
    ruled = (*rulings.apart_matters, *rulings.same_matters)
    if not ruled:
        return
    spoken = {claim for one in ruled for claim in (*one.ones, *one.others)}
    held = _Held(spoken)
    for n, group in enumerate(groups):
        for matter in group:
            held.put(n, matter)
    for apart in rulings.apart_matters:
        for n, matter in held.of(apart.ones):
            parts = _parts(grounds, matter, set(apart.ones), set(apart.others), apart.why)
            if parts:
                held.drop(matter)
                at = next(at for at, one in enumerate(groups[n]) if one is matter)
                groups[n][at : at + 1] = parts
                for part in parts:
                    held.put(n, part)
    for same in rulings.same_matters:
        by_kind: dict[str, list[tuple[int, Matter]]] = {}
        for n, matter in held.of((*same.ones, *same.others)):
            by_kind.setdefault(matter.kind, []).append((n, matter))
        for members in by_kind.values():
            if len(members) > 1:
                for n, matter in members:
                    held.drop(matter)
                    groups[n] = [one for one in groups[n] if one is not matter]
                made = _joined(grounds, [matter for _, matter in members], same.why)
                groups[members[0][0]].append(made)
                held.put(members[0][0], made)


def moved(was: Rulings, now: Rulings) -> set[str]:
    """The claims of rulings that are new, or were and are no more."""
    changed = {*was.apart_matters} ^ {*now.apart_matters} | {*was.same_matters} ^ {*now.same_matters}
    return {claim for one in changed for claim in (*one.ones, *one.others)}


def beside(was: Rulings, now: Rulings) -> dict[str, set[str]]:
    """For each claim that people ruled on, before or after, those that the same rulings speak of."""
    out: dict[str, set[str]] = {}
    for one in {*was.apart_matters, *was.same_matters, *now.apart_matters, *now.same_matters}:
        spoken = {*one.ones, *one.others}
        for claim in spoken:
            out.setdefault(claim, set()).update(spoken)
    return out


class _Held:
    """Which matters, of which group, hold each claim that people ruled on."""

    def __init__(self, spoken: set[str]) -> None:
        self._spoken = spoken
        self._holders: dict[str, dict[int, tuple[int, Matter]]] = {}

    def put(self, group: int, matter: Matter) -> None:
        """Note a matter of a group."""
        for claim in matter.claims:
            if claim.id in self._spoken:
                self._holders.setdefault(claim.id, {})[id(matter)] = (group, matter)

    def drop(self, matter: Matter) -> None:
        """Forget a matter."""
        for claim in matter.claims:
            self._holders.get(claim.id, {}).pop(id(matter), None)

    def of(self, claims: Iterable[str]) -> list[tuple[int, Matter]]:
        """The matters that hold any of these claims, by id."""
        found = {key: held for one in claims for key, held in self._holders.get(one, {}).items()}
        return sorted(found.values(), key=lambda item: (item[1].id, item[0]))


def _parts(grounds: Grounds, matter: Matter, ones: set[str], others: set[str], why: str) -> list[Matter]:
    """The matter in two; nothing where the ruling does not part it."""
    held = {claim.id for claim in matter.claims}
    if not (held & ones and held & others):
        return []
    leaving = [claim for claim in matter.claims if claim.id in ones and claim.id not in others]
    if not leaving:
        return []
    staying = [claim for claim in matter.claims if claim not in leaving]
    return [_remade(grounds, matter, staying, why), _remade(grounds, matter, leaving, why)]


def _joined(grounds: Grounds, members: Sequence[Matter], why: str) -> Matter:
    made = _remade(grounds, members[0], [claim for matter in members for claim in matter.claims], why)
    if len({matter.mood for matter in members}) > 1:
        made.decided.append("joined by a person; the documents word it differently")
    if len({matter.amount for matter in members}) > 1:
        made.decided.append("joined by a person; the documents give different values")
    return made


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
