"""Acts told again with their actor described otherwise: "police", "the officers" and "Quill police" made one arrest.

Held against each other are only acts of one type and mood in documents of one event, in one document, or told in the
same words. Wrong merges are worse than missing ones: who does it, what it is done to, when and where must not differ,
what is shared must be telling, and an act that fits two others stays apart.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.model.claim import Action, Claim
from onrecord.reconciliation import alike, described, spans
from onrecord.reconciliation.grounds import Grounds
from onrecord.reconciliation.matters import body_of, ordered, place_key
from onrecord.reconciliation.vocabulary import words
from onrecord.reconciliation.whois import plain

NOBODY = "nobody:"  # the actor of acts that nobody is named for: one document's, or one event's
_UNNAMED = "unnamed:"
_FIRST = 20  # acts with a word in common, and claims of one, with which another is compared
_SAME = 7  # words of a sentence, at least, that two documents do not share by chance
_SAME_IN_EVENT = 4
_TOKEN = re.compile(r"\w+(?:['’]\w+)?")
_SELF = re.compile(
    r"\b(?:him|her|it|my)self\b|\bthemselves\b|\bself\b"
    r"|\bown (?:ankle|arm|back|chest|eye|face|finger|foot|hand|head|knee|leg|neck|shoulder|stomach|thigh|toe)s?\b",
    re.IGNORECASE,
)
_AT_SOMEBODY = re.compile(r"\b(?:him|her|them|us|me|it|you|\w*sel(?:f|ves))\b", re.IGNORECASE)
_TAKEN_UP = re.compile(
    r"^(?:according to [^,]{2,60}, )?(?:(?:just |how and |and )?(?:why|when|how) )?(?:the|this|that) (?:[\w-]+ ){1,3}?"
    r"(?:happened|occurred|took place|began|started|was reported|unfolded|erupted)\b",
    re.IGNORECASE,
)
_NAMED = re.compile(r"\bidentified (?:\w+ ){0,2}as ([A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*)*)")
_AND = re.compile(r"\band\b", re.IGNORECASE)
_REST = re.compile(r"\b(?:others?|another|more|rest)\b", re.IGNORECASE)
_STEM = 5  # letters that an act's name shares with its forms
_EARLIER = re.compile(r"\b(?:again|earlier|first|last|later|other|past|previous|prior|recent|similar|in \d{4})\b", re.I)

Part = tuple[tuple[str, str, str], list[Claim]]  # actor, type and mood, and the claims


def words_of(claim: Claim) -> tuple[str, ...]:
    """A quote's words."""
    return tuple(word.casefold().replace("’", "'") for word in _TOKEN.findall(claim.quote))


def is_to_oneself(claim: Claim) -> bool:
    """True for what somebody does to oneself."""
    return bool(_SELF.search(claim.quote))


def is_at_somebody(claim: Claim) -> bool:
    """True for what is done to whom a pronoun means."""
    return bool(_AT_SOMEBODY.search(claim.quote))


def is_long(claim: Claim) -> bool:
    """True for a quote that two documents do not share by chance."""
    return len(words_of(claim)) >= _SAME


@dataclass(frozen=True)
class Told:
    """One act as told. ``homes``: its documents and their events. ``labels``: what its actor is called, in plain words.
    ``objects``: what it is done to, as written.
    """

    actor: str
    act: str
    mood: str
    claims: tuple[Claim, ...]
    homes: frozenset[str]
    labels: frozenset[str]
    objects: tuple[str, ...]

    @property
    def is_nobody(self) -> bool:
        return self.actor.startswith(NOBODY)

    @property
    def is_named(self) -> bool:
        is_open = all(described.is_police(x) and not described.whose(x) for x in self.labels)
        return not self.actor.startswith((NOBODY, _UNNAMED)) and not is_open

    @property
    def rank(self) -> tuple[int, str]:
        """Named actors first."""
        return (0 if self.is_named else 2 if self.is_nobody else 1), min(c.id for c in self.claims)


def join(grounds: Grounds, parts: Sequence[Part]) -> list[Part]:
    """The acts, those told again with the first of them. The claims that name the actor come first."""
    blocks: dict[tuple[str, str], list[int]] = {}
    told = [as_told(grounds, part) for part in parts]
    for n, ((_, act, mood), _) in enumerate(parts):
        blocks.setdefault((act, mood), []).append(n)
    home: dict[int, int] = {}
    for members in blocks.values():
        if len(members) > 1:
            home.update(_grouped(grounds, {n: told[n] for n in members}))
    more: dict[int, list[Claim]] = {}
    for n in sorted(home, key=lambda n: told[n].rank):
        more.setdefault(home[n], []).extend(parts[n][1])
    return [(key, [*claims, *more.get(n, [])]) for n, (key, claims) in enumerate(parts) if n not in home]


