"""When an act happened that is of the one event which its document tells of, where its own clause does not say."""

from __future__ import annotations

from dataclasses import dataclass, replace

from onrecord.claims import casualties
from onrecord.claims.actions import typing, wording
from onrecord.claims.actions.base import Act
from onrecord.claims.base import Context
from onrecord.claims.casualties import Toll, dating
from onrecord.claims.lexicon import act_words
from onrecord.claims.lexicon import casualties as harm_words
from onrecord.model.annotation import QuantityMention
from onrecord.model.claim import Claim, Evidence, Figure, Modality
from onrecord.model.clause import Clause
from onrecord.model.phrases import core
from onrecord.model.value import Time

_SURE = 3  # of 4: the day hangs on a word for the event
_TOLD = frozenset({"stated", "alleged"})
_REASON = "the day that the text gives for its event"
_EARLIER = frozenset({"previously", "earlier", "formerly", "ago", "past"})


@dataclass(frozen=True, slots=True)
class Told:
    """``time`` with the words that state it, where they do not stand with the act."""

    time: Time | None = None
    evidence: tuple[Evidence, ...] = ()


NOTHING = Told()


def when(context: Context, clause: Clause, act: Act, mood: Modality, span: tuple[int, int]) -> Told:
    """The day that the act's sentence gives; where it gives none, or only a time of day, that of the document's event,
    for an act that is plainly of it. The words that state it are evidence where they stand outside ``span``.
    """
    mention = wording.time_of(context, clause)
    if mention is not None and wording.is_ahead(context, act, mention):
        return NOTHING
    if mention is None:
        return _of_event(context, clause, act, mood)
    if mention.kind == "time" and mention.value.start is None:
        told = _of_event(context, clause, act, mood)
        if told.time is not None:
            return told
    is_inside = span[0] <= mention.first < span[1]
    return Told(mention.value, () if is_inside else (Evidence("time", mention.start, mention.end),))


def of_count(context: Context, clause: Clause | None, quantity: QuantityMention, claim: Claim) -> Claim:
    """A count of what an act of the document's event was done by, to or with: "80 shots were fired" then and there."""
    body, scope = claim.body, casualties.of(context).scope
    if clause is None or quantity.head is None or not isinstance(body, Figure):
        return claim
    act = typing.read(context, clause)
    if act is None or quantity.head not in (*act.objects, *clause.subjects):
        return claim
    told = when(context, clause, act, clause.mood, (clause.first, clause.last))
    if told.time is None or told.time.start is None:
        return claim
    evidence = [*claim.evidence, *(told.evidence if claim.time is None else ())]
    time, place = claim.time or told.time, claim.place
    is_then = act.type in act_words("harming") and scope.time is not None and time.start == scope.time.start
    if is_then and scope.place is not None and place is None and body.scope is None:
        place = scope.place.place
        evidence.append(Evidence("place", scope.place.start, scope.place.end))
    return replace(claim, time=time, place=place, evidence=tuple(dict.fromkeys(evidence)))


def _of_event(context: Context, clause: Clause, act: Act, mood: Modality) -> Told:
    if act.type not in act_words("harming") | act_words("at_once") or mood not in _TOLD:
        return NOTHING
    toll = casualties.of(context)
    scope = toll.scope
    if scope.time is None or scope.dated is None:
        return NOTHING
    is_one = not toll.is_several and not scope.is_roundup and scope.sureness >= _SURE
    if clause.is_negated or not is_one or not dating.is_open(context, scope, clause.sentence, clause):
        return NOTHING
    if not _is_of_event(context, toll, clause, act):
        return NOTHING
    time = replace(scope.time, inferred=True, reason=_REASON)
    return Told(time, (Evidence("time", scope.dated.start, scope.dated.end),))


def _is_of_event(context: Context, toll: Toll, clause: Clause, act: Act) -> bool:
    """Whether the words tie the act to the event: those who came to harm in it, "the shooting" itself, or shots."""
    tokens = context.tokens
    sentence = tokens.sentences[clause.sentence]
    if _EARLIER & set(tokens.lower[sentence.first : sentence.last]):
        return False
    if act.nominal is not None:
        is_known = any(tokens.lower[c] in ("the", "this") for c in tokens.children[act.nominal])
        return is_known and tokens.tag[act.nominal] in ("NN", "NNP")
    if act.type not in act_words("harming"):
        return _is_at_scene(context, clause)
    hit = {phrase.at for person in toll.people for phrase in person.phrases}
    for head in act.objects:
        first, last = core(tokens, head)
        if any(first <= at < last for at in hit):
            return True
        if any(dating.holds(toll, q) for i in range(first, last) if (q := context.quantity_at.get(i)) is not None):
            return True
    if sentence.heading and clause.sentence > toll.scope.opening:
        return False  # of another report, most likely
    is_past = tokens.tag[clause.verb] in ("VBD", "VBN", "VBG")
    return is_past and act.type in act_words("firing") and not any(_is_somebody(context, o) for o in act.objects)


def _is_at_scene(context: Context, clause: Clause) -> bool:
    """ "When officers arrived at the scene, …", "the gunman fled": what is done as soon as it has happened."""
    tokens = context.tokens
    if tokens.tag[clause.verb] not in ("VBD", "VBN", "VBG"):
        return False
    if clause.lemma in act_words("fleeing"):
        return any(tokens.lemma[s] in harm_words("doers") for s in clause.subjects)
    is_coming = clause.lemma in act_words("coming")
    return is_coming and "scene" in tokens.lower[clause.verb : clause.last]


def _is_somebody(context: Context, head: int) -> bool:
    """True for one person, named or not: who may have come to harm on another day."""
    return context.tokens.pos[head] == "PRON" or context.party(head).kind == "person"
