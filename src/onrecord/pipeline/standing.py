"""What stands from earlier builds: the record that is there, and the cache with what was read."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from onrecord import store
from onrecord.casefolder import CaseFolder
from onrecord.errors import CaseError
from onrecord.model.view import View

CACHE = "stages.db"
TABLES, FINDINGS = "table", "findings"  # kinds of blobs in the cache


@contextmanager
def open_record(case: CaseFolder) -> Iterator[View | None]:
    """The case's record for the block, or None when there is none that can be read."""
    if not case.record_path.is_file():
        yield None
        return
    try:
        view = store.open_view(case.record_path)
    except CaseError:  # broken or of an older schema: it is rebuilt, never mended
        yield None
        return
    with view:
        yield view
