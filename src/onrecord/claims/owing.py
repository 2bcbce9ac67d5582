"""What ought to be done, or can be: "must close", "should have closed", "can close". Nobody says that it was."""

from __future__ import annotations

from onrecord.claims.lexicon import act_words
from onrecord.model.claim import Modality
from onrecord.model.tokens import Tokens

_PERCEIVED = ("hear", "see", "smell", "feel")  # what can be heard was
_HAVE = frozenset({"have", "'ve", "’ve"})


def mood(tokens: Tokens, verb: int) -> Modality | None:
    """How a verb under "must", "should", "ought to" or "can" is put, with what is joined to it; None for any other.
    "There must be three" guesses or asks, as may be.
    """
    at = verb
    for _ in range(4):  # more verbs in a row are a garbled list
        around = {tokens.lower[c] for c in tokens.children[at] if tokens.dep[c] == "aux"}
        if tokens.lemma[at] in ("be", "have", *_PERCEIVED):
            return None
        if around & act_words("owing"):
            if around & _HAVE:
                return "possible" if "must" in around else "conditional"
            return "demanded"
        if around & {"can", "ca"} and not any(tokens.dep[c] == "neg" for c in tokens.children[at]):
            return "possible"  # "can transfer loans": that it does is not said
        is_joined = tokens.dep[at] == "conj" and tokens.tag[at] == "VB" and not around
        above = tokens.head[at]
        is_owed = tokens.dep[at] == "xcomp" and tokens.lower[above] == "ought"
        if is_owed:
            return "conditional" if around & _HAVE else "demanded"
        if not is_joined or tokens.child(at, "nsubj", "nsubjpass") is not None:
            return None
        at = above
    return None
