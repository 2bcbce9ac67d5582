"""Conflicts: decisions that say different things of one slot. All are shown, none wins; the machine's value stands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.model.decision import Decision


@dataclass(frozen=True, slots=True)
class Conflict:
    """``what``: the slot in words. ``decisions``: by id. ``claim``: the claim's id where it is about one."""

    what: str
    decisions: tuple[Decision, ...]
    claim: str | None = None


def of(what: str, decisions: Iterable[Decision], claim: str | None = None) -> Conflict:
    """A conflict, its decisions by id, each once."""
    unique = {one.id: one for one in decisions}
    return Conflict(what, tuple(unique[key] for key in sorted(unique)), claim)
