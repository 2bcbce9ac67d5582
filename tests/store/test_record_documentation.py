"""docs/record.md names every table, view and column, and its examples run."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

import depot_record as case
from onrecord import store

PAGE = (Path(__file__).parents[2] / "docs" / "record.md").read_text(encoding="utf-8")
SECTIONS = dict(re.findall(r"^### (\w+)\n(.*?)(?=^##|\Z)", PAGE, re.MULTILINE | re.DOTALL))
EXAMPLES = re.findall(r"```sql\n(.*?)```", PAGE, re.DOTALL)


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    path = tmp_path_factory.mktemp("case") / "record.db"
    store.write(path, **case.parts(), concepts=case.CONCEPTS)
    with closing(sqlite3.connect(path)) as connection:
        yield connection


def named(database: sqlite3.Connection) -> dict[str, list[str]]:
    """Columns of every table and view that is not a full-text table or SQLite's own."""
    query = "SELECT name FROM sqlite_master WHERE type IN ('table', 'view')"
    names = [name for (name,) in database.execute(query) if not re.search("_search|_trigrams|^sqlite_", name)]
    columns = "SELECT name FROM pragma_table_info(?)"
    return {name: [column for (column,) in database.execute(columns, (name,))] for name in names}


def test_every_table_and_view_is_described(database: sqlite3.Connection) -> None:
    assert sorted(SECTIONS) == sorted(named(database))


def test_every_column_is_described(database: sqlite3.Connection) -> None:
    missing = {
        f"{name}.{column}"
        for name, columns in named(database).items()
        for column in columns
        if f"`{column}`" not in SECTIONS[name]
    }
    assert missing == set()


def test_every_column_can_be_asked_for_without_quotation_marks(database: sqlite3.Connection) -> None:
    for name, columns in named(database).items():
        database.execute(f"SELECT {', '.join(columns)} FROM {name}").fetchall()  # noqa: S608


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_example_runs(database: sqlite3.Connection, example: str) -> None:
    assert database.execute(example).description


def test_the_chain_example_shows_a_chain(database: sqlite3.Connection) -> None:
    (example,) = (one for one in EXAMPLES if "AS chain" in one)
    assert ("at least 12 depots", "Gull Post <- Harbour Watch") in database.execute(example).fetchall()
