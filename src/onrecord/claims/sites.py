"""Sites: a thing at a place, only where the text puts it there."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.claims import operators, spots
from onrecord.claims.base import Context, normal
from onrecord.claims.lexicon import things
from onrecord.claims.spots import Spot, country_before
from onrecord.model.claim import Claim, Site
from onrecord.model.clause import Clause
from onrecord.model.party import Party
from onrecord.model.phrases import core
from onrecord.model.phrases import words as spelled
from onrecord.model.value import Place, Time

_NOT_KNOWN = frozenset({"unknown", "unclear", "undisclosed"})
_SAYS_NOTHING = ("conditional", "hypothetical", "demanded")  # a condition, question or demand puts nothing anywhere
_SEATS = frozenset({"headquarters", "headquarter"})
_THROUGH = frozenset({"from", "at", "through", "by", "via", "with"})  # "was steered from three posts in X and Y"
_SUPPOSED = ("acl", "relcl")  # a phrase inside another's sentence supposes the thing, it does not assert it


def find(context: Context) -> Iterator[Claim]:
    """The site claims of one document."""
    seen: set[int] = set()  # where the places start that already hold a thing by a phrase or a list
    pair: list[Place] = []  # the two places named last
    for clause in context.clauses:
        if context.is_shouted(clause):
            continue
        yield from _operators(context, clause, pair)
        if clause.is_negated and clause.mood == "possible":
            continue  # "who keeps the others could not be found out" neither puts nor denies anything
        if clause.mood in _SAYS_NOTHING or (clause.relation in _SUPPOSED and not _is_aside(context, clause)):
            continue
        yield from _present(context, clause, seen, pair)
        yield from _unknown(context, clause)
        yield from _nowhere(context, clause)
    yield from _phrased(context, seen)


def _is_aside(context: Context, clause: Clause) -> bool:
    """ "…, which has an office in X,": a clause between commas in the outlet's own voice says what it says."""
    tokens = context.tokens
    before = tokens.word[clause.first - 1] if clause.first else ""
    is_coming = any(tokens.lower[c] == "to" and tokens.dep[c] == "aux" for c in tokens.children[clause.verb])
    return before == "," and not clause.attributions and not is_coming


def _present(context: Context, clause: Clause, seen: set[int], pair: list[Place]) -> Iterator[Claim]:
    tokens = context.tokens
    candidates = [*clause.objects, *([clause.attribute] if clause.attribute is not None else []), *clause.subjects]
    candidates += [h for w, h in clause.obliques if w in _THROUGH and _are_there(context, h)]
    found = {t: h for h in candidates[::-1] if (t := _thing_at(context, clause, h)) is not None}
    former = next((h for h in candidates if tokens.lower[h] in ("former", "latter")), None)
    for head in sorted(found) or ([former] if former is not None else []):
        if any(tokens.lower[c] == "no" for c in tokens.children[head]):
            continue  # "there was no such depot in X": the place holds none
        yield from _placed(context, clause, head, found.get(head, head), seen, pair)


def _are_there(context: Context, head: int) -> bool:
    """True for things that a clause speaks of in passing and that are there: by number, or "offices in X and Y"."""
    tokens = context.tokens
    has_none = not any(tokens.dep[c] in ("det", "poss") for c in tokens.children[head])
    is_bare = tokens.tag[head] == "NNS" and has_none and len(spots.own(context, head)) > 1
    return head in context.quantity_of or is_bare


