"""Events with casualties: which documents' totals are of one event, by its day, its place and the names told with it.

Nothing but the day, the place and shared names joins two documents; a conflict of days, or of towns, keeps them apart
unless they share two rare names.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

from onrecord.ids import digest
from onrecord.model.claim import Claim, Figure
from onrecord.model.findings import Findings
from onrecord.model.value import Place, Time
from onrecord.reconciliation import spans
from onrecord.reconciliation.matters import place_key
from onrecord.reconciliation.parties import plain
from onrecord.reconciliation.vocabulary import words

_FEW = 20  # documents; below, how rare a name is tells nothing
_APART = 3  # days between two reports' dates of one event, at most: weekdays are misread by a few days
_RARE = 0.34  # a name's share of the documents, at most, for it to tell one event from another
_BUSY = 60  # documents that share a key: beyond this many a key compares its neighbours only
_KINDS = frozenset({"person", "organisation", "place", "other"})


def is_total(claim: Claim) -> bool:
    """True for what a document says in all of the casualties of its own event."""
    body = claim.body
    return (
        isinstance(body, Figure)
        and body.measure in words("tolls")
        and body.part_of is None
        and body.scope is None
        and not body.amount.increment
        and claim.polarity == "asserted"
    )


@dataclass
class _Report:
    """One document with totals: its event's day and place, and the names in it."""

    document: str
    time: Time | None
    place: Place | None
    published: str
    names: frozenset[str] = frozenset()
    home: int = -1
    keys: list[tuple[str, ...]] = field(default_factory=list)


def group(findings: Sequence[Findings]) -> dict[str, str]:
    """Document id → event id (a hash of the smallest document id of its event), for documents with totals."""
    reports = [report for one in findings if (report := _report(one)) is not None]
    reports.sort(key=lambda r: (r.published, r.document))
    weight = _weights(reports)
    home = list(range(len(reports)))

    def root(n: int) -> int:
        while home[n] != n:
            home[n] = home[home[n]]
            n = home[n]
        return n

    for a, b in _pairs(reports, weight):
        if root(a) != root(b) and _is_one(reports[a], reports[b], weight, len(reports)):
            home[max(root(a), root(b))] = min(root(a), root(b))
    members: dict[int, list[str]] = {}
    for n, report in enumerate(reports):
        members.setdefault(root(n), []).append(report.document)
    return {document: digest(("event", min(group))) for group in members.values() for document in group}


def _report(one: Findings) -> _Report | None:
    totals = [c for c in one.claims if not c.rejected and is_total(c)]
    if not totals:
        return None
    dated = [c.time for c in totals if spans.is_settled(c.time)]
    placed = [c.place for c in totals if c.place is not None and c.place.precision in ("city", "point", "region")]
    published = one.document.published.start if one.document.published and one.document.published.start else ""
    names = {plain(m.text) for m in one.names if m.kind in _KINDS and len(m.text) > 3}
    lasts = {name.split(" ")[-1] for m in one.names if m.kind == "person" and len(name := plain(m.text)) > 3}
    return _Report(
        one.document.id,
        dated[0] if dated else None,
        placed[0] if placed else None,
        published,
        frozenset(names | {name for name in lasts if len(name) > 3}),
    )


def _weights(reports: Sequence[_Report]) -> dict[str, float]:
    """How much a shared name tells: 1 for one that two documents share, 0 for one that all have."""
    seen: dict[str, int] = {}
    for report in reports:
        for name in report.names:
            seen[name] = seen.get(name, 0) + 1
    n = len(reports)
    if n < _FEW:
        return dict.fromkeys(seen, 1.0)
    scale = math.log(n / 2)
    return {name: max(0.0, math.log(n / count) / scale) if count > 1 else 0.0 for name, count in seen.items()}


def _pairs(reports: Sequence[_Report], weight: dict[str, float]) -> list[tuple[int, int]]:
    """Pairs that share a rare name, or day and place; in a small case all."""
    if len(reports) < _FEW:
        return [(a, b) for b in range(len(reports)) for a in range(b)]
    blocks: dict[tuple[str, ...], list[int]] = {}
    for n, report in enumerate(reports):
        for name in report.names:
            if weight[name] >= _RARE:
                blocks.setdefault(("name", name), []).append(n)
        if report.time is not None:
            blocks.setdefault((report.time.end or "", *place_key(report.place)), []).append(n)
    pairs: set[tuple[int, int]] = set()
    for members in blocks.values():
        reach = len(members) if len(members) <= _BUSY else 3
        for at, first in enumerate(members):
            pairs.update((first, second) for second in members[at + 1 : at + 1 + reach])
    return sorted(pairs)


def _is_one(a: _Report, b: _Report, weight: dict[str, float], n: int) -> bool:
    """Whether two documents tell of one event."""
    shared = sum(weight[name] for name in a.names & b.names)
    days = spans.days_between(a.time, b.time)
    both_placed = a.place is not None and b.place is not None
    same_place = both_placed and place_key(a.place) == place_key(b.place)
    if n < _FEW:
        if days > _APART:
            return shared >= 2
        return same_place or not both_placed or shared >= 1
    if days > _APART:
        return shared >= 4 and (same_place or not both_placed)
    is_same_day = a.time is not None and b.time is not None and days <= 1
    needed = 0.7 if is_same_day and same_place else 1.6 if is_same_day or same_place else 2.5
    return shared >= needed
