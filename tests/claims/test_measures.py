"""What amounts are amounts of, numbers that stand, and numbers only taken up again."""

from __future__ import annotations

import pytest

from onrecord.model.claim import Claim, Figure
from reading_of import of_kind


def figures(text: str) -> list[Claim]:
    return of_kind(text, "figure")


def measure(claim: Claim) -> str:
    assert isinstance(claim.body, Figure)
    return claim.body.measure


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The bank had 4 million dollars in loans to Peru.", "loan"),
        ("Peru has a 12 million dollar foreign bank debt.", "bank debt"),
        ("Peru stopped interest on 12 million dollars owed to banks.", "debt"),
        ("The firm lost 3 million dollars.", "loss"),
        ("The board spent 2 million euros.", "spending"),
    ],
)
def test_money_is_an_amount_of_something(text: str, expected: str) -> None:
    assert expected in [measure(c) for c in figures(text)]


def test_what_is_planned_about_a_debt_leaves_the_debt_standing() -> None:
    (debt,) = figures("Peru will lift the freeze on its 12 million dollar debt.")
    assert debt.modality == "stated"
    (posts,) = figures("Peru plans to build 12 posts.")
    assert posts.modality == "planned"


def test_the_two_countries_are_not_counted() -> None:
    assert figures("Volk said the two countries were special.") == []
    assert [measure(c) for c in figures("Two ships sank.")] == ["ship"]


def test_the_value_that_another_rose_from_ranks_below() -> None:
    found = {c.quote: c for c in figures("Reserves rose to 4 million dollars from 3 million dollars in 2020.")}
    kept = [c for c in figures("Reserves rose to 4 million dollars from 3 million dollars in 2020.") if c.in_story]
    assert found
    assert [measure(c) for c in kept] == ["reserve"]
    assert kept[0].time is None  # 2020 is the other value's


def test_an_amount_of_nobody_knows_what_ranks_below() -> None:
    (found,) = figures("It came to 4 million dollars.")
    assert not found.in_story
    assert found.doubts


def test_what_a_body_tells_of_its_own_books_is_stated() -> None:
    (found,) = figures("Harbour Trust said that net income rose to 4 million dollars.")
    assert (found.modality, measure(found)) == ("stated", "net income")
    (told,) = figures("Harbour Trust said that Peru lost 4 million dollars.")
    assert told.modality == "alleged"
