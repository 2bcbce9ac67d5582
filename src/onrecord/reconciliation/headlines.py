"""Acts told by a headline and by the text under it: in other words, of one document, one act.

A headline has no room for who exactly acts, and on what: "Albia ends inquiry into port" stands over "Albian prosecutors
have closed a preliminary inquiry into a suspected depot in the port". It tells the act of its type that the text tells,
where the text tells just one that it can be: the actor may be the same (a state and a body of it, somebody described
and somebody named, nobody and whoever it is), and nothing said of what it is done to, of when, or where, differs. A
state, too, acts through its bodies: within one document, what the state and its ministry do to one thing is one act.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.model.claim import Action
from onrecord.reconciliation import alike, described, retold, spans
from onrecord.reconciliation.grounds import Grounds
from onrecord.reconciliation.matters import body_of
from onrecord.reconciliation.victims import Victim, are_several, can_be_one, victim
from onrecord.reconciliation.vocabulary import words

_FIRST = 20  # claims of an act, that it is known by
_MOST = 40  # acts of one type and mood in a document, that are held against each other
_ASSERTED, _PLANNED = "asserted", "planned"
_AND = re.compile(r"\band\b|&", re.IGNORECASE)


def join(grounds: Grounds, parts: Sequence[retold.Part]) -> list[retold.Part]:
    """The acts, those of headlines with the one that the text under them tells."""
    by_place: dict[tuple[str, str], list[int]] = {}
    for n, ((_, act, _), claims) in enumerate(parts):
        for document in sorted({claim.document for claim in claims}):
            by_place.setdefault((document, act), []).append(n)
    told = {n: retold.as_told(grounds, parts[n]) for some in by_place.values() if 1 < len(some) <= _MOST for n in some}
    home: dict[int, int] = {}
    for (document, _), members in sorted(by_place.items()):
        if not 1 < len(members) <= _MOST:
            continue
        for n in members:
            fits = {_root(home, m) for m in members if m != n and _is_one(grounds, document, told[n], told[m])}
            fits.discard(_root(home, n))
            if len(fits) == 1:
                (other,) = fits
                own = _root(home, n)
                group = [k for k in told if _root(home, k) in (own, other)]
                if all(_can_be_one(grounds, told[a], told[b]) for a in group for b in group if a < b):
                    home[own] = other
    leaders: dict[int, list[int]] = {}
    for n in told:
        leaders.setdefault(_root(home, n), []).append(n)
    gone: set[int] = set()
    made: dict[int, retold.Part] = {}
    for members in leaders.values():
        if len(members) > 1:
            first, *rest = sorted(members, key=lambda n: (told[n].mood == _ASSERTED, _rank(told[n]), n))
            claims = [*parts[first][1], *(claim for n in rest for claim in parts[n][1])]
            made[first] = (parts[first][0], claims)
            gone.update(rest)
    return [made.get(n, part) for n, part in enumerate(parts) if n not in gone]


def _root(home: dict[int, int], n: int) -> int:
    while n in home:
        n = home[n]
    return n


def _rank(one: retold.Told) -> tuple[bool, int, bool]:
    """Who names the actor comes first, and of those the text before its headline."""
    return not one.actor.startswith("name:"), one.rank[0], all(claim.is_heading for claim in one.claims)


def _is_one(grounds: Grounds, document: str, a: retold.Told, b: retold.Told) -> bool:
    """Whether an act is told, in a document, by a headline alone, and can be the other one, which its text tells."""
    mine, theirs = ([c for c in one.claims if c.document == document] for one in (a, b))
    is_over = all(c.is_heading and grounds.root(c) is None for c in mine) and not all(c.is_heading for c in theirs)
    return is_over and _can_be_one(grounds, a, b)


def _is_state_alone(one: retold.Told) -> bool:
    return one.actor.startswith("state:")


def _can_be_one(grounds: Grounds, a: retold.Told, b: retold.Told) -> bool:
    """Whether nothing told of two acts keeps them apart. A headline has no room for "ordered" and "will": what it tells
    as done is what the text says is to come.
    """
    if {a.mood, b.mood} not in ({a.mood}, {_ASSERTED, _PLANNED}):
        return False
    if a.mood != b.mood and not all(c.is_heading for c in (a if a.mood == _ASSERTED else b).claims):
        return False
    if any(alike.again(x) != alike.again(y) or retold.are_elsewhere(x, y) for x in a.claims for y in b.claims):
        return False
    if not all(spans.may_meet(x.time, y.time) for x in a.claims for y in b.claims):
        return False
    if any(retold.is_to_oneself(x) != retold.is_to_oneself(y) for x in a.claims for y in b.claims):
        return False
    if _is_charged(a) != _is_charged(b):
        return False  # that a guard was shot is told; that the suspect shot him is not
    if not (_is_of_one_state(grounds, a, b) or _can_be_one_actor(grounds, a, b)):
        return False
    return all(
        _agree(grounds, x, y) or _is_in_words(x, b) or _is_in_words(y, a)
        for x in a.objects or ("",)
        for y in b.objects or ("",)
    )


def _is_charged(one: retold.Told) -> bool:
    """True for an act that somebody is only accused of."""
    return all(claim.is_accusation for claim in one.claims)


def _states(grounds: Grounds, one: retold.Told) -> frozenset[str]:
    found = (grounds.state_of(body_of(c, Action).actor, c) for c in one.claims[:_FIRST])
    return frozenset(code for code in found if code)


def _is_of_one_state(grounds: Grounds, a: retold.Told, b: retold.Told) -> bool:
    """Whether one acts as a state, and the other for that state."""
    first, second = _states(grounds, a), _states(grounds, b)
    return bool(first) and first == second and (_is_state_alone(a) or _is_state_alone(b))


def _can_be_one_actor(grounds: Grounds, a: retold.Told, b: retold.Told) -> bool:
    """Whether what two actors are called can be of one: who is named and who is only described by a noun of it, too."""
    first, second = _states(grounds, a), _states(grounds, b)
    if (first and second and first != second) or _is_state_alone(a) != _is_state_alone(b):
        return a.is_nobody or b.is_nobody
    if a.actor == b.actor or retold.can_be_one_actor(a, b):
        return True
    if a.is_named and b.is_named and not first & second:
        return False
    return all(bool(alike.telling(x) & alike.telling(y)) for x in a.labels for y in b.labels)


def _agree(grounds: Grounds, x: str, y: str) -> bool:
    """Whether what one act is done to can be what the other is done to."""
    if not x or not y:
        return True
    one, other = _person(x), _person(y)
    if one is not None and other is not None:
        return can_be_one(one, other)
    if are_several(x) != are_several(y) or bool(_AND.search(x)) != bool(_AND.search(y)):
        return False
    first, second = alike.numbers(x), alike.numbers(y)
    if first and second and first != second:
        return False
    if one is not None or other is not None:
        return _is_called(x, y) if other is None else _is_called(y, x)
    heads = alike.head(x), alike.head(y)
    if heads[0] == heads[1] or heads[0] in alike.telling(y) or heads[1] in alike.telling(x):
        return True
    if alike.same_object(grounds, x, y):
        return True
    return first == second != frozenset() and described.are_people(x, y)


def _is_in_words(text: str, other: retold.Told) -> bool:
    """Whether all that a headline says it is done to stands in the words of the act under it."""
    wanted = alike.telling(text)
    found = _person(text)
    is_thing = (found is None or not found.roles) and all(_person(x) is None for x in other.objects)
    return (
        is_thing and bool(wanted) and any(wanted <= alike.telling(c.quote) and not c.is_heading for c in other.claims)
    )


def _person(text: str) -> Victim | None:
    """Whom an object means, by a noun for people or by a name that is all of it: no "licence of the Quill firm"."""
    found = victim(text)
    return found if found is not None and (found.roles or alike.names(alike.front(text))) else None


def _is_called(person: str, text: str) -> bool:
    """Whether what is no known noun for a person can be a person that is told: "a haulier" and "Man"."""
    noun, other = alike.head(person), alike.head(text)
    return noun in words("people anyone") | words("private") and not described.is_many(text) and noun != other
