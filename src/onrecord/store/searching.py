"""What a search query asks for, whether a text has it, and the words around it. The same for every store."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_WORD = re.compile(r"[^\W_]+")
# scripts written without spaces, where a word is found as a part of a longer run: Thai to Khmer, kana, Han, Hangul
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]")
_AROUND = 70  # code points either side of the first match: about a line of print


@dataclass(frozen=True, slots=True)
class Query:
    """``words``: folded words that must each stand in the text as a whole word. ``runs``: strings in scripts without
    spaces that must each occur in it.
    """

    words: tuple[str, ...]
    runs: tuple[str, ...]

    @property
    def is_empty(self) -> bool:
        """True when nothing is asked for, which finds nothing."""
        return not self.words and not self.runs


def parse(query: str) -> Query:
    """The words and runs of ``query``; punctuation and operators mean nothing."""
    tokens = _WORD.findall(query)
    runs = tuple(token for token in tokens if _UNSPACED.search(token))
    return Query(tuple(fold(token) for token in tokens if not _UNSPACED.search(token)), runs)


def is_unspaced(text: str) -> bool:
    """True when the text has a character of a script that is written without spaces."""
    return _UNSPACED.search(text) is not None


def fold(word: str) -> str:
    """Without case and diacritics."""
    if word.isascii():
        return word.lower()
    return "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c)).casefold()


def matches(query: Query, text: str) -> bool:
    """True when ``text`` has every word and every run."""
    if query.is_empty or not all(run in text for run in query.runs):
        return False
    return not query.words or set(query.words) <= {fold(match) for match in _WORD.findall(text)}


def snippet(query: Query, text: str) -> str:
    """A line of ``text`` around the first match, with matches in ``[…]`` and line breaks as spaces."""
    spans = _spans(query, text)
    first = spans[0][0] if spans else 0
    low, high = max(0, first - _AROUND), min(len(text), first + _AROUND)
    while 0 < low < first and not text[low - 1].isspace():
        low += 1
    out, at = [], low
    for start, end in spans:
        if start >= high:
            break
        out += [text[at:start], "[", text[start:end], "]"]
        at = end
    out.append(text[at : max(at, high)])
    line = " ".join("".join(out).split())
    return f"{'… ' if low else ''}{line}{' …' if max(at, high) < len(text) else ''}"


def _spans(query: Query, text: str) -> list[tuple[int, int]]:
    """Matches up to a line past the first word's, in order, none inside another."""
    wanted = set(query.words)
    spans = [m.span() for run in query.runs for m in re.finditer(re.escape(run), text)]
    first: int | None = None
    for match in _WORD.finditer(text) if wanted else ():
        if first is not None and match.start() > first + _AROUND:
            break
        if fold(match.group()) in wanted:
            first = match.start() if first is None else first
            spans.append(match.span())
    kept: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept
