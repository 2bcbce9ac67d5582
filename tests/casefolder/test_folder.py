from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from onrecord.casefolder import CaseConfig, CaseFolder, atomic_write
from onrecord.errors import CaseError, CaseLockedError, ProfileError


def noon() -> datetime:
    return datetime(2031, 3, 4, 12, tzinfo=UTC)


def test_a_new_case_opens_with_what_it_was_made_with(tmp_path: Path) -> None:
    made = CaseFolder.create(tmp_path / "estuary", 'The "estuary" \\ depots\x7f 🚢', profile="x", clock=noon, who="ada")
    case = CaseFolder.open(tmp_path / "estuary")
    assert case.config == made.config == CaseConfig('The "estuary" \\ depots\x7f 🚢', "x", ("en",), None)
    assert case.documents.is_dir()
    assert case.texts.is_dir()
    assert [(e["event"], e["by"], e["at"]) for e in case.custody.events()] == [
        ("created", "ada", "2031-03-04T12:00:00+00:00")
    ]
    assert (case.root / "case.toml").read_text("utf-8").startswith("format = 2\n")


def test_the_title_defaults_to_the_folder_and_can_be_changed(tmp_path: Path) -> None:
    case = CaseFolder.create(tmp_path / "estuary")
    assert case.config.title == "estuary"
    case.configure(CaseConfig("New", None, ("en", "pt-BR"), "model 1"))
    assert CaseFolder.open(case.root).config == CaseConfig("New", None, ("en", "pt-BR"), "model 1")


def test_a_case_is_never_made_over_something(tmp_path: Path) -> None:
    CaseFolder.create(tmp_path / "estuary")
    with pytest.raises(CaseError, match="is a case already"):
        CaseFolder.create(tmp_path / "estuary")
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "a.txt").write_text("x")
    with pytest.raises(CaseError, match="not an empty folder"):
        CaseFolder.create(tmp_path / "full")
    with pytest.raises(CaseError, match="not an empty folder"):
        CaseFolder.create(tmp_path / "full" / "a.txt")


def test_what_is_no_case_does_not_open(tmp_path: Path) -> None:
    with pytest.raises(CaseError, match="is not a case"):
        CaseFolder.open(tmp_path)
    with pytest.raises(CaseError, match="no such folder"):
        CaseFolder.open(tmp_path / "nowhere")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('format = 1\ntitle = "x"\nlangauges = ["en"]\n', "line 3, key langauges: unknown key"),
        ("format = 1\n\ntitle = 3\n", "line 3, key title: has the wrong type"),
        ('title = "x"\nlanguages = ["english"]\n', "line 2, key languages: must be a list"),
        ("format = 1\n", "key title: has no title"),
        ('title = "x\n', "is not TOML: .*line 1"),
    ],
)
def test_a_fault_in_case_toml_names_line_and_key(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "case.toml").write_text(text)
    with pytest.raises(ProfileError, match=message) as caught:
        CaseFolder.open(tmp_path)
    assert str(tmp_path / "case.toml") in str(caught.value)


def test_a_case_says_how_two_peoples_decisions_join(tmp_path: Path) -> None:
    case = CaseFolder.create(tmp_path / "estuary")
    assert "decisions.jsonl text eol=lf merge=union" in (case.root / ".gitattributes").read_text().splitlines()


def test_what_the_disk_does_not_take_is_one_line(tmp_path: Path) -> None:
    case = CaseFolder.create(tmp_path / "estuary")
    with pytest.raises(CaseError, match="cannot be written: No space left") as caught, case.lock():
        raise OSError(28, "No space left on device", "x.txt")
    assert caught.value.where == "x.txt"
    (case.root / ".lock").unlink()
    (case.root / ".lock").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(CaseError, match="cannot be locked for writing"), case.lock():
        pass


def test_the_lock_sweeps_away_what_a_killed_process_left(tmp_path: Path) -> None:
    case = CaseFolder.create(tmp_path / "estuary")
    (case.texts / ".part-x").write_text("half")
    (case.texts / "kept.txt").write_text("whole")
    with case.lock():
        (case.texts / ".part-y").write_text("being written")
        with case.lock():
            pass
        assert sorted(path.name for path in case.texts.iterdir()) == [".part-y", "kept.txt"]


def test_a_newer_case_is_refused(tmp_path: Path) -> None:
    (tmp_path / "case.toml").write_text('format = 3\ntitle = "x"\n')
    with pytest.raises(CaseError, match="newer OnRecord"):
        CaseFolder.open(tmp_path)


def test_the_lock_names_its_holder_nests_and_is_let_go(tmp_path: Path) -> None:
    case = CaseFolder.create(tmp_path / "estuary", clock=noon, who="ada")
    other = CaseFolder.open(case.root)
    with case.lock(), case.lock():
        with pytest.raises(CaseLockedError) as caught, other.lock():
            pass
        assert f"process {os.getpid()} on " in str(caught.value)
        assert "(ada, since 2031-03-04T12:00:00+00:00)" in str(caught.value)
    with other.lock():
        pass


def test_the_lock_of_a_killed_process_is_free(tmp_path: Path) -> None:
    case = CaseFolder.create(tmp_path / "estuary")
    script = (
        "import os, sys; from onrecord.casefolder import CaseFolder\n"
        "with CaseFolder.open(sys.argv[1]).lock(): print('held', flush=True); os.read(0, 1)\n"
    )
    command = [sys.executable, "-c", script, str(case.root)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"held\n"
        with pytest.raises(CaseLockedError, match=f"process {process.pid} "), case.lock():
            pass
        process.kill()
        process.wait()
        with case.lock():
            pass


@pytest.mark.parametrize("name", ["../x", "/etc/passwd", "a/../../x", "", ".", "a\0b", "documents/.."])
def test_the_guard_lets_nothing_out(tmp_path: Path, name: str) -> None:
    case = CaseFolder.create(tmp_path / "estuary")
    with pytest.raises(CaseError):
        case.guard(name)


def test_the_guard_follows_links(tmp_path: Path) -> None:
    case = CaseFolder.create(tmp_path / "estuary")
    assert case.guard("site/pages/a.html") == case.root / "site/pages/a.html"
    case.site.symlink_to(tmp_path)
    with pytest.raises(CaseError, match="leads outside"):
        case.guard("site/a.html")


def test_an_atomic_write_replaces_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a"
    atomic_write(path, b"old")
    atomic_write(path, b"new")
    assert path.read_bytes() == b"new"

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", fail)
    with pytest.raises(OSError, match="No space"):
        atomic_write(path, b"newer")
    assert path.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [path]
