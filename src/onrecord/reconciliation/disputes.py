"""Disputes attach to a facet: who disputes the function of a thing does not dispute its number."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.model.claim import Action, Claim, Figure, Position, Site
from onrecord.model.entry import Edge
from onrecord.model.value import Place
from onrecord.reconciliation import agreement
from onrecord.reconciliation.grounds import Grounds
from onrecord.reconciliation.matters import Matter, block, place_key
from onrecord.reconciliation.parties import Source, is_state
from onrecord.reconciliation.vocabulary import words
from onrecord.reconciliation.wording import clipped

_POSITIVE = ("affirms", "justifies")
# facets on which two different accounts exclude each other even when neither names and denies the other
_EXCLUSIVE = ("function", "operator", "start", "link", "legality")
# a denial of these facets touches the entries that say it: of sites, of figures
_TOUCHES = {"existence": ("site", "figure"), "operator": ("site",), "number": ("figure",)}


def position(claim: Claim) -> Position:
    """The body of a position claim."""
    if not isinstance(claim.body, Position):
        raise TypeError(f"{claim.id}: not a position")
    return claim.body


def link(grounds: Grounds, positions: Sequence[Matter], others: Sequence[Matter]) -> None:
    """Edges ``disputes`` between counter-positions, from denials of existence, number or operator to the sites and
    figures (``others``) that they are about, and between a thing said and the same thing denied.
    """
    by_topic: dict[tuple[str, str], list[Matter]] = {}
    for matter in positions:
        for topic in _topics(grounds, matter):
            by_topic.setdefault((_first(matter).facet or "", topic), []).append(matter)
    for (facet, _), group in sorted(by_topic.items()):
        if facet:
            _pair(grounds, facet, group)
    _touch(grounds, positions, others)
    _contradict(grounds, others)


def counters(matter: Matter, by_id: dict[str, Matter]) -> list[Matter]:
    """The entries against this one, in order of id."""
    return [by_id[other] for other in sorted({e.other for e in matter.edges if e.kind == "disputes"})]


def _pair(grounds: Grounds, facet: str, group: Sequence[Matter]) -> None:
    """Only opposite sides are compared: denials with assertions, and the subject state's account with others'."""
    for first in group:
        stance = _first(first).stance
        if stance == "declines to comment":
            continue
        is_subject = _is_subject(grounds, first)
        for second in group:
            other = _first(second).stance
            if not _may_conflict(grounds, first, second):
                continue
            a, b = _speaker(grounds, first), _speaker(grounds, second)
            if stance == "denies" and other in _POSITIVE:
                why = f"{a.label} denies what {b.label} says"
            elif stance == "condemns" and other == "justifies":
                why = f"{a.label} condemns what {b.label} justifies"
            elif is_subject and not _is_subject(grounds, second) and _differ(grounds, facet, first, second):
                why = f"{a.label} gives another account than {b.label}; neither names the other's"
            else:
                continue
            said = f"“{clipped(_first(first).proposition, 90)}” / “{clipped(_first(second).proposition, 90)}”"
            text = f"On {facet}: {why} ({said})."
            first.link(Edge("disputes", second.id, text, facet=facet))
            second.link(Edge("disputes", first.id, text, facet=facet))


def _may_conflict(grounds: Grounds, a: Matter, b: Matter) -> bool:
    """False for one's own side, and for statements on two different places."""
    if a.id == b.id or _speaker(grounds, a).group == _speaker(grounds, b).group:
        return False
    here, there = ({place_key(c.place) for c in m.claims if c.place is not None} - {("world",)} for m in (a, b))
    return not here or not there or bool(here & there)


def _differ(grounds: Grounds, facet: str, a: Matter, b: Matter) -> bool:
    both = (_first(a).stance, _first(b).stance)
    if facet not in _EXCLUSIVE or any(stance not in _POSITIVE for stance in both):
        return False
    first, second = (grounds.content(_first(m).proposition) for m in (a, b))
    return first != second


def _is_subject(grounds: Grounds, matter: Matter) -> bool:
    """True when the speaker is the state whose conduct the story is about, or a body of it."""
    return is_state(_first(matter).speaker) and _speaker(grounds, matter).country in grounds.subject_states


