"""Verdicts of a reader's eye are found by the hash of their text, and compared reading by reading."""

from __future__ import annotations

import importlib.util
import json
import sys
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest

BENCHMARKS = Path(__file__).parent.parent.parent / "benchmarks"
TEXT = "On 3 May 2021 nine kites fell in Genoa."


@cache
def verdicts() -> ModuleType:
    spec = importlib.util.spec_from_file_location("benchmark_verdicts", BENCHMARKS / "verdicts.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def verdict(reader: str, words: str, judged: str, form: str | None) -> dict[str, object]:
    start = TEXT.index(words)
    place = {"document": verdicts().digest(TEXT), "day": None, "reader": reader}
    return place | {"start": start, "end": start + len(words), "verdict": judged, "form": form}


def test_verdicts_are_counted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    data, judged = tmp_path / "data", tmp_path / "judged"
    data.mkdir()
    judged.mkdir()
    (data / "a.txt").write_text(TEXT, encoding="utf-8")
    lines = [
        verdict("time", "3 May 2021", "right", "date 2021-05-03"),
        verdict("quantity", "nine", "wrong", "9.0..9.0 None False count"),
        verdict("place", "Genoa", "missed", None),
    ]
    (judged / "one.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    monkeypatch.setattr(sys, "argv", ["verdicts", str(data), "--verdicts", str(judged)])
    assert verdicts().main() == 0
    printed = capsys.readouterr().out
    assert "time      right kept 1 of 1" in printed
    assert "wrong mended 0 of 1" in printed
    assert "missed found 1 of 1" in printed
    assert "1 of 1 texts found" in printed


def test_the_shipped_verdicts_hold_no_text() -> None:
    keys = {"document", "day", "reader", "start", "end", "verdict", "form"}
    for file in sorted(verdicts().HERE.glob("*.jsonl")):
        for line in file.read_text("utf-8").splitlines():
            entry = json.loads(line)
            assert set(entry) == keys
            assert entry["verdict"] in ("right", "wrong", "missed")
            assert 0 <= entry["start"] < entry["end"]
