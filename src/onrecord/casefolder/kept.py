"""What stages keep from one build to the next (``model.delta.Kept``), in an SQLite file that belongs to one record.

The file carries the stamp of the record that it goes with. It is written after the record is in place, so a build that
was broken off leaves a stamp that fits no record, and the next build starts without it. Values come from this file into
the record without being made again, so they are plain data: a case folder may come from a stranger. Longer values are
compressed; each begins with a byte that says whether it is.
"""

from __future__ import annotations

import os
import re
import sqlite3
import zlib
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import TypeVar

from onrecord.casefolder.atomic import TEMPORARY, flush_folder
from onrecord.errors import CaseError

T = TypeVar("T")

_SCHEMA = 2
_CHUNK = 500  # below SQLite's oldest limit of 999 parameters a statement
_NAME = re.compile(r"[a-z][a-z0-9_]*")
_LONG = 256  # bytes of a value that is worth compressing
_PLAIN, _SHUT = b"\0", b"\1"
_PREFIX = "of_"  # before a table's name, which then is no word of SQL
_MEND = "remove the file; the next build makes it anew"


class KeptFile:
    """The kept values in the file at ``path``, in memory where that is None. Everything put or dropped is one
    transaction, which ``seal`` ends; without it the file stays as it was. Usable as a context manager.

    Raises ``CaseError`` where the file cannot be used; whoever gets one goes on without kept values.
    """

    def __init__(self, path: Path | None = None, *, replaces: Path | None = None) -> None:
        self._path = path
        self._target = replaces or path
        self._tables: set[str] = set()
        self._db = self._guarded(self._open)

    @classmethod
    def anew(cls, path: Path) -> KeptFile:
        """An empty file, which takes the place of the one at ``path`` when it is sealed."""
        part = path.with_name(f"{TEMPORARY}{path.name}")
        erase(part)
        return cls(part, replaces=path)

    def __enter__(self) -> KeptFile:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file; what was not sealed is dropped."""
        self._db.close()
        if self._path is not None and self._path != self._target:
            erase(self._path)

    @property
    def stamp(self) -> str | None:
        """The record that the values go with."""
        rows = self._run("SELECT value FROM stamp").fetchall()
        return str(rows[0][0]) if rows else None

    def seal(self, stamp: str) -> None:
        """Keep what was put and dropped, as going with the record of that stamp."""
        self._run("DELETE FROM stamp")
        self._run("INSERT INTO stamp VALUES (?)", (stamp,))
        self._run("COMMIT")
        if self._path != self._target:
            self._db = self._guarded(self._put_in_place)
        else:
            self._run("BEGIN IMMEDIATE")

    def get(self, table: str, keys: Iterable[str]) -> dict[str, dict[str, bytes]]:
        out: dict[str, dict[str, bytes]] = {}
        for key, member, value in self._found(table, "key", keys):
            out.setdefault(key, {})[member] = value
        return out

    def first(self, table: str, keys: Iterable[str], number: int) -> dict[str, dict[str, bytes]]:
        name, out = self._table(table), {}
        query = f"SELECT member, value FROM {name} WHERE key = ? ORDER BY member LIMIT ?"  # noqa: S608 checked name
        for key in sorted(set(keys)):
            found = {_text(member): self._value(data) for member, data in self._run(query, (_bytes(key), number))}
            if found:
                out[key] = found
        return out

    def of_members(self, table: str, members: Iterable[str]) -> dict[str, dict[str, bytes]]:
        out: dict[str, dict[str, bytes]] = {}
        for key, member, value in self._found(table, "member", members):
            out.setdefault(member, {})[key] = value
        return out

    def counts(self, table: str, keys: Iterable[str]) -> dict[str, int]:
        name, out = self._table(table), {}
        for chunk in _chunks(sorted(set(keys))):
            marks = ",".join("?" * len(chunk))
            query = f"SELECT key, count(*) FROM {name} WHERE key IN ({marks}) GROUP BY key"  # noqa: S608 marks only
            out.update({_text(key): int(count) for key, count in self._run(query, [_bytes(key) for key in chunk])})
        return out

    def all(self, table: str) -> Iterator[tuple[str, str, bytes]]:
        query = f"SELECT key, member, value FROM {self._table(table)} ORDER BY key, member"  # noqa: S608 checked name
        for key, member, data in self._run(query):
            yield _text(key), _text(member), self._value(data)

    def put(self, table: str, rows: Iterable[tuple[str, str, bytes]]) -> None:
        statement = f"INSERT OR REPLACE INTO {self._table(table)} VALUES (?, ?, ?)"  # noqa: S608 checked name
        self._many(statement, ((_bytes(key), _bytes(member), _data(value)) for key, member, value in rows))

    def drop(self, table: str, pairs: Iterable[tuple[str, str]]) -> None:
        statement = f"DELETE FROM {self._table(table)} WHERE key = ? AND member = ?"  # noqa: S608 checked name
        self._many(statement, ((_bytes(key), _bytes(member)) for key, member in pairs))

    def drop_keys(self, table: str, keys: Iterable[str]) -> None:
        statement = f"DELETE FROM {self._table(table)} WHERE key = ?"  # noqa: S608 checked name
        self._many(statement, ((_bytes(key),) for key in keys))

    def drop_members(self, table: str, members: Iterable[str]) -> None:
        statement = f"DELETE FROM {self._table(table)} WHERE member = ?"  # noqa: S608 checked name
        self._many(statement, ((_bytes(member),) for member in members))

    def _found(self, table: str, column: str, wanted: Iterable[str]) -> Iterator[tuple[str, str, bytes]]:
        name = self._table(table)
        for chunk in _chunks(sorted(set(wanted))):
            marks = ",".join("?" * len(chunk))
            query = (
                f"SELECT key, member, value FROM {name} WHERE {column} IN ({marks})"  # noqa: S608 checked name, marks
                f" ORDER BY {column}, key, member"
            )
            for key, member, data in self._run(query, [_bytes(one) for one in chunk]):
                yield _text(key), _text(member), self._value(data)

    def _value(self, data: bytes) -> bytes:
        if data[:1] != _SHUT:
            return data[1:]
        try:
            return zlib.decompress(data[1:])
        except zlib.error as error:
            raise CaseError(f"cannot be used: {error}", where=str(self._target), mend=_MEND) from None

    def _table(self, table: str) -> str:
        """The table's name in the file, where it is made if it is not there."""
        name = f"{_PREFIX}{table}"
        if name in self._tables:
            return name
        if not _NAME.fullmatch(table):
            raise ValueError(f"no name for a table: {table!r}")
        # with row ids: without, every value of more than a quarter of a page would take a page more for its end
        self._run(
            f"CREATE TABLE IF NOT EXISTS {name}"
            " (key BLOB NOT NULL, member BLOB NOT NULL, value BLOB NOT NULL, PRIMARY KEY (key, member))"
        )
        self._run(f"CREATE INDEX IF NOT EXISTS {name}_by_member ON {name} (member, key)")
        self._tables.add(name)
        return name

    def _open(self) -> sqlite3.Connection:
        is_new = self._path is None or self._path != self._target
        where = ":memory:" if self._path is None else str(self._path)
        if self._path is not None:
            self._path.parent.mkdir(parents=True, exist_ok=True)
        db = sqlite3.connect(where, isolation_level=None)
        try:
            (version,) = db.execute("PRAGMA user_version").fetchone()
            if version not in (0, _SCHEMA):
                raise sqlite3.DatabaseError("another schema")  # noqa: TRY301 taken for broken, as it is
            # a new file is not read before it is renamed, so it needs no journal; one that is changed must stay whole
            # when the process is killed, and may lose its last transaction to a power cut: its stamp then says so
            db.execute(f"PRAGMA journal_mode = {'OFF' if is_new else 'WAL'}")
            db.execute(f"PRAGMA synchronous = {'OFF' if is_new else 'NORMAL'}")
            db.execute("PRAGMA temp_store = MEMORY")
            db.execute("CREATE TABLE IF NOT EXISTS stamp (value TEXT NOT NULL)")
            db.execute(f"PRAGMA user_version = {_SCHEMA}")
            db.execute("BEGIN IMMEDIATE")
        except BaseException:
            db.close()
            raise
        return db

    def _put_in_place(self) -> sqlite3.Connection:
        part, path = self._path, self._target
        if part is None or path is None:
            raise ValueError("values in memory have no place")
        self._db.close()
        with part.open("rb+") as written:
            os.fsync(written.fileno())
        erase(path)
        part.replace(path)
        flush_folder(path.parent)
        self._path = path
        return self._open()

    def _run(self, statement: str, parameters: Iterable[object] = ()) -> sqlite3.Cursor:
        given = tuple(parameters)
        return self._guarded(lambda: self._db.execute(statement, given))

    def _many(self, statement: str, rows: Iterable[tuple[object, ...]]) -> None:
        self._guarded(lambda: self._db.executemany(statement, rows))

    def _guarded(self, act: Callable[[], T]) -> T:
        try:
            return act()
        except (sqlite3.Error, OSError) as error:
            raise CaseError(f"cannot be used: {error}", where=str(self._target), mend=_MEND) from None


def erase(path: Path) -> None:
    """Remove a file of kept values, with what SQLite lays beside it."""
    for suffix in ("", "-wal", "-shm", "-journal"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")  # a text may hold lone surrogates, which SQLite's may not


def _text(data: bytes) -> str:
    return data.decode("utf-8", "surrogatepass")


def _data(value: bytes) -> bytes:
    if not value:
        return value
    return _SHUT + zlib.compress(value, 1) if len(value) >= _LONG else _PLAIN + value


def _chunks(keys: Iterable[str]) -> Iterator[list[str]]:
    waiting = iter(keys)
    while chunk := list(islice(waiting, _CHUNK)):
        yield chunk
