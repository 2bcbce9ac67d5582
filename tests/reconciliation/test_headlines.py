"""Headlines and the texts under them: one act in other words, or two."""

from __future__ import annotations

from typing import Any

import pytest

from changing import Changing
from depot_claims import ALBIA, ALBIA_TRADE, ALBIA_WATER, CONCEPTS, VESTRIA, A, B, C, Case, cells, day
from onrecord.model.claim import Action, Claim
from onrecord.model.document import Document
from onrecord.model.party import Party

NOBODY = Party("", "unknown", named=False)
POLICE = Party("police", "agency", 3, 9, named=False)
MAN = Party("Man", "person", 0, 3, named=False)
QUILL = Party("Ada Quill", "person", 8, 17)


def told(case: Case, actor: Party, act: str, what: str | None, document: Document = A, **more: Any) -> Claim:
    quote = more.pop("quote", f"{actor.name} {act} {what or 'them'}")
    return case.act(document, actor, act, object=what, quote=quote, **more)


def headline(case: Case, actor: Party, act: str, what: str | None, **more: Any) -> Claim:
    return told(case, actor, act, what, is_heading=True, **more)


def are_one(case: Case, a: Claim, b: Claim) -> bool:
    return b.id in case.holding(a).claims


@pytest.mark.parametrize(
    ("act", "above", "short", "below", "text"),
    [
        ("end", ALBIA, "inquiry into port", ALBIA_TRADE, "preliminary inquiry into a suspected depot in the port"),
        ("suspend", ALBIA, "licence of the Heron firm", ALBIA, "licence of Quill Ltd, the harbour company"),
        ("arrest", NOBODY, "Man", POLICE, "52-year-old haulier"),
        ("charge", NOBODY, "Man", NOBODY, "Ivo Lenz, 34,"),
        ("ban", ALBIA, "Heron", ALBIA_TRADE, None),
        ("expel", ALBIA, "two diplomats", ALBIA_TRADE, "two diplomats of the embassy"),
        ("close", NOBODY, "depot", ALBIA, "depot in the old port"),
        ("shoot", MAN, "his neighbour", QUILL, "neighbour"),
        ("close", ALBIA, "Heron foundation", ALBIA, "office of the Heron-Quill foundation"),
    ],
)
def test_a_headline_tells_the_act_that_the_text_tells(
    act: str, above: Party, short: str, below: Party, text: str | None
) -> None:
    case = Case(A)
    one, two = headline(case, above, act, short), told(case, below, act, text)
    assert are_one(case, one, two)


@pytest.mark.parametrize(
    ("act", "above", "short", "below", "text"),
    [
        ("arrest", NOBODY, "Three men", POLICE, "two men"),
        ("arrest", NOBODY, "Woman", POLICE, "52-year-old man"),
        ("arrest", NOBODY, "Teen", POLICE, "11-year-old boy"),
        ("suspend", ALBIA, "licence of the Heron firm", ALBIA, "flights"),
        ("suspend", VESTRIA, "licence", ALBIA_TRADE, "licence"),
        ("kill", MAN, "himself", MAN, None),
    ],
)
def test_what_differs_is_not_what_the_headline_tells(
    act: str, above: Party, short: str, below: Party, text: str | None
) -> None:
    case = Case(A)
    one, two = headline(case, above, act, short), told(case, below, act, text)
    assert not are_one(case, one, two)


def test_of_two_acts_under_it_the_headline_tells_neither() -> None:
    case = Case(A)
    one = headline(case, NOBODY, "arrest", "Man")
    told(case, POLICE, "arrest", "52-year-old haulier")
    told(case, POLICE, "arrest", "30-year-old sailor")
    assert case.holding(one).claims == (one.id,)


def test_what_a_headline_tells_as_done_may_be_to_come() -> None:
    case = Case(A)
    one = headline(case, ALBIA, "close", "consulate")
    two = told(case, ALBIA, "close", "Vestrian consulate in the port", modality="planned")
    assert are_one(case, one, two)
    assert case.holding(one).cell == "announced or planned"
    other = Case(A)
    one, two = (
        told(other, ALBIA, "close", "consulate"),
        headline(other, ALBIA, "close", "consulate", modality="planned"),
    )
    assert not are_one(other, one, two)


def test_a_headline_may_name_what_the_words_under_it_come_to_last() -> None:
    case = Case(A)
    one = headline(case, ALBIA, "investigate", "Heron")
    words = "The Trade Ministry has begun an inquiry into the financing of the party by the foundation Heron"
    two = told(case, ALBIA_TRADE, "investigate", "financing of the party", quote=words)
    assert are_one(case, one, two)
    other = Case(A)
    one = headline(other, ALBIA, "investigate", "Heron")
    assert not are_one(other, one, told(other, ALBIA_TRADE, "investigate", "harbour dues", quote="looks into dues"))


def test_another_day_or_another_document_keeps_apart() -> None:
    case = Case(A, B)
    one = headline(case, ALBIA, "end", "inquiry into port", time=day("2031-03-04"))
    two = told(case, ALBIA_TRADE, "end", "inquiry into a depot", time=day("2031-03-09"))
    assert not are_one(case, one, two)
    other = Case(A, B)
    one, two = headline(other, ALBIA, "end", "inquiry into port"), told(other, ALBIA_TRADE, "end", "inquiry", B)
    assert not are_one(other, one, two)


def test_of_two_bodies_of_its_state_the_headline_means_neither() -> None:
    case = Case(A)
    one = headline(case, ALBIA, "summon", "Vestrian envoy")
    told(case, ALBIA_TRADE, "summon", "Vestrian envoy")
    assert cells(case.holding(one))["who"] == "Trade Ministry"
    told(case, ALBIA_WATER, "summon", "envoy")
    assert case.holding(one).claims == (one.id,)


def test_that_it_was_done_does_not_say_that_the_accused_did_it() -> None:
    case = Case(A)
    one = headline(case, NOBODY, "seize", "boat of the Heron firm")
    two = told(case, QUILL, "seize", "boat of Brandt Ltd", modality="alleged", is_accusation=True)
    assert not are_one(case, one, two)
    assert [cells(case.holding(claim))["cell"] for claim in (one, two)] == ["done", "alleged"]


def test_how_far_an_act_has_come_the_text_tells_and_not_the_headline() -> None:
    case = Case(A)
    over = Action(ALBIA, "investigate", "leak", course="under way")
    one = case.add(A, "action", over, None, modality="stated", is_heading=True)
    two = told(
        case, ALBIA_TRADE, "investigate", "leak at the depot", quote="the ministry opened an inquiry into the leak"
    )
    assert are_one(case, one, two)
    assert case.holding(one).cell == "done"


def test_headlines_follow_a_change() -> None:
    case = Case(A, B, C)
    for document in (A, B, C):
        told(case, ALBIA, "close", "consulate", document, is_heading=True)
        told(case, ALBIA, "close", "Vestrian consulate", document, modality="planned")
        told(case, NOBODY, "charge", "Man", document, is_heading=True)
        told(case, POLICE, "charge", "52-year-old haulier", document)
    everything = case.findings()
    changing = Changing(CONCEPTS)
    for held in (everything[:2], everything, everything[1:], everything[::2], everything):
        assert changing.become(held, case.resolution) == []
    assert not changing.wide
