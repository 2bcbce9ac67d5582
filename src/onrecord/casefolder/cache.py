"""A disposable store of blobs in SQLite: what it loses is made again, so a broken file is simply replaced."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterable, Mapping
from itertools import islice
from pathlib import Path
from types import TracebackType

from onrecord.errors import CaseError, CaseLockedError

_SCHEMA = 1
_CREATE = "CREATE TABLE IF NOT EXISTS blob (kind TEXT, key TEXT, data BLOB NOT NULL, PRIMARY KEY (kind, key))"
_CHUNK = 500  # below SQLite's oldest limit of 999 parameters a statement
_BROKEN = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_FORMAT}
_BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
_WAIT = 30.0  # seconds for another process to finish its transaction


class Cache:
    """Blobs by kind and key in the file at ``path``, compressed. A blob that does not decompress counts as absent; a
    file that is no database, or of another schema, is made anew. Usable as a context manager.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        try:
            self._db = self._open()
        except sqlite3.DatabaseError as error:
            self._replace(error)

    def __enter__(self) -> Cache:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()

    def get_many(self, kind: str, keys: Iterable[str]) -> dict[str, bytes]:
        """The blobs that are there, by key; absent keys are left out."""
        out: dict[str, bytes] = {}
        for chunk in _chunks(keys):
            marks = ",".join("?" * len(chunk))
            query = f"SELECT key, data FROM blob WHERE kind = ? AND key IN ({marks})"  # noqa: S608 marks only
            try:
                rows = self._db.execute(query, (kind, *chunk)).fetchall()
            except sqlite3.DatabaseError as error:
                self._replace(error)
                return {}
            for key, data in rows:
                try:
                    out[key] = zlib.decompress(data)
                except (zlib.error, TypeError):  # damaged: to be made again
                    continue
        return out

    def held(self, kind: str, keys: Iterable[str]) -> set[str]:
        """Those of ``keys`` that there is a blob for."""
        wanted = set(keys)
        try:
            rows = self._db.execute("SELECT key FROM blob WHERE kind = ?", (kind,)).fetchall()
        except sqlite3.DatabaseError as error:
            self._replace(error)
            return set()
        return wanted.intersection(key for (key,) in rows)

    def put_many(self, kind: str, items: Mapping[str, bytes]) -> None:
        """Store blobs, in one transaction."""
        rows = [(kind, key, zlib.compress(data)) for key, data in items.items()]
        statement = "INSERT OR REPLACE INTO blob VALUES (?, ?, ?)"
        try:
            with self._db:
                self._db.executemany(statement, rows)
        except sqlite3.DatabaseError as error:
            self._replace(error)
            with self._db:
                self._db.executemany(statement, rows)

    def drop(self, kind: str, keys: Iterable[str]) -> None:
        """Drop the blobs of these keys."""
        try:
            with self._db:
                self._db.executemany("DELETE FROM blob WHERE kind = ? AND key = ?", [(kind, key) for key in keys])
        except sqlite3.DatabaseError as error:
            self._replace(error)

    def keep_only(self, kind: str, keys: Iterable[str]) -> None:
        """Drop the blobs of ``kind`` whose key is not among ``keys``."""
        wanted = set(keys)
        try:
            held = [key for (key,) in self._db.execute("SELECT key FROM blob WHERE kind = ?", (kind,))]
            with self._db:
                self._db.executemany(
                    "DELETE FROM blob WHERE kind = ? AND key = ?", [(kind, key) for key in held if key not in wanted]
                )
        except sqlite3.DatabaseError as error:
            self._replace(error)

    def forget_all_but(self, kept: Mapping[str, Iterable[str]]) -> None:
        """Drop every blob that is not among ``kept`` (keys by kind), and every byte of it: the file is written anew, so
        that no free page, write-ahead log or index still holds what was dropped. Done in memory and in the file alone.
        """
        try:
            kinds = [kind for (kind,) in self._db.execute("SELECT DISTINCT kind FROM blob ORDER BY kind")]
            for kind in kinds:
                self.keep_only(kind, kept.get(kind, ()))
            for pragma in ("secure_delete = ON", "temp_store = MEMORY"):
                self._db.execute(f"PRAGMA {pragma}")
            self._db.execute("VACUUM")
            (is_busy, *_) = self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        except sqlite3.DatabaseError as error:
            self._replace(error)
            return
        if is_busy:  # a reader holds the old pages, so the file goes as a whole
            self._make_anew()

    def _open(self) -> sqlite3.Connection:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        db = sqlite3.connect(self._path, timeout=_WAIT)
        try:
            version = db.execute("PRAGMA user_version").fetchone()[0]
            if version not in (0, _SCHEMA):
                raise sqlite3.DatabaseError("another schema")  # noqa: TRY301 taken for broken, as it is
            # a write-ahead log survives a killed process; losing the last transaction to a power cut is no loss
            db.execute("PRAGMA journal_mode = WAL")
            db.execute("PRAGMA synchronous = NORMAL")
            with db:
                db.execute(_CREATE)
                db.execute(f"PRAGMA user_version = {_SCHEMA}")
        except BaseException:
            db.close()
            raise
        return db

    def _replace(self, error: sqlite3.DatabaseError) -> None:
        """Make the file anew if ``error`` says that it is broken; else say what is wrong with it."""
        code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & 0xFF
        if code in _BUSY:
            raise CaseLockedError(
                "another process is writing to the cache", where=str(self._path), mend="try again"
            ) from None
        missing_table = code == sqlite3.SQLITE_ERROR and "no such" in str(error)
        if code not in _BROKEN and not missing_table:
            mend = "free space, or let your account write there, then say the same again"
            raise CaseError(f"cannot be used: {error}", where=str(self._path), mend=mend) from None
        self._make_anew()

    def _make_anew(self) -> None:
        if hasattr(self, "_db"):
            self._db.close()
        for suffix in ("", "-wal", "-shm", "-journal"):
            self._path.with_name(self._path.name + suffix).unlink(missing_ok=True)
        self._db = self._open()


def _chunks(keys: Iterable[str]) -> Iterable[list[str]]:
    waiting = iter(keys)
    while chunk := list(islice(waiting, _CHUNK)):
        yield chunk
