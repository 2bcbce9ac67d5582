"""Conditions: what is said only of a case that may not be, wherever the "if" stands."""

from __future__ import annotations

from onrecord.model.clause import Clause
from onrecord.model.tokens import Tokens
from onrecord.reading.lexicon import forces

_AUX = frozenset({"aux", "auxpass"})
_IF = frozenset({"if", "unless"})


def hangs_on(tokens: Tokens, clause: Clause) -> bool:
    """ "will close the port if …", "It will close the port, the mayor said, if …"; not "even if …"."""
    below = (*tokens.children[clause.verb], *_behind_teller(tokens, clause.verb))
    before = tokens.lower[tokens.sentences[clause.sentence].first : clause.verb]
    marks = (
        tokens.lower[m]
        for c in below
        if tokens.dep[c] == "advcl"
        for m in tokens.children[c]
        if tokens.dep[m] == "mark"
    )
    return "even" not in before and bool(_IF & set(marks))


def is_under(tokens: Tokens, clause: Clause) -> bool:
    """ "If one is found, the ministry said, X will …": the condition holds though the parser hangs it elsewhere."""
    sentence = tokens.sentences[clause.sentence]
    first = sentence.first
    while first < sentence.last - 1 and (tokens.pos[first] == "PUNCT" or tokens.lower[first] == "only"):
        first += 1
    if tokens.lower[first] not in ("if", "unless") or clause.relation not in ("ROOT", "ccomp", "conj", "parataxis"):
        return False
    comma = next((i for i in range(first, sentence.last) if tokens.word[i] == ","), None)
    return comma is not None and clause.verb > comma and tokens.lemma[clause.verb] not in forces()


def is_inverted(tokens: Tokens, clause: Clause) -> bool:
    """ "had they joined in, …": a condition without "if"."""
    subject = tokens.child(clause.verb, "nsubj", "nsubjpass")
    lead = next((c for c in tokens.children[clause.verb] if tokens.dep[c] in _AUX), None)
    if subject is None or lead is None or lead > subject:
        return False
    is_before = clause.governor is not None and clause.verb < clause.governor
    return tokens.lower[lead] in ("had", "were", "should") and (
        clause.relation == "advcl" or (clause.relation == "ccomp" and is_before and lead == clause.first)
    )


def _behind_teller(tokens: Tokens, verb: int) -> list[int]:
    """ "It will close the port, the mayor said, if …": what stands behind who says so belongs to it."""
    cue = tokens.head[verb]
    is_before = tokens.dep[verb] == "ccomp" and verb < cue and tokens.word[tokens.reach[verb][1] : cue].count(",") > 0
    return [c for c in tokens.children[cue] if c > cue] if is_before else []
