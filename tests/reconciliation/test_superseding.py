"""Earlier values in the record: an edge from the present one, no voice, no dispute."""

from __future__ import annotations

from typing import Any

from depot_claims import WATCH, A, B, C, Case, day, edges, exactly, flags
from onrecord.model.claim import Claim, Evidence, Figure
from onrecord.model.document import Document
from onrecord.model.party import Party
from onrecord.model.value import Place

TARN = Place("Tarn", country="QN", geonames=11, precision="city")
POLICE = Party("Tarn police", "agency")


def toll(case: Case, document: Document, n: float, root: Party | None, at: int, **more: Any) -> Claim:
    fields = {name: more.pop(name) for name in ("superseded", "part_of") if name in more}
    evidence = (Evidence("quantity", at, at + 1), *more.pop("evidence", ()))
    body = Figure("people killed", exactly(n), unit="people", **fields)
    settled = {"time": day("2031-05-05"), "place": TARN, "modality": "alleged", "evidence": evidence, **more}
    return case.add(document, "figure", body, root, **settled)


def pair(
    case: Case, document: Document, old: float, new: float, whose: Party | None, by: Party | None
) -> tuple[Claim, Claim]:
    """A number told as earlier, at 10, and the one in its place, at 50."""
    first = toll(case, document, old, whose, 10, superseded="corrected", evidence=(Evidence("later", 50, 51),))
    return first, toll(case, document, new, by, 50, evidence=(Evidence("earlier", 10, 11),))


def test_the_present_value_revises_the_earlier_one_that_its_text_tells() -> None:
    case = Case(B)
    old, new = pair(case, B, 8, 6, None, POLICE)
    assert flags(case.holding(old))["revision"] == "revised later: corrected"
    assert flags(case.holding(new))["revision"] == "revises an earlier value: corrected"
    assert edges(case.holding(new), "revision") == [(case.holding(old).id, "corrected")]
    assert case.holding(new).stands == 6
    assert case.holding(old).stands is None


def test_an_earlier_value_disputes_nothing() -> None:
    case = Case(B)
    old, new = pair(case, B, 8, 6, None, POLICE)
    for claim in (old, new):
        assert flags(case.holding(claim))["dispute"] == "undisputed in documents held"


def test_what_was_given_before_has_no_voice_any_longer() -> None:
    case = Case(A, B, C)
    toll(case, A, 8, POLICE, 5)
    old, new = pair(case, B, 8, 6, POLICE, POLICE)
    assert case.holding(new).stands == 6
    assert case.holding(old).stands is None


def test_nobody_revises_what_another_body_said() -> None:
    case = Case(B)
    old, new = pair(case, B, 8, 6, WATCH, Party("Ministry of Mines", "agency", country="QN"))
    assert edges(case.holding(new), "revision") == []
    assert flags(case.holding(old))["revision"] == "an earlier value: corrected"
    assert edges(case.holding(new), "contested") == []


def test_a_number_given_again_afterwards_has_its_voice() -> None:
    case = Case(A, B, C)
    pair(case, A, 8, 6, POLICE, POLICE)
    later = toll(case, C, 8, POLICE, 5)
    toll(case, B, 8, POLICE, 5)
    assert case.holding(later).stands == 8
