"""What befell the people that a number counts: killed, injured, missing."""

from __future__ import annotations

from onrecord.claims import shares
from onrecord.claims.base import Context
from onrecord.claims.lexicon import casualties, classes, things
from onrecord.model.annotation import QuantityMention

_KILLINGS = frozenset({"murder", "homicide", "manslaughter"})


def fate(context: Context, quantity: QuantityMention) -> str | None:
    """Killed, injured, missing …: when people are counted by what befell them."""
    tokens, fates = context.tokens, classes("casualties")
    head = quantity.head
    if head is not None and tokens.lemma[head] in casualties("wounds") and tokens.lemma[head] != "injury":
        return None  # "with at least one gunshot wound": wounds are no people
    if head is not None and tokens.lemma[head] == "victim" and tokens.lemma[head - 1] in _KILLINGS:
        return "killed"  # "four murder victims"
    if head is not None and tokens.lemma[head] in fates:
        return fates[tokens.lemma[head]]
    is_whole = shares.is_whole(context, quantity)
    around = [tokens.head[shares.bearer(context, quantity)] if head is None else head]
    if head is not None and tokens.lemma[head] not in things("persons"):
        return None
    is_some = tokens.lower[quantity.number + 1 : quantity.number + 2] == ["of"] and not is_whole
    own = _told_at(context, around[0])
    at = tokens.head[quantity.number] if is_some and head is not None and own is None else around[0]
    for _ in range(2):
        found = _told_at(context, at)
        if found is not None:
            return found
        if is_whole:
            return None  # "three of 12 clerks were arrested": the 12 were not
        if tokens.dep[at] == "conj" and tokens.child(at, "nsubj", "nsubjpass") is not None:
            break  # "three were held and two more were questioned"
        at = tokens.head[at]
    if head is not None and tokens.dep[head] in ("dobj", "nsubjpass"):  # "count 19 people as missing"
        for prep in tokens.children[tokens.head[head]]:
            if tokens.dep[prep] == "prep" and tokens.lower[prep] == "as" and prep > head:
                told = [tokens.lemma[c] for c in tokens.children[prep]]
                return next((fates[w] for w in told if w in fates), None)
    return None


def _told_at(context: Context, at: int) -> str | None:
    """The fate that a word tells, or what describes it."""
    tokens, fates = context.tokens, classes("casualties")
    words = [
        tokens.lemma[at],
        *(tokens.lemma[c] for c in tokens.children[at] if tokens.dep[c] in ("acomp", "acl", "attr", "amod", "oprd")),
        # "people who were displaced"
        *(tokens.lemma[c] for c in tokens.children[at] if tokens.dep[c] == "relcl" and tokens.child(c, "auxpass")),
    ]
    return next((fates[w] for w in words if w in fates), None)
