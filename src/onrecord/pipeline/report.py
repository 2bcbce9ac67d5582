"""What a build tells about itself: counts and seconds. Never part of the record."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from time import perf_counter

Progress = Callable[[str, int, int], None]
"""Called with a stage's name, how much of it is done, and how much there is (0 when that is not known)."""


@dataclass(frozen=True, slots=True)
class BuildReport:
    """``documents``: in the case. ``parsed``: texts that went through the parser. ``read``: documents read from their
    token tables. ``unchanged``: documents whose findings were held already. ``not_read``: names of documents in a
    language that no parser reads. ``reasons``: why anything was done; empty when the record was fresh.
    ``seconds``: work by stage, summed over processes, with ``total`` as it passed on the clock.
    ``decisions``: taken into account; ``orphaned`` of them found nothing to stand on; ``conflicts`` between them.
    ``in_full``: False where only what a few changed documents touch was worked on; ``wide``: why that would not do,
    where it was tried.
    """

    documents: int
    parsed: int
    read: int
    unchanged: int
    claims: int
    entries: int
    not_read: tuple[str, ...]
    reasons: tuple[str, ...]
    seconds: Mapping[str, float]
    decisions: int = 0
    orphaned: int = 0
    conflicts: int = 0
    in_full: bool = True
    wide: str | None = None

    @property
    def is_fresh(self) -> bool:
        """True when the record already stood on these inputs and nothing was done."""
        return not self.reasons


class Stopwatch:
    """Seconds by stage."""

    def __init__(self) -> None:
        self._began = perf_counter()
        self._seconds: dict[str, float] = {}

    def add(self, stage: str, seconds: float) -> None:
        """Count ``seconds`` of work for ``stage``."""
        self._seconds[stage] = self._seconds.get(stage, 0.0) + seconds

    @contextmanager
    def timing(self, stage: str) -> Iterator[None]:
        """Count the time of the block for ``stage``."""
        began = perf_counter()
        try:
            yield
        finally:
            self.add(stage, perf_counter() - began)

    def read(self) -> dict[str, float]:
        """What was counted, and the total since the watch was made."""
        return {**self._seconds, "total": perf_counter() - self._began}


def silent(stage: str, done: int, total: int) -> None:
    """The progress of nobody who watches."""
