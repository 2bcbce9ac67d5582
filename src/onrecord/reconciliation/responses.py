"""Responses: the state that each act is in, in the words of the cell; and what overtakes a *not yet*."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.model.claim import UNTIED_ACTOR, Action, Claim, Position, Site
from onrecord.model.entry import Edge
from onrecord.model.party import Party
from onrecord.model.value import Time
from onrecord.reconciliation import courses, spans
from onrecord.reconciliation.grounds import Grounds
from onrecord.reconciliation.matter import Matter
from onrecord.reconciliation.parties import is_state
from onrecord.reconciliation.vocabulary import words
from onrecord.reconciliation.wording import few, listed, when

_SHOWN = 8  # of the acts that overtake one, or are one of its options, the first ones
NOT_DONE = "said not done as of"
NOT_A_STATE = "– (not a state)"
NOBODY = "– (actor not stated)"
SOMEBODY = "– (actor not settled)"
ALLEGED = "alleged"
UNDER_WAY = "under way"
REPORTED = ("done", UNDER_WAY)  # what is under way has been begun

_CELLS = {
    "asserted": "done",
    "either-or": "either-or",
    "planned": "announced or planned",
    "demanded": "demanded",
    "conditional": "conditional",
    "possible": "unresolved",
    "unresolved": "unresolved",
}


def party_of(claim: Claim) -> Party:
    """The actor or speaker of a claim in this register."""
    body = claim.body
    if isinstance(body, Action):
        return body.actor
    if isinstance(body, Position):
        return body.speaker
    raise TypeError(f"{claim.id}: neither an act nor a position")


def act_of(claim: Claim) -> str:
    """The act in one neutral word."""
    body = claim.body
    if isinstance(body, Action):
        return body.type
    if isinstance(body, Position):
        return {"condemns": "condemn", "declines to comment": "decline to comment"}.get(body.stance, body.stance)
    raise TypeError(f"{claim.id}: neither an act nor a position")


def acts_of(matter: Matter) -> tuple[str, ...]:
    """The acts of a matter: one, or the options of a disjunction."""
    return matter.once("acts", lambda: tuple(sorted({act_of(claim) for claim in matter.claims})))


def country_of(grounds: Grounds, matter: Matter) -> str | None:
    """ISO code of the responding state: None where the actor is no state, body of one or office holder, and for the
    state whose conduct the story is about, which does not respond to itself.
    """
    for claim in matter.claims:
        party = party_of(claim)
        country = grounds.state_of(party, claim)
        if country:
            return None if country in grounds.subject_states else country
    return None


def country_cell(grounds: Grounds, matter: Matter) -> str:
    """The country as shown: which one, that it is the story's own subject, or that the actor is no state."""
    country = country_of(grounds, matter)
    if country is not None:
        return grounds.country(country)
    claim = matter.claims[0]
    own = grounds.state_of(party_of(claim), claim)
    if not party_of(claim).name:
        return SOMEBODY if is_untied(matter) else NOBODY
    if own is None and (not is_state(party_of(claim)) or _is_of_many(party_of(claim).name)):
        return NOT_A_STATE
    return f"{grounds.country(own)} (the state that the story is about)" if own else "not stated"


def _is_of_many(name: str) -> bool:
    """True for a body of many states: "the European Commission"."""
    told = f" {name.casefold()} "
    return any(f" {word} " in told for word in words("supranational"))


def is_untied(matter: Matter) -> bool:
    """True where a text tells of who did such a thing, and it could not be tied to this."""
    return any(UNTIED_ACTOR in claim.doubts for claim in matter.claims)


def as_of(matter: Matter) -> Time | None:
    """The latest day for which something is said not to be done: as told, else as published."""

    def work() -> Time | None:
        times = [_told_day(claim) or claim.published for claim in matter.claims]
        settled = [t for t in times if t is not None and spans.is_settled(t)]
        return max(settled, key=lambda t: (t.end or "9999", t.start or "", t.edtf or "")) if settled else None

    return matter.once("latest day", work)


def _told_day(claim: Claim) -> Time | None:
    """The day of a claim; what has not been done "since 2028" is not done as of when that is said."""
    is_open = claim.time is not None and claim.time.start is not None and claim.time.end is None
    return claim.said if is_open else claim.time or claim.said


def cell(matter: Matter) -> str:
    """The state of the act. A demand, whatever its verb's tense, is "demanded": it closes nothing."""
    if matter.mood in ("not-yet", "denied"):
        return NOT_DONE
    if matter.mood == "asserted" and not reporting(matter):
        return ALLEGED
    if matter.mood == "asserted" and acts_of(matter) == ("appeal",) and _is_before_court(matter):
        return "done"
    if matter.mood == "asserted" and set(acts_of(matter)) <= words("demand"):
        return "done" if matter.once("question", lambda: all(_is_question(c) for c in matter.claims)) else "demanded"
    if matter.mood == "asserted" and courses.is_going(matter):
        return UNDER_WAY
    return _CELLS.get(matter.mood, "unresolved")


