"""The record's database schema: its tables, and one plainly named view for each register."""

from __future__ import annotations

import sqlite3
from importlib.resources import files

from onrecord.errors import CaseError
from onrecord.model.columns import COLUMNS
from onrecord.model.entry import FLAGS, Register

VERSION = 2
"""Of the schema; kept in ``PRAGMA user_version``. Another version is rebuilt, never migrated."""

APPLICATION = 0x4F6E5265
"""``OnRe`` in ``PRAGMA application_id``, which tells a record from any other SQLite file."""

VIEWED: tuple[Register, ...] = ("figures", "sites", "responses", "agreements", "positions", "publications")
"""Registers whose view shows the entries' cells; ``sources`` and ``names_register`` are made from parties and names."""

_RENAMED = {"when": "time", "by": "according_to"}  # words that SQL keeps for itself
TRIGRAMS = (("text_trigrams", "text", "texts", "document"), ("quote_trigrams", "quote", "claims", "number"))


def create(connection: sqlite3.Connection) -> bool:
    """Make all tables and views in an empty database. True when trigram tables (for scripts without spaces) could be
    made too, which needs SQLite 3.34.
    """
    connection.executescript(files(__package__).joinpath("schema.sql").read_text(encoding="utf-8"))
    for register in VIEWED:
        connection.execute(_register_view(register))
    connection.execute(f"PRAGMA application_id = {APPLICATION}")
    connection.execute(f"PRAGMA user_version = {VERSION}")
    try:
        for table, column, content, rowid in TRIGRAMS:
            connection.execute(
                f"CREATE VIRTUAL TABLE {table} USING fts5 "
                f"({column}, content = '{content}', content_rowid = '{rowid}', tokenize = 'trigram')"
            )
    except sqlite3.OperationalError:
        return False
    return True


def check(connection: sqlite3.Connection, where: str) -> None:
    """Raise ``CaseError`` unless this is a record of the schema that this version reads."""
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if application != APPLICATION:
        raise CaseError("this is not a built record", where=where, mend="run onrecord build")
    if version != VERSION:
        raise CaseError(f"the record has schema {version}, not {VERSION}", where=where, mend="run onrecord build")


def _register_view(register: Register) -> str:
    """The view of one register: its cells, the source counts, the flags, and the first claim's quote and document."""
    cells = [
        f"(SELECT value FROM entry_fields WHERE entry = e.number AND name = '{cell}') AS {_RENAMED.get(cell, cell)}"  # noqa: S608
        for cell, _ in COLUMNS[register]
    ]
    flags = [
        f"(SELECT value FROM entry_flags WHERE entry = e.number AND name = '{flag}') AS {flag}"  # noqa: S608
        for flag in FLAGS
        if flag not in dict(COLUMNS[register])  # some registers show the lifecycle among their cells
    ]
    columns = ",\n    ".join(
        [
            "e.title AS matter",
            *cells,
            "CASE WHEN e.said_low = e.said_high THEN '' || e.said_low ELSE e.said_low || ' to ' || e.said_high END"
            " AS sources_said",
            "CASE WHEN e.so_low = e.so_high THEN '' || e.so_low ELSE e.so_low || ' to ' || e.so_high END AS sources_so",
            *flags,
            "(SELECT count(*) FROM entry_claims WHERE entry = e.number) AS claims",
            "c.quote",
            "d.name AS document",
            "e.id AS entry",
        ]
    )
    return (  # every name here is one of ours
        f"CREATE VIEW {register} AS SELECT {columns}\n"  # noqa: S608
        "FROM entries e\n"
        "LEFT JOIN claims c ON c.number = (SELECT m.claim FROM entry_claims m JOIN claims x ON x.number = m.claim"
        " JOIN documents y ON y.number = x.document WHERE m.entry = e.number"
        " ORDER BY y.name, y.id, x.span_start, x.span_end, x.kind, x.id LIMIT 1)\n"
        "LEFT JOIN documents d ON d.number = c.document\n"
        f"WHERE e.register = '{register}' AND e.in_story ORDER BY e.sorting, e.id"
    )
