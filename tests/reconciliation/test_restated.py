"""Positions told again in nearly the same words."""

from __future__ import annotations

import pytest

from changing import Changing
from depot_claims import CONCEPTS, Case, paper
from onrecord.model.claim import Claim
from onrecord.model.document import Document
from onrecord.model.party import Party

FIRST, SECOND = paper("first.txt", "2031-05-03"), paper("second.txt", "2031-05-04")
LENZ = Party("Ivo Lenz", "person", 5, 13, named=True)
SPOKESMAN = Party("spokesman", "person", 5, 14, named=False)
SAID = "the harbour board will renew the leases of all seven warehouses before winter"


def held(case: Case, document: Document, what: str, who: Party = LENZ, about: str | None = None) -> Claim:
    return case.position(document, who, "affirms", None, what, about=about or what[:12], quote=what)


def are_one(first: str, second: str, who: Party = LENZ, where: Document = SECOND) -> bool:
    case = Case(FIRST, SECOND)
    one, other = held(case, FIRST, first, who), held(case, where, second, who)
    return other.id in case.holding(one).claims


@pytest.mark.parametrize(
    "again",
    [
        SAID,
        "the harbour board would renew the leases of all seven warehouses before the winter",
        "the harbour board will extend the leases of all seven warehouses before winter",
    ],
)
def test_nearly_the_same_words_are_one_position(again: str) -> None:
    assert are_one(SAID, again)


@pytest.mark.parametrize(
    "again",
    [
        "the harbour board will renew the leases of all nine warehouses before winter",
        "I will renew the leases of all seven warehouses before winter",
        "the harbour board will renew the leases of the other seven warehouses before winter",
        "the harbour board will sell the cranes before winter",
    ],
)
def test_another_number_or_word_is_another_position(again: str) -> None:
    assert not are_one(SAID, again)


def test_whom_no_text_names_may_be_two_unless_the_sentence_is_the_same() -> None:
    assert are_one(SAID, SAID, SPOKESMAN)
    assert not are_one(
        SAID, "the harbour board would renew the leases of all seven warehouses before winter", SPOKESMAN
    )
    assert not are_one("he is glad", "he is glad", SPOKESMAN)


def test_one_document_says_two_things_of_a_kind() -> None:
    first, second = "the men had broken arms and legs", "he also had broken arms and legs"
    assert not are_one(first, second, where=FIRST)


def test_a_document_that_comes_or_goes_changes_the_record_as_a_full_run_does() -> None:
    case = Case(FIRST, SECOND)
    held(case, FIRST, SAID)
    held(case, SECOND, "the harbour board would renew the leases of all seven warehouses before the winter")
    held(case, paper("third.txt"), "the harbour board will extend the leases of all seven warehouses before winter")
    everything = case.findings()
    changing = Changing(CONCEPTS)
    for some in (everything[:2], everything, everything[1:], everything[::2], everything):
        assert changing.become(some, case.resolution) == []
    assert not changing.wide
