"""The shipped index of places, opened when first asked and read a name at a time.

The file is built by ``scripts/build_gazetteer.py``; its sources and licences stand in ``data/README.md``.
"""

from __future__ import annotations

import os
import sqlite3
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from onrecord.errors import OnRecordError
from onrecord.model.value import Place, Precision
from onrecord.reading.places.keys import fold

FILE = Path(__file__).parent / "data" / "places.sqlite"


class Area(NamedTuple):
    """A country, region, continent or water. ``form``: name, adjective, person, code (of a US state), seat ("the
    Kremlin") or speaks (a city that stands for its state). ``state``: code of a US state.
    """

    form: str
    place: Place
    state: str | None


class City(NamedTuple):
    """A city. ``main``: whether the name asked for is its main one. ``admin``: code of its US state."""

    id: int
    name: str
    country: str
    lat: float
    lon: float
    population: int
    capital: bool
    admin: str | None
    main: bool

    @property
    def place(self) -> Place:
        return Place(self.name, self.country, self.id, self.lat, self.lon, "city")


@lru_cache(maxsize=1)
def _base(process: int) -> sqlite3.Connection:
    """One read-only connection a process: a forked one must not share its parent's."""
    if not FILE.is_file():
        raise OnRecordError("the index of places is missing", where=FILE.name, mend="reinstall the package")
    # immutable: no lock files beside an installed package
    return sqlite3.connect(f"{FILE.as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)


@lru_cache(maxsize=1)
def areas() -> dict[str, tuple[Area, ...]]:
    """Every area by folded name; abbreviations by ``=`` and the exact print. About 6 000 entries, 20 ms."""
    out: dict[str, list[Area]] = {}
    rows = _base(os.getpid()).execute(
        "SELECT key, form, name, country, precision, geonames, admin FROM area ORDER BY key, form, name, country"
    )
    for key, form, name, country, precision, geonames, admin in rows:
        kind: Precision = precision
        out.setdefault(key, []).append(Area(form, Place(name, country or None, geonames, precision=kind), admin))
    return {key: tuple(found) for key, found in out.items()}


@lru_cache(maxsize=1 << 13)
def cities(key: str) -> tuple[City, ...]:
    """Cities that bear the folded name ``key``, largest first."""
    rows = _base(os.getpid()).execute(
        "SELECT id, name, country, lat, lon, population, capital, admin, main FROM city_name JOIN city ON city = id"
        " WHERE key = ? ORDER BY population DESC, id",
        (key,),
    )
    return tuple(City._make((*row[:6], bool(row[6]), row[7], bool(row[8]))) for row in rows)


@lru_cache(maxsize=1)
def countries() -> dict[str, Place]:
    """ISO code -> the country."""
    out: dict[str, Place] = {}
    for found in areas().values():
        for area in found:
            if area.place.precision == "country" and area.place.country:
                out.setdefault(area.place.country, area.place)
    return out


def seat_of(printed: str) -> str | None:
    """ "Kremlin" of "the Kremlin": the seat of power that a name is; None for a capital, or a state's own name."""
    name = printed[4:] if printed.casefold().startswith("the ") else printed
    return name if any(area.form == "seat" for area in areas().get(fold(name), ())) else None


__all__ = ["Area", "City", "areas", "cities", "countries", "fold", "seat_of"]
