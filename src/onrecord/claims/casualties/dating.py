"""Whether what a text tells can be of its event: of that day, if it gives no other; of those who came to harm in it."""

from __future__ import annotations

from onrecord.claims.base import Context
from onrecord.claims.casualties.scope import Scope
from onrecord.claims.casualties.tally import Toll
from onrecord.claims.lexicon import casualties
from onrecord.model.annotation import QuantityMention, TimeMention
from onrecord.model.clause import Clause
from onrecord.model.value import Time

_OF_HOURS = frozenset({"minute", "hour", "second", "moment"})


def is_open(context: Context, scope: Scope, n: int, clause: Clause | None) -> bool:
    """True where nothing in sentence ``n`` or before it in its paragraph puts what ``clause`` tells on another day."""
    day, sentences, sentence_of = scope.time, context.tokens.sentences, context.tokens.sentence_of
    if day is None or scope.is_aside(n) or (clause is not None and scope.is_away(clause.verb)):
        return False
    for mention in context.reading.times:
        at = sentence_of[mention.first]
        if at > n or sentences[at].block != sentences[n].block or _meets(mention.value, day):
            continue
        if at == n and _may_be_its(context, clause, mention):
            return False
        if mention.kind == "date" and mention.value.start and _is_of_harm(context, scope, mention):
            return False
    return True


def holds(toll: Toll, quantity: QuantityMention) -> bool:
    """True for a number of the event's own casualties: no more of one fate than there are in all."""
    fate, is_other = toll.fates.get(quantity.start, ("", True))
    known = {"killed": ("killed",), "injured": ("injured", "hit")}.get(fate, ("killed", "injured", "hit"))
    whole = sum(count.value for name, count in toll.counts.items() if name in known)
    return not is_other and max(quantity.amount.low or 0, quantity.amount.high or 0) <= whole


def _may_be_its(context: Context, clause: Clause | None, mention: TimeMention) -> bool:
    """True for another day that may be that of the clause: not that of a verb for what came after."""
    lemma = context.tokens.lemma
    if mention.kind == "time":
        return False
    if mention.kind == "duration" and any(lemma[i] in _OF_HOURS for i in range(mention.first, mention.last)):
        return False
    at = context.innermost(mention.first)
    is_its = at is None or (clause is not None and at.verb == clause.verb)
    return is_its or at is None or at.lemma not in casualties("aftermath")


def _is_of_harm(context: Context, scope: Scope, mention: TimeMention) -> bool:
    """ "the Feb. 4 shooting of a man": the day of a harm, by its noun or its verb."""
    if scope.event_at(mention) is not None:
        return True
    verb = scope.governor(mention.first)
    harms = casualties("kill") | casualties("hurt") | casualties("hit") | casualties("happenings") | {"occur"}
    return verb is not None and context.tokens.lemma[verb] in harms


def _meets(one: Time, other: Time) -> bool:
    """True for times that are known to have a day in common."""
    if not (one.start and one.end and other.start and other.end):
        return False
    return one.start <= other.end and other.start <= one.end
