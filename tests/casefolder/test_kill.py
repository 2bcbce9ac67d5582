"""Killed, or refused by the disk, at any moment: the next run finishes, and the record is that of an undisturbed one.

See ``disturbing.py`` for what is checked after each disturbance: nothing that was preserved is harmed, at most the
decision in flight is lost, and after saying the same again the case proves out with the record it would have had.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).resolve().parent
VERBS = {"add", "build", "decide", "remove", "purge", "publish"}
KILLS = 36  # of each verb in mid-work


def disturbed(folder: Path, *words: str) -> dict[str, Any]:
    environ = {**os.environ, "PYTHONPATH": str(HERE.parent)}
    command = [sys.executable, str(HERE / "disturbing.py"), str(folder), *words]
    done = subprocess.run(command, capture_output=True, text=True, env=environ, check=False)
    assert done.returncode == 0, done.stderr[-3000:]
    told: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    assert set(told) == VERBS
    assert {verb: one["wrong"] for verb, one in told.items() if one["wrong"]} == {}
    return told


def test_killed_at_two_hundred_random_moments_and_more(tmp_path: Path) -> None:
    told = disturbed(tmp_path, "random", str(KILLS), "seed")
    assert all(one["in_work"] >= KILLS // 2 for one in told.values()), told
    assert sum(one["in_work"] for one in told.values()) >= 200


@pytest.mark.parametrize("how", ["killed", "refused"])
def test_disturbed_at_every_write_call_in_turn(how: str, tmp_path: Path) -> None:
    told = disturbed(tmp_path, how)
    assert all(one["in_work"] >= 10 for one in told.values()), told
