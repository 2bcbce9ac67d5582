"""What people type, as the model's values: "at least 12", "2031-05", "Oslo, NO"."""

from __future__ import annotations

import calendar
import re
from typing import cast, get_args

from onrecord.errors import UsageError
from onrecord.model.value import Amount, Place, Precision, Time

_NUMBER = r"\d+(?:[.,]\d{3})*(?:\.\d+)?"
_RANGE = re.compile(rf"({_NUMBER})\s*(?:-|–|to|and)\s*({_NUMBER})\Z")
_LOW = ("at least", "more than", "over", "no fewer than")
_HIGH = ("up to", "at most", "fewer than", "less than", "under")
_VAGUE = ("about", "around", "some", "nearly", "almost")
_DAY = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?\Z")
_PLACE = re.compile(r"(?P<name>.+?)(?:,\s*(?P<country>[A-Z]{2}))?(?:,\s*(?P<precision>[a-z]+))?\Z")
_PRECISIONS = get_args(Precision)


def amount(text: str) -> Amount:
    """ "12", "at least 12", "up to 12", "about 12", "10 to 12". Raises ``UsageError``."""
    words = " ".join(text.casefold().removeprefix("between ").split())
    if found := _RANGE.match(words):
        return Amount(_number(found[1]), _number(found[2]), "between")
    for qualifiers, has_low, has_high in ((_LOW, True, False), (_HIGH, False, True), (_VAGUE, True, True)):
        for qualifier in qualifiers:
            rest = words.removeprefix(qualifier + " ")
            if rest != words and re.fullmatch(_NUMBER, rest):
                number = _number(rest)
                return Amount(number if has_low else None, number if has_high else None, qualifier)
    if not re.fullmatch(_NUMBER, words):
        raise UsageError(f"{text!r} is no amount", mend='write it like 12, "at least 12", "up to 12" or "10 to 12"')
    return Amount(_number(words), _number(words))


def _number(text: str) -> float:
    return float(text.replace(",", ""))


def time(text: str) -> Time:
    """A year, month or day of ISO 8601, or two of them with a slash between ("2031-05/2031-07"; ".." is open)."""
    start, slash, end = text.strip().partition("/")
    first, last = _day(start, text)[0], _day(end if slash else start, text)[1]
    if (first is None and last is None) or (first is not None and last is not None and first > last):
        raise _no_time(text)
    return Time(edtf=text.strip(), start=first, end=last, inferred=False)


def _day(text: str, whole: str) -> tuple[str | None, str | None]:
    if text in ("", ".."):
        return None, None
    found = _DAY.match(text)
    if found is None:
        raise _no_time(whole)
    year, month, day = int(found[1]), int(found[2] or 0), int(found[3] or 0)
    if year < 1 or month > 12 or (found[2] and not month):
        raise _no_time(whole)
    if not month:
        return f"{year:04}-01-01", f"{year:04}-12-31"
    longest = calendar.monthrange(year, month)[1]
    if day > longest or (found[3] and not day):
        raise _no_time(whole)
    return f"{year:04}-{month:02}-{day or 1:02}", f"{year:04}-{month:02}-{day or longest:02}"


def _no_time(text: str) -> UsageError:
    return UsageError(f"{text!r} is no date", mend="write it like 2031, 2031-05, 2031-05-09 or 2031-05/2031-07")


def place(text: str) -> Place:
    """ "Oslo, NO, city": a name, its ISO country, its precision; the last two may be left out."""
    found = _PLACE.match(" ".join(text.split()))
    if found is None:
        raise UsageError("a place needs a name", mend='write it like "Oslo, NO, city"')
    precision = found["precision"] or "unknown"
    if precision not in _PRECISIONS:
        raise UsageError(f"{precision!r} is no precision", mend=f"there are {', '.join(_PRECISIONS)}")
    return Place(found["name"], country=found["country"], precision=cast("Precision", precision))
