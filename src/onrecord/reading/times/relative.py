"""Times told by their distance from the day of publication: weekdays, "last month", "three years ago"."""

from __future__ import annotations

from datetime import date, timedelta

from onrecord.model.tokens import Tokens
from onrecord.reading.times import calendar
from onrecord.reading.times.calendar import Days
from onrecord.reading.times.lexicon import words
from onrecord.reading.times.reference import (
    STEP,
    WORKED_OUT,
    Reach,
    Reference,
    direction,
    is_aimed_at,
    is_future,
    is_past_plan,
    number_at,
)
from onrecord.reading.times.spans import Found


def near_day(tokens: Tokens, found: Found, reference: Reference) -> Reach:
    table = words()
    about = reference.day
    r, w, t = found.at("r"), found.at("w"), found.at("t")
    relative = table.relatives[tokens.lower[r]] if r >= 0 else None
    if w >= 0:
        number = table.weekdays[tokens.lower[w]]
        if about is None:
            return Reach(None, pattern=f"XXXX-WXX-{number + 1}")
        if found.at("u") >= 0:  # "Saturday last week"
            week = calendar.week_of(about + timedelta(7 * STEP[relative or "this"]))
            return Reach(calendar.day(week.start + timedelta(number)), f"date {WORKED_OUT}")
        back, ahead = (about.weekday() - number) % 7, (number - about.weekday()) % 7
        if relative is None and is_past_plan(tokens, found):
            return Reach(None, pattern=f"XXXX-WXX-{number + 1}")
        if relative == "this":
            value = about - timedelta(about.weekday() - number)
            if value > about and direction(tokens, found) == "back":
                value -= timedelta(7)  # "he said this Saturday", read on a Monday
        elif relative == "last":
            value = about - timedelta(back or 7)
        elif relative == "next":
            value = about + timedelta(ahead or 7)
        else:
            is_ahead = is_future(tokens, found) or is_aimed_at(tokens, found)
            value = about + timedelta(ahead) if is_ahead else about - timedelta(back)
        return Reach(calendar.day(value), f"date {WORKED_OUT}")
    if about is None:
        return Reach(None)
    step = table.days[tokens.lower[t]] if t >= 0 else STEP[relative or "this"]
    value = about + timedelta(step)
    if t >= 0 and tokens.lower[t] == "overnight":
        return Reach(calendar.between(about - timedelta(1), about), f"date {WORKED_OUT}")
    return Reach(calendar.day(value), f"date {WORKED_OUT}")


def relative_period(tokens: Tokens, found: Found, reference: Reference) -> Reach:
    table = words()
    r, u, n, g = found.at("r"), found.at("u"), found.at("n"), found.at("g")
    if u < 0:
        u = found.at("q")
    unit = table.units[tokens.lower[u]]
    relative = table.relatives[tokens.lower[r]] if r >= 0 else "this"
    count = number_at(tokens, n) if n >= 0 else None
    if g >= 0:
        if table.distances[tokens.lower[g]] != "past" or count is None or count > 3000:
            return Reach(None)
        if n > 1 and tokens.lower[n - 1] == "half":
            return Reach(None)  # "half a century ago"
        return _ago(reference, unit, count)
    about = reference.day or (reference.month if unit in ("month", "quarter", "year", "decade", "century") else None)
    if about is None and unit in ("year", "decade", "century") and reference.year is not None:
        about = date(reference.year, 12, 31)
    if about is None:
        return Reach(None)
    reason = f"{unit} {WORKED_OUT}"
    low = tokens.lower[r] if r >= 0 else ""
    if r < 0 and unit == "weekend":
        is_past = not is_future(tokens, found) or about.weekday() > 4
        saturday = about - timedelta((about.weekday() - 5) % 7) if is_past else about + timedelta(5 - about.weekday())
        return Reach(calendar.between(saturday, saturday + timedelta(1)), reason)
    if tokens.lower[u].endswith("s") and unit != "weekend" and count is None:
        return Reach(None)  # "the past few years": no number, no interval
    if count is not None or low in ("past", "coming", "following"):
        if low == "following" or reference.day is None:
            return Reach(None)
        span = shift(about, unit, (count or 1) * (1 if relative == "next" else -1))
        return Reach(calendar.between(span, about), reason)
    return Reach(period(about, unit, STEP[relative]), reason)


def _ago(reference: Reference, unit: str, count: int) -> Reach:
    about = reference.day
    if about is None or unit in ("second", "minute", "hour"):
        return Reach(None)
    value = shift(about, unit, -count)
    reason = f"counted back {count} {unit}{'s' if count > 1 else ''} from the day of publication"
    if unit == "day":
        return Reach(calendar.day(value), reason)
    if unit in ("week", "fortnight", "weekend"):
        return Reach(calendar.week_of(value), reason)
    if unit in ("month", "quarter"):
        return Reach(calendar.month(value.year, value.month), reason)
    days = calendar.year(value.year)
    return Reach(days._replace(edtf=f"{days.edtf}~"), reason)


def shift(about: date, unit: str, count: int) -> date:
    """``about`` moved by ``count`` units. Raises ValueError outside the calendar."""
    if unit in ("year", "decade", "century", "month", "quarter"):
        months = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}[unit]
        return calendar.add_months(about, months * count)
    return about + timedelta({"week": 7, "fortnight": 14, "weekend": 7}.get(unit, 1) * count)


def period(about: date, unit: str, step: int) -> Days | None:
    """The day, week, month … around ``about``, ``step`` of them on."""
    if unit == "day":
        return calendar.day(about + timedelta(step))
    if unit in ("week", "weekend", "fortnight"):
        week = calendar.week_of(about + timedelta(7 * step))
        return calendar.between(week.end - timedelta(1), week.end) if unit == "weekend" else week
    moved = shift(about, unit, step) if unit in ("month", "quarter", "year", "decade", "century") else about
    if unit == "month":
        return calendar.month(moved.year, moved.month)
    if unit == "quarter":
        return calendar.quarter(moved.year, (moved.month + 2) // 3)
    if unit == "year":
        return calendar.year(moved.year)
    if unit == "decade":
        return calendar.decade(moved.year // 10 * 10)
    return calendar.century(moved.year // 100 * 100) if unit == "century" else None
