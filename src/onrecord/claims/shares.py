"""Parts of a count: "three of the 12", "61 complaints, 14 of them about …", "of the 112 patients, 14 are well"."""

from __future__ import annotations

from onrecord.claims.base import Context, normal
from onrecord.claims.lexicon import things
from onrecord.model.annotation import QuantityMention
from onrecord.model.clause import Clause
from onrecord.model.phrases import words as spelled

_DEFINITE = frozenset({"the", "these", "those", "them", "its", "their", "his", "her", "our", "all"})
_TAKEN_UP = frozenset({"them", "which", "whom", "these", "those", "who"})


def whole(context: Context, quantity: QuantityMention) -> str | None:
    """What the number is a part of, in the text's words; None for a total."""
    tokens, after = context.tokens, quantity.last
    if after + 1 < len(tokens) and tokens.lower[after] == "of" and tokens.lower[after + 1] in _DEFINITE:
        end = after + 2
        while end < min(after + 7, len(tokens)) and not _closes(context, end):
            end += 1
        if tokens.lower[after + 1] not in _TAKEN_UP:
            return spelled(tokens, after + 1, end)
    taken = _of_what(context, quantity)
    if taken is None:
        return None
    return spelled(tokens, taken.first, max(taken.last, (taken.head or taken.number) + 1))


def measure(context: Context, quantity: QuantityMention) -> str | None:
    """What a bare number counts that is a part of a number before it."""
    if quantity.head is not None or quantity.kind != "count":
        return None
    beside = context.tokens.head[quantity.number]
    if (
        context.tokens.dep[quantity.number] == "conj"
        and beside in context.quantity_of
        and _is_placed(context, quantity)
    ):
        return normal(context.tokens, beside, context.place_at)  # "nine wells in X and two in Y"
    if (before := gapped(context, quantity)) is not None and before.head is not None:
        return normal(context.tokens, before.head, context.place_at)
    taken = _of_what(context, quantity)
    head = taken.head if taken is not None else _named_whole(context, quantity)
    return normal(context.tokens, head, context.place_at) if head is not None else None


def _named_whole(context: Context, quantity: QuantityMention) -> int | None:
    """ "three of her sons": the noun of which they are some."""
    tokens, of = context.tokens, quantity.last
    if of >= len(tokens) or tokens.lower[of] != "of":
        return None
    inner = tokens.child(of, "pobj")
    return inner if inner is not None and tokens.pos[inner] in ("NOUN", "PROPN") else None


def unit(context: Context, quantity: QuantityMention) -> str | None:
    """The words for what is counted, as printed; "two fatally" has none."""
    told = gapped(context, quantity) or quantity
    is_adverb = told.head is not None and context.tokens.tag[told.head] == "RB"
    return " ".join(told.unit.split()) if told.unit and not is_adverb else None


def is_attribute(context: Context, quantity: QuantityMention) -> bool:
    """True for a number that says what a thing is like: "the 14-bank committee", "a 1.5 story house"."""
    tokens, head, low = context.tokens, quantity.head, quantity.amount.low
    if quantity.kind != "count" or head is None or low is None or tokens.tag[head] not in ("NN", "NNP"):
        return False
    after = quantity.number + 1
    return low != int(low) or (
        tokens.word[after : after + 1] == ["-"] and tokens.dep[head] in ("compound", "nmod", "amod")
    )


def gapped(context: Context, quantity: QuantityMention) -> QuantityMention | None:
    """ "40 barns burned in X and 12 in Y": the number before, of which the bare one counts the same elsewhere."""
    tokens = context.tokens
    at, sentence = quantity.first, tokens.sentences[tokens.sentence_of[quantity.first]]
    is_joined = at > sentence.first and tokens.word[at - 1] in ("and", ",", ";")
    if quantity.head is not None or not is_joined or place_behind(context, quantity) is None:
        return None
    found = [
        q
        for q in context.reading.quantities
        if sentence.first <= q.first and q.last <= at and q.kind == "count" and q.head is not None and not q.enumerated
    ]
    between = range(found[-1].last, at) if found else range(0)
    has_place = any(i in context.place_at and tokens.lower[i - 1] in things("locative") for i in between)
    return found[-1] if found and has_place else None


def place_behind(context: Context, quantity: QuantityMention) -> int | None:
    """The token of the place in "12 in X" or "12 of them in X", right behind the number."""
    tokens, at = context.tokens, quantity.last
    if tokens.lower[at : at + 2] in (["of", "them"], ["of", "those"]):
        at += 2
    if at + 1 >= len(tokens) or tokens.lower[at] not in things("locative"):
        return None
    head = tokens.child(at, "pobj")
    mention = context.place_of(head) if head is not None else None
    return mention.last - 1 if mention is not None and head is not None and head - at < 6 else None


def _is_placed(context: Context, quantity: QuantityMention) -> bool:
    """True where "in X" follows the bare number."""
    tokens = context.tokens
    preps = [c for c in tokens.children[quantity.number] if tokens.dep[c] == "prep" and c == quantity.last]
    inner = tokens.child(preps[0], "pobj") if preps and tokens.lower[preps[0]] in things("locative") else None
    return inner is not None and context.place_of(inner) is not None


def _closes(context: Context, at: int) -> bool:
    """True behind the noun that the phrase turns on."""
    tokens = context.tokens
    is_noun = tokens.pos[at - 1] in ("NOUN", "PROPN") or tokens.lower[at - 1] in _TAKEN_UP
    return is_noun and tokens.pos[at] not in ("NOUN", "PROPN")


def _of_what(context: Context, quantity: QuantityMention) -> QuantityMention | None:
    """The count that "of them", "of which" or a fronted "of the 112 patients" takes up."""
    tokens, first, after = context.tokens, quantity.first, quantity.last
    sentence = tokens.sentences[tokens.sentence_of[first]]
    follows = after + 1 < sentence.last and tokens.lower[after] == "of" and tokens.lower[after + 1] in _TAKEN_UP
    precedes = first - 2 >= sentence.first and tokens.lower[first - 2] == "of" and tokens.lower[first - 1] in _TAKEN_UP
    if not (follows or precedes):
        return _fronted(context, quantity, context.innermost(quantity.number))
    before = [
        q
        for q in context.reading.quantities
        if q.kind == "count" and q.head is not None and sentence.first <= q.first < first
    ]
    behind = place_behind(context, quantity)
    if behind is not None and len(before) > 1 and tokens.lemma[before[-1].head or 0] in things("containers"):
        return before[-2]  # "30 posts in nine countries, of which three in X": posts, for X is one country
    return before[-1] if before else None


def _fronted(context: Context, quantity: QuantityMention, clause: Clause | None) -> QuantityMention | None:
    tokens = context.tokens
    if clause is None or quantity.head is not None or tokens.dep[quantity.number] not in ("nsubj", "nsubjpass"):
        return None
    return next(
        (
            context.quantity_of[h]
            for w, h in clause.obliques
            if w == "of" and h < quantity.first and h in context.quantity_of
        ),
        None,
    )
