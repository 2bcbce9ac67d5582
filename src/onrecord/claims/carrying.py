"""Agreements that are being carried out: "rangers of A are training their colleagues of B", right after their pact."""

from __future__ import annotations

from onrecord.claims.base import Context
from onrecord.claims.lexicon import listed
from onrecord.model.claim import Agreement, Claim
from onrecord.model.clause import Clause

TAKEN_FROM = "that it is carried out is taken from the joint work that the text tells of after it"


def read(context: Context, clause: Clause, made: tuple[Clause, Claim] | None) -> Claim | None:
    """An agreement in force, where the sentence after it tells in the present tense that people of one of its parties
    are working together with people of another. ``made``: the agreement last told of, with its clause.
    """
    if made is None or not isinstance(made[1].body, Agreement):
        return None
    tokens, (before, pact) = context.tokens, made
    is_next = before.sentence < clause.sentence <= before.sentence + 1
    is_one_block = tokens.sentences[before.sentence].block == tokens.sentences[clause.sentence].block
    is_told = clause.relation == "ROOT" or (clause.relation == "ccomp" and bool(clause.attributions))
    if not (is_next and is_one_block and is_told and pact.polarity == "asserted" and pact.modality != "planned"):
        return None
    body = pact.body
    states = {party.country for party in body.parties if party.country} if isinstance(body, Agreement) else set()
    if not isinstance(body, Agreement) or len(states) < 2 or not _goes_on(context, clause):
        return None
    doing = {code for s in clause.subjects for code in _of(context, s)} & states
    beside = {
        code
        for h in (*clause.objects, *(h for w, h in clause.obliques if w in ("with", "alongside", "in", "to")))
        for code in _of(context, h)
    } & states
    if len(doing) != 1 or not beside - doing:
        return None
    context.mark(clause, "agreement")
    return context.make(
        "agreement",
        Agreement(parties=body.parties, subject=body.subject, status="in force"),
        (clause.first, clause.last),
        clause,
        f"carried out:{clause.verb}",
        doubts=(TAKEN_FROM,),
    )


def _goes_on(context: Context, clause: Clause) -> bool:
    """ "are helping", "still take part": joint work, told in the present tense as going on."""
    tokens, verb = context.tokens, clause.verb
    if clause.mood != "stated" or clause.is_negated or clause.is_passive:
        return False
    if not {clause.lemma, tokens.lemma[verb]} & listed("agreements", "working"):
        return False
    auxiliaries = {tokens.lower[c] for c in tokens.children[verb] if tokens.dep[c] == "aux"}
    is_going = tokens.tag[verb] == "VBG" and bool(auxiliaries & {"is", "are", "'re", "’re", "'s"})
    still = any(tokens.lower[c] in ("still", "currently") for c in tokens.children[verb])
    return is_going or (still and tokens.tag[verb] in ("VBP", "VBZ"))


def _of(context: Context, head: int) -> set[str]:
    """The states that people or bodies at a noun are of: "Peruvian rangers", "their Chilean colleagues"."""
    tokens = context.tokens
    near = [head, *(c for c in tokens.children[head] if tokens.dep[c] in ("amod", "compound", "poss", "nmod"))]
    codes = {context.place_at[i].place.country for i in near if i in context.place_at}
    return {code for code in codes if code is not None}
