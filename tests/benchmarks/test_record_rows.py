"""Rows of the record as judged: met by an entry's claims and cells, and able to fall."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import record_rows
import verdicts

TEXT = (
    "Harbour Watch said on 3 May 2021 that Norway has 14 hidden depots in Chile. Norway has launched an investigation "
    "into the depots. Chile launched an inquiry or closed the depots, it said.\n"
)
KEY = verdicts.digest(TEXT)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> record_rows.Built:
    return record_rows.build({KEY: TEXT}, tmp_path_factory.mktemp("rows"))


def span(words: str, kind: str) -> list[Any]:
    start = TEXT.index(words)
    return [KEY, start, start + len(words), kind]


def row(**more: Any) -> dict[str, Any]:
    spans = [span("Norway has launched an investigation into the depots", "action")]
    told = {"row": "inquiry", "table": "acts", "register": "responses", "spans": spans, "verdict": "reached"}
    return told | {"country": "NO", "cell": "done", "so": [0, 0], "open": ["result"]} | more


def test_a_row_is_met_by_an_entrys_claims_and_cells(built: record_rows.Built) -> None:
    assert record_rows.state(built, row()) == ("reached", [])
    assert record_rows.state(built, row(told={"country": [record_rows.hashed("norway")]})) == ("reached", [])


@pytest.mark.parametrize(
    ("more", "short"),
    [
        ({"cell": "planned"}, "cell"),
        ({"so": [1, 1]}, "so"),
        ({"lifecycle": "announced"}, "lifecycle"),
        ({"cells": {"act": "close"}}, "cells.act"),
        ({"told": {"country": [record_rows.hashed("chile")]}}, "cells.country"),
        ({"open": ["closure"]}, "open: closure"),
        ({"empty": ["country"]}, "empty.country"),
        ({"edges": [["disputes", "link"]]}, "edge disputes link"),
        ({"value": [14, 14, None]}, "value"),
    ],
)
def test_what_falls_short_is_named(built: record_rows.Built, more: dict[str, Any], short: str) -> None:
    assert record_rows.state(built, row(**more)) == ("partly", [short])


def test_a_row_without_an_entry_is_missed(built: record_rows.Built) -> None:
    assert record_rows.state(built, row(register="sites"))[0] == "missed"
    assert record_rows.state(built, row(spans=[span("it said", "action")]))[0] == "missed"


def test_what_must_not_appear_is_found(built: record_rows.Built) -> None:
    never = {"row": "n", "table": "acts", "never": True, "spans": row()["spans"], "register": "responses"}
    assert record_rows.broken(built, never | {"cell": "done"})
    assert record_rows.broken(built, never | {"claim": {"type": "investigate"}})
    assert record_rows.broken(built, never | {"words": [record_rows.hashed("Norway")], "in": ["country"]})
    assert not record_rows.broken(built, never | {"words": [record_rows.hashed("Norway")], "in": ["act"]})
    assert not record_rows.broken(built, never | {"cell": "planned"})
    assert not record_rows.broken(built, never | {"claim": {"type": "close"}})


def test_falls_and_gains_are_told_apart(built: record_rows.Built, capsys: pytest.CaptureFixture[str]) -> None:
    assert record_rows.report(built, [row()]) == 0
    assert record_rows.report(built, [row(cell="planned")]) == 1
    assert record_rows.report(built, [row(cell="planned", verdict="partly", short=["cell"])]) == 0
    assert record_rows.report(built, [row(verdict="missed")]) == 0
    assert record_rows.report(built, [row(register="sites")]) == 1
    out = capsys.readouterr().out
    assert "FELL inquiry: was reached, is partly: cell" in out
    assert "better inquiry: was missed, is reached" in out
    assert "acts          reached 1 of 1, partly 0, missed 0; of 0 that must not appear 0 did" in out


def test_documents_that_are_not_there_are_said(tmp_path: Path) -> None:
    script = Path(record_rows.__file__)
    done = subprocess.run(
        [sys.executable, str(script), str(tmp_path)], capture_output=True, text=True, check=False, cwd=tmp_path
    )
    assert done.returncode == 1
    assert "data missing: 2 of 2 judged documents are not below" in done.stdout


def test_the_rows_hold_no_text() -> None:
    rows = [json.loads(line) for line in record_rows.HERE.read_text("utf-8").splitlines()]
    names = [(row["table"], row["row"]) for row in rows]
    assert len(set(names)) == len(names)
    for row in rows:
        assert not {"quote", "text"} & row.keys()
        told = [*row.get("cells", {}).values(), *row.get("open", [])]
        assert all(len(text.split()) < 10 for text in told)
