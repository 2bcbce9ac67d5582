"""A case that is just large enough for changes to be followed, and stages that follow them by running in full."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import adding
import changes_of
from onrecord import intake, reconciliation, resolution
from onrecord.casefolder import CaseFolder
from onrecord.model import delta
from onrecord.model.delta import DocumentChange, Kept, RecordChange, ResolutionChange, TooWide
from onrecord.model.entity import Resolution
from onrecord.model.entry import Record
from onrecord.model.findings import Concepts, Findings
from onrecord.model.profile import Profile
from onrecord.pipeline import adjusting, build, removal
from onrecord.pipeline.report import BuildReport
from onrecord.settings import Settings

QUIET = Settings(progress=False)
SIZE = 66
delta.SMALLEST = 64  # so that cases which are made quickly are followed too


class FullRuns:
    """Stages that follow a change by running in full before and after it, and telling the difference."""

    def __init__(self) -> None:
        self.runs: dict[tuple[str, ...], tuple[tuple[Findings, ...], Resolution, Record]] = {}
        self.read: dict[str, Findings] = {}
        self.wide: str | None = None
        self.was = Record()  # before the change at hand

    def run(self, concepts: Concepts, profile: Profile) -> tuple[tuple[Findings, ...], Resolution, Record]:
        key = tuple(sorted(repr(one.document) for one in self.read.values()))
        if key not in self.runs:
            ordered = tuple(self.read[one] for one in sorted(self.read))
            placed = resolution.place_in_story(ordered, concepts, profile)
            resolved = resolution.resolve(placed, concepts, profile)
            self.runs[key] = (placed, resolved, reconciliation.reconcile(placed, resolved, concepts, profile))
        return self.runs[key]

    def resolve(self, kept: Kept, change: DocumentChange, concepts: Concepts, profile: Profile) -> ResolutionChange:
        if self.wide is not None:
            raise TooWide(self.wide)
        kept.put("seen", [(one.document.id, "", b"") for one in change.added])
        assert len(self.read) == change.before
        was = self.run(concepts, profile)
        self.was = was[2]
        assert all(self.read.pop(one.document.id) == one for one in change.removed)
        self.read |= {one.document.id: one for one in change.added}
        assert len(self.read) == change.after
        now = self.run(concepts, profile)
        return changes_of.resolution_change(was[0], now[0], was[1], now[1])

    def reconcile(
        self, kept: Kept, change: DocumentChange, resolved: ResolutionChange, concepts: Concepts, profile: Profile
    ) -> RecordChange:
        return changes_of.record_change(self.was, self.run(concepts, profile)[2])


@dataclass
class Large:
    """A case that is just large enough, with its stages."""

    case: CaseFolder
    work: Path
    stages: FullRuns
    next: int = SIZE

    def add(self, count: int = 1) -> None:
        adding.put(self.case, range(self.next, self.next + count), self.work)
        self.next += count

    def remove(self, at: int) -> None:
        removal.remove(self.case, intake.documents(self.case)[at].id)

    def describe(self, at: int, outlet: str) -> None:
        """Another manifest for one page, as reading would find it."""
        one = intake.documents(self.case)[at]
        adding.put(self.case, range(int(one.name[:6]), int(one.name[:6]) + 1), self.work, outlet=outlet)

    def build(self) -> BuildReport:
        return build(self.case, QUIET)

    def same_as_whole(self) -> None:
        """The record has the bytes that a build in full gives it."""
        held, path = adding.record_of(self.case), self.case.record_path
        aside = path.with_name("aside.db")
        path.rename(aside)
        kept = adjusting.kept_path(self.case)
        kept.rename(self.work / "kept")
        assert self.build().in_full
        assert adding.record_of(self.case) == held
        aside.replace(path)
        (self.work / "kept").replace(kept)


def made(folder: Path, stages: FullRuns) -> Large:
    """A case in ``folder``, built in full. ``adjusting.STAGES`` must be those of ``stages``."""
    case = CaseFolder.create(folder / "case", "t")
    held = Large(case, folder, stages)
    adding.put(case, range(SIZE), folder)
    held.build()
    stages.read = {one.id: adding.findings(one, int(one.name[:6])) for one in intake.documents(case)}
    return held
