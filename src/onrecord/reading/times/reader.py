"""Reads the times of a token table."""

from __future__ import annotations

from typing import Literal

from onrecord.model.annotation import TimeMention
from onrecord.model.tokens import Tokens
from onrecord.model.value import Time
from onrecord.reading.times.anchor import settle
from onrecord.reading.times.reference import Reference
from onrecord.reading.times.spans import find

_KINDS: dict[str, Literal["date", "time", "duration", "set"]] = {
    "clock": "time",
    "duration": "duration",
    "set": "set",
}


def read(tokens: Tokens, published: Time | None = None) -> tuple[TimeMention, ...]:
    """Every time expression of the table, in text order, without overlaps.

    Weekdays, days and months without a year are taken as the latest on or before ``published``, or the first on or
    after it where the clause looks ahead; ``inferred`` and ``reason`` say so. Without a day of publication they stay
    unresolved, with a ``pattern`` ("XXXX-11-19"; a weekday is "XXXX-WXX-5"). A duration's or set's pattern is its ISO
    8601 length ("P3M", "R/P1Y"). ``early``, ``mid`` and ``late`` are days 1 to 10, 11 to 20 and 21 to the end of a
    month, thirds of longer periods.
    """
    reference = Reference.of(published)
    return tuple(
        TimeMention(
            found.first,
            found.last,
            tokens.start[found.first],
            tokens.end[found.last - 1],
            settle(tokens, found, reference),
            _KINDS.get(found.shape, "date"),
            found.relation,
        )
        for found in find(tokens)
    )
