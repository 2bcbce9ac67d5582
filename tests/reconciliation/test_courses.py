"""Acts under way: until a document says that they are over, or a later one that they are done."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from depot_claims import ALBIA, A, B, C, Case, cells, flags
from onrecord.model.claim import Action, Claim, Course
from onrecord.model.document import Document


def act(case: Case, document: Document, course: Course | None, type_: str = "investigate", **more: Any) -> Claim:
    claim = case.act(document, ALBIA, type_, **more)
    assert isinstance(claim.body, Action)
    held = replace(claim, body=replace(claim.body, course=course))
    case.claims[document.id][case.claims[document.id].index(claim)] = held
    return held


def test_what_goes_on_is_under_way_as_of_the_report() -> None:
    case = Case(B)
    entry = case.holding(act(case, B, "under way", quote="Albia is looking into the depots"))
    assert entry.cell == "under way"
    assert flags(entry)["lifecycle"] == "under way"
    assert cells(entry)["when"].endswith(", the day of the report")
    assert entry.title.endswith("(under way)")
    assert "date not stated in the words quoted" not in entry.open_points


def test_that_it_was_launched_is_not_that_it_is_over() -> None:
    case = Case(A, B, C)
    going = act(case, B, "under way", quote="Albia is looking into the depots")
    begun = act(case, C, None, quote="Albia launched an inquiry into the depots")
    entry = case.holding(going)
    assert begun.id in entry.claims
    assert entry.cell == "under way"


def test_done_in_a_later_document_is_a_change_over_time() -> None:
    case = Case(B, C)
    going = act(case, B, "under way", quote="Albia is looking into the depots")
    done = act(case, C, None, quote="Albia looked into the depots")
    entry = case.holding(going)
    assert done.id in entry.claims
    assert (entry.cell, flags(entry)["lifecycle"]) == ("done", "done")
    assert any("a change over time, no dispute" in point for point in entry.open_points)
    assert flags(entry)["dispute"].startswith("undisputed")


def test_done_in_an_earlier_document_leaves_it_under_way() -> None:
    case = Case(B, C)
    going = act(case, C, "under way", quote="Albia is looking into the depots")
    act(case, B, None, quote="Albia looked into the depots")
    assert case.holding(going).cell == "under way"


def test_over_where_the_text_says_so() -> None:
    case = Case(B, C)
    going = act(case, B, "under way", quote="Albia is looking into the depots")
    act(case, C, "ended", quote="Albia closed its inquiry into the depots")
    entry = case.holding(going)
    assert (entry.cell, flags(entry)["lifecycle"]) == ("done", "ended")
    assert any(point.startswith("under way as told") for point in entry.open_points)


def test_a_search_that_was_called_off_is_over() -> None:
    case = Case(B, C)
    going = act(case, B, "under way", "search-for", object="the sailors", quote="Albia is searching for the sailors")
    other = act(case, B, "under way", "investigate", quote="Albia is looking into the depots")
    act(case, C, None, "end", object="the search", quote="Albia called off the search")
    entry = case.holding(going)
    assert (entry.cell, flags(entry)["lifecycle"]) == ("done", "ended")
    assert case.holding(other).cell == "under way"


def test_a_search_that_was_called_off_before_may_have_begun_anew() -> None:
    case = Case(B, C)
    going = act(case, C, "under way", "search-for", object="the sailors", quote="Albia is searching for the sailors")
    act(case, B, None, "end", object="the search", quote="Albia called off the search")
    assert case.holding(going).cell == "under way"
