"""Same matter? Claims are blocked on what their kind turns on, so that only claims of one block are compared."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import TypeVar

from onrecord.model.claim import Action, Agreement, Claim, Position, Publication, Site
from onrecord.model.entry import Register
from onrecord.model.value import Place, Time
from onrecord.reconciliation import alike, restated, spans
from onrecord.reconciliation.grounds import Grounds
from onrecord.reconciliation.matter import Matter
from onrecord.reconciliation.parties import is_state
from onrecord.reconciliation.whois import plain

T = TypeVar("T")
K = TypeVar("K", bound=Hashable)
B = TypeVar("B", Action, Agreement, Position, Publication, Site)

# Modalities that assert: all others keep apart, because a conditional or a demand says nothing of what is.
_ASSERTING = {"stated", "alleged", "characterised"}
_KNOWN, _MOST = 5, 0.8  # documents, at least, that tell of a well-known act, and their share
_PHASES = {"hypothetical": "conditional", "feared": "possible"}


def block(items: Iterable[T], key: Callable[[T], K]) -> dict[K, list[T]]:
    """Items by key, in order of first appearance."""
    out: dict[K, list[T]] = defaultdict(list)
    for item in items:
        out[key(item)].append(item)
    return dict(out)


def mood_of(claim: Claim) -> str:
    """What keeps a claim apart from others about the same thing: asserted, denied, conditional, planned …"""
    if claim.modality in _ASSERTING:
        return "denied" if claim.polarity == "denied" and claim.kind != "position" else "asserted"
    if claim.modality == "planned" and claim.polarity == "denied" and claim.kind == "action":
        return "denied"  # "will not close it" announces no closure
    return _PHASES.get(claim.modality, claim.modality)


def place_key(place: Place | None) -> tuple[str, ...]:
    """Identity of a place at its own precision; a country never equals a place inside it."""
    if place is None:
        return ("not stated",)
    if place.precision == "world":
        return ("world",)
    if place.precision in ("country", "unknown") and place.country:
        return (place.precision, place.country)
    if place.geonames is not None:
        return (place.precision, str(place.geonames))
    return (place.precision, place.country or "", plain(place.name))


def asserting(matter: Matter) -> tuple[Claim, ...]:
    """The claims that say what the matter says: of a site, without those that leave open whether it is there. That it
    is not known where a thing is says that it is.
    """
    if matter.kind != "site" or (matter.place is not None and matter.place.precision == "unknown"):
        return matter.claims
    return tuple(claim for claim in matter.claims if mood_of(claim) == matter.mood) or matter.claims


def sites(grounds: Grounds, claims: Sequence[Claim]) -> list[Matter]:
    """Sites: same thing and place; operators split only where both are stated. Who leaves open whether it is there
    speaks of the site that others place there.
    """
    out: list[Matter] = []
    blocks = block(claims, lambda c: (grounds.thing(body_of(c, Site).thing), place_key(c.place), mood_of(c)))
    for thing, place, mood in [key for key in blocks if key[2] in ("unresolved", "conditional")]:
        if (thing, place, "asserted") in blocks:
            blocks[thing, place, "asserted"].extend(blocks.pop((thing, place, mood)))
    for (thing, place, mood), members in blocks.items():
        stated = block([c for c in members if body_of(c, Site).operator], lambda c: _operator(grounds, c))
        silent = [c for c in members if not body_of(c, Site).operator]
        if len(stated) == 1:
            groups = {next(iter(stated)): members}
        else:
            groups = dict(stated)
            if silent:
                groups[""] = silent
        for operator, group in groups.items():
            first = ordered(group)
            if all(mood_of(claim) != mood for claim in group):
                mood = mood_of(first[0])  # nobody places this operator's there
            out.append(
                Matter(
                    "site",
                    "sites",
                    ("site", thing, *place, operator, mood),
                    first,
                    mood=mood,
                    place=first[0].place,
                    made_time=spans.earliest([c.time for c in first]),
                )
            )
    return out


def agreements(grounds: Grounds, claims: Sequence[Claim]) -> list[Matter]:
    """Agreements: same parties, and subjects that share a telling word. One that is only expected, or hoped for, with
    "its banks" and with "its creditor banks" is one.
    """
    out: list[Matter] = []
    blocks = block(claims, lambda c: (pact_sides(grounds, c), pact_mood(c)))
    of_party: dict[tuple[str, str], list[tuple[tuple[str, ...], str]]] = {}
    for sides, mood in blocks:
        for side in sides if len(sides) > 1 else ():
            of_party.setdefault((side, mood), []).append((sides, mood))
    for sides, mood in [key for key in blocks if len(key[0]) == 1]:
        # a text that names one party only means the pact that this party is known to have, if there is just one
        wider = of_party.get((sides[0], mood), [])
        if len(wider) == 1:
            blocks[wider[0]].extend(blocks.pop((sides, mood)))
    for (sides, mood), members in blocks.items():
        described = by_content(grounds, members, lambda c: _described(grounds, c)) if _DESCRIBED in sides else [members]
        by_subject = [
            group
            for some in described
            for group in by_content(grounds, some, lambda c: body_of(c, Agreement).subject, extra="agreement")
        ]
        for group in by_subject:
            mood = mood if mood != _AHEAD else mood_of(ordered(group)[0])
            sides = tuple(sorted({grounds.source(p, group[0]).group for p in body_of(group[0], Agreement).parties}))
            period = spans.earliest([body_of(c, Agreement).period for c in group])
            subject = grounds.thing(body_of(group[0], Agreement).subject)
            key = ("agreement", *sides, subject, mood)
            out.append(Matter("agreement", "agreements", key, ordered(group), mood=mood, made_time=period))
    return out


_AHEAD, _DESCRIBED = "ahead", "~"  # an agreement that is not there yet; a party that is only described


def pact_mood(claim: Claim) -> str:
    """The mood of an agreement: one that is planned and one that is possible may be one."""
    mood = mood_of(claim)
    return _AHEAD if mood in ("planned", "possible") and body_of(claim, Agreement).parties else mood


def pact_sides(grounds: Grounds, claim: Claim) -> tuple[str, ...]:
    """The parties of an agreement; beside one that is named, those of one ahead that are only described are a side."""
    found = {grounds.source(p, claim).group for p in body_of(claim, Agreement).parties}
    named = {side for side in found if not side.startswith("unnamed:")}
    if pact_mood(claim) != _AHEAD or not named or named == found:
        return tuple(sorted(found))
    return tuple(sorted({*named, _DESCRIBED}))


def _described(grounds: Grounds, claim: Claim) -> str:
    sources = [grounds.source(p, claim) for p in body_of(claim, Agreement).parties]
    return " ".join(source.label for source in sources if source.group.startswith("unnamed:"))


def position_key(grounds: Grounds, claim: Claim) -> tuple[str, ...]:
    """Speaker, subject, facet (or the proposition itself), side and mood: positions with all the same are one."""
    body = body_of(claim, Position)
    facet: str = body.facet or plain(body.proposition)
    side = "affirms" if body.stance in ("affirms", "justifies") else body.stance
    return (grounds.source(body.speaker, claim).best, grounds.thing(body.about), facet, side, mood_of(claim))


def positions(grounds: Grounds, claims: Sequence[Claim]) -> list[Matter]:
    """Positions: same speaker, subject, facet and side; without a facet, the same proposition."""
    out: list[Matter] = []
    blocks = block(claims, lambda c: position_key(grounds, c))
    groups = [(parts, one) for parts, members in blocks.items() for one in _by_proposition(members)]
    for parts, members in restated.join(grounds, groups):
        first = ordered(members)
        said = spans.earliest([c.said or c.time for c in first])
        register: Register = "responses" if _is_reply(grounds, first[0]) else "positions"
        out.append(Matter("position", register, ("position", *parts), first, mood=parts[-1], made_time=said))
    return out


def _by_proposition(claims: Sequence[Claim]) -> list[list[Claim]]:
    """Of one speaker, subject and facet: what one text says of it in two propositions is two matters."""
    groups: list[list[Claim]] = []
    for claim in ordered(claims):
        home = next((g for g in groups[:_GROUPS] if all(_may_be_one(claim, other) for other in g[:_GROUPS])), None)
        if home is None:
            groups.append([claim])
        else:
            home.append(claim)
    return groups


_GROUPS = 20  # propositions, and claims of one, that a further one is held against


def _may_be_one(a: Claim, b: Claim) -> bool:
    one, other = body_of(a, Position), body_of(b, Position)
    if a.document != b.document or plain(one.proposition) == plain(other.proposition):
        return True
    about = alike.telling(f"{one.about or ''} {other.about or ''}")
    first, second = alike.telling(one.proposition, about), alike.telling(other.proposition, about)
    return len(first & second) * 2 >= min(len(first), len(second))


def _is_reply(grounds: Grounds, claim: Claim) -> bool:
    """A condemnation, or a refusal to comment, by another state's body is a response; other stances are positions."""
    body = body_of(claim, Position)
    country = grounds.source(body.speaker, claim).country
    is_other = country is not None and country not in grounds.subject_states
    return body.stance in ("condemns", "declines to comment") and is_state(body.speaker) and is_other


