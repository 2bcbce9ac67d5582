"""Disputes attach to a facet: who disputes the function of a thing does not dispute its number."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from onrecord.model.claim import Action, Claim, Figure, Position, Site
from onrecord.model.value import Place
from onrecord.reconciliation import agreement
from onrecord.reconciliation.grounds import Grounds
from onrecord.reconciliation.matters import Matter, block, place_key
from onrecord.reconciliation.opposing import Places, Side, oppose
from onrecord.reconciliation.parties import Source, is_state
from onrecord.reconciliation.vocabulary import words
from onrecord.reconciliation.wording import clipped

_POSITIVE = ("affirms", "justifies")
# facets on which two different accounts exclude each other even when neither names and denies the other
_EXCLUSIVE = ("function", "operator", "start", "link", "legality")
# a denial of these facets touches the entries that say it: of sites, of figures
_TOUCHES: dict[str, tuple[str, ...]] = {"existence": ("site", "figure"), "operator": ("site",), "number": ("figure",)}


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

    def side(*stances: str, is_subject: bool | None = None) -> Side:
        chosen = [m for m in group if _first(m).stance in stances]
        if is_subject is not None:
            chosen = [m for m in chosen if _is_subject(grounds, m) == is_subject]
        return Side(chosen, _held)

    def told(why: str) -> Callable[[Matter, Matter], str]:
        def text(a: Matter, b: Matter) -> str:
            said = f"“{clipped(_first(a).proposition, 90)}” / “{clipped(_first(b).proposition, 90)}”"
            return f"On {facet}: {why.format(_speaker(grounds, a).label, _speaker(grounds, b).label)} ({said})."

        return text

    def is_other(a: Matter, b: Matter) -> bool:
        """False for one's own side."""
        return a.id != b.id and _speaker(grounds, a).group != _speaker(grounds, b).group

    oppose(side("denies"), side(*_POSITIVE), told("{} denies what {} says"), facet, is_other)
    oppose(side("condemns"), side("justifies"), told("{} condemns what {} justifies"), facet, is_other)
    if facet in _EXCLUSIVE:
        oppose(
            side(*_POSITIVE, is_subject=True),
            side(*_POSITIVE, is_subject=False),
            told("{} gives another account than {}; neither names the other's"),
            facet,
            lambda a, b: is_other(a, b) and _differ(grounds, a, b),
        )


def _held(matter: Matter) -> Places:
    """The places that a statement is on: two on different places are not compared."""
    return matter.once(
        "places", lambda: frozenset({place_key(c.place) for c in matter.claims if c.place is not None} - {("world",)})
    )


def _differ(grounds: Grounds, a: Matter, b: Matter) -> bool:
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
    denials: dict[tuple[str, str], list[Matter]] = {}
    for matter in positions:
        facet: str = _first(matter).facet or ""
        if _first(matter).stance == "denies" and facet in _TOUCHES:
            for topic in _topics(grounds, matter):
                denials.setdefault((facet, topic), []).append(matter)
    topics = {topic for _, topic in denials}
    by_thing = block(
        [m for m in others if m.mood == "asserted" and _thing(grounds, m) in topics],
        lambda m: (str(m.kind), _thing(grounds, m)),
    )

    def text(denied: Matter, other: Matter) -> str:
        body = _first(denied)
        return f"On {body.facet}: {_speaker(grounds, denied).label} denies “{clipped(body.proposition, 120)}”."

    for (facet, topic), group in denials.items():
        said = [m for kind in _TOUCHES[facet] for m in by_thing.get((kind, topic), ())]
        oppose(Side(group, lambda m: _ground(grounds, m)), Side(said, _stands_in), text, facet)


def _stands_in(matter: Matter) -> Places:
    return frozenset({place_key(matter.place), _country(matter.place)})


def _ground(grounds: Grounds, matter: Matter) -> Places:
    """Where a denial holds: its own place; a state that speaks of others' conduct denies it for its own territory."""
    places = [c.place for c in matter.claims if c.place is not None and c.place.precision != "world"]
    own = frozenset(place_key(p) if p.precision != "country" else _country(p) for p in places)
    speaker = _speaker(grounds, matter)
    if not own and speaker.country and is_state(_first(matter).speaker) and not _is_subject(grounds, matter):
        return frozenset({("in", speaker.country)})
    return own


def _country(place: Place | None) -> tuple[str, ...]:
    return ("in", place.country) if place is not None and place.country else ("nowhere",)


def _contradict(grounds: Grounds, others: Sequence[Matter]) -> None:
    """What one document says and another says is not so."""

    def number(matter: Matter) -> float | None:
        return agreement.core(matter.amount) if matter.amount is not None else None

    def text(denied: Matter, said: Matter) -> str:
        facet = "number" if said.kind == "figure" else "existence"
        return f"On {facet}: “{clipped(denied.claims[0].quote, 120)}” denies it."

    groups = block(
        [m for m in others if m.mood in ("denied", "asserted")],
        lambda m: (m.kind, _thing(grounds, m), place_key(m.place)),
    )
    for (kind, *_), group in groups.items():
        denied = [m for m in group if m.mood == "denied" and (kind != "figure" or any(map(_denies_number, m.claims)))]
        # "there have been no arrests" says the same as "no arrests": it denies no zero
        denied = [m for m in denied if m.amount is None or not agreement.is_none(m.amount)]
        said = [m for m in group if m.mood == "asserted"]
        if not denied or not said:
            continue
        facet = "number" if kind == "figure" else "existence"
        same = block(said, number)  # who denies 14 denies nothing of 3
        for value, ones in block(denied, number).items():
            oppose(Side(ones, _anywhere), Side(same.get(value, ()), _anywhere), text, facet)


def _anywhere(matter: Matter) -> Places:
    return frozenset()


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
