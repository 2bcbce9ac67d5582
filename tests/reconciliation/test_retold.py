"""Acts told again with their actor described otherwise: which are one, and which stay two."""

from __future__ import annotations

from typing import Any

import pytest

from changing import Changing
from depot_claims import CONCEPTS, Case, day, exactly, paper
from onrecord.model.claim import Claim
from onrecord.model.document import Document
from onrecord.model.party import Party
from onrecord.model.value import Place

FIRST, SECOND = paper("first.txt", "2031-05-03"), paper("second.txt", "2031-05-04")
QUAYSIDE = Place("Quayside", country="QN", precision="city", lat=1.0, lon=2.0)
NOBODY = Party("", "unknown", named=False)


def called(name: str, *, named: bool = False, at: int = 10) -> Party:
    return Party(name, "person" if named else "group", at, at + len(name), named=named)


def one_event() -> Case:
    """Two reports of one event: its day, its town and its dead are the same."""
    case = Case(FIRST, SECOND)
    for document in (FIRST, SECOND):
        case.figure(
            document, exactly(3), None, measure="people killed", unit="people", place=QUAYSIDE, time=day("2031-05-02")
        )
    return case


def are_one(case: Case, a: Claim, b: Claim) -> bool:
    return b.id in case.holding(a).claims


def told(case: Case, document: Document, actor: Party, act: str, what: str | None, quote: str, **more: Any) -> Claim:
    return case.act(document, actor, act, object=what, quote=quote, **more)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("police", "Quayside police"),
        ("officers", "police"),
        ("detectives", "the sheriff's office"),
    ],
)
def test_police_by_other_words_made_one_arrest(first: str, second: str) -> None:
    case = one_event()
    one = told(case, FIRST, called(first), "arrest", "Tomas Brandt", f"{first} arrested Tomas Brandt")
    other = told(case, SECOND, called(second), "arrest", "Brandt", f"{second} have arrested Brandt")
    assert are_one(case, one, other)


def test_police_of_two_towns_made_two() -> None:
    case = one_event()
    one = told(case, FIRST, called("Quayside police"), "arrest", "Brandt", "Quayside police arrested Brandt")
    other = told(case, SECOND, called("Farhaven police"), "arrest", "Brandt", "Farhaven police arrested Brandt")
    assert not are_one(case, one, other)


def test_documents_of_two_events_tell_of_two_acts() -> None:
    case = Case(FIRST, SECOND)
    one = told(case, FIRST, called("police"), "investigate", "incident", "police are investigating the incident")
    other = told(case, SECOND, called("police"), "investigate", "incident", "police are investigating an incident")
    assert not are_one(case, one, other)
    case = one_event()
    one = told(case, FIRST, called("police"), "investigate", "incident", "police are investigating the incident")
    other = told(case, SECOND, called("police"), "investigate", "incident", "police are investigating an incident")
    assert are_one(case, one, other)


def test_who_is_described_is_who_is_named_unless_two_are() -> None:
    case = one_event()
    one = told(case, FIRST, called("gunman"), "kill", "three dockers", "the gunman killed three dockers")
    other = told(
        case, SECOND, called("Tomas Brandt", named=True), "kill", "three dockers", "Brandt killed three dockers"
    )
    assert are_one(case, one, other)
    third = told(
        case, SECOND, called("Ivo Lenz", named=True, at=70), "kill", "three dockers", "Lenz killed three dockers"
    )
    assert not are_one(case, one, other)
    assert not are_one(case, one, third)


@pytest.mark.parametrize(
    ("first", "second"), [("boy", "man"), ("woman", "man"), ("two men", "gunman"), ("son", "father")]
)
def test_other_people_did_it_twice(first: str, second: str) -> None:
    case = one_event()
    one = told(case, FIRST, called(first), "shoot", "Ada Quill", f"a {first} shot Ada Quill")
    other = told(case, SECOND, called(second), "shoot", "Ada Quill", f"a {second} shot Ada Quill")
    assert not are_one(case, one, other)


def test_two_actors_of_one_clause_are_two() -> None:
    case = one_event()
    one = told(case, FIRST, called("police"), "search-for", "Brandt", "police and officers searched for Brandt")
    other = case.add(
        FIRST, "action", told(case, FIRST, called("officers"), "search-for", "Brandt", "x").body, None, quote=one.quote
    )
    beside = Claim(**{**{f: getattr(other, f) for f in other.__dataclass_fields__}, "start": one.start, "end": one.end})
    case.claims[FIRST.id][-1] = beside
    del case.claims[FIRST.id][-2]
    assert not are_one(case, one, beside)


def test_the_shooting_of_one_event_is_one_and_another_is_another() -> None:
    case = one_event()
    one = told(case, FIRST, NOBODY, "shoot", None, "The shooting happened at a quay in the harbour")
    other = told(case, SECOND, NOBODY, "shoot", None, "the shooting began around 9 p.m.")
    earlier = told(case, SECOND, NOBODY, "shoot", None, "A second shooting took place two days later")
    assert are_one(case, one, other)
    assert not are_one(case, one, earlier)


