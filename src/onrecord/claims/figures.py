"""Figures: counts and measured values, with what is counted, where, and the numbers of one clause kept together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from onrecord import ids
from onrecord.claims import casualties, measures, tolls
from onrecord.claims.actions import actors
from onrecord.claims.base import Context, is_outward, normal
from onrecord.claims.lexicon import classes, things
from onrecord.model.annotation import QuantityMention
from onrecord.model.claim import Claim, Evidence, Figure
from onrecord.model.clause import Clause
from onrecord.model.phrases import conjuncts
from onrecord.model.phrases import words as spelled
from onrecord.model.value import WORLD, Amount, Place

_KINDS = frozenset({"count", "money", "percent", "measure"})
_DEFINITE = frozenset({"the", "these", "those", "both", "all", "its", "their"})
_SUBJECT_HOLDS = frozenset(
    {"have", "host", "contain", "record", "report", "house", "see", "suffer", "register", "count"}
)


def find(context: Context) -> Iterator[Claim]:
    """The figure claims of one document."""
    tokens = context.tokens
    toll = casualties.read(context)
    seen: set[tuple[str, Amount]] = set()
    totals: set[str] = set()
    for quantity in context.reading.quantities:
        sentence = tokens.sentence_of[quantity.first]
        if quantity.enumerated:
            continue  # a list of places is no count that anybody stated; persons are counted in the toll
        if quantity.kind == "measure" and not _has_substance(context, quantity):
            continue
        if quantity.kind not in _KINDS or sentence in context.unread or _is_idle(context, quantity):
            continue
        if measures.is_taken_up(context, quantity):
            continue
        clause = context.innermost(quantity.number)
        claim = tolls.placed(toll, _figure(context, quantity, clause), quantity)
        body = claim.body
        if isinstance(body, Figure):
            key = (body.measure.split()[-1], body.amount)
            if quantity.head is not None and quantity.kind == "count" and " with " not in body.measure:
                context.last_counted = body.measure
            if key in seen and tokens.lower[max(0, quantity.first - 1)] in _DEFINITE:
                continue  # "the two stations": taken up again, not counted again
            seen.add(key)
            if body.part_of is None and body.scope is None:
                totals.add(body.measure)
        if clause is not None:
            context.mark(clause, "figure")
        yield claim
    yield from tolls.find(context, toll, totals)


def _is_counted(context: Context, quantity: QuantityMention, clause: Clause) -> bool:
    """ "counted 37 in 14 countries": the number stands for the thing counted before."""
    tokens = context.tokens
    return tokens.dep[quantity.number] in ("dobj", "attr") and is_counting(clause.lemma)


def is_counting(lemma: str) -> bool:
    """True for verbs that put a count on the record."""
    return lemma in things("counting")


def _thing_before(context: Context, quantity: QuantityMention) -> str | None:
    """The thing last named before a bare number, in its sentence."""
    first = context.tokens.sentences[context.tokens.sentence_of[quantity.first]].first
    head = next((i for i in range(quantity.first - 1, first - 1, -1) if context.is_thing(i)), None)
    return normal(context.tokens, head, context.place_at) if head is not None else None


def _has_substance(context: Context, quantity: QuantityMention) -> bool:
    """True for "20 tonnes of grain": a measure of something; a bare distance or size describes, it counts nothing."""
    tokens = context.tokens
    return quantity.head is not None and any(
        tokens.dep[c] == "prep" and tokens.lower[c] == "of" for c in tokens.children[quantity.head]
    )


def _is_idle(context: Context, quantity: QuantityMention) -> bool:
    """True for "one" as a pronoun or article, and for numbers without a counted noun."""
    amount, tokens = quantity.amount, context.tokens
    if quantity.head is None and quantity.kind == "count":
        clause = context.innermost(quantity.number)
        if _put_at(context, quantity, clause) is not None or quantity.enumerated:
            return False
        if context.last_counted is not None and clause is not None and _is_counted(context, quantity, clause):
            return False
        return not _casualty(context, quantity, None)
    if amount.high == 0:
        counted = things("facilities") | frozenset(classes("casualties"))
        is_fate = _casualty(context, quantity, context.innermost(quantity.number)) is not None
        return not is_fate and (quantity.head is None or tokens.lemma[quantity.head] not in counted)
    if amount.qualifier in ("several", "few", "many", "some", "a few") and (amount.low or 0) < 20:
        return True
    if amount.low == amount.high == 1 and tokens.word[quantity.number].isalpha() and not quantity.enumerated:
        return _casualty(context, quantity, context.innermost(quantity.number)) is None
    return False


def _figure(context: Context, quantity: QuantityMention, clause: Clause | None) -> Claim:
    tokens = context.tokens
    sentence = tokens.sentences[tokens.sentence_of[quantity.first]]
    span = (clause.first, clause.last) if clause is not None else (sentence.first, sentence.last)
    place, spot = _scope(context, quantity, clause, span)
    measure = _measure(context, quantity, clause)
    held_thing = _held_in(context, quantity)
    if held_thing is not None:
        measure = f"{measure} with {held_thing}"  # "in 53 countries": countries with the thing, not countries
    times = context.times_of(clause) if clause is not None else []
    early = context.sentence_times(clause) if clause is not None else []
    if clause is not None:
        times = [t for t in times if measures.holds_for(context, t, clause)]
    as_of = next((t for t in (*times, *early) if t.relation in ("as of", "by", "until")), None)
    held = next((t for t in times if t.relation not in ("before", "after")), None)
    if clause is not None and as_of is not None and as_of.first < span[0] and as_of.first >= sentence.first:
        span = (min(span[0], as_of.first), span[1])
    evidence = [Evidence("quantity", quantity.start, quantity.end)]
    if spot is not None:
        evidence.append(Evidence("place", tokens.start[spot], tokens.end[spot]))
    siblings = [
        q
        for q in context.reading.quantities
        if q.kind == "count" and q.head is not None and span[0] <= q.first and q.last <= span[1]
    ]
    body = Figure(
        measure=measure,
        amount=quantity.amount,
        unit=" ".join(quantity.unit.split()) if quantity.unit else None,
        tuple_id=ids.digest((context.document.id, "tuple", tokens.start[span[0]])) if len(siblings) > 1 else None,
        as_of=as_of.value if as_of is not None else None,
        part_of=_whole(context, quantity),
    )
    value = as_of or held
    is_open = quantity.kind in ("money", "percent") and (
        measure in (quantity.unit, quantity.kind, "percentage") or measure in things("hollow")
    )
    chain = context.chain(clause, quantity.number)
    heads = clause.subjects[:1] if clause is not None else ()
    speaks = next((actors.owned(context, s, context.party(s)) for s in heads), None)
    if (
        chain.root is not None
        and chain.root.kind == "organisation"
        and measures.is_own_account(context, quantity, clause)
    ):
        speaks = chain.root
    claim = context.make(
        "figure",
        body,
        span,
        clause,
        f"figure:{quantity.start}",
        time=value.value if value is not None else None,
        place=place,
        mood="stated" if measures.is_standing(context, quantity) else measures.wanted(context, quantity, clause),
        actor=speaks,
        chain=chain,
        evidence=tuple(evidence),
        doubts=(measures.UNRESOLVED,) if is_open else (),
    )
    # an amount of nobody knows what, or the value that another one rose from, is kept and ranks below
    return replace(claim, in_story=False) if is_open or measures.is_before(context, quantity) else claim


def _measure(context: Context, quantity: QuantityMention, clause: Clause | None) -> str:
    tokens = context.tokens
    told = _put_at(context, quantity, clause)
    if told is not None:
        return told
    fate = _casualty(context, quantity, clause)
    if fate is not None:
        return f"people {fate}"
    if quantity.head is None:
        return quantity.unit or _thing_before(context, quantity) or context.last_counted or "not stated"
    if quantity.kind in ("money", "percent", "measure"):
        named = measures.of_amount(context, quantity)
        if named is not None:
            return named
        return "percentage" if quantity.kind == "percent" else (quantity.unit or quantity.kind)
    return normal(tokens, quantity.head, context.place_at)


def _put_at(context: Context, quantity: QuantityMention, clause: Clause | None) -> str | None:
    """ "put the number of deaths at nine", "raised the toll to 12", "the cost was 4 million": what the number is of."""
    tokens = context.tokens
    at = quantity.number
    while tokens.dep[at] in ("nummod", "compound", "quantmod", "amod") and tokens.head[at] != at:
        at = tokens.head[at]
    prep = tokens.head[at]
    named: list[int] = []
    if tokens.dep[at] == "pobj" and tokens.lower[prep] in ("at", "to") and clause is not None:
        named = [o for o in (*clause.objects, *clause.subjects) if tokens.lemma[o] in things("numbers")]
    elif (
        tokens.dep[at] in ("attr", "dobj")
        and clause is not None
        and clause.lemma in ("be", "reach", "total", "hit", "stand")
    ):
        named = [s for s in clause.subjects if tokens.lemma[s] in things("numbers")]
    if not named or (quantity.head == at and quantity.kind == "count" and tokens.pos[at] == "NOUN"):
        return None
    for child in tokens.children[named[0]]:
        if tokens.dep[child] == "prep" and tokens.lower[child] == "of":
            inner = tokens.child(child, "pobj")
            if inner is not None:
                fate = classes("casualties").get(tokens.lemma[inner])
                plain = normal(tokens, inner, context.place_at)
                is_count = tokens.lemma[named[0]] in ("number", "count", "total", "tally")
                return f"people {fate}" if fate else plain if is_count else f"{tokens.lemma[named[0]]} of {plain}"
    return (
        "people killed"
        if "death" in {tokens.lemma[c] for c in tokens.children[named[0]]}
        else normal(tokens, named[0], context.place_at)
    )


def _held_in(context: Context, quantity: QuantityMention) -> str | None:
    """For the places of "54 stations in 21 countries": the thing that is counted in them."""
    tokens, head = context.tokens, quantity.head
    if head is None or tokens.lemma[head] not in things("containers"):
        return None
    at = tokens.head[head]
    if tokens.dep[head] == "pobj" and (bare := _elided(context, head)) is not None:
        return _thing_before(context, bare) or context.last_counted
    holder = tokens.head[at] if tokens.dep[head] == "pobj" and tokens.lower[at] in ("in", "across", "at") else head
    thing = (
        holder
        if holder in context.quantity_of
        else next(
            (
                o
                for o in (tokens.child(holder, "dobj", "attr", "nsubj", "nsubjpass"),)
                if o is not None and o in context.quantity_of
            ),
            None,
        )
    )
    return normal(tokens, thing, context.place_at) if thing is not None and thing != head else None


def _elided(context: Context, head: int) -> QuantityMention | None:
    """ "37 in 14 countries": the place's holder is a bare number."""
    tokens = context.tokens
    above = tokens.head[tokens.head[head]]
    bare = [q for q in context.reading.quantities if q.head is None and q.kind == "count"]
    return next((q for q in bare if q.number == above or tokens.head[q.number] == above), None)


