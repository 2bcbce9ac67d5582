"""Intervals of days: the arithmetic under time expressions. No words here, no clock, no locale."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple


class Days(NamedTuple):
    """Days ``start`` to ``end``, both included, and the EDTF string that says so."""

    start: date
    end: date
    edtf: str


def day(value: date) -> Days:
    """One day."""
    return Days(value, value, value.isoformat())


def month(year: int, number: int) -> Days:
    """One month. Raises ValueError outside the calendar."""
    first = date(year, number, 1)
    return Days(first, _last_day(year, number), f"{year:04d}-{number:02d}")


def year(number: int) -> Days:
    """One year. Raises ValueError outside the calendar."""
    return Days(date(number, 1, 1), date(number, 12, 31), f"{number:04d}")


def decade(first: int) -> Days:
    """Ten years from ``first`` (a multiple of ten): EDTF ``198X``."""
    return Days(date(first, 1, 1), date(first + 9, 12, 31), f"{first // 10:03d}X")


def century(first: int) -> Days:
    """A hundred years, counted as people write them: the 19th is 1800 to 1899, EDTF ``18XX``."""
    return Days(date(first, 1, 1), date(first + 99, 12, 31), f"{first // 100:02d}XX")


def season(number: int, code: int) -> Days:
    """EDTF season 21 to 24 of a year, by northern meteorological months; winter begins in December of that year."""
    first = {21: 3, 22: 6, 23: 9, 24: 12}[code]
    at = date(number, first, 1)
    to = _last_day(number, first + 2) if first < 12 else _last_day(number + 1, 2)
    return Days(at, to, f"{number:04d}-{code}")


def quarter(number: int, which: int) -> Days:
    """Quarter 1 to 4 of a year: EDTF codes 33 to 36."""
    first = 3 * which - 2
    return Days(date(number, first, 1), _last_day(number, first + 2), f"{number:04d}-{32 + which}")


def half(number: int, which: int) -> Days:
    """Half 1 or 2 of a year: EDTF codes 40 and 41."""
    first = 6 * which - 5
    return Days(date(number, first, 1), _last_day(number, first + 5), f"{number:04d}-{39 + which}")


def between(start: date, end: date) -> Days:
    """From one day to another, in order."""
    if end < start:
        start, end = end, start
    return Days(start, end, start.isoformat() if start == end else f"{start.isoformat()}/{end.isoformat()}")


def join(first: Days, last: Days) -> Days:
    """From the start of one period to the end of another, keeping the precision of both."""
    return Days(first.start, last.end, f"{first.edtf}/{last.edtf}")


def part_of(period: Days, part: str) -> Days:
    """``early``, ``mid`` or ``late`` of a period.

    A month falls into days 1 to 10, 11 to 20 and 21 to its end; longer periods into thirds by months (a year: January
    to April, May to August, September to December; a decade: years 0 to 3, 4 to 6, 7 to 9; a season by its months).
    """
    length = (period.end - period.start).days + 1
    if length <= 31:
        cuts = [period.start, period.start + timedelta(10), period.start + timedelta(20)]
        if length <= 10:
            return period
    elif 3000 < length < 4000:
        cuts = [date(period.start.year + n, 1, 1) for n in (0, 4, 7)]
    elif length >= 4000:
        cuts = [date(period.start.year + n, 1, 1) for n in (0, 33, 67)]
    else:
        months = 12 if length > 200 else 6 if length > 100 else 3
        cuts = [add_months(period.start, n * months // 3) for n in range(3)]
    at = ("early", "mid", "late").index(part)
    end = cuts[at + 1] - timedelta(1) if at < 2 else period.end
    return between(cuts[at], end)


def week_of(value: date) -> Days:
    """Monday to Sunday around a day."""
    monday = value - timedelta(value.weekday())
    return between(monday, monday + timedelta(6))


def add_months(value: date, count: int) -> date:
    """The same day of another month, or that month's last day. Raises ValueError outside the calendar."""
    months = value.year * 12 + value.month - 1 + count
    number, which = divmod(months, 12)
    return date(number, which + 1, min(value.day, _last_day(number, which + 1).day))


def _last_day(number: int, which: int) -> date:
    return date(number + which // 12, which % 12 + 1, 1) - timedelta(1)
