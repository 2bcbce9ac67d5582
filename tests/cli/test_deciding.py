"""``decide`` and ``decisions`` on the command line."""

from __future__ import annotations

import csv
import io
import json
import shutil
from pathlib import Path

import pytest

from onrecord.cli.program import run
from onrecord.model.decision import DECISION_KINDS


@pytest.fixture
def case(story: Path, tmp_path: Path) -> str:
    shutil.copytree(story, tmp_path / "case")
    return str(tmp_path / "case")


def told(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    """What the program prints; it must succeed."""
    assert run(list(words)) == 0, capsys.readouterr().err
    return capsys.readouterr().out


def first_response(capsys: pytest.CaptureFixture[str], case: str) -> str:
    return str(json.loads(told(capsys, "show", case, "responses", "--format", "json"))[0]["id"])


def test_every_kind_can_be_asked_for(capsys: pytest.CaptureFixture[str], case: str) -> None:
    for kind in DECISION_KINDS:
        assert run(["decide", case, kind, "no such thing"]) != 0
        assert "is not one of" not in capsys.readouterr().err
    assert run(["decide", case, "no-such-kind", "x"]) == 2
    assert "is not one of" in capsys.readouterr().err


def test_a_decision_from_the_shell_to_the_record(capsys: pytest.CaptureFixture[str], case: str) -> None:
    entry = first_response(capsys, case)
    out = told(
        capsys, "decide", case, "correct", entry, "--set", "modality=alleged", "--who", "ana", "--reason", "p. 3"
    )
    assert "Decided " in out
    assert "1 decision written. Next: onrecord build" in out
    assert "1 decision taken into account" in told(capsys, "build", case)
    why = " ".join(told(capsys, "why", case, entry).split())
    assert 'modality: machine read "stated", ana says "alleged"; because: p. 3' in why
    exported = [json.loads(line) for line in told(capsys, "export", case, "--format", "claims").splitlines()]
    (decided,) = [one["decided"][0] for one in exported if "decided" in one]
    assert (decided["field"], decided["machine"], decided["value"]) == ("modality", "stated", "alleged")


def test_a_dry_run_shows_entries_and_writes_nothing(capsys: pytest.CaptureFixture[str], case: str) -> None:
    entry = first_response(capsys, case)
    out = told(capsys, "decide", case, "reject", entry, "--dry-run")
    assert f"gone {entry[:8]}" in " ".join(out.split())
    assert "Entries: 0 changed, 0 added, 1 gone" in out
    assert not (Path(case) / "decisions.jsonl").exists()


def test_decisions_in_three_forms(capsys: pytest.CaptureFixture[str], case: str) -> None:
    entry = first_response(capsys, case)
    assert told(capsys, "decisions", case) == "None.\n"
    told(capsys, "decide", case, "confirm", entry, "--who", "ana", "--reason", "=seen")
    out = told(capsys, "decide", case, "reject", entry, "--who", "ben")
    assert "conflict: whether the text makes this" in out
    table = told(capsys, "decisions", case, "--conflicts")
    assert table.count("[conflict]") == 2
    assert told(capsys, "decisions", case, "--orphaned") == "None.\n"
    rows = json.loads(told(capsys, "decisions", case, "--format", "json"))
    assert sorted(row["kind"] for row in rows) == ["confirm", "reject"]
    (yes,) = [
        row for row in csv.DictReader(io.StringIO(told(capsys, "decisions", case, "--format", "csv"))) if row["reason"]
    ]
    assert yes["reason"] == "'=seen"
    told(capsys, "decide", case, "undo", rows[0]["id"][:8])
    assert "[undone]" in told(capsys, "decisions", case)


def test_next_says_what_to_check(capsys: pytest.CaptureFixture[str], case: str) -> None:
    assert "hang" in told(capsys, "decisions", case, "--next")
    assert {"entry", "title", "weight", "why"} == set(
        json.loads(told(capsys, "decisions", case, "--next", "--format", "json"))[0]
    )


def test_many_from_a_table(capsys: pytest.CaptureFixture[str], case: str, tmp_path: Path) -> None:
    entry = first_response(capsys, case)
    table = tmp_path / "many.csv"
    table.write_text(f"kind,target,value\nconfirm,{entry},\ntag,{entry},urgent\n")
    assert "2 decisions written" in told(capsys, "decide", case, "--from-csv", str(table))
    table.write_text(f"kind,target,value\nconfirm,{entry},confirmed\nconfirm,ffffff,\n")
    assert run(["decide", case, "--from-csv", str(table)]) == 3
    err = capsys.readouterr().err
    assert f"{table}, line 3: no entry or claim begins with 'ffffff'" in err
    assert len(json.loads(told(capsys, "decisions", case, "--format", "json"))) == 2


@pytest.mark.parametrize(
    ("words", "code", "what"),
    [
        ([], 2, "needs a kind of decision"),
        (["confirm"], 2, "needs at least 1 target"),
        (["confirm", "ffffff"], 8, "no entry or claim"),
        (["correct", "ffffff", "--set", "x"], 2, "no field with a value"),
        (["guess", "x"], 2, "guess"),
    ],
)
def test_what_does_not_fit_is_one_line(
    capsys: pytest.CaptureFixture[str], case: str, words: list[str], code: int, what: str
) -> None:
    assert run(["decide", case, *words]) == code
    err = capsys.readouterr().err
    assert what in err
    assert err.count("\n") == 1


def test_a_bad_decisions_file_is_one_line_that_names_it(capsys: pytest.CaptureFixture[str], case: str) -> None:
    (Path(case) / "decisions.jsonl").write_text("no decision\n")
    for words in (["build", case], ["decisions", case], ["decide", case, "confirm", "ffffff"]):
        assert run(words) == 4
        err = capsys.readouterr().err
        assert "decisions.jsonl, line 1: is no decision (restore the line from a copy, or take it out)" in err
        assert err.count("\n") == 1
    (Path(case) / "decisions.jsonl").unlink()
    told(capsys, "build", case)


def test_an_office_that_was_joined_with_its_holder_is_parted_by_one_decision(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    text = (
        "Harbour Minister Kari Solheim of Norway spoke on Friday. "
        "The harbour minister of Norway said that 30 ships were held."
    )
    (tmp_path / "a.txt").write_text(f"5 March 2031\n\n{text}\n", "utf-8")
    case = str(tmp_path / "case")
    told(capsys, "new", case)
    told(capsys, "add", case, str(tmp_path / "a.txt"))
    told(capsys, "build", case)

    def root() -> str:
        lines = [json.loads(line) for line in told(capsys, "export", case, "--format", "claims").splitlines()]
        return next(str(one["root"]) for one in lines if one["kind"] == "figure")

    assert root() == "Kari Solheim"
    told(capsys, "decide", case, "keep-apart", "harbour minister of Norway", "Kari Solheim", "--who", "ana")
    told(capsys, "build", case)
    assert root() == "harbour minister of Norway"


def test_a_name_has_the_wikidata_id_that_the_profile_gives(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Harbour Watch said that 30 ships from Norway were held.\n", "utf-8")
    profile = tmp_path / "ships.yaml"
    known = "names:\n  - name: Harbour Watch\n    wikidata: Q42\n"
    profile.write_text(f"format: 1\ntitle: Ships\n{known}", "utf-8")
    case = str(tmp_path / "case")
    told(capsys, "new", case, "--profile", str(profile))
    told(capsys, "add", case, str(tmp_path / "a.txt"))
    told(capsys, "build", case)
    lines = [json.loads(line) for line in told(capsys, "export", case, "--format", "names").splitlines()]
    assert {one["canonical"]: one["wikidata"] for one in lines}["Harbour Watch"] == "Q42"
