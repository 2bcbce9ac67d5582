"""Responses: what each cell says, and what overtakes a *not yet*."""

from __future__ import annotations

from dataclasses import replace

import pytest

from depot_claims import (
    ALBIA,
    ALBIA_TRADE,
    CONCEPTS,
    IN_ALBIA,
    SEPTEMBER,
    VESTRIA,
    WATCH,
    A,
    B,
    C,
    Case,
    cells,
    day,
    edges,
    flags,
    paper,
)
from onrecord.model.claim import UNTIED_DAY, UNTIED_OBJECT, Action, Modality
from onrecord.model.entry import Entry
from onrecord.model.party import Party
from onrecord.model.value import Time

MINISTER = Party("Ada Quill", "person", 5, 14, country="QN", office="Trade Minister", person="Ada Quill")
LEAGUE = Party("Sailors' League", "organisation", 5, 20)


@pytest.mark.parametrize(
    ("modality", "cell"),
    [
        ("stated", "done"),
        ("alleged", "done"),
        ("planned", "announced or planned"),
        ("demanded", "demanded"),
        ("conditional", "conditional"),
        ("hypothetical", "conditional"),
        ("unresolved", "unresolved"),
        ("possible", "unresolved"),
        ("not-yet", "said not done as of"),
    ],
)
def test_the_cell_follows_the_modality(modality: Modality, cell: str) -> None:
    case = Case(B)
    entry = case.holding(case.act(B, ALBIA, "investigate", modality=modality))
    assert entry.cell == cell
    assert entry.country == "QN"
    assert cells(entry)["cell"].startswith(cell)


def explained(entry: Entry) -> str:
    return next(flag.explanation for flag in entry.flags if flag.name == "lifecycle")


def test_an_act_that_is_only_put_on_somebody_is_alleged() -> None:
    case = Case(A, B)
    words = "is accused of shutting the depots"
    claim = case.act(B, MINISTER, "close", modality="alleged", is_accusation=True, quote=words)
    entry = case.holding(claim)
    assert entry.cell == "alleged"
    assert flags(entry)["lifecycle"] == "alleged"
    assert "accused" in explained(entry)
    assert "that it is alleged" in entry.said.explanation
    told = case.act(A, MINISTER, "close", WATCH, modality="alleged", quote="the minister shut the depots")
    entry = case.holding(claim)
    assert told.id in entry.claims
    assert entry.cell == "done"
    assert "“the minister shut the depots”" in explained(entry)


def test_a_demand_closes_nothing() -> None:
    case = Case(B)
    demand = case.act(B, MINISTER, "demand-closure", MINISTER, quote="demanded that the depots close")
    entry = case.holding(demand)
    assert entry.cell == "demanded"
    assert "closure: not stated in documents held" in entry.open_points
    assert cells(entry)["who"] == "Ada Quill (Trade Minister)"
    assert not [e for e in case.entries("responses") if e.cell == "done"]


def test_either_or_asserts_neither_option() -> None:
    case = Case(A, B)
    own = case.act(A, ALBIA, "investigate")
    one = case.act(B, ALBIA, "investigate", alternatives="g")
    two = case.act(B, ALBIA, "close", alternatives="g")
    entry = case.holding(one)
    assert set(entry.claims) == {one.id, two.id}
    assert entry.cell == "either-or"
    assert cells(entry)["act"] == "close or investigate"
    assert "one of close or investigate; not said which" in entry.open_points
    assert "investigate: reported by itself in a.txt; close: not asserted" in entry.open_points
    assert edges(entry, "compatible") == [(own.id, None)]
    assert case.holding(own).claims == (own.id,)
    assert not [e for e in case.entries("responses") if e.cell == "done" and "close" in cells(e)["act"]]


def test_not_yet_stands_with_its_day_until_the_same_actor_does_the_same_act_later() -> None:
    case = Case(B, C)
    waiting = case.act(B, ALBIA, "investigate", WATCH, modality="not-yet")
    other_act = case.act(C, ALBIA, "expel", time=day("2031-12-18"))
    other_actor = case.act(C, ALBIA_TRADE, "investigate", time=day("2031-12-18"))
    entry = case.holding(waiting)
    assert cells(entry)["cell"] == "said not done as of 2031-12-05, the day of the report"
    assert flags(entry)["lifecycle"] == "not yet"
    for claim in (other_act, other_actor):
        assert not edges(case.holding(claim), "overtakes")
    done = case.act(C, ALBIA, "investigate", time=day("2031-12-18"))
    assert edges(case.holding(done), "overtakes") == [(waiting.id, None)]
    assert case.holding(waiting).cell == "said not done as of"


