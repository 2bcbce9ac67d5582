"""A capital or a seat of power that stands for its state: "Beijing denied", "they told the Kremlin"."""

from __future__ import annotations

from onrecord.model.tokens import Tokens
from onrecord.reading.places.words import words


def speaks(tokens: Tokens, first: int, last: int) -> bool:
    """True when the name over tokens ``[first, last)`` acts, is addressed, or owns what only a government has."""
    head = _head(tokens, first, last)
    governor = tokens.head[head]
    dep = tokens.dep[head]
    if dep == "nsubj" and governor != head:
        return tokens.lemma[governor] in words().speaking
    if dep in {"agent", "pobj"} and governor != head:
        return _is_addressed_through(tokens, governor)
    if dep in {"dobj", "dative"} and governor != head:
        return tokens.lemma[governor] in words().addressed
    if dep == "nsubjpass" and governor != head:
        return tokens.lemma[governor] in words().addressed
    if dep == "poss":
        return tokens.lemma[governor] in words().state_nouns
    if dep == "conj" and governor != head and governor < first:
        return speaks(tokens, governor, governor + 1)
    return False


def _head(tokens: Tokens, first: int, last: int) -> int:
    """The token that the rest of the span hangs on."""
    for i in range(last - 1, first - 1, -1):
        if not first <= tokens.head[i] < last or tokens.head[i] == i:
            return i
    return last - 1


def _is_addressed_through(tokens: Tokens, preposition: int) -> bool:
    above = tokens.head[preposition]
    if tokens.lower[preposition] == "by" and tokens.dep[preposition] == "agent":
        return tokens.lemma[above] in words().speaking
    if tokens.lower[preposition] == "between" and tokens.lemma[above] in words().state_nouns:
        return True
    if tokens.lower[preposition] not in words().toward:
        return False
    if tokens.lower[preposition] in {"from", "to"} and tokens.pos[above] == "VERB":
        # "send troops to Rome" is a place, "protest to Rome" is the state
        return tokens.lemma[above] in words().addressed | {
            "speak",
            "say",
            "apologise",
            "apologize",
            "appeal",
            "respond",
        }
    if tokens.pos[above] == "VERB":
        return tokens.lower[preposition] in {"with", "against"} and tokens.lemma[above] in words().speaking
    return tokens.lemma[above] in words().state_nouns
