"""The shipped index: what it holds, how large it is, how it folds names."""

from __future__ import annotations

import pytest

from onrecord.reading.places.index import FILE, areas, cities, countries
from onrecord.reading.places.keys import fold


@pytest.mark.parametrize(
    ("printed", "key"),
    [
        ("Port-au-Prince", "port au prince"),
        ("Xi’an", "xian"),
        ("São Paulo", "sao paulo"),
        ("St. John's", "st johns"),
        ("Łódź", "lodz"),
        ("東京", "東京"),
    ],
)
def test_fold(printed: str, key: str) -> None:
    assert fold(printed) == key


def test_index_is_small() -> None:
    assert FILE.stat().st_size < 12_000_000


def test_cities_come_largest_first() -> None:
    found = cities("birmingham")
    assert found[0].country == "GB"
    assert [c.population for c in found] == sorted((c.population for c in found), reverse=True)


@pytest.mark.parametrize(("name", "id_"), [("東京", 1850147), ("москва", 524901), ("القاهرة", 360630)])
def test_large_cities_in_other_scripts(name: str, id_: int) -> None:
    assert id_ in {c.id for c in cities(fold(name))}


def test_every_country_has_a_name_and_a_code() -> None:
    codes = countries()
    assert len(codes) >= 245
    assert all(len(code) == 2 and place.precision == "country" and place.lat is None for code, place in codes.items())
    assert codes["NL"].name == "Netherlands"


def test_areas_are_folded() -> None:
    assert all(key.startswith("=") or fold(key) == key for key in areas())
