"""Figures: counts and measured values, with what is counted, where, and the numbers of one clause kept together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from onrecord import ids
from onrecord.claims import (
    befallen,
    casualties,
    coupled,
    fuller,
    measures,
    putting,
    replaced,
    scopes,
    shares,
    superseding,
    taken,
    tolls,
    uncounted,
    undergoing,
    whose,
)
from onrecord.claims.actions import actors, happening
from onrecord.claims.base import Context, normal
from onrecord.claims.lexicon import classes, listed, things
from onrecord.model.annotation import QuantityMention
from onrecord.model.claim import Claim, Evidence, Figure
from onrecord.model.clause import Clause
from onrecord.model.party import Party
from onrecord.model.value import Amount

_KINDS = frozenset({"count", "money", "percent", "measure"})
_DEFINITE = frozenset({"the", "these", "those", "both", "all", "its", "their"})


def find(context: Context) -> Iterator[Claim]:
    """The figure claims of one document."""
    toll = casualties.of(context)
    made = replaced.marked(context, toll, fuller.in_full(context, list(_stated(context, toll))))
    bodies = [claim.body for claim in made if isinstance(claim.body, Figure)]
    totals = {b.measure for b in bodies if b.part_of is None and b.scope is None and b.superseded is None}
    yield from made
    yield from tolls.find(context, toll, totals)


def _stated(context: Context, toll: casualties.Toll) -> Iterator[tuple[QuantityMention, Claim]]:
    """The claims of the numbers that the text states, each with its number."""
    tokens = context.tokens
    named = [(p.start, p.end) for p in context.reading.parties.values() if p.named and p.start >= 0]
    names = {tokens.text[first:last] for first, last in named if not _is_in_heading(context, first)}
    seen: set[tuple[str, Amount]] = set()
    for quantity in context.reading.quantities:
        sentence = tokens.sentence_of[quantity.first]
        behind = tokens.word[quantity.number + 1 : quantity.number + 2]
        if (
            tokens.word[quantity.number].istitle()
            and behind != ["of"]
            and any(
                first <= quantity.start and quantity.end <= last and tokens.text[first:last] in names
                for first, last in named
            )
        ):
            continue  # "Two Rivers" is a name
        if uncounted.is_so(context, quantity, is_of_hurt=quantity.start in toll.fates):
            continue
        if quantity.kind == "measure" and not _has_substance(context, quantity):
            continue
        if quantity.kind not in _KINDS or sentence in context.unread:
            continue
        if quantity.start not in toll.fates and _is_idle(context, quantity):
            continue
        if measures.is_taken_up(context, quantity):
            continue
        clause = context.innermost(quantity.number)
        claim = tolls.placed(context, toll, _figure(context, quantity, clause), quantity)
        claim = happening.of_count(context, clause, quantity, claim)
        body = claim.body
        if isinstance(body, Figure):
            shares.note(context, quantity, body.measure)
            putting.measured(context, quantity, body.measure)
            key = (body.measure.split()[-1], body.amount)
            is_of_places = quantity.head is not None and tokens.lemma[quantity.head] in things("territories")
            is_told = quantity.head is not None or body.measure not in ("not stated", quantity.unit)
            if quantity.kind == "count" and is_told and " with " not in body.measure and not is_of_places:
                context.last_counted, context.last_undergone = body.measure, body.undergone
            if key in seen and tokens.lower[max(0, quantity.first - 1)] in _DEFINITE:
                continue  # "the two stations": taken up again, not counted again
            seen.add(key)
        if clause is not None:
            context.mark(clause, "figure")
        taken.note(context, quantity, claim)
        yield quantity, claim


def _is_in_heading(context: Context, start: int) -> bool:
    """True for a code point inside a heading: there "Four Hurt" is a count that looks like a name."""
    tokens = context.tokens
    return any(tokens.start[s.first] <= start < tokens.end[s.last - 1] for s in tokens.headings)


def _is_counted(context: Context, quantity: QuantityMention, clause: Clause) -> bool:
    """ "counted 37 in 14 countries": the number stands for the thing counted before."""
    tokens = context.tokens
    return tokens.dep[quantity.number] in ("dobj", "attr") and is_counting(clause.lemma)


def is_counting(lemma: str) -> bool:
    """True for verbs that put a count on the record."""
    return lemma in things("counting")


def _has_substance(context: Context, quantity: QuantityMention) -> bool:
    """True for "20 tonnes of grain": a measure of something; a bare distance or size describes, it counts nothing."""
    tokens, head = context.tokens, quantity.head
    if head is not None and any(tokens.dep[c] == "prep" and tokens.lower[c] == "of" for c in tokens.children[head]):
        return True
    return putting.of_put(context, quantity, context.innermost(quantity.number)) is not None


def _is_idle(context: Context, quantity: QuantityMention) -> bool:
    """True for "one" as a pronoun or article, and for numbers without a counted noun."""
    amount, tokens = quantity.amount, context.tokens
    is_of = tokens.lower[quantity.last : quantity.last + 1] == ["of"] and quantity.last + 1 in context.quantity_at
    if amount.low == amount.high == 1 and is_of:
        return True  # "one of four victims was named": one of them, whichever
    if quantity.head is None and quantity.kind == "count":
        clause = context.innermost(quantity.number)
        if putting.of_put(context, quantity, clause) is not None or quantity.enumerated:
            return False
        if context.last_counted is not None and clause is not None and _is_counted(context, quantity, clause):
            return False
        if amount.low == amount.high == 1 and tokens.word[quantity.number].isalpha():
            return befallen.fate(context, quantity) is None  # "one of them was a guard"
        return not befallen.fate(context, quantity) and shares.measure(context, quantity) is None
    if amount.high == 0:
        counted = things("facilities") | frozenset(classes("casualties"))
        clause = context.innermost(quantity.number)
        is_fate = befallen.fate(context, quantity) is not None
        if clause is not None and any(tokens.dep[c] == "expl" for c in tokens.children[clause.verb]):
            return not is_fate  # "there is no depot" denies that there is one: a position
        return not is_fate and (quantity.head is None or tokens.lemma[quantity.head] not in counted)
    if amount.qualifier in ("several", "few", "many", "some", "a few") and (amount.low or 0) < 20:
        return True
    if amount.low == amount.high == 1 and tokens.word[quantity.number].isalpha() and not quantity.enumerated:
        return befallen.fate(context, quantity) is None
    return False


def _figure(context: Context, quantity: QuantityMention, clause: Clause | None) -> Claim:
    tokens = context.tokens
    sentence = tokens.sentences[tokens.sentence_of[quantity.first]]
    span = (clause.first, clause.last) if clause is not None else (sentence.first, sentence.last)
    place, spot = scopes.of(context, quantity, clause, span)
    if place is None and (spot := putting.corrected_for(context, quantity)) is not None:
        place = context.place_at[spot].place
    joint = scopes.listed(context, quantity, clause, spot)
    if joint is not None:
        place = spot = None
    rate, origin = scopes.rate(context, quantity), scopes.origin(context, quantity, clause)
    if origin is not None and place is not None and origin == f"from {place.name}":
        place = spot = None  # where they come from, not where they are
    measure = _measure(context, quantity, clause)
    earlier = taken.up(context, quantity, measure)
    is_total = clause is not None and any(tokens.lemma[s] in ("total", "sum", "whole") for s in clause.subjects)
    if earlier is not None and place is None and spot is None and not is_total and not context.places_in(*span):
        place = earlier.place
    held_thing = coupled.held_in(context, quantity)
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
    if earlier is not None:
        evidence.append(taken.evidence(earlier))
    if spot is not None:
        evidence.append(Evidence("place", tokens.start[spot], tokens.end[spot]))
    lead = coupled.lead(context, quantity)
    unit, undergone = shares.unit(context, quantity), _undergone(context, quantity, clause, measure)
    body = Figure(
        measure=measure,
        amount=_amount(context, quantity),
        unit=unit if unit != undergone else None,  # "five have been closed": what was done is no unit
        tuple_id=ids.digest((context.document.id, "tuple", lead)) if lead is not None else None,
        as_of=as_of.value if as_of is not None else None,
        part_of=shares.whole(context, quantity),
        scope=", ".join(filter(None, (joint, scopes.holder(context, quantity, clause), origin, rate))) or None,
        undergone=undergone,
    )
    value = as_of or held
    if value is not None and as_of is None and measures.is_yet_to_come(context, quantity, clause, value):
        value = None  # "will be sent to its 300 members tomorrow": they are 300 today
    is_bare = measure in (quantity.unit, quantity.kind, "percentage") or measure in things("hollow")
    # "raises count to 19": of what, is not said
    is_open = (quantity.kind in ("money", "percent") and is_bare) or measure in things("told numbers")
    chain = context.chain(clause, quantity.number)
    heads = clause.subjects[:1] if clause is not None else ()
    speaks = next((actors.owned(context, s, context.party(s)) for s in heads), None)
    if (
        chain.root is not None
        and chain.root.kind == "organisation"
        and measures.is_own_account(context, quantity, clause)
    ):
        speaks = chain.root
    stands = measures.is_standing(context, quantity) or measures.is_told_by_subject(context, quantity, clause)
    is_corrected = bool(putting.corrected(context, quantity))  # what stands behind the colon is what holds
    taken_back = _taken_back(context, quantity, clause) if not is_corrected else None
    above = context.by_verb.get(clause.governor) if clause is not None and clause.governor is not None else None
    held_by = whose.number(context, quantity, clause) or whose.number(context, quantity, above)
    teller = taken_back or (held_by if chain.root is None else None)
    if teller is not None:
        chain = replace(chain, parties=(*chain.parties, teller), root=teller, candidates=())
    claim = context.make(
        "figure",
        body,
        span,
        clause,
        f"figure:{quantity.start}",
        time=value.value if value is not None else None,
        place=place,
        mood="stated" if stands else measures.wanted(context, quantity, clause),
        actor=speaks,
        chain=chain,
        polarity="denied" if taken_back is not None else measures.presupposed(context, quantity, clause, chain.force),
        evidence=tuple(evidence),
        doubts=(measures.UNRESOLVED,) if is_open else (),
    )
    # an amount of nobody knows what, or the value that another one rose from, is kept and ranks below
    return replace(claim, in_story=False) if is_open or measures.is_before(context, quantity) else claim


def _undergone(context: Context, quantity: QuantityMention, clause: Clause | None, measure: str) -> str | None:
    """What was done to those counted, unless the measure says so itself, as "people injured" does. "40 were moved. It
    had counted 30 lodgers before": who counts the same again, counts those to whom the same was done.
    """
    if quantity.kind != "count" or measure.startswith("people "):
        return None
    is_former = quantity.start in superseding.of(context) or (clause is not None and _is_early(context, clause))
    is_again = is_former and clause is not None and is_counting(clause.lemma) and measure == context.last_counted
    return undergoing.of(context, quantity) or (context.last_undergone if is_again else None)


def _is_early(context: Context, clause: Clause) -> bool:
    return bool(listed("superseding", "early") & set(context.tokens.lower[clause.first : clause.last]))


def _taken_back(context: Context, quantity: QuantityMention, clause: Clause | None) -> Party | None:
    """ "withdrew its figure of 31 boxes", "its claim that 31 were opened": who no longer says the number."""
    tokens, at = context.tokens, quantity.head if quantity.head is not None else quantity.number
    if clause is not None and clause.relation in ("acl", "ccomp", "relcl"):
        at = clause.verb
        clause = context.by_verb.get(clause.governor) if clause.governor is not None else None
    if clause is None or clause.lemma not in things("taking back") or clause.mood != "stated" or clause.is_negated:
        return None
    for _ in range(5):
        if tokens.head[at] == at or at == clause.verb:
            return None
        at = tokens.head[at]
        if at in clause.objects:
            is_told = tokens.lemma[at] in things("told") or tokens.lemma[at] in things("numbers")
            parties = [p for s in clause.subjects if (p := context.party(s)).name] if is_told else []
            return next((p for p in parties if p.named), parties[0] if parties else None)  # "the group X withdrew"
    return None


def _measure(context: Context, quantity: QuantityMention, clause: Clause | None) -> str:
    tokens = context.tokens
    told = putting.of_put(context, quantity, clause)
    if told is not None and quantity.kind == "money" and quantity.head is not None:
        told = measures.of_valuing(context, quantity.head, clause) or told
    if told is not None:
        return told
    fate = befallen.fate(context, quantity)
    if fate is not None:
        return f"people {fate}"
    if (done := measures.of_state(context, quantity)) is not None:
        return done
    part = shares.measure(context, quantity)
    if part is not None or quantity.head is None:
        return part or quantity.unit or coupled.thing_before(context, quantity) or context.last_counted or "not stated"
    if _is_state(context, quantity):
        return coupled.thing_before(context, quantity) or context.last_counted or "not stated"
    if quantity.kind in ("money", "percent", "measure"):
        named = measures.of_amount(context, quantity)
        if named is not None:
            return named
        return "percentage" if quantity.kind == "percent" else (quantity.unit or quantity.kind)
    return putting.of_cases(context, quantity.head) or normal(tokens, quantity.head, context.place_at)


def _is_state(context: Context, quantity: QuantityMention) -> bool:
    """ "of these, five have been closed": what the reader took for the noun says what was done, not with what."""
    return quantity.head is not None and quantity.kind == "count" and context.tokens.pos[quantity.head] == "VERB"


def _amount(context: Context, quantity: QuantityMention) -> Amount:
    """The amount; "12 new cases" and "40 additional posts" are a change, no level."""
    tokens, head = context.tokens, quantity.head
    if head is None and putting.is_of_new(context, quantity, context.innermost(quantity.number)):
        return replace(quantity.amount, increment=True)
    if head is None or quantity.amount.increment:
        return quantity.amount
    added = {tokens.lower[c] for c in tokens.children[head] if tokens.dep[c] == "amod"}
    is_added = bool(added & {"additional", "further", "extra"}) or (
        "new" in added and tokens.lemma[head] in things("arising")
    )
    return replace(quantity.amount, increment=True) if is_added else quantity.amount
