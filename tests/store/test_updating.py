"""A record that was changed in place shows, table by table, what one that was written as a whole shows."""

from __future__ import annotations

import os
import random
import sqlite3
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

import adding
import changes_of
from onrecord import ids, reconciliation, resolution, store
from onrecord.errors import CaseError
from onrecord.model.delta import Replaced, ResolutionChange, TooWide
from onrecord.model.document import Document
from onrecord.model.entity import Resolution
from onrecord.model.entry import Record
from onrecord.model.findings import Concepts, Findings, LearntConcept
from onrecord.model.profile import NO_PROFILE
from onrecord.model.value import Time
from onrecord.publish.exports.record import digest

CONCEPTS = Concepts((LearntConcept("depot", ("depot",), documents=9), LearntConcept("pier", ("pier",), documents=9)))


@dataclass(frozen=True)
class State:
    """A case as full runs see it."""

    findings: tuple[Findings, ...]
    resolved: Resolution
    record: Record

    @property
    def meta(self) -> dict[str, str]:
        return {"title": "t", "inputs": ids.digest(sorted(one.document.id for one in self.findings))}


def document(number: int, outlet: str | None = None, text: str = "") -> Document:
    made, at, day, _ = adding.page(number)
    name = f"{number:06d}.txt"
    return Document(
        id=ids.sha256(name.encode()),
        name=name,
        format="text",
        encoding="utf-8",
        text_sha=ids.sha256(made.text.encode()),
        characters=len(made.text),
        outlet=outlet or at,
        published=Time(day, day, day),
        names=(name,),
    )


def state(pages: Mapping[int, str | None]) -> State:
    """``pages``: by number, another outlet than the page's own."""
    read = tuple(adding.findings(document(number, outlet), number) for number, outlet in sorted(pages.items()))
    placed = resolution.place_in_story(read, CONCEPTS)
    resolved = resolution.resolve(placed, CONCEPTS)
    return State(placed, resolved, reconciliation.reconcile(placed, resolved, CONCEPTS, NO_PROFILE))


def texts(of: State) -> dict[str, str]:
    return {one.document.id: adding.page(int(one.document.name[:6]))[0].text for one in of.findings}


def written(path: Path, of: State) -> Path:
    store.write(
        path,
        meta=of.meta,
        findings=of.findings,
        texts=texts(of),
        resolution=of.resolved,
        record=of.record,
        concepts=CONCEPTS,
    )
    return path


def updated(path: Path, was: State, now: State) -> Replaced:
    return store.update(
        path,
        meta=now.meta,
        texts=texts(now),
        resolution=changes_of.resolution_change(was.findings, now.findings, was.resolved, now.resolved),
        record=changes_of.record_change(was.record, now.record),
    )


