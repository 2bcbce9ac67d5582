"""The steps that take an older case up to today's format: numbered, each tested, each safe to do twice.

A case has one format, in ``case.toml``. A step changes what it must and the number comes last, so that a step that
was broken off is done again. Journals are never rewritten: a line says that from here on they speak the new format.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from onrecord.casefolder.atomic import atomic_write
from onrecord.casefolder.config import FORMAT, format_of
from onrecord.casefolder.journal import Journal

_NUMBER = re.compile(rb"^(\s*[\"']?format[\"']?\s*=\s*)\d+", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Step:
    """From format ``to - 1`` to ``to``: ``what`` it brings, ``take`` does it."""

    to: int
    what: str
    take: Callable[[Journal], None]


def _erasable_values(custody: Journal) -> None:
    custody.migrate()


STEPS: tuple[Step, ...] = (
    Step(2, "custody keeps each erasable value under a salted digest of its own", _erasable_values),
)


def migrate(config: Path, custody: Journal) -> bool:
    """Do the steps that the case of this ``case.toml`` has not had. False where there was none to do."""
    data = config.read_bytes().removeprefix(codecs.BOM_UTF8)
    found = format_of(data)
    if found >= FORMAT:
        return False
    for step in STEPS:
        if step.to > found:
            step.take(custody)
    line = f"format = {FORMAT}\n".encode()
    # the file is people's own: only the number changes, comments and order stay
    fresh = _NUMBER.sub(rb"\g<1>" + str(FORMAT).encode(), data, count=1) if _NUMBER.search(data) else line + data
    atomic_write(config, fresh)
    return True
