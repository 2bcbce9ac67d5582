"""One number of one event by roots that may be one is one statement; by roots that surely are two, two."""

from __future__ import annotations

import pytest

from depot_claims import A, B, C, Case, day, exactly, flags
from onrecord.model.claim import Claim, Figure
from onrecord.model.document import Document
from onrecord.model.entry import Entry
from onrecord.model.party import Party
from onrecord.model.value import Place

TARN = Place("Tarn", country="QN", geonames=11, precision="city")
POLICE = Party("police", "agency", 5, 11, named=False)
TARN_POLICE = Party("Tarn Police", "agency", 15, 26)
CHIEF = Party("Anna Holm", "person", 35, 44, office="Chief", person="Anna Holm")
OTHER = Party("Olav Dahl", "person", 55, 64, person="Olav Dahl")
HOSPITAL = Party("Tarn Hospital", "organisation", 75, 88)


def dead(case: Case, document: Document, root: Party | None, number: float = 3) -> Claim:
    body = Figure("people killed", exactly(number), basis="stated")
    return case.add(document, "figure", body, root, time=day("2031-05-05"), place=TARN)


def entries(case: Case) -> list[Entry]:
    return case.entries("figures")


@pytest.mark.parametrize(
    "root", [TARN_POLICE, CHIEF, Party("officials", "person", 5, 14, named=False, office="officials")]
)
def test_roots_that_may_be_one_make_one_entry(root: Party) -> None:
    case = Case(A, B, C)
    claims = [dead(case, A, POLICE), dead(case, B, root), dead(case, C, None)]
    (entry,) = entries(case)
    assert set(entry.claims) == {claim.id for claim in claims}
    assert (entry.so.low, entry.so.high) == (1, 2)
    assert flags(entry)["sourcing"] == "1 to 2 roots, not held"
    assert entry.so.explanation.startswith("1 to 2 independent sources that it is so (")
    assert "c.txt also states it without a source." in entry.so.explanation


@pytest.mark.parametrize(("one", "other"), [(CHIEF, OTHER), (TARN_POLICE, HOSPITAL)])
def test_roots_that_surely_are_two_stay_two_that_agree(one: Party, other: Party) -> None:
    case = Case(A, B)
    dead(case, A, one)
    dead(case, B, other)
    first, second = entries(case)
    assert [edge.kind for edge in first.edges] == [edge.kind for edge in second.edges] == ["agree"]
    assert (first.so.low, first.so.high) == (2, 2)


@pytest.mark.parametrize("called", ["Chief", "the Tarn chief"])
def test_who_is_called_by_an_office_may_be_its_holder(called: str) -> None:
    case = Case(A, B)
    dead(case, A, Party(called, "person", 5, 19, named=False, office="Chief"))
    dead(case, B, Party("Anna Holm", "person", 35, 44, office="Tarn Chief", person="Anna Holm"))
    (entry,) = entries(case)
    assert (entry.so.low, entry.so.high) == (1, 2)
    assert entry.title.endswith("according to Anna Holm")


@pytest.mark.parametrize("office", [None, "Mayor"])
def test_who_is_called_by_an_office_is_nobody_of_another(office: str | None) -> None:
    case = Case(A, B)
    dead(case, A, Party("Chief", "person", 5, 10, named=False, office="Chief"))
    dead(case, B, Party("Anna Holm", "person", 35, 44, office=office, person="Anna Holm"))
    assert len(entries(case)) == 2


def test_numbers_of_things_stay_apart_by_their_roots() -> None:
    case = Case(A, B)
    for document, root in ((A, Party("ministry", "agency", 5, 13, named=False)), (B, OTHER)):
        case.add(document, "figure", Figure("depot", exactly(340), unit="depots", basis="stated"), root)
    assert len(entries(case)) == 2


def test_other_numbers_stay_apart() -> None:
    case = Case(A, B)
    dead(case, A, POLICE)
    dead(case, B, TARN_POLICE, 4)
    assert len(entries(case)) == 2


def test_the_order_of_the_documents_makes_no_difference() -> None:
    keys = set()
    for order in ((A, B, C), (C, B, A)):
        case = Case(*order)
        for document, root in ((A, POLICE), (B, CHIEF), (C, OTHER)):
            dead(case, document, root)
        keys.add(tuple(sorted(tuple(sorted(entry.claims)) for entry in entries(case))))
    assert len(keys) == 1


def test_where_two_forces_count_a_third_may_be_of_either() -> None:
    case = Case(A, B, C)
    dead(case, A, TARN_POLICE)
    dead(case, B, Party("Norwick Police", "agency", 95, 109))
    dead(case, C, CHIEF)
    assert len(entries(case)) == 3
