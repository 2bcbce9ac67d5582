"""What a party has not done yet in answer: "has not commented", "has yet to respond", "have announced no measures"."""

from __future__ import annotations

from onrecord.claims.actions.base import Act
from onrecord.claims.base import Context
from onrecord.claims.lexicon import act_words
from onrecord.model.clause import Clause

_PARTIES = frozenset({"state", "agency", "organisation", "person"})


def read(context: Context, clause: Clause) -> Act | None:
    """The answer that is missing; one that was refused ("would not comment") is a position, and none here."""
    tokens = context.tokens
    kinds = {context.party(s).kind for s in clause.subjects}
    if not kinds & _PARTIES or clause.is_passive:
        return None
    is_perfect = any(tokens.lower[c] in ("has", "have", "had", "'ve") for c in tokens.children[clause.verb])
    is_open = clause.mood == "not-yet" or (clause.is_negated and is_perfect)
    if clause.lemma in act_words("answering"):
        return Act("respond") if is_open else None
    if clause.lemma not in act_words("taking_measures"):
        return None
    taken = next((o for o in clause.objects if tokens.lemma[o] in act_words("measures_taken")), None)
    if taken is None:
        return None
    beside = {tokens.lower[c] for c in tokens.children[taken]}
    told = [c for c in tokens.children[taken] if tokens.tag[c] in ("PRP$", "JJ", "NN", "DT", "CD")]
    if any(tokens.lower[c] not in ("any", "no") for c in told):
        return None  # "have not announced a decision on the bridge": one of which more is said
    return Act("respond") if is_open or "no" in beside else None
