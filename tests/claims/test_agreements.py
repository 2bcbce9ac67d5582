"""Agreements: parties, subject, places, and how far it came or how it ended."""

from __future__ import annotations

import pytest

from onrecord.model.claim import Agreement, Claim
from reading_of import of_kind


def body(claim: Claim) -> Agreement:
    assert isinstance(claim.body, Agreement)
    return claim.body


def statuses(text: str) -> list[str]:
    return [body(c).status for c in of_kind(text, "agreement")]


def parties(text: str) -> list[list[str]]:
    return [[p.name for p in body(c).parties] for c in of_kind(text, "agreement")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chile and Peru signed a fishing treaty in 1998.", "signed"),
        ("Chile and Peru reached an accord on fishing.", "reached"),
        ("Chile suspended the fishing treaty with Peru.", "suspended"),
        ("Chile called off the fishing deal with Peru.", "called off"),
        ("Chile has denounced the fishing pact with Peru.", "denounced"),
        ("Chile has withdrawn from the fishing pact.", "withdrawn from"),
        ("The fishing pact expired in March.", "lapsed"),
        ("The fishing pact was not renewed.", "not renewed"),
        ("The fishing pact was never implemented.", "not implemented"),
        ("The fishing treaty remains in force.", "in force"),
        ("Parliament rejected the fishing treaty.", "rejected"),
        ("Chile and Peru have agreed in principle to share their catch.", "agreed in principle"),
    ],
)
def test_status(text: str, expected: str) -> None:
    (found,) = of_kind(text, "agreement")
    assert body(found).status == expected
    assert found.polarity == "asserted"


@pytest.mark.parametrize(
    "text",
    [
        "Chile is negotiating a fishing treaty with Peru.",
        "Chile proposed a fishing treaty with Peru.",
        "Chile will sign a fishing treaty with Peru.",
        "The Chilean minister hopes to reach a fishing accord with Peru.",
    ],
)
def test_what_is_not_there_yet_is_not_stated(text: str) -> None:
    found = of_kind(text, "agreement")
    assert [body(c).parties[-1].name for c in found] == ["Peru"]
    assert {c.modality for c in found} <= {"planned", "possible"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("An agreement between the Harbour Board and the drug maker Lunaris on doses was reached.", "Lunaris"),
        ("The company and the union signed a safety pact.", "union"),
        ("Lunaris had signed an agreement with the Chilean oil ministry.", "Chilean oil ministry"),
        ("Peru said it was ready to conclude an agreement with Chile on gas.", "Peru"),
    ],
)
def test_parties_need_not_be_states(text: str, expected: str) -> None:
    (found,) = parties(text)
    assert len(found) == 2
    assert expected in found


def test_a_bare_noun_takes_up_the_agreement_before() -> None:
    text = "Chile and Peru signed a memorandum on rescue at sea in 2019. The memorandum was suspended last year."
    first, second = of_kind(text, "agreement")
    assert [p.name for p in body(second).parties] == ["Chile", "Peru"]
    assert body(second).subject == body(first).subject


def test_a_bare_noun_takes_up_what_a_phrase_named() -> None:
    text = "Peru's accord with Chile on deep-sea mining has come under fire. The accord lapsed in 2013."
    (found,) = of_kind(text, "agreement")
    assert [p.name for p in body(found).parties] == ["Peru", "Chile"]
    assert body(found).subject == "deep-sea mining"


def test_another_agreement_takes_no_parties_from_the_one_before() -> None:
    text = "Chile and Peru signed a fishing treaty. The ceasefire accord of 2012 is still in force."
    assert parties(text)[1] == []


def test_a_treaty_is_not_taken_up_by_the_name_of_another_kind() -> None:
    text = "Chile and Peru have an agreement on the use of four ports. Bolivia has ratified the treaty."
    assert "Chile" not in parties(text)[1]


def test_two_parties_differ_on_whether_it_runs() -> None:
    text = "Chile and Peru have an accord on rescue; Peru says it lapsed in 2019, Chile says it is still in force."
    found = of_kind(text, "agreement")
    assert {(body(c).status, c.root.name if c.root else None) for c in found} >= {
        ("lapsed", "Peru"),
        ("in force", "Chile"),
    }
    assert all([p.name for p in body(c).parties] == ["Chile", "Peru"] for c in found)


def test_a_common_noun_is_not_the_named_body_before() -> None:
    text = "First Lunar Bank has closed. The central bank and the lenders signed a rescue pact."
    assert parties(text) == [["central bank", "lenders"]]