def _placed(
    context: Context, clause: Clause, head: int, said: int, seen: set[int], pair: list[Place]
) -> Iterator[Claim]:
    """Where the clause puts the one thing at ``head``, of which it says ``said`` ("the third")."""
    tokens = context.tokens
    is_ranked = tokens.lower[head] in ("former", "latter")
    is_passed = said not in (*clause.objects, *clause.subjects, clause.attribute)
    is_counted = not is_ranked and (head in context.quantity_of or (is_passed and _are_there(context, head)))
    is_listing = clause.lemma in things("listing") and head in clause.objects and clause.mood == "stated"
    is_putting = clause.lemma in things("presence") or clause.lemma in things("deploying") or is_listing
    is_handled = clause.lemma in things("handling") and head in clause.objects and not is_putting
    if is_handled and (clause.mood != "stated" or clause.is_negated):
        return
    if not is_putting and not is_counted and not is_handled:
        return
    found = spots.of(context, clause, head)
    if is_handled and not spots.own(context, head):
        found = [Spot(s.mention, (clause.first, clause.last), "before") for s in spots.before(context, head)]
    does = said in clause.subjects and said not in clause.objects
    if does and clause.objects and clause.is_negated:
        return  # "the third, in X, never had a permit": what it lacks is not the place
    if not is_putting or (does and bool(clause.objects)):
        # a counted thing "in N countries, including X", or "the two stations, in X and Y, …"; whatever it does
        own = {m.start for m in spots.own(context, head)} if is_counted or is_handled else set()
        own |= {s.mention.start for s in found if s.role == "before"}
        found = [s for s in found if (s.role == "including" and is_counted) or s.mention.start in own]
    elif does and clause.lemma in ("be", "remain") and not is_counted:
        placed = {h for w, h in clause.obliques if w in things("locative")}
        found = [s for s in found if any(s.mention.first <= h < s.mention.last for h in placed) or s.role != "at"]
    if not found and not is_ranked and not is_handled and not spots.is_elsewhere(context, clause, head):
        found = spots.holders(context, clause, head)
    is_home = bool(found) and found[0].role == "holder"
    operator = None if is_home else operators.of(context, clause, head)
    if is_putting and (found or is_counted):
        held = {s.mention.start for s in found}
        found += [s for s in spots.members(context, clause, head) if s.mention.start not in held]
    ranked = [s.mention.place for s in found if s.role == "member" or not any(o.role == "member" for o in found)]
    if len(ranked) == 2:
        pair[:] = ranked
    for spot in found:
        if spot.mention.start in seen:
            context.mark(clause, "site")
            continue
        if spot.role == "member":
            seen.add(spot.mention.start)
        yield _site(context, clause, head, spot, None if _is_host(clause, operator, spot) else operator)


def _is_host(clause: Clause, operator: Party | None, spot: Spot) -> bool:
    """ "Chile also had two posts, in X and Y", both in Chile: where they stand, not who runs them."""
    if operator is None or operator.kind != "state" or clause.lemma not in things("hosting"):
        return False
    return operator.country is not None and operator.country == spot.mention.place.country


def _site(context: Context, clause: Clause | None, head: int, spot: Spot, operator: Party | None) -> Claim:
    tokens = context.tokens
    mention = spot.mention
    doubts = []
    if spot.role == "area":
        doubts.append(f"“the area” is taken to be that of {mention.place.name}")
    elif mention.place.country is None and mention.place.geonames is None:
        doubts.append(spots.NOT_LISTED)
    if clause is not None:
        context.mark(clause, "site")
    return context.make(
        "site",
        Site(_noun(context, head), operator, spelled(tokens, *core(tokens, head))),
        spot.span,
        clause,
        f"site:{mention.start}:{spot.role}",
        time=_when(context, clause),
        place=mention.place,
        chain=context.chain(clause, head),
        evidence=context.spans_of("place", mention.first),
        doubts=tuple(doubts),
    )


def _when(context: Context, clause: Clause | None) -> Time | None:
    """When the clause puts it there; the day on which it was closed or searched is not its day."""
    if clause is None or clause.lemma in things("handling"):
        return None
    return next((t.value for t in context.times_of(clause)), None)


