"""Casualty figures: what a document says in all about its own event, and which of its numbers are that, a part of it,
or of another event.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from onrecord.claims.base import Chain, Context
from onrecord.claims.casualties import Count, Toll, dating, numbers
from onrecord.claims.lexicon import casualties, listed
from onrecord.model.annotation import QuantityMention
from onrecord.model.claim import Claim, Evidence, Figure
from onrecord.model.party import Party
from onrecord.model.value import Amount, Time

MEASURES = {"killed": "people killed", "injured": "people injured", "hit": "people killed or injured"}
ELSEWHERE = "another event"
SEVERAL = "several events"
ONE_OF_SEVERAL = "one of several events"
_BESIDE = 9  # words from a number to the event that it is of: "five were wounded in a drive-by shooting"
_SPEAKING = frozenset({"speak", "talk"})
UNSURE_DAY = "the day of the event is not plainly told"

AGAIN = "whose word it is stands where the text tells of it again"

_SURE = 3  # of 4: the date hangs on a word for the event

_FATES = {measure: fate for fate, measure in MEASURES.items()}
_DOUBTS = {
    "told": "counted from the persons that the text tells of",
    "worked out": "worked out from numbers that the text gives",
    "implied": "a death is told of, not how many",
}


def placed(context: Context, toll: Toll, claim: Claim, quantity: QuantityMention) -> Claim:
    """A stated number of casualties with its standing: the document's total, a part, or another event's."""
    body = claim.body
    told = toll.fates.get(quantity.start)
    if not isinstance(body, Figure):
        return claim
    if told is None and body.measure not in _FATES:
        whole = _among(context, quantity)
        return replace(claim, body=replace(body, part_of=whole)) if whole and body.part_of is None else claim
    fate, is_other = told or (_FATES[body.measure], toll.scope.is_aside_at(quantity.first))
    measure = MEASURES[fate]
    if is_other:
        return replace(claim, body=replace(body, undergone=None, measure=measure, scope=ELSEWHERE))
    if toll.is_several:
        scope = ONE_OF_SEVERAL if _is_of_one(context, quantity) else SEVERAL
        return replace(claim, body=replace(body, undergone=None, measure=measure, scope=scope))
    if quantity.start in toll.loose:
        return replace(claim, body=replace(body, undergone=None, measure=measure, scope=ONE_OF_SEVERAL))
    count = toll.counts.get(fate)
    if quantity.start in toll.superseded:
        return _of_event(toll, replace(claim, body=replace(body, undergone=None, measure=measure, part_of=None)))
    if count is None and body.amount.high == 0:
        return _of_event(toll, claim)  # "nobody was hurt"
    if count is None or body.amount.increment or count.value != quantity.amount.low:
        if count is not None and body.part_of is None and _is_rival(context, claim, quantity, count):
            return _of_event(toll, replace(claim, body=replace(body, undergone=None, measure=measure)))
        whole = body.part_of or measure
        part = replace(claim, body=replace(body, undergone=None, measure=measure, part_of=whole))
        is_own = told is not None and _is_of_own(context, toll, quantity)
        return _of_event(toll, part, time=claim.time) if is_own else part
    return _of_event(toll, replace(claim, body=replace(body, undergone=None, measure=measure, part_of=None)))


def _is_of_one(context: Context, quantity: QuantityMention) -> bool:
    """ "Five were wounded in a shooting": the sentence tells of one event, and of no longer time."""
    tokens = context.tokens
    sentence = tokens.sentences[tokens.sentence_of[quantity.first]]
    is_broad = numbers.is_broad(context, quantity.number, sentence.first, sentence.last)
    return not is_broad and numbers.is_of_one(context, quantity.last, min(quantity.last + _BESIDE, sentence.last))


def _is_rival(context: Context, claim: Claim, quantity: QuantityMention, count: Count) -> bool:
    """ "The clinic speaks of 21 dead", where another one's word is 24: held against the other's, no part of it."""
    clause = context.innermost(quantity.number)
    if claim.root is None or claim.place is not None or quantity.amount.increment or clause is None:
        return False
    if claim.root.kind not in ("agency", "organisation", "state") or clause.lemma not in _SPEAKING:
        return False
    total = context.chain(context.innermost(count.at), count.at).root
    return total is None or total.name != claim.root.name


def _among(context: Context, quantity: QuantityMention) -> str | None:
    """ "Among the dead were nine children": the children are a part of the dead."""
    tokens = context.tokens
    first = tokens.sentences[tokens.sentence_of[quantity.first]].first
    words = tokens.lower[first : quantity.first]
    at = next((i for i in range(len(words) - 2) if words[i : i + 2] == ["among", "the"]), None)
    if at is None:
        return None
    if words[at + 2] in casualties("dead") | {"killed", "victims"}:
        return MEASURES["killed"]
    return MEASURES["injured"] if words[at + 2] in casualties("hurt_states") else None


def _is_of_own(context: Context, toll: Toll, quantity: QuantityMention) -> bool:
    """True for a part of the document's own toll: no more than it comes to, and of no other day or town."""
    n, clause = context.tokens.sentence_of[quantity.first], context.innermost(quantity.number)
    if toll.scope.is_roundup or toll.scope.is_broad(n) or not dating.is_open(context, toll.scope, n, clause):
        return False
    return dating.holds(toll, quantity)


