"""Acts upon one person: which are one, by whatever verbs and words for the person, and which stay two."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from changing import Changing
from depot_claims import CONCEPTS, Case, cells, day, exactly, paper
from onrecord.model.claim import Claim
from onrecord.model.document import Document
from onrecord.model.party import Party
from onrecord.model.value import Place
from onrecord.publish.dossier.telling import doing
from onrecord.reconciliation.victims import are_several, can_be_one, victim

FIRST, SECOND = paper("first.txt", "2031-05-03"), paper("second.txt", "2031-05-04")
QUAYSIDE = Place("Quayside", country="QN", precision="city", lat=1.0, lon=2.0)
NOBODY = Party("", "unknown", named=False)


def event(killed: int, *documents: Document) -> Case:
    """Reports of one event."""
    case = Case(*documents)
    for document in documents:
        count(case, document, killed)
    return case


def count(case: Case, document: Document, number: int, what: str = "killed") -> Claim:
    body: dict[str, Any] = {"measure": f"people {what}", "unit": "people", "place": QUAYSIDE}
    return case.figure(document, exactly(number), None, time=day("2031-05-02"), **body)


def harm(case: Case, document: Document, act: str, whom: str | None, quote: str = "", **more: Any) -> Claim:
    actor = more.pop("by", NOBODY)
    return case.act(document, actor, act, object=whom, quote=quote or f"{whom} was {act}ed", **more)


def by(name: str, at: int = 10) -> Party:
    return Party(name, "person", at, at + len(name), named=False)


def beside(case: Case, document: Document, claim: Claim) -> Claim:
    """The claim, just behind the one before."""
    held = case.claims[document.id]
    moved = dataclasses.replace(claim, start=held[-2].end + 5, end=held[-2].end + 15)
    held[-1] = moved
    return moved


def are_one(case: Case, *claims: Claim) -> bool:
    return {claim.id for claim in claims} <= set(case.holding(claims[0]).claims)


def test_two_verbs_of_one_clause_are_one_act_that_keeps_its_types() -> None:
    case = event(4, FIRST)
    one = harm(case, FIRST, "shoot", "Two others", "Two others were shot")
    other = beside(case, FIRST, harm(case, FIRST, "injure", "Two others", "injured"))
    assert are_one(case, one, other)
    entry = case.holding(one)
    assert cells(entry)["act"] == "shoot and injure"
    assert doing(entry, "did") == "shot and injured Two others"


def test_the_same_words_far_apart_are_two() -> None:
    case = event(4, FIRST)
    one = harm(case, FIRST, "shoot", "Two others", "Two others were shot")
    other = harm(case, FIRST, "injure", "Two others", "Two others were injured")
    assert not are_one(case, one, other)


def test_the_only_victim_of_an_event_is_one_whatever_he_is_called() -> None:
    case = event(1, FIRST, SECOND)
    told = [
        harm(case, FIRST, "shoot", "teenager"),
        harm(case, FIRST, "kill", "Ivo Lenz, 15"),
        harm(case, SECOND, "shoot", "15-year-old boy", by=by("gunman")),
        harm(case, SECOND, "kill", "his best friend"),
    ]
    assert are_one(case, *told)
    assert cells(case.holding(told[0]))["act"] == "shoot and kill"


@pytest.mark.parametrize(
    ("act", "other"),
    [
        ("kill", {"whom": "girl"}),
        ("kill", {"whom": "12-year-old"}),
        ("kill", {"whom": "Ada Quill"}),
        ("kill", {"whom": "suspect"}),
        ("kill", {"whom": "officer"}),
        ("kill", {"whom": "another boy"}),
        ("kill", {"whom": "boy", "time": day("2031-04-01")}),
        ("injure", {"whom": "boy"}),
    ],
)
def test_what_is_told_of_another_keeps_all_apart(act: str, other: dict[str, Any]) -> None:
    case = event(1, FIRST)
    one = harm(case, FIRST, "shoot", "15-year-old boy Ivo Lenz", time=day("2031-05-02"))
    killed = harm(case, FIRST, "kill", "teen")
    more = harm(case, FIRST, act, **other)
    assert not are_one(case, killed, more) or not are_one(case, one, more)


def test_whoever_did_it_differs() -> None:
    case = event(1, FIRST)
    one = harm(case, FIRST, "shoot", "clerk", by=by("robber"))
    other = harm(case, FIRST, "kill", "man", by=by("police", at=40))
    open_ = harm(case, FIRST, "kill", "person")
    assert not are_one(case, one, other)
    assert not are_one(case, one, open_)


def test_where_several_were_hurt_only_a_name_or_an_age_tells() -> None:
    case = event(3, FIRST, SECOND)
    named = harm(case, FIRST, "shoot", "Ada Quill"), harm(case, SECOND, "kill", "Quill, 31")
    aged = harm(case, FIRST, "shoot", "9-year-old child"), harm(case, SECOND, "kill", "9-year-old girl")
    open_ = harm(case, FIRST, "shoot", "man"), harm(case, FIRST, "kill", "man in the shop")
    assert are_one(case, *named)
    assert are_one(case, *aged)
    assert not are_one(case, named[0], aged[0])
    assert not are_one(case, *open_)
    twin = harm(case, FIRST, "injure", "9-year-old boy")
    assert not are_one(case, twin, aged[0])


def test_a_first_name_and_a_last_name_are_of_the_only_full_one() -> None:
    case = event(3, FIRST, SECOND)
    one, other = harm(case, FIRST, "shoot", "Ada"), harm(case, FIRST, "shoot", "Quill")
    assert not are_one(case, one, other)
    assert are_one(case, one, other, harm(case, SECOND, "kill", "Ada Quill"))
    harm(case, SECOND, "injure", "Ivo Quill")
    assert not are_one(case, one, other)


def test_as_many_persons_are_the_same() -> None:
    case = event(5, FIRST, SECOND)
    one = harm(case, FIRST, "shoot", "Five dockers", "Five dockers were shot")
    other = harm(case, SECOND, "kill", "five people", "who killed five people", by=by("gunman"))
    fewer = harm(case, SECOND, "injure", "four people", "four people were injured")
    assert not are_one(case, one, fewer)
    assert not are_one(case, one, other)  # dockers need not be people in general
    again = harm(case, SECOND, "shoot", "five members of a family")
    assert are_one(case, other, again)


def test_the_shooting_is_the_only_harm_that_its_document_tells() -> None:
    case = event(1, FIRST)
    one = harm(case, FIRST, "attack", "5-year-old boy", "A 5-year-old boy was struck near the ankle")
    noun = harm(case, FIRST, "shoot", None, "The shooting happened on Friday")
    assert are_one(case, one, noun)


def test_who_is_fired_at_need_not_be_hit() -> None:
    case = event(1, FIRST)
    one = harm(case, FIRST, "attack", "Ivo Lenz", "officers fired at Ivo Lenz")
    assert not are_one(case, one, harm(case, FIRST, "kill", "Lenz", "Lenz was killed"))


def test_what_is_denied_or_planned_is_apart() -> None:
    case = event(1, FIRST)
    one = harm(case, FIRST, "shoot", "Ivo Lenz")
    assert not are_one(case, one, harm(case, FIRST, "kill", "Lenz", modality="planned"))


@pytest.mark.parametrize(
    ("one", "other", "fits"),
    [
        ("his mother", "sleeping mom", True),
        ("Gaines", "Korryn Gaines, 23", True),
        ("17-year-old", "man", True),
        ("12-year-old", "man", False),
        ("driver", "woman", True),
        ("Farhaven woman", "Ada Quill", True),
        ("gunman", "man", False),
        ("her daughter’s best friend", "boy", True),
    ],
)
def test_descriptions_of_one_person(one: str, other: str, fits: bool) -> None:
    a, b = victim(one), victim(other)
    assert a is not None
    assert b is not None
    assert can_be_one(a, b) is fits


@pytest.mark.parametrize("text", ["two boys", "boys", "Ada Quill and Ivo Lenz", "crowd", "a man and his son", "others"])
def test_several_are_no_one_victim(text: str) -> None:
    assert victim(text) is None
    assert are_several(text)


@pytest.mark.parametrize("text", ["at least six rounds", "shots", "the van", "home"])
def test_things_are_no_victims(text: str) -> None:
    assert victim(text) is None
    assert not are_several(text)


def test_the_only_one_arrested_is_one_whatever_he_is_called() -> None:
    case = event(5, FIRST, SECOND)
    one = harm(case, FIRST, "arrest", "suspect", "The suspect was arrested")
    other = harm(case, SECOND, "arrest", "man", "The man was taken into custody")
    named = harm(case, SECOND, "arrest", "Ivo Lenz, 33", "police arrested Ivo Lenz, 33", by=by("police"))
    charged = harm(case, SECOND, "charge", "Lenz", "Lenz was charged with murder")
    assert are_one(case, one, other, named)
    assert not are_one(case, one, charged)
    harm(case, SECOND, "arrest", "Tomas Brandt", "Tomas Brandt had been arrested before")
    assert not are_one(case, one, other)


def test_an_age_that_only_one_arrested_has_may_be_another_s() -> None:
    case = event(5, FIRST)
    one = harm(case, FIRST, "charge", "Lenz", "Lenz is charged with murder")
    assert not are_one(case, one, harm(case, FIRST, "charge", "16-year-old", "The 16-year-old was charged with murder"))


def test_what_was_done_days_before_is_another_act() -> None:
    case = event(1, FIRST)
    one = harm(case, FIRST, "kill", "Ivo Lenz")
    assert not are_one(case, one, harm(case, FIRST, "shoot", "Lenz", time=day("2031-04-26")))
    assert are_one(case, one, harm(case, FIRST, "shoot", "the man", time=day("2031-05-01")))


def test_another_offence_is_another_charge() -> None:
    case = event(1, FIRST)
    one = harm(case, FIRST, "charge", "16-year-old boy", "charged a 16-year-old boy with manslaughter")
    other = harm(case, FIRST, "charge", "Lenz", "Lenz was charged with two counts of robbery")
    assert not are_one(case, one, other)
    assert are_one(
        case, one, harm(case, FIRST, "charge", "16-year-old", "The 16-year-old is charged with manslaughter")
    )


def test_a_document_that_comes_or_goes_changes_the_record_as_a_full_run_does() -> None:
    third = paper("third.txt", "2031-05-05")
    case = event(1, FIRST, SECOND, third)
    harm(case, FIRST, "shoot", "teenager")
    harm(case, FIRST, "kill", "Ivo Lenz, 15")
    harm(case, SECOND, "kill", "15-year-old boy", by=by("gunman"))
    harm(case, SECOND, "shoot", None, "The shooting happened on Friday")
    harm(case, third, "shoot", "Lenz")
    count(case, third, 2, "injured")
    everything = case.findings()
    changing = Changing(CONCEPTS)
    for held in (everything[:2], everything, everything[1:], everything[::2], everything[:1], everything):
        assert changing.become(held, case.resolution) == []
    assert not changing.wide


def test_two_of_one_age_who_are_both_brought_in_are_two() -> None:
    case = event(3, FIRST)
    one = harm(case, FIRST, "shoot", "31-year-old man", "A 31-year-old man was grazed at the neck")
    two = harm(case, FIRST, "shoot", "31-year-old man", "A 31-year-old man took a bullet in the knee")
    three = harm(case, FIRST, "shoot", "31-year-old man", "Another 31-year-old man was grazed at the ear")
    assert not are_one(case, one, two)
    assert not are_one(case, one, three)
    assert not are_one(case, two, three)
    case = event(1, FIRST)
    one = harm(case, FIRST, "shoot", "31-year-old man", "A 31-year-old man was grazed at the neck")
    again = harm(case, FIRST, "shoot", "31-year-old man", "The 31-year-old man fell with a hole in the ribs")
    assert are_one(case, one, again)


def test_that_somebody_was_killed_does_not_make_the_accused_the_one_who_did_it() -> None:
    case = Case(FIRST)
    one = case.act(FIRST, NOBODY, "kill", object="woman", quote="A woman was killed")
    accused = Party("Tomas Brandt", "person", 10, 22)
    two = case.act(
        FIRST, accused, "kill", object="37-year-old woman", quote="killing", modality="alleged", is_accusation=True
    )
    entry = case.holding(one)
    assert two.id in entry.claims
    assert dict(entry.fields)["cell"] == "alleged"


def test_whom_police_shot_is_one_person_by_whatever_word() -> None:
    case = event(1, FIRST, SECOND)
    deputy = by("deputy")
    one = harm(case, FIRST, "shoot", "suspected gunman", "A deputy shot the suspected gunman", by=deputy)
    two = harm(case, FIRST, "shoot", "male subject", "the male subject was shot by the deputy", by=deputy)
    three = harm(case, SECOND, "shoot", "Man", "Man shot by deputy", by=by("sheriff’s deputy"))
    guard = harm(case, SECOND, "shoot", "guard", "The gunman shot a guard", by=by("gunman"))
    assert are_one(case, one, two, three)
    assert guard.id not in case.holding(one).claims
    four = harm(case, SECOND, "shoot", "another man", "Deputies shot another man", by=by("deputies"))
    assert four.id not in case.holding(one).claims
    assert not are_one(case, one, three)


def test_shots_and_the_harm_that_they_did_are_one_act() -> None:
    def told(quote: str, *objects: str) -> tuple[Case, Claim, list[Claim]]:
        case = Case(FIRST)
        gunman = by("gunman")
        shots = harm(case, FIRST, "shoot", None, quote, by=gunman)
        harms = [
            beside(case, FIRST, harm(case, FIRST, "attack", whom, f"hitting {whom} in the leg", by=gunman))
            for whom in objects
        ]
        first = dataclasses.replace(shots, end=harms[0].start - 2)
        case.claims[FIRST.id][0] = first
        return case, first, harms

    case, shots, (hit,) = told("opened fire", "guard")
    assert are_one(case, shots, hit)
    case, shots, (hit,) = told("shot at them", "guard")
    assert not are_one(case, shots, hit)


def test_two_who_are_told_together_are_one_pair_in_either_order() -> None:
    case = event(2, FIRST, SECOND)
    one = harm(case, FIRST, "shoot", "sailor and a 7-year-old girl", "A sailor and a 7-year-old girl had been shot")
    two = harm(case, SECOND, "kill", "7-year-old girl and a sailor", "A 7-year-old girl and a sailor have been killed")
    assert are_one(case, one, two)


def test_the_name_is_shown_rather_than_a_word_for_the_person() -> None:
    case = event(1, FIRST)
    one = harm(case, FIRST, "charge", "man", "A man was charged")
    two = harm(case, FIRST, "charge", "35-year-old Ivo Brandt", "35-year-old Ivo Brandt was charged with theft")
    assert are_one(case, one, two)
    assert cells(case.holding(one))["object"] == "35-year-old Ivo Brandt"


def test_the_only_two_tellings_of_a_charge_in_a_document_are_of_one() -> None:
    case = Case(FIRST)
    one = harm(
        case, FIRST, "charge", "20-year-old man", "Quayside police have charged a 20-year-old man", by=by("police")
    )
    two = harm(case, FIRST, "charge", "Brandt", "Brandt has been charged with theft")
    assert are_one(case, one, two)
    assert cells(case.holding(one))["object"] == "Brandt"
    harm(case, FIRST, "charge", "sailor", "A sailor was charged with theft")
    assert not are_one(case, one, two)


def test_she_is_the_only_one_who_was_held() -> None:
    case = Case(FIRST)
    one = harm(case, FIRST, "arrest", "grandmother", "A grandmother was arrested")
    two = harm(case, FIRST, "arrest", None, "She was detained for more questions")
    assert are_one(case, one, two)
    other = Case(FIRST)
    one = harm(other, FIRST, "arrest", "grandmother", "A grandmother was arrested")
    two = harm(other, FIRST, "arrest", None, "He was detained")
    assert not are_one(other, one, two)
