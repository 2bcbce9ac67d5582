"""What days a time expression means, given the day of publication and the tense of its clause."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta

from onrecord.model.tokens import Tokens
from onrecord.model.value import Time
from onrecord.reading.times import calendar
from onrecord.reading.times.calendar import Days
from onrecord.reading.times.lengths import length_of
from onrecord.reading.times.lexicon import words
from onrecord.reading.times.reference import (
    STEP,
    WORKED_OUT,
    Reach,
    Reference,
    direction,
    is_aimed_at,
    is_future,
    number_at,
)
from onrecord.reading.times.relative import near_day, relative_period
from onrecord.reading.times.spans import Found


def settle(tokens: Tokens, found: Found, reference: Reference) -> Time:
    """The expression as a Time; ``edtf`` None and a ``pattern`` where it cannot be settled."""
    text = tokens.quote(found.first, found.last)
    try:
        reach = _range(tokens, found, reference) if found.to is not None else _reach(tokens, found, reference)
        if found.part is not None and reach.days is not None and found.to is None:
            reach = replace(reach, days=calendar.part_of(reach.days, found.part))
        return _bounded(reach, found, text)
    except (ValueError, OverflowError):  # a day that no calendar has, such as 30 February
        return Time(None, text=text)


def _bounded(reach: Reach, found: Found, text: str) -> Time:
    days = reach.days
    if days is None:
        return Time(None, text=text, pattern=reach.pattern)
    start: str | None = days.start.isoformat()
    end: str | None = days.end.isoformat()
    edtf, plain = days.edtf, "/" not in days.edtf
    if found.to is None:
        if found.relation == "since":
            edtf, end = f"{edtf if plain else start}/..", None
        elif found.relation in ("until", "by"):
            edtf, start = f"../{edtf if plain else end}", None
        elif found.relation == "before" and found.part in ("end", "late"):
            edtf, start = f"../{end}", None  # "before the end of the year" has all of the year
        elif found.relation == "before":
            end = (days.start - timedelta(1)).isoformat()
            edtf, start = f"../{end}", None
        elif found.relation == "after":
            start = (days.end + timedelta(1)).isoformat()
            edtf, end = f"{start}/..", None
    return Time(edtf, start, end, text, reach.reason is not None, reach.reason)


def _range(tokens: Tokens, found: Found, reference: Reference) -> Reach:
    assert found.to is not None  # noqa: S101 - narrowed by the caller
    left, right = replace(found, to=None), found.to
    here = _reach(tokens, left, reference)
    there = _reach(tokens, right, reference)
    if there.days is not None and there.reason is None and here.reason is not None and left.at("y") < 0:
        # "between April and July 2022": the stated year holds for both
        here = _reach(tokens, left, _reference_at(there.days.end))
        here = replace(here, reason="year taken from the other end of the range")
    elif here.days is None and there.days is not None and there.reason is None and left.at("m") >= 0:
        here = replace(_reach(tokens, left, _reference_at(there.days.end)), reason="year taken from the other end")
    elif here.days is not None and here.reason is None and left.at("m") >= 0 and right.at("y") < 0 <= right.at("m"):
        there = _after(tokens, right, here.days)
    if here.days is None or there.days is None:
        pattern = f"{here.pattern}/{there.pattern}" if here.pattern and there.pattern else None
        return Reach(None, pattern=pattern)
    first, last = here.days, there.days
    if left.part:
        first = calendar.part_of(first, left.part)
    if right.part:
        last = calendar.part_of(last, right.part)
    reason = here.reason or there.reason
    if first.start > last.end and left.shape == right.shape == "weekday":
        last = calendar.day(last.start + timedelta(7))
    if first.start > last.end:
        return Reach(None)
    if "/" in first.edtf or "/" in last.edtf:
        return Reach(calendar.between(first.start, last.end), reason)
    return Reach(calendar.join(first, last), reason)


def _reference_at(value: date) -> Reference:
    return Reference(value, value, value.year)


def _after(tokens: Tokens, found: Found, start: Days) -> Reach:
    """A month (and day) without a year, the first on or after ``start``."""
    number = words().months[tokens.lower[found.at("m")]]
    year = start.start.year + (number < start.start.month)
    reason = "year taken from the other end of the range"
    if found.at("d") >= 0:
        return Reach(calendar.day(date(year, number, number_at(tokens, found.at("d")))), reason)
    return Reach(calendar.month(year, number), reason)


def _reach(tokens: Tokens, found: Found, reference: Reference) -> Reach:
    shape = found.shape
    if shape in ("iso", "slash"):
        return _numeric(tokens.quote(found.first, found.last))
    if shape in ("day", "days", "month", "ordinal"):
        return _month_or_day(tokens, found, reference)
    if shape in ("year", "years", "decade", "century"):
        return Reach(_years(tokens, found))
    if shape in ("season", "quarter"):
        return _season(tokens, found, reference)
    if shape in ("weekday", "deictic", "daypart"):
        return near_day(tokens, found, reference)
    if shape == "fiscal":
        return _fiscal(tokens, found)
    if shape == "opening":
        return _opening(tokens, found)
    if shape in ("relative", "ago"):
        return relative_period(tokens, found, reference)
    return Reach(None, pattern=length_of(tokens, found))


def _numeric(text: str) -> Reach:
    if text[:1].isalpha():  # "mid-2022"
        part, _, number = text.lower().partition("-")
        return Reach(calendar.part_of(calendar.year(int(number)), part))
    bits = [int(b) for b in text.replace("/", "-").replace(".", "-").split("T")[0].split("t")[0].split("-") if b]
    if len(bits) == 2:
        if not 1 <= bits[1] <= 12:  # "2021-22" is a span of years
            last = bits[0] // 100 * 100 + bits[1]
            ok = bits[0] < last
            return Reach(calendar.join(calendar.year(bits[0]), calendar.year(last)) if ok else None)
        return Reach(calendar.month(bits[0], bits[1]))
    a, b, c = bits[:3]
    if a > 31:
        return Reach(calendar.day(date(a, b, c)))
    year = c if c > 99 else 2000 + c if c < 70 else 1900 + c
    if "." in text or a > 12:
        return Reach(calendar.day(date(year, b, a)))
    if b > 12 or a == b:
        return Reach(calendar.day(date(year, a, b)))
    return Reach(None, pattern=f"{year}-XX-XX")  # day first or month first: the text does not say


def _month_or_day(tokens: Tokens, found: Found, reference: Reference) -> Reach:
    table = words()
    m, d, y = found.at("m"), found.at("d"), found.at("y")
    month = table.months[tokens.lower[m]] if m >= 0 else None
    day = number_at(tokens, d) if d >= 0 else None
    if y >= 0 and month is not None:
        return Reach(_days(tokens, found, int(tokens.word[y]), month, day))
    pattern = f"XXXX-{month:02d}" if month else "XXXX-XX"
    pattern = f"{pattern}-{day:02d}" if day else pattern
    about = reference.day if day else reference.month
    if about is None:
        return Reach(None, pattern=pattern)
    relative = table.relatives[tokens.lower[found.at("r")]] if found.at("r") >= 0 else None
    forward = relative == "next" or (relative is None and _is_ahead(tokens, found, month))
    if month is not None and found.at("u") >= 0:
        return Reach(_days(tokens, found, about.year + STEP[relative or "this"], month, day), f"year {WORKED_OUT}")
    if month is not None and relative is None and (found.relation in ("until", "by") or _is_end(tokens, found)):
        near = [_days(tokens, found, about.year + step, month, day) for step in (-1, 0, 1)]
        return Reach(min(near, key=lambda days: abs((days.end - about).days)), f"nearest year, {WORKED_OUT}")
    if month is None:
        return Reach(_same_day_of_month(about, day or 1, forward=forward), f"month and year {WORKED_OUT}")
    if relative is None and not forward and direction(tokens, found) is None:
        return _nearest(tokens, found, about, month, day)
    step = 1 if forward else -1
    for year in range(about.year, about.year + 9 * step, step):  # 29 February comes every four years, or eight
        try:
            days = _days(tokens, found, year, month, day)
        except ValueError:
            continue
        if (days.end >= about if forward else days.start <= about) and not (
            relative == "last" and days.start <= about <= days.end
        ):
            return Reach(days, f"year {WORKED_OUT}")
    return Reach(None, pattern=pattern)


def _nearest(tokens: Tokens, found: Found, about: date, month: int, day: int | None) -> Reach:
    """The latest on or before, unless the next one is much nearer: "the meeting on 10 April", said on 31 March."""
    fitting: list[Days] = []
    for year in (about.year - 1, about.year, about.year + 1):
        with suppress(ValueError):
            fitting.append(_days(tokens, found, year, month, day))
    chosen = min(fitting, key=lambda days: _far(days, about), default=None)
    return Reach(chosen, f"nearest year, {WORKED_OUT}")


def _is_ahead(tokens: Tokens, found: Found, month: int | None) -> bool:
    """A month or date lies ahead only where the verb that it hangs on says so; "the 19th" by its whole clause, too, and
    where something was put off to it.
    """
    if month is None:
        return is_future(tokens, found) or is_aimed_at(tokens, found)
    return direction(tokens, found) == "ahead"


def _far(days: Days, about: date) -> int:
    """Days away; those ahead count three times, for reports tell more of the past."""
    return 3 * (days.start - about).days if days.start > about else max(0, (about - days.end).days)


def _is_end(tokens: Tokens, found: Found) -> bool:
    return found.first > 0 and tokens.lower[found.first - 1] in ("ending", "ended", "ends")


def _same_day_of_month(about: date, day: int, *, forward: bool) -> Days | None:
    for count in range(4):
        first = calendar.add_months(about.replace(day=1), count if forward else -count)
        try:
            candidate = first.replace(day=day)
        except ValueError:
            continue
        if candidate >= about if forward else candidate <= about:
            return calendar.day(candidate)
    return None


def _days(tokens: Tokens, found: Found, year: int, month: int, day: int | None) -> Days:
    if day is None:
        return calendar.month(year, month)
    first = date(year, month, day)
    if found.at("d2") >= 0:
        last = date(year, month, number_at(tokens, found.at("d2")))
        if last < first:
            raise ValueError("the range runs backwards")
        return calendar.between(first, last)
    return calendar.day(first)


def _years(tokens: Tokens, found: Found) -> Days | None:
    if found.shape == "years":
        first, other = int(tokens.word[found.at("y")]), tokens.word[found.at("y2")]
        last = int(other) if len(other) == 4 else first // 100 * 100 + int(other)
        return calendar.join(calendar.year(first), calendar.year(last))
    if found.shape == "year":
        return calendar.year(int(tokens.word[found.at("y")]))
    if found.shape == "century":
        number = number_at(tokens, found.at("o"))
        return calendar.century((number - 1) * 100) if 10 < number < 30 else None
    digits = "".join(c for c in tokens.word[found.at("k")] if c.isdigit())
    if len(digits) == 4 and digits.endswith("00"):
        return calendar.century(int(digits)) if int(digits) < 2000 else calendar.decade(int(digits))
    return calendar.decade(int(digits) if len(digits) == 4 else 1900 + int(digits))


def _fiscal(tokens: Tokens, found: Found) -> Reach:
    """A fiscal year: named by the year it begins or ends in, so its days lie within two and a quarter years."""
    text = tokens.word[found.at("y")]
    first = int(text[:4])
    y2 = found.at("y2")
    more = text[5:7] if y2 < 0 else tokens.word[y2]
    last = int(f"{text[:2]}{more}") if len(more) == 2 else first
    if last == first:
        return Reach(Days(date(first - 1, 4, 1), date(first + 1, 3, 31), f"{first:04d}~"), _FISCAL)
    if last != first + 1:
        return Reach(None)
    return Reach(Days(date(first, 1, 1), date(last, 12, 31), f"{first:04d}/{last:04d}"), _FISCAL)


_FISCAL = "a fiscal year, whose first month the text does not state"


def _opening(tokens: Tokens, found: Found) -> Reach:
    """ "The first nine months of 2021"."""
    year, count = int(tokens.word[found.at("y")]), number_at(tokens, found.at("n"))
    o, r = found.at("o"), found.at("r")
    if o >= 0 and number_at(tokens, o) == 1:
        return Reach(calendar.join(calendar.month(year, 1), calendar.month(year, count)))
    if r >= 0 and tokens.lower[r] == "last":
        return Reach(calendar.join(calendar.month(year, 13 - count), calendar.month(year, 12)))
    return Reach(None)


def _season(tokens: Tokens, found: Found, reference: Reference) -> Reach:
    table = words()
    y, r = found.at("y"), found.at("r")
    relative = table.relatives[tokens.lower[r]] if r >= 0 else None

    def build(year: int) -> Days:
        if found.shape == "season":
            return calendar.season(year, table.seasons[tokens.lower[found.at("z")]])
        o, q = found.at("o"), found.at("q")
        which = int(tokens.word[o][1]) if q < 0 else number_at(tokens, o)
        if q >= 0 and tokens.lower[q] == "half":
            return calendar.half(year, which)
        return calendar.quarter(year, which)

    if found.shape == "quarter" and found.at("q") >= 0:
        which, limit = number_at(tokens, found.at("o")), 2 if tokens.lower[found.at("q")] == "half" else 4
        if which > limit:
            return Reach(None)
    if y >= 0:
        return Reach(build(int(tokens.word[y])))
    about = reference.month or reference.day
    if about is None:
        return Reach(None)
    if found.shape == "quarter" and relative is not None:
        return Reach(build(about.year + STEP[relative]), f"year {WORKED_OUT}")
    towards = direction(tokens, found)
    if relative is None and found.shape == "quarter" and towards is None:
        near = min(map(build, range(about.year - 1, about.year + 2)), key=lambda days: _far(days, about))
        return Reach(near, f"nearest year, {WORKED_OUT}")
    forward = relative == "next" or (relative is None and towards == "ahead")
    years = range(about.year - 1, about.year + 2)
    fitting = [b for b in map(build, years) if (b.end >= about if forward else b.start <= about)]
    if relative == "last":
        fitting = [b for b in fitting if b.end < about]
    chosen = (fitting[0] if forward else fitting[-1]) if fitting else None
    northern = "; months of a northern season" if found.shape == "season" else ""
    return Reach(chosen, f"year {WORKED_OUT}{northern}")
