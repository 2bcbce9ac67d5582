"""What changed in the record from one state of the case to another, with the causes kept apart."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Literal, get_args

from onrecord.model.entry import Register

CauseKind = Literal["happened", "newly reported", "newly acquired", "decided", "engine"]
CAUSES: tuple[CauseKind, ...] = get_args(CauseKind)
HEADINGS: dict[CauseKind, str] = {
    "happened": "It happened, as reported",
    "newly reported": "Newly reported",
    "newly acquired": "Newly acquired",
    "decided": "We decided",
    "engine": "The engine changed",
}
ChangeKind = Literal["appeared", "vanished", "merged", "split", "changed"]


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two states. ``told``: which, in words. ``documents``, ``decisions``, ``entries``: how many it has.
    ``newest``: the last day on which a document of it was published, ISO date, None where none is dated.
    """

    told: str
    documents: int
    decisions: int
    entries: int
    newest: str | None = None


@dataclass(frozen=True, slots=True)
class Cause:
    """Why something changed. ``told``: the end of a sentence ("newly reported by b.txt, 2031-05-09"). ``documents``:
    ids of those that it comes from; ``decisions``: ids.
    """

    kind: CauseKind
    told: str
    documents: tuple[str, ...] = ()
    decisions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Detail:
    """One thing about an entry that reads otherwise. ``what``: a cell's or flag's name, ``current value`` (why it is
    the one that stands), ``story``, ``sources said``, ``sources so``, ``claims``, ``explanation of …``. None where
    there was, or is, nothing.
    """

    what: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Change:
    """A change of one entry, of one cause. ``entry``: the id it has now (where it vanished: had). ``was``: the id it
    had; None where it appeared. ``others``: ids of the entries that were merged into it, or that it was split from.
    ``in_story``: False where it was, and is, aside from the story.
    ``told``: one neutral sentence without its cause. ``causes``: of one kind each, the foremost first.
    """

    kind: ChangeKind
    entry: str
    was: str | None
    register: Register
    title: str
    told: str
    causes: tuple[Cause, ...]
    details: tuple[Detail, ...] = ()
    others: tuple[str, ...] = ()
    in_story: bool = True

    @property
    def cause(self) -> CauseKind:
        """The foremost cause."""
        return self.causes[0].kind

    @property
    def sentence(self) -> str:
        """What changed, and why."""
        return f"{self.told}: {'; '.join(cause.told for cause in self.causes)}"


@dataclass(frozen=True, slots=True)
class Diff:
    """``changes``: by cause, register and title. ``notes``: what could not be compared, one sentence each."""

    before: Side
    after: Side
    changes: tuple[Change, ...] = ()
    notes: tuple[str, ...] = ()

    def of(self, cause: CauseKind) -> tuple[Change, ...]:
        """Changes whose foremost cause this is."""
        return tuple(change for change in self.changes if change.cause == cause)

    def only(self, entries: Collection[str]) -> Diff:
        """The changes of entries (ids as they are now) that may be shown; what vanished is left out."""
        kept = [one for one in self.changes if one.kind != "vanished" and one.entry in entries]
        return replace(self, changes=tuple(kept))
