"""The words that bound a number: "at least", "up to", "or more"; they bind to their own number only."""

from __future__ import annotations

from onrecord.model.tokens import Tokens
from onrecord.model.value import Amount
from onrecord.reading.quantities.lexicon import words

_LOWER = frozenset(["at least", "more than"])
_UPPER = frozenset(["up to", "at most", "fewer than"])


def before(tokens: Tokens, first: int, start: int) -> tuple[str | None, int]:
    """(qualifier, first token of its words) for a number whose words begin at ``first``; looks back to ``start``."""
    table = words()
    low = tokens.lower
    at = first
    if at - 2 >= start and low[at - 1] == "of" and low[at - 2] in ("total", "sum", "combined"):
        at -= 2
        if at - 1 >= start and low[at - 1] in ("a", "the"):
            at -= 1
    for length in (4, 3, 2, 1):
        begin = at - length
        if begin < start:
            continue
        name = table.before.get(tuple(low[begin:at]))
        if name is None:
            continue
        if length == 1 and low[begin] in table.prepositions and _is_preposition(tokens, begin):
            return None, first
        return name, begin
    return None, first


def _is_preposition(tokens: Tokens, at: int) -> bool:
    """True when "over", "about" … is governed by a word that takes it: "clashed over 12 depots"."""
    if tokens.lower[at] == "over" and at > 0 and tokens.lemma[at - 1] in words().conflicts:
        return True
    if tokens.dep[at] not in ("prep", "agent", "prt"):
        return False
    taker = tokens.head[at]
    return tokens.lemma[taker] in words().takers or (at > 0 and tokens.lemma[at - 1] in words().takers)


def after(tokens: Tokens, last: int, stop: int) -> tuple[str | None, int]:
    """(qualifier, token after its words) for a number or unit that ends at ``last``."""
    table = words()
    for length in (3, 2, 1):
        if last + length > stop:
            continue
        name = table.after.get(tuple(tokens.lower[last : last + length]))
        if name is None:
            continue
        if length == 1 and tokens.start[last] != tokens.end[last - 1]:
            continue  # "plus" and "odd" bind only when glued on
        follows = tokens.tag[last + length] if last + length < len(tokens) else ""
        if tokens.lower[last : last + 2] in (["at", "least"], ["at", "most"]) and follows == "CD":
            continue  # "in 12 towns at least 40 were hurt" bounds the 40
        return name, last + length
    return None, last


def amount(low: float, high: float, qualifier: str | None, vague: str | None, *, increment: bool) -> Amount:
    """Bounds from the number (or two, of a range) and the words around it."""
    if low != high and qualifier in _LOWER:
        return Amount(min(low, high), None, qualifier, increment)
    if low != high and qualifier in _UPPER:
        return Amount(None, max(low, high), qualifier, increment)
    if low != high:
        ordered = (min(low, high), max(low, high))
        return Amount(*ordered, qualifier or "between", increment)
    if vague is not None:
        return Amount(low, None, vague, increment)
    if qualifier in _LOWER:
        return Amount(low, None, qualifier, increment)
    if qualifier in _UPPER:
        return Amount(None, high, qualifier, increment)
    return Amount(low, high, qualifier, increment)