def test_a_mediator_is_no_party() -> None:
    text = "The accord between Chile and Peru was brokered by the Harbour League."
    assert parties(text) == [["Chile", "Peru"]]


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Peru and Chile signed a treaty on deep-sea mining.", "deep-sea mining"),
        ("Peru and Chile reached agreement on sharing the catch.", "sharing the catch"),
        ("Peru and Chile reached a power-sharing agreement on 9 March.", "power-sharing agreement"),
    ],
)
def test_subject(text: str, subject: str) -> None:
    (found,) = of_kind(text, "agreement")
    assert body(found).subject == subject


@pytest.mark.parametrize(
    "text",
    [
        "The valley lost a great deal of water.",
        "Analysts agreed on the figure.",
        "The minister said the treaty, signed in 1998, was a mistake.",
        "The harbour lies beside the convention hall.",
    ],
)
def test_no_agreement(text: str) -> None:
    assert statuses(text) == []


def test_a_pact_applied_for_some_years_is_not_in_force() -> None:
    assert statuses("The minister said that the fishing pact was only applied from 2003 to 2007.") == ["was in force"]
    assert statuses("The fishing pact was applied.") == ["in force"]


def test_it_that_was_called_off_is_the_pact_and_no_act_of_somebody() -> None:
    text = "The minister said that the fishing pact ran from 2003 to 2007. Then it was called off because of a storm."
    assert "called off" in statuses(text)
    assert not [c for c in of_kind(text, "action") if c.quote.startswith("Then it")]
    assert statuses("Chile met Peru. The dinner was long. Then it was called off.") == []


def test_what_a_pact_allows_or_is_for_is_its_subject() -> None:
    text = "The fire brigade's trip is part of the accord of 2004 with Peru, allowing Peruvian boats to dock in Arica."
    assert "Peruvian boats to dock in Arica" in [body(c).subject for c in of_kind(text, "agreement")]
    text = "Chile has concluded several mutual agreements since 2011 for trade between Chilean and Peruvian ports."
    assert [body(c).subject for c in of_kind(text, "agreement")] == ["trade between Chilean and Peruvian ports"]


_PACT = "Peru and Chile signed an accord in 2019 on guarding the lake. "


@pytest.mark.parametrize(
    "text",
    [
        "Peruvian rangers are training their Chilean colleagues to steer boats.",
        "Peruvian rangers still take part in Chilean patrols.",
    ],
)
def test_joint_work_that_goes_on_is_told_of_the_pact_before_it(text: str) -> None:
    signed, running = (body(c) for c in of_kind(_PACT + text, "agreement"))
    assert (signed.status, running.status) == ("signed", "in force")
    assert (running.parties, running.subject) == (signed.parties, signed.subject)


@pytest.mark.parametrize(
    "text",
    [
        "Peruvian rangers are arresting Chilean fishermen.",
        "Peruvian rangers trained their Chilean colleagues.",
        "Peruvian rangers are helping tourists.",
        "Peruvian rangers may be helping their Chilean colleagues.",
        "Rangers of Peru are not helping their Chilean colleagues.",
        "Bolivian rangers are helping their Chilean colleagues.",
        "The lake is deep. Peruvian rangers are helping their Chilean colleagues.",
    ],
)
def test_other_doings_say_nothing_of_the_pact(text: str) -> None:
    assert statuses(_PACT + text) == ["signed"]


def test_a_bare_noun_takes_up_the_sort_and_the_party_of_the_one_before() -> None:
    text = "The minister said that the fishing accord with Chile is old. The accord has been suspended since May."
    assert [(p.name, body(c).subject) for c in of_kind(text, "agreement") for p in body(c).parties] == [
        ("Chile", "fishing accord")
    ]


def test_it_covers_the_towns_of_the_agreement_before() -> None:
    text = "Norway and Chile signed an agreement on pilots. It covers the towns of Bergen and Larvik, among others."
    covered = [body(c) for c in of_kind(text, "agreement") if body(c).places]
    assert [[p.name for p in b.places] for b in covered] == [["Bergen", "Larvik"]]
    assert covered[0].is_open
    assert [p.name for p in covered[0].parties] == ["Norway", "Chile"]


def test_a_memorandum_signed_by_two_is_the_matter_not_what_it_is_on() -> None:
    text = "The Memorandum of Understanding on Fishing Rights, signed by Norway and Chile in 2024, is not affected."
    (claim,) = of_kind(text, "agreement")
    assert (body(claim).subject, body(claim).status) == ("Fishing Rights", "signed")
    assert [p.name for p in body(claim).parties] == ["Norway", "Chile"]
    assert not of_kind(text, "action")


def test_the_day_is_not_what_was_agreed_on() -> None:
    found = of_kind("The union and the firm agreed this on Wednesday in a call.", "agreement")
    assert not [c for c in found if body(c).subject == "Wednesday"]
