"""Names of places inside other names, and stations' towns in page titles."""

from __future__ import annotations

import pytest

from reading_of import reading_of


def names(text: str) -> list[str]:
    reading = reading_of(text)
    return [reading.tokens.text[m.start : m.end] for m in reading.places]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A fire broke out in Sorrel Valley on Monday.", []),
        ("Two men were hurt at a barn in Weaver Manor on Monday.", []),
        ("Two people died in Spring, Texas.", ["Spring, Texas"]),
        ("Three died in Kansas City.", ["Kansas City"]),
    ],
)
def test_a_part_of_a_longer_name(text: str, expected: list[str]) -> None:
    assert [name for name in names(text) if name in ("Valley", "Manor", *expected)] == expected


def test_the_town_of_the_station_that_publishes() -> None:
    heading = "Two shot in Dayton - WKZX 13 Charleston, Huntington News, Weather"
    assert names(f"{heading}\n\nTwo men were hurt on Monday, police said. It was quiet.\n") == ["Dayton"]
