"""Numbers without a noun that give another value of what was counted just before."""

from __future__ import annotations

from onrecord.model.claim import Claim, Figure
from reading_of import of_kind


def numbers(text: str) -> dict[float | None, Claim]:
    """The figure claims of a text by their number."""
    found = of_kind(text, "figure", "2031-05-09")
    return {c.body.amount.low: c for c in found if isinstance(c.body, Figure)}


def taken_up(text: str, number: float) -> str | None:
    """The words of the number that another takes up."""
    return next((text[e.start : e.end] for e in numbers(text)[number].evidence if e.role == "same"), None)


def test_a_bare_number_takes_up_the_one_before_and_its_place() -> None:
    text = "The union has counted 170 idle ships in Norway. The owners' association counted 143."
    assert taken_up(text, 143) == "170"
    place = numbers(text)[143].place
    assert place is not None
    assert place.name == "Norway"


def test_a_measure_takes_up_one_of_its_unit() -> None:
    text = "The league said 900 cubic metres of tar are stored there. The board spoke of 400 cubic metres."
    assert taken_up(text, 400) == "900"


def test_a_part_or_a_number_with_its_own_noun_does_not() -> None:
    assert taken_up("It has 900 tents. Of them 400 were stolen.", 400) is None
    assert taken_up("It has 900 tents. The board counted 400 tents.", 400) is None


def test_what_a_body_speaks_of_is_held_against_the_other_s_toll() -> None:
    text = "The board lowered the death toll of the flood to 24. The Health Ministry still speaks of 21 dead."
    body = numbers(text)[21].body
    assert isinstance(body, Figure)
    assert (body.measure, body.part_of) == ("people killed", None)


def test_who_were_displaced_are_people_displaced() -> None:
    found = numbers("Of the 1,500 people who were displaced, 900 have returned.")
    assert [c.body.measure for c in found.values() if isinstance(c.body, Figure)] == ["people displaced"] * 2


def test_what_took_the_place_of_a_body_s_earlier_toll_is_its_own() -> None:
    text = (
        "The Interior Ministry lowered the death toll of the fire to 24. It had put the toll at 26 before.\n\n"
        "The Health Ministry still speaks of 21 dead."
    )
    later = next(e for e in numbers(text)[26].evidence if e.role == "later")
    assert text[later.start : later.end] == "24"