def test_an_earlier_act_overtakes_nothing() -> None:
    case = Case(B)
    waiting = case.act(B, ALBIA, "investigate", WATCH, modality="not-yet")
    before = case.act(B, ALBIA, "investigate", time=SEPTEMBER)
    assert not edges(case.holding(before), "overtakes")
    points = case.holding(waiting).open_points
    assert "the same act is also reported as done; that it came later than 2031-12-05 is not stated" in points


def test_acts_on_different_days_are_different_acts() -> None:
    case = Case(B, C)
    one = case.act(B, ALBIA, "arrest", time=day("2031-12-01"))
    other = case.act(C, ALBIA, "arrest", time=day("2031-12-09"))
    same = case.act(C, ALBIA, "arrest", time=day("2031-12-01", "2031-12-02"))
    assert set(case.holding(one).claims) == {one.id, same.id}
    assert case.holding(other).claims == (other.id,)


def test_relays_of_one_act_in_other_words_are_one_entry() -> None:
    case = Case(A, B)
    one = case.act(A, ALBIA, "suspend", object="taking part in local joint drills")
    same = case.act(B, ALBIA, "suspend", object="the participation of Vestrian crews in joint drills")
    other = case.act(B, ALBIA, "suspend", object="fishing licences")
    assert set(case.holding(one).claims) == {one.id, same.id}
    assert case.holding(other).claims == (other.id,)


def test_a_body_named_and_its_state_are_two_lines() -> None:
    case = Case(A, B)
    state, body = case.act(A, ALBIA, "investigate"), case.act(B, ALBIA_TRADE, "investigate", ALBIA_TRADE)
    assert cells(case.holding(state))["who"] == "not stated"
    assert "agency not stated" in case.holding(state).open_points
    assert cells(case.holding(body))["who"] == "Trade Ministry"
    assert case.holding(body).claims == (body.id,)


def test_bodies_described_alike_are_one_in_a_state_and_never_across_states() -> None:
    case = Case(A, B)
    albian = Party("Albian prosecutors", "agency", 5, 20, named=False, country="QN")
    short = Party("prosecutors", "agency", 7, 18, named=False, country="QN")
    borvian = Party("prosecutors", "agency", 7, 18, named=False, country="QP")
    one = case.act(A, albian, "investigate")
    case.act(B, short, "investigate")
    foreign = case.act(B, borvian, "investigate")
    assert len(case.holding(one).claims) == 2
    assert case.holding(foreign).claims == (foreign.id,)


def test_who_is_no_state_and_the_story_s_own_state_are_told_apart() -> None:
    case = Case(A)
    party = case.holding(case.act(A, LEAGUE, "hold-hearing", is_response=False))
    own = case.holding(case.act(A, VESTRIA, "build", is_response=False))
    assert (party.country, cells(party)["country"]) == (None, "– (not a state)")
    assert own.country is None
    assert "the state that the story is about" in cells(own)["country"]


def test_a_condemnation_by_another_state_is_a_response_and_a_denial_a_position() -> None:
    case = Case(A)
    condemned = case.holding(case.position(A, MINISTER, "condemns", "legality", "the depots are illegal"))
    denied = case.holding(case.position(A, VESTRIA, "denies", "function", "the depots hold arms"))
    assert (condemned.register, condemned.cell, condemned.country) == ("responses", "done", "QN")
    assert cells(condemned)["act"] == "condemn"
    assert denied.register == "positions"


def test_aside_claims_make_entries_aside() -> None:
    case = Case(A)
    assert case.holding(case.act(A, ALBIA, "meet", in_story=False, is_response=False)).in_story is False
    assert case.holding(case.act(A, ALBIA, "expel")).in_story is True


def test_has_not_by_another_s_word_is_a_not_yet_and_one_s_own_denial_stays_one() -> None:
    case = Case(A, B)
    plain = case.act(A, ALBIA, "summon", WATCH, polarity="denied")
    yet = case.act(B, ALBIA, "summon", WATCH, modality="not-yet")
    own = case.act(B, ALBIA, "summon", ALBIA, polarity="denied")
    assert set(case.holding(plain).claims) == {plain.id, yet.id}
    assert case.holding(own).claims == (own.id,)
    assert {case.holding(plain).cell, case.holding(own).cell} == {"said not done as of"}


