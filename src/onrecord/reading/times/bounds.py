"""When an undated text can have been written, told by the dates in it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from onrecord.model.annotation import TimeMention
from onrecord.model.value import Time

_ROOM = 366 * 2  # days that a dated plan ("until 2030") may lie ahead of the writing without telling of its past


def bounds(mentions: Iterable[TimeMention]) -> Time | None:
    """An open interval in which a text was written, inferred from the dates it states; None where it states none.

    A text that tells what happened on a day was not written before that day: the latest date stated in full, without
    help of a publication date and not in the open future of "until", "by" or "from", is the earliest end. No latest
    day follows from what a text says. ``start`` is the first day that it can have been written, ``reason`` says why.
    """
    stated = [m for m in mentions if m.kind == "date" and not m.value.inferred and m.value.start and m.value.edtf]
    told = [m for m in stated if m.relation not in ("until", "by", "before", "from", "after") and m.value.end]
    if not told:
        return None
    days = sorted(date.fromisoformat(m.value.start) for m in told if m.value.start)
    # one date far beyond all others is a plan or a slip, not the day of writing
    while len(days) > 1 and (days[-1] - days[-2]).days > _ROOM:
        days.pop()
    latest = days[-1]
    source = next(m for m in told if m.value.start == latest.isoformat())
    reason = f"not before {latest.isoformat()}: the text speaks of {source.value.text or source.value.edtf}"
    return Time(f"{latest.isoformat()}/..", latest.isoformat(), None, None, True, reason)
