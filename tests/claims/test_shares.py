"""Parts and wholes: what a bare number takes up from before, and what its clause says of it alone."""

from __future__ import annotations

import pytest

from onrecord.model.claim import Figure
from reading_of import of_kind

PartOf = tuple[str, str | None, str | None]


def told(text: str) -> dict[float | None, PartOf]:
    """By number: what it counts, of what it is a part, and what is said of the part."""
    bodies = [c.body for c in of_kind(text, "figure", "2031-05-09") if isinstance(c.body, Figure)]
    return {b.amount.low: (b.measure, b.part_of, b.undergone) for b in bodies if b.basis == "stated"}


@pytest.mark.parametrize(
    ("text", "number", "part"),
    [
        ("Nine of the dead were pupils.", 9, ("pupil", "people killed", None)),
        ("Of the 70 lodgers, 31 are in hospital.", 31, ("lodger", "70 lodgers", "in hospital")),
        ("Of the 70 lodgers who were moved, 31 have returned.", 31, ("lodger", "70 lodgers", "returned")),
        ("The league sent 900 tents; 400 of them have been stolen.", 400, ("tent", "900 tents", "stolen")),
        ("Owners said only 3,000 of 9,000 dockers had walked out.", 3000, ("docker", "9,000 dockers", "walked out")),
        ("Seals fell ill in Bergen. In all 52 seals died, of which nine are pups.", 9, ("pup", "52 seals", None)),
    ],
)
def test_a_bare_number_is_a_part_of_the_number_before_it(text: str, number: float, part: PartOf) -> None:
    assert told(text)[number] == part


def test_a_part_may_stand_in_the_next_sentence() -> None:
    found = told("Harbour Watch raised the number of wrecks to 71 in May. Among them are 12 in Norway.")
    assert found[12][:2] == ("wreck", "71")
    assert told("In the fire 26 people died. Among them are four nuns.")[4][:2] == ("nun", "people killed")


def test_a_part_is_no_larger_than_its_whole_and_not_of_the_places() -> None:
    text = "The board said 8,000 people live in two valleys, and that about 900 of them need water."
    assert told(text)[900][:2] == ("people", "8,000 people")


def test_what_is_said_of_the_part_is_not_said_of_the_whole() -> None:
    found = told("Three of 14 clerks were arrested.")
    assert found[14][0] == "clerk"
    assert found[14][2] is None
    text = "Four of the 61 wells that Harbour Watch lists are in Austria."
    figures = [c for c in of_kind(text, "figure") if isinstance(c.body, Figure)]
    places = {c.body.amount.low: c.place.name if c.place else None for c in figures if isinstance(c.body, Figure)}
    assert places == {4: "Austria", 61: None}


def test_more_of_the_same_things() -> None:
    text = "In the storm 120 barns were destroyed and 45 more were damaged."
    assert told(text)[45] == ("barn", None, "damaged")


def test_another_verb_s_subject_did_not_come_to_the_first_one_s_fate() -> None:
    found = told("Three of the seven men were arrested and two more were questioned.")
    assert found[3][:2] == ("people arrested", "the seven men")
    assert found[2][0] == "man"
    assert found[2][2] == "questioned"


def test_which_of_a_series_it_is_counts_nothing() -> None:
    assert not told("Photo caption 4 of 13 photos: the church at noon.")


def test_none_of_the_wounds_is_no_number_of_people() -> None:
    assert 0 not in told("None of the injuries were life-threatening.")
