"""When an act happened that is of the one event which its document tells of, where its own clause does not say."""

from __future__ import annotations

from dataclasses import dataclass, replace

from onrecord.claims import casualties
from onrecord.claims.actions.base import Act
from onrecord.claims.base import Context
from onrecord.claims.casualties import Toll
from onrecord.claims.lexicon import act_words
from onrecord.claims.lexicon import casualties as harm_words
from onrecord.model.annotation import TimeMention
from onrecord.model.claim import UNTIED_DAY, Evidence, Modality
from onrecord.model.clause import Clause
from onrecord.model.phrases import core
from onrecord.model.value import Time

_SURE = 3  # of 4: the day hangs on a word for the event
_TOLD = frozenset({"stated", "alleged"})
_REASON = "the day that the text gives for its event"
_EARLIER = frozenset({"previously", "earlier", "formerly", "ago", "past"})
_OF_HOURS = frozenset({"minute", "hour", "second", "moment"})


@dataclass(frozen=True, slots=True)
class Told:
    """``time`` with the words that state it; where the act cannot be tied to the day that is told, a doubt."""

    time: Time | None = None
    evidence: tuple[Evidence, ...] = ()
    doubts: tuple[str, ...] = ()


NOTHING = Told()
_NOT_PLAIN = Told(doubts=(UNTIED_DAY,))


def when(context: Context, clause: Clause, act: Act, mood: Modality) -> Told:
    """The day of the document's event, for an act that is plainly of it."""
    if act.type not in act_words("harming") or mood not in _TOLD:
        return NOTHING
    toll = casualties.of(context)
    scope, n = toll.scope, clause.sentence
    if scope.time is None or scope.dated is None:
        return NOTHING
    is_one = not toll.is_several and not scope.is_roundup and scope.sureness >= _SURE
    is_own = not scope.is_aside(n) and not scope.is_away(clause.verb) and not scope.is_dated_otherwise(n)
    if clause.is_negated or not is_one or not is_own or not _is_of_event(context, toll, clause, act):
        return _NOT_PLAIN
    if any(_may_be_its(context, clause, mention, scope.time) for mention in context.reading.times):
        return _NOT_PLAIN
    time = replace(scope.time, inferred=True, reason=_REASON)
    return Told(time, (Evidence("time", scope.dated.start, scope.dated.end),))


def _may_be_its(context: Context, clause: Clause, mention: TimeMention, day: Time) -> bool:
    """True for another day of the sentence that may be the act's: not that of a verb for what came after."""
    tokens = context.tokens
    sentence = tokens.sentences[clause.sentence]
    if mention.kind == "time" or not sentence.first <= mention.first < sentence.last:
        return False
    if mention.kind == "duration" and any(tokens.lemma[i] in _OF_HOURS for i in range(mention.first, mention.last)):
        return False
    value = mention.value
    if value.start and value.end and day.start and day.end and value.start <= day.end and day.start <= value.end:
        return False
    at = context.innermost(mention.first)
    return at is None or at.verb == clause.verb or at.lemma not in harm_words("aftermath")


def _is_of_event(context: Context, toll: Toll, clause: Clause, act: Act) -> bool:
    """Whether the words tie the act to the event: those who came to harm in it, "the shooting" itself, or shots."""
    tokens = context.tokens
    sentence = tokens.sentences[clause.sentence]
    if _EARLIER & set(tokens.lower[sentence.first : sentence.last]):
        return False
    if act.nominal is not None:
        is_known = any(tokens.lower[c] in ("the", "this") for c in tokens.children[act.nominal])
        return is_known and tokens.tag[act.nominal] in ("NN", "NNP")
    hit = {phrase.at for person in toll.people for phrase in person.phrases}
    counted = {start for start, (_, is_other) in toll.fates.items() if not is_other}
    for head in act.objects:
        first, last = core(tokens, head)
        if any(first <= at < last for at in hit):
            return True
        if any(q.start in counted for i in range(first, last) if (q := context.quantity_at.get(i)) is not None):
            return True
    if sentence.heading and clause.sentence > toll.scope.opening:
        return False  # of another report, most likely
    is_past = tokens.tag[clause.verb] in ("VBD", "VBN", "VBG")
    return is_past and act.type in act_words("firing") and not any(_is_somebody(context, o) for o in act.objects)


def _is_somebody(context: Context, head: int) -> bool:
    """True for one person, named or not: who may have come to harm on another day."""
    return context.tokens.pos[head] == "PRON" or context.party(head).kind == "person"
