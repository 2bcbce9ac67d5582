"""Figures: value, bound, what is counted, where; tuples; nothing counted that is no count."""

from __future__ import annotations

import pytest

from onrecord.model.claim import Claim, Figure
from reading_of import of_kind


def figure(claim: Claim) -> Figure:
    assert isinstance(claim.body, Figure)
    return claim.body


def test_bounds_stay_with_their_own_number_and_the_clause_is_one_tuple() -> None:
    found = of_kind("Harbour Watch said that at least 12 depots in 3 countries were raided.", "figure")
    assert [(figure(c).measure, figure(c).amount.low, figure(c).amount.high) for c in found] == [
        ("depot", 12, None),
        ("country with depot", 3, 3),
    ]
    assert len({figure(c).tuple_id for c in found}) == 1
    assert figure(found[0]).tuple_id is not None


def test_the_holder_is_the_place() -> None:
    (found,) = of_kind("Italy has 11 foreign depots.", "figure")
    assert found.place is not None
    assert found.place.country == "IT"


def test_abroad_is_the_world_not_the_owner() -> None:
    (found,) = of_kind("Norway has 11 depots abroad.", "figure")
    assert found.place is not None
    assert found.place.precision == "world"


def test_people_are_counted_by_what_befell_them() -> None:
    found = of_kind("Four people were killed and two others were wounded.", "figure")
    assert {(figure(c).measure, figure(c).amount.low) for c in found} == {("people killed", 4), ("people injured", 2)}


@pytest.mark.parametrize("text", ["The board met in 2031.", "One of the men spoke.", "There will be no other choice."])
def test_no_figure(text: str) -> None:
    assert of_kind(text, "figure") == []


def test_the_outlets_own_voice_has_no_root() -> None:
    (found,) = of_kind("The board closed 12 depots.", "figure")
    assert found.root is None
    assert found.modality == "stated"
