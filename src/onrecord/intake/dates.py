"""Dates as headers write them: ISO, day and month by name, unambiguous numerals. Whole days; nothing is guessed.

``03/04/2031`` is the third of April to some and the fourth of March to others: it is no date here.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from functools import cache
from importlib import resources

import yaml

from onrecord.model.value import Time

_ISO = re.compile(
    r"(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?)[ ]?(Z|UTC|GMT|[+-]\d\d:?\d\d)?)?(?![\d-])"
)
_PARTIAL = re.compile(r"(\d{4})(?:-(\d\d))?\Z")
_YEAR_FIRST = re.compile(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})(?!\d)|(\d{4})年(\d{1,2})月(\d{1,2})日")
_DOTTED = re.compile(r"(\d{1,2})\.[ ]?(\d{1,2})\.[ ]?(\d{4})(?!\d)")
_SLASHED = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-](\d{4})(?!\d)")
_TRAIL = re.compile(
    r"[, ]*(?:at )?(\d{1,2}[:.]\d\d)(?::\d\d)?[ ]?([ap]\.?m\.?)?[ ]?(?:[A-Z]{2,4}|[+-]\d\d:?\d\d)?\Z", re.I
)


@cache
def _words() -> tuple[dict[str, int], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    table = yaml.safe_load(resources.files(__package__).joinpath("months.yaml").read_text("utf-8"))
    months = {word: number for number, words in table["months"].items() for word in words}
    month = "|".join(sorted(map(re.escape, months), key=lambda word: (-len(word), word)))
    day = "|".join(sorted(map(re.escape, table["weekdays"]), key=lambda word: (-len(word), word)))
    flags = re.IGNORECASE
    weekday = re.compile(rf"(?:{day})\.?,?[ \t]+", flags)
    day_first = re.compile(
        rf"(\d{{1,2}})(?:st|nd|rd|th|er|º|\.)?[ \t]+(?:de[ \t]+)?({month})\b\.?,?"
        r"(?:[ \t]+(?:de[ \t]+)?(\d{4})(?!\d))?",
        flags,
    )
    month_first = re.compile(
        rf"({month})\b\.?[ \t]+(\d{{1,2}})(?:st|nd|rd|th)?(?!\d)(?:,?[ \t]+(\d{{4}})(?!\d))?", flags
    )
    return months, weekday, day_first, month_first


def prefix(text: str) -> tuple[Time, int] | None:
    """The date with its year that ``text`` begins with, and how many code points it takes; else None."""
    months, weekday, day_first, month_first = _words()
    begin = found.end() if (found := weekday.match(text)) else 0
    rest = text[begin:]
    if match := _ISO.match(rest):
        parts: tuple[int, int, int] | None = (int(match[1]), int(match[2]), int(match[3]))
    elif match := _YEAR_FIRST.match(rest):
        year, month, day = (match[n] or match[n + 3] for n in (1, 2, 3))
        parts = (int(year), int(month), int(day))
    elif match := _DOTTED.match(rest):
        parts = (int(match[3]), int(match[2]), int(match[1]))
    elif match := _SLASHED.match(rest):
        parts = _unambiguous(int(match[1]), int(match[2]), int(match[3]))
    elif (match := day_first.match(rest)) and match[3]:
        parts = (int(match[3]), months[match[2].lower()], int(match[1]))
    elif (match := month_first.match(rest)) and match[3]:
        parts = (int(match[3]), months[match[1].lower()], int(match[2]))
    else:
        return None
    if parts is None or match is None or (day_of := _date(*parts)) is None:
        return None
    length = begin + match.end()
    return of_day(day_of, text[:length]), length


def whole(text: str) -> Time | None:
    """The date that ``text`` is, with or without weekday and time of day; None when it is anything more or less."""
    found = prefix(text)
    if found is None:
        return None
    time, length = found
    rest = text[length:].strip()
    return time if not rest or _TRAIL.match(text[length:]) else None


def without_year(text: str) -> Time | None:
    """Month and day alone ("March 4"), unresolved: what it constrains stands in ``pattern``."""
    months, weekday, day_first, month_first = _words()
    rest = text[found.end() :] if (found := weekday.match(text)) else text
    if (match := day_first.fullmatch(rest)) and not match[3]:
        month, day = months[match[2].lower()], int(match[1])
    elif (match := month_first.fullmatch(rest)) and not match[3]:
        month, day = months[match[1].lower()], int(match[2])
    else:
        return None
    if _date(2000, month, day) is None:  # a leap year: the 29th of February is possible
        return None
    return Time(None, text=text, pattern=f"XXXX-{month:02d}-{day:02d}")


def stated(text: str) -> tuple[Time, str | None] | None:
    """A date as sidecars and markup give it: ISO 8601 day, month or year, or date with time of day.

    Gives the day (precision as stated, no words) and the date with its time of day where that is stated.
    """
    if match := _PARTIAL.match(text):
        year, month = int(match[1]), match[2]
        first = _date(year, int(month or 1), 1)
        if first is None:
            return None
        last = date(year, 12, 31) if month is None else _month_end(first)
        return Time(text, first.isoformat(), last.isoformat()), None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    day = moment.date()
    at = moment.isoformat() if "T" in text or ":" in text else None
    return Time(day.isoformat(), day.isoformat(), day.isoformat()), at


def of_day(day: date, words: str | None) -> Time:
    """One day as a ``Time``; ``words``: the text that states it."""
    return Time(day.isoformat(), day.isoformat(), day.isoformat(), text=words)


def _unambiguous(first: int, second: int, year: int) -> tuple[int, int, int] | None:
    if first > 12 >= second or first == second:
        return (year, second, first)
    return (year, first, second) if second > 12 >= first else None


def _month_end(first: date) -> date:
    following = date(first.year + first.month // 12, first.month % 12 + 1, 1)
    return date.fromordinal(following.toordinal() - 1)


def _date(year: int, month: int, day: int) -> date | None:
    # newspapers begin in the seventeenth century; a smaller "year" is a number of something else
    if not 1600 <= year <= 2999:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None
