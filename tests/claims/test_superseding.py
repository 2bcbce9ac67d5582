"""Numbers that a text tells as earlier values, and the numbers in their place."""

from __future__ import annotations

import pytest

from onrecord.model.claim import Claim, Figure
from reading_of import of_kind

PUBLISHED = "2031-05-09"  # a Friday


def body(claim: Claim) -> Figure:
    assert isinstance(claim.body, Figure)
    return claim.body


def told(text: str, measure: str) -> dict[float | None, str | None]:
    """What each stated number of a measure is told as."""
    found = [body(c) for c in of_kind(text, "figure", PUBLISHED) if body(c).basis == "stated"]
    return {f.amount.low: f.superseded for f in found if f.measure == measure and f.part_of is None}


@pytest.mark.parametrize(
    ("text", "measure", "expected"),
    [
        (
            "First reports said eight people were killed in the shaft, but troopers later said six had died.",
            "people killed",
            {8: "corrected", 6: None},
        ),
        (
            "The clinic originally said 14 people were injured; that was later lowered to 13.",
            "people injured",
            {14: "corrected", 13: None},
        ),
        ("The union raised its count of kilns from 21 to 24.", "kiln", {21: "findings extended", 24: None}),
        ("Rangers lowered the number of injured from 19 to 16.", "people injured", {19: "corrected", 16: None}),
        ("The death toll rose to 33 from 31, the prefect said.", "people killed", {31: "findings extended", 33: None}),
        (
            "The death toll rose to 33 from 31 after two of the injured died, the prefect said.",
            "people killed",
            {31: "world changed", 33: None},
        ),
        (
            "Deaths in the valley climbed to 18 on Friday from 15 a day earlier.",
            "people killed",
            {15: "findings extended", 18: None},
        ),
        (
            "Contrary to initial reports, seven people were killed, not nine, the marshal said.",
            "people killed",
            {9: "corrected", 7: None},
        ),
        ("Six women died, not seven as first reported.", "people killed", {7: "corrected", 6: None}),
        (
            "The coroner lowered the death toll to 12 after earlier saying 15 people had died.",
            "people killed",
            {15: "corrected", 12: None},
        ),
        (
            "The fire killed three people on Sunday. Two more died overnight, bringing the death toll to five.",
            "people killed",
            {3: "world changed", 5: None},
        ),
        (
            "The prefect revised the death toll down to 27 from an earlier 31.",
            "people killed",
            {31: "corrected", 27: None},
        ),
    ],
)
def test_an_earlier_value_is_told_as_such(text: str, measure: str, expected: dict[float, str | None]) -> None:
    assert told(text, measure) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Initial reports said eight people were killed in the shaft.",  # no other number: it still is the one given
        "The marshal said earlier Monday that two people were killed in the barn.",
        "Rangers initially said 14 people were injured. Two people were killed.",  # another fate
        "The ferry ran from 3 piers to 5 islands.",
        "The guards moved 30 people from 4 barns to 6 tents.",
    ],
)
def test_a_number_that_nothing_replaces_is_a_present_one(text: str) -> None:
    assert {body(c).superseded for c in of_kind(text, "figure", PUBLISHED)} <= {None}


def test_early_reports_are_nobody_and_the_later_source_is_not_theirs() -> None:
    text = "Early reports said eight people were killed in the shaft, but troopers later said six had died."
    roots = {body(c).amount.low: c.root.name if c.root else None for c in of_kind(text, "figure", PUBLISHED)}
    assert roots == {8: None, 6: "troopers"}


def test_whose_count_was_denied_is_not_stated() -> None:
    text = "Contrary to initial reports, seven people were killed, not nine, the marshal said."
    roots = {body(c).amount.low: c.root.name if c.root else None for c in of_kind(text, "figure", PUBLISHED)}
    assert roots == {9: None, 7: "marshal"}


def test_each_keeps_its_quote_and_its_day() -> None:
    text = "The death toll climbed to 46 on Wednesday, up from 39 on Monday, the prefect said."
    found = {body(c).amount.low: c for c in of_kind(text, "figure", PUBLISHED)}
    days = {n: as_of.start for n, c in found.items() if (as_of := body(c).as_of) is not None}
    assert days == {46: "2031-05-07", 39: "2031-05-05"}
    assert all("39" in c.quote for c in found.values())


def test_a_number_that_is_only_denied_is_nobodys() -> None:
    found = of_kind("Four people were killed, not five, the marshal said.", "figure", PUBLISHED)
    assert [body(c).amount.low for c in found] == [4]


def test_an_earlier_count_is_not_taken_to_be_for_the_same_place() -> None:
    text = "The league has found at least 31 kilns in Oslo and three in Bergen, up from 22."
    found = {body(c).amount.low: c for c in of_kind(text, "figure", PUBLISHED)}
    assert body(found[22]).measure == "kiln"
    assert found[22].place is None
    assert body(found[22]).superseded == "findings extended"