def titles(claims: Sequence[Claim]) -> frozenset[str]:
    """The titles of publications, in plain words."""
    return frozenset(plain(title) for c in claims if (title := body_of(c, Publication).title))


def publisher(grounds: Grounds, claim: Claim) -> str:
    """The key of a publication's publisher; where none is stated, one of its document's own."""
    party = body_of(claim, Publication).publisher
    return grounds.source(party, claim).best if party is not None else f"not stated:{claim.document}"


def publications(grounds: Grounds, claims: Sequence[Claim]) -> list[Matter]:
    """Publications: same publisher and title; an untitled one joins the only titled one that its date allows."""
    out: list[Matter] = []
    blocks = block(claims, lambda c: (publisher(grounds, c), mood_of(c)))
    known: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for who, mood in [key for key in blocks if not key[0].startswith("not stated:")]:
        for title in titles(blocks[who, mood]):
            known.setdefault((title, mood), []).append((who, mood))
    for who, mood in [key for key in blocks if key[0].startswith("not stated:")]:
        for claim in list(blocks[who, mood]):
            title = plain(body_of(claim, Publication).title or "")
            homes = known.get((title, mood), [])
            if title and len(homes) == 1:  # one title, and one publisher that is given for it
                blocks[who, mood].remove(claim)
                blocks[homes[0]].append(claim)
    for (who, mood), members in blocks.items():
        titled = block(
            [c for c in members if body_of(c, Publication).title], lambda c: plain(body_of(c, Publication).title or "")
        )
        times = {title: [t for c in group if (t := c.time) is not None] for title, group in titled.items()}
        untitled = block([c for c in members if not body_of(c, Publication).title], lambda c: c.time)
        loose: list[Claim] = []
        for time, group in untitled.items():
            fits = [title for title, others in times.items() if is_settled_with(time, others)]
            (titled[fits[0]] if len(fits) == 1 else loose).extend(group)
        groups = [(title, group) for title, group in titled.items()]
        talks = block(loose, lambda c: body_of(c, Publication).type == "interview")  # no report is an interview
        groups += [("", part) for some in talks.values() for part in by_time(some)]
        for title, group in groups:
            time = spans.earliest([c.time for c in group])
            what = "interview " if body_of(group[0], Publication).type == "interview" else ""
            key = ("publication", who, title or f"{what}{time.edtf if time and time.edtf else 'untitled'}", mood)
            out.append(Matter("publication", "publications", key, ordered(group), mood=mood, made_time=time))
    return out


