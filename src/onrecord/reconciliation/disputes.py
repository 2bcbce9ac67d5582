"""Disputes attach to a facet: who disputes the function of a thing does not dispute its number."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from onrecord.model.claim import Action, Claim, Figure, Position, Site
from onrecord.model.value import Place
from onrecord.reconciliation import agreement
from onrecord.reconciliation.alike import denies_number
from onrecord.reconciliation.grounds import Grounds, singular
from onrecord.reconciliation.matter import Matter
from onrecord.reconciliation.matters import block, place_key
from onrecord.reconciliation.opposing import Places, Side, oppose
from onrecord.reconciliation.parties import is_state
from onrecord.reconciliation.vocabulary import words
from onrecord.reconciliation.wording import clipped

_POSITIVE = ("affirms", "justifies")
# facets on which two different accounts exclude each other even when neither names and denies the other
_EXCLUSIVE = ("function", "operator", "start", "link", "legality")
# a denial of these facets touches the entries that say it: of sites, of figures
_TOUCHES: dict[str, tuple[str, ...]] = {
    "existence": ("site", "figure"),
    "operator": ("site",),
    "number": ("figure",),
    "": ("figure",),
}
_ANY = re.compile(r"^any\b[\w\s-]{2,40}?\b(?:was|were|(?:has|have|had) been) ((?:\w+ly )?\w+)", re.IGNORECASE)
_QUOTES = 12  # of a matter, whose words are compared

_PURPOSE = re.compile(r"\bto (\w+)")

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Stand:
    """What a position comes to. ``topics``: what it is on. ``speaker``: whose it is, by the key that affiliates share;
    ``label``: their name. ``is_subject``: by the state whose conduct the story is about, or a body of it. ``places``:
    those that it is on. ``ground``: where a denial holds, everywhere if nothing. ``content``: its telling words.
    """

    stance: str
    facet: str
    proposition: str
    topics: tuple[str, ...]
    speaker: str
    label: str
    is_subject: bool
    places: Places
    ground: Places
    content: frozenset[str]


def position(claim: Claim) -> Position:
    """The body of a position claim."""
    if not isinstance(claim.body, Position):
        raise TypeError(f"{claim.id}: not a position")
    return claim.body


def counters(matter: Matter, by_id: dict[str, Matter]) -> list[Matter]:
    """The entries against this one, in order of id."""
    return [by_id[other] for other in sorted({e.other for e in matter.edges if e.kind == "disputes"})]


def stand(grounds: Grounds, matter: Matter) -> Stand:
    """What a position comes to."""
    return matter.once("stand", lambda: _stand(grounds, matter))


def _stand(grounds: Grounds, matter: Matter) -> Stand:
    body = position(matter.claims[0])
    speaker = grounds.source(body.speaker, matter.claims[0])
    is_subject = is_state(body.speaker) and speaker.country in grounds.subject_states
    places = [c.place for c in matter.claims if c.place is not None and c.place.precision != "world"]
    ground = frozenset(place_key(p) if p.precision != "country" else _country(p) for p in places)
    if not ground and speaker.country and is_state(body.speaker) and not is_subject:
        # a state that speaks of others' conduct denies it for its own territory
        ground = frozenset({("in", speaker.country)})
    return Stand(
        stance=body.stance,
        facet=body.facet or "",
        proposition=body.proposition,
        topics=_topics(grounds, body),
        speaker=speaker.group,
        label=speaker.label,
        is_subject=is_subject,
        places=frozenset({place_key(p) for p in places} - {("world",)}),
        ground=ground,
        content=grounds.content(body.proposition),
    )


def _topics(grounds: Grounds, body: Position) -> tuple[str, ...]:
    """What a position is on: concepts of its subject; for a link, of what is linked too."""
    topics = list(grounds.things(body.about))
    if body.facet == "link" or (not topics and not body.about):
        topics += grounds.things(body.proposition)
    if not topics and body.about:
        topics = [grounds.thing(body.about)]
    return tuple(dict.fromkeys(topics))


def on_topics(grounds: Grounds, matter: Matter) -> Iterator[Key]:
    """Facet and topic: positions on both may be against each other."""
    if matter.kind == "position":
        own = stand(grounds, matter)
        yield from ((own.facet, topic) for topic in own.topics if own.facet)
        if own.facet == "operator" and words("purposes") & set(_PURPOSE.findall(own.proposition.casefold())):
            yield from (("function", topic) for topic in own.topics)  # "run by volunteers to help sailors"


def pair(grounds: Grounds, facet: str, group: Sequence[Matter]) -> None:
    """Only opposite sides are compared: denials with assertions, and the subject state's account with others'."""

    def side(*stances: str, is_subject: bool | None = None) -> Side:
        chosen = [m for m in group if stand(grounds, m).stance in stances]
        if is_subject is not None:
            chosen = [m for m in chosen if stand(grounds, m).is_subject == is_subject]
        # statements on two different places are not compared
        return Side(chosen, lambda m: stand(grounds, m).places)

    def told(why: str) -> Callable[[Matter, Matter], str]:
        def text(a: Matter, b: Matter) -> str:
            one, other = stand(grounds, a), stand(grounds, b)
            said = f"“{clipped(one.proposition, 90)}” / “{clipped(other.proposition, 90)}”"
            return f"On {facet}: {why.format(one.label, other.label)} ({said})."

        return text

    def is_other(a: Matter, b: Matter) -> bool:
        """False for one's own side."""
        return a.id != b.id and stand(grounds, a).speaker != stand(grounds, b).speaker

    def differ(a: Matter, b: Matter) -> bool:
        return is_other(a, b) and stand(grounds, a).content != stand(grounds, b).content

    if facet != "link":  # both ends of a link count
        oppose(side("denies"), side(*_POSITIVE), told("{} denies what {} says"), facet, is_other)
    oppose(side("condemns"), side("justifies"), told("{} condemns what {} justifies"), facet, is_other)
    if facet in _EXCLUSIVE:
        ours, theirs = (side(*_POSITIVE, is_subject=is_subject) for is_subject in (True, False))
        oppose(ours, theirs, told("{} gives another account than {}; neither names the other's"), facet, differ)


