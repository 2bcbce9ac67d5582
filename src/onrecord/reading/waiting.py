"""Time clauses of what has not come about: "will open when …", "on leave until the board completes its inquiry"."""

from __future__ import annotations

from onrecord.model.claim import Modality
from onrecord.model.clause import Clause
from onrecord.model.tokens import Tokens
from onrecord.reading.lexicon import words

MARKS = frozenset({"after", "when", "once", "until", "before", "till", "as"})
_TILL = frozenset({"until", "till", "once"})  # in the present tense these speak of what is awaited
_AUX = frozenset({"aux", "auxpass"})
_OWING = frozenset({"must", "should", "ought"})


def is_to_come(tokens: Tokens, child: Clause, governor: Clause, mood: Modality) -> bool:
    """True for a time clause in the present whose governor is yet to come (``mood``: its own), ought to be, or lasts
    until then; a headline tells the past in the present.
    """
    if child.relation != "advcl":
        return False
    below = tokens.children[child.verb]
    marks = {tokens.lower[c] for c in below if tokens.dep[c] in ("mark", "advmod") and c < child.verb}
    verbs = (child.verb, *(c for c in below if tokens.dep[c] in _AUX))
    is_present = any(tokens.tag[i] in ("VBZ", "VBP") for i in verbs)
    is_present = is_present or (tokens.tag[child.verb] == "VB" and len(verbs) == 1)  # "until they complete it"
    if not is_present or not marks & MARKS:
        return False
    if mood in ("planned", "possible", "conditional") or _is_owed(tokens, governor.verb):
        return True
    is_told = tokens.tag[governor.verb] in ("VBZ", "VBP") and tokens.sentences[child.sentence].heading
    return bool(marks & _TILL) and not (is_told and governor.lemma not in words("lasting"))


def _is_owed(tokens: Tokens, verb: int) -> bool:
    """ "must agree before …", "has to agree before …"."""
    above = tokens.head[verb]
    return any(tokens.lower[c] in _OWING for c in tokens.children[verb] if tokens.dep[c] == "aux") or (
        tokens.dep[verb] == "xcomp" and tokens.lemma[above] in ("have", "need") and tokens.tag[above] in ("VBZ", "VBP")
    )
