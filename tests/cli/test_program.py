"""The program itself: help, one-line errors, exit codes, quick start."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from onrecord.cli.program import VERBS, exit_codes, program, run
from onrecord.errors import OnRecordError, VerifyError


def test_help_lists_verbs_in_the_order_of_work(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--help"]) == 0
    out = capsys.readouterr().out
    places = [out.index(f"\n  {verb.name} ") for verb in VERBS]
    assert places == sorted(places)


def test_help_states_every_exit_code(capsys: pytest.CaptureFixture[str]) -> None:
    run(["--help"])
    out = capsys.readouterr().out
    codes = dict(exit_codes())
    assert set(codes) == {0, 1, 2, 3, 4, 5, 6, 7, 8, 130}
    section = out[out.index("Exit codes:") :]
    assert all(f"\n  {code} " in section for code in codes)


@pytest.mark.parametrize("verb", [verb.name or "" for verb in VERBS])
def test_every_verb_helps_with_examples(verb: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([verb, "--help"]) == 0
    out = capsys.readouterr().out
    assert "Examples:" in out
    assert f"  onrecord {verb} " in out[out.index("Examples:") :]
    assert max(len(line) for line in out.splitlines()) <= 80


@pytest.mark.parametrize(
    ("arguments", "code"),
    [(["frobnicate"], 2), (["show", "nowhere"], 2), (["show", "nowhere", "figures"], 4), (["status", "nowhere"], 4)],
)
def test_an_error_is_one_line_and_its_code(
    arguments: list[str], code: int, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(arguments) == code
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith("onrecord: ")
    assert told.err.count("\n") == 1


def test_an_interrupt_says_so(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(**_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(program, "main", interrupted)
    assert run([]) == 130
    assert capsys.readouterr().err.startswith("onrecord: interrupted")


def test_an_error_of_ours_gives_its_own_code(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(**_: object) -> None:
        raise VerifyError("2 faults found", where="harbour")

    monkeypatch.setattr(program, "main", failing)
    assert run([]) == VerifyError.exit_code != OnRecordError.exit_code
    assert capsys.readouterr().err == "onrecord: harbour: 2 faults found\n"


def test_module_runs_and_names_itself() -> None:
    done = subprocess.run([sys.executable, "-m", "onrecord", "--version"], capture_output=True, text=True, check=True)
    assert done.stdout.startswith("onrecord ")


def test_starts_in_under_three_tenths_of_a_second() -> None:
    def seconds() -> float:
        before = os.times()  # of the processor, which other work on the machine moves little
        subprocess.run([sys.executable, "-m", "onrecord", "--help"], capture_output=True, check=True)
        after = os.times()
        return after.children_user + after.children_system - before.children_user - before.children_system

    assert min(seconds() for _ in range(5)) < 0.3
