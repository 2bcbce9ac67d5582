"""Reads the times of a token table."""

from __future__ import annotations

from typing import Literal

from onrecord.model.annotation import TimeMention
from onrecord.model.tokens import Tokens
from onrecord.model.value import Time
from onrecord.reading.times.anchor import settle
from onrecord.reading.times.offsets import count_from, offset_of
from onrecord.reading.times.reference import Reference
from onrecord.reading.times.spans import Found, find

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
    month, thirds of longer periods. "Two days later" counts from the date before it in the text; where there is
    none, or a vaguer one, the distance is its pattern ("+P2D").
    """
    reference = Reference.of(published)
    earlier: Time | None = None
    out: list[TimeMention] = []
    for found in find(tokens):
        value = _value(tokens, found, reference, earlier)
        if value.edtf is not None and _is_date(value) and found.to is None and found.shape not in _VAGUE:
            earlier = value
        out.append(
            TimeMention(
                found.first,
                found.last,
                tokens.start[found.first],
                tokens.end[found.last - 1],
                value,
                _KINDS.get(found.shape, "date"),
                found.relation,
            )
        )
    return tuple(out)


_VAGUE = frozenset(["decade", "century", "fiscal", "years"])  # nothing is counted from these


def _is_date(value: Time) -> bool:
    return value.start is not None and value.end is not None


def _value(tokens: Tokens, found: Found, reference: Reference, earlier: Time | None) -> Time:
    offset = offset_of(tokens, found, has_earlier=earlier is not None) if found.to is None else None
    if offset is None:
        return settle(tokens, found, reference)
    text = tokens.quote(found.first, found.last)
    if earlier is None:
        return Time(None, text=text, pattern=offset.pattern)
    return count_from(offset, earlier, text)
