"""Times told by their distance from the date before them in the text: "two days later", "that night"."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from onrecord.model.tokens import Tokens
from onrecord.model.value import Time
from onrecord.reading.times.lexicon import words
from onrecord.reading.times.reference import is_future, number_at
from onrecord.reading.times.relative import period, shift
from onrecord.reading.times.spans import Found

# days that the earlier date may span at most, for an expression counted in these units
_PRECISION = {"day": 1, "week": 7, "weekend": 7, "fortnight": 7, "month": 31, "quarter": 92}
_ISO = {"day": "D", "week": "W", "fortnight": "W", "month": "M", "year": "Y", "weekend": "W"}


@dataclass(frozen=True, slots=True)
class Offset:
    """``count`` units after (negative: before) the last date of the text; None: within ``unit`` of it."""

    unit: str
    count: int

    @property
    def pattern(self) -> str | None:
        """What stays known without a date: "+P2D", "-P1Y", "+P0D" for the same day; None for rarer units."""
        letter = _ISO.get(self.unit)
        factor = 2 if self.unit == "fortnight" else 1
        return f"{'-' if self.count < 0 else '+'}P{abs(self.count) * factor}{letter}" if letter else None


def offset_of(tokens: Tokens, found: Found, *, has_earlier: bool) -> Offset | None:
    """The distance that the expression tells from the date before it in the text; None where it tells none.

    ``has_earlier``: a date stands before it. "The next day" and "the previous year" count from the day of publication
    where none does, or where their clause looks ahead.
    """
    table = words()
    low = tokens.lower
    u, r, n, g = found.at("u"), found.at("r"), found.at("n"), found.at("g")
    unit = table.units.get(low[u if u >= 0 else found.at("q")], "") if u >= 0 or found.at("q") >= 0 else ""
    if found.shape == "same":
        return Offset(unit or "day", 0)
    if found.shape == "beside":
        return Offset(unit, -1 if low[found.at("b")] == "before" else 1)
    if found.shape == "ago":
        direction = table.distances[low[g]]
        if direction == "past" or unit in ("second", "minute", "hour"):
            return None
        count = number_at(tokens, n) if n >= 0 else 0
        if not 0 < count < 3000:
            return None
        return Offset(unit, count if direction == "after" else -count)
    if found.shape != "relative" or r < 0 or n >= 0 or low[u][-1:] == "s":
        return None
    if low[r] == "following":
        return Offset(unit, 1)
    if low[r] in ("next", "previous") and low[r - 1] == "the" and r > 0:
        is_told = has_earlier and not is_future(tokens, found)
        return Offset(unit, 1 if low[r] == "next" else -1) if is_told or unit == "day" else None
    return None


def count_from(offset: Offset, earlier: Time, text: str) -> Time:
    """The offset from a settled date; unresolved, with the pattern, where that date is too vague to count from."""
    if earlier.start is None or earlier.end is None:
        return Time(None, text=text, pattern=offset.pattern)
    start, end = date.fromisoformat(earlier.start), date.fromisoformat(earlier.end)
    if (end - start).days + 1 > _PRECISION.get(offset.unit, 366):
        return Time(None, text=text, pattern=offset.pattern)
    try:
        moved = period(shift(start, offset.unit, offset.count), offset.unit, 0)
    except (ValueError, OverflowError):
        return Time(None, text=text, pattern=offset.pattern)
    if moved is None:
        return Time(None, text=text, pattern=offset.pattern)
    reason = f"counted from the date before it in the text ({earlier.edtf})"
    is_counted = abs(offset.count) > 1 or offset.unit == "day"
    edtf = f"{moved.edtf}~" if offset.unit == "year" and is_counted else moved.edtf
    return Time(edtf, moved.start.isoformat(), moved.end.isoformat(), text, True, reason)