def tables(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every table and view, with numbers replaced by what they stand for."""
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        for table in ("text_search", "quote_search"):  # raises where an index and its texts differ
            connection.execute(f"INSERT INTO {table} ({table}, rank) VALUES ('integrity-check', 1)")  # noqa: S608
        connection.rollback()
        own = "SELECT name FROM sqlite_master WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite%'"
        names = [name for (name,) in connection.execute(own) if "_search" not in name and "_trigrams" not in name]
        return {name: list(dump(connection, name)) for name in names}


def dump(connection: sqlite3.Connection, table: str) -> Iterator[tuple[object, ...]]:
    stands: dict[str, dict[int, object]] = {}
    told = {"documents": "id", "claims": "id", "entities": "id", "entries": "id", "to_get": "detail"}
    for other, what in told.items():
        stands[other] = dict(connection.execute(f"SELECT number, {what} FROM {other}"))  # noqa: S608
    refers = {"document": "documents", "claim": "claims", "entity": "entities", "entry": "entries", "other": "entries"}
    refers |= {"copy": "documents", "original": "documents", "to_get": "to_get"}
    cursor = connection.execute(f"SELECT * FROM {table}")  # noqa: S608
    columns = [column for column, *_ in cursor.description]
    is_view = table in ("figures", "sites", "responses", "agreements", "positions", "publications", "sources")
    rows = []
    for row in cursor:
        cells = []
        for column, cell in zip(columns, row, strict=True):
            if column == "number" and table != "agreements":
                continue
            is_reference = column in refers and isinstance(cell, int) and not is_view
            cells.append(stands[refers[column]][cell] if is_reference else cell)
        rows.append(tuple(cells))
    yield from rows if is_view else sorted(rows, key=repr)


BROKEN_OFF = """
import os, sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("PRAGMA cache_size = 1")  # so that pages go to the file before the end
connection.execute("BEGIN EXCLUSIVE")
connection.execute("UPDATE claims SET quote = 'changed', detail = '{}'")
connection.execute("UPDATE texts SET text = 'changed'")
os._exit(0)
"""
PAGES = dict.fromkeys(range(24))


@pytest.fixture(scope="module")
def start() -> State:
    return state(PAGES)


@pytest.mark.parametrize("seed", range(3))
def test_it_shows_what_a_record_written_as_a_whole_shows(tmp_path: Path, start: State, seed: int) -> None:
    dice = random.Random(seed)  # noqa: S311 the same every time
    path, was, pages = written(tmp_path / "record.db", start), start, dict(PAGES)
    for step in range(6):
        pages = dict(pages)
        for _ in range(dice.choice([1, 1, 3])):
            chosen = dice.choice(sorted(pages))
            what = dice.randrange(3)
            if what == 0:
                pages[max(pages) + dice.randrange(1, 30)] = None
            elif what == 1:
                del pages[chosen]
            else:
                pages[chosen] = dice.choice(["Tidal Gazette", "Quay Echo", None])
        now = state(pages)
        updated(path, was, now)
        whole = written(tmp_path / f"whole-{step}.db", now)
        assert tables(path) == tables(whole)
        with store.open_view(path) as one, store.open_view(whole) as other:
            assert digest(one) == digest(other)
            for query in ("depots", "harbour watch", "nothing"):
                assert [(hit.kind, hit.snippet) for hit in one.search(query, 400)] == [
                    (hit.kind, hit.snippet) for hit in other.search(query, 400)
                ]
        was = now


def test_it_says_what_was_there(tmp_path: Path, start: State) -> None:
    path = written(tmp_path / "record.db", start)
    now = state({**{n: None for n in PAGES if n != 3}, 5: "Tidal Gazette", 40: None})
    with store.open_view(path) as view:
        entries = {one.id: one for one in view.entries(with_aside=True)}
        documents = {one.id: one for one in view.documents()}
        claims = {one.id: one for one in view.claims()}
    replaced = updated(path, start, now)
    assert replaced.meta == start.meta
    assert {one.name for one in replaced.documents} == {"000003.txt", "000005.txt"}
    assert replaced.new_documents == (document(40).id,)
    with store.open_view(path) as view:
        after = {one.id: one for one in view.entries(with_aside=True)}
        was_documents = {one.id: one for one in view.documents() if one.id not in replaced.new_documents}
        now_claims = {one.id: one for one in view.claims()}
    kept = {one: entry for one, entry in after.items() if one not in replaced.new_entries}
    assert {**kept, **{one.id: one for one in replaced.entries}} == entries
    assert {**was_documents, **{one.id: one for one in replaced.documents}} == documents
    told = {one.id: one for one in replaced.claims}
    assert all(claims[one] == told.get(one, now_claims.get(one)) for one in claims)


def test_who_reads_sees_the_old_record_until_he_lets_go(tmp_path: Path, start: State) -> None:
    path = written(tmp_path / "record.db", start)
    now = state({**PAGES, 40: None})
    with store.open_view(path) as before:
        was = digest(before)
        number = len(before.documents())
        updated(path, start, now)
        assert len(before.documents()) == number
        assert digest(before) == was
        with store.open_view(path) as after:
            assert len(after.documents()) == number + 1
            assert digest(after) != was
    assert [one.name for one in tmp_path.iterdir()] == ["record.db"]


def test_a_second_name_of_the_file_keeps_the_old_record(tmp_path: Path, start: State) -> None:
    path = written(tmp_path / "record.db", start)
    os.link(path, tmp_path / "copy.db")
    with store.open_view(path) as view:
        was = digest(view)
    updated(path, start, state({**PAGES, 40: None}))
    with store.open_view(tmp_path / "copy.db") as view:
        assert digest(view) == was
    with store.open_view(path) as view:
        assert digest(view) != was


def test_a_change_that_does_not_fit_is_taken_back(tmp_path: Path, start: State) -> None:
    path = written(tmp_path / "record.db", start)
    was = path.read_bytes()
    now = state({**PAGES, 40: None})
    change = changes_of.resolution_change(start.findings, now.findings, start.resolved, now.resolved)
    record = changes_of.record_change(start.record, now.record)
    spoken_of = next(iter(start.resolved.of_mention.values()))
    pointed_at = next(edge.other for one in now.record.entries for edge in one.edges)
    wrongs = [
        (replace(change, gone=("none",)), record),
        (replace(change, gone=(spoken_of,)), record),
        (replace(change, unplaced=now.findings[-1:]), record),
        (replace(change, placed=()), record),
        (change, replace(record, gone=("none",))),
        (change, replace(record, entries=(), gone=(pointed_at,))),
        (change, replace(record, copies_gone=(("a", "b", "c"),))),
        (change, replace(record, lineage_gone=now.record.lineage[:1] * 9)),
        (ResolutionChange(placed=start.findings[:1]), record),
    ]
    for wrong in wrongs:
        with pytest.raises(TooWide):
            store.update(path, meta=now.meta, texts=texts(now), resolution=wrong[0], record=wrong[1])
        assert path.read_bytes() == was


def test_a_broken_off_change_is_taken_back_by_who_reads(tmp_path: Path, start: State) -> None:
    path = written(tmp_path / "record.db", start)
    now = state({**PAGES, 40: None})
    with store.open_view(path) as view:
        was = digest(view)
    subprocess.run([sys.executable, "-c", BROKEN_OFF, str(path)], check=True)
    assert (tmp_path / "record.db-journal").exists()
    with store.open_view(path) as view:
        assert digest(view) == was
    updated(path, start, now)


def test_what_is_no_record_is_not_changed(tmp_path: Path, start: State) -> None:
    (tmp_path / "record.db").write_bytes(b"no database, but long enough to look at" * 99)
    with pytest.raises(CaseError):
        updated(tmp_path / "record.db", start, start)
