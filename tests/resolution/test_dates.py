"""Dates that only another document can settle."""

from __future__ import annotations

from dataclasses import replace

from onrecord.model.claim import Claim, Figure
from onrecord.model.document import Document
from onrecord.model.findings import Findings
from onrecord.model.party import Party
from onrecord.model.value import WORLD, Amount, Time
from onrecord.resolution.dates import settle

WATCH = Party("Harbour Watch", "organisation", 0, 13)


def report(name: str, day: str | None, number: float, time: Time | None = None) -> Findings:
    published = Time(day, day, day) if day else None
    document = Document(name * 8, name, "plain", "utf-8", name, 100, published=published)
    claim = Claim(
        id=f"{name}-1",
        kind="figure",
        document=document.id,
        start=0,
        end=10,
        quote="x" * 10,
        polarity="asserted",
        modality="alleged",
        attribution=(Party("", "outlet", named=False), WATCH),
        root=WATCH,
        body=Figure("depot", Amount(number, number)),
        time=time,
        place=WORLD,
    )
    return Findings(document, (claim,))


def open_time(pattern: str) -> Time:
    return Time(None, text="then", pattern=pattern)


def test_a_month_is_the_nearest_before_the_same_count() -> None:
    found = settle([report("a", "2031-12-05", 64), report("b", None, 64, open_time("XXXX-11"))], {})
    settled = found["b-1"]
    assert isinstance(settled, Time)
    assert (settled.edtf, settled.start, settled.end) == ("2031-11", "2031-11-01", "2031-11-30")
    assert settled.inferred
    assert "a of 2031-12-05" in str(settled.reason)


def test_a_later_month_is_last_years() -> None:
    found = settle([report("a", "2031-02-05", 64), report("b", None, 64, open_time("XXXX-11"))], {})
    assert isinstance(found["b-1"], Time)
    assert found["b-1"].edtf == "2030-11"


def test_a_day_is_the_next_and_dates_the_report_from_below() -> None:
    found = settle([report("a", "2031-12-05", 64), report("b", None, 64, open_time("XXXX-XX-03"))], {})
    assert isinstance(found["b-1"], Time)
    assert found["b-1"].edtf == "2032-01-03"
    bound = found["b" * 8]
    assert isinstance(bound, Time)
    assert (bound.edtf, bound.end) == ("2032-01-03/..", None)


def test_nothing_is_settled_without_a_shared_count() -> None:
    assert settle([report("a", "2031-12-05", 64), report("b", None, 65, open_time("XXXX-11"))], {}) == {}
    assert settle([report("a", "2031-12-05", 4), report("b", None, 4, open_time("XXXX-11"))], {}) == {}


def test_the_order_of_documents_does_not_matter() -> None:
    several = [
        report("a", "2031-12-05", 64),
        report("b", None, 64, open_time("XXXX-11")),
        report("c", "2032-01-05", 64),
    ]
    assert settle(several, {}) == settle(several[::-1], {})


def test_an_undated_report_is_bounded_by_its_own_dates() -> None:
    bound = Time(
        "2031-05-04/..", "2031-05-04", None, None, True, "not before 2031-05-04: the text speaks of 4 May 2031"
    )
    undated = replace(report("b", None, 64), bounds=bound)
    assert settle([undated], {}) == {"b" * 8: bound}


def test_this_month_is_that_of_the_days_told_without_one() -> None:
    undated = report("b", None, 64, open_time("XXXX-XX-19"))
    later = replace(undated.claims[0], id="b-2", body=Figure("crane", Amount(2, 2)), time=Time(None, text="this month"))
    both = replace(undated, claims=(*undated.claims, later))
    found = settle([report("a", "2031-12-05", 64), both], {})
    month = found["b-2"]
    assert isinstance(month, Time)
    assert (month.edtf, month.end, month.inferred) == ("2031-12", "2031-12-31", True)
    alone = replace(undated, claims=(replace(undated.claims[0], time=None), later))
    assert "b-2" not in settle([report("a", "2031-12-05", 64), alone], {})
