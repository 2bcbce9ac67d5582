"""One frozen object of settings, read once at the edge (command line, web) and passed down."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Settings:
    """What the edge decides: processes, batch size, progress and colour.

    ``processes``: how many processes parse (1 = in this process).
    ``batch``: texts a parser batch; small, because memory grows with it (8 peaks at 250 MB).
    ``progress``: whether long work may draw a progress line on standard error.
    """

    processes: int = 1
    batch: int = 8
    progress: bool = True


def from_environment(environ: Mapping[str, str] | None = None) -> Settings:
    """Settings from ``ONRECORD_PROCESSES`` and ``ONRECORD_BATCH``; a bad number falls back to the default."""
    env = os.environ if environ is None else environ

    def number(name: str, default: int) -> int:
        text = env.get(name, "")
        return int(text) if text.isascii() and text.isdigit() and 0 < int(text) <= 64 else default

    return Settings(processes=number("ONRECORD_PROCESSES", 1), batch=number("ONRECORD_BATCH", 8))
