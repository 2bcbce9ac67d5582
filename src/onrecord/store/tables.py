"""The record's tables as a change works on them: rows by number, things by id, words in their indexes."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from onrecord.model.claim import Claim
from onrecord.store import schema
from onrecord.store.packing import unpack_claim
from onrecord.store.searching import is_unspaced

_CHUNK = 500  # below SQLite's oldest limit of 999 parameters a statement
_CLAIM = (
    "SELECT c.id, c.kind, d.id, c.span_start, c.span_end, c.quote, c.polarity, c.modality, c.in_story, c.settled,"
    " c.detail FROM claims c JOIN documents d ON d.number = c.document WHERE "
)
Row = tuple[Any, ...]


class Tables:
    """Reads and writes through ``connection``. Names of tables and columns never come from outside."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._widths: dict[str, int] = {}
        self._next: dict[str, int] = {}
        made = self.rows("SELECT count(*) FROM sqlite_master WHERE name = ?", schema.TRIGRAMS[0][0])
        self._has_trigrams = bool(made[0][0])

    def rows(self, query: str, *parameters: object) -> list[Row]:
        """The rows that a query gives."""
        return self._connection.execute(query, parameters).fetchall()

    def run(self, statement: str, *parameters: object) -> None:
        """Run one statement."""
        self._connection.execute(statement, parameters)

    def insert(self, table: str, values: Iterable[Sequence[object]]) -> None:
        """Insert full rows."""
        if table not in self._widths:
            ((self._widths[table],),) = self.rows("SELECT count(*) FROM pragma_table_info(?)", table)
        marks = ", ".join("?" * self._widths[table])
        self._connection.executemany(f"INSERT INTO {table} VALUES ({marks})", values)  # noqa: S608

    def delete(self, table: str, column: str, values: Iterable[object]) -> None:
        """Delete the rows that have one of these values there."""
        self._connection.executemany(f"DELETE FROM {table} WHERE {column} = ?", ((one,) for one in values))  # noqa: S608

    def among(self, query: str, values: Iterable[object]) -> Iterator[Row]:
        """The rows of a query that ends in ``IN``, for all these values."""
        waiting = iter(values)
        while chunk := list(islice(waiting, _CHUNK)):
            yield from self.rows(f"{query} ({','.join('?' * len(chunk))})", *chunk)

    def numbers(self, table: str, ids: Iterable[str]) -> dict[str, int]:
        """The numbers of the things with these ids that are there."""
        found = self.among(f"SELECT id, number FROM {table} WHERE id IN", sorted(set(ids)))  # noqa: S608
        return {str(identity): int(number) for identity, number in found}

    def new_number(self, table: str) -> int:
        """A number that no row of the table has."""
        if table not in self._next:
            ((self._next[table],),) = self.rows(f"SELECT ifnull(max(number), 0) FROM {table}")  # noqa: S608
        self._next[table] += 1
        return self._next[table]

    def claims(self, column: str, values: Iterable[object]) -> list[Claim]:
        """Claims as they read now, by one of their columns."""
        return [unpack_claim(row[:9], row[9], row[10]) for row in self.among(f"{_CLAIM}c.{column} IN", values)]

    def index(self, number: int, column: str, text: str) -> None:
        """Put a text's or quote's words into the indexes."""
        self.run(f"INSERT INTO {column}_search (rowid, {column}) VALUES (?, ?)", number, text)  # noqa: S608
        if self._has_trigrams and is_unspaced(text):
            self.run(f"INSERT INTO {column}_trigrams (rowid, {column}) VALUES (?, ?)", number, text)  # noqa: S608

    def unindex(self, number: int, column: str, text: str) -> None:
        """Take them out again; ``text`` must be what was put in."""
        names = [f"{column}_search"] + ([f"{column}_trigrams"] if self._has_trigrams and is_unspaced(text) else [])
        for name in names:
            statement = f"INSERT INTO {name} ({name}, rowid, {column}) VALUES ('delete', ?, ?)"  # noqa: S608
            self.run(statement, number, text)
