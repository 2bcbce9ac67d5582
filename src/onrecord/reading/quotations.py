"""Quotation marks: which stretches of a text stand inside them."""

from __future__ import annotations

from itertools import pairwise

from onrecord.model.tokens import Tokens

_OPEN = {"“": "”", "«": "»", "„": "“", "「": "」", "『": "』", "``": "''"}
_STRAIGHT = frozenset({'"'})
_MIXED = frozenset({'"', "”", "''"})  # pages that turn only some of their marks into curly ones


def read(tokens: Tokens) -> list[tuple[int, int]]:
    """Token ranges ``[first, last)`` inside quotation marks, marks included. A quotation left open ends with its
    paragraph (a long quotation opens anew in each); single marks are read only in pairs inside one sentence.
    """
    out: list[tuple[int, int]] = []
    opened: int | None = None
    closing = ""
    block = -1
    for sentence in tokens.sentences:
        if sentence.block != block:
            if opened is not None:
                out.append((opened, sentence.first))
            opened, block = None, sentence.block
        for i in range(sentence.first, sentence.last):
            word = tokens.word[i]
            if opened is None:
                if word in _OPEN:
                    opened, closing = i, _OPEN[word]
                elif word[:1] in _STRAIGHT:  # a mark that was printed without a space before it keeps its word
                    opened, closing = i, word[:1]
            elif word == closing or {word, closing} <= _MIXED:
                out.append((opened, i + 1))
                opened = None
            elif word[:1] == closing and closing in _STRAIGHT and tokens.end[i - 1] == tokens.start[i]:
                out.append((opened, i))  # "the pier is shut."Holm left: a mark that went with the next sentence
                opened = None
        single = [i for i in range(sentence.first, sentence.last) if tokens.word[i] in ("‘", "’")]
        for a, b in pairwise(single):
            if tokens.word[a] == "‘" and tokens.word[b] == "’":
                out.append((a, b + 1))
    if opened is not None:
        out.append((opened, len(tokens)))
    return sorted(out)
