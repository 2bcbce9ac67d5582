"""Disputes attach to facets, and stay on their own ground."""

from __future__ import annotations

from depot_claims import (
    ALBIA,
    IN_ALBIA,
    IN_BORVIA,
    VESTRIA,
    WATCH,
    A,
    B,
    Case,
    cells,
    edges,
    exactly,
    flags,
)
from onrecord.model.party import Party
from onrecord.model.value import Place


def test_disputing_the_function_leaves_number_and_sites_alone() -> None:
    case = Case(A, B)
    count, place = case.figure(A, exactly(102)), case.site(A, IN_ALBIA)
    said = case.position(A, WATCH, "affirms", "function", "the depots hold arms")
    denied = case.position(B, VESTRIA, "denies", "function", "the supply depots hold arms", about="the supply depots")
    assert edges(case.holding(said), "disputes") == [(denied.id, "function")]
    assert flags(case.holding(said))["dispute"] == "disputed: function"
    assert cells(case.holding(said))["counter"] == "Vestria denies: the supply depots hold arms"
    for claim in (count, place):
        assert flags(case.holding(claim))["dispute"] == "undisputed in documents held"


def test_who_runs_a_thing_to_do_something_tells_its_function_too() -> None:
    case = Case(A)
    said = case.position(A, WATCH, "affirms", "function", "the depots hold arms")
    run = "the depots are run by sailors to help fishing crews"
    other = case.position(A, VESTRIA, "affirms", "operator", run)
    assert edges(case.holding(said), "disputes") == [(other.id, "function")]
    case = Case(A)
    said = case.position(A, WATCH, "affirms", "function", "the depots hold arms")
    case.position(A, VESTRIA, "affirms", "operator", "the depots are run by sailors")
    assert not edges(case.holding(said), "disputes")


def test_the_subject_state_s_other_account_is_a_counter_position() -> None:
    case = Case(A)
    said = case.position(A, WATCH, "affirms", "function", "the depots hold arms")
    other = case.position(A, VESTRIA, "affirms", "function", "the depots serve fishing crews")
    ours = case.position(A, ALBIA, "affirms", "function", "the depots store fuel")
    assert (other.id, "function") in edges(case.holding(said), "disputes")
    assert ours.id not in [i for i, _ in edges(case.holding(said), "disputes")]
    text = next(e.explanation for e in case.holding(said).edges if e.other == other.id)
    assert "neither names the other's" in text


def test_facets_are_never_mixed() -> None:
    case = Case(A)
    said = case.position(A, WATCH, "affirms", "start", "the depots were built before the flood")
    case.position(A, VESTRIA, "denies", "function", "the depots hold arms")
    assert case.holding(said).edges == ()


def test_a_link_is_on_whatever_it_links() -> None:
    case = Case(A)
    said = case.position(A, WATCH, "affirms", "link", "the depots are tied to the joint drills")
    denied = case.position(
        A, ALBIA, "denies", "link", "the joint drills are tied to the depots", about="the joint drills"
    )
    assert edges(case.holding(said), "disputes") == [(denied.id, "link")]


def test_a_denial_of_existence_reaches_the_sites_of_its_own_ground() -> None:
    case = Case(A, B)
    here, town = case.site(A, IN_ALBIA), case.site(A, Place("Quayside", country="QN", precision="city"))
    there, number = case.site(A, IN_BORVIA), case.figure(A, exactly(3), place=IN_ALBIA)
    denied = case.position(B, ALBIA, "denies", "existence", "there is a depot on its territory", about="depot")
    for claim in (here, town, number):
        assert edges(case.holding(claim), "disputes") == [(denied.id, "existence")]
    assert "disputed: existence" in cells(case.holding(here))["lifecycle"]
    assert case.holding(there).edges == ()


def test_one_state_s_bodies_do_not_dispute_each_other_here() -> None:
    case = Case(A)
    embassy = Party("Vestrian embassy", "agency", 5, 20, country="QM", agency="embassy")
    said = case.position(A, embassy, "affirms", "operator", "the depots are run by volunteers")
    case.position(A, VESTRIA, "denies", "operator", "the depots are run by its navy")
    assert case.holding(said).edges == ()


def test_declining_to_comment_disputes_nothing() -> None:
    case = Case(A)
    said = case.position(A, WATCH, "affirms", "function", "the depots hold arms")
    case.position(A, VESTRIA, "declines to comment", "function", "the depots hold arms")
    assert case.holding(said).edges == ()


def test_the_same_speaker_and_facet_is_one_entry_a_side() -> None:
    case = Case(A, B)
    one = case.position(A, WATCH, "affirms", "function", "the depots hold arms")
    two = case.position(B, WATCH, "affirms", "function", "the depots watch the port")
    turned = case.position(B, WATCH, "denies", "function", "the depots hold arms")
    assert set(case.holding(one).claims) == {one.id, two.id}
    assert case.holding(turned).claims == (turned.id,)


def test_what_is_said_not_to_be_so_disputes_what_is_said() -> None:
    case = Case(A, B)
    said = case.figure(A, exactly(12))
    denied = case.figure(B, exactly(12), ALBIA, polarity="denied")
    assert edges(case.holding(said), "disputes") == [(denied.id, "number")]
    other = case.figure(A, exactly(40))
    assert denied.id not in [i for i, _ in edges(case.holding(other), "disputes")]
