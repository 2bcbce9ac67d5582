"""The rows as shown: what stands in each cell of an entry, worded neutrally from its claims."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from onrecord.model.claim import (
    UNTIED_ACTOR,
    UNTIED_DAY,
    UNTIED_OBJECT,
    UNTIED_PLACE,
    Action,
    Agreement,
    Claim,
    Figure,
    Position,
    Publication,
    Site,
)
from onrecord.model.columns import COLUMNS, EMPTY_CELLS, NOT_SETTLED, NOT_STATED
from onrecord.model.value import Place, Time
from onrecord.reconciliation import act_days, alike, courses, disputes, responses, running, spans
from onrecord.reconciliation.acts import is_rest
from onrecord.reconciliation.alike import number_at
from onrecord.reconciliation.grounds import Grounds, is_own_voice, singular
from onrecord.reconciliation.matter import Matter
from onrecord.reconciliation.matters import asserting
from onrecord.reconciliation.parties import Source
from onrecord.reconciliation.persons import HARMS
from onrecord.reconciliation.victims import is_named, victim
from onrecord.reconciliation.vocabulary import words
from onrecord.reconciliation.whois import plain
from onrecord.reconciliation.wording import amount, listed, plural, several, when, where

Cells = dict[str, str]


def row(grounds: Grounds, matter: Matter, by_id: dict[str, Matter]) -> tuple[tuple[str, str], ...]:
    """Cells of an entry, in the order of its register's columns."""
    cells = _ROWS[matter.register](grounds, matter, by_id)
    cells["by"] = _by(grounds, matter)
    return tuple((name, cells.get(name, "not stated")) for name, _ in COLUMNS[matter.register])


def _or_open(matter: Matter, doubt: str, told: str) -> str:
    """A cell; "not settled" where it is empty, and a text states what could not be tied to the claim."""
    is_open = told == NOT_STATED and any(doubt in claim.doubts for claim in matter.claims)
    return NOT_SETTLED if is_open else told


def _by(grounds: Grounds, matter: Matter) -> str:
    """Chains of sources, outlet ← … ← root, each once: one that tells the state of a body, not also without."""
    chains: dict[tuple[str, ...], set[str]] = {}
    for claim in asserting(matter):
        sources = grounds.chain(claim)
        chain = [_maybe(source, grounds.named(source)) for source in sources]
        if grounds.root(claim) is None:
            is_own = len(chain) == 1 and is_own_voice(claim)
            chain.append("own voice, source not stated" if is_own else "source not stated")
        plainly = (*(plain(source.name) for source in sources), *chain[len(sources) :])
        chains.setdefault(plainly, set()).add(" ← ".join(chain))
    return several(sorted(told for alike in chains.values() for told in _fullest(alike)))


def _fullest(alike: set[str]) -> set[str]:
    """Of chains that differ by the states in them alone: those that say most of them."""
    most = max(told.count(" (") for told in alike)
    fullest = {told for told in alike if told.count(" (") == most}
    return {max(fullest)} if len({told.casefold() for told in fullest}) == 1 else fullest


def _maybe(source: Source, name: str) -> str:
    return f"{name} (perhaps {source.maybe_label})" if source.maybe_label else name


def _figure(grounds: Grounds, matter: Matter, by_id: dict[str, Matter]) -> Cells:
    first = _figure_of(matter.claims[0])
    value = amount(matter.amount) if matter.amount else "not stated"
    unit = _unit(matter, first.measure)
    if unit.casefold().startswith(("new ", "additional ", "further ", "extra ")):
        value = value.removesuffix(" more")
    if unit.casefold() in words("money"):
        value = value.replace("fewer than", "less than")
    mates = _mates(matter, by_id)
    if value.rpartition(" ")[2] in words("round"):
        value = f"{value} of"  # "hundreds of guards"
    named = f"{value} {'person' if value == '1' and unit.casefold() == 'people' else unit}"
    whole = first.part_of if first.part_of != first.measure else None
    if whole and (short := _of_whole(value, unit, whole)) is not None:
        named, whole = short, None
    if first.undergone:
        named = f"{named} {first.undergone}"
    if whole:
        named = f"{named} of {'the ' if whole.startswith('people ') else ''}{whole}"
    scopes = [*(_figure_of(c).scope or "" for c in matter.claims)]
    if matter.place is not None or not any(scopes):
        scopes.insert(0, where(matter.place))
    as_of = [when(t) for c in matter.claims if (t := _figure_of(c).as_of or c.time) is not None]
    published = [when(t) for c in matter.claims if (t := c.said or c.published) is not None]
    return {
        "measure": " ".join(filter(None, (_counted(grounds, first.measure), first.undergone))),
        "scope": _or_open(matter, UNTIED_PLACE, ", ".join(s for s in dict.fromkeys(scopes) if s)),
        "value": " ".join([named, *mates]),
        "as_of": _or_open(matter, UNTIED_DAY, several(as_of)),
        "published": several(published),
    }


