"""Titles say no more than the claims: how firmly a thing is said, near or in a place, and who may have said it."""

from __future__ import annotations

import dataclasses

import pytest

from depot_claims import ALBIA, ALBIA_TRADE, WATCH, A, Case, exactly, flags
from onrecord.model.claim import Evidence, Modality
from onrecord.model.party import Party
from onrecord.model.value import Amount, Place


@pytest.mark.parametrize(("modality", "mark"), [("possible", "(possible)"), ("demanded", "(asked for)")])
def test_a_number_that_is_not_asserted_says_so(modality: Modality, mark: str) -> None:
    case = Case(A)
    claim = case.figure(A, exactly(2), modality=modality)
    assert case.holding(claim).title == f"2 depots {mark}, world, according to Harbour Watch"


def test_all_who_may_have_given_a_number_are_named() -> None:
    case = Case(A)
    claim = case.figure(A, exactly(2), root_candidates=(ALBIA_TRADE,))
    assert case.holding(claim).title.endswith(", according to Harbour Watch or Trade Ministry")


@pytest.mark.parametrize(
    ("quote", "word"), [("a depot near the Tern Strait", "near"), ("a depot in Tern Strait", "in")]
)
def test_near_a_place_is_not_in_it(quote: str, word: str) -> None:
    case = Case(A)
    claim = case.site(A, Place("Tern Strait", precision="region"), quote=quote)
    assert case.holding(claim).title == f"Depot said to be {word} Tern Strait"


def test_a_site_that_is_planned_is_not_said_to_be_there() -> None:
    case = Case(A)
    claim = case.site(A, Place("Tern Strait", precision="region"), modality="planned")
    assert case.holding(claim).title == "Depot planned in Tern Strait"


@pytest.mark.parametrize(
    ("name", "verb"),
    [
        ("harbour officials", "affirm"),
        ("Holm police", "affirm"),
        ("a harbour official", "affirms"),
        ("Ada Holms", "affirms"),
        ("Banks", "affirm"),
    ],
)
def test_several_affirm_and_one_affirms(name: str, verb: str) -> None:
    case = Case(A)
    speaker = Party(name, "group", 5, 5 + len(name), named=False)
    claim = case.position(A, speaker, "affirms", "existence", "the depots are open")
    assert f" {verb}: the depots are open" in case.holding(claim).title


@pytest.mark.parametrize(("about", "cell"), [("why they were closed", "done"), ("that they be closed", "demanded")])
def test_who_asks_a_question_demands_nothing(about: str, cell: str) -> None:
    case = Case(A)
    claim = case.act(A, ALBIA, "ask", WATCH, object=about)
    assert case.holding(claim).cell == cell


def test_what_will_not_be_done_is_no_announced_act() -> None:
    case = Case(A)
    claim = case.act(A, ALBIA, "close", ALBIA, modality="planned", polarity="denied")
    entry = case.holding(claim)
    assert (entry.cell, flags(entry)["lifecycle"]) == ("said not done as of", "not yet")


def test_a_place_behind_and_belongs_to_the_second() -> None:
    quote = "40 guards and boat owners in 4 towns"
    for told, joint in ((quote, " and 4"), ("40 guards in 4 towns", " in 4")):
        case = Case(A)
        number = (Evidence("quantity", told.index("4 towns"), told.index("4 towns") + 1),)
        guards = case.figure(A, exactly(40), measure="guard", tuple_id="t")
        towns = case.figure(A, exactly(4), measure="town", tuple_id="t", quote=told, evidence=number)
        case.claims[A.id][1] = dataclasses.replace(towns, start=0, end=140)
        case.claims[A.id][0] = dataclasses.replace(guards, start=0, end=140)
        assert joint in next(e.title for e in case.entries("figures") if "40" in e.title)


def test_nobody_s_state_is_told_where_no_document_names_it() -> None:
    case = Case(A)
    police = Party("river police", "agency", 5, 17, country="QN", agency="river police", named=False)
    claim = case.position(A, police, "affirms", "existence", "the depots are open")
    assert case.holding(claim).title == "river police affirm: the depots are open"


def test_a_man_of_a_town_holds_no_office() -> None:
    case = Case(A)
    man = Party("an Esk man", "person", 5, 15, named=False, country="QN", office="Esk man")
    claim = case.act(A, man, "shoot", WATCH)
    assert case.holding(claim).title.startswith("an Esk man")


def test_money_is_less_and_not_fewer() -> None:
    case = Case(A)
    low = Amount(None, 4, "fewer than")
    assert "less than 4 dollars" in case.holding(case.figure(A, low, measure="debt", unit="dollars")).title


def test_a_thing_counted_by_the_way_is_told_with_the_words_around_it() -> None:
    case = Case(A)
    text = "two keepers were asleep below the deck when it sank"
    known = (Evidence("quantity", 0, 3),)
    claim = case.figure(A, exactly(2), measure="keeper", unit="keepers", place=None, quote=text, evidence=known)
    assert case.holding(claim).title == f"2 keepers, according to Harbour Watch: “{text}”"


def test_the_dead_need_no_word_for_how_they_died() -> None:
    case = Case(A)
    claim = case.figure(A, exactly(2), measure="people killed", unit="dead", place=None)
    assert case.holding(claim).title == "2 dead, according to Harbour Watch"
