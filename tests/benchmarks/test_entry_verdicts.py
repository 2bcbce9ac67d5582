"""Verdicts on entries: found again by their claims, and compared."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import entry_verdicts
from onrecord.model.entry import Entry, Flag, SourceCount

ONE, TWO, THREE = ("a", "figure", 0, 9), ("b", "figure", 5, 20), ("c", "figure", 1, 4)
NOBODY = SourceCount(0, 0)


def entry(name: str, dispute: str = "undisputed") -> Entry:
    flags = (Flag("dispute", dispute, "…"),)
    return Entry(name, "figure", "figures", (), "…", (), (), NOBODY, NOBODY, flags)


def verdict(**more: Any) -> dict[str, Any]:
    plain: dict[str, Any] = {
        "claims": [list(ONE), list(TWO)],
        "groups": [[0, 1]],
        "same": [],
        "flags": {"dispute": "undisputed"},
        "wrong_flags": [],
    }
    return plain | more


def test_claims_that_are_together_are_kept_and_others_lost() -> None:
    entries = {"e": entry("e"), "f": entry("f", "contested")}
    together = {ONE: {"e"}, TWO: {"e"}}
    assert entry_verdicts.check(verdict(), together, entries) == [("group", "kept"), ("flag", "kept")]
    assert entry_verdicts.check(verdict(), {ONE: {"e"}, TWO: {"f"}}, entries) == [("group", "lost")]
    assert entry_verdicts.check(verdict(), {ONE: {"e"}}, entries) == [("entry", "gone")]


def test_what_was_merged_is_mended_when_it_stands_apart() -> None:
    entries = {"e": entry("e"), "f": entry("f")}
    judged = verdict(groups=[[0], [1]])
    assert ("merged", "left") in entry_verdicts.check(judged, {ONE: {"e"}, TWO: {"e"}}, entries)
    assert ("merged", "mended") in entry_verdicts.check(judged, {ONE: {"e"}, TWO: {"f"}}, entries)


def test_what_was_split_is_mended_when_one_entry_has_it() -> None:
    entries = {"e": entry("e"), "f": entry("f")}
    judged = verdict(same=[list(THREE)])
    apart = {ONE: {"e"}, TWO: {"e"}, THREE: {"f"}}
    assert ("split", "left") in entry_verdicts.check(judged, apart, entries)
    assert ("split", "mended") in entry_verdicts.check(judged, apart | {THREE: {"e"}}, entries)


def test_flags_are_compared_with_what_was_judged() -> None:
    homes = {ONE: {"f"}, TWO: {"f"}}
    entries = {"f": entry("f", "contested")}
    assert ("flag", "lost") in entry_verdicts.check(verdict(), homes, entries)
    wrong = verdict(wrong_flags=["dispute"])
    assert ("wrong flag", "mended") in entry_verdicts.check(wrong, homes, entries)


def test_the_shipped_verdicts_hold_no_text() -> None:
    files = sorted(Path(entry_verdicts.HERE).glob("*.jsonl"))
    lines = [line for file in files for line in entry_verdicts.read(file)]
    assert len(lines) == 1119  # 826 entries of nine draws and the first again by a second reader
    for line in lines:
        assert sorted(n for group in line["groups"] for n in group) == list(range(len(line["claims"])))
        assert line["merged"] == (len(line["groups"]) > 1)
        for document, kind, start, end in [*line["claims"], *line["same"]]:
            assert len(document) == 64
            assert kind.isalpha()
            assert 0 <= start < end
        assert all(len(value) < 60 for value in line["flags"].values())