def reporting(matter: Matter) -> tuple[Claim, ...]:
    """The claims that say that it was done; the others only put it on somebody. Where some say who did it, those: that
    a guard was shot does not say that the suspect shot him.
    """

    def work() -> tuple[Claim, ...]:
        named = tuple(c for c in matter.claims if not isinstance(c.body, Action) or c.body.actor.name) or matter.claims
        return tuple(c for c in named if not (c.is_accusation and c.modality == "alleged"))

    return matter.once("reporting", work)


def _is_before_court(matter: Matter) -> bool:
    """True for an appeal against a ruling: it is lodged, whatever comes of it."""
    told = {word for c in matter.claims for word in (object_of(c) or "").casefold().split()}
    return bool(told & words("rulings"))


def _is_question(claim: Claim) -> bool:
    """True for "asks why it was closed": an answer is wanted, not an act."""
    first, _, _ = (object_of(claim) or "").partition(" ")
    return first.casefold() in words("questions")


def shown(matter: Matter) -> str:
    """The cell in words: with its day where something is said not to be done."""
    state = cell(matter)
    if state != NOT_DONE:
        return state
    day = as_of(matter)
    if day is None:
        return f"{NOT_DONE} (when is not stated)"
    is_told = any(_told_day(claim) == day for claim in matter.claims)
    return f"{NOT_DONE} {day.end or day.start}{'' if is_told else ', the day of the report'}"


def by_actor(grounds: Grounds, matter: Matter) -> list[tuple[str, str]]:
    """Actor and type: acts of both may overtake each other."""
    if matter.register != "responses":
        return []

    def work() -> str:
        claim = matter.claims[0]
        return grounds.source(party_of(claim), claim).best

    return [(matter.once("actor", work), act) for act in acts_of(matter)]


def link(grounds: Grounds, act: str, group: Sequence[Matter]) -> None:
    """Edges and open points between one actor's acts of one type; only a later act itself overtakes a *not yet*."""
    done = _Done(grounds, [matter for matter in group if cell(matter) in REPORTED])
    for waiting in group:
        if waiting.mood in ("not-yet", "planned"):
            _overtake(waiting, done, act)
        if waiting.mood == "not-yet":
            _announced(grounds, waiting, [m for m in group if m.mood == "planned"], act)
        if waiting.mood == "either-or":
            options = listed([option for option in acts_of(waiting) if option != act], "or")
            for other in done.on(waiting)[:_SHOWN]:
                text = f"“{act}” is reported by itself elsewhere; this line still asserts none of its options."
                waiting.link(Edge("compatible", other.id, text))
                where = few(sorted(grounds.name(document) for document in other.documents))
                waiting.note(f"{act}: reported by itself in {where}; {options}: not asserted")


def by_doer(grounds: Grounds, matter: Matter) -> list[tuple[str]]:
    """The actor alone: what is told of him later could have told of the act, too."""
    return [(actor,) for actor, _ in by_actor(grounds, matter)[:1]]


def newest(group: Sequence[Matter]) -> None:
    """Notes on what is said not to be done: the date of the newest document that tells of its actor."""
    waiting = [m for m in group if cell(m) == NOT_DONE and party_of(m.claims[0]).name]
    dates = [date for m in group if (date := _published(m)) is not None] if waiting else []
    last = max(dates, key=lambda t: (t.start or "", t.edtf or ""), default=None)
    for matter in waiting if last is not None else ():
        matter.note(f"newest document held that tells of this actor: {when(last)}")


def _published(matter: Matter) -> Time | None:
    """The newest date of its documents."""

    def work() -> Time | None:
        dates = [c.published for c in matter.claims if c.published is not None and spans.is_settled(c.published)]
        return max(dates, key=lambda t: (t.start or "", t.edtf or ""), default=None)

    return matter.once("newest", work)


class _Done:
    """Acts of one actor and type that are done, by the words of their objects."""

    def __init__(self, grounds: Grounds, done: Sequence[Matter]) -> None:
        self._grounds = grounds
        self._all = sorted(done, key=lambda m: (spans.order(_acted(m)), m.id))
        self._by_word: dict[str, list[int]] = {}
        self._silent: list[int] = []
        for n, matter in enumerate(self._all):
            found = objects(grounds, matter)
            for word in found:
                self._by_word.setdefault(word, []).append(n)
            if not found:
                self._silent.append(n)

    def on(self, matter: Matter) -> list[Matter]:
        """Those whose object may be this one's, the earliest first."""
        found = objects(self._grounds, matter)
        if not found:
            return self._all
        return [self._all[n] for n in sorted({*self._silent, *(n for w in found for n in self._by_word.get(w, ()))})]


def objects(grounds: Grounds, matter: Matter) -> frozenset[str]:
    """What a matter's acts are on, in telling words."""
    return matter.once(
        "objects", lambda: frozenset[str]().union(*(grounds.content(object_of(c)) for c in matter.claims))
    )


