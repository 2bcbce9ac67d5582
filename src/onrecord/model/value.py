"""Values that a text states: times, places, quantities. All in normal form, all with their bounds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Precision = Literal["point", "city", "region", "country", "continent", "world", "unknown"]


@dataclass(frozen=True, slots=True)
class Time:
    """An interval of days, with precision, in EDTF (ISO 8601-2).

    ``edtf`` is None while the expression is *unresolved* ("the 19th" in an undated document). ``start`` and ``end``
    are ISO dates (inclusive), None where open. ``text``: the words, None when nothing in the text says it.
    ``inferred``: True when any part was worked out; ``reason`` then says from what, in a short English phrase.
    ``pattern``: what an unresolved time still constrains, e.g. ``XXXX-XX-19`` or ``XXXX-11`` (EDTF unspecified
    digits).
    """

    edtf: str | None
    start: str | None = None
    end: str | None = None
    text: str | None = None
    inferred: bool = False
    reason: str | None = None
    pattern: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A place with ISO country and the precision that the text gives; a country is never a pin on its capital.

    ``country``: ISO 3166-1 alpha-2, None where it has none (world, a sea, unknown). ``lat``/``lon``: degrees WGS 84,
    only at precision ``city`` or ``point``. ``unknown`` is a value: "location unknown" inside ``country``.
    """

    name: str
    country: str | None = None
    geonames: int | None = None
    lat: float | None = None
    lon: float | None = None
    precision: Precision = "unknown"


WORLD = Place(name="world", precision="world")


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its bounds: "11" is 11..11, "at least 11" is 11..None, "up to 11" is None..11.

    ``qualifier``: the bounding words normalised ("at least", "more than", "up to", "about", "dozens", "between",
    "none" …), None for exact. ``increment``: True for "48 more" (a change), False for a level.
    """

    low: float | None
    high: float | None
    qualifier: str | None = None
    increment: bool = False

    @property
    def is_exact(self) -> bool:
        """True when both bounds are stated and equal, and no word hedges them."""
        return self.low is not None and self.low == self.high and self.qualifier is None
