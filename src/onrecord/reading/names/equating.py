"""Names that a text itself makes one: appositions, brackets, acronyms, "also known as"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from onrecord.model.annotation import NameMention
from onrecord.model.tokens import Tokens
from onrecord.reading.names.words import words

_CLOSING = frozenset({'"', "”", "’", "»", "」", "“"})
_SKIPPED = frozenset({"of", "the", "and", "for", "de", "des", "la", "le", "in", "on", "to", "&"})


def initials(name: str) -> frozenset[str]:
    """The acronyms that ``name`` may have: of all words, and of those that are no small words."""
    parts = [w for w in name.replace("-", " ").split() if w[:1].isalnum()]
    full = "".join(w[0] for w in parts).upper()
    short = "".join(w[0] for w in parts if w.lower() not in _SKIPPED).upper()
    return frozenset(a for a in (full, short) if len(a) > 1)


def equate(tokens: Tokens, mentions: Sequence[NameMention]) -> tuple[NameMention, ...]:
    """``mentions`` with ``same_as`` set on both sides, and acronyms in brackets that the reader had missed added."""
    out = {m.first: m for m in mentions}
    for m in list(mentions):
        found = _bracketed_acronym(tokens, m)
        if found is not None and found.first not in out and not any(o.first <= found.first < o.last for o in mentions):
            out[found.first] = found
    ordered = [out[k] for k in sorted(out)]
    same: dict[int, set[int]] = {m.start: set() for m in ordered}
    for one, two in pairwise(ordered):
        if _is_same(tokens, one, two):
            same[one.start].add(two.start)
            same[two.start].add(one.start)
    return tuple(replace(m, same_as=tuple(sorted(same[m.start]))) for m in ordered)


def _bracketed_acronym(tokens: Tokens, m: NameMention) -> NameMention | None:
    at = _after(tokens, m)
    if at + 2 >= len(tokens) or tokens.word[at] != "(" or tokens.word[at + 2] != ")":
        return None
    word = tokens.word[at + 1]
    if not (2 <= len(word) <= 10 and word.replace(".", "").upper() in initials(m.text)):
        return None
    return NameMention(at + 1, at + 2, tokens.start[at + 1], tokens.end[at + 1], word, m.kind, None, m.country)


def _after(tokens: Tokens, m: NameMention) -> int:
    """The token after the name and its closing quotation mark."""
    return m.last + 1 if m.last < len(tokens) and tokens.word[m.last] in _CLOSING else m.last


def _is_same(tokens: Tokens, one: NameMention, two: NameMention) -> bool:
    """``two`` is the next name after ``one``. Kinds must not clash, so that "Roos (VVP)" is no equation."""
    at = _after(tokens, one)
    kinds = {one.kind, two.kind}
    between = tokens.lower[at : two.first]
    bracket = between[:1] == ["("] and set(between[1:]) <= _CLOSING | {"the", "or", "formerly"}
    closes = any(tokens.word[i] == ")" for i in range(two.last, min(len(tokens), two.last + 2)))
    if bracket and closes:
        if two.text.replace(".", "").upper() in initials(one.text) or one.text.upper() in initials(two.text):
            return True
        return "person" not in kinds and (len(kinds) == 1 or "other" in kinds) and not two.text.isupper()
    phrase = " ".join(w for w in between if w not in {",", '"', "“", "‘", "("})
    if phrase in words().bridges and (phrase != "or" or "," in between):
        return "person" not in kinds or len(kinds) == 1
    return False
