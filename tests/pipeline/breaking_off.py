"""Breaks off builds that work a change in, at one write call or another, and says what each left.

A script and not a test, so that it has one thread and can fork.

    python breaking_off.py FOLDER killed|refused

Prints one JSON object: how many were broken off, how many left the old record and how many the new one, what was wrong.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
from pathlib import Path

import adding
from casefolder import disturbing
from large_case import QUIET, FullRuns, Large, made
from onrecord.casefolder import CaseFolder
from onrecord.errors import OnRecordError
from onrecord.pipeline import build, verify

_SPREAD = 8  # broken off at so many calls of all
_LAST = 12  # and at so many before the end, where the record is put in place
_FINE, _REFUSED, _OTHER = 0, 3, 9


class Trials:
    """Builds on copies of the case of ``large``, which has changes to take in."""

    def __init__(self, large: Large, how: str) -> None:
        self.work = large.work
        self.act = disturbing.die if how == "killed" else disturbing.refuse
        self.held, self.trial = self.work / "held", self.work / "trial"
        shutil.copytree(large.case.root, self.held)
        self.old = adding.record_of(large.case)
        assert not large.build().in_full
        self.new = adding.record_of(large.case)
        self.left = {"old": 0, "new": 0}
        self.wrong: list[str] = []

    def is_reached(self, number: int) -> bool:
        """Break a build off at the call of that number, and look at what is left; False where it makes fewer."""
        shutil.rmtree(self.trial, ignore_errors=True)
        shutil.copytree(self.held, self.trial)
        reached = self.work / "reached"
        reached.unlink(missing_ok=True)
        child = os.fork()
        if not child:
            self._build_until(number, reached)
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        if reached.exists():
            self._look(f"call {number}", code)
        return reached.exists()

    def _build_until(self, number: int, reached: Path) -> None:
        def noted() -> None:
            disturbing.mark(reached)
            self.act()

        code = _OTHER
        try:
            disturbing.at_call(number, noted)()
            build(CaseFolder.open(self.trial), QUIET)
            code = _FINE
        except OnRecordError:
            code = _REFUSED
        finally:
            os._exit(code)

    def _look(self, when: str, code: int) -> None:
        case = CaseFolder.open(self.trial)
        seen = adding.record_of(case)
        if seen not in (self.old, self.new):
            self.wrong.append(f"{when}: another record")
        self.left["old" if seen == self.old else "new"] += 1
        if code not in (_FINE, _REFUSED, disturbing.KILLED):
            self.wrong.append(f"{when}: ended with {code}")
        build(case, QUIET)
        if adding.record_of(case) != self.new:
            self.wrong.append(f"{when}: the next build made another record")
        self.wrong += [f"{when}: {fault}" for fault in verify(case).faults]
        self.wrong += [f"{when}: left {path.name}" for path in self.trial.rglob(".part-*")]


def main() -> None:
    folder, how = Path(sys.argv[1]), sys.argv[2]
    large = made(folder, FullRuns())  # which are not asked: the stages are the real ones
    large.add()
    large.remove(5)
    trials = Trials(large, how)
    low, high = 1, 64
    while trials.is_reached(high):
        low, high = high, high * 2
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if trials.is_reached(middle) else (low, middle)
    for number in sorted({*range(1, low, max(1, low // _SPREAD)), *range(max(1, low - _LAST), low)}):
        trials.is_reached(number)
    print(json.dumps({"calls": low, **trials.left, "wrong": trials.wrong}))


if __name__ == "__main__":
    main()
