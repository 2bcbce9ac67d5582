"""Casualties told beside others: those of the event's total, and those that are only a part of it."""

from __future__ import annotations

import dataclasses

import pytest

from changing import Changing
from depot_claims import CONCEPTS, Case, day, exactly, paper
from onrecord.model.claim import Claim, Figure
from onrecord.model.document import Document
from onrecord.model.party import Party
from onrecord.model.value import Amount, Place

FIRST, SECOND = paper("first.txt", "2031-05-03"), paper("second.txt", "2031-05-04")
QUAYSIDE = Place("Quayside", country="QN", precision="city", lat=1.0, lon=2.0)
CLERK = Party("Ada Quill", "person", 5, 14, named=True)


def total(case: Case, document: Document, number: float, root: Party | None = None, unit: str = "people") -> Claim:
    return case.figure(
        document,
        exactly(number),
        root,
        measure="people injured",
        unit=unit,
        place=QUAYSIDE,
        time=day("2031-05-02"),
        quote=f"{number:.0f} {unit} were hurt",
    )


def part(
    case: Case, document: Document, amount: Amount, quote: str, root: Party | None = None, unit: str = "people"
) -> Claim:
    return case.figure(
        document,
        amount,
        root,
        measure="people injured",
        part_of="people injured",
        unit=unit,
        place=None,
        quote=quote,
    )


def are_one(case: Case, a: Claim, b: Claim) -> bool:
    return b.id in case.holding(a).claims


def test_as_many_as_the_total_are_the_total() -> None:
    case = Case(FIRST, SECOND)
    one = total(case, FIRST, 7)
    total(case, SECOND, 7)
    up_to = part(case, FIRST, Amount(None, 7.0, "up to"), "as many as seven people were hurt")
    among = part(case, SECOND, exactly(7), "Brandt was one of seven people hurt")
    fewer = part(case, SECOND, exactly(4), "four people were hurt by glass")
    assert are_one(case, one, up_to)
    assert are_one(case, one, among)
    assert not are_one(case, one, fewer)
    entry = case.holding(one)
    assert entry.stands == 7.0
    assert entry.amount == exactly(7)


@pytest.mark.parametrize("quote", ["the last seven people were hurt at noon", "seven people were hurt at the scene"])
def test_the_last_of_them_are_not_all(quote: str) -> None:
    case = Case(FIRST, SECOND)
    one = total(case, FIRST, 7)
    total(case, SECOND, 7)
    assert not are_one(case, one, part(case, SECOND, exactly(7), quote))


def test_a_text_with_another_total_means_a_part() -> None:
    case = Case(FIRST, SECOND)
    one = total(case, FIRST, 7)
    total(case, SECOND, 9)
    assert not are_one(case, one, part(case, SECOND, exactly(7), "seven dockers were hurt"))


def test_by_another_word_only_the_total_of_its_own_text() -> None:
    case = Case(FIRST, SECOND)
    one = total(case, FIRST, 7)
    case.figure(
        SECOND, exactly(2), None, measure="people killed", unit="people", place=QUAYSIDE, time=day("2031-05-02")
    )
    assert not are_one(case, one, part(case, SECOND, exactly(7), "seven people were hurt", CLERK))
    assert are_one(case, one, part(case, SECOND, exactly(7), "seven people were hurt"))


def test_a_part_is_no_vote_on_the_total_that_stands() -> None:
    case = Case(FIRST, SECOND)
    total(case, FIRST, 7)
    other = total(case, SECOND, 9)
    third = paper("third.txt", "2031-05-05")
    case.figure(third, exactly(2), None, measure="people killed", unit="people", place=QUAYSIDE, time=day("2031-05-02"))
    part(case, third, exactly(7), "seven people were hurt")
    assert case.holding(other).stands == 9.0  # the newest of two equals


def test_a_number_that_its_text_asserts_elsewhere_is_not_only_possible() -> None:
    case = Case(FIRST, SECOND)
    one = total(case, FIRST, 7)
    total(case, SECOND, 7)
    second = total(case, SECOND, 7)
    case.claims[SECOND.id][-1] = dataclasses.replace(second, modality="possible")
    assert are_one(case, one, second)
    third = paper("third.txt", "2031-05-05")
    only = total(case, third, 7)
    case.claims[third.id][-1] = dataclasses.replace(only, modality="possible")
    assert not are_one(case, one, only)


def test_two_arrested_are_the_two_suspects_of_the_same_event() -> None:
    case = Case(FIRST, SECOND)
    total(case, FIRST, 7)
    total(case, SECOND, 7)

    def arrested(document: Document, number: float, unit: str, quote: str) -> Claim:
        return case.figure(
            document, exactly(number), None, measure="people arrested", unit=unit, place=None, quote=quote
        )

    one = arrested(FIRST, 2, "arrested", "7 hurt at the quay, 2 arrested")
    other = arrested(SECOND, 2, "suspects", "police have arrested two suspects in a warehouse")
    more = arrested(SECOND, 2, "men", "police arrested two more men")
    three = arrested(SECOND, 3, "men", "police arrested three men")
    assert are_one(case, one, other)
    assert not are_one(case, one, more)
    assert not are_one(case, one, three)


def test_a_text_that_comes_or_goes_changes_the_record_as_a_full_run_does() -> None:
    case = Case(FIRST, SECOND)
    total(case, FIRST, 7)
    part(case, SECOND, exactly(7), "Brandt was one of seven people hurt")
    total(case, paper("third.txt", "2031-05-05"), 7, CLERK)
    case.figure(
        SECOND, exactly(2), None, measure="people killed", unit="people", place=QUAYSIDE, time=day("2031-05-02")
    )
    everything = case.findings()
    changing = Changing(CONCEPTS)
    for some in (everything[:2], everything, everything[1:], everything[::2], everything):
        assert changing.become(some, case.resolution) == []
    assert not changing.wide


def test_only_what_a_text_states_of_its_own_event_is_told_again() -> None:
    case = Case(FIRST, SECOND)
    one = total(case, FIRST, 7)
    total(case, SECOND, 7)
    other = part(case, SECOND, exactly(7), "seven people were hurt")
    body = other.body
    assert isinstance(body, Figure)
    case.claims[SECOND.id][-1] = dataclasses.replace(other, body=dataclasses.replace(body, scope="another event"))
    assert not are_one(case, one, other)
