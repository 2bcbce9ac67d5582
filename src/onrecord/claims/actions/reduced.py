"""Headlines' participles without their auxiliary: "5 people shot in revenge attack", "Man arrested after raid"."""

from __future__ import annotations

from dataclasses import replace

from onrecord.claims.base import Context
from onrecord.claims.lexicon import act_words
from onrecord.claims.lexicon.frames import class_of
from onrecord.model.clause import Clause
from onrecord.model.phrases import core

# "a man shot at police": with these somebody does it
_AT = frozenset({"at", "into", "toward", "towards", "from", "through", "back", "with", "for", "of"})


def settled(context: Context, clause: Clause) -> Clause:
    """The clause; passive, where the parser takes the participle of a verb that needs an object for the past tense and
    finds no object: whoever is its subject undergoes it. "The people shot either do not know or …" likewise.
    """
    tokens, verb = context.tokens, clause.verb
    if clause.lemma in act_words("reflexive") and clause.is_passive and not clause.subjects:
        return replace(clause, subjects=clause.objects, objects=(), is_passive=False)
    by = [s for s in clause.subjects if s > verb and tokens.lemma[s] in act_words("in_offences")]
    if clause.is_passive and by:  # "charged with possession of a gun by a minor"
        return replace(clause, subjects=tuple(s for s in clause.subjects if s not in by))
    if tokens.tag[verb] not in ("VBD", "VBN") or clause.is_passive or tokens.lemma[verb] not in act_words("undergone"):
        return clause
    below = [tokens.dep[c] for c in tokens.children[verb]]
    if not clause.subjects or {"prt", "aux", "neg", "dative"} & set(below):
        return clause
    heading = tokens.sentences[clause.sentence].heading
    if any(not (heading and _is_beside(context, verb, o)) for o in clause.objects):
        return clause
    if not all(_is_whole(context, subject, verb) for subject in clause.subjects):
        return clause
    if clause.relation in ("relcl", "conj", "acl", "advcl") or _is_shared(context, verb):
        return clause
    takes = any(tokens.dep[c] == "ccomp" and c > verb for c in tokens.children[verb])
    is_counted = heading and any(tokens.dep[c] == "nummod" for s in clause.subjects for c in tokens.children[s])
    is_at = any(word in _AT and not (is_counted and _is_where(context, word, h)) for word, h in clause.obliques)
    if not takes and (is_at or not (clause.obliques or heading)):
        return clause
    last = clause.last
    if takes:
        last = min(tokens.reach[c][0] for c in tokens.children[verb] if tokens.dep[c] == "ccomp" and c > verb)
    return replace(clause, objects=clause.subjects, subjects=(), is_passive=True, last=max(verb + 1, last))


def _is_beside(context: Context, verb: int, head: int) -> bool:
    """ "5 shot, 1 dead", "4 Shot Outside Esk School": no object, though the parser says so."""
    tokens = context.tokens
    if tokens.lemma[head] == "time":
        return True  # "shot multiple times"
    first = tokens.reach[head][0]
    return first > verb and (
        tokens.word[first - 1] == "," or tokens.pos[first - 1] == "ADP" or tokens.dep[first - 1] == "prep"
    )


def _is_whole(context: Context, subject: int, verb: int) -> bool:
    """False for "the mother of the girl killed", "Police name girl shot": another one may be meant."""
    tokens = context.tokens
    first, _ = core(tokens, subject)
    is_next = not any(tokens.pos[i] in ("NOUN", "PROPN") for i in range(subject + 1, verb) if tokens.dep[i] != "conj")
    return (is_next or tokens.word[subject + 1] == ",") and tokens.lower[first] not in act_words("called_in")


def _is_where(context: Context, word: str, head: int) -> bool:
    tokens = context.tokens
    return word == "at" and (
        tokens.lemma[head] in class_of("premises") | class_of("grounds") or head in context.place_at
    )


def _is_shared(context: Context, verb: int) -> bool:
    """ "shot and killed a clerk": the object stands with the last verb."""
    tokens = context.tokens
    return any(tokens.dep[c] == "conj" and tokens.child(c, "dobj") is not None for c in tokens.children[verb])