def is_settled_with(time: Time | None, others: Iterable[Time]) -> bool:
    """True when the time is settled and meets a settled one of the others."""
    return spans.is_settled(time) and any(
        spans.is_settled(other) and spans.may_meet(time, other) for other in dict.fromkeys(others)
    )


def by_time(claims: Sequence[Claim]) -> list[list[Claim]]:
    """Acts told for times that do not meet are different acts; untimed ones join the only group, or stand apart."""
    timed = sorted((c for c in claims if spans.is_settled(c.time)), key=lambda c: (spans.order(c.time), c.id))
    groups: list[list[Claim]] = []
    common: list[tuple[str, str]] = []  # of each group, the latest start and the earliest end
    for claim in timed:
        start, end = spans.bounds(claim.time)
        home = next((n for n, (late, early) in enumerate(common) if end >= late and early >= start), None)
        if home is None:
            groups.append([claim])
            common.append((start, end))
        else:
            groups[home].append(claim)
            common[home] = max(common[home][0], start), min(common[home][1], end)
    untimed: list[Claim] = []
    dated = [{c.document for c in group} for group in groups]
    best = _best_known(dated)
    for claim in [c for c in claims if not spans.is_settled(c.time)]:
        if len(groups) == 1:
            groups[0].append(claim)
            continue
        # what was announced on a day was done, or begun, on it; and a text that tells one act's time means that act
        start, end = spans.bounds(claim.said)
        fits = [n for n, (late, early) in enumerate(common) if end >= late and early >= start]
        if not spans.is_settled(claim.said) or len(fits) != 1:
            here = [n for n, some in enumerate(dated) if claim.document in some]
            fits = here or ([best] if best is not None and (not fits or best in fits) else [])
        (groups[fits[0]] if len(fits) == 1 else untimed).append(claim)
    return [*groups, untimed] if untimed else groups


