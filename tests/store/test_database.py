"""The record's database: what any SQLite tool sees, and what happens when it is missing, broken or half written."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

import depot_record as case
from onrecord import store
from onrecord.errors import CaseError
from onrecord.model.view import View


@pytest.fixture
def path(tmp_path: Path) -> Path:
    store.write(tmp_path / "record.db", **case.parts(), concepts=case.CONCEPTS)
    return tmp_path / "record.db"


@pytest.fixture
def database(path: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(path)) as connection:
        connection.row_factory = sqlite3.Row
        yield connection


def test_nothing_else_is_left_in_the_folder(path: Path) -> None:
    assert [one.name for one in path.parent.iterdir()] == ["record.db"]


def test_it_is_sound(database: sqlite3.Connection) -> None:
    assert database.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    for table in ("text_search", "quote_search"):
        database.execute(f"INSERT INTO {table} ({table}) VALUES ('integrity-check')")  # noqa: S608


def test_the_figures_view_reads_well(database: sqlite3.Connection) -> None:
    row = dict(database.execute("SELECT * FROM figures WHERE entry = 'c-depots'").fetchone())
    assert row == {
        "matter": "depot world",
        "measure": "depots",
        "scope": None,
        "value": "at least 12",
        "according_to": "Harbour Watch",
        "as_of": "2031-05",
        "published": None,
        "sources_said": "1 to 2",
        "sources_so": "1",
        "sourcing": "single root",
        "dispute": None,
        "revision": None,
        "lifecycle": None,
        "review": None,
        "claims": 1,
        "quote": "at least 12 depots",
        "document": "b.txt",
        "entry": "c-depots",
    }


@pytest.mark.parametrize(
    ("name", "count"),
    [
        ("figures", 2),
        ("sites", 1),
        ("responses", 1),
        ("agreements", 1),
        ("positions", 1),
        ("publications", 1),
        ("names_register", 2),
    ],
)
def test_each_register_has_its_view(database: sqlite3.Connection, name: str, count: int) -> None:
    assert len(database.execute(f"SELECT * FROM {name}").fetchall()) == count  # noqa: S608


def test_cells_keep_their_names_but_for_sqls_own_words(database: sqlite3.Connection) -> None:
    assert tuple(database.execute("SELECT country, act, time, cell FROM responses").fetchone()) == (
        "Norland",
        "inspect or seal",
        "2031-05-19",
        "either-or",
    )
    assert database.execute("SELECT lifecycle FROM sites").fetchone()[0] == "alleged"


def test_sources_counts_claims_about_the_story(database: sqlite3.Connection) -> None:
    rows = {row["source"]: row for row in database.execute("SELECT * FROM sources")}
    assert list(rows) == ["Harbour Watch", "Norland", "海港观察"]
    watch = rows["Harbour Watch"]
    assert (watch["claims"], watch["documents"], watch["outlets"]) == (5, 2, 1)


def test_names_register_keeps_suggestions_apart(database: sqlite3.Connection) -> None:
    row = dict(database.execute("SELECT * FROM names_register WHERE name = 'Harbour Watch'").fetchone())
    assert (row["also_written"], row["perhaps_also"], row["wikidata"]) == ("HW; Hárbour Watch", "the group", "Q1")
    evidence = database.execute(
        "SELECT name, standing, evidence, mentions FROM names WHERE evidence <> '' ORDER BY name"
    )
    assert [tuple(one) for one in evidence] == [
        ("HW", "alias", "initials", 1),
        ("Harbour Watchers", "kept apart", "spelling", 0),
    ]


def test_claims_show_canonical_names_beside_those_written(database: sqlite3.Connection) -> None:
    query = (
        "SELECT p.name, p.as_written, c.root FROM claims c JOIN claim_parties p ON p.claim = c.number"
        " WHERE c.id = 'c-depots' AND p.role = 'root'"
    )
    assert tuple(database.execute(query).fetchone()) == ("Harbour Watch", "Hárbour Watch", "Harbour Watch")


def test_times_show_as_settled(database: sqlite3.Connection) -> None:
    assert database.execute("SELECT time FROM claims WHERE id = 'c-inspect'").fetchone()[0] == "2031-05-19"


def test_edges_lead_to_the_entry_that_holds_the_claim(database: sqlite3.Connection) -> None:
    query = (
        "SELECT e.id, d.kind, o.id FROM entry_edges d JOIN entries e ON e.number = d.entry"
        " JOIN entries o ON o.number = d.other"
    )
    assert [tuple(row) for row in database.execute(query)] == [("c-depots", "disputes", "c-denial")]


def test_no_record_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(CaseError, match=r"there is no built record \(run onrecord build\)"):
        store.open_view(tmp_path / "record.db")


@pytest.mark.parametrize("content", [b"", b"not a database at all " * 400], ids=["empty", "other"])
def test_another_file_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "record.db").write_bytes(content)
    with pytest.raises(CaseError, match="run onrecord build"):
        store.open_view(tmp_path / "record.db")


def test_another_schema_is_refused(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 99")
    with pytest.raises(CaseError, match=r"has schema 99, not \d+ \(run onrecord build\)"):
        store.open_view(path)


def test_a_record_cut_short_is_refused(path: Path) -> None:
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2])
    with pytest.raises(CaseError, match="run onrecord build"):
        store.open_view(path)


def test_damage_found_while_reading_is_named(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE claims SET detail = '{' WHERE id = 'c-depots'")
        connection.execute("UPDATE mentions SET packed = x'00'")
    with store.open_view(path) as view:
        with pytest.raises(CaseError, match=r"the record is damaged: .* \(run onrecord build\)"):
            view.claim("c-depots")
        with pytest.raises(CaseError, match="the record is damaged"):
            view.mentions("b.txt")[0]
        assert view.claim("c-site") == case.SITE


def test_a_failed_write_leaves_the_old_record(path: Path) -> None:
    before = path.read_bytes()
    parts = case.parts()
    parts["findings"].append(parts["findings"][0])
    with pytest.raises(CaseError):
        store.write(path, **parts, concepts=case.CONCEPTS)
    parts = case.parts()
    del parts["texts"][case.IDS["a.txt"]]
    with pytest.raises(CaseError, match=r"a\.txt has no text"):
        store.write(path, **parts, concepts=case.CONCEPTS)
    assert path.read_bytes() == before
    assert [one.name for one in path.parent.iterdir()] == ["record.db"]


def test_a_folder_that_takes_nothing(tmp_path: Path) -> None:
    with pytest.raises(CaseError, match="cannot write the record"):
        store.write(tmp_path / "missing" / "record.db", **case.parts(), concepts=case.CONCEPTS)


def test_a_view_outlives_the_rebuild(path: Path) -> None:
    with store.open_view(path) as view:
        parts = case.parts()
        parts["meta"] = {"title": "Later"}
        store.write(path, **parts, concepts=case.CONCEPTS)
        assert view.meta()["title"] == "Depots"
        assert view.claim("c-site") == case.SITE
    with store.open_view(path) as view:
        assert view.meta()["title"] == "Later"


def test_the_seal_sees_the_record_before_it_is_in_place(tmp_path: Path) -> None:
    path = tmp_path / "record.db"

    def seal(view: View) -> dict[str, str]:
        assert not path.exists()
        return {"claims": str(len(view.claims())), "title": "Sealed"}

    store.write(path, **case.parts(), concepts=case.CONCEPTS, seal=seal)
    with store.open_view(path) as view:
        assert dict(view.meta()) == {"title": "Sealed", "engine": "0", "claims": "9"}


def test_one_view_serves_several_threads(path: Path) -> None:
    found: list[list[str]] = []
    with store.open_view(path) as view:
        threads = [threading.Thread(target=lambda: found.append([c.id for c in view.claims()])) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert found == [[claim.id for claim in view.claims()]] * 4


def test_a_name_with_odd_characters(tmp_path: Path) -> None:
    path = tmp_path / "50% ? #1 é" / "record.db"
    path.parent.mkdir()
    store.write(path, **case.parts(), concepts=case.CONCEPTS)
    with store.open_view(path) as view:
        assert len(view.claims()) == 9


def test_what_one_document_says_is_asked_of_it_alone(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with store.open_view(path) as view:
        document = view.documents()[0].id
        view.text(document)  # numbers and names are read once
        asked: list[str] = []
        rows = type(view)._rows

        def noted(self: store.RecordView, query: str, *parameters: object) -> list[tuple[object, ...]]:
            asked.append(query)
            return rows(self, query, *parameters)

        monkeypatch.setattr(type(view), "_rows", noted)
        assert list(view.claims(document)) == [one for one in view.claims() if one.document == document]
        assert list(view.mentions(document)) == [one for one in view.mentions() if one.document == document]
        by_document = [query for query in asked if "document = ?" in query]
        assert "document = ?" in asked[0]
        assert len(by_document) == 2 + 2 * len(view.documents())
