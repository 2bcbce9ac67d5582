"""Entries against each other, two sides of one matter, without going through all pairs.

Where many stand on both sides every entry leads to the first few that it faces, and counts the others: three hundred
denials of three hundred sites are no ninety thousand edges that a reader could go through.
"""

from __future__ import annotations

import heapq
import itertools
from collections.abc import Callable, Iterable, Iterator, Sequence

from onrecord.model.entry import Edge
from onrecord.reconciliation import spans
from onrecord.reconciliation.matter import Matter

_SHOWN = 8  # of the entries that one faces, that its edges lead to; the first by time
_COUNTED = 101  # of them, that are looked at

Places = frozenset[tuple[str, ...]]


class Side:
    """Entries of one side, first told first. ``where``: where each holds, by key; nothing for one that holds
    everywhere.
    """

    def __init__(self, matters: Iterable[Matter], where: Callable[[Matter], Places]) -> None:
        self.matters = sorted(matters, key=lambda m: (spans.order(m.time), m.id))
        self.where = [where(matter) for matter in self.matters]
        self._everywhere = [n for n, places in enumerate(self.where) if not places]
        self._here: dict[tuple[str, ...], list[int]] = {}
        for n, places in enumerate(self.where):
            for place in places:
                self._here.setdefault(place, []).append(n)

    def facing(self, places: Places) -> Iterator[Matter]:
        """Those that hold in one of the places, or everywhere."""
        if not places:
            return iter(self.matters)
        lists = [self._everywhere, *(self._here[place] for place in sorted(places) if place in self._here)]
        return (self.matters[n] for n, _ in itertools.groupby(heapq.merge(*lists)))


def _always(one: Matter, other: Matter) -> bool:
    return True


def oppose(
    ones: Side,
    others: Side,
    text: Callable[[Matter, Matter], str],
    facet: str,
    fits: Callable[[Matter, Matter], bool] = _always,
) -> None:
    """Edges ``disputes`` between the ones and the others that they face, ``fits`` saying whether two truly do; what is
    left out is counted.
    """
    pairs: dict[tuple[str, str], tuple[Matter, Matter]] = {}
    faced: list[tuple[Matter, Sequence[Matter]]] = []
    for one, places in zip(ones.matters, ones.where, strict=True):
        found = list(itertools.islice((m for m in others.facing(places) if fits(one, m)), _COUNTED))
        pairs.update({(one.id, m.id): (one, m) for m in found[:_SHOWN]})
        faced.append((one, found))
    for other, places in zip(others.matters, others.where, strict=True):
        found = list(itertools.islice((m for m in ones.facing(places) if fits(m, other)), _COUNTED))
        pairs.update({(m.id, other.id): (m, other) for m in found[:_SHOWN]})
        faced.append((other, found))
    for one, other in pairs.values():
        said = text(one, other)
        one.link(Edge("disputes", other.id, said, facet=facet))
        other.link(Edge("disputes", one.id, said, facet=facet))
    for matter, rest in faced:
        if len(rest) > _SHOWN:
            matter.share.unlisted.extend(m.id for m in rest[_SHOWN:])
