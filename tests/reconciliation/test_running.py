"""Agreements that one says are over and another tells of as running."""

from __future__ import annotations

from depot_claims import WATCH, A, B, C, Case, cells, day

_DRILLS = "joint drills of port crews"


def test_who_says_that_it_was_over_before_it_is_told_to_be_running() -> None:
    case = Case(A, B)
    case.pact(A, _DRILLS, WATCH, status="was in force", period=day("2024-01-01", "2029-12-31"))
    over = case.pact(A, _DRILLS, WATCH, status="called off")
    case.pact(B, _DRILLS, status="in force")
    entry = case.holding(over)
    told = "contested whether running: over by Harbour Watch, running by b.txt (source not stated)"
    assert told in entry.open_points
    assert cells(entry)["status"].startswith("contested: ")


def test_what_ran_when_one_told_of_it_may_have_ended_before_another_did() -> None:
    case = Case(B, C)
    running = case.pact(B, _DRILLS, status="in force")
    case.pact(C, _DRILLS, WATCH, status="suspended")
    entry = case.holding(running)
    assert not [point for point in entry.open_points if point.startswith("contested")]
    assert set(cells(entry)["status"].split("; ")) == {"in force", "suspended"}


def test_the_day_of_the_end_tells() -> None:
    case = Case(B, C)
    running = case.pact(B, _DRILLS, status="in force")
    case.pact(C, _DRILLS, WATCH, status="suspended", time=day("2031-11-02"))
    assert cells(case.holding(running))["status"].startswith("contested: ")
