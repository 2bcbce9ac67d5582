from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from onrecord.casefolder import Cache
from onrecord.errors import CaseError


def test_blobs_come_back_by_kind_and_key(tmp_path: Path) -> None:
    with Cache(tmp_path / "deep" / "cache.db") as cache:
        cache.put_many("tokens", {"a": b"1", "b": b"", "c": bytes(range(256)) * 100})
        cache.put_many("claims", {"a": b"2"})
        cache.put_many("tokens", {"a": b"3"})
    with Cache(tmp_path / "deep" / "cache.db") as cache:
        assert cache.get_many("tokens", ["a", "b", "x"]) == {"a": b"3", "b": b""}
        assert cache.get_many("tokens", ["c"])["c"] == bytes(range(256)) * 100
        assert cache.get_many("claims", ["a"]) == {"a": b"2"}
        assert cache.get_many("claims", []) == {}


def test_more_keys_than_a_statement_holds(tmp_path: Path) -> None:
    with Cache(tmp_path / "cache.db") as cache:
        items = {str(n): str(n).encode() for n in range(2500)}
        cache.put_many("k", items)
        assert cache.get_many("k", items) == items
        cache.keep_only("k", (str(n) for n in range(0, 2500, 2)))
        assert sorted(cache.get_many("k", items), key=int) == [str(n) for n in range(0, 2500, 2)]


def test_keeping_only_some_leaves_other_kinds(tmp_path: Path) -> None:
    with Cache(tmp_path / "cache.db") as cache:
        cache.put_many("k", {"a": b"1"})
        cache.put_many("l", {"a": b"1"})
        cache.keep_only("k", [])
        assert cache.get_many("k", ["a"]) == {}
        assert cache.get_many("l", ["a"]) == {"a": b"1"}


def filled(path: Path) -> None:
    with Cache(path) as cache:
        cache.put_many("k", {str(n): bytes(4000) + str(n).encode() for n in range(50)})


@pytest.mark.parametrize(
    "data", [b"", b"no database at all, but long enough to look at" * 50, b"SQLite format 3\0" + b"\xff" * 5000]
)
def test_a_file_that_is_no_database_is_made_anew(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "cache.db"
    path.write_bytes(data)
    filled(path)
    with Cache(path) as cache:
        assert len(cache.get_many("k", ["1", "2"])) == 2


def test_damage_anywhere_gives_true_blobs_or_none(tmp_path: Path) -> None:
    path = tmp_path / "cache.db"
    filled(path)
    good = path.read_bytes()
    for at in range(0, len(good), 997):
        path.write_bytes(good[:at] + b"\xa5" * 200 + good[at + 200 :])
        with Cache(path) as cache:
            for key, data in cache.get_many("k", [str(n) for n in range(50)]).items():
                assert data == bytes(4000) + key.encode()
            cache.put_many("k", {"new": b"x"})
            assert cache.get_many("k", ["new"]) == {"new": b"x"}


def test_another_schema_is_made_anew(tmp_path: Path) -> None:
    path = tmp_path / "cache.db"
    db = sqlite3.connect(path)
    db.execute("PRAGMA user_version = 99")
    db.commit()
    db.close()
    filled(path)
    with Cache(path) as cache:
        assert len(cache.get_many("k", ["1"])) == 1


def test_a_cache_that_cannot_be_made_is_one_clear_error(tmp_path: Path) -> None:
    (tmp_path / "cache.db").mkdir()
    with pytest.raises(CaseError, match=r"cache\.db: cannot be used"):
        Cache(tmp_path / "cache.db")
