"""The shipped index: what it holds, how large it is, how it folds names."""

from __future__ import annotations

import subprocess
import sys

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


_LOAD = """
import resource, sys, time
from onrecord.reading.places.index import areas, cities, countries
import onrecord.reading.places
before, begun = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()
areas(), countries(), cities("genoa")
spent = time.process_time() - begun
print(spent, (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024)
"""


def test_index_loads_quickly_and_stays_small_in_memory() -> None:
    """At most 0.3 s and 60 MB, measured in a process of its own."""
    run = subprocess.run([sys.executable, "-c", _LOAD], capture_output=True, text=True, check=True)
    seconds, megabytes = map(float, run.stdout.split())
    assert seconds <= 0.3
    assert megabytes <= 60


def test_cities_come_largest_first() -> None:
    found = cities("birmingham")
    assert found[0].country == "GB"
    assert [c.population for c in found] == sorted((c.population for c in found), reverse=True)


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        ("東京", 1850147),
        ("москва", 524901),
        ("القاهرة", 360630),
        ("mailand", 3173435),
        ("南通", 1799722),
        ("αθηνα", 264371),
    ],
)
def test_large_cities_in_other_scripts(name: str, id_: int) -> None:
    assert id_ in {c.id for c in cities(fold(name))}


def test_every_country_has_a_name_and_a_code() -> None:
    codes = countries()
    assert len(codes) >= 245
    assert all(len(code) == 2 and place.precision == "country" and place.lat is None for code, place in codes.items())
    assert codes["NL"].name == "Netherlands"


@pytest.mark.parametrize(("name", "code"), [("Россия", "RU"), ("中国", "CN"), ("مصر", "EG"), ("Ελλάδα", "GR")])
def test_countries_in_other_scripts(name: str, code: str) -> None:
    assert {a.place.country for a in areas()[fold(name)]} == {code}


def test_plain_words_are_no_countries() -> None:
    assert "island" not in areas()


def test_areas_are_folded() -> None:
    assert all(key.startswith("=") or fold(key) == key for key in areas())
