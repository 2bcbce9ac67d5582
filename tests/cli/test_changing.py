"""``diff`` as people see it."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

import small_story
from onrecord.api import Case
from onrecord.cli.changing import CAUSE_NAMES
from onrecord.cli.program import run
from onrecord.model.change import CAUSES, HEADINGS

Capture = pytest.CaptureFixture[str]


@pytest.fixture(scope="module")
def grown(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("grown")
    dates = {"a-gazette.txt": "2031-05-04", "b-courier.txt": "2031-05-06", "c-herald.txt": "2031-07-02"}
    with Case.create(folder / "depots", title="Depots") as case:
        for names in (["a-gazette.txt", "b-courier.txt"], ["c-herald.txt"]):
            for path in small_story.write(folder / names[0], names):
                path.with_suffix(".toml").write_text(f"date = {dates[path.name]}\n")
                case.add(path)
            case.build()
    return folder / "depots"


def shown(capsys: Capture, *words: str) -> str:
    assert run(list(words)) == 0
    return capsys.readouterr().out


def test_causes_are_those_of_the_model() -> None:
    assert tuple(name.replace("-", " ") for name in CAUSE_NAMES) == CAUSES
    assert set(HEADINGS) == set(CAUSES)


@pytest.mark.parametrize("columns", ["60", "80", "200"])
def test_the_table_fits_and_stands_under_causes(
    grown: Path, capsys: Capture, columns: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    out = shown(capsys, "diff", str(grown), "--details")
    assert max(len(line) for line in out.splitlines()) <= min(int(columns), 100)
    assert "From the build before: 2 documents, the newest of 2031-05-06" in " ".join(out.split())
    assert "Newly reported (" in out
    assert " → " in out
    flat = " ".join(out.split())
    assert "newly reported by c-herald.txt, 2031-07-02" in flat


def test_json_and_csv_hold_the_same_changes(grown: Path, capsys: Capture) -> None:
    data = json.loads(shown(capsys, "diff", str(grown), "--format", "json"))
    rows = list(csv.DictReader(io.StringIO(shown(capsys, "diff", str(grown), "--format", "csv"))))
    assert [one["entry"] for one in data["changes"]] == [one["entry"] for one in rows]
    assert len(rows) > 0
    for one in data["changes"]:
        assert one["causes"]
        assert one["sentence"].startswith(one["told"])


def test_one_cause_only(grown: Path, capsys: Capture) -> None:
    data = json.loads(shown(capsys, "diff", str(grown), "--cause", "newly-reported", "--format", "json"))
    assert {one["cause"] for one in data["changes"]} == {"newly reported"}
    assert "Nothing changed." in shown(capsys, "diff", str(grown), "--cause", "engine")


def test_an_entry_of_a_change_can_be_asked_why(grown: Path, capsys: Capture) -> None:
    data = json.loads(shown(capsys, "diff", str(grown), "--format", "json"))
    for one in data["changes"]:
        if one["kind"] != "vanished":
            assert (
                json.loads(shown(capsys, "why", str(grown), one["entry"], "--format", "json"))["entry"]["id"]
                == (one["entry"])
            )


def test_since_says_how_the_earlier_state_was_made(grown: Path, capsys: Capture) -> None:
    out = " ".join(shown(capsys, "diff", str(grown), "--since", "build").split())
    assert "From the case at the build before: 2 documents" in out
    assert "Note: both sides are read by OnRecord" in out


def test_help_teaches_the_causes(capsys: Capture) -> None:
    out = " ".join(shown(capsys, "diff", "--help").split())
    for words in ("It happened", "Newly reported", "Newly acquired", "We decided", "The engine changed", "--since"):
        assert words in out


def test_a_moment_that_is_none_is_one_line(grown: Path, capsys: Capture) -> None:
    assert run(["diff", str(grown), "--since", "someday"]) == 2
    assert capsys.readouterr().err.count("\n") == 1
