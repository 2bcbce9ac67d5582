"""The token table: one parsed text as plain columns. Everything downstream reads this, never the parser."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple


class Sentence(NamedTuple):
    """Tokens ``[first, last)`` of one sentence; ``block`` counts paragraphs; ``heading``: no final stop, short."""

    first: int
    last: int
    block: int
    heading: bool


class Named(NamedTuple):
    """Tokens ``[first, last)`` that the model took for a name, with its label (PERSON, ORG, GPE, NORP, DATE …)."""

    first: int
    last: int
    label: str


@dataclass(frozen=True)
class Tokens:
    """One text's tokens in columns of equal length; whitespace is no token.

    ``text``: the document's text. ``start``/``end``: code points, so ``text[start[i]:end[i]]`` is the word as
    printed. ``word``: that slice (a line break inside a hyphenation is kept). ``lemma``: lower-case base form.
    ``tag``: Penn tag. ``pos``: universal tag. ``dep``: ClearNLP dependency label. ``head``: index of the governor
    (itself for a root). ``sentences``, ``named``: see their types. Indices everywhere are token indices.
    """

    text: str
    start: Sequence[int]
    end: Sequence[int]
    word: Sequence[str]
    lemma: Sequence[str]
    tag: Sequence[str]
    pos: Sequence[str]
    dep: Sequence[str]
    head: Sequence[int]
    sentences: tuple[Sentence, ...]
    named: tuple[Named, ...]
    language: str = "en"
    unread: int = 0  # code points past the parser's limit

    def __len__(self) -> int:
        return len(self.start)

    @cached_property
    def lower(self) -> list[str]:
        """Words in lower case."""
        return [word.lower() for word in self.word]

    @cached_property
    def children(self) -> list[list[int]]:
        """For each token its dependents, left to right."""
        out: list[list[int]] = [[] for _ in range(len(self))]
        for i, h in enumerate(self.head):
            if h != i:
                out[h].append(i)
        return out

    @cached_property
    def reach(self) -> list[tuple[int, int]]:
        """For each token the half-open token range that its subtree covers (its leftmost to rightmost descendant)."""
        out = [(i, i + 1) for i in range(len(self))]
        for sentence in self.sentences:
            # settle deepest first: repeat until stable, bounded by the sentence's length against odd trees
            for _ in range(sentence.last - sentence.first):
                changed = False
                for i in range(sentence.first, sentence.last):
                    h = self.head[i]
                    low, high = min(out[h][0], out[i][0]), max(out[h][1], out[i][1])
                    if (low, high) != out[h]:
                        out[h] = (low, high)
                        changed = True
                if not changed:
                    break
        return out

    @cached_property
    def sentence_of(self) -> list[int]:
        """For each token the index of its sentence in ``sentences``."""
        out = [0] * len(self)
        for n, sentence in enumerate(self.sentences):
            for i in range(sentence.first, sentence.last):
                out[i] = n
        return out

    def child(self, i: int, *deps: str) -> int | None:
        """The first dependent of ``i`` with one of these labels, or None."""
        return next((c for c in self.children[i] if self.dep[c] in deps), None)

    def quote(self, first: int, last: int) -> str:
        """The text from token ``first`` to just before token ``last``, verbatim."""
        return self.text[self.start[first] : self.end[last - 1]]
