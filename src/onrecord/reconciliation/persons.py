"""Acts upon one person told again: by another verb ("was shot and killed"), or of a person who is called otherwise.

To shoot, to injure and to kill one victim in one event is one act; its claims keep their own types. To arrest, and to
charge, somebody is each an act by itself. Which person is meant is told by a name, by one clause that does both, or by
there being no other: where the reports of an event, or one document, tell of one person only to whom it was done, and
nothing that they say of that person differs. Wrong merges are worse than missing ones: where it may have been done to
two, where an age, a sex, a name, a day or who did it differs, or one was killed and one hurt, acts stay apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations, pairwise

from onrecord.model.claim import Action, Claim
from onrecord.model.value import Time
from onrecord.reconciliation import agreement, alike, described, editions, parts, retold, spans
from onrecord.reconciliation.grounds import Grounds
from onrecord.reconciliation.matters import body_of, mood_of
from onrecord.reconciliation.victims import Victim, are_several, can_be_one, union, victim
from onrecord.reconciliation.vocabulary import words

HARMS = ("attack", "shoot", "injure", "kill")  # the gravest last
_KINDS = (HARMS, *((act,) for act in ("arrest", "charge", "identify", "question", "release", "search-for", "transfer")))
_ASSERTED = "asserted"
_NEXT = 3  # code points between a verb and the participle behind it: a comma
_BESIDE = 30  # code points between two verbs of one clause, at most
_LIST = re.compile(r"\band\b", re.IGNORECASE)
_THE = re.compile(r"\bthe \d", re.IGNORECASE)
_PRONOUN = re.compile(r"(he|she)(?:['’]s| is| was| has| had)\b", re.IGNORECASE)
_FIRST = 20  # claims of an act, that it is known by
_MANY = 3  # persons, at least, that two acts are not done to by chance
_NEAR = 3  # days that two reports of one act may differ by
_MOST = 40  # acts of one event, or document, that are held against each other


def kind_of(act: str, mood: str) -> str:
    """What acts that may be one have in common: their type, or that they do deed."""
    return "harm" if act in HARMS and mood == _ASSERTED else act


@dataclass(frozen=True)
class Casualties:
    """What the counts of casualties tell of acts upon persons. ``many``: documents that count more than one, and the
    events that these tell of; ``days``: by document, the day of what it counts.
    """

    many: frozenset[str] = frozenset()
    days: Mapping[str, Time] = field(default_factory=dict)


def casualties(grounds: Grounds, figures: Iterable[Claim]) -> Casualties:
    """Of these figures, those of casualties of an event."""
    held: dict[str, dict[str, float]] = {}
    times: dict[str, list[Time]] = {}
    for claim in figures:
        if (editions.is_of_event(grounds, claim) or parts.is_part(claim)) and mood_of(claim) == _ASSERTED:
            number, measure = agreement.core(editions.figure(claim).amount), editions.figure(claim).measure
            mine = held.setdefault(claim.document, {})
            mine[measure] = max(mine.get(measure, 0.0), 2.0 if number is None else number)
            if claim.time is not None and spans.is_settled(claim.time):
                times.setdefault(claim.document, []).append(claim.time)
    many = {
        document
        for document, mine in held.items()
        if max(mine.values()) > 1 or (mine.get(parts.ALL) != 1 and sum(mine.values()) > 1)
    }
    days = {home: some[0] for home, some in times.items() if all(spans.may_meet(some[0], time) for time in some)}
    return Casualties(frozenset(many | {event for one in many if (event := grounds.event(one)) is not None}), days)


@dataclass(frozen=True)
class _Deed:
    """One act as told. ``whom``: None where it is done to several, or to what is no person. ``objects``: as told."""

    number: int
    act: str
    actor: str
    claims: tuple[Claim, ...]
    told: retold.Told
    whom: Victim | None
    objects: tuple[str, ...]
    days: Mapping[str, Time]

    @property
    def is_of_several(self) -> bool:
        return any(are_several(text) for text in self.objects)

    @property
    def is_by_police(self) -> bool:
        return bool(self.told.labels) and all(described.is_police(label) for label in self.told.labels)


def join(grounds: Grounds, acts: Sequence[retold.Part], counted: Casualties) -> list[retold.Part]:
    """The acts, those upon one person with the first of them."""
    gone: dict[int, int] = {}
    more: dict[int, list[Claim]] = {}
    for kinds in _KINDS:
        found = [_deed(grounds, n, part, counted.days) for n, part in enumerate(acts) if _is_of(part, kinds)]
        deeds = _called_in_full(grounds, sorted(found, key=lambda deed: deed.told.rank))
        home = _grouped(grounds, deeds, counted.many if kinds == HARMS else frozenset())
        gone |= home
        for deed in deeds:
            if deed.number in home:
                more.setdefault(home[deed.number], []).extend(acts[deed.number][1])
    return [(key, [*claims, *more.get(n, [])]) for n, (key, claims) in enumerate(acts) if n not in gone]


def _grouped(grounds: Grounds, deeds: Sequence[_Deed], many: frozenset[str]) -> dict[int, int]:
    """Of each act that is told again, the first one."""
    groups = _Groups(deeds)
    for home, members, is_widest in _homes(grounds, deeds):
        if 1 < len(members) <= _MOST:
            _in_one_clause(groups, members)
            if is_widest:  # elsewhere in the event another may be called so
                _by_name(groups, members)
                _by_age(groups, members)
                _by_number(groups, members)
            _alone(groups, members, home in many)
            _alone(groups, [deed for deed in members if deed.is_by_police], is_crowded=False)
            _pair(groups, [deed for deed in members if deed.act not in HARMS])
            _one_after_the_other(groups, members)
    _take_up(groups, deeds)
    return groups.gone()


def _is_of(part: retold.Part, kinds: tuple[str, ...]) -> bool:
    (_, act, mood), claims = part
    is_hit = act != "attack" or all(words("hitting") & set(retold.words_of(claim)) for claim in claims)
    return act in kinds and mood == _ASSERTED and is_hit


def _homes(grounds: Grounds, deeds: Iterable[_Deed]) -> list[tuple[str, list[_Deed], bool]]:
    """The acts of each document, then of each event; and whether a document is of none, or an event."""
    by_document: dict[str, list[_Deed]] = {}
    by_event: dict[str, list[_Deed]] = {}
    for deed in deeds:
        documents = sorted({claim.document for claim in deed.claims})
        for document in documents:
            by_document.setdefault(document, []).append(deed)
        for event in sorted({e for document in documents if (e := grounds.event(document)) is not None}):
            by_event.setdefault(event, []).append(deed)
    documents_first = [(home, some, grounds.event(home) is None) for home, some in sorted(by_document.items())]
    return [*documents_first, *((home, some, True) for home, some in sorted(by_event.items()))]


def _called_in_full(grounds: Grounds, deeds: Sequence[_Deed]) -> list[_Deed]:
    """ "Ada" and "Quill" are both Ada Quill where that is the only full name of the event that has theirs."""
    full: dict[int, frozenset[str]] = {}
    for _, members, _ in _homes(grounds, deeds):
        told = {deed.whom.names for deed in members if deed.whom is not None and deed.whom.names}
        for deed in members:
            own = deed.whom.names if deed.whom is not None else frozenset()
            wider = [names for names in told if own and own < names and not any(names < other for other in told)]
            if len(wider) == 1:
                full[deed.number] = wider[0]
    return [
        replace(deed, whom=replace(deed.whom, names=full[deed.number])) if deed.number in full and deed.whom else deed
        for deed in deeds
    ]


def _deed(grounds: Grounds, number: int, part: retold.Part, days: Mapping[str, Time]) -> _Deed:
    (actor, act, _), claims = part
    told = retold.as_told(grounds, part)
    found = [victim(text) for text in told.objects] or [_called(claims)]
    whom = union(one for one in found if one is not None) if found and all(found) else None
    by_police = bool(told.labels) and all(described.is_police(label) for label in told.labels)
    if whom is not None and (by_police or act not in (*HARMS, "identify")):
        whom = replace(whom, roles=whom.roles & {"police"})  # whoever is arrested, or shot by police, is a suspect
    return _Deed(number, act, actor, tuple(claims[:_FIRST]), told, whom, told.objects, days)


def _called(claims: Sequence[Claim]) -> Victim | None:
    """ "She was held": whom no word but a pronoun tells of."""
    found = [match[1].casefold() for claim in claims if (match := _PRONOUN.match(claim.quote))]
    if len(found) < len(claims):
        return None
    return Victim(sexes=frozenset("male" if word == "he" else "female" for word in found))


class _Groups:
    """Acts put together. Those of a group all can be one."""

    def __init__(self, deeds: Sequence[_Deed]) -> None:
        self._by_number = {deed.number: deed for deed in deeds}
        self._home = {deed.number: deed.number for deed in deeds}
        self._members = {deed.number: [deed] for deed in deeds}

    def members(self, deed: _Deed) -> list[_Deed]:
        """The group that an act is in."""
        return self._members[self._home[deed.number]]

    def join(self, a: _Deed, b: _Deed) -> None:
        """Puts two groups together where all their acts can be one."""
        mine, theirs = self.members(a), self.members(b)
        if mine is not theirs and all(_can_be_one(x, y) for x in mine for y in theirs):
            self.put(a, b)

    def put(self, a: _Deed, b: _Deed) -> None:
        """Puts two groups together, where all that is told can be of one."""
        mine, theirs = self.members(a), self.members(b)
        if mine is theirs:
            return
        whole = [deed.whom for deed in (*mine, *theirs) if deed.whom is not None]
        if union(whole).is_two:
            return
        for deed in theirs:
            self._home[deed.number] = self._home[mine[0].number]
        mine += theirs

    def gone(self) -> dict[int, int]:
        """Of each act that is told again, the first one."""
        out: dict[int, int] = {}
        for home, members in self._members.items():
            if self._home[home] != home or len(members) < 2:
                continue
            leader = min(members, key=lambda deed: deed.told.rank)
            out.update({deed.number: leader.number for deed in members if deed is not leader})
        return out


def _can_be_one(a: _Deed, b: _Deed, *, are_all: bool = False) -> bool:
    """Whether nothing told of two acts keeps them apart. ``are_all``: their document tells of no other."""
    if {a.act, b.act} == {"injure", "kill"}:
        return False
    if any(_are_days_apart(x, y, a.days) for x in a.claims for y in b.claims):
        return False
    if any(alike.again(x) != alike.again(y) or retold.are_elsewhere(x, y) for x in a.claims[:3] for y in b.claims[:3]):
        return False
    if any(alike.are_introduced_apart(x, y) for x in a.claims for y in b.claims):
        return False
    if not retold.can_be_one_actor(a.told, b.told) or (a.act not in HARMS and _are_in_two_cases(a, b, are_all)):
        return False
    return a.whom is None or b.whom is None or can_be_one(a.whom, b.whom)


def _are_days_apart(x: Claim, y: Claim, days: Mapping[str, Time]) -> bool:
    """Whether two acts were done on two days. One whose day is not told is mostly of the day of what its document
    counts: "he had been shot the week before".
    """
    if not spans.may_meet(x.time, y.time) or _are_beside(x, y):
        return not spans.may_meet(x.time, y.time)
    return any(
        spans.is_settled(one.time)
        and not spans.is_settled(other.time)
        and other.document in days
        and spans.days_between(one.time, days[other.document]) > _NEAR
        for one, other in ((x, y), (y, x))
    )


def _are_in_two_cases(a: _Deed, b: _Deed, are_all: bool) -> bool:
    """True for arrests, or charges, that need not be of one person, or for one thing: of such there are often several.
    An age that only the other has may be another's; those of one name were compared before.
    """
    first, second = (
        {word for claim in deed.claims for word in retold.words_of(claim)} & words("offences") for deed in (a, b)
    )
    one, other = _whoms(a, b)
    is_other = not are_all and any(x.ages - y.ages and not x.names for x, y in ((one, other), (other, one)))
    return is_other or bool(one.names and other.names) or bool(first and second and not first & second)


def _in_one_clause(groups: _Groups, members: Sequence[_Deed]) -> None:
    """ "Two others were shot and injured": by two verbs, one after the other, to the same."""
    for a, b in combinations(members, 2):
        if a.act != b.act and any(_are_beside(x, y) for x in a.claims for y in b.claims):
            groups.join(a, b)


def _one_after_the_other(groups: _Groups, members: Sequence[_Deed]) -> None:
    """ "opened fire, hitting a guard in the leg": the harm that the shots did, where they did no other."""
    blows = [deed for deed in members if deed.objects]
    for deed in members:
        if deed.act != "shoot" or deed.objects or any(retold.is_at_somebody(claim) for claim in deed.claims):
            continue
        near = [other for other in blows if any(_follows(x, y) for x in deed.claims for y in other.claims)]
        sure = all(any(_follows(x, y) for y in other.claims) for other in near for x in deed.claims)
        if near and sure and len({groups.members(other)[0].number for other in near}) == 1:
            groups.join(deed, near[0])


def _follows(x: Claim, y: Claim) -> bool:
    """True for what is done by a participle right behind a verb of the same actor."""
    same = body_of(x, Action).actor == body_of(y, Action).actor
    return same and x.document == y.document and 0 <= y.start - x.end <= _NEXT and y.quote.split()[0].endswith("ing")


def _are_beside(x: Claim, y: Claim) -> bool:
    first, second = sorted((x, y), key=lambda claim: claim.start)
    same = body_of(x, Action).object == body_of(y, Action).object is not None
    return same and x.document == y.document and 0 <= second.start - first.end <= _BESIDE


def _by_name(groups: _Groups, members: Sequence[_Deed]) -> None:
    """Acts on one who is named, where only one who is named so can be meant."""
    named = [deed for deed in members if deed.whom is not None and deed.whom.names]
    near = {
        deed.number: [
            other for other in named if other is not deed and can_be_one(*_whoms(deed, other)) and _share(deed, other)
        ]
        for deed in named
    }
    sure = [deed for deed in named if all(can_be_one(*_whoms(x, y)) for x, y in combinations(near[deed.number], 2))]
    for deed in sure:
        for other in sure:
            if other in near[deed.number]:
                groups.join(deed, other)


def _share(a: _Deed, b: _Deed) -> bool:
    first, second = _whoms(a, b)
    return bool(first.names & second.names)


def _by_age(groups: _Groups, members: Sequence[_Deed]) -> None:
    """Acts on one whose age is told, where all that are told of that age can be one."""
    by_age: dict[int, list[_Deed]] = {}
    for deed in members:
        for age in deed.whom.ages if deed.whom is not None else ():
            by_age.setdefault(age, []).append(deed)
    for some in by_age.values():
        if all(can_be_one(*_whoms(x, y)) for x, y in combinations(some, 2)):
            for deed in some[1:]:
                groups.join(some[0], deed)


def _by_number(groups: _Groups, members: Sequence[_Deed]) -> None:
    """ "Five dockers were shot" and "five people were hurt": as many, and too many for chance."""
    several = [deed for deed in members if deed.whom is None and deed.objects]
    for a, b in combinations(several, 2):
        if a.act != b.act and all(_are_as_many(x, y) for x in a.objects for y in b.objects):
            groups.join(a, b)


def _are_as_many(x: str, y: str) -> bool:
    first, second = alike.numbers(x), alike.numbers(y)
    if first and first == second and _LIST.search(x) and _LIST.search(y):
        return alike.telling(x) == alike.telling(y)  # "a sailor and a 7-year-old girl", in any order
    count = int(next(iter(first))) if len(first) == 1 and first == second else 0
    return count >= _MANY and described.are_people(x, y)


def _take_up(groups: _Groups, deeds: Sequence[_Deed]) -> None:
    """ "The shooting happened on Friday": the only harm that its documents tell of."""
    nouns = {deed.number for deed in deeds if retold.is_noun(deed.told)}
    told: dict[str, dict[int, _Deed]] = {}
    for deed in deeds:
        for claim in deed.claims if deed.number not in nouns else ():
            leader = groups.members(deed)[0]
            told.setdefault(claim.document, {})[leader.number] = leader
    for deed in deeds:
        if deed.number in nouns:
            near = {n: other for claim in deed.claims for n, other in told.get(claim.document, {}).items()}
            whole = [claim for other in near.values() for one in groups.members(other) for claim in one.claims]
            if len(near) == 1 and retold.is_whole(whole):
                groups.join(next(iter(near.values())), deed)


def _whoms(a: _Deed, b: _Deed) -> tuple[Victim, Victim]:
    return a.whom or Victim(), b.whom or Victim()


def _pair(groups: _Groups, members: Sequence[_Deed]) -> None:
    """ "A 20-year-old man was charged" and "Quill was charged", where one document tells of no other charge; "the
    16-year-old" was told of before.
    """
    if len(members) == 2 and all(deed.whom is not None for deed in members):
        a, b = members
        homes = {claim.document for deed in members for claim in deed.claims}
        is_taken_up = any(
            _THE.search(c.quote) for deed in members if not (deed.whom or Victim()).names for c in deed.claims
        )
        if len(homes) == 1 and not is_taken_up and _can_be_one(a, b, are_all=True):
            groups.put(a, b)


def _alone(groups: _Groups, members: Sequence[_Deed], is_crowded: bool) -> None:
    """Acts on the only victim of the event, or document."""
    persons = [deed for deed in members if deed.whom is not None]
    if is_crowded or len(persons) < 2 or any(deed.is_of_several for deed in members):
        return
    told = [deed.whom for deed in persons if deed.whom is not None]
    names = sorted({one.names for one in told}, key=len)
    if union(told).is_two or not all(x <= y for x, y in pairwise(names)):
        return
    left = list(persons)
    while left:  # who did it may be told in two ways that differ: what is of neither stays apart
        some = [left.pop(0)]
        for deed in some:
            more = [other for other in left if _can_be_one(deed, other)]
            some += more
            left = [other for other in left if other not in more]
        if all(_can_be_one(x, y) for x, y in combinations(some, 2)):
            for deed in some[1:]:
                groups.join(some[0], deed)
