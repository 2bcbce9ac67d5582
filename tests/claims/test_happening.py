"""The day of an act that is of the one event which its document tells of."""

from __future__ import annotations

from onrecord.model.claim import UNTIED_ACTOR, UNTIED_DAY, UNTIED_OBJECT, UNTIED_PLACE, Action, Claim, Figure
from reading_of import of_kind

LEAD = "Two men shot at Quill pier\n\nTwo men were shot on Tuesday at the Quill pier, police said. "


def acts(text: str, *types: str) -> list[Claim]:
    found = of_kind(text, "action", "2021-05-20")
    return [c for c in found if isinstance(c.body, Action) and c.body.type in (types or ("shoot",))]


def test_an_act_on_who_came_to_harm_has_the_day_of_the_event_and_shows_where_it_stands() -> None:
    text = f"{LEAD}One of them is a carpenter.\n\nThe gunman opened fire from a boat, said a guard."
    last = acts(text)[-1]
    assert "boat" in last.quote
    assert last.time is not None
    assert (last.time.edtf, last.time.inferred) == ("2021-05-18", True)
    (told,) = [e for e in last.evidence if e.role == "time"]
    assert text[told.start : told.end] == "Tuesday"


def test_the_shooting_is_that_of_the_document() -> None:
    last = acts(f"{LEAD}\n\nThe shooting happened in front of a crowd.")[-1]
    assert last.time is not None
    assert last.time.edtf == "2021-05-18"


def test_what_came_after_keeps_no_day_of_the_event() -> None:
    (found,) = acts(f"{LEAD}\n\nOfficers arrested a carpenter after a long search.", "arrest")
    assert found.time is None
    assert UNTIED_DAY not in found.doubts
    (near,) = acts(f"{LEAD} Officers arrested a carpenter after a long search.", "arrest")
    assert UNTIED_DAY in near.doubts


def test_another_day_in_the_words_around_leaves_the_day_open() -> None:
    text = f"{LEAD}\n\nThe 3 March shooting of a fisherman is unsolved. Police said the fisherman was shot at a party."
    last = acts(text)[-1]
    assert last.time is None
    assert UNTIED_DAY in last.doubts


def test_somebody_else_who_was_shot_earlier_is_not_of_the_event() -> None:
    last = acts(f"{LEAD}\n\nThe carpenter had previously been shot in a bar.")[-1]
    assert last.time is None
    assert UNTIED_DAY in last.doubts


def test_several_events_lend_no_day() -> None:
    text = "Three shootings leave five hurt\n\nThree separate shootings on Tuesday left five people hurt, police said."
    assert all(c.time is None or "Tuesday" in c.quote for c in acts(f"{text}\n\nA gunman opened fire on a car."))


def test_where_no_day_is_told_none_is_missed() -> None:
    (found,) = acts("Man shot\n\nA man was shot at the Quill pier, police said.")[-1:]
    assert found.time is None
    assert UNTIED_DAY not in found.doubts


def figure(text: str, measure: str) -> Claim:
    found = of_kind(text, "figure", "2021-05-20")
    return next(c for c in found if isinstance(c.body, Figure) and c.body.measure == measure)


def test_who_comes_to_the_scene_comes_on_the_day_of_the_event() -> None:
    (came,) = acts(f"{LEAD}\n\nWhen officers arrived at the scene, a crowd was waiting.", "visit")
    assert came.time is not None
    assert came.time.edtf == "2021-05-18"
    (other,) = acts(f"{LEAD}\n\nThe mayor visited the families of the men.", "visit")
    assert other.time is None


def test_a_count_of_shots_is_of_then_and_there() -> None:
    text = "Two men shot in Bergen\n\nTwo men were shot in Bergen on Tuesday. Police said eleven shots were fired."
    shots = figure(text, "shot")
    assert shots.time is not None
    assert shots.place is not None
    assert (shots.time.edtf, shots.place.name) == ("2021-05-18", "Bergen")
    assert {"time", "place"} <= {e.role for e in shots.evidence}


def test_a_part_of_the_toll_is_of_then_and_there_but_a_greater_number_is_not() -> None:
    lead = "Five people killed in Bergen\n\nFive people were killed in Bergen on Tuesday, police said. "
    text = f"{lead}\n\nThree women were killed in the hall.\n\nIn Tromso, a gunman killed 40 people."
    found = of_kind(text, "figure", "2021-05-20")
    days = {c.body.amount.low: c.time for c in found if isinstance(c.body, Figure)}
    assert days[3] == days[5] is not None
    assert days[40] is None


