"""What is said of whoever does a thing: "anyone who shoots a guard", "drivers who kill a child". Nobody is said to."""

from __future__ import annotations

from onrecord.model.clause import Clause
from onrecord.model.tokens import Tokens

_ANYONE = frozenset({"anyone", "anybody", "whoever", "everyone", "everybody", "whomever", "someone", "somebody"})
_EACH = frozenset({"any", "every", "each", "whichever"})


def is_general(tokens: Tokens, clause: Clause) -> bool:
    """True for a relative clause on anyone at all, and for one in the simple present on persons or things that nothing
    picks out; a headline tells the past in the present.
    """
    verb = clause.verb
    while tokens.dep[verb] == "conj" and tokens.pos[tokens.head[verb]] in ("VERB", "AUX"):
        verb = tokens.head[verb]
    if tokens.dep[verb] != "relcl" or tokens.sentences[clause.sentence].heading:
        return False
    head = tokens.head[verb]
    below = [c for c in tokens.children[head] if c < verb]
    auxiliaries = [c for c in tokens.children[clause.verb] if tokens.dep[c] in ("aux", "auxpass")]
    is_simple = tokens.tag[clause.verb] in ("VBZ", "VBP") and not auxiliaries
    if tokens.lower[head] in _ANYONE or any(tokens.lower[c] in _EACH for c in below):
        return is_simple or not any(tokens.tag[i] in ("VBD", "VBZ") for i in (clause.verb, *auxiliaries))
    is_bare = tokens.tag[head] == "NNS" and not any(
        tokens.dep[c] in ("det", "poss", "nummod", "quantmod") for c in below
    )
    is_those = tokens.lower[head] == "those"
    is_loose = tokens.word[tokens.reach[verb][0] - 1] == ","
    return is_simple and (is_bare or is_those) and not is_loose and clause.lemma not in ("be", "have")
