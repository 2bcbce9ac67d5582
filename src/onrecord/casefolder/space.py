"""Disk space, looked at before work starts: better a line now than a half day's reading that cannot be kept."""

from __future__ import annotations

import os
from pathlib import Path

from onrecord.errors import CaseError

MARGIN = 4 * 1024 * 1024  # bytes: what journals, folders and a database's own pages take beside the content


def need(folder: Path, size: int, what: str) -> None:
    """Raise ``CaseError`` unless the disk under ``folder`` has ``size`` bytes free, and a margin, for ``what``."""
    found = os.statvfs(folder)
    free = found.f_bavail * found.f_frsize
    if free < size + MARGIN:
        raise CaseError(
            f"{what} needs about {_megabytes(size + MARGIN)}, and {_megabytes(free)} are free",
            where=str(folder),
            mend="free space, then say the same again",
        )


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:,.1f} MB"
