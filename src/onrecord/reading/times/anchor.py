"""What days a time expression means, given the day of publication and the tense of its clause."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from onrecord.model.tokens import Tokens
from onrecord.model.value import Time
from onrecord.reading.times import calendar
from onrecord.reading.times.calendar import Days
from onrecord.reading.times.lexicon import words
from onrecord.reading.times.spans import Found

_WORKED_OUT = "worked out from the day of publication"
_ISO_UNITS = {"second": "S", "minute": "M", "hour": "H", "day": "D", "weekend": "D", "week": "W", "month": "M"}


@dataclass(frozen=True, slots=True)
class Reference:
    """The day of publication, and to what precision it is known."""

    day: date | None  # known to the day
    month: date | None  # known to the month at least: its last day
    year: int | None

    @classmethod
    def of(cls, published: Time | None) -> Reference:
        """From a document's publication time; a span of more than two days is no day."""
        if published is None or published.start is None or published.end is None:
            return cls(None, None, None)
        start, end = date.fromisoformat(published.start), date.fromisoformat(published.end)
        return cls(
            end if (end - start).days <= 1 else None,
            end if (start.year, start.month) == (end.year, end.month) else None,
            end.year if start.year == end.year else None,
        )


@dataclass(frozen=True, slots=True)
class Reach:
    """A settled expression: its days (None: unresolved), what was worked out, and what is still constrained."""

    days: Days | None
    reason: str | None = None
    pattern: str | None = None


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
        return Reach(calendar.day(date(year, number, _number(tokens, found.at("d")))), reason)
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
        return _near_day(tokens, found, reference)
    if shape in ("relative", "ago"):
        return _relative(tokens, found, reference)
    return Reach(None, pattern=_length(tokens, found))


def _numeric(text: str) -> Reach:
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
    day = _number(tokens, d) if d >= 0 else None
    if y >= 0 and month is not None:
        return Reach(_days(tokens, found, int(tokens.word[y]), month, day))
    pattern = f"XXXX-{month:02d}" if month else "XXXX-XX"
    pattern = f"{pattern}-{day:02d}" if day else pattern
    about = reference.day if day else reference.month
    if about is None:
        return Reach(None, pattern=pattern)
    relative = table.relatives[tokens.lower[found.at("r")]] if found.at("r") >= 0 else None
    forward = relative == "next" or (relative is None and is_future(tokens, found))
    if month is None:
        return Reach(_same_day_of_month(about, day or 1, forward=forward), f"month and year {_WORKED_OUT}")
    step = 1 if forward else -1
    for year in range(about.year, about.year + 9 * step, step):  # 29 February comes every four years, or eight
        try:
            days = _days(tokens, found, year, month, day)
        except ValueError:
            continue
        if (days.end >= about if forward else days.start <= about) and not (
            relative == "last" and days.start <= about <= days.end
        ):
            return Reach(days, f"year {_WORKED_OUT}")
    return Reach(None, pattern=pattern)


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
        last = date(year, month, _number(tokens, found.at("d2")))
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
        number = _number(tokens, found.at("o"))
        return calendar.century((number - 1) * 100) if 10 < number < 30 else None
    digits = "".join(c for c in tokens.word[found.at("k")] if c.isdigit())
    if len(digits) == 4 and digits.endswith("00"):
        return calendar.century(int(digits)) if int(digits) < 2000 else calendar.decade(int(digits))
    return calendar.decade(int(digits) if len(digits) == 4 else 1900 + int(digits))


def _season(tokens: Tokens, found: Found, reference: Reference) -> Reach:
    table = words()
    y, r = found.at("y"), found.at("r")
    relative = table.relatives[tokens.lower[r]] if r >= 0 else None

    def build(year: int) -> Days:
        if found.shape == "season":
            return calendar.season(year, table.seasons[tokens.lower[found.at("z")]])
        o, q = found.at("o"), found.at("q")
        which = int(tokens.word[o][1]) if q < 0 else _number(tokens, o)
        if q >= 0 and tokens.lower[q] == "half":
            return calendar.half(year, which)
        return calendar.quarter(year, which)

    if found.shape == "quarter" and found.at("q") >= 0:
        which, limit = _number(tokens, found.at("o")), 2 if tokens.lower[found.at("q")] == "half" else 4
        if which > limit:
            return Reach(None)
    if y >= 0:
        return Reach(build(int(tokens.word[y])))
    about = reference.month or reference.day
    if about is None:
        return Reach(None)
    if found.shape == "quarter" and relative is not None:
        return Reach(build(about.year + _STEP[relative]), f"year {_WORKED_OUT}")
    forward = relative == "next" or (relative is None and is_future(tokens, found))
    years = range(about.year - 1, about.year + 2)
    fitting = [b for b in map(build, years) if (b.end >= about if forward else b.start <= about)]
    if relative == "last":
        fitting = [b for b in fitting if b.end < about]
    chosen = (fitting[0] if forward else fitting[-1]) if fitting else None
    return Reach(chosen, f"year {_WORKED_OUT}")


_STEP = {"this": 0, "last": -1, "next": 1}


