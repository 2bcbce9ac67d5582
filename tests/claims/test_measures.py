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


def undergone(text: str) -> list[str | None]:
    return [c.body.undergone for c in figures(text) if isinstance(c.body, Figure)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The board said 340 lodgers had been “persuaded”.", "persuaded"),
        ("About 900 goats that were vaccinated in May survived.", "vaccinated"),
        ("The guards burnt 12 crates seized at sea.", "seized"),
        ("Some 70 clerks were asked to resign.", "asked to resign"),
        ("60 barges are believed to have been scuttled.", "scuttled"),
    ],
)
def test_what_was_done_to_those_counted_belongs_to_the_count(text: str, expected: str) -> None:
    assert undergone(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "In Peru 45 depots were set up by the firm.",
        "45 depots run by the firm stand in Peru.",
        "The group counted 45 depots in Peru.",
        "70 clerks were asked about it.",
        "Five clerks spent the day there.",
        "45 depots are said to stand in Peru.",
    ],
)
def test_what_says_no_more_than_that_they_are_there_does_not(text: str) -> None:
    assert undergone(text) == [None]


def test_a_part_to_which_something_was_done() -> None:
    assert sorted(undergone("He said 300 of the 900 lodgers were evacuated."), key=str) == [None, "evacuated"]


def test_who_counts_the_same_again_counts_those_to_whom_it_was_done() -> None:
    assert undergone("In May 340 lodgers were moved. The board had counted 300 lodgers first.") == ["moved", "moved"]


def test_whoever_does_it_and_in_whichever_voice() -> None:
    assert undergone("The board closed 12 kiosks.") == undergone("12 kiosks were closed by the board.") == ["closed"]


def test_each_of_several_puts_the_amount_at_its_own() -> None:
    found = figures("The Harbour Board put the damage at 3 million crowns, the police at 2 million crowns.")
    assert {(c.attribution[-1].name, measure(c)) for c in found} == {("Harbour Board", "damage"), ("police", "damage")}
    found = figures("The council estimates the loss at 3 million crowns; brokers put it at 2 million crowns.")
    assert {(c.attribution[-1].name, measure(c)) for c in found} == {("council", "loss"), ("brokers", "loss")}


def test_what_it_cost_is_the_cost_of_it() -> None:
    first, second = figures("The flood cost 4 million zlotys, Solvik said. It had put the cost at 5 million zlotys.")
    assert (measure(first), measure(second)) == ("flood cost", "flood cost")
    assert second.attribution[-1].name == "Solvik"


def test_an_amount_in_brackets_is_of_the_same() -> None:
    first, second = figures("The lease is worth 3 million crowns (about 1 million euros) a year.")
    assert measure(first) == measure(second) == "lease"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A poll found that 47 percent supported the levy.", "share to support levy"),
        ("54 percent of the members voted for the pact.", "share to vote for pact"),
        ("Turnout was 71 percent.", "turnout"),
    ],
)
def test_a_share_is_of_those_who_do_it(text: str, expected: str) -> None:
    assert [measure(c) for c in figures(text)] == [expected]
