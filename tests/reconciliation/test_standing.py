"""Totals of casualties over several documents: one event or two, and which value stands."""

from __future__ import annotations

from typing import Any

from depot_claims import A, B, C, Case, day, exactly, paper
from onrecord.model.claim import Claim, Figure
from onrecord.model.document import Document
from onrecord.model.entry import Entry
from onrecord.model.value import Place

TARN = Place("Tarn", country="QN", geonames=11, precision="city")
NORWICK = Place("Norwick", country="QN", geonames=12, precision="city")
MONDAY, LATER = day("2031-05-05"), day("2031-09-01")


def toll(case: Case, document: Document, fate: str, n: float, basis: str = "stated", **more: Any) -> Claim:
    body = Figure(f"people {fate}", exactly(n), basis=basis)
    settled = {"time": MONDAY, "place": TARN, "modality": "stated", **more}
    return case.add(document, "figure", body, None, **settled)


def current(case: Case) -> dict[str, float | None]:
    return {e.key[1]: e.stands for e in case.record().entries if e.stands is not None}


def test_what_most_documents_state_stands_and_silence_is_no_vote() -> None:
    case = Case(A, B, C)
    toll(case, A, "killed", 2)
    toll(case, B, "killed", 2)
    toll(case, C, "killed", 3)
    toll(case, A, "injured", 4)
    assert current(case) == {"people killed": 2, "people injured": 4}


def test_a_stated_number_goes_before_a_counted_one() -> None:
    case = Case(A, B)
    toll(case, A, "killed", 2)
    toll(case, B, "killed", 1, basis="implied")
    assert current(case) == {"people killed": 2}


def test_the_hurt_who_died_since_are_hurt_no_more() -> None:
    case = Case(A, B)
    toll(case, A, "injured", 1)
    toll(case, B, "killed", 1)
    assert current(case) == {"people killed": 1}


def test_the_dead_are_taken_off_a_number_of_all_those_hit() -> None:
    case = Case(A, B)
    toll(case, A, "killed or injured", 6)
    toll(case, A, "injured", 6, basis="worked out")
    toll(case, B, "killed", 1)
    toll(case, B, "injured", 5)
    assert current(case) == {"people killed": 1, "people injured": 5}


def test_another_day_is_another_event() -> None:
    case = Case(A, B)
    first = toll(case, A, "killed", 2)
    second = toll(case, B, "killed", 9, time=LATER, place=NORWICK)
    one, two = case.holding(first), case.holding(second)
    assert one.event != two.event
    assert not [e for e in (*one.edges, *two.edges) if e.kind == "contested"]


def test_the_reason_is_told() -> None:
    case = Case(A, B)
    entry: Entry = case.holding(toll(case, A, "killed", 2))
    assert entry.current == "2 stands: 1 of 1 document that states it, copies left out, gives it."


def test_a_value_that_nobody_states_stands_on_the_entry_it_was_worked_out_from() -> None:
    case = Case(A, B)
    toll(case, A, "killed or injured", 6)
    hurt = toll(case, A, "injured", 6, basis="worked out")
    toll(case, B, "killed", 1)
    assert case.holding(hurt).current == "5 stands: all those said to be hit, less the dead that stand."
    assert current(case) == {"people killed": 1, "people injured": 5}


def test_an_entry_whose_value_does_not_stand_says_which_does() -> None:
    case = Case(A, B, C)
    toll(case, A, "killed", 2)
    toll(case, B, "killed", 2)
    other = toll(case, C, "killed", 3)
    assert "another value stands: 2" in case.holding(other).open_points


def dispute(entry: Entry) -> str:
    return next(flag.value for flag in entry.flags if flag.name == "dispute")


def test_numbers_that_documents_on_one_event_give_otherwise_are_flagged_on_both() -> None:
    case = Case(A, B, C)
    one = toll(case, A, "killed", 2)
    toll(case, B, "killed", 2)
    other = toll(case, C, "killed", 3)
    assert dispute(case.holding(one)) == dispute(case.holding(other)) == "other values given: number"


