"""What befell the people that a number counts: killed, injured, missing."""

from __future__ import annotations

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
    around = [tokens.head[quantity.number] if head is None else head]
    if head is not None and tokens.lemma[head] not in things("persons"):
        return None
    at = around[0]
    for _ in range(2):
        words = [
            tokens.lemma[at],
            *(
                tokens.lemma[c]
                for c in tokens.children[at]
                if tokens.dep[c] in ("acomp", "acl", "attr", "amod", "oprd")
            ),
        ]
        found = next((fates[w] for w in words if w in fates), None)
        if found is not None:
            return found
        at = tokens.head[at]
    if head is not None and tokens.dep[head] in ("dobj", "nsubjpass"):  # "count 19 people as missing"
        for prep in tokens.children[tokens.head[head]]:
            if tokens.dep[prep] == "prep" and tokens.lower[prep] == "as" and prep > head:
                told = [tokens.lemma[c] for c in tokens.children[prep]]
                return next((fates[w] for w in told if w in fates), None)
    return None
