"""Numbers that look like years and are of houses."""

from __future__ import annotations

from itertools import takewhile

from onrecord.model.tokens import Tokens
from onrecord.reading.times.lexicon import words


def is_house(tokens: Tokens, y: int) -> bool:
    """ "1915 Birch St.": the number of a house."""
    named = list(takewhile(lambda i: tokens.word[i][:1].isupper(), range(y + 1, min(y + 5, len(tokens)))))
    return any(tokens.lower[i].rstrip(".") in words().streets for i in named[1:])
