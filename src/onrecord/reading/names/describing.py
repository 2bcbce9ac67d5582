"""Common-noun phrases that may speak of a body named before: rough translations turn names into such phrases."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.model.annotation import NameMention
from onrecord.model.phrases import core
from onrecord.model.phrases import words as spelled
from onrecord.model.tokens import Tokens
from onrecord.reading.names.words import words

_LONGEST = 5  # words
_BODIES = frozenset({"organisation", "outlet", "other"})


def describe(tokens: Tokens, mentions: Sequence[NameMention]) -> tuple[NameMention, ...]:
    """``mentions`` with ``descriptions``: each phrase goes with the last body named before it, else with the first."""
    bodies = [m for m in mentions if m.kind in _BODIES]
    if not bodies:
        return tuple(mentions)
    inside = {i for m in mentions for i in range(m.first, m.last)}
    found: dict[int, list[tuple[int, int, str]]] = {}
    for head in range(len(tokens)):
        if tokens.pos[head] != "NOUN" or tokens.lemma[head] not in words().body_nouns or head in inside:
            continue
        first, last = core(tokens, head)
        last = min(last, head + 1)
        if not 2 <= last - first <= _LONGEST or any(i in inside for i in range(first, last)):
            continue
        if tokens.dep[head] == "compound" or tokens.word[head][:1].isupper():
            continue
        owner = next((m for m in reversed(bodies) if m.first < head), bodies[0])
        found.setdefault(owner.start, []).append(
            (tokens.start[first], tokens.end[last - 1], spelled(tokens, first, last))
        )
    return tuple(replace(m, descriptions=tuple(found.get(m.start, ()))) for m in mentions)