def _of_whole(value: str, unit: str, whole: str) -> str | None:
    """ "4 of the 12 depots", "11 of 94 depots": where part and whole are things of one name, it is said once."""
    last = whole.split()[-1]
    if last[:1].isdigit():
        return f"{value} of {whole} {unit}"
    noun = unit.split()[-1] if unit else ""
    is_same = len(noun) > 2 and singular(noun.casefold())[:4] == singular(last.casefold())[:4]
    return f"{value} of {whole}" if is_same and not whole.startswith("people ") else None


def _unit(matter: Matter, measure: str) -> str:
    """The counted noun as printed: one that says what is counted before one that titles it ("12 Harbour Nines")."""
    units = [u for c in matter.claims if (u := _figure_of(c).unit)]
    noun = measure.split()[-1].lower() if measure else ""
    is_one = matter.amount is not None and matter.amount.low == matter.amount.high == 1
    if not units:
        return measure if is_one else plural(measure)
    unit = next((u for u in units if noun and noun[:4] in u.lower()), units[0])
    # "a 109 billion dollar debt": several dollars all the same
    return f"{unit}s" if unit in words("coins") and not is_one else unit


def _mates(matter: Matter, by_id: dict[str, Matter]) -> list[str]:
    """The other numbers of the clause: " in 21 states"; each measure once."""
    out: Cells = {}
    for part_id in sorted(matter.parts):
        part = by_id[part_id]
        for measure, unit in matter.parts[part_id]:
            if part.amount is not None:
                joint = "and" if _is_of_another(matter, part) else "in"
                out.setdefault(measure, f"{joint} {amount(part.amount)} {unit}")
    return list(dict.fromkeys(out[measure] for measure in sorted(out)))


def _is_of_another(matter: Matter, part: Matter) -> bool:
    """ "40 guards and boat owners in 4 towns": where the owners are is not where the guards are."""
    leads = {(c.document, _figure_of(c).tuple_id): number_at(c) for c in matter.claims}
    for claim in part.claims:
        lead = leads.get((claim.document, _figure_of(claim).tuple_id))
        if lead is not None and claim.start <= lead < number_at(claim):
            between = claim.quote[lead - claim.start : number_at(claim) - claim.start]
            return re.search(r"\band\b", between) is not None
    return False


def _site(grounds: Grounds, matter: Matter, by_id: dict[str, Matter]) -> Cells:
    operators = [
        grounds.source(c.body.operator, c).label for c in matter.claims if isinstance(c.body, Site) and c.body.operator
    ]
    things = [c.body.thing for c in matter.claims if isinstance(c.body, Site)]
    denied = [e.facet or "" for e in matter.edges if e.kind == "disputes"]
    state = {"asserted": "alleged", "planned": "announced", "not-yet": "not yet"}.get(matter.mood, matter.mood)
    return {
        "thing": grounds.thing(things[0]),
        "place": _where(grounds, matter.place),
        "precision": matter.place.precision if matter.place else "unknown",
        "operator": several(operators),
        "lifecycle": state + (f"; disputed: {listed(sorted(set(denied)))}" if denied else ""),
    }


def _where(grounds: Grounds, place: Place | None) -> str:
    if place is not None and place.precision == "unknown" and place.country:
        name = grounds.country(place.country)
        return f"{name if name != place.country else place.name}, location unknown"
    return where(place)