def _topics(grounds: Grounds, matter: Matter) -> tuple[str, ...]:
    """What a position is on: concepts of its subject; for a link, of what is linked too."""
    body = _first(matter)
    topics = list(grounds.things(body.about))
    if body.facet == "link" or (not topics and not body.about):
        topics += grounds.things(body.proposition)
    if not topics and body.about:
        topics = [grounds.thing(body.about)]
    return tuple(dict.fromkeys(topics))


def _first(matter: Matter) -> Position:
    return position(matter.claims[0])


def _speaker(grounds: Grounds, matter: Matter) -> Source:
    return grounds.source(_first(matter).speaker, matter.claims[0])


def _touch(grounds: Grounds, positions: Sequence[Matter], others: Sequence[Matter]) -> None:
    by_thing = block(others, lambda m: _thing(grounds, m))
    for matter in positions:
        body = _first(matter)
        if body.stance != "denies" or body.facet not in _TOUCHES:
            continue
        ground = _ground(grounds, matter)
        text = f"On {body.facet}: {_speaker(grounds, matter).label} denies “{clipped(body.proposition, 120)}”."
        for topic in _topics(grounds, matter):
            for other in by_thing.get(topic, ()):
                if other.kind not in _TOUCHES[body.facet] or other.mood != "asserted":
                    continue
                if ground and not ground & {place_key(other.place), _country(other.place)}:
                    continue
                other.link(Edge("disputes", matter.id, text, facet=body.facet))
                matter.link(Edge("disputes", other.id, text, facet=body.facet))


def _ground(grounds: Grounds, matter: Matter) -> set[tuple[str, ...]]:
    """Where a denial holds: its own place; a state that speaks of others' conduct denies it for its own territory."""
    places = [c.place for c in matter.claims if c.place is not None and c.place.precision != "world"]
    own = {place_key(p) if p.precision != "country" else _country(p) for p in places}
    speaker = _speaker(grounds, matter)
    if not own and speaker.country and is_state(_first(matter).speaker) and not _is_subject(grounds, matter):
        return {("in", speaker.country)}
    return own


def _country(place: Place | None) -> tuple[str, ...]:
    return ("in", place.country) if place is not None and place.country else ("nowhere",)


def _contradict(grounds: Grounds, others: Sequence[Matter]) -> None:
    """What one document says and another says is not so."""
    for group in block(others, lambda m: (m.kind, _thing(grounds, m), place_key(m.place))).values():
        for denied in [m for m in group if m.mood == "denied"]:
            for said in [m for m in group if m.mood == "asserted"]:
                a, b = denied.amount, said.amount
                if a is not None and b is not None and agreement.core(a) != agreement.core(b):
                    continue  # who denies 14 denies nothing of 3
                if denied.kind == "figure" and not any(_denies_number(c) for c in denied.claims):
                    continue
                facet = "number" if said.kind == "figure" else "existence"
                text = f"On {facet}: “{clipped(denied.claims[0].quote, 120)}” denies it."
                said.link(Edge("disputes", denied.id, text, facet=facet))
                denied.link(Edge("disputes", said.id, text, facet=facet))


_NEAR = 25  # code points between a negation and the number that it denies, at most


def _denies_number(claim: Claim) -> bool:
    """True unless the quote's negation stands far from the number: "is not happy with the work of the 14 banks"."""
    at = next((e.start - claim.start for e in claim.evidence if e.role == "quantity"), None)
    before = claim.quote[: max(0, at)].casefold() if at is not None else ""
    tokens = re.findall(r"\w+|n[’']t", before)
    if at is None or not words("negations") & set(tokens):
        return True  # the denial is the speaker's ("denied that …"), or follows the number
    return bool(words("negations") & set(re.findall(r"\w+", before[-_NEAR:])))


def _thing(grounds: Grounds, matter: Matter) -> str:
    claim = matter.claims[0]
    body = claim.body
    if isinstance(body, Figure):
        return grounds.thing(body.measure)
    if isinstance(body, Site):
        return grounds.thing(body.thing)
    if isinstance(body, Action):
        return f"{grounds.source(body.actor, claim).best} {body.type} {grounds.thing(body.object)}"
    return ""
