"""Sites: only where the text places the thing there."""

from __future__ import annotations

import pytest

from onrecord.model.claim import Site
from reading_of import of_kind


def places(text: str) -> list[str]:
    return sorted(c.place.name for c in of_kind(text, "site") if c.place is not None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The league runs depots in Rome and Milan.", ["Milan", "Rome"]),
        ("There are 40 depots in 12 countries, including Spain and Chile.", ["Chile", "Spain"]),
        ("The league opened an office in Madrid.", ["Madrid"]),
        ("Officers patrol in Rome, Milan and Naples.", []),
        ("The minister demanded the closure of the depots.", []),
    ],
)
def test_places(text: str, expected: list[str]) -> None:
    assert places(text) == expected


def test_a_question_asserts_no_site() -> None:
    found = of_kind("The ministry is investigating whether there is a depot in Spain.", "site")
    assert all(c.modality == "unresolved" for c in found)


def test_operator_and_unknown_location() -> None:
    text = "The ministry said the two depots are run by the Harbour Bureau. The location of the depots is unknown."
    found = of_kind(text, "site")
    operators = [c.body.operator.name for c in found if isinstance(c.body, Site) and c.body.operator is not None]
    assert operators == ["Harbour Bureau"]
    assert any(c.place is not None and c.place.precision == "unknown" for c in found)
