"""A case of told pages, read for real, in which pages come, go and are described otherwise."""

from __future__ import annotations

import random
from pathlib import Path

import adding
import told_pages
from large_case import QUIET
from onrecord import intake
from onrecord.casefolder import CaseFolder
from onrecord.pipeline import adjusting, build, removal
from onrecord.pipeline.report import BuildReport

SIZE = 72  # above 64, and far enough below 128


class Told:
    """A case of told pages in which pages come, go and are described otherwise."""

    def __init__(self, folder: Path) -> None:
        self.work = folder / "pages"
        self.work.mkdir()
        self.case = CaseFolder.create(folder / "case", "t")
        self.next = 0

    def add(self, count: int) -> None:
        self._put(range(self.next, self.next + count))
        self.next += count

    def _put(self, numbers: range, outlet: str | None = None) -> None:
        paths = []
        for number in numbers:
            text, own, day = told_pages.page(number)
            path = self.work / f"{number:04d}.txt"
            path.write_text(f"{text}\n\nPage {number}.\n")
            path.with_suffix(".json").write_text(f'{{"outlet": "{outlet or own}", "date": "{day}", "language": "en"}}')
            paths.append(path)
        assert intake.add(self.case, paths, again=True).refused == ()

    def change(self, dice: random.Random) -> None:
        held = intake.documents(self.case)
        for _ in range(dice.choice([2, 2, 3, 5])):
            what = dice.randrange(5)
            if what in (0, 1) and len(held) < 120:
                self.add(1)
            elif what == 2 and len(held) > 66:
                removal.remove(self.case, dice.choice(held).id)
                held = intake.documents(self.case)
            elif what == 3:  # one that was withdrawn comes back
                gone = intake.withdrawn(self.case)
                if gone:
                    number = int(dice.choice(gone).name[:4])
                    self._put(range(number, number + 1))
            else:
                number = int(dice.choice(held).name[:4])
                self._put(range(number, number + 1), dice.choice(told_pages.OUTLETS))

    def whole(self) -> tuple[str, BuildReport]:
        """The record's digest and the report of a build in full, on a copy of nothing but the inputs."""
        path, aside = self.case.record_path, self.case.record_path.with_name("aside.db")
        kept, kept_aside = adjusting.kept_path(self.case), self.work / "kept"
        path.rename(aside)
        if kept.exists():
            kept.rename(kept_aside)
        report = build(self.case, QUIET)
        assert report.in_full
        found = adding.record_of(self.case), report
        aside.replace(path)
        if kept_aside.exists():
            kept_aside.replace(kept)
        return found
