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
        """Words in lower case, but for WHO where it is a name: it is no "who"."""
        named = zip(self.word, self.tag, strict=True)
        return [word if word == "WHO" and tag.startswith("NNP") else word.lower() for word, tag in named]

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
        low, high = list(range(len(self))), list(range(1, len(self) + 1))
        for i in range(len(self)):
            at = self.head[i]
            while not low[at] <= i < high[at]:  # what covers a token hangs on nothing that does not
                if i < low[at]:
                    low[at] = i
                else:
                    high[at] = i + 1
                at = self.head[at]
        return list(zip(low, high, strict=True))

    @cached_property
    def headings(self) -> list[Sentence]:
        """The sentences that are headings."""
        return [sentence for sentence in self.sentences if sentence.heading]

    @cached_property
    def named_at(self) -> dict[int, Named]:
        """The model's name that a token is part of, the first where several are; tokens outside of names have none."""
        out: dict[int, Named] = {}
        for named in self.named:
            for i in range(named.first, named.last):
                out.setdefault(i, named)
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