def on_denials(grounds: Grounds, matter: Matter) -> Iterator[Key]:
    """Facet and thing: a denial of this facet of the thing touches what asserts it."""
    if matter.kind == "position":
        own = stand(grounds, matter)
        if own.stance == "denies" and own.facet in _TOUCHES:
            yield from ((own.facet, topic) for topic in _denied_topics(own, matter))
    elif matter.mood == "asserted":
        for facet, kinds in _TOUCHES.items():
            if matter.kind in kinds:
                yield from ((facet, name) for name in _names(grounds, matter))


def touch(grounds: Grounds, facet: str, group: Sequence[Matter]) -> None:
    """From denials of existence, number or operator to the sites and figures that they are about; without a facet, from
    denials of a deed to what is counted of it.
    """
    denials = [m for m in group if m.kind == "position"]
    if not denials:
        return
    said = [m for m in group if m.kind != "position"]
    if facet == "operator":  # who denies running a thing disputes those alone that say who runs it
        said = [m for m in said if _says_who_runs_it(m)]
    shown = facet or "existence"

    def text(denied: Matter, other: Matter) -> str:
        own = stand(grounds, denied)
        return f"On {shown}: {own.label} denies “{clipped(own.proposition, 120)}”."

    def fits(denied: Matter, other: Matter) -> bool:
        return bool(facet) or _is_deed(grounds, denied, other)

    oppose(Side(denials, lambda m: stand(grounds, m).ground), Side(said, _stands_in), text, shown, fits)


def _says_who_runs_it(matter: Matter) -> bool:
    def work() -> bool:
        return any(isinstance(c.body, Site) and c.body.operator is not None for c in matter.first(_QUOTES))

    return matter.once("operator told", work)


def _is_deed(grounds: Grounds, denied: Matter, other: Matter) -> bool:
    """True when a denial without a facet ("denied that any crate was opened") speaks of the deed told of what is
    counted ("9 crates were opened"): what is denied is denied of any, and done to it.
    """
    measure = other.first(1)[0].body
    found = _ANY.search(stand(grounds, denied).proposition)
    if not isinstance(measure, Figure) or found is None:
        return False
    words_of_it = grounds.content(measure.measure)
    told = grounds.content(found.group(1)) - words_of_it
    return any(told & (grounds.content(c.quote) - words_of_it) for c in other.first(_QUOTES))


