"""Progress: silent for two seconds, then on standard error."""

from __future__ import annotations

import pytest

from onrecord.cli import progress
from onrecord.cli.progress import ProgressLine


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    now = [100.0]
    monkeypatch.setattr(progress, "monotonic", lambda: now[0])
    return now


def test_quick_work_says_nothing(clock: list[float], capsys: pytest.CaptureFixture[str]) -> None:
    line = ProgressLine()
    clock[0] += 1.9
    line("read", 1, 2)
    line.clear()
    told = capsys.readouterr()
    assert (told.out, told.err) == ("", "")


def test_long_work_says_where_it_is(clock: list[float], capsys: pytest.CaptureFixture[str]) -> None:
    line = ProgressLine()
    clock[0] += 2.5
    line("read", 1200, 5000)
    clock[0] += 1
    line("read", 1300, 5000)
    clock[0] += 10
    line("resolve", 0, 0)
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err == ("onrecord: reading documents 1,200 of 5,000, 2 s\nonrecord: resolving names and dates, 14 s\n")


def test_a_terminal_line_is_redrawn_and_wiped(
    clock: list[float], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    line = ProgressLine()
    clock[0] += 3
    line("read", 1, 2)
    line.clear()
    err = capsys.readouterr().err
    assert err.startswith("\ronrecord: reading documents 1 of 2, 3 s")
    assert err.endswith("\r")
    assert "\n" not in err


def test_nobody_who_wants_none_gets_any(clock: list[float], capsys: pytest.CaptureFixture[str]) -> None:
    line = ProgressLine(is_wanted=False)
    clock[0] += 60
    line("read", 1, 2)
    assert capsys.readouterr().err == ""