def _best_known(dated: Sequence[set[str]]) -> int | None:
    """The act that nearly all who tell the time tell of; there are few others, and none as well known."""
    most = max(range(len(dated)), key=lambda n: (len(dated[n]), -n), default=None)
    if most is None or len(dated[most]) < _KNOWN or len(dated[most]) < _MOST * sum(map(len, dated)):
        return None
    return most


def by_content(
    grounds: Grounds, claims: Sequence[Claim], text: Callable[[Claim], str | None], extra: str | None = None
) -> list[list[Claim]]:
    """Claims whose texts share a concept or a telling word go together; a claim without text joins the only group."""
    home: dict[str, int] = {}  # word → its group, before groups were joined
    joined: list[int] = []
    groups: list[list[Claim]] = []
    silent: list[Claim] = []

    def root(n: int) -> int:
        while joined[n] != n:
            joined[n] = joined[joined[n]]
            n = joined[n]
        return n

    for claim in claims:
        found = grounds.content(text(claim), extra)
        if not found:
            silent.append(claim)
            continue
        touching = sorted({root(home[word]) for word in found if word in home})
        if not touching:
            joined.append(len(groups))
            groups.append([])
            touching = [len(groups) - 1]
        first, *rest = touching
        for other in rest:
            groups[first] += groups[other]
            groups[other] = []
            joined[other] = first
        groups[first].append(claim)
        home.update(dict.fromkeys(found, first))
    out = [members for members in groups if members]
    if silent and len(out) == 1:
        out[0] = out[0] + silent
    elif silent:
        out.append(silent)
    return out


def ordered(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Members in a fixed order: by document id and place in it, so that the record does not depend on arrival."""
    return tuple(sorted(claims, key=lambda c: (c.document, c.start, c.end, c.id)))


def _operator(grounds: Grounds, claim: Claim) -> str:
    operator = body_of(claim, Site).operator
    return grounds.source(operator, claim).best if operator is not None else ""


def body_of(claim: Claim, kind: type[B]) -> B:
    """The body of a claim of a known kind."""
    if not isinstance(claim.body, kind):
        raise TypeError(f"{claim.id}: not a claim of kind {kind.__name__}")
    return claim.body
