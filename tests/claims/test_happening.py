"""The day of an act that is of the one event which its document tells of."""

from __future__ import annotations

from onrecord.model.claim import UNTIED_DAY, Action, Claim
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
    assert not found.doubts


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