def test_an_option_whose_other_was_not_read_is_one_act_or_another() -> None:
    case = Case(B)
    entry = case.holding(case.act(B, ALBIA, "investigate", alternatives="g"))
    assert "investigate or another act; not said which" in entry.open_points


def test_neither_nor_is_no_either_or() -> None:
    case = Case(A)
    for act in ("investigate", "condemn"):
        entry = case.holding(case.act(A, ALBIA, act, WATCH, modality="not-yet", alternatives="g"))
        assert entry.cell == "said not done as of"


def test_an_office_stated_in_one_report_holds_for_the_same_person_in_another() -> None:
    case = Case(A, B)
    bare = Party("Quill", "person", 40, 45, person="Quill")
    case.merge("Ada Quill", (A, MINISTER), (B, bare), kind="person", aliases=("Quill",))
    case.act(A, MINISTER, "condemn", MINISTER)
    entry = case.holding(case.act(B, bare, "expel", bare))
    assert entry.country == "QN"


def test_an_inquiry_leaves_its_result_open() -> None:
    case = Case(A)
    entry = case.holding(case.act(A, ALBIA, "investigate"))
    assert "result: not stated in documents held" in entry.open_points
    assert not any(p.startswith("result") for p in case.holding(case.act(A, ALBIA, "expel")).open_points)


def test_a_statement_with_its_day_has_a_date() -> None:
    case = Case(A)
    told = case.act(A, MINISTER, "condemn", MINISTER, said=SEPTEMBER)
    undated = "date not stated in the words quoted"
    assert undated not in case.holding(told).open_points
    assert undated in case.holding(case.act(A, MINISTER, "expel")).open_points


def test_a_day_that_the_act_cannot_be_tied_to_is_not_said_to_be_missing() -> None:
    case = Case(A)
    loose = case.holding(case.add(A, "action", Action(MINISTER, "attack"), MINISTER, doubts=(UNTIED_DAY,)))
    assert cells(loose)["when"] == "not settled"
    assert UNTIED_DAY in loose.open_points
    dated = case.holding(case.act(A, MINISTER, "expel", MINISTER, said=SEPTEMBER))
    assert cells(dated)["when"] != "not settled"


def test_an_act_of_nobody_named_is_not_that_of_a_party_without_a_state() -> None:
    case = Case(A)
    row = case.holding(case.act(A, Party("", "unknown", named=False), "dispatch"))
    assert (cells(row)["country"], cells(row)["who"]) == ("– (actor not stated)", "not stated")
    assert row.title.startswith("Actor not stated: dispatch")
    assert "actor not stated" in row.open_points


def test_whom_an_act_addresses_is_told() -> None:
    case = Case(A)
    told = case.add(A, "action", Action(MINISTER, "inform", target="Vestria"), MINISTER, modality="stated")
    assert cells(case.holding(told))["object"] == "to Vestria"
    seen = case.add(A, "action", Action(MINISTER, "visit", target="Vestria"), MINISTER, modality="stated")
    assert cells(case.holding(seen))["object"] == "not stated"


def test_sites_tell_that_their_state_asked_for_closure() -> None:
    case = Case(A, B)
    case.act(A, MINISTER, "demand-closure", MINISTER, quote="demanded that the depots close")
    here, other = case.site(A, IN_ALBIA), case.site(B, IN_ALBIA)
    asked = "closure demanded by Ada Quill; whether it was closed is not stated in documents held"
    assert asked in case.holding(here).open_points
    assert case.holding(other).id == case.holding(here).id
    case = Case(A, B)
    case.act(B, MINISTER, "demand-closure", MINISTER, quote="demanded that the depots close")
    assert asked not in case.holding(case.site(A, IN_ALBIA)).open_points
    case.act(A, MINISTER, "demand", MINISTER, object="an answer", quote="demanded an answer")
    assert asked not in case.holding(case.site(A, IN_ALBIA)).open_points


def test_an_announcement_since_is_shown_and_overtakes_nothing() -> None:
    early, late, last = (
        paper("early.txt", "2031-05-02"),
        paper("late.txt", "2031-05-20"),
        paper("last.txt", "2031-06-01"),
    )
    case = Case(early, late, last)
    waiting = case.act(early, ALBIA_TRADE, "close", modality="not-yet", quote="has yet to close the depots")
    case.act(late, ALBIA_TRADE, "close", modality="planned", quote="will close the depots")
    case.act(last, ALBIA_TRADE, "meet", quote="met the captains", object="the captains")
    entry = case.holding(waiting)
    assert not [edge for edge in entry.edges if edge.kind == "overtakes"]
    assert "“close” was announced since, 2031-05-20; that is not yet the act" in entry.open_points
    assert "newest document held that tells of this actor: 2031-06-01" in entry.open_points


