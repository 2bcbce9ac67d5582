"""The words of a clause inside what its source says."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.claims.base import Context
from onrecord.model.clause import Clause


def clipped(context: Context, clause: Clause) -> tuple[int, int]:
    """The clause's tokens inside what the source says: without "according to X" and "she said"."""
    tokens = context.tokens
    first, last = clause.first, clause.last
    for n in clause.attributions:
        start, end = context.reading.attributions[n].content
        if not start <= tokens.start[clause.verb] < end:
            continue
        while first < clause.verb and tokens.start[first] < start:
            first += 1
        while last > clause.verb + 1 and tokens.start[last - 1] >= end:
            last -= 1
    opened = tokens.word[first:last]
    if last < clause.last or first > clause.first:
        while last - 1 > clause.verb and (
            tokens.word[last - 1] in (",", "-", "--") or _is_stray(opened, tokens.word[last - 1])
        ):
            last -= 1
            opened = tokens.word[first:last]
        while first < clause.verb and (tokens.word[first] in (",", "-", "--") or tokens.lower[first] == "that"):
            first += 1
    return first, last


def _is_stray(words: Sequence[str], mark: str) -> bool:
    """True for a closing mark that nothing opens among ``words``."""
    if mark == "”":
        return "“" not in words
    return mark == '"' and list(words).count('"') % 2 == 1
