"""The case on disk: paths and their guard, lock, journals, cache, and writing that is never half done."""

from __future__ import annotations

import os

from onrecord.errors import CaseError

if os.name == "nt":  # said here, before an import fails without a reason
    raise CaseError(
        "Windows lacks the file lock (flock), the user database (pwd) and the flush of folders that a case stands on",
        mend="use OnRecord under WSL, Linux or macOS",
    )

from onrecord.casefolder.atomic import atomic_write, flush_files
from onrecord.casefolder.cache import Cache
from onrecord.casefolder.circumstances import Clock, account_name, system_clock
from onrecord.casefolder.config import CaseConfig
from onrecord.casefolder.folder import CaseFolder
from onrecord.casefolder.journal import Journal, Mark
from onrecord.casefolder.kept import KeptFile
from onrecord.casefolder.lines import Erasable, Line
from onrecord.casefolder.space import need

__all__ = [
    "Cache",
    "CaseConfig",
    "CaseFolder",
    "Clock",
    "Erasable",
    "Journal",
    "KeptFile",
    "Line",
    "Mark",
    "account_name",
    "atomic_write",
    "flush_files",
    "need",
    "system_clock",
]
