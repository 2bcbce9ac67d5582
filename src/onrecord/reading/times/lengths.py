"""Lengths of time in ISO 8601: "three months" is P3M, "every year" R/P1Y."""

from __future__ import annotations

from onrecord.model.tokens import Tokens
from onrecord.reading.times.lexicon import words
from onrecord.reading.times.reference import number_at
from onrecord.reading.times.spans import Found

_ISO_UNITS = {"second": "S", "minute": "M", "hour": "H", "day": "D", "weekend": "D", "week": "W", "month": "M"}


def length_of(tokens: Tokens, found: Found) -> str | None:
    """ISO 8601 duration ("P3M"), with "R/" before it for a set; None where the text gives no number."""
    table = words()
    n, u = found.at("n"), found.at("u")
    if u < 0:
        u = found.at("q")
    if found.shape == "set":
        unit = table.units.get(tokens.lower[found.last - 1], "week")
        return f"R/{_iso(unit, number_at(tokens, n) if n >= 0 else 1)}"
    if found.shape != "duration" or n < 0:
        return None
    return _iso(table.units[tokens.lower[u]], number_at(tokens, n))


def _iso(unit: str, count: int) -> str:
    many = {"year": 1, "decade": 10, "century": 100}.get(unit)
    if many:
        return f"P{count * many}Y"
    if unit == "quarter":
        return f"P{count * 3}M"
    if unit == "fortnight":
        return f"P{count * 2}W"
    letter = _ISO_UNITS[unit]
    return f"PT{count}{letter}" if unit in ("second", "minute", "hour") else f"P{count}{letter}"