def _grouped(grounds: Grounds, told: dict[int, Told]) -> dict[int, int]:
    """Act → the act that it is, for those told again."""
    groups: dict[int, list[int]] = {}
    by_key: dict[str, list[int]] = {}
    out: dict[int, int] = {}
    for n in sorted(told, key=lambda n: told[n].rank):
        one = told[n]
        keys = sorted(_keys(one))
        near = sorted({m for key in keys for m in by_key.get(key, ())[:_FIRST]})
        fits = [m for m in near if _fits(grounds, one, [told[k] for k in groups[m][:_FIRST]])]
        if len(fits) == 1:
            out[n] = fits[0]
        leader = out.get(n, n)
        groups.setdefault(leader, []).append(n)
        for key in keys:
            known = by_key.setdefault(key, [])
            if leader not in known:
                known.append(leader)
    return {**out, **_taken_up(told, out)}


def _taken_up(told: dict[int, Told], gone: dict[int, int]) -> dict[int, int]:
    """ "The shooting happened on Friday" takes up the only act of its kind that its document tells."""
    groups: dict[int, list[int]] = {}
    for n in sorted(told):
        groups.setdefault(gone.get(n, n), []).append(n)
    nouns = {n for n, some in groups.items() if all(is_noun(told[k]) for k in some)}
    out: dict[int, int] = {}
    for n in sorted(nouns):
        claims = [claim for k in groups[n] for claim in told[k].claims]
        here = {claim.document for claim in claims}
        near = [
            m
            for m, some in groups.items()
            if m not in nouns and any(claim.document in here for k in some for claim in told[k].claims)
        ]
        acts = [claim for m in near for k in groups[m] for claim in told[k].claims]
        if len(near) == 1 and is_whole(acts) and all(spans.may_meet(x.time, y.time) for x in claims for y in acts):
            out.update(dict.fromkeys(groups[n], near[0]))
    return out


def is_whole(claims: Sequence[Claim]) -> bool:
    """True for an act told with what it was done to, or to oneself, and not to the rest, or to two."""
    objects = [o for claim in claims if (o := body_of(claim, Action).object)]
    is_told = bool(objects) or any(_SELF.search(claim.quote) for claim in claims)
    return is_told and not any(_REST.search(text) or _AND.search(text) for text in objects)


def is_noun(one: Told) -> bool:
    """True for an act of which its claims only say that it happened, when and where: "the shooting happened"."""
    is_plain = all(_TAKEN_UP.match(c.quote) and not _EARLIER.search(c.quote) for c in one.claims)
    return one.is_nobody and not one.objects and is_plain and not any(alike.again(c) for c in one.claims)


def as_told(grounds: Grounds, part: Part) -> Told:
    """What two acts are held against each other by."""
    (actor, act, mood), claims = part
    some = ordered(claims)
    homes = {claim.document for claim in some}
    homes |= {event for document in homes if (event := grounds.event(document)) is not None}
    labels = {plain(name) for claim in some if (name := body_of(claim, Action).actor.name)}
    objects = dict.fromkeys(_object(claim, o) for claim in some if (o := body_of(claim, Action).object))
    return Told(actor, act, mood, some[:_FIRST], frozenset(homes), frozenset(labels), tuple(objects)[:_FIRST])


def _object(claim: Claim, text: str) -> str:
    """What an act is done to; where its words say who a person described is, the name: "the suspect, identified as Ivo
    Lenz, was held".
    """
    found = (
        _NAMED.search(claim.quote, max(0, claim.quote.find(text)))
        if alike.head(text) in words("people doing")
        else None
    )
    return found[1] if found is not None else " ".join(text.split())


def _keys(one: Told) -> set[str]:
    """What two acts that can be one have in common at least one of."""
    out = {" ".join(words_of(claim)) for claim in one.claims if is_long(claim)}
    about: set[str] = set()
    for text in one.objects:
        about |= {alike.head(text), *alike.names(text), *alike.telling(text), *alike.numbers(text)}
    if not one.objects:
        about |= {word for claim in one.claims for word in alike.telling(claim.quote)}
        about |= {"(taken up)" for claim in one.claims if _TAKEN_UP.match(claim.quote)}
    about |= {"(self)" for claim in one.claims if _SELF.search(claim.quote)}
    return out | {f"{home} {word}" for home in one.homes for word in about}


def _fits(grounds: Grounds, one: Told, group: Sequence[Told]) -> bool:
    """Whether an act is each of a group that is told in its documents or its event, and nothing speaks against the
    others; where none is, each of them all the same.
    """
    near = [other for other in group if one.homes & other.homes] or group
    return all(_is_one(grounds, one, other) for other in near) and all(_may_be_one(one, other) for other in group)


def _may_be_one(a: Told, b: Told) -> bool:
    """Whether neither when, where nor by whom keeps two acts apart."""
    if any(alike.again(x) != alike.again(y) for x in a.claims[:3] for y in b.claims[:3]):
        return False
    if not all(spans.may_meet(x.time, y.time) for x in a.claims for y in b.claims):
        return False
    if any(are_elsewhere(x, y) for x in a.claims[:3] for y in b.claims[:3]):
        return False
    if any(alike.are_introduced_apart(x, y) for x in a.claims for y in b.claims):
        return False
    return not any(_are_beside(x, y) for x in a.claims for y in b.claims)


