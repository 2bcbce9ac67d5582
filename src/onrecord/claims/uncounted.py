"""Numbers that count nothing: ages, numbers in names and addresses, how far off, how often, by how many more."""

from __future__ import annotations

from onrecord.claims import shares, superseding
from onrecord.claims.base import Context
from onrecord.claims.lexicon import things
from onrecord.model.annotation import QuantityMention

_COMPARED = (["more", "than"], ["fewer", "than"], ["less", "than"])


def is_so(context: Context, quantity: QuantityMention) -> bool:
    """True for a number that no claim of a count is made of."""
    tokens = context.tokens
    if quantity.head is None and tokens.lower[quantity.last : quantity.last + 2] in _COMPARED:
        return True  # "three more than last week": by how many, no count
    if quantity.enumerated:
        return True  # a list of places is no count that anybody stated; persons are counted in the toll
    if quantity.unit == "times" or shares.is_attribute(context, quantity):
        return True  # "was warned three times of the defect": how often; no defect is counted
    if superseding.is_denied(context, quantity) or _is_of_series(context, quantity):
        return True
    return _is_age(context, quantity) or _is_in_address(context, quantity) or _is_off(context, quantity)


def _is_age(context: Context, quantity: QuantityMention) -> bool:
    """ "Kal Moss, 26 was shot", "Boy, 17, injured"."""
    tokens, at = context.tokens, quantity.number
    is_state = quantity.head is not None and tokens.pos[quantity.head] in ("VERB", "AUX", "ADJ")
    if quantity.kind != "count" or quantity.first != at or at < 2 or tokens.word[at - 1] != ",":
        return False
    if not tokens.word[at].isdigit() or (quantity.head is not None and not is_state):
        return False
    after = tokens.lower[at + 1 : at + 2]
    is_person = tokens.lower[at - 2] in things("persons")
    is_named = any(m.first <= at - 2 < m.last and m.kind == "person" for m in context.reading.names)
    return (is_person and after == [","]) or (is_named and after in ([","], ["was"], ["is"], ["were"]))


def _is_in_address(context: Context, quantity: QuantityMention) -> bool:
    """ "104 Five Oaks Drive": a number behind a house's number, written as a name."""
    tokens, at = context.tokens, quantity.first
    is_first = at == tokens.sentences[tokens.sentence_of[at]].first  # a date may stand in the line above
    return not is_first and at == quantity.number and tokens.word[at].istitle() and tokens.word[at - 1].isdigit()


def _is_off(context: Context, quantity: QuantityMention) -> bool:
    """ "two blocks away", "three doors down from the school"."""
    tokens, head = context.tokens, quantity.head
    if head is None or tokens.lemma[head] not in things("stretches"):
        return False
    return set(tokens.lower[head + 1 : head + 2]) <= things("off") and head + 1 < len(tokens)


def _is_of_series(context: Context, quantity: QuantityMention) -> bool:
    """ "2 of 13 photos": which one of a series it is."""
    tokens, at = context.tokens, quantity.first
    other = at + 2 if tokens.lower[at + 1 : at + 2] == ["of"] else at - 2
    if tokens.lower[min(at, other) + 1 : min(at, other) + 2] != ["of"] or other not in context.quantity_at:
        return False
    last = context.quantity_at[max(at, other)]
    is_plain = tokens.word[at].isdigit() and tokens.word[other].isdigit()
    return is_plain and last.head is not None and tokens.lemma[last.head] in things("series")