def _acted(matter: Matter) -> Time | None:
    return matter.time or matter.once("said", lambda: spans.earliest([c.said for c in matter.claims]))


def _overtake(waiting: Matter, done: _Done, act: str) -> None:
    """The first acts that overtake it, and a note where some may have been before it."""
    held = as_of(waiting) if waiting.mood == "not-yet" else waiting.time
    overtaking = 0
    for other in done.on(waiting):
        acted = _acted(other)
        if spans.is_before(held, acted):
            if overtaking < _SHOWN:
                overtaking += 1
                text = f"“{act}” by the same actor is reported for {when(acted)}, after {when(held)}."
                other.link(Edge("overtakes", waiting.id, text))
        elif waiting.mood == "not-yet":
            waiting.note(f"the same act is also reported as done; that it came later than {when(held)} is not stated")


def _announced(grounds: Grounds, waiting: Matter, planned: Sequence[Matter], act: str) -> None:
    """Notes that the act was announced since: that is not yet the act."""
    held = as_of(waiting)
    for other in planned[:_SHOWN]:
        mine, theirs = objects(grounds, waiting), objects(grounds, other)
        since = _announced_on(other)
        if (not mine or not theirs or mine & theirs) and spans.is_before(held, since):
            waiting.note(f"“{act}” was announced since, {when(since)}; that is not yet the act")


def _announced_on(matter: Matter) -> Time | None:
    return matter.once("announced", lambda: spans.earliest([c.said or c.published for c in matter.claims]))


def object_of(claim: Claim) -> str | None:
    """What is acted on, or what a position is about, in the text's words."""
    body = claim.body
    return body.object if isinstance(body, Action) else (body.about if isinstance(body, Position) else None)


def note(grounds: Grounds, matter: Matter) -> None:
    """Adds what is open about an act, or a position that answers one."""
    state = cell(matter)
    if state == "either-or":
        acts = acts_of(matter)
        matter.note(
            f"one of {' or '.join(acts)}; not said which" if acts[1:] else f"{acts[0]} or another act; not said which"
        )
    elif state == "demanded":
        matter.note(f"{'closure' if _closes(matter) else 'outcome'}: not stated in documents held")
    elif state == "announced or planned":
        matter.note("outcome: expected")
    elif state == "conditional":
        matter.note("said of a case that is not said to have come about")
    elif state in REPORTED and set(acts_of(matter)) <= words("inquiry"):
        matter.note("result: not stated in documents held")
    elif state == NOT_DONE and party_of(matter.claims[0]).name:
        matter.note("stands until a document reports the same act by the same actor at a later date")
    courses.note(matter)
    is_dated = state == UNDER_WAY and bool(courses.as_of(matter))
    if state != NOT_DONE and not is_dated and not any(claim.time or claim.said for claim in matter.claims):
        matter.note("date not stated in the words quoted")
    if not party_of(matter.claims[0]).name and not is_untied(matter):
        matter.note("actor not stated")
    if state == "done" and acts_of(matter) == ("condemn",):
        _placed(grounds, matter)
    if country_of(grounds, matter) and matter.kind == "action":
        party = party_of(matter.claims[0])
        if party.kind == "state" and not (party.agency or party.person):
            matter.note("agency not stated")


def _placed(grounds: Grounds, matter: Matter) -> None:
    """In a story of one thing, what is condemned and is not said to be that thing is linked to it by its place only."""
    things = set(grounds.concepts.values())
    told = [text for claim in matter.claims if (text := object_of(claim))]
    if (
        len(things) == 1
        and told
        and not any(grounds.things(f"{text} {c.quote}") for text in told for c in matter.claims)
    ):
        matter.note(f"link to the {things.pop()} not stated: it is by its place in the text only")


def _closes(matter: Matter) -> bool:
    """True when what is asked for is that something be closed."""
    return any("clos" in act or "clos" in c.quote.casefold() for act in acts_of(matter) for c in matter.claims)


def by_ground(grounds: Grounds, matter: Matter) -> tuple[tuple[str, str], ...]:
    """Country and document, of sites there and of what its state asks to be closed."""
    country = None
    if matter.kind == "site" and matter.mood == "asserted" and matter.place is not None:
        country = matter.place.country
    elif matter.kind == "action" and cell(matter) == "demanded" and _closes(matter):
        country = country_of(grounds, matter)
    return tuple((country, document) for document in sorted(matter.documents)) if country else ()


def closing(grounds: Grounds, group: Sequence[Matter]) -> None:
    """Notes on sites that their state asked to be closed: a demand closes nothing."""
    for act in [m for m in group if m.kind == "action"]:
        asked = {thing for claim in act.claims for thing in grounds.things(object_of(claim))}
        who = grounds.source(party_of(act.claims[0]), act.claims[0]).label
        for site in [m for m in group if m.kind == "site"]:
            if not asked or asked & {grounds.thing(c.body.thing) for c in site.claims if isinstance(c.body, Site)}:
                site.note(f"closure demanded by {who}; whether it was closed is not stated in documents held")