def _of_event(toll: Toll, claim: Claim, time: Time | None = None) -> Claim:
    """The claim with the day and the place of the document's event, and where the text states them. ``time``: one that
    goes before the event's.
    """
    scope, evidence, place = toll.scope, list(claim.evidence), claim.place
    if time is None and scope.time is not None and scope.sureness < _SURE:
        claim = replace(claim, doubts=(*claim.doubts, UNSURE_DAY))
    if time is None and scope.dated is not None:
        evidence.append(Evidence("time", scope.dated.start, scope.dated.end))
    if place is None and scope.place is not None:
        place = scope.place.place
        evidence.append(Evidence("place", scope.place.start, scope.place.end))
    time = time or scope.time or claim.time
    return replace(claim, time=time, place=place, evidence=tuple(dict.fromkeys(evidence)))


def find(context: Context, toll: Toll, stated: set[str]) -> Iterator[Claim]:
    """Totals that no number of the text states by itself: counted from persons, worked out, or implied. ``stated``: the
    measures of which a stated number gave the total.
    """
    for fate in sorted(toll.counts):
        count = toll.counts[fate]
        if MEASURES[fate] not in stated:
            yield _of_event(toll, _claim(context, fate, count))


def _claim(context: Context, fate: str, count: Count) -> Claim:
    tokens = context.tokens
    clause = context.innermost(count.at)
    sentence = tokens.sentences[tokens.sentence_of[count.at]]
    span = (clause.first, clause.last) if clause is not None else (sentence.first, sentence.last)
    least = count.basis == "implied" or (count.basis == "worked out" and _is_least(context, count))
    amount = Amount(count.value, None if least else count.value, "at least" if least else None)
    evidence = [Evidence("cue", tokens.start[count.at], tokens.end[count.at])]
    evidence += [Evidence("person", tokens.start[p], tokens.end[p]) for p in count.persons]
    chain = _sourced(context, count) or context.chain(clause, count.at)
    return context.make(
        "figure",
        Figure(MEASURES[fate], amount, "people", basis=count.basis),
        span,
        clause,
        f"toll:{fate}:{tokens.start[count.at]}",
        chain=chain,
        evidence=tuple(evidence),
        mood="stated",
        polarity="asserted",
        doubts=(_DOUBTS[count.basis],) if count.basis in _DOUBTS else (),
    )


def _is_least(context: Context, count: Count) -> bool:
    """True where the number that it was worked out from is a lower bound ("at least 31 were treated")."""
    n = context.tokens.sentence_of[count.at]
    amounts = [q.amount for q in context.reading.quantities if context.tokens.sentence_of[q.first] == n]
    return any(a.low == count.value and a.high is None for a in amounts)


def _sourced(context: Context, count: Count) -> Chain | None:
    """Whose word a death or injury is that a headline tells by itself: the body or official of the first sentence that
    tells it again and names one. None where the first telling has its own source, or none has.
    """
    first = context.chain(context.innermost(count.at), count.at)
    if first.root is not None or first.candidates:
        return None
    for at in count.again:
        chain = context.chain(context.innermost(at), at)
        if at > count.at and chain.root is not None and chain.cue is not None and _is_official(chain.root):
            return replace(chain, doubts=(*chain.doubts, AGAIN))
    return None


def _is_official(party: Party) -> bool:
    """True for bodies, papers of theirs, and who speaks for one: not for the family of the dead, nor who saw it."""
    if party.kind in ("agency", "organisation", "document", "state") or (party.named and party.office):
        return True
    return bool(set(party.name.casefold().split()) & listed("acts", "called_in"))
