"""Progress on standard error, for work that takes more than two seconds."""

from __future__ import annotations

import sys
from time import monotonic

PATIENCE = 2.0  # seconds before the first word
_STEADY = 10.0  # seconds between lines where no terminal can redraw one
_REDRAW = 0.2
_DOING = {
    "add": "taking in documents",
    "read": "reading documents",
    "learn": "learning what the story is about",
    "resolve": "resolving names and dates",
    "reconcile": "laying claims together",
    "write": "writing the record",
    "publish": "publishing",
}


class ProgressLine:
    """Call it with a stage, what is done and the total; ``clear`` wipes the line at the end."""

    def __init__(self, *, is_wanted: bool = True) -> None:
        self._is_wanted = is_wanted
        self._is_terminal = sys.stderr.isatty()
        self._began = monotonic()
        self._next = self._began + PATIENCE
        self._width = 0

    def __call__(self, stage: str, done: int, total: int) -> None:
        now = monotonic()
        if not self._is_wanted or now < self._next:
            return
        self._next = now + (_REDRAW if self._is_terminal else _STEADY)
        count = f" {done:,} of {total:,}" if total else ""
        line = f"onrecord: {_DOING.get(stage, stage)}{count}, {now - self._began:.0f} s"
        if self._is_terminal:
            sys.stderr.write("\r" + line.ljust(self._width))
            self._width = len(line)
        else:
            sys.stderr.write(line + "\n")
        sys.stderr.flush()

    def clear(self) -> None:
        """Wipe the line, so that what follows starts on a clean one."""
        if self._width:
            sys.stderr.write("\r" + " " * self._width + "\r")
            sys.stderr.flush()
            self._width = 0
