"""Which documents tell of one event, in a case of many."""

from __future__ import annotations

from dataclasses import replace

import pytest

from depot_claims import Case, day, exactly, paper
from onrecord.model.annotation import NameMention
from onrecord.model.claim import Figure
from onrecord.model.document import Document
from onrecord.model.findings import Findings
from onrecord.model.value import Place
from onrecord.reconciliation import events
from onrecord.reconciliation.oneness import FEW, case_of, likeness, report_of
from onrecord.reconciliation.oneness import Case as Counts

TARN = Place("Tarn", country="QN", geonames=11, precision="city")
NORWICK = Place("Norwick", country="QN", geonames=12, precision="city")


def told(name: str, when: str | None, place: Place | None, published: str, people: tuple[str, ...] = ()) -> Findings:
    """A document that tells of one dead, with these persons' names."""
    case = Case()
    document: Document = paper(name, published)
    figure = Figure("people killed", exactly(1))
    case.add(document, "figure", figure, None, time=day(when) if when else None, place=place, modality="stated")
    names = [NameMention(n, n + 1, 9 * n, 9 * n + 5, text, "person") for n, text in enumerate(people)]
    return replace(case.findings()[0], names=tuple(names))


def many(*own: Findings) -> list[Findings]:
    """With twenty documents on twenty events of other days and towns."""
    towns = [Place(f"Town {n}", country="QN", geonames=100 + n, precision="city") for n in range(20)]
    others = [told(f"other {n}", f"2031-02-{n + 1:02}", towns[n], f"2031-02-{n + 2:02}") for n in range(20)]
    return [*others, *own]


def groups(findings: list[Findings]) -> list[list[str]]:
    """Names of the documents that share an event with another one."""
    names = {one.document.id: one.document.name for one in findings}
    members: dict[str, list[str]] = {}
    for document, event in events.group(findings).items():
        members.setdefault(event, []).append(names[document])
    return sorted(sorted(group) for group in members.values() if len(group) > 1)


def test_one_day_and_town_are_one_event() -> None:
    a, b = (told(n, "2031-05-05", TARN, f"2031-05-0{d}") for n, d in (("a", 6), ("b", 9)))
    assert groups(many(a, b)) == [["a", "b"]]


def test_a_town_has_many_events() -> None:
    a, b = told("a", "2031-05-05", TARN, "2031-05-06"), told("b", "2031-05-30", TARN, "2031-05-31")
    assert groups(many(a, b)) == []


def test_the_name_of_somebody_it_befell_joins_what_is_told_late_and_undated() -> None:
    a = told("a", "2031-05-05", TARN, "2031-05-06", ("Ida Holloway",))
    b = told("b", None, None, "2031-06-20", ("Ida Holloway",))
    c = told("c", None, None, "2031-06-20", ("Bram Ockley",))
    assert groups(many(a, b, c)) == [["a", "b"]]


def test_a_page_on_two_events_does_not_make_them_one() -> None:
    first = [told(f"a{n}", "2031-05-05", TARN, "2031-05-06", ("Ida Holloway",)) for n in range(2)]
    second = [told(f"b{n}", "2031-05-20", NORWICK, "2031-05-21", ("Bram Ockley",)) for n in range(2)]
    both = told("both", "2031-05-20", NORWICK, "2031-05-22", ("Ida Holloway", "Bram Ockley"))
    assert groups(many(*first, *second, both)) == [["a0", "a1"], ["b0", "b1", "both"]]


def test_a_large_case_on_one_disaster_is_one_event_though_its_names_tell_nothing() -> None:
    dated = [told(f"d{n:02}", "2031-05-05", TARN, f"2031-05-{6 + n // 2:02}", ("Ida Holloway",)) for n in range(20)]
    undated = [told(f"u{n}", None, None, f"2031-05-{7 + n:02}") for n in range(2)]
    assert groups([*dated, *undated]) == [sorted(one.document.name for one in (*dated, *undated))]


@pytest.mark.parametrize("seed", [1, 7, 22])
def test_the_order_of_documents_makes_no_difference(seed: int) -> None:
    found = many(
        *(told(f"a{n}", "2031-05-05", TARN, f"2031-05-0{n + 6}", ("Ida Holloway",)) for n in range(3)),
        told("b", "2031-05-06", None, "2031-05-07", ("Ida Holloway",)),
    )
    turned = found[seed:] + found[:seed]
    assert events.group(turned) == events.group(turned[::-1]) == events.group(found)


def test_one_document_more_changes_no_verdict_on_others() -> None:
    found = many(*(told(f"a{n}", "2031-05-05", TARN, "2031-05-06", ("Ida Holloway",)) for n in range(4)))

    def counts(of: list[Findings]) -> Counts:
        return case_of([report_of(one, one.claims) for one in of])

    before, after = counts(found), counts([*found, told("b", "2031-05-05", TARN, "2031-05-06", ("Ida Holloway",))])
    assert (before.held, before.weight) == (after.held, after.weight)
    assert before.held >= FEW


def test_who_is_quoted_in_both_tells_less_than_whom_it_befell() -> None:
    a, b = (told(n, None, TARN, "2031-05-06", ("Ida Holloway",)) for n in ("a", "b"))
    one, other = report_of(a, a.claims), report_of(b, b.claims)
    quoted = replace(one, names={"ida holloway": False})
    case = Counts(32, {"ida holloway": 1.0, "holloway": 0.0}, None)
    assert likeness(one, other, case) > likeness(quoted, other, case)
