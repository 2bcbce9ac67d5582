"""Fingerprints of a text: which word 5-grams it shares with others, at a few hashes a sentence.

Method: winnowing (Schleimer, Wilkerson and Aiken 2003): of every window of consecutive hashes the smallest is kept, so
any shared run of ``GRAM + WINDOW - 1`` words is sure to share a hash. Words inside quotation marks are left out: two
reports that quote the same speaker have not copied each other. Nor have two pages with the same furniture: sentences
noted as boilerplate, and those in which the page speaks to its reader, are left out too.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from onrecord.model.annotation import SentenceNote
from onrecord.model.tokens import Tokens
from onrecord.reading.lexicon import words

GRAM = 5  # words a gram: shorter runs are shared by chance
WINDOW = 4  # grams of which one is kept
_OPENING = {"“": "”", "«": "»", "„": "“", "「": "」", "‹": "›"}
_LONGEST_QUOTE = 400  # words: an unclosed mark must not silence the rest of the text


def of(tokens: Tokens, notes: Iterable[SentenceNote] = ()) -> tuple[int, ...]:
    """Hashes (BLAKE2b, 8 bytes, unsigned) chosen by winnowing, sorted, each once. Empty under five words. ``notes``:
    of the sentences, for those that are boilerplate.
    """
    out: set[int] = set()
    for run in _runs(tokens, _furniture(tokens, notes)):
        hashes = [_hash(run[i : i + GRAM]) for i in range(len(run) - GRAM + 1)]
        for i in range(max(1, len(hashes) - WINDOW + 1)):
            window = hashes[i : i + WINDOW]
            if window:
                out.add(min(window))
    return tuple(sorted(out))


def _hash(words: list[str]) -> int:
    data = " ".join(words).encode("utf-8", "surrogatepass")
    return int.from_bytes(hashlib.blake2b(data, digest_size=8).digest(), "big")


def _furniture(tokens: Tokens, notes: Iterable[SentenceNote]) -> set[int]:
    """Tokens of sentences in which the page speaks, and not the report."""
    noted = {note.start for note in notes if note.reason == "boilerplate"}
    phrases = words("page", "furniture")
    out: set[int] = set()
    for sentence in tokens.sentences:
        said = tokens.quote(sentence.first, sentence.last).casefold().replace("’", "'")
        if tokens.start[sentence.first] in noted or any(phrase in said for phrase in phrases):
            out |= set(range(sentence.first, sentence.last))
    return out


def _runs(tokens: Tokens, furniture: set[int]) -> list[list[str]]:
    """Words in lower case, cut where a quotation or the page's furniture stands."""
    quoted = _quoted(tokens) | furniture
    runs: list[list[str]] = [[]]
    for i, word in enumerate(tokens.lower):
        if i in quoted:
            if runs[-1]:
                runs.append([])
        elif any(c.isalnum() for c in word):
            runs[-1].append(word)
    return [run for run in runs if run]


def _quoted(tokens: Tokens) -> set[int]:
    """Tokens inside quotation marks, the marks too; a mark that nothing closes opens nothing."""
    out: set[int] = set()
    i = 0
    while i < len(tokens):
        word = tokens.word[i]
        closing = '"' if word == '"' else _OPENING.get(word)
        end = None
        if closing is not None:
            limit = min(len(tokens), i + _LONGEST_QUOTE)
            end = next((j for j in range(i + 1, limit) if tokens.word[j] == closing), None)
        if end is not None:
            out |= set(range(i, end + 1))
            i = end
        i += 1
    return out
