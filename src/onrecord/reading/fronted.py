"""Purposes at the head of a sentence that the parser takes for its verb: "To keep that ‘ban’, boats were seized"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from onrecord.model.clause import Clause
from onrecord.model.tokens import Tokens


def settle(tokens: Tokens, clauses: Sequence[Clause]) -> list[Clause]:
    """The clauses, where an infinitive without a subject opens a sentence and its "complement" stands behind a comma:
    that one is the main clause, and the infinitive says what it is for. What is joined to it has its arguments.
    """
    by_verb = {clause.verb: clause for clause in clauses}
    commas = {c.verb: at for c in clauses if (at := _comma(tokens, c, by_verb)) is not None}
    purposes = {by_verb[main].governor: main for main in commas}
    return [_settled(tokens, clause, commas, purposes) for clause in clauses]


def _comma(tokens: Tokens, clause: Clause, by_verb: Mapping[int, Clause]) -> int | None:
    """The comma between a fronted purpose and the clause that the parser takes for its complement."""
    purpose = by_verb.get(clause.governor) if clause.governor is not None else None
    if clause.relation != "ccomp" or purpose is None or purpose.relation != "ROOT" or purpose.subjects:
        return None
    sentence = tokens.sentences[clause.sentence]
    opens = [i for i in range(sentence.first, purpose.verb) if tokens.pos[i] != "PUNCT"]
    if tokens.tag[purpose.verb] != "VB" or [tokens.lower[i] for i in opens] != ["to"]:
        return None
    subjects = [c for c in tokens.children[clause.verb] if tokens.dep[c] in ("nsubj", "nsubjpass") and c < clause.verb]
    first = tokens.reach[subjects[-1]][0] if subjects else clause.verb
    is_behind = first - 1 > purpose.verb and tokens.word[first - 1] == ","
    return first - 1 if is_behind else None


def _settled(tokens: Tokens, clause: Clause, commas: Mapping[int, int], purposes: Mapping[int | None, int]) -> Clause:
    if clause.verb in purposes:
        main = purposes[clause.verb]
        return replace(clause, last=commas[main], governor=main, relation="advcl")
    comma = commas.get(clause.verb)
    joined = clause.governor if clause.relation == "conj" and clause.governor in commas else None
    if comma is None and joined is None:
        return clause
    bound = comma if comma is not None else commas[joined] if joined is not None else 0
    own = replace(
        clause,
        subjects=tuple(s for s in clause.subjects if s > bound),
        objects=tuple(o for o in clause.objects if o > bound),
    )
    return replace(own, first=bound + 1, governor=None, relation="ROOT") if comma is not None else own
