"""What a change between two states of a case is, from what full runs gave for both."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from onrecord.model.delta import RecordChange, ResolutionChange
from onrecord.model.entity import Resolution
from onrecord.model.entry import Record
from onrecord.model.findings import Findings

K = TypeVar("K")
V = TypeVar("V")


def resolution_change(
    before: Sequence[Findings], after: Sequence[Findings], was: Resolution, now: Resolution
) -> ResolutionChange:
    """``before``, ``after``: placed findings."""
    old, new = {one.id: one for one in was.entities}, {one.id: one for one in now.entities}
    return ResolutionChange(
        placed=tuple(one for one in after if one not in before),
        unplaced=tuple(one for one in before if one not in after),
        entities=tuple(one for one in now.entities if old.get(one.id) != one),
        gone=tuple(one for one in old if one not in new),
        of_mention=changed(was.of_mention, now.of_mention),
        suggested=changed(was.suggested, now.suggested),
        dates=changed(was.dates, now.dates),  # type: ignore[arg-type]  # times, in a dictionary of anything
    )


def record_change(was: Record, now: Record) -> RecordChange:
    old, new = {one.id: one for one in was.entries}, {one.id: one for one in now.entries}
    return RecordChange(
        entries=tuple(one for one in now.entries if old.get(one.id) != one),
        gone=tuple(one for one in old if one not in new),
        lineage=but(now.lineage, was.lineage),
        lineage_gone=but(was.lineage, now.lineage),
        to_get=but(now.to_get, was.to_get),
        to_get_gone=but(was.to_get, now.to_get),
        copies=but(now.copies, was.copies),
        copies_gone=but(was.copies, now.copies),
    )


def changed(was: Mapping[K, V], now: Mapping[K, V]) -> dict[K, V | None]:
    out: dict[K, V | None] = {key: value for key, value in now.items() if was.get(key) != value}
    return out | {key: None for key in was if key not in now}


def but(some: Sequence[V], others: Iterable[V]) -> tuple[V, ...]:
    rest = list(others)
    out = []
    for one in some:
        if one in rest:
            rest.remove(one)
        else:
            out.append(one)
    return tuple(out)
