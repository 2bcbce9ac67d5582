"""Own observation, concessions, denials of acts, double negation."""

from __future__ import annotations

import pytest

from onrecord import claims
from onrecord.claims.observing import TWICE_NEGATED, UNCONFIRMED
from onrecord.model.claim import Claim
from reading_of import claims_of, document_of, reading_of


def by_outlet(text: str, outlet: str) -> list[Claim]:
    return list(claims.extract(document_of(text, outlet=outlet), reading_of(text)))


@pytest.mark.parametrize(
    "text",
    [
        "A reporter for this newspaper saw police close two quays.",
        "A correspondent of The Esk Post saw police close two quays.",
        "The Esk Post has seen police close two quays.",
    ],
)
def test_what_the_outlet_saw_is_its_own_observation(text: str) -> None:
    found = by_outlet(text, "The Esk Post")
    assert found
    assert all(c.is_own_observation and c.root is not None and c.root.kind == "outlet" for c in found)
    assert {c.modality for c in found} == {"stated"}


@pytest.mark.parametrize("text", ["Police closed two quays.", "A witness saw police close two quays."])
def test_nothing_else_is(text: str) -> None:
    assert not any(c.is_own_observation for c in by_outlet(text, "The Esk Post"))


def test_a_concession_marks_what_it_speaks_of() -> None:
    found = claims_of("The board closed two quays, the union said. That could not be verified. Ships left the port.")
    closed = [c for c in found if "closed" in c.quote]
    assert closed
    assert all(UNCONFIRMED in c.doubts for c in closed)


def test_a_denied_act_is_denied() -> None:
    (act,) = [c for c in claims_of("The board denied that it closed the port.") if c.kind == "action"]
    assert act.polarity == "denied"


def test_a_double_negation_says_so() -> None:
    found = claims_of("The board did not deny that it had not closed the port.")
    assert any(TWICE_NEGATED in c.doubts for c in found)


@pytest.mark.parametrize(
    "text",
    [
        "The board never closed the port.",
        "The mayor said no one should expect any change before March.",
        "The union said none of these measures has been enough.",
        "The minister said that neither the board nor the union closed the port.",
    ],
)
def test_one_negation_is_no_double_one(text: str) -> None:
    found = claims_of(text)
    assert found
    assert not any(TWICE_NEGATED in c.doubts for c in found)


def test_a_belief_told_of_others_is_the_tellers() -> None:
    (claim,) = claims_of("The lawyers said that the crew believed that the board closed the port.")
    assert claim.root is not None
    assert claim.root.name == "lawyers"
    assert [party.name for party in claim.root_candidates] == ["crew"]


def test_an_accusation_is_alleged() -> None:
    found = [c for c in claims_of("Two sailors accused of killing two men were held.") if c.quote.startswith("killing")]
    assert found
    assert {c.modality for c in found} == {"alleged"}