def _thing_at(context: Context, clause: Clause, head: int) -> int | None:
    """The thing at a noun; what moves is one where somebody put it."""
    found = context.thing_at(head)
    if found is None and clause.lemma in things("deploying") and context.tokens.pos[head] == "NOUN":
        return head if context.tokens.lemma[head] in things("movable") and head in clause.objects else None
    return found


def _phrased(context: Context, seen: set[int]) -> Iterator[Claim]:
    """What a phrase places in the outlet's own voice: "Y's depot in X", "a firm with offices in X", "X, home to two
    depots"; a bare "a depot in X" is spoken of, not asserted.
    """
    tokens = context.tokens
    for head in range(len(tokens)):
        if not context.is_thing(head) or tokens.sentence_of[head] in context.unread:
            continue
        clause = context.innermost(head)
        if clause is None or clause.mood != "stated" or clause.is_negated or clause.attributions:
            continue
        if context.is_marked(clause, "site"):
            continue
        above = tokens.head[head]
        if tokens.dep[head] == "pobj" and tokens.lower[above] == "to" and tokens.lower[tokens.head[above]] == "home":
            yield from _home(context, clause, head, tokens.head[above], seen)
            continue
        operator: Party | None = None
        if head in clause.objects or head in clause.subjects:
            operator = operators.beside(context, head)
        elif tokens.dep[head] == "pobj" and tokens.lower[above] in things("locative"):
            operator = operators.run_by(context, head)
        elif tokens.dep[head] == "pobj" and tokens.lower[above] == "with" and tokens.tag[head] in ("NN", "NNS"):
            if tokens.lemma[head] in _SEATS:
                continue  # "the group, with headquarters in X": who it is, and no site of the story
            holder = tokens.head[above] if tokens.pos[tokens.head[above]] in ("NOUN", "PROPN") else above - 1
            operator = operators.runner(context, holder)
        if operator is None:
            continue
        span = tokens.reach[head]
        while span[1] - 1 > head and tokens.pos[span[1] - 1] in ("PUNCT", "SPACE"):
            span = (span[0], span[1] - 1)
        for mention in spots.own(context, head):
            if mention.start not in seen:
                seen.add(mention.start)
                yield _site(context, clause, head, Spot(mention, span, "phrase"), operator)


def _home(context: Context, clause: Clause, head: int, home: int, seen: set[int]) -> Iterator[Claim]:
    """ "X is home to two depots", "X, home to two depots, …"."""
    tokens = context.tokens
    is_said = clause.attribute == home or tokens.head[home] == clause.verb
    holders = clause.subjects if is_said else (tokens.head[home],)
    for holder in holders:
        mention = context.place_at.get(holder)
        if mention is None or mention.form != "name" or mention.start in seen:
            continue
        seen.add(mention.start)
        first, last = tokens.reach[head]
        while last - 1 > head and tokens.pos[last - 1] in ("PUNCT", "SPACE"):
            last -= 1
        yield _site(context, clause, head, Spot(mention, (min(mention.first, first), last), "home"), None)


def _noun(context: Context, head: int) -> str:
    """The thing's normal name; "the former" takes that of the things last spoken of."""
    tokens = context.tokens
    if tokens.lower[head] not in ("former", "latter"):
        return _fuller(context, head) or normal(tokens, head, context.place_at)
    for i in range(head - 1, -1, -1):
        if context.is_thing(i):
            return normal(tokens, i, context.place_at)
    return "site"


def _fuller(context: Context, head: int) -> str | None:
    """ "two of the mines": the only longer name that the text has for such a thing before, if there is one."""
    tokens = context.tokens
    own = normal(tokens, head, context.place_at)
    if " " in own or not any(tokens.lower[c] in ("the", "these", "those") for c in tokens.children[head]):
        return None
    before = (i for i in range(head) if tokens.lemma[i] == tokens.lemma[head] and context.is_thing(i))
    names = {name for i in before if " " in (name := normal(tokens, i, context.place_at))}
    return next(iter(names)) if len(names) == 1 else None


