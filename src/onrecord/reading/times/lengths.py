"""Lengths of time in ISO 8601: "three months" is P3M, "every year" R/P1Y."""

from __future__ import annotations

import re

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
    if found.shape == "set" and found.at("y") >= 0:
        return f"R/{table.frequencies[tokens.lower[found.at('y')]]}"
    if found.shape == "set" and found.at("w") >= 0:
        return "R/P1W"
    if found.shape == "set" and (u >= 0 or found.at("u2") >= 0):  # "twice a year"
        unit = table.units[tokens.lower[u if u >= 0 else found.at("u2")]]
        times = 2 if tokens.lower[found.first] == "twice" else 1
        return f"R{times}/{_iso(unit, 1)}" if times > 1 else f"R/{_iso(unit, 1)}"
    if found.shape == "clock":
        return _clock(tokens, found)
    if found.shape == "set":
        unit = next((table.units[w] for w in tokens.lower[found.first : found.last] if w in table.units), "week")
        return f"R/{_iso(unit, number_at(tokens, n) if n >= 0 else 1)}"
    if found.shape != "duration" or n < 0:
        return None
    unit = table.units[tokens.lower[u]]
    if found.at("n0") >= 0:  # "six to 12 months": the least and the most
        return f"{_iso(unit, number_at(tokens, found.at('n0')))}/{_iso(unit, number_at(tokens, n))}"
    return _iso(unit, number_at(tokens, n))


_HOURS = {"noon": "T12:00", "midday": "T12:00", "midnight": "T00:00"}
_CLOCK = re.compile(r"(\d{1,2})(?:[:.]?(\d\d))?(?::\d\d)?(?:\s*o['’]clock)?\s*([ap])?\.?(?:m\b)?")


def _clock(tokens: Tokens, found: Found) -> str | None:
    """Time of day, "T22:00"; None where morning or evening is not told."""
    text = tokens.quote(found.first, found.last).lower()
    if text in _HOURS:
        return _HOURS[text]
    match = _CLOCK.match(text)
    if match is None:
        return None
    hour, minute, half = int(match[1]), int(match[2] or 0), match[3]
    if half and not 1 <= hour <= 12:
        return None
    is_told = half or (":" in text and (hour > 12 or text[0] == "0"))  # "1:45" may be in the afternoon
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return f"T{hour:02d}:{minute:02d}" if is_told and hour < 24 and minute < 60 else None


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
