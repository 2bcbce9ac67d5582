"""The verbs on a small case, end to end."""

from __future__ import annotations

import csv
import io
import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import small_story
from onrecord.cli.program import run
from onrecord.cli.registers import NAMES
from onrecord.model.entry import REGISTERS

Capture = pytest.CaptureFixture[str]


def shown(capsys: Capture, *words: str) -> str:
    assert run(list(words)) == 0
    return capsys.readouterr().out


def first_id(capsys: Capture, story: Path, register: str = "figures") -> str:
    return str(json.loads(shown(capsys, "show", str(story), register, "--format", "json"))[0]["id"])


def test_registers_are_those_of_the_model() -> None:
    assert NAMES == REGISTERS


@pytest.mark.parametrize("register", NAMES)
@pytest.mark.parametrize("columns", ["60", "80", "140"])
def test_every_register_fits_the_terminal(
    register: str, columns: str, story: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    out = shown(capsys, "show", str(story), register, "--all")
    table = out.splitlines()[:-1]
    assert max((len(line.rstrip()) for line in table), default=0) <= int(columns)
    assert "\x1b" not in out


def test_a_table_holds_value_source_and_counts(story: Path, capsys: Capture) -> None:
    out = " ".join(shown(capsys, "show", str(story), "figures").split())
    assert "12" in out
    assert "Harbour Watch" in out
    assert "said 1" in out


def test_json_and_csv_hold_the_same_rows(story: Path, capsys: Capture) -> None:
    rows = json.loads(shown(capsys, "show", str(story), "figures", "--format", "json"))
    table = list(csv.DictReader(io.StringIO(shown(capsys, "show", str(story), "figures", "--format", "csv"))))
    assert len(rows) == len(table) > 0
    assert [row["id"] for row in rows] == [row["id"] for row in table]
    assert {"measure", "value", "by", "said_low", "so_high", "flag_sourcing", "low"} <= set(rows[0])


def test_why_shows_flags_chain_and_sentence(story: Path, capsys: Capture) -> None:
    identifier = first_id(capsys, story)
    out = shown(capsys, "why", str(story), identifier[:8])
    assert identifier in out
    for flag in ("Sourcing", "Dispute", "Revision", "Lifecycle", "Review"):
        assert f"\n{flag} " in out
    assert " ← " in out
    assert "«" in out
    assert ".txt [" in out
    assert max(len(line) for line in out.splitlines()) <= 80


def test_why_finds_the_entry_of_a_claim(story: Path, capsys: Capture) -> None:
    rows = [json.loads(line) for line in shown(capsys, "export", str(story), "--format", "claims").splitlines()]
    held = {row["id"]: row["entry"] for row in rows if row["entry"] is not None and row["entry"] != row["id"]}
    for claim, entry in sorted(held.items())[:3]:
        assert json.loads(shown(capsys, "why", str(story), claim, "--format", "json"))["entry"]["id"] == entry


def test_why_as_json_holds_the_claims(story: Path, capsys: Capture) -> None:
    data = json.loads(shown(capsys, "why", str(story), first_id(capsys, story), "--format", "json"))
    assert [claim["id"] for claim in data["claims"]] == data["entry"]["claims"]


@pytest.mark.parametrize("entry", ["zzzz", "0123456789abcdef0123", ""])
def test_why_of_nothing_says_so(entry: str, story: Path, capsys: Capture) -> None:
    assert run(["why", str(story), entry]) == 8
    assert capsys.readouterr().err.count("\n") == 1


def test_export_writes_the_same_to_a_file(story: Path, capsys: Capture, tmp_path: Path) -> None:
    out = shown(capsys, "export", str(story), "--format", "claims")
    assert shown(capsys, "export", str(story), "--format", "claims", "-o", str(tmp_path / "claims.jsonl")) == ""
    assert (tmp_path / "claims.jsonl").read_bytes().decode() == out
    quotes = {name: small_story.TEXTS[name] for name in small_story.TEXTS}
    for line in out.splitlines():
        row = json.loads(line)
        assert quotes[row["document"]][row["start"] : row["end"]] == row["quote"]


def test_an_unknown_export_lists_what_there_is(story: Path, capsys: Capture) -> None:
    assert run(["export", str(story), "--format", "runes"]) == 2
    assert "claims" in capsys.readouterr().err


def test_status_says_what_is_held(story: Path, capsys: Capture) -> None:
    out = shown(capsys, "status", str(story))
    assert "Depots: 5 documents" in out
    assert "Record: up to date" in out
    assert f"Language not read: {small_story.NOT_READ}" in out


def test_verify_proves_a_whole_case(story: Path, capsys: Capture) -> None:
    assert "5 documents checked" in shown(capsys, "verify", str(story))


def test_verify_exits_with_seven_on_damage(story: Path, capsys: Capture, tmp_path: Path) -> None:
    shutil.copytree(story, tmp_path / "case")
    next((tmp_path / "case" / "documents").iterdir()).write_bytes(b"changed")
    assert run(["verify", str(tmp_path / "case")]) == 7
    err = capsys.readouterr().err
    assert all(line.startswith("onrecord: ") for line in err.splitlines())
    assert ": the original of " in err


def test_publish_prints_the_page(story: Path, capsys: Capture, tmp_path: Path) -> None:
    shutil.copytree(story, tmp_path / "case")
    page = Path(shown(capsys, "publish", str(tmp_path / "case")).strip())
    assert page == tmp_path / "case" / "site" / "index.html"
    assert page.is_file()


def test_build_of_a_plain_folder_makes_a_case_beside_it(
    capsys: Capture, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    small_story.write(tmp_path / "reports", ["a-gazette.txt"])
    (tmp_path / "depots.yaml").write_text(small_story.PROFILE)
    monkeypatch.chdir(tmp_path)
    out = shown(capsys, "build", "reports", "--profile", "depots.yaml")
    assert "reports is a plain folder: made the case" in out
    assert "1 document: 1 parsed, 1 read, 0 unchanged." in out
    assert (tmp_path / "reports-case" / "depots.yaml").read_text() == small_story.PROFILE
    small_story.write(tmp_path / "reports", ["b-courier.txt"])
    out = shown(capsys, "build", "reports")
    assert "made the case" not in out
    assert "2 documents: 1 parsed, 1 read, 1 unchanged." in out
    assert "Up to date" in shown(capsys, "build", "reports-case")


def test_new_add_build_step_by_step(capsys: Capture, tmp_path: Path) -> None:
    case = str(tmp_path / "case")
    assert "Made the case The depots" in shown(capsys, "new", case, "--title", "The depots")
    assert run(["show", case, "figures"]) == 4
    assert "onrecord build" in capsys.readouterr().err
    small_story.write(tmp_path / "reports", ["a-gazette.txt"])
    assert "Added 1 document; 0 known already." in shown(capsys, "add", case, str(tmp_path / "reports"))
    assert "Added 0 documents; 1 known already." in shown(capsys, "add", case, str(tmp_path / "reports"))
    assert "Record: not built" in shown(capsys, "status", case)


def test_add_says_what_it_could_not_take_in(capsys: Capture, tmp_path: Path) -> None:
    case = str(tmp_path / "case")
    shown(capsys, "new", case)
    (tmp_path / "fine.txt").write_text("A fine text.")
    (tmp_path / "picture.psd").write_bytes(b"8BPS")
    assert run(["add", case, str(tmp_path / "fine.txt"), str(tmp_path / "picture.psd")]) == 3
    told = capsys.readouterr()
    assert "Added 1 document" in told.out
    assert "picture.psd" in told.err


def test_new_refuses_an_unknown_profile(capsys: Capture, tmp_path: Path) -> None:
    assert run(["new", str(tmp_path / "case"), "--profile", "no-such-profile"]) == 5
    assert not (tmp_path / "case").exists()


def test_a_closed_pipe_needs_no_words(story: Path) -> None:
    command = f"'{sys.executable}' -m onrecord export '{story}' --format record | head -c 10 > /dev/null"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert done.stderr == ""


def test_sources_are_shown_as_a_tree(story: Path, capsys: Capture) -> None:
    lines = shown(capsys, "show", str(story), "sources", "--tree").splitlines()
    assert lines
    assert not lines[0].startswith(("├", "└"))
    assert any(line.lstrip("│ ").startswith(("├─ ", "└─ ")) for line in lines)


def test_only_sources_have_a_tree(story: Path, capsys: Capture) -> None:
    assert run(["show", str(story), "figures", "--tree"]) != 0
    assert "only sources have a tree" in capsys.readouterr().err
