"""The queue: what to ask a human next, by how much of the record rests on it unchecked."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from onrecord.model.decision import SECOND_READER
from onrecord.model.entry import Entry
from onrecord.model.view import View

_CHECKED = ("checked", "cleared", "corroborated", "confirmed")


@dataclass(frozen=True, slots=True)
class Question:
    """An entry to look at. ``weight``: the larger, the sooner; ``why``: one phrase."""

    entry: str
    title: str
    weight: int
    why: str


def queue(view: View, limit: int = 20) -> tuple[Question, ...]:
    """Entries of the story that no person has checked, the heaviest first; those that people disagree about lead.

    An entry weighs what hangs on it: its claims, the entries whose edges lead to it, double where all stands on a
    single root, and more where others dispute it.
    """
    entries = list(view.entries())
    leads = Counter(edge.other for entry in entries for edge in entry.edges)
    asked = [question for entry in entries if (question := _question(entry, leads[entry.id])) is not None]
    return tuple(sorted(asked, key=lambda q: (-q.weight, q.entry))[:limit])


def _question(entry: Entry, leading: int) -> Question | None:
    flags = {flag.name: flag.value for flag in entry.flags}
    review = flags.get("review", "")
    if review in _CHECKED:
        return None
    hanging = len(entry.claims) + leading
    why = [f"{hanging} {'claim or entry hangs' if hanging == 1 else 'claims and entries hang'} on it"]
    weight = hanging
    if entry.so.high <= 1:
        weight *= 2
        why.append("on a single root" if entry.so.high else "with no source stated")
    if any(edge.kind in ("disputes", "contested") for edge in entry.edges):
        weight += 2
        why.append("disputed")
    if review == SECOND_READER:
        weight += 1000  # before anything that nobody has looked at
        why.insert(0, SECOND_READER)
    return Question(entry.id, entry.title, weight, ", ".join(why))
