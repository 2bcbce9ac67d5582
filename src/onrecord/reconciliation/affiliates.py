"""Affiliates by the texts' own words: a body and its partner, branch, subsidiary or parent count as one source."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.model.entity import Resolution
from onrecord.model.findings import Findings


@dataclass(frozen=True, slots=True, order=True)
class Tie:
    """``one``, ``other``: entity ids. ``document``: where it shows. ``said``: the words between the names."""

    document: str
    one: str
    other: str
    said: str


def find(findings: Sequence[Findings], resolution: Resolution) -> tuple[Tie, ...]:
    """Every tie between two entities that a text states, once a document; sorted."""
    found: dict[tuple[str, str, str], str] = {}
    for one in findings:
        document = one.document.id
        at = {m.start: (document, m.start, m.end) for m in one.names}
        for m in one.names:
            if m.affiliated is None or m.affiliated[0] not in at:
                continue
            mine = resolution.of_mention.get((document, m.start, m.end))
            theirs = resolution.of_mention.get(at[m.affiliated[0]])
            if mine and theirs and mine != theirs:
                found.setdefault((document, mine, theirs), m.affiliated[1])
    return tuple(sorted(Tie(document, one, other, said) for (document, one, other), said in found.items()))


def groups(ties: Iterable[Tie]) -> dict[str, str]:
    """Entity id → the smallest id among those that it is tied to, directly or through others."""
    parent: dict[str, str] = {}

    def root(key: str) -> str:
        while parent.setdefault(key, key) != key:
            key = parent[key]
        return key

    for tie in ties:
        low, high = sorted((root(tie.one), root(tie.other)))
        parent[high] = low
    return {key: root(key) for key in sorted(parent)}
