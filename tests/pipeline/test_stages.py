"""Stages as data."""

from __future__ import annotations

import pytest

from onrecord.pipeline.stages import STAGES, Stage, check, code_digest, stage


def test_every_stage_reads_what_was_written_before() -> None:
    check(STAGES)


def test_a_profile_never_reaches_the_parser() -> None:
    assert "profile" not in stage("parse").reads


def test_a_stage_that_reads_too_early_is_refused() -> None:
    with pytest.raises(ValueError, match="learn reads findings"):
        check([stage("learn"), stage("read")], inputs=("profile", "tables", "documents"))


def test_two_writers_of_one_thing_are_refused() -> None:
    with pytest.raises(ValueError, match="a second time"):
        check([Stage("one", (), (), ("x",)), Stage("two", (), (), ("x",))])


def test_an_unknown_stage_lists_what_there_is() -> None:
    with pytest.raises(KeyError, match="parse, read, learn, decide, resolve, reconcile, write"):
        stage("guess")


def test_a_stage_is_known_by_its_code() -> None:
    assert code_digest("claims") == code_digest("claims")
    assert len({step.version for step in STAGES}) == len({step.packages for step in STAGES})


def test_an_unknown_room_is_refused() -> None:
    with pytest.raises(KeyError, match="no room"):
        code_digest("cellar")
