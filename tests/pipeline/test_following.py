"""Random changes to a case of real readings: what the stages follow is what they make of the whole.

Every step compares the record's bytes with those of a build in full. The pages hold revisions, denials, reprints,
either-or, not-yet, totals of casualties, titles, and names in several spellings.
"""

from __future__ import annotations

import random
from pathlib import Path

import pytest

import adding
from large_case import QUIET
from onrecord.pipeline import build
from told_case import SIZE, Told


@pytest.mark.parametrize("seed", range(2))
def test_random_changes(tmp_path: Path, seed: int) -> None:
    dice = random.Random(f"changes {seed}")  # noqa: S311 the same every time
    told = Told(tmp_path)
    told.add(SIZE)
    build(told.case, QUIET)
    followed = fresh = 0
    for _ in range(8):
        told.change(dice)
        report = build(told.case, QUIET)
        assert report.wide is None or report.in_full
        fresh += report.is_fresh
        followed += not report.in_full
        assert adding.record_of(told.case) == told.whole()[0], report.reasons
    assert fresh <= 4  # a page described as it was is none
    assert followed >= 2  # in a case as small as this one, many a change reaches further than can be followed