def test_the_shooting_takes_up_the_only_one_that_its_document_tells() -> None:
    case = Case(FIRST)
    one = told(case, FIRST, called("boy"), "shoot", None, "a boy accidentally shot himself in the foot")
    noun = told(case, FIRST, NOBODY, "shoot", None, "The shooting happened Friday afternoon")
    assert are_one(case, one, noun)
    told(case, FIRST, called("man"), "shoot", "Ada Quill", "a man shot Ada Quill")
    assert not are_one(case, one, noun)


def test_a_shooting_taken_up_in_two_documents_is_the_one_that_either_tells() -> None:
    case = one_event()
    one = told(case, FIRST, called("gunman"), "shoot", "Ada Quill", "a gunman shot Ada Quill")
    noun = told(case, FIRST, NOBODY, "shoot", None, "The shooting happened Friday afternoon")
    again = told(case, SECOND, NOBODY, "shoot", None, "According to police, the shooting occurred at 3 p.m.")
    assert are_one(case, one, noun)
    assert are_one(case, one, again)
    some = one_event()
    part = told(some, FIRST, called("gunman"), "shoot", "two other clerks", "a gunman also shot two other clerks")
    whole = told(some, FIRST, NOBODY, "shoot", None, "The shooting happened Friday afternoon")
    assert not are_one(some, part, whole)


def test_a_state_s_government_acts_as_the_state() -> None:
    case = Case(FIRST, SECOND)
    state = Party("Albia", "state", 1, 6, country="QN")
    government = Party("government", "agency", 11, 21, named=False, country="QN")
    ministry = Party("Trade Ministry", "agency", 11, 25, country="QN", agency="Trade Ministry")
    one = told(case, FIRST, state, "suspend", "interest payments", "Albia suspended interest payments")
    other = told(case, SECOND, government, "suspend", "interest payments", "the government suspended interest payments")
    third = told(case, SECOND, ministry, "suspend", "interest payments", "the ministry suspended interest payments")
    assert are_one(case, one, other)
    assert not are_one(case, one, third)


def test_a_suspect_identified_by_name_is_the_one_named() -> None:
    case = one_event()
    one = told(case, FIRST, NOBODY, "arrest", "suspect", "The suspect, identified as Tomas Brandt, 33, was arrested")
    other = told(case, SECOND, NOBODY, "arrest", "Tomas Brandt", "Tomas Brandt was arrested at the quay")
    third = told(case, SECOND, NOBODY, "arrest", "Ivo Lenz", "Ivo Lenz was arrested at home")
    assert are_one(case, one, other)
    assert not are_one(case, one, third)


def test_as_many_persons_by_another_word_are_the_same() -> None:
    case = one_event()
    one = told(case, FIRST, NOBODY, "arrest", "Two men", "Two men were arrested")
    other = told(case, SECOND, called("police"), "arrest", "two suspects", "police have arrested two suspects")
    rest = told(case, SECOND, called("police"), "arrest", "two others", "police have arrested two others")
    more = told(case, SECOND, called("police"), "arrest", "three suspects", "police have arrested three suspects")
    assert are_one(case, one, other)
    assert not are_one(case, one, rest)
    assert not are_one(case, one, more)


def test_a_sentence_of_two_documents_is_told_once() -> None:
    case = Case(FIRST, SECOND)
    quote = "people in the house were selling stolen copper wire out of the back door"
    one = told(case, FIRST, called("people"), "sell", "stolen copper wire", quote)
    other = told(case, SECOND, called("people"), "sell", "stolen copper wire", quote)
    assert are_one(case, one, other)
    case = Case(FIRST, SECOND)
    one = told(case, FIRST, called("people"), "sell", "stolen copper wire", quote)
    other = told(case, SECOND, called("people"), "sell", "stolen copper wire", "people were selling stolen copper wire")
    assert not are_one(case, one, other)


def test_other_days_are_other_acts() -> None:
    case = one_event()
    one = told(case, FIRST, NOBODY, "arrest", "Brandt", "Brandt was arrested", time=day("2031-05-02"))
    other = told(case, SECOND, called("police"), "arrest", "Brandt", "police arrested Brandt", time=day("2031-05-04"))
    assert not are_one(case, one, other)


def test_a_document_that_comes_or_goes_changes_the_record_as_a_full_run_does() -> None:
    case = one_event()
    case.documents += [third := paper("third.txt", "2031-05-05")]
    case.claims[third.id] = []
    case.figure(third, exactly(3), None, measure="people killed", unit="people", place=QUAYSIDE, time=day("2031-05-02"))
    told(case, FIRST, called("police"), "arrest", "two suspects", "police have arrested two suspects")
    told(case, SECOND, NOBODY, "arrest", "Two men", "Two men were arrested")
    told(case, third, called("officers"), "arrest", "two people", "officers arrested two people")
    told(case, third, called("Farhaven police"), "arrest", "two people", "Farhaven police arrested two people")
    everything = case.findings()
    changing = Changing(CONCEPTS)
    for held in (everything[:2], everything, everything[1:], everything[::2], everything):
        assert changing.become(held, case.resolution) == []
    assert not changing.wide
