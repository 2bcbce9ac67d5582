"""Sums of casualties in so many words: "the death toll rose to 31", "put the number of dead at 29"."""

from __future__ import annotations

from onrecord.claims.base import Context
from onrecord.claims.casualties.numbers import Number
from onrecord.claims.casualties.phrases import is_person
from onrecord.claims.lexicon import casualties
from onrecord.model.annotation import QuantityMention

_LEAD = 5  # sentences


def stated(context: Context, n: int) -> list[Number]:
    """The sums that sentence ``n`` states: where a toll or a number of dead stands, or what it came to."""
    tokens = context.tokens
    sentence = tokens.sentences[n]
    out: list[Number] = []
    for at in range(sentence.first, sentence.last):
        if (counted := _deaths(context, at, n)) is not None:
            out.append(counted)
            continue
        fate = _fate(context, at, n)
        if fate is None:
            continue
        found = next((q for q in _after(context, at, sentence.last) if _is_reached(context, q)), None)
        if found is not None and found.amount.low is not None:
            out.append(Number(fate, found.amount.low, found.number, quantity=found.start))
    return out


def _deaths(context: Context, at: int, n: int) -> Number | None:
    """ "has confirmed 23 deaths", "there were 23 deaths", near the beginning; not the deaths of one place beside those
    of another ("9 deaths in the north and 4 in the south"), nor new ones.
    """
    tokens = context.tokens
    quantity = context.quantity_of.get(at)
    if quantity is None or quantity.enumerated or n >= _LEAD or tokens.lemma[at] not in ("death", "fatality"):
        return None
    low, verb = quantity.amount.low, tokens.head[at]
    is_told = tokens.dep[at] in ("dobj", "attr", "nsubjpass") and tokens.lemma[verb] in _RECORDING
    if low is None or not is_told or quantity.amount.increment or quantity.amount.qualifier is not None:
        return None
    where = [c for c in tokens.children[at] if tokens.dep[c] == "prep" and tokens.lower[c] == "in"]
    if where and where[0] == at + 1:
        return None
    return Number("killed", low, quantity.number, quantity=quantity.start)


_RECORDING = frozenset(["confirm", "report", "record", "register", "count", "announce", "be"])


def _fate(context: Context, at: int, n: int) -> str | None:
    """Of whom the word at ``at`` is the sum."""
    tokens = context.tokens
    if tokens.lemma[at] == "toll":
        before = tokens.lower[at - 1] if at else ""
        if before in ("death", "fatality"):
            return "killed"
        is_bare = tokens.sentences[n].heading or n < _LEAD
        return "killed" if is_bare and _tells_of_dead(context) else None
    if tokens.tag[at] == "NNS" and tokens.lemma[at] in ("death", "fatality") and tokens.dep[at] == "nsubj":
        return "killed" if tokens.lemma[tokens.head[at]] in casualties("reckoning") - {"be"} else None
    if tokens.lemma[at] not in ("number", "count", "tally") or tokens.lower[at + 1 : at + 2] != ["of"]:
        return None
    noun = next((i for i in range(at + 2, min(at + 5, len(tokens))) if tokens.lower[i] not in _FILLERS), None)
    if noun is None:
        return None
    for word in (tokens.lower[noun], tokens.lemma[noun], *tokens.lower[noun + 1 : noun + 2]):
        if word in casualties("dead") | casualties("deaths") | {"killed"}:
            return "killed"
        if word in casualties("hurt_states"):
            return "injured"
    return None


_FILLERS = frozenset(["the", "those", "confirmed", "known", "reported"])


def _tells_of_dead(context: Context) -> bool:
    """True when the beginning tells of deaths: a toll is not always of lives."""
    tokens = context.tokens
    last = tokens.sentences[min(_LEAD, len(tokens.sentences)) - 1].last
    found = casualties("dead") | casualties("deaths") | casualties("die") | casualties("kill")
    return any(tokens.lemma[i] in found or tokens.lower[i] in found for i in range(last))


def _after(context: Context, at: int, last: int) -> list[QuantityMention]:
    """Numbers of people, or of nothing named, after ``at``."""
    tokens = context.tokens
    return [
        q
        for q in context.reading.quantities
        if at < q.first < last
        and q.kind == "count"
        and not q.enumerated
        and not q.amount.increment
        and (q.head is None or tokens.lemma[q.head] in casualties("groups") or is_person(tokens.lemma[q.head]))
    ]


def _is_reached(context: Context, quantity: QuantityMention) -> bool:
    """ "rose to 31", "stands at 31", "is now 31"; not the value it rose from, nor by how many."""
    tokens = context.tokens
    before = [tokens.lower[i] for i in range(max(0, quantity.first - 3), quantity.first)]
    while before and before[-1] in ("at", "least", "about", "around", "some", "more", "than", "over", "nearly", "now"):
        if before[-1] == "at" and before[-2:-1] != ["to"]:
            return True
        before.pop()
    word = before[-1] if before else ""
    lemma = tokens.lemma[quantity.first - 1] if quantity.first else ""
    return word in ("to", "of", "past", "above") or lemma in ("be", "reach", "hit", "pass", "top", "exceed", "total")