def _is_one(grounds: Grounds, a: Told, b: Told) -> bool:
    if not _may_be_one(a, b):
        return False
    shared = a.homes & b.homes
    if _is_copied(grounds, a, b, bool(shared)):
        return True
    if not shared:
        return False
    act, is_open = a.act, a.mood == "not-yet"
    return act not in words("addressing") and can_be_one_actor(a, b) and _is_done_to_one(grounds, a, b, act, is_open)


def _are_beside(a: Claim, b: Claim) -> bool:
    """True for two actors of one clause: "the army and the police arrested him"."""
    return a.document == b.document and a.start < b.end and b.start < a.end


def are_elsewhere(a: Claim, b: Claim) -> bool:
    """True where two towns are told."""
    if a.place is None or b.place is None or {a.place.precision, b.place.precision} - {"city", "point"}:
        return False
    return place_key(a.place) != place_key(b.place)


def _is_copied(grounds: Grounds, a: Told, b: Told, is_near: bool) -> bool:
    """Whether the same words tell of both, of an actor who is called the same."""
    if a.labels != b.labels or (a.is_named and b.is_named):
        return False
    least = _SAME_IN_EVENT if is_near else _SAME
    first = {told for claim in a.claims if len(told := words_of(claim)) >= least}
    events = [{e for c in one.claims if (e := grounds.event(c.document)) is not None} for one in (a, b)]
    if events[0] and events[1] and not events[0] & events[1]:
        return False
    return any(words_of(claim) in first for claim in b.claims) and {c.document for c in a.claims}.isdisjoint(
        c.document for c in b.claims
    )


def can_be_one_actor(a: Told, b: Told) -> bool:
    """Whether nothing that two actors are called keeps them apart."""
    if a.is_nobody or b.is_nobody:
        return True
    return all(described.can_be_one(x, y, a.is_named, b.is_named) for x in a.labels for y in b.labels)


def _is_done_to_one(grounds: Grounds, a: Told, b: Told, act: str, is_open: bool) -> bool:
    selves = [any(_SELF.search(claim.quote) for claim in one.claims) for one in (a, b)]
    if selves[0] != selves[1]:
        return False
    if all(selves):
        return not a.is_nobody and not b.is_nobody
    if a.objects and b.objects:
        return all(_is_one_object(grounds, a, b, x, y) for x in a.objects for y in b.objects) and (
            a.is_named == b.is_named or a.is_nobody or b.is_nobody or _is_sure(a, b, act)
        )
    if all(_TAKEN_UP.match(c.quote) and not _EARLIER.search(c.quote) for c in (*a.claims, *b.claims)):
        return a.is_nobody and b.is_nobody
    if a.objects or b.objects:
        return _shared(a, b, act) > 2 and a.is_nobody and b.is_nobody
    return _shared(a, b, act) > 1 or (is_open and not any(_told_beside(one, act) for one in (a, b)))


def _is_sure(a: Told, b: Told, act: str) -> bool:
    """Whether a person described is the one who is named: in one document, or by what is told beside."""
    here = {c.document for c in a.claims} & {c.document for c in b.claims}
    is_telling = all(alike.numbers(text) or alike.names(text) for one in (a, b) for text in one.objects)
    police = all(described.is_police(label) for one in (a, b) for label in one.labels)
    return bool(here) or is_telling or police or _shared(a, b, act) > 1


def _shared(a: Told, b: Told, act: str) -> int:
    """Words that two claims have in common beside actor and act, where they are half of what one says; the most."""
    named = alike.telling(" ".join((*a.labels, *b.labels, *a.objects, *b.objects))) | words("happening")
    most = 0
    for x in a.claims:
        for y in b.claims:
            first, second = (_beside(claim, named, act) for claim in (x, y))
            shared = len(first & second)
            if shared * 2 >= min(len(first), len(second)):
                most = max(most, shared)
    return most


def _told_beside(one: Told, act: str) -> bool:
    """Whether an act's claims say more than that it was, or was not, done."""
    named = alike.telling(" ".join(one.labels)) | words("happening") | words("anything")
    return any(_beside(claim, named, act) for claim in one.claims)


def _beside(claim: Claim, but: frozenset[str], act: str) -> frozenset[str]:
    return frozenset(word for word in alike.telling(claim.quote, but) if not word.startswith(act[:_STEM]))


def _is_one_object(grounds: Grounds, a: Told, b: Told, x: str, y: str) -> bool:
    first, second = alike.numbers(x), alike.numbers(y)
    if first != second or any(bool(cue.search(x)) != bool(cue.search(y)) for cue in (_REST, _AND)):
        return False
    if first - {"1"} and described.are_people(x, y):
        return True
    if not alike.same_object(grounds, x, y):
        return False
    if alike.names(x) & alike.names(y):
        return True
    if alike.head(x) != alike.head(y) or (alike.is_told_apart(x) and alike.is_told_apart(y) and plain(x) != plain(y)):
        return False
    here = {c.document for c in a.claims} & {c.document for c in b.claims}
    return bool(first - {"1"}) or not (a.is_nobody or b.is_nobody) or bool(here)
