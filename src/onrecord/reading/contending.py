"""Clauses that stand on their own inside others: what somebody contends, what is told beside what is to come."""

from __future__ import annotations

from onrecord.model.clause import Clause
from onrecord.model.tokens import Tokens
from onrecord.reading.lexicon import noun_forces, words
from onrecord.reading.nominal import is_said

_COMING = frozenset({"will", "would", "shall", "'ll", "’ll", "wo"})
_TOLD = frozenset({"was", "were", "had", "did"})


def is_held(tokens: Tokens, verb: int) -> bool:
    """ "is meant to support the union's claim that the mill is unsafe": whatever is meant or planned with it, the claim
    is held by whose it is.
    """
    noun = tokens.head[verb]
    if tokens.pos[noun] != "NOUN" or tokens.lemma[noun] not in noun_forces() or not is_said(tokens, verb):
        return False
    return any(tokens.dep[c] == "poss" for c in tokens.children[noun])


def is_told_after(tokens: Tokens, child: Clause, governor: Clause | None) -> bool:
    """ "announced that lessons would end, and two halls were shut": the halls are, whatever is announced before."""
    if governor is None or child.relation != "conj" or tokens.child(child.verb, "nsubj", "nsubjpass") is None:
        return False
    own = {tokens.lower[c] for c in tokens.children[child.verb] if tokens.dep[c] in ("aux", "auxpass")}
    is_past = tokens.tag[child.verb] == "VBD" or bool(own & _TOLD)
    before = {tokens.lower[c] for c in tokens.children[governor.verb] if tokens.dep[c] == "aux"}
    return is_past and not own & _COMING and bool(before & _COMING) and governor.relation in ("ROOT", "ccomp")


def is_shown(tokens: Tokens, clause: Clause) -> bool:
    """ "you'll notice that the gate is shut": said to be so now, and no plan of anybody's."""
    if clause.lemma not in words("shown") or not any(tokens.lower[s] == "you" for s in clause.subjects):
        return False
    inner = next((c for c in tokens.children[clause.verb] if tokens.dep[c] == "ccomp" and c > clause.verb), None)
    return inner is not None and not any(tokens.lower[c] in _COMING for c in tokens.children[inner])
