"""Intervals of days: which came first, and which may be the same. ISO dates compare as text."""

from __future__ import annotations

import datetime

from onrecord.model.value import Time


def is_settled(time: Time | None) -> bool:
    """True when the time bounds a day on at least one side."""
    return time is not None and (time.start is not None or time.end is not None)


def bounds(time: Time | None) -> tuple[str, str]:
    """First and last day, open sides as before and after all days: two times may meet where these overlap."""
    return ((time.start or "", time.end or "9999")) if time is not None else ("", "9999")


def may_meet(a: Time | None, b: Time | None) -> bool:
    """True unless both are settled and no day lies in both."""
    if a is None or b is None:
        return True
    return (a.end or "9999") >= (b.start or "") and (b.end or "9999") >= (a.start or "")


def is_before(a: Time | None, b: Time | None) -> bool:
    """True when every day of ``a`` lies before every day of ``b``."""
    return a is not None and b is not None and a.end is not None and b.start is not None and a.end < b.start


def days_between(a: Time | None, b: Time | None) -> int:
    """The smallest number of days from one interval to the other; 0 when they may meet."""
    if a is None or b is None or may_meet(a, b):
        return 0
    first, second = (a, b) if is_before(a, b) else (b, a)
    if first.end is None or second.start is None:
        return 0
    return (_day(second.start) - _day(first.end)).days


def order(time: Time | None) -> tuple[str, str, str]:
    """A sorting key: by start, then end; unsettled times last."""
    if time is None:
        return ("9999", "9999", "")
    return (time.start or time.end or "9999", time.end or "9999", time.edtf or time.text or "")


def earliest(times: list[Time | None]) -> Time | None:
    """The first settled time by start, else any time at all, else None."""
    settled = sorted((t for t in times if is_settled(t)), key=order)
    stated = sorted((t for t in times if t is not None), key=order)
    return settled[0] if settled else (stated[0] if stated else None)


def _day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text[:10])
