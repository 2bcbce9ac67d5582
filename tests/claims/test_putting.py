"""What a number is of by the words that put it there, and the earlier values of amounts."""

from __future__ import annotations

import pytest

from onrecord.model.claim import Figure
from reading_of import of_kind

Told = tuple[str, str | None]


def told(text: str) -> dict[float | None, Told]:
    """By number: what it counts or measures, and what it is told as where it is an earlier value."""
    bodies = [c.body for c in of_kind(text, "figure", "2031-05-09")]
    found = [b for b in bodies if isinstance(b, Figure)]
    return {b.amount.low if b.amount.low is not None else b.amount.high: (b.measure, b.superseded) for b in found}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The league raised its estimate of the seals killed in the bay to 48 tons. It had first spoken of 30 tons. "
            "The board put the figure at 21 tons.",
            {48: ("seal", None), 30: ("seal", "unknown"), 21: ("seal", None)},
        ),
        (
            "The league said that 900 cubic metres of tar are stored in Bergen. The board spoke of 400 cubic metres.",
            {900: ("tar", None), 400: ("tar", None)},
        ),
        (
            "The damage amounts to 20 million crowns, the board said, raising an earlier estimate of 12 million.",
            {2e7: ("damage", None), 1.2e7: ("damage", "findings extended")},
        ),
        (
            "The debt fell to 8 million dollars from 11 million a year earlier.",
            {8e6: ("debt", None), 1.1e7: ("debt", "world changed")},
        ),
        (
            "Rents rose to 7.9 percent from 7.2 percent in December.",
            {7.9: ("rent", None), 7.2: ("rent", "world changed")},
        ),
        (
            "The board raised its estimate of displaced people from 1,200 to 1,550.",
            {1550: ("people displaced", None), 1200: ("people displaced", "findings extended")},
        ),
        (
            "The board corrected its number of flu cases: nine, not 12.",
            {9: ("case of flu", None), 12: ("case of flu", "corrected")},
        ),
        ("The number of missing people fell to 38.", {38: ("people missing", None)}),
        ("The number of clinics could be as high as 90.", {90: ("clinic", None)}),
    ],
)
def test_what_it_is_of_and_what_it_came_from(text: str, expected: dict[float, Told]) -> None:
    assert told(text) == expected


def test_a_corrected_figure_is_of_its_place_and_not_taken_back() -> None:
    text = "It found 61 dump sites. The league also corrected an earlier figure for Norway: five, not seven."
    claims = [c for c in of_kind(text, "figure") if isinstance(c.body, Figure) and c.body.amount.low != 61]
    assert {c.place.name if c.place else None for c in claims} == {"Norway"}
    assert {c.polarity for c in claims} == {"asserted"}


def test_bodies_beside_a_toll_are_a_part_of_it_and_others_are_dead() -> None:
    text = (
        "Flood in Bergen: toll rises\n\nThe death toll rose from 17 to 19 after two bodies were found, the board said."
    )
    found = {b.amount.low: b for c in of_kind(text, "figure", "2031-05-09") if isinstance(b := c.body, Figure)}
    assert found[2].part_of == "people killed"
    assert found[19].part_of is None
    assert told("The clinic said 14 bodies had been brought in.")[14] == ("people killed", None)


def test_a_toll_that_was_brought_to_more_is_no_number_of_bodies() -> None:
    text = "Two bodies were found in Bergen. Four more people died in the clinic, bringing the toll to 23."
    units = {c.body.amount.low: c.body.unit for c in of_kind(text, "figure") if isinstance(c.body, Figure)}
    assert units[23] is None
