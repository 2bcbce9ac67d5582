"""What a revision is called, and on what evidence; what is taken back stays and says so."""

from __future__ import annotations

import pytest

from depot_claims import ALBIA, CLINIC, WATCH, A, B, Case, at_least, day, edges, exactly, flags, paper
from onrecord.model.value import Amount, Place

FIRST, LATER = paper("first.txt", "2031-05-02"), paper("later.txt", "2031-05-20")
IN_TOWN = Place("Quayside", country="QN", precision="city")


@pytest.mark.parametrize(
    ("quote", "kind"),
    [
        ("95 tonnes were lost, not 120", "corrected"),
        ("the first count of 120 was in error: 95 were lost", "corrected"),
        ("it had found 140 so far, up from 120", "findings extended"),
        ("140 were lost", "unknown"),
    ],
)
def test_the_words_of_the_later_claim_say_what_changed(quote: str, kind: str) -> None:
    case = Case(FIRST, LATER)
    value = 95 if "95" in quote else 140
    earlier = case.figure(FIRST, exactly(120), place=IN_TOWN, quote="120 depots were lost in the town")
    later = case.figure(LATER, exactly(value), place=IN_TOWN, quote=quote)
    assert edges(case.holding(later), "revision") == [(earlier.id, kind)]


def test_an_act_of_correcting_right_before_the_number_is_the_evidence() -> None:
    case = Case(FIRST, LATER)
    earlier = case.figure(FIRST, exactly(120), place=IN_TOWN)
    case.act(LATER, WATCH, "correct", object="the number", quote="Harbour Watch corrects the number")
    later = case.figure(LATER, exactly(95), place=IN_TOWN)
    assert edges(case.holding(later), "revision") == [(earlier.id, "corrected")]


def test_a_number_that_its_root_withdraws_stays_and_is_said_to_be_retracted() -> None:
    case = Case(FIRST, LATER)
    said = case.figure(FIRST, exactly(31), measure="fuel depot")
    taken = case.figure(
        LATER, exactly(31), place=None, polarity="denied", quote="Harbour Watch withdrew its figure of 31 depots"
    )
    assert edges(case.holding(taken), "revision") == [(said.id, "retracted")]
    assert flags(case.holding(said))["revision"] == "revised later: retracted"
    assert flags(case.holding(said))["dispute"] == "undisputed in documents held"


def test_a_count_over_more_places_is_re_scoped_and_not_contested() -> None:
    case = Case(FIRST, LATER)
    narrow = case.figure(FIRST, exactly(112), ALBIA, place=IN_TOWN)
    wide = case.figure(LATER, exactly(187), ALBIA, place=None, scope="Brookside and Quayside")
    assert edges(case.holding(wide), "revision") == [(narrow.id, "re-scoped")]
    assert not edges(case.holding(wide), "contested")


def test_relays_of_one_day_that_cannot_both_hold_deviate_though_a_third_is_hedged() -> None:
    case = Case(A, B, LATER)
    told = day("2031-05-09")
    right = case.figure(A, exactly(11), said=told, place=IN_TOWN)
    case.figure(LATER, at_least(11), place=IN_TOWN)
    wrong = case.figure(B, exactly(110), said=told, place=IN_TOWN)
    assert [other for other, _ in edges(case.holding(right), "deviating relay")] == [case.holding(wrong).id]


def test_a_rounded_relay_is_no_other_number() -> None:
    case = Case(A, B)
    exact = case.figure(A, exactly(4_200_000), measure="account")
    rounded = case.figure(B, exactly(4_000_000), measure="account")
    entry = case.holding(exact)
    assert rounded.id in entry.claims
    assert entry.amount == exactly(4_200_000)


def test_two_currencies_are_never_compared() -> None:
    case = Case(A)
    euros = case.figure(A, exactly(90_000_000), measure="fine", unit="euros")
    dollars = case.figure(A, exactly(90_000_000), CLINIC, measure="fine", unit="dollars")
    assert case.holding(euros).edges == case.holding(dollars).edges == ()


def test_tonnes_are_tonnes_and_short_tons_are_not() -> None:
    case = Case(A, B)
    tonnes = case.figure(A, exactly(950), measure="acid", unit="tonnes of acid")
    metric = case.figure(B, exactly(950), measure="acid", unit="metric tons of acid")
    short = case.figure(B, exactly(1050), measure="acid", unit="short tons of acid")
    assert metric.id in case.holding(tonnes).claims
    assert case.holding(short).edges == ()


def test_a_surname_s_votes_are_those_of_the_full_name() -> None:
    case = Case(FIRST, LATER)
    full = case.figure(FIRST, exactly(480), measure="vote", scope="Anna Holm", place=IN_TOWN)
    later = case.figure(LATER, exactly(470), measure="vote", scope="Holm", place=IN_TOWN)
    other = case.figure(LATER, Amount(450, 450), measure="vote", scope="Ulf Berg", place=IN_TOWN)
    assert edges(case.holding(later), "revision") == [(full.id, "unknown")]
    assert case.holding(other).edges == ()


def test_a_correction_names_the_earlier_value_wherever_it_was_said_to_hold() -> None:
    case = Case(FIRST, LATER)
    earlier = case.figure(FIRST, exactly(80), place=IN_TOWN, quote="80 depots were lost off the town")
    later = case.figure(LATER, exactly(65), place=None, quote="65 depots were lost, not 80")
    assert edges(case.holding(later), "revision") == [(earlier.id, "corrected")]
    assert flags(case.holding(earlier))["revision"] == "revised later: corrected"


def test_the_words_tell_the_order_though_an_older_relay_has_the_newer_number() -> None:
    case = Case(FIRST, LATER)
    case.figure(FIRST, Amount(2000, 2000, "about"), measure="family", quote="about 2,000 families were moved")
    now = case.figure(LATER, exactly(2050), measure="family", quote="2,050 families were moved")
    before = case.figure(LATER, exactly(1900), measure="family", quote="1,900 families in its first statement")
    assert edges(case.holding(now), "revision") == [(before.id, "unknown")]
    assert edges(case.holding(before), "revision") == []


def test_about_a_number_is_taken_back_with_it() -> None:
    case = Case(FIRST, LATER)
    said = case.figure(FIRST, Amount(3000, 3000, "about"), measure="dose")
    taken = case.figure(
        LATER, exactly(3000), measure="dose", place=None, polarity="denied", quote="withdrew its figure of 3,000 doses"
    )
    assert edges(case.holding(taken), "revision") == [(said.id, "retracted")]
