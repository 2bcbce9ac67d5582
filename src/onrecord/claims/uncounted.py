"""Numbers that count nothing: ages, numbers in names and addresses, how far off, how often, by how many more."""

from __future__ import annotations

from onrecord.claims import befallen, shares, superseding
from onrecord.claims.base import Context
from onrecord.claims.lexicon import casualties, things
from onrecord.model.annotation import QuantityMention

_FEW = 12  # who speak together without their names; more are asked, and counted
_PAIR = 3  # of somebody's own people
_COMPARED = (["more", "than"], ["fewer", "than"], ["less", "than"])


def is_so(context: Context, quantity: QuantityMention, *, is_of_hurt: bool) -> bool:
    """True for a number that no claim of a count is made of. ``is_of_hurt``: it tells of those who came to harm."""
    tokens = context.tokens
    if quantity.head is None and tokens.lower[quantity.last : quantity.last + 2] in _COMPARED:
        return True  # "three more than last week": by how many, no count
    if quantity.enumerated:
        return True  # a list of places is no count that anybody stated; persons are counted in the toll
    if quantity.unit == "times" or shares.is_attribute(context, quantity):
        return True  # "was warned three times of the defect": how often; no defect is counted
    if quantity.head is not None and context.tokens.lemma[quantity.head] in things("counted up"):
        return True
    if superseding.is_denied(context, quantity) or _is_of_series(context, quantity):
        return True
    if not is_of_hurt and (_speaks(context, quantity) or _is_somebody_s(context, quantity)):
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


def _speaks(context: Context, quantity: QuantityMention) -> bool:
    """ "Two diplomats said", "according to three people who saw it": sources, no count of the story."""
    low = quantity.amount.low
    if quantity.kind != "count" or quantity.head is None or low is None or low > _FEW:
        return False
    return any(
        a.source.start <= quantity.start < a.source.end and not a.source.named and a.source.kind in ("person", "group")
        for a in context.reading.attributions
    )


def _is_somebody_s(context: Context, quantity: QuantityMention) -> bool:
    """ "the release of its two citizens", "their two children": whose they are, not how many there are."""
    tokens, head, low = context.tokens, quantity.head, quantity.amount.low
    if quantity.kind != "count" or head is None or low is None or low > _PAIR or quantity.amount.high != low:
        return False
    is_person = tokens.lemma[head] in things("persons") | casualties("neutral") | casualties("young")
    whose = [c for c in tokens.children[head] if tokens.dep[c] == "poss" and tokens.tag[c] == "PRP$"]
    return is_person and bool(whose) and befallen.fate(context, quantity) is None