def _response(grounds: Grounds, matter: Matter, by_id: dict[str, Matter]) -> Cells:
    claim = next((c for c in matter.claims if c.kind != "action" or not is_rest(c)), matter.claims[0])
    who = grounds.source(responses.party_of(claim), claim).key
    # in the words of the actor's own announcement, where others come with it
    own = [c for c in matter.claims if grounds.source(responses.party_of(c), c).key == who]
    objects = [_accused(c.body) for c in own if isinstance(c.body, Action) and c.body.object]
    others = [c.body.object for c in matter.claims if isinstance(c.body, Action) and c.body.object]
    objects = _by_name(objects or others, others)
    objects += [c.body.proposition for c in own if isinstance(c.body, Position) and c.body.stance == "condemns"]
    targets = [
        c.body.target
        for c in matter.claims
        if isinstance(c.body, Action) and c.body.target and c.body.type in words("addressing")
    ]
    on = several([o for o in objects if o not in targets])
    on = _or_open(matter, UNTIED_OBJECT, on)
    to = f"to {several(targets)}" if targets else ""
    times = [t for c in matter.claims if (t := act_days.of(grounds, c)) is not None and not _is_of_no_day(t)]
    days = several([when(t) for t in sorted(times, key=spans.order)])
    if not times and courses.is_going(matter):
        days = courses.as_of(matter) or days
    return {
        "country": responses.country_cell(grounds, matter),
        "who": _or_open(matter, UNTIED_ACTOR, listed([_who(grounds, claim), *_others(matter, claim)])),
        "act": _acts(matter),
        "object": "; ".join(part for part in ("" if on in EMPTY_CELLS and to else on, to) if part),
        "when": _or_open(matter, UNTIED_DAY, days),
        "cell": responses.shown(matter),
    }


def _accused(body: Action) -> str:
    """What an act is done to; of an accusation, who is accused of what."""
    told = body.object or ""
    return f"{body.target}: {told}" if body.type == "accuse" and body.target and body.target not in told else told


def _is_of_no_day(time: Time) -> bool:
    """True for a time of day alone: "9:10 p.m."."""
    return not (time.edtf or time.start or time.end) and (time.pattern or "").startswith("T")


def _by_name(objects: list[str], others: Sequence[str]) -> list[str]:
    """What an act is done to, persons by name where one is told: "Ada Quill", whom others call "the woman"."""
    fullest = max(filter(is_named, (*objects, *others)), key=lambda one: len(alike.names(one)), default=None)
    described = [one for one in objects if (found := victim(one)) is not None and found.roles and not is_named(one)]
    if fullest is None or not described:
        return objects
    named = [one for one in objects if is_named(one) or victim(one) is None]
    return named if any(map(is_named, named)) else [fullest, *named]


def _others(matter: Matter, first: Claim) -> list[str]:
    """ "other ministries", who did it together with the one that is named."""
    beside = [c for c in matter.claims if c.document == first.document and c.start == first.start and c is not first]
    return [c.body.actor.name for c in beside if isinstance(c.body, Action) and is_rest(c)]


def _who(grounds: Grounds, claim: Claim) -> str:
    """Office and name, agency, or "not stated" where only the state is named."""
    party = responses.party_of(claim)
    if not party.name:
        return "not stated"
    source = grounds.source(party, claim)
    if party.kind == "state" and not (party.agency or party.office or party.person):
        return "not stated"
    if party.kind == "state":
        return party.agency or party.office or party.person or "not stated"
    if party.office and party.office.casefold() not in source.label.casefold():
        return f"{source.label} ({party.office.rstrip(' ,;')})"
    return source.label


def _acts(matter: Matter) -> str:
    """ "close or move", of options; "shoot and kill", the gravest last, of one harm told by several verbs."""
    acts = responses.acts_of(matter)
    if matter.mood != "either-or" and set(acts) <= set(HARMS):
        return listed(sorted(acts, key=HARMS.index))
    return " or ".join(act.replace("-", " ") for act in acts)


def _parties(grounds: Grounds, bodies: Sequence[tuple[Claim, Agreement]]) -> Iterator[str]:
    """Who is named as a party; of those only described, one document's words: "its banks" and "its creditor banks" are
    no two parties.
    """
    shown: str | None = None
    for claim, body in bodies:
        for party in body.parties:
            source = grounds.source(party, claim)
            is_described = source.group.startswith("unnamed:")
            if is_described and shown not in (None, claim.id):
                continue
            shown = claim.id if is_described else shown
            yield source.label


def _agreement(grounds: Grounds, matter: Matter, by_id: dict[str, Matter]) -> Cells:
    bodies = [(c, c.body) for c in matter.claims if isinstance(c.body, Agreement)]
    lows = {b.low for _, b in bodies if b.low is not None}
    highs = {b.high for _, b in bodies if b.low is not None}
    if not lows:
        number = "not stated"
    elif len(lows) == 1 and highs == lows:
        number = str(min(lows))
    else:
        top = None if None in highs else max(h for h in highs if h is not None)
        number = f"{min(lows)} to {top}; not settled" if top is not None else f"{_one(min(lows))} or more; not settled"
    if len({(b.low, b.high) for _, b in bodies if b.low is not None}) > 1:
        matter.note("documents differ on how many agreements there are")
    is_open = any(b.is_open for _, b in bodies)
    places = list(dict.fromkeys(where(p) for _, b in bodies for p in b.places))
    statuses = [b.status for _, b in bodies if b.status != "not stated"]
    dispute = running.contested(grounds, matter)
    if dispute is not None:
        matter.note(dispute)
    parties = sorted(set(_parties(grounds, bodies)))
    return {
        "parties": "–".join(parties) or "not stated",
        "subject": several([b.subject for _, b in bodies]),
        "number": number,
        "places": (", ".join(places) + (" and others (open list)" if is_open else "")) if places else "not stated",
        "period": several([when(b.period) for _, b in bodies]),
        "status": f"contested: {several(statuses, ' / ')}" if dispute is not None else several(statuses),
    }


