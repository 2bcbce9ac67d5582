"""Events with casualties: which documents' totals are of one event, by its day, its place and what else they share.

Documents are compared in pairs (see ``oneness``); a pair's verdict hangs on the two documents and on case-wide counts
that are rounded down to powers of two, so that one document more seldom changes it. Pairs that fit are joined best
first, and only while the members of both sides fit on average: a page that tells of two events does not make them one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from onrecord.ids import digest
from onrecord.model.claim import Claim, Figure
from onrecord.model.findings import Findings
from onrecord.reconciliation.matters import place_key
from onrecord.reconciliation.oneness import FEW, RARE, Case, Report, case_of, likeness, report_of
from onrecord.reconciliation.superseding import kind_of
from onrecord.reconciliation.vocabulary import words

_BUSY = 64  # documents that share a key: from so many on a key compares its neighbours only
_NEAR = 3  # of them
_APART = -1.5  # the likeness of two documents that share no key
_LARGE = 64  # documents of one event: from so many on a pair that surely fits is enough
_SURE = 1.5


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


def report(one: Findings) -> Report | None:
    """What a document tells of its event; None where it gives no totals."""
    totals = [c for c in one.claims if not c.rejected and is_total(c) and kind_of(c) is None]
    return report_of(one, totals) if totals else None


def group(findings: Sequence[Findings]) -> dict[str, str]:
    """Document id → event id, for documents with totals."""
    return events_of([told for one in findings if (told := report(one)) is not None])


def events_of(told: Iterable[Report]) -> dict[str, str]:
    """Document id → event id (a hash of the smallest document id of its event)."""
    reports = sorted(told, key=lambda r: (r.published, r.document))
    case = case_of(reports)
    fits: dict[tuple[int, int], float] = {}
    for a, b in _pairs(reports, case):
        fits[a, b] = likeness(reports[a], reports[b], case)
    out = {}
    for members in _joined(len(reports), fits):
        event = digest(("event", min(reports[n].document for n in members)))
        out.update({reports[n].document: event for n in members})
    return out


def _pairs(reports: Sequence[Report], case: Case) -> list[tuple[int, int]]:
    """Pairs that share a rare name, a day, or a place in one month; in a small case all."""
    if case.held < FEW:
        return [(a, b) for b in range(len(reports)) for a in range(b)]
    blocks: dict[tuple[str, ...], list[int]] = {}
    for n, report in enumerate(reports):
        keys: list[tuple[str, ...]] = [("name", name) for name in report.names if case.weight[name] >= RARE]
        keys += [("day", day) for day in report.days]
        if report.place is not None:
            keys.append(("month", report.published[:7], *place_key(report.place)))
            keys += [("day", day, *place_key(report.place)) for day in report.days]
        for key in keys:
            blocks.setdefault(key, []).append(n)
    if case.main is not None:
        blocks["case",] = list(range(len(reports)))
    pairs: set[tuple[int, int]] = set()
    for members in blocks.values():
        reach = len(members) if len(members) < _BUSY else _NEAR
        for at, first in enumerate(members):
            pairs.update((first, second) for second in members[at + 1 : at + 1 + reach])
    return sorted(pairs)


def _joined(count: int, fits: dict[tuple[int, int], float]) -> Iterable[list[int]]:
    """The groups: the best pair first, two groups only where their members fit on average."""
    groups = {n: [n] for n in range(count)}
    home = list(range(count))
    for (a, b), fit in sorted(fits.items(), key=lambda item: (-item[1], item[0])):
        one, other = home[a], home[b]
        if fit <= 0:
            break
        if one == other:
            continue
        if len(groups[one]) < len(groups[other]):
            one, other = other, one
        mine, theirs = groups[one], groups[other]
        if len(mine) + len(theirs) >= _LARGE:
            is_one = fit >= _SURE
        else:
            all_fits = [fits.get((min(m, t), max(m, t)), _APART) for m in mine for t in theirs]
            is_one = sum(all_fits) > 0
        if is_one:
            mine += theirs
            for n in theirs:
                home[n] = one
            del groups[other]
    return groups.values()
