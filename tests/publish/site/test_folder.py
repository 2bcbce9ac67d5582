"""Files of a site: only what changed is written, only what is ours is removed, nothing leaves the folder."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from onrecord.errors import OnRecordError
from onrecord.publish.site.folder import MANIFEST, Folder


def _write(root: Path, **files: bytes) -> Folder:
    folder = Folder(root)
    for name, data in files.items():
        folder.put(name.replace("__", "/"), data)
    folder.finish()
    return folder


def test_only_changed_files_are_written_and_stale_ones_go(tmp_path: Path) -> None:
    assert _write(tmp_path, a=b"1", d__b=b"2", d__c=b"3").written == ["a", "d/b", "d/c"]
    (tmp_path / "mine.txt").write_text("kept")
    before = (tmp_path / "a").stat().st_mtime_ns
    second = _write(tmp_path, a=b"1", d__b=b"changed")
    assert second.written == ["d/b"]
    assert second.removed == ["d/c"]
    assert (tmp_path / "a").stat().st_mtime_ns == before
    assert (tmp_path / "mine.txt").read_text() == "kept"
    assert _write(tmp_path, a=b"1").removed == ["d/b"]
    assert not (tmp_path / "d").exists()
    assert not list(tmp_path.rglob("*.new"))


def test_a_stale_file_that_somebody_changed_stays(tmp_path: Path) -> None:
    _write(tmp_path, a=b"1", b=b"2")
    (tmp_path / "b").write_bytes(b"theirs")
    assert _write(tmp_path, a=b"1").removed == []
    assert (tmp_path / "b").read_bytes() == b"theirs"


@pytest.mark.parametrize("text", ["", "[]", "{", '{"format": 9, "files": {"x": "0"}}', '{"format": 1, "files": 3}'])
def test_an_unreadable_list_of_files_removes_nothing(tmp_path: Path, text: str) -> None:
    (tmp_path / "x").write_text("kept")
    (tmp_path / MANIFEST).write_text(text)
    _write(tmp_path, a=b"1")
    assert (tmp_path / "x").read_text() == "kept"
    assert list(json.loads((tmp_path / MANIFEST).read_text())["files"]) == ["a"]


@pytest.mark.parametrize("name", ["../out", "/out", "a/../../out", "", "c:\\out", "a\\..\\out"])
def test_no_name_leads_out(tmp_path: Path, name: str) -> None:
    site = tmp_path / "site"
    with pytest.raises(OnRecordError):
        Folder(site).put(name, b"x")
    _write(site, a=b"1")
    held = json.loads((site / MANIFEST).read_text())
    held["files"][name] = "0"
    (site / MANIFEST).write_text(json.dumps(held))
    with pytest.raises(OnRecordError):
        _write(site, a=b"1")


def test_a_link_in_the_folder_is_not_followed(tmp_path: Path) -> None:
    site, outside = tmp_path / "site", tmp_path / "outside"
    outside.mkdir()
    site.mkdir()
    (site / "documents").symlink_to(outside)
    with pytest.raises(OnRecordError, match="delete the link"):
        Folder(site).put("documents/a.html", b"x")
    (outside / "victim").write_bytes(b"theirs")
    (site / "index.html").symlink_to(outside / "victim")
    Folder(site).put("index.html", b"x")
    assert (outside / "victim").read_bytes() == b"theirs"
    assert (site / "index.html").read_bytes() == b"x"
