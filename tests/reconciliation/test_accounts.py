"""Accounts of links and beginnings against each other, and denials that reach what they are about."""

from __future__ import annotations

from depot_claims import ALBIA, CLINIC, VESTRIA, WATCH, A, B, C, Case, day, edges, exactly, flags
from onrecord.model.party import Party
from onrecord.model.value import Place

IN_TOWN = Place("Quayside", country="QN", precision="city")
MINISTER = Party("Olav Krans", "person", 40, 50, country="QN", office="minister", person="Olav Krans")


def test_no_link_stands_against_a_cause_with_the_same_ends() -> None:
    case = Case(A, B)
    said = case.position(A, WATCH, "affirms", "link", "the outage was caused by the flooded tunnel", about="outage")
    denied = case.position(
        B, CLINIC, "denies", "link", "link between the tunnel and the outage", about="link between them"
    )
    assert edges(case.holding(said), "disputes") == [(denied.id, "link")]


def test_a_link_with_another_end_is_another_matter() -> None:
    case = Case(A, B)
    said = case.position(A, WATCH, "affirms", "link", "the outage was caused by the flooded tunnel", about="outage")
    case.position(B, CLINIC, "denies", "link", "the outage is linked to the strike", about="outage")
    assert case.holding(said).edges == ()


def test_because_of_stands_against_created_before() -> None:
    case = Case(A, B)
    said = case.position(A, WATCH, "affirms", "start", "the camps were set up because of the 2024 pact", about="camps")
    other = case.position(B, MINISTER, "affirms", "start", "the camps were there before the treaty", about="the camps")
    assert edges(case.holding(said), "disputes") == [(other.id, "start")]
    assert "as its reason" in flags_text(case, said.id)


def test_a_reason_given_with_who_runs_it_is_one_too() -> None:
    case = Case(A, B)
    run = "the camps are run by volunteers for those whom the flood left stranded, due to the flood"
    said = case.position(A, WATCH, "affirms", "operator", run, about="camps")
    other = case.position(B, MINISTER, "affirms", "start", "the camps were set up before the flood", about="the camps")
    assert edges(case.holding(said), "disputes") == [(other.id, "start")]


def test_before_something_else_disputes_no_reason() -> None:
    case = Case(A, B)
    said = case.position(A, WATCH, "affirms", "start", "the camps were set up because of the pact", about="camps")
    case.position(B, MINISTER, "affirms", "start", "the camps were there before the flood", about="camps")
    assert case.holding(said).edges == ()


def test_two_days_for_one_beginning_are_a_dispute_on_the_start() -> None:
    case = Case(A, B, C)
    early = case.position(A, WATCH, "affirms", "start", "the leak began in May", about="leak", time=day("2031-05-02"))
    late = case.position(B, CLINIC, "affirms", "start", "the leak began in June", about="leak", time=day("2031-06-03"))
    case.position(C, MINISTER, "affirms", "start", "the fire began in June", about="fire", time=day("2031-06-03"))
    assert edges(case.holding(early), "disputes") == [(late.id, "start")]


def test_a_denial_of_running_disputes_only_sites_that_say_who_runs_them() -> None:
    case = Case(A, B)
    silent = case.site(A, IN_TOWN)
    stated = case.site(A, Place("Albia", country="QN", precision="country"), operator=VESTRIA)
    denied = case.position(B, VESTRIA, "denies", "operator", "the depots belong to it")
    assert edges(case.holding(stated), "disputes") == [(denied.id, "operator")]
    assert case.holding(silent).edges == ()


def test_who_denies_the_disease_denies_its_cases() -> None:
    case = Case(A, B)
    counted = case.figure(A, exactly(23), measure="case of cholera", place=IN_TOWN)
    other = case.figure(A, exactly(112), measure="case of flu", place=IN_TOWN)
    denied = case.position(B, ALBIA, "denies", "existence", "there is cholera", about="cholera")
    assert edges(case.holding(counted), "disputes") == [(denied.id, "existence")]
    assert case.holding(other).edges == ()


def test_a_denied_deed_reaches_what_is_counted_of_it_and_no_other_number() -> None:
    case = Case(A, B)
    counted = case.figure(A, exactly(9), measure="crate", quote="9 crates were opened by night")
    shipped = case.figure(A, exactly(80), measure="crate", quote="80 crates were shipped")
    denied = case.position(B, CLINIC, "denies", None, "any crate was opened", about="crate")
    assert edges(case.holding(counted), "disputes") == [(denied.id, "existence")]
    assert edges(case.holding(shipped), "disputes") == []


def test_a_mere_denial_about_a_thing_is_none_of_its_number() -> None:
    case = Case(A, B)
    counted = case.figure(A, exactly(9), measure="crate", quote="9 crates were opened by night")
    case.position(B, CLINIC, "denies", None, "it was happy with the opened crates", about="crates")
    assert case.holding(counted).edges == ()


def flags_text(case: Case, claim: str) -> str:
    entry = next(e for e in case.record().entries if claim in e.claims)
    assert flags(entry)["dispute"].startswith("disputed")
    return next(flag.explanation for flag in entry.flags if flag.name == "dispute")
