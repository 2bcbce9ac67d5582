"""Sites: a thing at a place, only where the text puts it there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from onrecord.claims.base import Context, normal
from onrecord.claims.lexicon import things
from onrecord.model.annotation import PlaceMention
from onrecord.model.claim import Claim, Site
from onrecord.model.clause import Clause
from onrecord.model.party import Party
from onrecord.model.phrases import conjuncts, core, has_determiner
from onrecord.model.phrases import words as spelled
from onrecord.model.value import Place

_NOT_KNOWN = frozenset({"unknown", "unclear", "undisclosed"})
_SAYS_NOTHING = ("conditional", "hypothetical")  # a condition or a question puts nothing anywhere
_SUPPOSED = ("acl", "relcl")  # a phrase inside another's sentence supposes the thing, it does not assert it


def find(context: Context) -> Iterator[Claim]:
    """The site claims of one document."""
    for clause in context.clauses:
        yield from _operators(context, clause)
        if clause.relation in _SUPPOSED or clause.mood in _SAYS_NOTHING:
            continue
        yield from _present(context, clause)
        yield from _unknown(context, clause)
        yield from _nowhere(context, clause)


def _present(context: Context, clause: Clause) -> Iterator[Claim]:
    tokens = context.tokens
    candidates = [*clause.objects, *([clause.attribute] if clause.attribute is not None else []), *clause.subjects]
    thing = next((t for h in candidates if (t := context.thing_at(h)) is not None), None)
    former = next((h for h in candidates if tokens.lower[h] in ("former", "latter")), None)
    if clause.lemma not in things("presence") and (thing is None or thing not in context.quantity_of):
        return
    head = thing if thing is not None else former
    if head is None:
        return
    spots = _spots(context, clause, head)
    if clause.lemma not in things("presence"):
        # a counted thing "in N countries, including X", or "the two stations, in X and Y, …"
        own = {m for c in tokens.children[head] for k in tokens.children[c] for m in conjuncts(tokens, k)}
        spots = [spot for spot in spots if spot[2] == "including" or spot[0].last - 1 in own]
    operator = _ranked(context, head)
    if not spots and former is None:
        spots = _holders(context, clause, head)
    subject = _noun(context, head)
    for mention, span, role in spots:
        body = Site(subject, operator, spelled(tokens, *core(tokens, head)))
        context.mark(clause, "site")
        yield context.make(
            "site",
            body,
            span,
            clause,
            f"site:{mention.start}:{role}",
            time=next((t.value for t in context.times_of(clause)), None),
            place=mention.place,
            chain=context.chain(clause, head),
            evidence=context.spans_of("place", mention.first),
        )


def _noun(context: Context, head: int) -> str:
    """The thing's normal name; "the former" takes that of the things last spoken of."""
    tokens = context.tokens
    if tokens.lower[head] not in ("former", "latter"):
        return normal(tokens, head, context.place_at)
    for i in range(head - 1, -1, -1):
        if context.is_thing(i):
            return normal(tokens, i, context.place_at)
    return "site"


def _ranked(context: Context, head: int) -> Party | None:
    low = context.tokens.lower[head]
    if low in ("former", "latter") and len(context.enumerated) >= 2:
        return context.enumerated[0 if low == "former" else 1]
    return None


def _spots(context: Context, clause: Clause, head: int) -> list[tuple[PlaceMention, tuple[int, int], str]]:
    """Places that the thing's own phrase or the clause gives, each with the span that carries it."""
    tokens = context.tokens
    whole = (clause.first, clause.last)
    out: list[tuple[PlaceMention, tuple[int, int], str]] = []
    heads = [h for w, h in clause.obliques if w in things("locative")]
    seen: set[int] = set()
    for noun in (head, *heads):
        for child in tokens.children[noun]:
            if tokens.dep[child] == "prep" and tokens.lower[child] in things("locative"):
                heads += [m for c in tokens.children[child] if tokens.dep[c] == "pobj" for m in conjuncts(tokens, c)]
    for spot in heads:
        if spot in seen:
            continue
        seen.add(spot)
        mention = context.place_of(spot)
        if mention is not None and mention.form == "name" and mention.place.precision not in ("world", "continent"):
            out.append((mention, whole, "at"))
        elif tokens.lemma[spot] in things("containers"):
            for member in _including(context, spot):
                out.append((member, _listed(context, spot, member, clause), "including"))
        elif (
            tokens.lemma[spot] in ("territory", "soil")
            and tokens.lower[tokens.head[spot]] == "in"
            and has_determiner(tokens, spot, "the", "its", "their", "our")
        ):
            out += [(m, whole, "territory") for m in _own_country(context, clause, spot)]
    return out


