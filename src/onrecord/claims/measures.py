"""What an amount of money or a share is an amount of: "4 billion in loans", "a 4 billion dollar debt", "… owed"."""

from __future__ import annotations

from onrecord.claims.base import Context, normal
from onrecord.claims.lexicon import classes
from onrecord.model.annotation import QuantityMention

_MODIFYING = ("compound", "nmod", "nummod", "amod", "npadvmod")


def of_amount(context: Context, quantity: QuantityMention) -> str | None:
    """The measure in normal form, from the nouns and participles around the unit at ``quantity.head``; None where the
    text does not tell.
    """
    tokens, head = context.tokens, quantity.head
    if head is None:
        return None
    for prep in tokens.children[head]:
        if tokens.dep[prep] != "prep" or tokens.lower[prep] not in ("of", "in"):
            continue
        inner = tokens.child(prep, "pobj")
        if inner is None or inner in context.time_at or inner in context.quantity_of:
            continue
        if tokens.lower[prep] == "of" or (tokens.pos[inner] == "NOUN" and inner not in context.place_at):
            return normal(tokens, inner, context.place_at)
    holder = tokens.head[head]
    if tokens.dep[head] in _MODIFYING and tokens.pos[holder] == "NOUN":
        while tokens.dep[holder] in ("compound", "nmod") and tokens.pos[tokens.head[holder]] == "NOUN":
            holder = tokens.head[holder]  # "a 68 billion dollar foreign bank debt"
        return normal(tokens, holder, context.place_at)
    named = classes("amounts")
    for child in tokens.children[head]:
        if tokens.dep[child] in ("acl", "relcl") and tokens.lemma[child] in named:
            return named[tokens.lemma[child]]
    if tokens.dep[head] == "dobj":
        return named.get(tokens.lemma[holder])
    return None


def is_standing(context: Context, quantity: QuantityMention) -> bool:
    """True for a number inside a definite phrase ("its 113 billion debt", "the 12 posts"): whoever plans, asks or
    doubts something about it takes the number itself for so.
    """
    tokens = context.tokens
    at = quantity.head if quantity.head is not None else quantity.number
    for _ in range(3):
        if any(
            tokens.dep[c] == "poss" or (tokens.dep[c] == "det" and tokens.lower[c] in ("the", "these", "those"))
            for c in tokens.children[at]
        ):
            return True
        if tokens.dep[at] not in (*_MODIFYING, "quantmod"):
            return False
        at = tokens.head[at]
    return False


def is_taken_up(context: Context, quantity: QuantityMention) -> bool:
    """ "the two countries": those spoken of before; nothing is counted."""
    tokens, head = context.tokens, quantity.head
    if head is None or quantity.kind != "count" or not tokens.word[quantity.number].isalpha():
        return False
    low = quantity.amount.low
    if low is None or low > 3 or quantity.amount.high != low:
        return False
    deps = {tokens.dep[c] for c in tokens.children[head]}
    definite = any(tokens.lower[c] in ("the", "these", "those", "both") for c in tokens.children[head])
    return definite and not deps & {"amod", "compound", "nmod", "poss", "relcl", "acl", "prep", "appos"}
