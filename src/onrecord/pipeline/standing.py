"""What stands from earlier builds: the record that is there, and the cache with what was read."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from onrecord import store
from onrecord.casefolder import CaseFolder
from onrecord.casefolder.atomic import TEMPORARY
from onrecord.errors import CaseError

CACHE = "stages.db"
EARLIER = "earlier.db"  # the record before the present one, kept to compare with; as disposable as the cache
TABLES, FINDINGS = "table", "findings"  # kinds of blobs in the cache


@contextmanager
def keeping_earlier(case: CaseFolder) -> Iterator[None]:
    """Keep the record that the block replaces under another name, once it is replaced. Costs no time and no copy where
    the disk can give a file two names; where nothing can be kept, nothing is: it can be reckoned from the custody log.
    """
    part = case.cache_dir / f"{TEMPORARY}{EARLIER}"
    with suppress(OSError, sqlite3.Error):
        part.unlink(missing_ok=True)
        if case.record_path.is_file():
            try:
                os.link(case.record_path, part)
            except OSError:
                store.copy(case.record_path, part)
    try:
        yield
        if part.is_file():
            with suppress(OSError):
                part.replace(case.cache_dir / EARLIER)
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


@contextmanager
def open_record(case: CaseFolder) -> Iterator[store.RecordView | None]:
    """The case's record for the block, or None when there is none that can be read."""
    with _open(case.record_path) as view:
        yield view


@contextmanager
def open_earlier(case: CaseFolder) -> Iterator[store.RecordView | None]:
    """The record before the present one, or None when none is kept that can be read."""
    with _open(case.cache_dir / EARLIER) as view:
        yield view


@contextmanager
def _open(path: Path) -> Iterator[store.RecordView | None]:
    if not path.is_file():
        yield None
        return
    try:
        view = store.open_view(path)
    except CaseError:  # broken or of an older schema: it is rebuilt, never mended
        yield None
        return
    with view:
        yield view
