"""Acts that are put on somebody: accused of it, charged with it, allegedly done. Nobody says that they happened."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from onrecord.claims.lexicon import act_words
from onrecord.model.annotation import AttributionMention
from onrecord.model.party import Party
from onrecord.model.tokens import Tokens

_PUT_IN = frozenset({"of", "with", "in", "for", "on"})


def is_told(tokens: Tokens, mentions: Iterable[AttributionMention]) -> bool:
    """ "allegedly", "on charges that he …", "Y accuses X of …": by the word that puts it on record."""
    heads = (bisect_left(tokens.start, mention.cue[0]) for mention in mentions)
    return any({tokens.lower[at], tokens.lemma[at]} & act_words("alleging") for at in heads)


def is_by(speaker: Party | None) -> bool:
    """ "The suspect told police that another fired": what one who is accused says of another's deed puts it on him."""
    if speaker is None or speaker.named:
        return False
    return speaker.name.rpartition(" ")[2].casefold() in act_words("accused")


def is_of(tokens: Tokens, verb: int) -> bool:
    """ "accused of shooting him", "faces charges of theft and aiding a gang": what somebody is said to have done, with
    what is joined to it and what went along with it.
    """
    at = verb
    for _ in range(8):  # deeper nesting than this is a garbled tree
        above, dep = tokens.head[at], tokens.dep[at]
        if dep in ("pcomp", "pobj") and tokens.lower[above] in _PUT_IN:
            held = tokens.head[above]
            listed = act_words("accusing") if tokens.pos[held] == "VERB" else act_words("charges")
            if tokens.lemma[held] in listed:
                return True
        if dep == "xcomp" and tokens.lemma[above] in act_words("alleging"):
            return True  # "is alleged to have shot him"
        if dep == "ccomp" and tokens.lemma[above] in act_words("accusing"):
            return True  # "accuses the firm that it has paid"
        if any(tokens.dep[c] == "aux" and tokens.lemma[c] in act_words("alleging") for c in tokens.children[at]):
            return True  # "a man who they allege shot him": parsed like "may have"
        if dep in ("acl", "relcl", "ccomp") and tokens.lemma[above] in act_words("charges") and _has_doer(tokens, at):
            return True  # "held on charges he shot two"
        is_along = dep in ("conj", "xcomp", "pcomp") or (dep == "advcl" and tokens.tag[at] in ("VBG", "VBN"))
        if not is_along or above == at:
            return False
        at = above
    return False


def _has_doer(tokens: Tokens, verb: int) -> bool:
    """False for "charges that were dropped"."""
    doer = tokens.child(verb, "nsubj", "nsubjpass")
    return doer is not None and tokens.lower[doer] not in ("that", "which")