def test_what_is_condemned_beside_the_storys_thing_is_linked_by_its_place_only() -> None:
    one = replace(CONCEPTS, concepts=CONCEPTS.concepts[:1])
    case = Case(A, concepts=one)
    place = "link to the depot not stated: it is by its place in the text only"
    assert place in case.holding(case.act(A, MINISTER, "condemn", MINISTER, object="meddling")).open_points
    assert place not in case.holding(case.act(A, MINISTER, "condemn", MINISTER, object="the depots")).open_points
    assert place not in case.holding(case.act(A, MINISTER, "expel", MINISTER, object="two clerks")).open_points


def test_a_ministry_and_other_bodies_do_one_act() -> None:
    case = Case(A)
    ministry = Party("Trade Ministry", "agency", 5, 19, country="QN", agency="Trade Ministry")
    others = Party("other relevant bodies", "agency", 24, 45, named=False, country="QN")
    one = case.act(A, ministry, "investigate")
    two = replace(case.act(A, others, "investigate"), start=one.start, end=one.end)
    case.claims[A.id][-1] = two
    entry = case.holding(one)
    assert set(entry.claims) == {one.id, two.id}
    assert cells(entry)["who"] == "Trade Ministry and other relevant bodies"
    apart = case.act(A, others, "investigate")
    assert apart.id not in case.holding(one).claims


def test_an_object_told_elsewhere_is_not_said_to_be_missing() -> None:
    case = Case(A)
    loose = case.holding(case.add(A, "action", Action(MINISTER, "attack"), MINISTER, doubts=(UNTIED_OBJECT,)))
    assert cells(loose)["object"] == "not settled"
    assert "not settled" not in loose.title
    assert UNTIED_OBJECT not in loose.open_points


def test_the_day_on_which_another_told_of_harm_is_not_its_day() -> None:
    case = Case(A)
    told = case.holding(case.act(A, LEAGUE, "shoot", MINISTER, said=SEPTEMBER))
    assert cells(told)["when"] == "not stated"
    own = Case(A)
    assert cells(own.holding(own.act(A, MINISTER, "expel", MINISTER, said=SEPTEMBER)))["when"] not in (
        "not settled",
        "not stated",
    )


def test_the_day_of_a_supposition_is_not_the_acts() -> None:
    case = Case(A)
    action = Action(LEAGUE, "suspend", "payment")
    kept = case.add(A, "action", action, MINISTER, said=SEPTEMBER, modality="conditional", polarity="denied")
    assert cells(case.holding(kept))["when"] == "not stated"


def test_an_appeal_against_a_ruling_is_done() -> None:
    case = Case(A)
    lodged = case.act(A, MINISTER, "appeal", object="decision of the court")
    asked = case.act(A, MINISTER, "appeal", object="calm")
    assert case.holding(lodged).cell == "done"
    assert case.holding(asked).cell == "demanded"


def test_a_time_of_day_is_no_day() -> None:
    case = Case(A)
    told = case.act(A, MINISTER, "expel", time=Time(None, text="9:10 p.m.", pattern="T21:10"))
    assert cells(case.holding(told))["when"] == "not stated"
    open_ = case.act(A, LEAGUE, "expel", time=Time(None, text="the 19th", pattern="XXXX-XX-19"))
    assert "the 19th" in cells(case.holding(open_))["when"]


def test_an_accusation_tells_who_is_accused_of_what() -> None:
    case = Case(A)
    body = Action(MINISTER, "accuse", "having staged the case", "Ada Quill")
    told = case.add(A, "action", body, None)
    assert cells(case.holding(told))["object"] == "Ada Quill: having staged the case"


def test_the_day_on_which_an_office_told_of_what_others_did_is_not_its_day() -> None:
    men = Party("19 men", "group", named=False, collective=True)
    case = Case(A)
    told = case.holding(case.add(A, "action", Action(men, "sign", "contracts"), MINISTER, said=SEPTEMBER))
    assert cells(told)["when"] == "not stated"


def test_a_body_of_many_states_is_no_state() -> None:
    case = Case(A)
    body = Party("European Commission", "agency", agency="European Commission")
    asked = case.holding(case.add(A, "action", Action(body, "offer", "measures", is_response=True), MINISTER))
    assert cells(asked)["country"] == "– (not a state)"
