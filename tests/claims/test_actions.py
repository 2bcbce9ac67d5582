"""Actions: types, lists distributed, disjunctions, light verbs, passives; polarity and modality with them."""

from __future__ import annotations

import pytest

from onrecord.model.claim import Action, Claim
from reading_of import of_kind


def acts(text: str) -> list[tuple[str, str, str]]:
    return sorted((body(c).actor.name, body(c).type, c.modality) for c in of_kind(text, "action"))


def body(claim: Claim) -> Action:
    assert isinstance(claim.body, Action)
    return claim.body


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Spain, Chile and Norway have launched investigations into the depots.",
            [
                ("Chile", "investigate", "stated"),
                ("Norway", "investigate", "stated"),
                ("Spain", "investigate", "stated"),
            ],
        ),
        ("The Spanish government will expel two diplomats.", [("Spain", "expel", "planned")]),
        ("The minister demanded immediate closure.", [("minister", "demand-closure", "stated")]),
        ("Spanish authorities have yet to condemn the raid.", [("Spanish authorities", "condemn", "not-yet")]),
    ],
)
def test_acts(text: str, expected: list[tuple[str, str, str]]) -> None:
    found = acts(text)
    for name, type_, mood in expected:
        assert any(name in n and (t, m) == (type_, mood) for n, t, m in found), found


def test_a_disjunction_over_a_list_asserts_neither_of_any_member() -> None:
    found = of_kind("Some countries opened inquiries or closed depots, including Spain and Chile.", "action")
    assert {body(c).actor.name for c in found} == {"Spain", "Chile"}
    assert {body(c).type for c in found} == {"investigate", "close"}
    assert {c.modality for c in found} == {"unresolved"}
    groups = {(body(c).actor.name, c.alternatives) for c in found}
    assert len(groups) == 2
    assert all(group for _, group in groups)


def test_nothing_that_did_not_happen_is_asserted() -> None:
    found = of_kind("None of the depots was attacked.", "action")
    assert [c.polarity for c in found] == ["denied"]


def test_passive_keeps_its_agent_open() -> None:
    (found,) = of_kind("Two men were arrested on Friday.", "action")
    assert body(found).actor.name == ""


@pytest.mark.parametrize("text", ["Police stopped a car.", "The board released the names.", "They came to arrest him."])
def test_no_act(text: str) -> None:
    assert [body(c).type for c in of_kind(text, "action") if body(c).type in ("end", "release", "arrest")] == []