def _operators(context: Context, clause: Clause, pair: list[Place]) -> Iterator[Claim]:
    """ "the two stations are run by X and Y": one site an operator; its place comes in a later sentence. ``pair``: the
    two places named last, for "the former is run by Y".
    """
    tokens = context.tokens
    if clause.lemma not in things("running") or not clause.subjects or not clause.is_passive:
        return
    ranked = next((h for h in clause.objects if tokens.lower[h] in ("former", "latter")), None)
    thing = next((t for h in clause.objects if (t := context.thing_at(h)) is not None), None)
    head = thing if thing is not None else ranked
    runners = [p for s in clause.subjects for p in operators.split(context, s, clause)]
    runners = [p for p in runners if p.kind in ("agency", "organisation", "state") and (p.named or p.country)]
    if head is None or clause.relation in _SUPPOSED or clause.mood in _SAYS_NOTHING or not runners:
        return
    if thing is None and len(pair) != 2:
        return
    if len(runners) == 2 and thing is not None:
        context.enumerated = tuple(runners)
    later = _later_places(context, clause) if len(runners) == 2 else {}
    country = country_before(context, clause)
    context.mark(clause, "site")
    if thing is None and tokens.lower[head] == "former" and (second := operators.latter(context, clause)) is not None:
        yield context.make(
            "site",
            Site(_noun(context, head), second),
            (clause.first, clause.last),
            clause,
            f"latter:{second.start}",
            place=pair[1],
        )
    for n, runner in enumerate(runners):
        named = later.get("former" if n == 0 else "latter")
        places = [named] if named is not None else _where(context, clause, head, pair) if len(runners) == 1 else []
        for place in places or [Place("location not stated", country, precision="unknown")]:
            yield context.make(
                "site",
                Site(_noun(context, head), runner, spelled(tokens, *core(tokens, head))),
                (clause.first, clause.last) if len(runners) == 1 else _by_phrase(context, clause),
                clause,
                f"operator:{runner.start}:{n}" + (f":{place.name}" if len(places) > 1 else ""),
                place=place,
                evidence=context.spans_of("operator", *clause.subjects[:1]),
            )


def _where(context: Context, clause: Clause, head: int, pair: list[Place]) -> list[Place]:
    """Where the one thing is that the clause gives an operator to."""
    if context.tokens.lower[head] in ("former", "latter"):
        return [pair[0 if context.tokens.lower[head] == "former" else 1]]
    own = [m.place for m in spots.own(context, head)]
    beside = _beside(context, clause)
    return own or ([beside] if beside is not None else [])


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
                mention = spots.mention_at(context, head) if word in things("locative") else None
                if mention is not None:
                    return mention.place
    return None


def _by_phrase(context: Context, clause: Clause) -> tuple[int, int]:
    """From the verb on: the subject is evidence."""
    return (clause.verb, clause.last)


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


def _nowhere(context: Context, clause: Clause) -> Iterator[Claim]:
    """ "where the other one stands is not known": the same, in a clause."""
    tokens = context.tokens
    told = clause.lemma in ("know", "say", "state", "disclose") and clause.is_negated
    asked = next((c for c in context.under(clause) if "where" in tokens.lower[c.first : c.verb]), None)
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
        place=Place("location unknown", country_before(context, clause), precision="unknown"),
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
    if tokens.lower[inner] not in ("former", "latter"):
        inner = next((t for t in [context.thing_at(inner)] if t is not None), inner)
    span = (clause.first, clause.last)
    if tokens.lower[span[0]] in ("while", "and", "but", "whereas"):
        span = (span[0] + 1, span[1])
    context.mark(clause, "site")
    yield context.make(
        "site",
        Site(_noun(context, inner), operators.ranked(context, inner)),
        span,
        clause,
        f"unknown:{subject}",
        mood="unresolved",
        place=Place("location unknown", country_before(context, clause), precision="unknown"),
    )