def seen_by_denials(grounds: Grounds, matter: Matter) -> object:
    """All that ``touch`` sees of a matter."""
    if matter.kind == "position":
        return stand(grounds, matter), matter.time
    return matter.time, matter.place, _says_who_runs_it(matter), matter.first(_QUOTES)


def seen_by_counters(grounds: Grounds, matter: Matter) -> object:
    """All that ``pair`` sees of a position."""
    return stand(grounds, matter), matter.time


def _denied_topics(own: Stand, matter: Matter) -> tuple[str, ...]:
    """The things that a denial is on; "the depots" are also what its own documents call fuel depots."""
    documents = sorted(matter.documents)
    return (*own.topics, *(f"{singular(topic)} in {d}" for topic in own.topics if " " not in topic for d in documents))


def _names(grounds: Grounds, matter: Matter) -> tuple[str, ...]:
    """What a site or figure may be denied under: itself, the disease of its cases, its noun alone."""

    def work() -> tuple[str, ...]:
        own = thing(grounds, matter)
        names = [own]
        body = matter.claims[0].body
        if isinstance(body, Figure) and " of " in body.measure:
            names.append(grounds.thing(body.measure.partition(" of ")[2]))
        if " " in own:
            names += [f"{singular(own.split(' ')[-1])} in {d}" for d in sorted(matter.documents)]
        return tuple(dict.fromkeys(names))

    return matter.once("denied as", work)


def _stands_in(matter: Matter) -> Places:
    return frozenset({place_key(matter.place), _country(matter.place)})


def _country(place: Place | None) -> tuple[str, ...]:
    return ("in", place.country) if place is not None and place.country else ("nowhere",)


def on_things(grounds: Grounds, matter: Matter) -> Iterator[Key]:
    """Kind, thing and place: what is said and what is denied of one may be against each other."""
    if matter.kind in ("figure", "site", "action") and matter.mood in ("denied", "asserted"):
        yield matter.kind, thing(grounds, matter), *place_key(matter.place)


def contradict(kind: str, group: Sequence[Matter]) -> None:
    """What one document says and another says is not so."""
    denied = [m for m in group if m.mood == "denied" and (kind != "figure" or _is_denied(m))]
    # "there have been no arrests" says the same as "no arrests": it denies no zero
    denied = [m for m in denied if m.amount is None or not agreement.is_none(m.amount)]
    facet = "number" if kind == "figure" else "existence"

    def text(no: Matter, yes: Matter) -> str:
        return f"On {facet}: “{no.once('quote', lambda: clipped(no.claims[0].quote, 120))}” denies it."

    if denied:
        same = block([m for m in group if m.mood == "asserted"], _number)  # who denies 14 denies nothing of 3
        for value, ones in block(denied, _number).items():
            oppose(Side(ones, _anywhere), Side(same.get(value, ()), _anywhere), text, facet, _are_two)


def _are_two(a: Matter, b: Matter) -> bool:
    """False for one root: who takes back what he said disputes nobody."""
    return a.root is None or b.root is None or a.root.best != b.root.best


def seen_by_contradictions(matter: Matter) -> object:
    """All that ``contradict`` sees of a matter."""
    quote = clipped(matter.first(1)[0].quote, 120)
    return matter.time, matter.mood, matter.amount, quote, matter.mood == "denied" and _is_denied(matter)


def _number(matter: Matter) -> float | None:
    return agreement.core(matter.amount) if matter.amount is not None else None


def _anywhere(matter: Matter) -> Places:
    return frozenset()


def _is_denied(matter: Matter) -> bool:
    return matter.once("number denied", lambda: any(denies_number(claim) for claim in matter.claims))


def thing(grounds: Grounds, matter: Matter) -> str:
    """What a figure, a site or an act is of, as one key."""
    return matter.once("thing", lambda: _thing(grounds, matter.claims[0]))


def _thing(grounds: Grounds, claim: Claim) -> str:
    body = claim.body
    if isinstance(body, Figure):
        return grounds.thing(body.measure)
    if isinstance(body, Site):
        return grounds.thing(body.thing)
    if isinstance(body, Action):
        return f"{grounds.source(body.actor, claim).best} {body.type} {grounds.thing(body.object)}"
    return ""
