"""Numbers of casualties that their text tells as earlier values: they are no total, the number in their place is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.claims import superseding
from onrecord.claims.base import Context
from onrecord.claims.casualties.numbers import Number

_BEFORE, _AFTER = -1, 2  # sentences from a first telling to the number in its place

_BESIDE = frozenset({"also", "other", "others", "another", "more"})

Fates = dict[int, tuple[str, bool]]


def without(context: Context, numbers: Sequence[Number], fates: Fates) -> tuple[list[Number], set[int]]:
    """The numbers that stand, with those that take an earlier one's place in words that do not say what they count;
    and the starts of the earlier ones. ``fates``: gets the fate of numbers that have it of each other.
    """
    told = superseding.of(context)
    told.update(_brought(context, numbers, told))
    if not told:
        return list(numbers), set()
    at = {q.start: q for q in context.reading.quantities}
    out = list(numbers)
    for start, former in told.items():
        if former.later is None:
            continue
        first, second = (next((m for m in out if m.quantity == q), None) for q in (start, former.later))
        if start in fates and former.later not in fates and former.takes_up:
            fates[former.later] = fates[start]
            later = at[former.later]
            if first is not None and second is None and later.amount.low is not None:
                out.append(replace(first, value=later.amount.low, at=later.number, quantity=former.later))
        elif former.later in fates and start not in fates:
            fates[start] = fates[former.later]
    gone = {start for start in told if start in fates and _is_replaced(context, start, out, fates)}
    return [m for m in out if m.quantity not in gone], gone


def _brought(context: Context, numbers: Sequence[Number], told: superseding.Formers) -> superseding.Formers:
    """The smaller totals of a text that says to how many further ones brought them."""
    out: superseding.Formers = {}
    for total in numbers:
        kind = superseding.brought(context, total.at) if total.quantity is not None else None
        if kind is None or total.quantity in told:
            continue
        for m in numbers:
            is_total = m.fate == total.fate and not (m.more or m.is_part or m.is_broad or m.is_weak)
            if is_total and m.quantity is not None and m.quantity not in told and m.value < total.value:
                out[m.quantity] = superseding.Former(kind, total.at, total.quantity)
    return out


def _is_replaced(context: Context, start: int, numbers: Sequence[Number], fates: Fates) -> bool:
    """True where the text itself gives the number in its place; or the headline, or a sentence near by, gives another
    one of those who came to the same.
    """
    told = superseding.of(context)
    former = told[start]
    if former.later is not None:
        return True
    mine = next((m for m in numbers if m.quantity == start), None)
    if fates[start][1] or (mine is not None and (mine.is_part or mine.more)):
        return False
    tokens = context.tokens
    quantity = next(q for q in context.reading.quantities if q.start == start)
    here = tokens.sentence_of[quantity.first]
    for m in numbers:
        n = tokens.sentence_of[m.at]
        is_title = tokens.sentences[n].heading and not _BESIDE & set(tokens.lower[tokens.sentences[n].first : m.at + 3])
        is_near = is_title or _BEFORE <= n - here <= _AFTER
        is_total = not (m.is_part or m.more or m.is_broad or m.is_weak)
        is_same = m.fate == fates[start][0] and m.quantity not in (None, *told)
        if is_near and is_total and is_same and m.value != quantity.amount.low:
            return True
    return False
