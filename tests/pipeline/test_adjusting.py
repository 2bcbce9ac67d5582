"""A change of a few documents is worked into the record without a build in full, and comes to the same bytes."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

import adding
from large_case import QUIET, FullRuns, Large, made
from onrecord import ids, intake
from onrecord.casefolder import KeptFile
from onrecord.model.change import Diff
from onrecord.model.delta import TooWide
from onrecord.pipeline import adjusting, diff
from onrecord.pipeline.run import Workshop
from onrecord.pipeline.standing import EARLIER, REPLACED


@pytest.fixture
def large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Large:
    stages = FullRuns()
    monkeypatch.setattr(adjusting, "STAGES", adjusting.Stages(stages.resolve, stages.reconcile))
    return made(tmp_path, stages)


def test_whatever_comes_and_goes_the_record_is_that_of_a_build_in_full(large: Large) -> None:
    dice = random.Random(1)  # noqa: S311 the same every time
    for _ in range(5):
        what = dice.randrange(4)
        if what == 0:
            large.add(dice.choice([1, 3]))
        elif what == 1:
            large.remove(dice.randrange(60))
        elif what == 2:
            large.describe(dice.randrange(60), dice.choice(["Tidal Gazette", "Quay Echo"]))
        else:
            large.add()
            large.remove(dice.randrange(60))
            large.describe(dice.randrange(60), "Lantern Echo")
        report = large.build()
        assert (report.in_full, report.wide) == (False, None)
        assert report.documents == len(intake.documents(large.case))
        assert large.build().is_fresh
        large.same_as_whole()


def test_a_diff_tells_what_it_told_of_two_whole_records(large: Large) -> None:
    def told() -> Diff:
        return diff(large.case, QUIET)

    large.add(2)
    large.remove(7)
    large.describe(3, "Tidal Gazette")
    was = large.case.record_path.read_bytes()
    assert not large.build().in_full
    assert (large.case.cache_dir / REPLACED).is_file()
    assert not (large.case.cache_dir / EARLIER).is_file()
    found = told()
    assert found.changes
    large.case.record_path.write_bytes(was)
    adjusting.kept_path(large.case).unlink()
    assert large.build().in_full
    assert (large.case.cache_dir / EARLIER).is_file()
    assert told() == found


def test_what_a_stage_cannot_follow_is_built_in_full(large: Large) -> None:
    large.stages.wide = "a name is everywhere"
    large.add()
    report = large.build()
    assert (report.in_full, report.wide) == (True, "a name is everywhere")
    large.stages.wide = None
    large.stages.read = {one.id: adding.findings(one, int(one.name[:6])) for one in intake.documents(large.case)}
    large.add()
    assert not large.build().in_full


@pytest.mark.parametrize("harm", ["gone", "broken", "another record's", "cache gone", "relearnt"])
def test_without_what_it_rests_on_the_build_is_one_in_full(large: Large, harm: str) -> None:
    kept = adjusting.kept_path(large.case)
    large.add()
    large.remove(5)
    if harm == "gone":
        kept.unlink()
    elif harm == "broken":
        kept.write_bytes(b"no database, but long enough to look at" * 99)
    elif harm == "another record's":
        with KeptFile(kept) as opened:
            opened.seal(ids.digest(["another"]))
    elif harm == "cache gone":
        (large.case.cache_dir / "stages.db").unlink()
    else:
        large.case.concepts_path.unlink()
    if harm != "cache gone":  # its pages would have to be parsed
        assert large.build().in_full
    else:
        with pytest.raises(TooWide):
            adjusting._held(Workshop(large.case, QUIET), intake.withdrawn(large.case))


@pytest.mark.parametrize("how", ["killed", "refused"])
def test_a_build_that_is_broken_off_leaves_the_old_record_or_the_new_one(tmp_path: Path, how: str) -> None:
    script = Path(__file__).with_name("breaking_off.py")
    run = subprocess.run(
        [sys.executable, str(script), str(tmp_path), how],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert run.returncode == 0, run.stderr[-2000:]
    told = json.loads(run.stdout)
    assert told["wrong"] == []
    assert told["calls"] > 100
    assert told["old"] > 0
    assert told["new"] > 0
