"""Harm to one victim told again: by another verb ("was shot and killed"), or of a victim who is called otherwise.

To shoot, to injure and to kill one person in one event is one act; its claims keep their own types. Which person is
meant is told by a name, by one clause that does both, or by there being no other: where the reports of an event, or one
document, tell of one victim only, and nothing that they say of that victim differs. Wrong merges are worse than missing
ones: where two may have been hurt, where an age, a sex, a name, a day or who did it differs, or one was killed and one
hurt, acts stay apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from onrecord.model.claim import Action, Claim
from onrecord.reconciliation import agreement, alike, described, editions, parts, retold, spans
from onrecord.reconciliation.grounds import Grounds
from onrecord.reconciliation.matters import body_of, mood_of
from onrecord.reconciliation.victims import Victim, are_several, can_be_one, union, victim
from onrecord.reconciliation.vocabulary import words

HARMS = ("attack", "shoot", "injure", "kill")  # the gravest last
_ASSERTED = "asserted"
_BESIDE = 30  # code points between two verbs of one clause, at most
_FIRST = 20  # claims of an act, that it is known by
_MANY = 3  # persons, at least, that two acts are not done to by chance
_MOST = 40  # acts of one event, or document, that are held against each other


def kind_of(act: str, mood: str) -> str:
    """What acts that may be one have in common: their type, or that they do harm."""
    return "harm" if act in HARMS and mood == _ASSERTED else act


def crowded(grounds: Grounds, figures: Iterable[Claim]) -> frozenset[str]:
    """Documents that count more than one casualty, and the events that these tell of."""
    held: dict[str, dict[str, float]] = {}
    for claim in figures:
        if (editions.is_of_event(grounds, claim) or parts.is_part(claim)) and mood_of(claim) == _ASSERTED:
            number, measure = agreement.core(editions.figure(claim).amount), editions.figure(claim).measure
            mine = held.setdefault(claim.document, {})
            mine[measure] = max(mine.get(measure, 0.0), 2.0 if number is None else number)
    many = {
        document
        for document, mine in held.items()
        if max(mine.values()) > 1 or (mine.get(parts.ALL) != 1 and sum(mine.values()) > 1)
    }
    return frozenset(many | {event for one in many if (event := grounds.event(one)) is not None})


@dataclass(frozen=True)
class _Harm:
    """One act as told. ``whom``: None where it is done to several, or to what is no person. ``objects``: as told."""

    number: int
    act: str
    actor: str
    claims: tuple[Claim, ...]
    told: retold.Told
    whom: Victim | None
    objects: tuple[str, ...]

    @property
    def is_of_several(self) -> bool:
        return any(are_several(text) for text in self.objects)


def join(grounds: Grounds, acts: Sequence[retold.Part], many: frozenset[str]) -> list[retold.Part]:
    """The acts, those that harm one victim with the first of them. ``many``: see ``crowded``."""
    found = [_harm(grounds, n, part) for n, part in enumerate(acts) if _is_harm(part)]
    harms = _called_in_full(grounds, sorted(found, key=lambda harm: harm.told.rank))
    groups = _Groups(harms)
    for home, members, is_widest in _homes(grounds, harms):
        if 1 < len(members) <= _MOST:
            _in_one_clause(groups, members)
            if is_widest:  # elsewhere in the event another may be called so
                _by_name(groups, members)
                _by_age(groups, members)
                _by_number(groups, members)
            _alone(groups, members, home in many)
    _take_up(groups, harms)
    gone = groups.gone()
    more: dict[int, list[Claim]] = {}
    for harm in harms:
        if harm.number in gone:
            more.setdefault(gone[harm.number], []).extend(acts[harm.number][1])
    return [(key, [*claims, *more.get(n, [])]) for n, (key, claims) in enumerate(acts) if n not in gone]


def _is_harm(part: retold.Part) -> bool:
    (_, act, mood), claims = part
    is_hit = act != "attack" or all(words("hitting") & set(retold.words_of(claim)) for claim in claims)
    return act in HARMS and mood == _ASSERTED and is_hit


def _homes(grounds: Grounds, harms: Iterable[_Harm]) -> list[tuple[str, list[_Harm], bool]]:
    """The acts of each document, then of each event; and whether a document is of none, or an event."""
    by_document: dict[str, list[_Harm]] = {}
    by_event: dict[str, list[_Harm]] = {}
    for harm in harms:
        documents = sorted({claim.document for claim in harm.claims})
        for document in documents:
            by_document.setdefault(document, []).append(harm)
        for event in sorted({e for document in documents if (e := grounds.event(document)) is not None}):
            by_event.setdefault(event, []).append(harm)
    documents_first = [(home, some, grounds.event(home) is None) for home, some in sorted(by_document.items())]
    return [*documents_first, *((home, some, True) for home, some in sorted(by_event.items()))]


def _called_in_full(grounds: Grounds, harms: Sequence[_Harm]) -> list[_Harm]:
    """ "Ada" and "Quill" are both Ada Quill where that is the only full name of the event that has theirs."""
    full: dict[int, frozenset[str]] = {}
    for _, members, _ in _homes(grounds, harms):
        told = {harm.whom.names for harm in members if harm.whom is not None and harm.whom.names}
        for harm in members:
            own = harm.whom.names if harm.whom is not None else frozenset()
            wider = [names for names in told if own and own < names and not any(names < other for other in told)]
            if len(wider) == 1:
                full[harm.number] = wider[0]
    return [
        replace(harm, whom=replace(harm.whom, names=full[harm.number])) if harm.number in full and harm.whom else harm
        for harm in harms
    ]


def _harm(grounds: Grounds, number: int, part: retold.Part) -> _Harm:
    (actor, act, _), claims = part
    told = retold.as_told(grounds, part)
    found = [victim(text) for text in told.objects]
    whom = union(one for one in found if one is not None) if found and all(found) else None
    return _Harm(number, act, actor, tuple(claims[:_FIRST]), told, whom, told.objects)


class _Groups:
    """Acts put together. Those of a group all can be one."""

    def __init__(self, harms: Sequence[_Harm]) -> None:
        self._by_number = {harm.number: harm for harm in harms}
        self._home = {harm.number: harm.number for harm in harms}
        self._members = {harm.number: [harm] for harm in harms}

    def members(self, harm: _Harm) -> list[_Harm]:
        """The group that an act is in."""
        return self._members[self._home[harm.number]]

    def join(self, a: _Harm, b: _Harm) -> None:
        """Puts two groups together where all their acts can be one."""
        mine, theirs = self.members(a), self.members(b)
        if mine is theirs or not all(_can_be_one(x, y) for x in mine for y in theirs):
            return
        whole = [harm.whom for harm in (*mine, *theirs) if harm.whom is not None]
        if union(whole).is_two:
            return
        for harm in theirs:
            self._home[harm.number] = self._home[mine[0].number]
        mine += theirs

    def gone(self) -> dict[int, int]:
        """Of each act that is told again, the first one."""
        out: dict[int, int] = {}
        for home, members in self._members.items():
            if self._home[home] != home or len(members) < 2:
                continue
            leader = min(members, key=lambda harm: harm.told.rank)
            out.update({harm.number: leader.number for harm in members if harm is not leader})
        return out


def _can_be_one(a: _Harm, b: _Harm) -> bool:
    """Whether nothing told of two acts keeps them apart."""
    if {a.act, b.act} == {"injure", "kill"}:
        return False
    if not all(spans.may_meet(x.time, y.time) for x in a.claims for y in b.claims):
        return False
    if any(alike.again(x) != alike.again(y) or retold.are_elsewhere(x, y) for x in a.claims[:3] for y in b.claims[:3]):
        return False
    if not retold.can_be_one_actor(a.told, b.told):
        return False
    return a.whom is None or b.whom is None or can_be_one(a.whom, b.whom)


def _in_one_clause(groups: _Groups, members: Sequence[_Harm]) -> None:
    """ "Two others were shot and injured": by two verbs, one after the other, to the same."""
    for a, b in combinations(members, 2):
        if a.act != b.act and any(_are_beside(x, y) for x in a.claims for y in b.claims):
            groups.join(a, b)


def _are_beside(x: Claim, y: Claim) -> bool:
    first, second = sorted((x, y), key=lambda claim: claim.start)
    same = body_of(x, Action).object == body_of(y, Action).object is not None
    return same and x.document == y.document and 0 <= second.start - first.end <= _BESIDE


def _by_name(groups: _Groups, members: Sequence[_Harm]) -> None:
    """Acts on one who is named, where only one who is named so can be meant."""
    named = [harm for harm in members if harm.whom is not None and harm.whom.names]
    near = {
        harm.number: [
            other for other in named if other is not harm and can_be_one(*_whoms(harm, other)) and _share(harm, other)
        ]
        for harm in named
    }
    sure = [harm for harm in named if all(can_be_one(*_whoms(x, y)) for x, y in combinations(near[harm.number], 2))]
    for harm in sure:
        for other in sure:
            if other in near[harm.number]:
                groups.join(harm, other)


def _share(a: _Harm, b: _Harm) -> bool:
    first, second = _whoms(a, b)
    return bool(first.names & second.names)


def _by_age(groups: _Groups, members: Sequence[_Harm]) -> None:
    """Acts on one whose age is told, where all that are told of that age can be one."""
    by_age: dict[int, list[_Harm]] = {}
    for harm in members:
        for age in harm.whom.ages if harm.whom is not None else ():
            by_age.setdefault(age, []).append(harm)
    for some in by_age.values():
        if all(can_be_one(*_whoms(x, y)) for x, y in combinations(some, 2)):
            for harm in some[1:]:
                groups.join(some[0], harm)


def _by_number(groups: _Groups, members: Sequence[_Harm]) -> None:
    """ "Five dockers were shot" and "five people were hurt": as many, and too many for chance."""
    several = [harm for harm in members if harm.whom is None and harm.objects]
    for a, b in combinations(several, 2):
        if a.act != b.act and all(_are_as_many(x, y) for x in a.objects for y in b.objects):
            groups.join(a, b)


def _are_as_many(x: str, y: str) -> bool:
    first, second = alike.numbers(x), alike.numbers(y)
    count = int(next(iter(first))) if len(first) == 1 and first == second else 0
    return count >= _MANY and described.are_people(x, y)


def _take_up(groups: _Groups, harms: Sequence[_Harm]) -> None:
    """ "The shooting happened on Friday": the only harm that its documents tell of."""
    nouns = {harm.number for harm in harms if retold.is_noun(harm.told)}
    told: dict[str, dict[int, _Harm]] = {}
    for harm in harms:
        for claim in harm.claims if harm.number not in nouns else ():
            leader = groups.members(harm)[0]
            told.setdefault(claim.document, {})[leader.number] = leader
    for harm in harms:
        if harm.number in nouns:
            near = {n: other for claim in harm.claims for n, other in told.get(claim.document, {}).items()}
            whole = [claim for other in near.values() for one in groups.members(other) for claim in one.claims]
            if len(near) == 1 and retold.is_whole(whole):
                groups.join(next(iter(near.values())), harm)


def _whoms(a: _Harm, b: _Harm) -> tuple[Victim, Victim]:
    return a.whom or Victim(), b.whom or Victim()


def _alone(groups: _Groups, members: Sequence[_Harm], is_crowded: bool) -> None:
    """Acts on the only victim of the event, or document."""
    persons = [harm for harm in members if harm.whom is not None]
    if is_crowded or len(persons) < 2 or any(harm.is_of_several for harm in members):
        return
    if union(harm.whom for harm in persons if harm.whom is not None).is_two:
        return
    left = list(persons)
    while left:  # who did it may be told in two ways that differ: what is of neither stays apart
        some = [left.pop(0)]
        for harm in some:
            more = [other for other in left if _can_be_one(harm, other)]
            some += more
            left = [other for other in left if other not in more]
        if all(_can_be_one(x, y) for x, y in combinations(some, 2)):
            for harm in some[1:]:
                groups.join(some[0], harm)