def _casualty(context: Context, quantity: QuantityMention, clause: Clause | None) -> str | None:
    """Killed, injured, missing …: when people are counted by what befell them."""
    tokens, fates = context.tokens, classes("casualties")
    head = quantity.head
    if head is not None and tokens.lemma[head] in fates:
        return fates[tokens.lemma[head]]
    around = [tokens.head[quantity.number] if head is None else head]
    if head is not None and tokens.lemma[head] not in things("persons"):
        return None
    at = around[0]
    for _ in range(2):
        words = [
            tokens.lemma[at],
            *(
                tokens.lemma[c]
                for c in tokens.children[at]
                if tokens.dep[c] in ("acomp", "acl", "attr", "amod", "oprd")
            ),
        ]
        found = next((fates[w] for w in words if w in fates), None)
        if found is not None:
            return found
        at = tokens.head[at]
    return None


def _whole(context: Context, quantity: QuantityMention) -> str | None:
    """ "three of the 12": what it is a part of."""
    tokens = context.tokens
    following = quantity.last
    if (
        following + 1 < len(tokens)
        and tokens.lower[following] == "of"
        and tokens.lower[following + 1] in ("the", "these", "those", "them", "its", "their")
    ):
        end = min(following + 5, len(tokens))
        return spelled(tokens, following + 1, end)
    return None


