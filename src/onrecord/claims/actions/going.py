"""How far an act has come that lasts: going on, or over; and clauses that tell no more than that."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.claims.actions import actors
from onrecord.claims.actions.base import Act
from onrecord.claims.actions.typing import around, of_noun
from onrecord.claims.base import Context
from onrecord.claims.lexicon import act_words, classed
from onrecord.model.claim import Action, Claim, Course
from onrecord.model.clause import Clause
from onrecord.model.party import Party
from onrecord.model.value import Time

_LONGEST = 4  # words of what "is" is followed by
_PRESENT = frozenset({"VBZ", "VBP"})
_IS = frozenset({"is", "are", "am", "'s", "'re", "’s", "’re", "was", "were", "be"})
_NOW = frozenset({"is", "are", "am", "'s", "'re", "’s", "’re", "has", "have", "'ve", "’ve"})
_HAS = frozenset({"has", "have", "'ve", "’ve"})
_THIS = frozenset({"the", "this", "that", "its", "their"})


def course(context: Context, clause: Clause, act: Act) -> Course | None:
    """ "under way" for "is searching", "continues to search", "the inquiry is open"; "ended" for "completed its
    inquiry"; None where the words tell neither, and for acts that do not last.
    """
    tokens, verb = context.tokens, clause.verb
    if act.type not in act_words("lasting") or clause.is_negated or clause.mood not in ("stated", "alleged"):
        return None
    if act.is_going:
        return "under way"
    words = {clause.lemma, tokens.lemma[verb]}
    if act.nominal is not None and words & act_words("finishing"):
        return "ended" if _is_past(context, clause) else None
    if act.nominal is not None and words & {"continue", "go on"}:
        return "under way"
    above = context.by_verb.get(clause.governor) if clause.governor is not None else None
    is_led = clause.relation == "xcomp" and above is not None and above.verb < verb
    if is_led and above is not None and tokens.lemma[above.verb] in act_words("keeping_on"):
        return "under way" if not above.is_negated else None
    if clause.relation not in ("ROOT", "ccomp", "conj", "parataxis") and clause.governor is not None:
        return None  # "while they were searching": what else happened then
    return "under way" if _is_progressive(context, clause, act) else None


def _is_past(context: Context, clause: Clause) -> bool:
    """ "completed", "has completed", "was completed"; not "will complete"."""
    return context.tokens.tag[clause.verb] in ("VBD", "VBN")


def _is_progressive(context: Context, clause: Clause, act: Act) -> bool:
    """ "is searching", "is being searched", "has been searching"; in a headline "searching" and "search" too."""
    tokens, verb = context.tokens, clause.verb
    helpers = [tokens.lower[c] for c in tokens.children[verb] if tokens.dep[c] in ("aux", "auxpass") and c < verb]
    heading = tokens.sentences[clause.sentence].heading
    hung = [i for i in tokens.children[verb] if tokens.dep[i] == "advcl"]
    if any(tokens.lower[c] in ("when", "before", "until") for i in hung for c in tokens.children[i]):
        return False  # "were searching the house when he fled"
    if any(t.value.start and _is_ahead(context, t.value.start) for t in context.times_of(clause)):
        return False  # "is meeting on Friday"
    if any(word in act_words("remained") for word in helpers):
        return True  # "remains barricaded"
    if tokens.tag[verb] in _PRESENT and not helpers:
        return act.type in act_words("now_going") and act.nominal is None
    if act.nominal is not None and tokens.lemma[verb] not in act_words("carrying_on"):
        return False  # "is launching an inquiry"
    if tokens.tag[verb] == "VBG":
        if not helpers:
            return heading and clause.governor is None
        return bool(_IS & set(helpers)) or ("been" in helpers and bool(_HAS & set(helpers)))
    return clause.is_passive and "being" in helpers and bool(_IS & set(helpers))


def is_past(context: Context, clause: Clause, time: Time | None) -> bool:
    """True for a day before that of the document, with a verb in the present: the day of what the act is about."""
    tokens, published = context.tokens, context.document.published
    is_of_day = time is not None and (time.pattern or "").startswith("T")  # "about 6 p.m."
    if time is None or published is None or published.start is None:
        return False
    if not is_of_day and (time.end is None or time.end >= published.start):
        return False
    helpers = {tokens.lower[c] for c in tokens.children[clause.verb] if tokens.dep[c] in ("aux", "auxpass")}
    is_now = tokens.tag[clause.verb] in _PRESENT or bool(helpers & _NOW)
    return is_now or (not helpers and tokens.sentences[clause.sentence].heading)


def _is_ahead(context: Context, day: str) -> bool:
    """True for a day after that of the document, or which may be after it."""
    published = context.document.published
    return published is None or published.end is None or day > published.end


def read(context: Context, clause: Clause, told: Sequence[Claim]) -> tuple[Act, list[tuple[Party, int]]] | None:
    """The act that "is under way" or that something "is under"; who does it, where that is said. ``told``: the acts
    told before: "the investigation continues" takes up the only one, and tells nothing where there is none.
    """
    tokens, verb = context.tokens, clause.verb
    if clause.is_negated or clause.relation in ("acl", "relcl") or not (clause.subjects or clause.objects):
        return None
    head = (clause.subjects or clause.objects)[0]
    if head > verb:
        return None
    type_ = of_noun(context, head)
    if tokens.lemma[verb] in act_words("remaining"):
        after = _said(context, clause)
        undergone = next((act for words, act in _undergoing() if _opens(after, words)), None)
        if undergone is not None:
            doers = [h for word, h in clause.obliques if word == "by"]
            doers += [h for _, noun in clause.obliques for h in around(context, noun, "by")]
            by = next(iter(doers), None)
            doer = [(context.party(by), by)] if by is not None and context.party(by).name else []
            return Act(undergone, (head,), nominal=None, is_going=True), doer or [(actors.nobody(), head)]
        if type_ not in act_words("lasting") or not any(_opens(after, words) for words in act_words("under_way")):
            return None
    elif not ({clause.lemma, tokens.lemma[verb]} & {"continue", "go on"}) or clause.objects:
        return None
    if type_ is None or type_ not in act_words("lasting"):
        return None
    hung = around(context, head, "into", "for", "against", "on", "over", "of")
    hung = hung or tuple(h for word, h in clause.obliques if word in ("into", "for") and h not in context.time_at)
    owner = actors.owner(context, head)
    if hung or owner is not None:
        return Act(type_, hung, nominal=head, is_going=True), [owner or (actors.nobody(), head)]
    return _taken_up(context, type_, head, told)


def _taken_up(
    context: Context, type_: str, head: int, told: Sequence[Claim]
) -> tuple[Act, list[tuple[Party, int]]] | None:
    """ "The search continues": that of whoever the text said is searching."""
    if not any(context.tokens.lower[c] in _THIS for c in context.tokens.children[head]):
        return None
    doers = {}
    for claim in told:
        body = claim.body
        if (
            isinstance(body, Action)
            and body.type == type_
            and body.actor.name
            and claim.modality in ("stated", "alleged")
        ):
            doers[body.actor.name] = body.actor
    if len(doers) != 1:
        return None
    return Act(type_, nominal=head, is_going=True), [(doer, head) for doer in doers.values()]


def _undergoing() -> list[tuple[str, str]]:
    return sorted(classed("acts", "undergoing").items())


def _said(context: Context, clause: Clause) -> str:
    """What stands behind the verb, without "still" and the like."""
    tokens = context.tokens
    last = tokens.sentences[clause.sentence].last
    at = clause.verb + 1
    while at < last and tokens.lower[at] in act_words("still"):
        at += 1
    return " ".join(tokens.lower[at : min(at + _LONGEST, last)])


def _opens(said: str, words: str) -> bool:
    return said == words or said.startswith(f"{words} ")
