"""Dates that need other documents: "the 19th" of an undated report, from a dated one that relays the same count.

Settled here and never written back: a claim keeps its words, and the settled time says from what it was inferred.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from onrecord.model.claim import Claim, Figure
from onrecord.model.document import Document
from onrecord.model.entity import MentionKey
from onrecord.model.findings import Findings
from onrecord.model.value import Time

_LEAST = 10  # smaller counts meet by chance
_Key = tuple[str, str, float, str]


def settle(findings: Sequence[Findings], of_mention: Mapping[MentionKey, str]) -> dict[str, object]:
    """Claim id → its settled Time, and document id → when an undated document was published at the earliest.

    An undated document that gives the same count, of the same thing at the same place by the same source, as a dated
    one cannot be older than that count; its months and days are then the nearest that fit. Without such a count no
    claim's time is settled, and the document is only bounded by the dates that its own words state.
    """
    dated: dict[_Key, tuple[str, str]] = {}
    for one in findings:
        day = one.document.published.start if one.document.published is not None else None
        if day is None or not is_dated(one):
            continue
        for claim in one.claims:
            key = _count(claim, of_mention)
            if key is not None:  # the earliest report of a count dates it
                dated[key] = min(dated.get(key, (day, one.document.name)), (day, one.document.name))
    out: dict[str, object] = {}
    for one in findings:
        if not is_dated(one):
            keys = [_count(claim, of_mention) for claim in one.claims]
            out.update(settle_document(one, [dated[key] for key in keys if key is not None and key in dated]))
    return out


def is_dated(one: Findings) -> bool:
    """Whether the document says when it was published."""
    return one.document.published is not None and one.document.published.edtf is not None


def is_open(claim: Claim) -> bool:
    """Whether other documents may settle a time of the claim."""
    return any(True for _ in _open_times(claim)) or any(True for _ in _months(claim))


def settle_document(one: Findings, met: Sequence[tuple[str, str]]) -> dict[str, Time]:
    """What an undated document's times are. ``met``: day and name of the reports that date the counts it gives."""
    if met:
        return _settle_document(one, *max(met))
    return {one.document.id: one.bounds} if one.bounds is not None and one.document.published is None else {}


def _settle_document(one: Findings, day: str, name: str) -> dict[str, Time]:
    anchor = date.fromisoformat(day)
    reason = f"{name} of {day} gives the same count; the nearest date that fits it"
    out: dict[str, Time] = {}
    floor = anchor
    for claim in one.claims:
        for time in _open_times(claim):
            found = _nearest(time.pattern or "", anchor)
            if found is None:
                continue
            edtf, start, end = found
            out[claim.id] = Time(edtf, start, end, time.text, inferred=True, reason=reason)
            if len(edtf) == 10:  # a day that the report tells of: it is not older than that
                floor = max(floor, date.fromisoformat(start))
            break
    out.update(_this_month(one, out))
    out[one.document.id] = _not_before(one.document, floor, name, day)
    return out


def _this_month(one: Findings, settled: Mapping[str, Time]) -> dict[str, Time]:
    """ "This month" is the month of the days that the report tells of without a month, where all are of one."""
    days = {t.edtf[:7] for t in settled.values() if t.edtf and len(t.edtf) == 10}
    if len(days) != 1:
        return {}
    month = days.pop()
    first = date.fromisoformat(f"{month}-01")
    last = date(first.year + first.month // 12, first.month % 12 + 1, 1) - timedelta(days=1)
    reason = "the month of the days that the same report tells of without naming their month"
    return {
        claim.id: Time(month, first.isoformat(), last.isoformat(), time.text, inferred=True, reason=reason)
        for claim in one.claims
        for time in _months(claim)
    }


def _months(claim: Claim) -> Iterator[Time]:
    for time in (claim.said, claim.time):
        if time is not None and time.edtf is None and (time.text or "").casefold() == "this month":
            yield time


def _not_before(document: Document, floor: date, name: str, day: str) -> Time:
    text = document.published.text if document.published is not None else None
    reason = f"it gives a count that {name} of {day} gives too, and tells of days up to {floor.isoformat()}"
    return Time(f"{floor.isoformat()}/..", floor.isoformat(), None, text, inferred=True, reason=reason)


def _open_times(claim: Claim) -> Iterator[Time]:
    as_of = claim.body.as_of if isinstance(claim.body, Figure) else None
    for time in (as_of, claim.time, claim.said):
        if time is not None and time.edtf is None and time.pattern:
            yield time


def _nearest(pattern: str, anchor: date) -> tuple[str, str, str] | None:
    """EDTF, first and last day for ``XXXX-MM`` (on or before the anchor), ``XXXX-XX-DD`` (on or after it) and
    ``XXXX-MM-DD`` (nearest on or before, else within the month after); None for other patterns.
    """
    parts = pattern.split("-")
    if parts[0] != "XXXX" or not 2 <= len(parts) <= 3:
        return None
    if len(parts) == 2 and parts[1].isdigit():
        month = int(parts[1])
        if not 1 <= month <= 12:
            return None
        year = anchor.year if month <= anchor.month else anchor.year - 1
        first = date(year, month, 1)
        last = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
        return f"{year:04}-{month:02}", first.isoformat(), last.isoformat()
    if len(parts) == 3 and parts[1] == "XX" and parts[2].isdigit():
        for ahead in range(62):  # every day of the month comes within two months
            found = anchor + timedelta(days=ahead)
            if found.day == int(parts[2]):
                return (found.isoformat(),) * 3
    return None


def counted(claim: Claim) -> tuple[str, str, float] | None:
    """What is counted, where, and how many; None where that says nothing."""
    body = claim.body
    if not isinstance(body, Figure) or claim.root is None or claim.place is None:
        return None
    value = body.amount.low if body.amount.low is not None else body.amount.high
    if value is None or value < _LEAST:
        return None
    return " ".join(filter(None, (body.measure, body.undergone))), claim.place.country or claim.place.name, float(value)


def _count(claim: Claim, of_mention: Mapping[MentionKey, str]) -> _Key | None:
    """What makes two counts one: thing, place, number and source."""
    count = counted(claim)
    if count is None or claim.root is None:
        return None
    return (*count, of_mention.get((claim.document, claim.root.start, claim.root.end), claim.root.name))
