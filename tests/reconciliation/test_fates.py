"""One number of casualties in several words, or by the same police in several: one entry, unless it may be two."""

from __future__ import annotations

from typing import Any

import pytest

from changing import Changing
from depot_claims import CLINIC, CONCEPTS, Case, day, exactly, flags, paper
from onrecord.model.claim import Claim
from onrecord.model.document import Document
from onrecord.model.party import Party
from onrecord.model.value import Place

FIRST, SECOND = paper("first.txt", "2031-05-03"), paper("second.txt", "2031-05-04")
QUAYSIDE = Place("Quayside", country="QN", precision="city", lat=1.0, lon=2.0)
KILLED, INJURED, HIT = "people killed", "people injured", "people killed or injured"


def total(case: Case, document: Document, number: int, measure: str, root: Party | None = None, **more: Any) -> Claim:
    place, time = more.pop("place", QUAYSIDE), day("2031-05-02")
    return case.figure(document, exactly(number), root, measure=measure, unit="people", place=place, time=time, **more)


def called(name: str, *, named: bool = False) -> Party:
    return Party(name, "group", 10, 10 + len(name), named=named)


def are_one(case: Case, a: Claim, b: Claim) -> bool:
    return b.id in case.holding(a).claims


@pytest.mark.parametrize(("fate", "other"), [(INJURED, KILLED), (KILLED, INJURED)])
def test_those_hit_are_those_of_the_only_fate(fate: str, other: str) -> None:
    case = Case(FIRST, SECOND)
    hit, hurt = total(case, FIRST, 5, HIT), total(case, SECOND, 5, fate)
    fewer = total(case, SECOND, 4, HIT)
    assert are_one(case, hit, hurt)
    assert case.holding(hit).title == case.holding(hurt).title
    assert case.holding(hit).title.startswith(f"{fate}: 5 people")
    assert not are_one(case, hit, fewer)
    total(case, SECOND, 1, other)
    assert not are_one(case, hit, hurt)


def test_that_nobody_was_killed_is_no_other_fate() -> None:
    case = Case(FIRST, SECOND)
    hit, hurt = total(case, FIRST, 5, HIT), total(case, SECOND, 5, INJURED)
    total(case, SECOND, 0, KILLED)
    assert are_one(case, hit, hurt)


def test_a_number_with_a_source_keeps_it() -> None:
    case = Case(FIRST, SECOND)
    hit, hurt = total(case, FIRST, 5, HIT, CLINIC), total(case, FIRST, 5, INJURED)
    assert are_one(case, hit, hurt)
    assert "according to Dockside Clinic" in case.holding(hit).title


@pytest.mark.parametrize(
    ("first", "second"),
    [("police", "Police"), ("police", "Quayside police"), ("officers", "police"), ("authorities", "Quayside Police")],
)
def test_the_police_of_an_event_count_once(first: str, second: str) -> None:
    case = Case(FIRST, SECOND)
    one, other = total(case, FIRST, 3, KILLED, called(first)), total(case, SECOND, 3, KILLED, called(second))
    assert are_one(case, one, other)
    assert "olice" in case.holding(one).title


def test_two_forces_count_twice() -> None:
    case = Case(FIRST, SECOND)
    one = total(case, FIRST, 3, KILLED, called("Quayside police"))
    other = total(case, SECOND, 3, KILLED, called("Farhaven police"))
    bare = total(case, SECOND, 3, KILLED, called("officers"))
    assert not are_one(case, one, other)
    assert not are_one(case, one, bare)


def test_the_hospital_is_no_police() -> None:
    case = Case(FIRST, SECOND)
    one = total(case, FIRST, 3, KILLED, called("police"))
    assert not are_one(case, one, total(case, SECOND, 3, KILLED, CLINIC))


def test_the_police_who_count_anew_revise_their_number() -> None:
    case = Case(FIRST, SECOND)
    one = total(case, FIRST, 3, KILLED, called("police"))
    total(case, SECOND, 4, KILLED, called("Quayside police"))
    assert flags(case.holding(one))["revision"] == "revised later: unknown"


def test_a_document_that_comes_or_goes_changes_the_record_as_a_full_run_does() -> None:
    third = paper("third.txt", "2031-05-05")
    case = Case(FIRST, SECOND, third)
    total(case, FIRST, 5, HIT, called("police"))
    total(case, SECOND, 5, INJURED, called("Quayside police"))
    total(case, SECOND, 5, HIT)
    total(case, third, 1, KILLED, called("officers"))
    total(case, third, 4, INJURED, called("Farhaven police"))
    everything = case.findings()
    changing = Changing(CONCEPTS)
    for held in (everything[:2], everything, everything[1:], everything[::2], everything[:1], everything):
        assert changing.become(held, case.resolution) == []
    assert not changing.wide


def test_what_nobody_is_named_for_is_what_the_police_say() -> None:
    case = Case(FIRST, SECOND)
    one = total(case, FIRST, 3, KILLED, called("Quayside police"))
    total(case, FIRST, 3, KILLED, CLINIC)
    other = total(case, SECOND, 3, KILLED)
    assert are_one(case, one, other)
    part = total(case, SECOND, 3, KILLED, part_of=KILLED)
    assert are_one(case, one, part)