def _near_day(tokens: Tokens, found: Found, reference: Reference) -> Reach:
    table = words()
    about = reference.day
    r, w, t = found.at("r"), found.at("w"), found.at("t")
    relative = table.relatives[tokens.lower[r]] if r >= 0 else None
    if w >= 0:
        number = table.weekdays[tokens.lower[w]]
        if about is None:
            return Reach(None, pattern=f"XXXX-WXX-{number + 1}")
        back, ahead = (about.weekday() - number) % 7, (number - about.weekday()) % 7
        if relative == "this":
            value = about - timedelta(about.weekday() - number)
        elif relative == "last":
            value = about - timedelta(back or 7)
        elif relative == "next":
            value = about + timedelta(ahead or 7)
        else:
            value = about + timedelta(ahead) if is_future(tokens, found) else about - timedelta(back)
        return Reach(calendar.day(value), f"date {_WORKED_OUT}")
    if about is None:
        return Reach(None)
    step = table.days[tokens.lower[t]] if t >= 0 else _STEP[relative or "this"]
    value = about + timedelta(step)
    if t >= 0 and tokens.lower[t] == "overnight":
        return Reach(calendar.between(about - timedelta(1), about), f"date {_WORKED_OUT}")
    return Reach(calendar.day(value), f"date {_WORKED_OUT}")


def _relative(tokens: Tokens, found: Found, reference: Reference) -> Reach:
    table = words()
    r, u, n, g = found.at("r"), found.at("u"), found.at("n"), found.at("g")
    if u < 0:
        u = found.at("q")
    unit = table.units[tokens.lower[u]]
    relative = table.relatives[tokens.lower[r]] if r >= 0 else "last"
    count = _number(tokens, n) if n >= 0 else None
    if g >= 0:
        if table.distances[tokens.lower[g]] != "past" or count is None or count > 3000:
            return Reach(None)
        return _ago(reference, unit, count)
    about = reference.day or (reference.month if unit in ("month", "quarter", "year", "decade", "century") else None)
    if about is None and unit in ("year", "decade", "century") and reference.year is not None:
        about = date(reference.year, 12, 31)
    if about is None:
        return Reach(None)
    reason = f"{unit} {_WORKED_OUT}"
    low = tokens.lower[r] if r >= 0 else ""
    if tokens.lower[u].endswith("s") and unit != "weekend" and count is None:
        return Reach(None)  # "the past few years": no number, no interval
    if count is not None or low in ("past", "coming", "following"):
        if low == "following" or reference.day is None:
            return Reach(None)
        span = _shift(about, unit, (count or 1) * (1 if relative == "next" else -1))
        return Reach(calendar.between(span, about), reason)
    return Reach(_period(about, unit, _STEP[relative]), reason)


def _ago(reference: Reference, unit: str, count: int) -> Reach:
    about = reference.day
    if about is None or unit in ("second", "minute", "hour"):
        return Reach(None)
    value = _shift(about, unit, -count)
    reason = f"counted back {count} {unit}{'s' if count > 1 else ''} from the day of publication"
    if unit == "day":
        return Reach(calendar.day(value), reason)
    if unit in ("week", "fortnight", "weekend"):
        return Reach(calendar.week_of(value), reason)
    if unit in ("month", "quarter"):
        return Reach(calendar.month(value.year, value.month), reason)
    days = calendar.year(value.year) if unit == "year" else calendar.decade(value.year // 10 * 10)
    return Reach(days._replace(edtf=f"{days.edtf}~" if unit == "year" else days.edtf), reason)


def _shift(about: date, unit: str, count: int) -> date:
    if unit in ("year", "decade", "century", "month", "quarter"):
        months = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}[unit]
        return calendar.add_months(about, months * count)
    return about + timedelta({"week": 7, "fortnight": 14, "weekend": 7}.get(unit, 1) * count)


def _period(about: date, unit: str, step: int) -> Days | None:
    if unit == "day":
        return calendar.day(about + timedelta(step))
    if unit in ("week", "weekend", "fortnight"):
        week = calendar.week_of(about + timedelta(7 * step))
        return calendar.between(week.end - timedelta(1), week.end) if unit == "weekend" else week
    moved = _shift(about, unit, step) if unit in ("month", "quarter", "year", "decade", "century") else about
    if unit == "month":
        return calendar.month(moved.year, moved.month)
    if unit == "quarter":
        return calendar.quarter(moved.year, (moved.month + 2) // 3)
    if unit == "year":
        return calendar.year(moved.year)
    if unit == "decade":
        return calendar.decade(moved.year // 10 * 10)
    return calendar.century(moved.year // 100 * 100) if unit == "century" else None


def _length(tokens: Tokens, found: Found) -> str | None:
    """ISO 8601 duration ("P3M"), with "R/" before it for a set; None where the text gives no number."""
    table = words()
    n, u = found.at("n"), found.at("u")
    if u < 0:
        u = found.at("q")
    if found.shape == "set":
        unit = table.units.get(tokens.lower[found.last - 1], "week")
        return f"R/{_iso(unit, _number(tokens, n) if n >= 0 else 1)}"
    if found.shape != "duration" or n < 0:
        return None
    return _iso(table.units[tokens.lower[u]], _number(tokens, n))


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


def _number(tokens: Tokens, i: int) -> int:
    low = tokens.lower[i]
    digits = low.replace(",", "").split(".")[0].rstrip("stndrh")
    if digits.isdigit():
        return int(digits[:9])
    table = words()
    return table.numbers.get(low) or table.ordinals.get(low) or 1


def is_future(tokens: Tokens, found: Found) -> bool:
    """True when the clause that the expression hangs on looks ahead ("will meet", "is due", "plans to")."""
    future = words().future
    at = found.first
    for _ in range(8):
        at = tokens.head[at]
        if tokens.pos[at] in ("VERB", "AUX") or tokens.lemma[at] in future:
            if tokens.lemma[at] in future and tokens.tag[at] != "VBD":
                return True
            if any(
                tokens.lower[c] in ("will", "'ll", "’ll", "shall", "wo") or tokens.lemma[c] in ("due",)
                for c in tokens.children[at]
            ):
                return True
            if tokens.tag[at] == "VBD" or tokens.dep[at] in ("ccomp", "relcl", "advcl", "ROOT"):
                return False
        if tokens.head[at] == at:
            return False
    return False