def _including(context: Context, container: int) -> list[PlaceMention]:
    """ "53 countries, including A, B and C": A, B, C."""
    tokens = context.tokens
    for child in tokens.children[container]:
        if tokens.lower[child] in ("including", "like", "namely") or (
            tokens.lower[child] == "such" and tokens.dep[child] in ("amod", "mark", "advmod")
        ):
            heads = [m for c in tokens.children[child] if tokens.dep[c] == "pobj" for m in conjuncts(tokens, c)]
            found = [context.place_at[h] for h in heads if h in context.place_at]
            if found:
                return found
    return [
        context.place_at[m]
        for child in tokens.children[container]
        if tokens.dep[child] == "appos"
        for m in conjuncts(tokens, child)
        if m in context.place_at
    ]


def _listed(context: Context, container: int, member: PlaceMention, clause: Clause) -> tuple[int, int]:
    """The container's phrase with its list: the smallest stretch that says the thing is there."""
    low, high = context.tokens.reach[container]
    last = max(low + 1, min(high, clause.last))
    while last - 1 > low and context.tokens.pos[last - 1] in ("PUNCT", "SPACE"):
        last -= 1
    return (max(low, clause.first), max(last, member.last))


def _holders(context: Context, clause: Clause, head: int) -> list[tuple[PlaceMention, tuple[int, int], str]]:
    """ "Italy has 11 offices": the holder is the place, unless the thing is said to be abroad or its own."""
    tokens = context.tokens
    if clause.lemma not in ("have", "host", "contain", "house") or context.quantity_of.get(head) is None:
        return []
    if any(
        q.head is not None and tokens.lemma[q.head] in things("containers")
        for q in context.reading.quantities
        if clause.first <= q.first < clause.last
    ):
        return []
    low, high = tokens.reach[head]
    if any(tokens.lower[i] in things("outward") for i in range(low, high)):
        return []
    whole = (clause.first, clause.last)
    return [
        (context.place_at[s], whole, "holder")
        for s in clause.subjects
        if s in context.place_at
        and context.place_at[s].form == "name"
        and context.place_at[s].place.precision != "world"
    ]


def _own_country(context: Context, clause: Clause, spot: int) -> list[PlaceMention]:
    """ "the territory": that of the state which speaks or acts around the clause."""
    governor = context.by_verb.get(clause.governor) if clause.governor is not None else None
    for outer in (
        governor,
        context.by_verb.get(governor.governor) if governor and governor.governor is not None else None,
    ):
        for subject in outer.subjects if outer is not None else ():
            party = context.party(subject)
            if party.country and party.kind in ("state", "agency"):
                known = next(
                    (
                        m
                        for m in context.reading.places
                        if m.place.country == party.country and m.place.precision == "country"
                    ),
                    None,
                )
                if known is not None:
                    tokens = context.tokens
                    return [
                        replace(
                            known,
                            first=spot,
                            last=spot + 1,
                            start=tokens.start[spot],
                            end=tokens.end[spot],
                            form="name",
                        )
                    ]
    return []


def _operators(context: Context, clause: Clause) -> Iterator[Claim]:
    """ "the two stations are run by X and Y": one site an operator; its place comes in a later sentence."""
    tokens = context.tokens
    if clause.lemma not in things("running") or not clause.subjects or not clause.is_passive:
        return
    thing = next((t for h in clause.objects if (t := context.thing_at(h)) is not None), None)
    if thing is None:
        return
    operators = [p for s in clause.subjects for p in _split(context, s, clause)]
    operators = [p for p in operators if p.kind in ("agency", "organisation", "state") and (p.named or p.country)]
    if clause.relation in _SUPPOSED or not operators:
        return
    if len(operators) == 2:
        context.enumerated = tuple(operators)
    later = _later_places(context, clause) if len(operators) == 2 else {}
    beside = _beside(context, clause) if len(operators) == 1 else None
    country = _country_before(context, clause)
    context.mark(clause, "site")
    for n, operator in enumerate(operators):
        found = later.get("former" if n == 0 else "latter") or beside
        place = found or Place("location not stated", country, precision="unknown")
        yield context.make(
            "site",
            Site(normal(tokens, thing, context.place_at), operator, spelled(tokens, *core(tokens, thing))),
            (clause.first, clause.last) if len(operators) == 1 else _by_phrase(context, clause),
            clause,
            f"operator:{operator.start}:{n}",
            place=place,
            evidence=context.spans_of("operator", *clause.subjects[:1]),
        )