def test_a_number_that_cannot_be_tied_to_the_event_leaves_day_and_place_open() -> None:
    text = "Man shot in Bergen\n\nA man was shot in Bergen on Tuesday, police said. The bar has 40 lamps."
    lamps = figure(text, "lamp")
    assert {UNTIED_DAY, UNTIED_PLACE} <= set(lamps.doubts)


def test_what_is_done_along_with_a_dated_act_is_of_its_day() -> None:
    (held,) = acts("The hunt ended on Friday when police arrested a sailor.", "arrest")
    assert held.time is not None
    assert held.time.edtf == "2021-05-14"
    (said,) = acts("Ida Berg said on Friday, citing a guard, that police arrested a sailor.", "arrest")
    assert said.time is None


def test_a_time_of_day_is_that_of_the_events_day() -> None:
    last = acts(f"{LEAD}\n\nThe shooting happened around 9:30 p.m. near the crane.")[-1]
    assert last.time is not None
    assert last.time.edtf == "2021-05-18"


def test_a_day_told_beside_is_not_said_to_be_missing() -> None:
    near = acts("Norway closed the pier. The council met on 3 May.", "close")
    assert UNTIED_DAY in near[0].doubts
    filed = acts("BERGEN, May 3 - Norway has closed the pier, a guard said.\n\nShips wait.", "close")
    assert UNTIED_DAY not in filed[0].doubts
    bare = acts("Norway closed the pier, a guard said.\n\nThe council met on 3 May.", "close")
    assert UNTIED_DAY not in bare[0].doubts
    far = acts(
        "Norway closed the pier. Ships wait. Nobody came. The crane stands still. The council met on 3 May.", "close"
    )
    assert UNTIED_DAY not in far[0].doubts
    years = acts("Norway closed the pier. Trade has fallen since 2015.", "close")
    assert UNTIED_DAY not in years[0].doubts


def test_what_is_not_done_or_goes_on_has_no_day_to_be_settled() -> None:
    (none,) = acts("Norway has not closed the pier. The council met on 3 May.", "close")
    assert UNTIED_DAY not in none.doubts
    (going,) = acts("Norwegian police are investigating a theft. The council met on 3 May.", "investigate")
    assert UNTIED_DAY not in going.doubts


def test_who_did_it_is_open_where_the_paragraph_or_the_event_speaks_of_somebody() -> None:
    (near,) = acts("Two cranes were damaged. A guard was attacked in Tromso. Police seek a suspect.", "attack")
    assert UNTIED_ACTOR in near.doubts
    (bare,) = acts("A guard was attacked in Tromso.\n\nIn another case police seek a suspect.", "attack")
    assert UNTIED_ACTOR not in bare.doubts


def test_whom_the_shooting_befell_is_told_elsewhere_in_the_text() -> None:
    last = acts(f"{LEAD}\n\nThe shooting started in front of a crowd.")[-1]
    assert isinstance(last.body, Action)
    assert last.body.object is None
    assert UNTIED_OBJECT in last.doubts
    bare = acts("The shooting started in front of a crowd.")
    assert all(UNTIED_OBJECT not in c.doubts for c in bare)


def test_a_place_in_the_paragraph_is_not_said_to_be_missing() -> None:
    lamps = figure("The bar in Bergen closed on Monday. It has 40 lamps.\n\nShips wait.", "lamp")
    assert UNTIED_PLACE in lamps.doubts
    bare = figure("The bar in Bergen closed on Monday.\n\nIt has 40 lamps.", "lamp")
    assert UNTIED_PLACE not in bare.doubts


def test_a_day_in_the_words_of_an_act_may_be_its_day_but_not_where_it_is_that_of_a_killing() -> None:
    (open_,) = acts("Police in Bergen charged a sailor in connection with the theft of a boat on Monday.", "charge")
    assert open_.time is not None or UNTIED_DAY in open_.doubts
    (bare,) = acts("Police in Bergen charged a sailor in connection with the killing of a guard on Monday.", "charge")
    assert bare.time is not None or UNTIED_DAY not in bare.doubts


def test_the_day_of_an_appointment_leaves_no_day_open() -> None:
    (called,) = acts("Norway's foreign ministry summoned the Danish ambassador for Wednesday.", "summon")
    assert called.time is None
    assert UNTIED_DAY not in called.doubts


def test_a_time_of_day_leaves_the_day_open_where_one_is_told_beside() -> None:
    (near,) = acts("The council met on 3 May. Norway closed the pier around 9 p.m.", "close")
    assert near.time is None or near.time.start is not None or UNTIED_DAY in near.doubts
    (bare,) = acts("Ships wait. Norway closed the pier around 9 p.m.", "close")
    assert UNTIED_DAY not in bare.doubts