def test_persons_told_of_may_be_some_of_those_counted() -> None:
    case = Case(A, B, C)
    one = toll(case, A, "injured", 12)
    toll(case, B, "injured", 12)
    some = toll(case, C, "injured", 1, basis="told")
    assert dispute(case.holding(one)) == dispute(case.holding(some)) == "undisputed in documents held"
    assert not [point for point in case.holding(some).open_points if point.startswith("another value")]


def test_no_event_is_later_than_the_first_report_of_it() -> None:
    early, late = paper("early.txt", "2031-05-06"), paper("late.txt", "2031-05-12")
    case = Case(early, late)
    first = toll(case, early, "killed", 2, doubts=("the day of the event is not plainly told",))
    second = toll(case, late, "killed", 2, time=day("2031-05-08"))
    assert {case.holding(claim).event for claim in (first, second)} == {case.holding(first).event}
    assert {entry.time.end for entry in case.record().entries if entry.time is not None} == {"2031-05-05"}


def test_where_all_days_are_later_than_the_first_report_only_a_bound_is_known() -> None:
    early, late = paper("early.txt", "2031-05-06"), paper("late.txt", "2031-05-12")
    case = Case(early, late)
    toll(case, early, "killed", 2, time=None)
    entry = case.holding(toll(case, late, "killed", 2, time=day("2031-05-08")))
    assert entry.time is not None
    assert (entry.time.edtf, entry.time.start, entry.time.end) == ("../2031-05-06", None, "2031-05-06")
    assert entry.time.inferred


def test_silence_is_no_word_against_several_that_tell_of_dead() -> None:
    papers = [paper(f"{n}.txt", "2031-05-06") for n in range(6)]
    case = Case(*papers)
    for n, document in enumerate(papers):
        toll(case, document, "injured", 5)
        if n in (0, 1):
            toll(case, document, "killed", 4 + n)
    assert current(case)["people killed"] in (4, 5)


def test_who_tells_of_the_hurt_only_outvotes_a_single_death() -> None:
    papers = [paper(f"{n}.txt", "2031-05-06") for n in range(3)]
    case = Case(*papers)
    for document in papers:
        toll(case, document, "injured", 1)
    toll(case, papers[0], "killed", 1, basis="told")
    assert current(case) == {"people injured": 1}


def test_a_later_death_overtakes_what_more_documents_said_before() -> None:
    papers = [paper("a.txt", "2031-05-06"), paper("b.txt", "2031-05-06"), paper("c.txt", "2031-05-12")]
    case = Case(*papers)
    for document, killed, injured in zip(papers, (2, 2, 3), (1, 1, 0), strict=True):
        toll(case, document, "killed", killed)
        toll(case, document, "injured", injured)
    assert current(case) == {"people killed": 3}


def test_a_death_that_is_only_hinted_at_overtakes_nothing() -> None:
    papers = [paper("a.txt", "2031-05-06"), paper("b.txt", "2031-05-06"), paper("c.txt", "2031-05-12")]
    case = Case(*papers)
    toll(case, papers[0], "injured", 1)
    toll(case, papers[1], "injured", 1)
    toll(case, papers[2], "killed", 1, basis="implied")
    assert current(case) == {"people injured": 1}


def test_of_days_that_as_many_give_one_far_before_another_is_an_earlier_events() -> None:
    papers = [paper("a.txt", "2031-05-07"), paper("b.txt", "2031-05-08")]
    case = Case(*papers)
    toll(case, papers[0], "killed", 2, time=day("2031-05-01"))
    entry = case.holding(toll(case, papers[1], "killed", 2, time=day("2031-05-05")))
    assert entry.time is not None
    assert entry.time.end == "2031-05-05"


def test_of_days_side_by_side_the_first_document_gives_it() -> None:
    papers = [paper("a.txt", "2031-05-07"), paper("b.txt", "2031-05-08")]
    case = Case(*papers)
    toll(case, papers[0], "killed", 2, time=day("2031-05-04"))
    entry = case.holding(toll(case, papers[1], "killed", 2, time=day("2031-05-05")))
    assert entry.time is not None
    assert entry.time.end == "2031-05-04"
