"""Sequences that fetch their items when they are asked for, a page at a time."""

from __future__ import annotations

from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate
from typing import TypeVar, overload

T = TypeVar("T", covariant=True)

_KEPT = 4  # pages held at once: enough to walk two sequences side by side


class Pages(Sequence[T]):
    """Read-only; page ``n`` holds ``sizes[n]`` items and comes from ``fetch(n)``. Holds a few pages in memory, so that
    a walk through a hundred thousand claims needs no more memory than a walk through a thousand.
    """

    def __init__(self, sizes: Sequence[int], fetch: Callable[[int], Sequence[T]]) -> None:
        self._ends = list(accumulate(sizes))
        self._fetch = fetch
        self._held: OrderedDict[int, Sequence[T]] = OrderedDict()

    def __len__(self) -> int:
        return self._ends[-1] if self._ends else 0

    @overload
    def __getitem__(self, index: int) -> T: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[T]: ...

    def __getitem__(self, index: int | slice) -> T | Sequence[T]:
        if isinstance(index, slice):
            return tuple(self[i] for i in range(*index.indices(len(self))))
        at = index + len(self) if index < 0 else index
        if not 0 <= at < len(self):
            raise IndexError(index)
        page = bisect_right(self._ends, at)
        return self._page(page)[at - (self._ends[page - 1] if page else 0)]

    def __iter__(self) -> Iterator[T]:
        for page in range(len(self._ends)):
            yield from self._page(page)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Sequence) or isinstance(other, str):
            return NotImplemented
        return len(self) == len(other) and all(mine == theirs for mine, theirs in zip(self, other, strict=True))

    __hash__ = None  # type: ignore[assignment]  # equal to other sequences, so not hashable

    def _page(self, page: int) -> Sequence[T]:
        held = self._held.get(page)
        if held is None:
            held = self._held[page] = self._fetch(page)
            while len(self._held) > _KEPT:
                self._held.popitem(last=False)
        return held


def cut(total: int, size: int) -> list[int]:
    """Page sizes for ``total`` items, ``size`` a page and the rest on the last."""
    return [min(size, total - at) for at in range(0, total, size)]
