"""Changing a few documents' share of the record, in one transaction.

Rows keep their numbers where the thing that they tell of keeps its id, so that only rows that say something else are
touched. What comes out must show, through every view and every table, what ``writer.write`` would have written of the
whole; a change that does not fit what is there is taken back, and the whole has to be written.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path

from onrecord.casefolder.atomic import TEMPORARY, flush_folder
from onrecord.errors import CaseError
from onrecord.model.delta import RecordChange, Replaced, ResolutionChange, TooWide
from onrecord.store import opening, schema
from onrecord.store.alteration import Alteration
from onrecord.store.tables import Tables

_WAIT = 0.2  # seconds: who reads the record keeps it open for long or not at all
_CACHE = 65_536  # kilobytes of pages: changes that do not fit would be written before their end


def update(
    path: Path,
    *,
    meta: Mapping[str, str],
    texts: Mapping[str, str],
    resolution: ResolutionChange,
    record: RecordChange,
) -> Replaced:
    """Change the record at ``path``: a reader sees the old one or the new one, whatever happens in between. ``texts``:
    of the documents that are placed anew, asked for one by one. Returns what was replaced.

    Where somebody reads the file or it has a second name, a changed copy is put in its place instead. Raises
    ``TooWide`` where the change does not fit the record that is there, ``CaseError`` when the disk does not take it.
    """

    def alter(connection: sqlite3.Connection) -> Replaced:
        return Alteration(Tables(connection), texts, resolution, record).make(meta)

    try:
        opening.take_back(path)
        if path.stat().st_nlink == 1:
            with closing(_opened(path)) as connection:
                if _is_taken(connection):
                    return _changed(connection, alter)
        return _on_a_copy(path, alter)
    except (sqlite3.IntegrityError, LookupError) as error:
        raise TooWide(f"the change does not fit the record ({error})") from error
    except (OSError, sqlite3.Error) as error:
        raise CaseError(
            f"cannot write the record: {error}", where=str(path), mend="free space, then build again"
        ) from error


def _opened(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=rw", uri=True, isolation_level=None, timeout=_WAIT)
    for pragma in ("foreign_keys = ON", "synchronous = FULL", "temp_store = MEMORY", f"cache_size = -{_CACHE}"):
        connection.execute(f"PRAGMA {pragma}")
    return connection


def _is_taken(connection: sqlite3.Connection) -> bool:
    """Begin, unless somebody reads."""
    try:
        connection.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            return False
        raise
    return True


def _changed(connection: sqlite3.Connection, alter: Callable[[sqlite3.Connection], Replaced]) -> Replaced:
    schema.check(connection, "record")
    replaced = alter(connection)
    connection.execute("COMMIT")
    return replaced


def _on_a_copy(path: Path, alter: Callable[[sqlite3.Connection], Replaced]) -> Replaced:
    part = path.with_name(f"{TEMPORARY}{path.name}")
    try:
        part.unlink(missing_ok=True)
        opening.copy(path, part)
        with closing(_opened(part)) as connection:
            connection.execute("BEGIN")
            replaced = _changed(connection, alter)
        with part.open("rb+") as written:
            os.fsync(written.fileno())
        part.replace(path)
        flush_folder(path.parent)
    finally:
        part.unlink(missing_ok=True)
        opening.journal_of(part).unlink(missing_ok=True)
    return replaced
