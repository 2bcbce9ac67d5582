"""The case on disk: paths and their guard, lock, journals, cache, and writing that is never half done."""

from __future__ import annotations

from onrecord.casefolder.atomic import atomic_write, flush_files
from onrecord.casefolder.cache import Cache
from onrecord.casefolder.circumstances import Clock, account_name, system_clock
from onrecord.casefolder.config import CaseConfig
from onrecord.casefolder.folder import CaseFolder
from onrecord.casefolder.journal import Journal

__all__ = [
    "Cache",
    "CaseConfig",
    "CaseFolder",
    "Clock",
    "Journal",
    "account_name",
    "atomic_write",
    "flush_files",
    "system_clock",
]
