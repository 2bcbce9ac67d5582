"""Fingerprints of a text: which word 5-grams it shares with others, at a few hashes a sentence; and its gist.

Method: winnowing (Schleimer, Wilkerson and Aiken 2003): of every window of consecutive hashes the smallest is kept, so
any shared run of ``GRAM + WINDOW - 1`` words is sure to share a hash. Words inside quotation marks are left out: two
reports that quote the same speaker have not copied each other. Nor have two pages with the same furniture: sentences
noted as boilerplate, and those in which the page speaks to its reader, are left out too.
"""

from __future__ import annotations

import hashlib
import itertools
import re
from collections.abc import Iterable

from onrecord.model.annotation import SentenceNote
from onrecord.model.tokens import Tokens
from onrecord.reading import lexicon

GRAM = 5  # words a gram: shorter runs are shared by chance
WINDOW = 4  # grams of which one is kept
SAMPLE = 4  # one in so many pairs of the gist is kept
_MOST_TELLING = 40  # words of one sentence: a longer one is a table
_MIX, _MASK = 0x9E3779B97F4A7C15, 0xFFFFFFFFFFFFFFFF  # Fibonacci hashing, so that the order within a pair is kept
_TELLING = frozenset({"NOUN", "PROPN", "NUM", "ADJ"})
_BEGINNING = 6  # letters: "station", "stations", "stationed"
_OPENING = {"“": "”", "«": "»", "„": "“", "「": "」", "‹": "›"}
_CLOCK = re.compile(r"(?<![\d:])\d{1,2}:\d\d(?![\d:]|\s*[ap]\.?m)")
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


def gist(tokens: Tokens, notes: Iterable[SentenceNote] = ()) -> tuple[int, ...]:
    """Hashes of pairs of telling words (nouns, names, numbers, adjectives; their beginnings only) that stand in one
    sentence, in whatever order: what is left when sentences are turned round, or translated there and back. Of all
    pairs one in ``SAMPLE``, by their hash, so that two texts keep the same ones. Sorted, each once.
    """
    left_out = _quoted(tokens) | _furniture(tokens, notes)
    out: set[int] = set()
    for sentence in tokens.sentences:
        telling = {
            tokens.lemma[i].casefold()[:_BEGINNING]
            for i in range(sentence.first, sentence.last)
            if i not in left_out and tokens.pos[i] in _TELLING and tokens.word[i][:1].isalnum()
        }
        marks = [_hash([word]) for word in sorted(telling)[:_MOST_TELLING]]
        for one, two in itertools.combinations(marks, 2):
            pair = (one * _MIX ^ two) & _MASK
            if pair % SAMPLE == 0:
                out.add(pair)
    return tuple(sorted(out))


def _hash(words: list[str]) -> int:
    data = " ".join(words).encode("utf-8", "surrogatepass")
    return int.from_bytes(hashlib.blake2b(data, digest_size=8).digest(), "big")


def _furniture(tokens: Tokens, notes: Iterable[SentenceNote]) -> set[int]:
    """Tokens of sentences in which the page speaks, and not the report."""
    noted = {note.start for note in notes if note.reason == "boilerplate"}
    phrases = lexicon.words("page", "furniture")
    out: set[int] = set()
    before: tuple[int, int] | None = None
    is_caption = False
    for sentence in tokens.sentences:
        said = tokens.quote(sentence.first, sentence.last).casefold().replace("’", "'")
        is_page = tokens.start[sentence.first] in noted or any(phrase in said for phrase in phrases)
        is_video = is_caption or len(_CLOCK.findall(said)) > 1 or _CLOCK.match(said)  # in a list, with its length
        is_post = "(@" in said  # the end of somebody's message, shown in the page: a quotation
        if is_page or is_video or is_post:
            out |= set(range(sentence.first, sentence.last))
        if is_post and before is not None:
            out |= set(range(*before))
        is_caption = bool(_CLOCK.fullmatch(said.strip()))
        before = (sentence.first, sentence.last)
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
