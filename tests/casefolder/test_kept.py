from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from onrecord.casefolder import KeptFile
from onrecord.errors import CaseError
from onrecord.model.delta import Kept

ROWS = [("pier", "a", b"1"), ("pier", "b", b"2"), ("quay", "a", b"3"), ("w\ud800f", "\x00", b"")]


def filled(path: Path, stamp: str | None = "first") -> None:
    with KeptFile.anew(path) as kept:
        kept.put("words", ROWS)
        if stamp is not None:
            kept.seal(stamp)


def held(path: Path, stamp: str = "first") -> list[tuple[str, str, bytes]]:
    with KeptFile(path) as kept:
        assert kept.stamp == stamp
        return list(kept.all("words"))


@pytest.mark.parametrize("is_in_memory", [True, False])
def test_values_come_back_by_key_and_by_member(tmp_path: Path, is_in_memory: bool) -> None:
    with KeptFile(None if is_in_memory else tmp_path / "kept.db") as kept:
        asked: Kept = kept
        assert kept.stamp is None
        asked.put("words", reversed(ROWS))
        asked.put("names", [("pier", "a", b"9")])
        assert asked.get("words", ["w\ud800f", "pier", "none"]) == {
            "pier": {"a": b"1", "b": b"2"},
            "w\ud800f": {"\x00": b""},
        }
        assert asked.of_members("words", ["a", "x"]) == {"a": {"pier": b"1", "quay": b"3"}}
        assert asked.counts("words", ["pier", "quay", "none"]) == {"pier": 2, "quay": 1}
        assert list(asked.all("words")) == ROWS
        assert asked.get("empty", ["pier"]) == {}


def test_values_are_replaced_and_dropped(tmp_path: Path) -> None:
    with KeptFile(tmp_path / "kept.db") as kept:
        kept.put("words", ROWS)
        kept.put("words", [("pier", "a", b"4")])
        kept.drop("words", [("pier", "b"), ("pier", "none")])
        assert kept.get("words", ["pier"]) == {"pier": {"a": b"4"}}
        kept.drop_members("words", ["a"])
        assert list(kept.all("words")) == [("w\ud800f", "\x00", b"")]
        kept.drop_keys("words", ["w\ud800f"])
        assert list(kept.all("words")) == []


def test_long_values_come_back_whole_and_take_less_room(tmp_path: Path) -> None:
    path, rows = tmp_path / "kept.db", [(f"{n:04}", "", b"a pier and a quay, " * n) for n in range(200)]
    with KeptFile.anew(path) as kept:
        kept.put("words", rows)
        kept.seal("first")
        assert list(kept.all("words")) == rows
        assert kept.first("words", ["0150"], 1) == {"0150": {"": rows[150][2]}}
    assert path.stat().st_size < sum(len(value) for _, _, value in rows) / 2


def test_a_damaged_value_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "kept.db"
    with KeptFile.anew(path) as kept:
        kept.put("words", [("pier", "a", b"long " * 100)])
        kept.seal("first")
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE of_words SET value = substr(value, 1, 9)")
    with KeptFile(path) as kept, pytest.raises(CaseError, match="cannot be used"):
        kept.get("words", ["pier"])


def test_more_keys_than_a_statement_holds() -> None:
    with KeptFile() as kept:
        rows = [(f"{n:05d}", str(n % 7), str(n).encode()) for n in range(2500)]
        kept.put("words", rows)
        assert list(kept.get("words", (row[0] for row in reversed(rows)))) == [row[0] for row in rows]
        assert sum(len(one) for one in kept.of_members("words", map(str, range(9))).values()) == 2500
        assert len(kept.counts("words", (row[0] for row in rows))) == 2500


def test_only_what_was_sealed_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "cache" / "kept.db"
    filled(path)
    assert held(path) == ROWS
    with KeptFile(path) as kept:
        kept.drop_keys("words", ["pier"])
        kept.put("more", ROWS)
    assert held(path) == ROWS
    with KeptFile(path) as kept:
        kept.drop_keys("words", ["pier"])
        kept.seal("second")
        kept.drop_keys("words", ["quay"])
    assert held(path, "second") == ROWS[2:]


def test_a_new_file_takes_the_place_of_the_old_one_when_it_is_sealed(tmp_path: Path) -> None:
    path = tmp_path / "kept.db"
    filled(path)
    with KeptFile.anew(path) as kept:
        kept.put("words", ROWS[:1])
        assert held(path) == ROWS
    assert held(path) == ROWS
    with KeptFile.anew(path) as kept:
        kept.put("words", ROWS[:1])
        kept.seal("second")
        kept.put("words", ROWS[1:2])
        kept.seal("third")
    assert held(path, "third") == ROWS[:2]
    assert [one.name for one in tmp_path.iterdir()] == ["kept.db"]


@pytest.mark.parametrize("data", [b"no database at all, but long enough" * 99, b"SQLite format 3\0" + b"\xff" * 5000])
def test_a_file_that_is_no_database_is_refused_and_can_be_made_anew(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "kept.db"
    path.write_bytes(data)
    with pytest.raises(CaseError, match="cannot be used"):
        KeptFile(path)
    filled(path)
    assert held(path) == ROWS


def test_a_file_of_another_schema_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "kept.db"
    filled(path)
    db = sqlite3.connect(path)
    db.execute("PRAGMA user_version = 99")
    db.close()
    with pytest.raises(CaseError, match="another schema"):
        KeptFile(path)


def test_a_table_has_a_plain_name() -> None:
    with KeptFile() as kept, pytest.raises(ValueError, match="no name"):
        kept.get("words; DROP TABLE stamp", ["a"])
