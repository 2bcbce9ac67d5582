"""Affiliates by the texts' own words: a body and its partner, branch, subsidiary or parent count as one source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
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
    return tuple(sorted(tie for one in findings for tie in between(one.document.id, bonds(one), resolution.of_mention)))


Bond = tuple[int, int, int, int, str]
"""A name and another that a text ties it to (start and end of each), and the words between them."""


def bonds(one: Findings) -> tuple[Bond, ...]:
    """What a document's names say of each other."""
    at = {m.start: m.end for m in one.names}
    pairs = ((m, m.affiliated) for m in one.names if m.affiliated is not None)
    return tuple((m.start, m.end, other, at[other], said) for m, (other, said) in pairs if other in at)


def between(document: str, found: Iterable[Bond], entity_of: Mapping[tuple[str, int, int], str]) -> Iterator[Tie]:
    """The ties between entities that a document's bonds make, each once."""
    seen: dict[tuple[str, str], str] = {}
    for start, end, other, other_end, said in found:
        mine, theirs = entity_of.get((document, start, end)), entity_of.get((document, other, other_end))
        if mine and theirs and mine != theirs:
            seen.setdefault((mine, theirs), said)
    return (Tie(document, one, another, said) for (one, another), said in seen.items())


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