def _one(low: int) -> str:
    return "one" if low == 1 else str(low)


def _position(grounds: Grounds, matter: Matter, by_id: dict[str, Matter]) -> Cells:
    first = disputes.position(matter.claims[0])
    others = [other for other in disputes.counters(matter, by_id) if other.kind == "position"]
    stands = [disputes.stand(grounds, other) for other in others]
    counters = [f"{one.label} {one.stance}: {one.proposition}" for one in stands]
    stances = [disputes.position(c).stance for c in matter.claims]
    times = [c.said for c in matter.claims]  # another day of its words is that of what it speaks of
    return {
        "facet": " of ".join(x for x in (first.facet or "", plain(first.about or "")) if x) or "–",
        "speaker": grounds.named(grounds.source(first.speaker, matter.claims[0])),
        "stance": several([_held(stance, matter.mood) for stance in stances]),
        "proposition": several([disputes.position(c).proposition for c in matter.claims]),
        "when": _or_open(matter, UNTIED_DAY, several([when(t) for t in times])),
        "counter": several(counters) if counters else "none in documents held",
    }


def _held(stance: str, mood: str) -> str:
    """The stance with how firmly it is held: "affirms (possible)"."""
    return stance if mood == "asserted" else f"{stance} ({mood})"


def _publication(grounds: Grounds, matter: Matter, by_id: dict[str, Matter]) -> Cells:
    bodies = [(c, c.body) for c in matter.claims if isinstance(c.body, Publication)]
    publishers = [grounds.source(b.publisher, c).label for c, b in bodies if b.publisher]
    held = holding(grounds, matter)
    return {
        "title": several([b.title or "" for _, b in bodies]),
        "publisher": several(publishers),
        "type": several([b.type for _, b in bodies]),
        "date": several([when(c.time) for c, _ in bodies]),
        "follows": several([b.follows or "" for _, b in bodies]),
        "held": f"held: {held}" if held else "not held",
    }


def holding(grounds: Grounds, matter: Matter) -> str | None:
    """The name of the document in the case that is this publication: its outlet publishes it, under its title or on
    its date.
    """
    for claim in matter.claims:
        body = claim.body
        if not isinstance(body, Publication) or body.publisher is None:
            continue
        who = grounds.source(body.publisher, claim)
        for document in grounds.issued(who.key):
            is_titled = bool(body.title and document.title) and (
                grounds.thing(body.title) == grounds.thing(document.title)
                or _is_within(body.title or "", document.title or "")
            )
            published = document.published
            is_dated = spans.is_settled(claim.time) and spans.is_settled(published) and _same_day(claim.time, published)
            if is_titled or is_dated:
                return document.name
    return None


def _is_within(title: str, headline: str) -> bool:
    """True for a title that is the document's own, or stands in it ("Harbour Watch: “Quiet Tides”, second edition")."""
    few, many = (" ".join(re.findall(r"\w+", one.casefold())) for one in (title, headline))
    return bool(few) and f" {few} " in f" {many} " and (few == many or " " in few)


def _same_day(a: Time | None, b: Time | None) -> bool:
    return a is not None and b is not None and a.start == a.end == b.start == b.end


def _counted(grounds: Grounds, measure: str) -> str:
    """The counted thing in the story's words; "country with depot" stays what it is."""
    held, _, thing = measure.partition(" with ")
    if measure in words("tolls") or " of " in held:
        return measure
    if thing:
        return f"{held} with {grounds.thing(thing)}"
    return grounds.thing(measure) if grounds.things(measure) else measure


def _figure_of(claim: Claim) -> Figure:
    if not isinstance(claim.body, Figure):
        raise TypeError(f"{claim.id}: not a figure")
    return claim.body


_ROWS: dict[str, Callable[[Grounds, Matter, dict[str, Matter]], Cells]] = {
    "figures": _figure,
    "sites": _site,
    "responses": _response,
    "agreements": _agreement,
    "positions": _position,
    "publications": _publication,
}