def _beside(context: Context, clause: Clause) -> Place | None:
    """The place of a clause joined to this one: "stands in X and is run by Y"."""
    for other in context.clauses:
        if (
            other.verb != clause.verb
            and clause.verb in (other.governor, clause.verb)
            and other.sentence == clause.sentence
        ):
            if other.governor != clause.verb and clause.governor != other.verb:
                continue
            for word, head in other.obliques:
                mention = context.place_of(head) if word in things("locative") else None
                if mention is not None:
                    return mention.place
    return None


def _by_phrase(context: Context, clause: Clause) -> tuple[int, int]:
    """From the verb on: the subject is evidence."""
    return (clause.verb, clause.last)


def _split(context: Context, head: int, clause: Clause) -> list[Party]:
    """ "the bureaus of A City, B Province, and C City, D Province" is two bureaus."""
    tokens = context.tokens
    party = context.party(head)
    if tokens.tag[head] not in ("NNS", "NNPS") and not tokens.lower[head].endswith("s"):
        return [party]
    low = tokens.reach[head][0]
    cities = [m for m in context.places_in(head, clause.last) if m.place.precision == "city"]
    if len(cities) < 2:
        return [party]
    kind = tokens.lemma[head].removesuffix("s") if tokens.lemma[head] == tokens.lower[head] else tokens.lemma[head]
    noun = " ".join(w for w in (*tokens.word[low:head], kind) if w.lower() != "the")
    return [
        replace(
            party,
            name=f"{noun} of {m.place.name}",
            kind="agency",
            country=m.place.country or party.country,
            collective=False,
        )
        for m in cities
    ]


def _later_places(context: Context, clause: Clause) -> dict[str, Place]:
    """Places that the next sentence gives to "the former" and "the latter"."""
    tokens = context.tokens
    out: dict[str, Place] = {}
    for other in context.clauses:
        if other.sentence != clause.sentence + 1:
            continue
        for head in (*other.objects, *other.subjects):
            low = tokens.lower[head]
            spot = next((h for w, h in other.obliques if w in things("locative") and h in context.place_at), None)
            if low in ("former", "latter") and spot is not None:
                out[low] = context.place_at[spot].place
    return out


def _country_before(context: Context, clause: Clause) -> str | None:
    """The country that the paragraph last put such things in."""
    tokens = context.tokens
    for mention in reversed(
        [m for m in context.reading.places if m.first < clause.verb and m.place.precision == "country"]
    ):
        before = tokens.lower[mention.first - 1] if mention.first else ""
        if mention.form == "name" and before in things("locative"):
            return mention.place.country
    return None


def _nowhere(context: Context, clause: Clause) -> Iterator[Claim]:
    """ "where the other one stands is not known": the same, in a clause."""
    tokens = context.tokens
    told = clause.lemma in ("know", "say", "state", "disclose") and clause.is_negated
    asked = next(
        (c for c in context.clauses if c.governor == clause.verb and "where" in tokens.lower[c.first : c.verb]), None
    )
    if asked is None or not (told or (clause.attribute is not None and tokens.lower[clause.attribute] in _NOT_KNOWN)):
        return
    thing = next((t for s in (*asked.subjects, *asked.objects) if (t := context.thing_at(s)) is not None), None)
    if thing is None:
        return
    context.mark(clause, "site")
    yield context.make(
        "site",
        Site(normal(tokens, thing, context.place_at)),
        (min(clause.first, asked.first), max(clause.last, asked.last)),
        clause,
        f"nowhere:{clause.verb}",
        mood="unresolved",
        polarity="asserted",
        place=Place("location unknown", _country_before(context, clause), precision="unknown"),
    )


def _unknown(context: Context, clause: Clause) -> Iterator[Claim]:
    """ "the location of the latter is unknown": a site all the same, at a place unknown."""
    tokens = context.tokens
    if (
        clause.lemma != "be"
        or clause.attribute is None
        or tokens.lower[clause.attribute] not in ("unknown", "unclear", "undisclosed")
    ):
        return
    subject = next(
        (s for s in clause.subjects if tokens.lemma[s] in ("location", "whereabouts", "site", "address")), None
    )
    if subject is None:
        return
    inner = next((h for c in tokens.children[subject] if tokens.dep[c] == "prep" for h in tokens.children[c]), subject)
    span = (clause.first, clause.last)
    if tokens.lower[span[0]] in ("while", "and", "but", "whereas"):
        span = (span[0] + 1, span[1])
    context.mark(clause, "site")
    yield context.make(
        "site",
        Site(_noun(context, inner), _ranked(context, inner)),
        span,
        clause,
        f"unknown:{subject}",
        mood="unresolved",
        place=Place("location unknown", _country_before(context, clause), precision="unknown"),
    )