def _scope(
    context: Context, quantity: QuantityMention, clause: Clause | None, span: tuple[int, int]
) -> tuple[Place | None, int | None]:
    """Where the count holds: the noun's own place, the clause's, or its holder's; the world where the words say so."""
    tokens = context.tokens
    if quantity.head is not None:
        own = _located(context, quantity.head)
        if own is not None and len(conjuncts(tokens, own)) == 1:
            return context.place_at[own].place, own
    wide = next(
        (
            q.head
            for q in context.reading.quantities
            if q.head is not None
            and span[0] <= q.first < span[1]
            and tokens.lemma[q.head] in ("country", "nation", "continent")
        ),
        None,
    )
    if wide is not None:
        inside = _located(context, wide)  # "in 12 countries in Europe"
        return (context.place_at[inside].place, inside) if inside is not None else (WORLD, None)
    if clause is not None:
        for word, head in clause.obliques:
            mention = context.place_of(head)
            is_place = word in things("locative") and mention is not None
            if is_place and mention is not None and len(conjuncts(tokens, head)) == 1:
                return mention.place, head
    if is_outward(tokens, *span):
        return WORLD, None
    if clause is not None:
        if clause.lemma in _SUBJECT_HOLDS:
            for subject in clause.subjects:
                mention = context.place_at.get(subject)
                if mention is not None:
                    return mention.place, subject
    else:
        first = next((m for m in context.places_in(*span) if m.form == "name"), None)
        if first is not None:
            return first.place, first.first
    return None, None


def _located(context: Context, head: int) -> int | None:
    """The token of the place that a noun's own "in X" names; country before city is left to the list's first."""
    tokens = context.tokens
    for child in tokens.children[head]:
        if tokens.dep[child] == "prep" and tokens.lower[child] in things("locative"):
            inner = tokens.child(child, "pobj")
            mention = context.place_of(inner) if inner is not None else None
            if mention is not None:
                return mention.last - 1
    return None
