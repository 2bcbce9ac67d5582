"""Numbers that one statement gives together: "54 depots in 21 states" counts the depots, and the states with them."""

from __future__ import annotations

from onrecord.claims.base import Context, normal
from onrecord.claims.lexicon import things
from onrecord.model.annotation import QuantityMention

_THINGS = ("dobj", "attr", "nsubj", "nsubjpass")
_WITHIN = frozenset({"in", "across", "at"})


def lead(context: Context, quantity: QuantityMention) -> int | None:
    """Where the number starts with which this one is one statement: for the number of places that of the things in
    them, for that its own; None for a number that stands by itself ("40 guards and 12 boats", "40 shops and 3 towns").
    """
    if quantity.kind != "count":
        return None
    counted = _counted_in(context, quantity)
    if counted is not None:
        return counted.start
    n = context.tokens.sentence_of[quantity.first]
    beside = (q for q in context.reading.quantities if q is not quantity and context.tokens.sentence_of[q.first] == n)
    return quantity.start if any(_counted_in(context, q) is quantity for q in beside) else None


def _counted_in(context: Context, quantity: QuantityMention) -> QuantityMention | None:
    """The number of the things that are counted in so many places."""
    tokens, head = context.tokens, quantity.head
    if head is None or quantity.kind != "count":
        return None
    prep = tokens.head[head]
    if tokens.dep[head] != "pobj" or tokens.lower[prep] not in _WITHIN:
        return None
    bare = _elided(context, head)
    if bare is not None:
        return bare if bare is not quantity else None
    thing = _thing(context, quantity)
    return context.quantity_of[thing] if thing is not None else None


def held_in(context: Context, quantity: QuantityMention) -> str | None:
    """For the places of "54 depots in 21 states": the thing that is counted in them."""
    tokens, head = context.tokens, quantity.head
    if head is None or tokens.lemma[head] not in things("containers"):
        return None
    if tokens.dep[head] == "pobj" and (bare := _elided(context, head)) is not None:
        return thing_before(context, bare) or context.last_counted
    thing = _thing(context, quantity)
    if thing is None and tokens.dep[head] == "pobj" and tokens.lower[tokens.head[head]] in _WITHIN:
        verb = tokens.head[tokens.head[head]]
        subject = tokens.child(verb, "nsubj") if tokens.lemma[verb] in ("be", "lie", "stand") else None
        is_thing = (
            subject is not None and tokens.tag[subject] == "NNS" and tokens.lemma[subject] not in things("persons")
        )
        thing = subject if is_thing else None  # "the depots are in 13 states"
    return normal(tokens, thing, context.place_at) if thing is not None else None


def _thing(context: Context, quantity: QuantityMention) -> int | None:
    """The counted noun on which the places hang, or on whose verb they do."""
    tokens, head = context.tokens, quantity.head
    if head is None:
        return None
    at = tokens.head[head]
    holder = tokens.head[at] if tokens.dep[head] == "pobj" and tokens.lower[at] in _WITHIN else head
    if holder in context.quantity_of:
        return holder if holder != head else None
    if tokens.pos[holder] == "ADJ":
        holder = tokens.head[holder]  # "left 162 ships idle in four ports"
    if holder in context.quantity_of and holder != head:
        return holder
    below = (tokens.child(holder, dep) for dep in _THINGS)
    return next((i for i in below if i is not None and i != head and i in context.quantity_of), None)


def thing_before(context: Context, quantity: QuantityMention) -> str | None:
    """The thing last named before a bare number, in its sentence."""
    first = context.tokens.sentences[context.tokens.sentence_of[quantity.first]].first
    head = next((i for i in range(quantity.first - 1, first - 1, -1) if context.is_thing(i)), None)
    return normal(context.tokens, head, context.place_at) if head is not None else None


def _elided(context: Context, head: int) -> QuantityMention | None:
    """ "37 in 14 countries": the place's holder is a bare number."""
    tokens = context.tokens
    above = tokens.head[tokens.head[head]]
    bare = [q for q in context.reading.quantities if q.head is None and q.kind == "count"]
    return next((q for q in bare if q.number == above or tokens.head[q.number] == above), None)
