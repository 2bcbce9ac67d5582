"""How likely two documents tell of one event with casualties: the day, the place, the names and the words they share.

The weights are log odds, fitted by logistic regression on pairs of reports of shooting incidents and rounded; they are
added up, and above 0 the two are more likely one event than two. Full names of persons tell most (the victim's, the
suspect's); those of who is quoted, of bodies and streets recur in other events of the town. In a case of a few
documents how rare a name is tells nothing, so that each tells a little; but such a case is mostly one story, and so are
the documents of the day that half of a case tells of.
"""

from __future__ import annotations

import datetime
import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.model.claim import Claim
from onrecord.model.findings import Findings
from onrecord.model.value import Place, Time
from onrecord.reconciliation import spans
from onrecord.reconciliation.matters import place_key
from onrecord.reconciliation.whois import plain

FEW = 16  # documents; below, how rare a name is tells nothing
RARE = 0.34  # the weight of a name, at least, for it to tell one event from another

_APART = 3  # days between two reports' dates of one event, at most: weekdays are misread by a few days
_SHORTEST = 4  # letters of a name that tells anything
_KINDS = frozenset({"person", "organisation", "place", "other", "event"})

_NAMED, _OTHERWISE_NAMED, _MOST_NAMED = 3.25, 0.85, 4.0  # a full name that no speaker bears; any other; of each kind
_GIST, _MOST_GIST, _LEAST_GIST = 10.0, 0.3, 5  # a share of the shorter text's gist; of a text with so much of one
_DAYS = ((0, -0.35), (1, -1.1), (_APART, -1.6), (10, -2.85))  # days apart at most, and what they tell
_FAR_DAYS = -5.6
# A day is not told; for each e-fold of the days between publications; in a small case so many of these at most
_UNDATED, _LATER, _LATEST = 0.9, -1.0, 1.5
_SAME_PLACE, _NO_PLACE, _OTHER_PLACE = 1.5, -0.5, -1.0
_MAIN = 1.5  # the day that half of the case tells of
# A case of a few documents; how much each name tells there; and days, at most: late reports are of the same story
_SMALL, _IN_SMALL, _FAR_IN_SMALL = 1.25, 0.5, -3.5


@dataclass(frozen=True, slots=True)
class Report:
    """One document with totals: its event's day and place, and what it may share with others. ``names``: each with
    whether it is the full name of somebody who is not a source. ``gist``: see ``reading.fingerprints``.
    """

    document: str
    published: str
    time: Time | None
    place: Place | None
    names: dict[str, bool]
    gist: frozenset[int]

    @property
    def days(self) -> tuple[str, ...]:
        """The day of the event, where it is told."""
        return (self.time.end,) if self.time is not None and self.time.end is not None else ()


@dataclass(frozen=True, slots=True)
class Case:
    """What pairs need to know of the whole case. ``held``: documents, rounded down to a power of two. ``weight``: how
    much a shared name tells: 1 for one that two documents share, 0 for one that all have. ``main``: the day that half
    of the dated documents tell of, if there is one.
    """

    held: int
    weight: dict[str, float]
    main: str | None


def report_of(one: Findings, totals: Sequence[Claim]) -> Report:
    """What a document with these totals tells of its event."""
    dated = [c.time for c in totals if spans.is_settled(c.time)]
    placed = [c.place for c in totals if c.place is not None and c.place.precision in ("city", "point", "region")]
    published = one.document.published.start if one.document.published and one.document.published.start else ""
    parties = [party for claim in one.claims for party in claim.attribution]
    sources = {plain(name) for party in parties for name in (party.name, party.person) if name}
    names: dict[str, bool] = {}
    for mention in one.names:
        name = plain(mention.text)
        if mention.kind not in _KINDS or len(mention.text) < _SHORTEST:
            continue
        first, _, last = name.rpartition(" ")
        is_full = mention.kind == "person" and bool(first) and name not in sources
        names[name] = names.get(name, False) or is_full
        if mention.kind == "person" and first and len(last) >= _SHORTEST:
            names.setdefault(last, False)
    return Report(
        one.document.id,
        published,
        dated[0] if dated else None,
        placed[0] if placed else None,
        names,
        frozenset(one.gist),
    )


def case_of(reports: Sequence[Report]) -> Case:
    """The counts of a case, rounded so that one document more seldom changes them."""
    held = _halved(len(reports))
    seen = Counter(name for report in reports for name in report.names)
    if held < FEW:
        return Case(held, dict.fromkeys(seen, _IN_SMALL), None)
    scale = math.log(held / 2)
    weight = {name: math.log(held / _halved(count)) / scale if count > 1 else 0.0 for name, count in seen.items()}
    days = Counter(day for report in reports for day in report.days)
    main = min(days, key=lambda day: (-days[day], day), default=None)
    return Case(held, weight, main if main is not None and 2 * days[main] >= _halved(days.total()) else None)


def _halved(n: int) -> int:
    """The largest power of two not above ``n``."""
    return 1 << (n.bit_length() - 1) if n > 0 else 0


def likeness(a: Report, b: Report, case: Case) -> float:
    """Above 0 where the two more likely tell of one event than of two."""
    days = spans.days_between(a.time, b.time)
    both_placed = a.place is not None and b.place is not None
    is_same_place = both_placed and place_key(a.place) == place_key(b.place)
    shared = a.names.keys() & b.names.keys()
    is_small = case.held < FEW
    full = sum(case.weight[name] for name in sorted(shared) if a.names[name] and b.names[name])
    other = sum(case.weight[name] for name in sorted(shared)) - full
    gist = len(a.gist & b.gist) / max(_LEAST_GIST, min(len(a.gist), len(b.gist)))
    return (
        _NAMED * min(full, _MOST_NAMED)
        + _OTHERWISE_NAMED * min(other, _MOST_NAMED)
        + _GIST * min(gist, _MOST_GIST)
        + _days(a, b, days, is_small)
        + (_SAME_PLACE if is_same_place else _OTHER_PLACE if both_placed else _NO_PLACE)
        + (_SMALL if is_small else 0.0)
        + (_MAIN if case.main is not None and days <= _APART and case.main in (*a.days, *b.days) else 0.0)
    )


def _days(a: Report, b: Report, days: float, is_small: bool) -> float:
    """What the days tell; of documents that do not both date the event, those between their publications."""
    if a.days and b.days:
        far = _FAR_IN_SMALL if is_small else _FAR_DAYS
        return next((told for most, told in _DAYS if days <= most), far)
    if not a.published or not b.published:
        return _UNDATED
    one, other = (datetime.date.fromisoformat(r.published[:10]) for r in (a, b))
    later = math.log1p(abs((one - other).days))
    return _UNDATED + _LATER * (min(later, _LATEST) if is_small else later)
