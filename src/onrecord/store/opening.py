"""Opening the record's file for reading: one state of it, for as long as it is open.

A build either puts a new file in the place of the old one or changes the one that is there, in one transaction. Who
reads therefore holds a read transaction: a build that wants to change the file then makes a new one instead. A file
whose change was broken off has a journal beside it, which the first who may write uses to take it back.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from onrecord.errors import CaseError

_MEND = "run onrecord build"
_WAIT = 10.0  # seconds for a build to finish its transaction, which takes a fraction of one


def opened(path: Path) -> sqlite3.Connection:
    """A connection that reads the record at ``path`` as it is now. May be shared by threads, one at a time.

    Raises ``CaseError`` when it cannot be opened.
    """
    try:
        try:
            return _reading(path, "mode=ro")
        except sqlite3.OperationalError:
            if not journal_of(path).exists():
                # a disk that knows no locks; nothing there can change either, or only by a rename
                return _reading(path, "mode=ro&immutable=1")
            take_back(path)
            return _reading(path, "mode=ro")
    except sqlite3.DatabaseError as error:
        raise CaseError(f"the record cannot be opened: {error}", where=str(path), mend=_MEND) from error


def take_back(path: Path) -> None:
    """Take back a change to the file at ``path`` that was broken off, if there is one."""
    if journal_of(path).exists():
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=rw", uri=True, timeout=_WAIT)) as connection:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()


def journal_of(path: Path) -> Path:
    """Where SQLite notes what it changes in the file at ``path``."""
    return path.with_name(f"{path.name}-journal")


def _reading(path: Path, how: str) -> sqlite3.Connection:
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?{how}", uri=True, check_same_thread=False, isolation_level=None, timeout=_WAIT
    )
    try:
        connection.execute("BEGIN")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except BaseException:
        connection.close()
        raise
    return connection


def copy(path: Path, to: Path) -> None:
    """Copy a record. Through SQLite: a file that is opened and closed otherwise lets go of locks that others of this
    process hold on it. Raises ``OSError`` or ``sqlite3.Error``.
    """
    with closing(_reading(path, "mode=ro")) as source, closing(sqlite3.connect(to)) as target:
        target.execute("PRAGMA synchronous = OFF")
        source.backup(target)
