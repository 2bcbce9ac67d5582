"""Subjects that the parser severs from their verb."""

from __future__ import annotations

from onrecord.claims import facets
from onrecord.claims.base import Context
from onrecord.claims.lexicon import stands
from onrecord.model.clause import Clause

_MANY = frozenset({"were", "are"})


def subject(context: Context, clause: Clause) -> int | None:
    """ "said the schemes, in which rents are sold, were risky": the schemes, which the parser takes for what was said.
    None where the clause has a subject, or the verb of saying has no such object before it.
    """
    tokens = context.tokens
    said = context.by_verb.get(clause.governor) if clause.governor is not None else None
    if said is None or said.lemma not in stands("speaking") or clause.relation not in ("ccomp", "conj"):
        return None
    if facets.surface(tokens, clause) or tokens.child(clause.verb, "expl") is not None:
        return None
    heads = [c for c in tokens.children[said.verb] if tokens.dep[c] == "dobj" and said.verb < c < clause.first]
    if len(heads) != 1 or tokens.pos[heads[0]] not in ("NOUN", "PROPN"):
        return None
    if clause.relation == "conj":  # "said a prayer and was applauded": only where the speaker cannot be the subject
        own = {tokens.lower[i] for i in (clause.verb, *tokens.children[clause.verb])}
        is_one = all(tokens.tag[s] in ("NN", "NNP", "PRP") for s in said.subjects)
        if not own & _MANY or not is_one or tokens.tag[heads[0]] not in ("NNS", "NNPS"):
            return None
    return heads[0]
