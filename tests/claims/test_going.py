"""How far acts that last have come: going on, over, or neither said."""

from __future__ import annotations

import pytest

from onrecord.model.claim import Action
from reading_of import of_kind


def acts(text: str) -> list[tuple[str, str, str | None, str | None]]:
    found = [c.body for c in of_kind(text, "action") if isinstance(c.body, Action)]
    return [(body.actor.name, body.type, body.object, body.course) for body in found]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Harbour police are searching for the owner of a blue dinghy.", ("Harbour police", "search-for", "under way")),
        ("The leak is being investigated by the port authority.", ("port authority", "investigate", "under way")),
        ("Harbour police continue to search for the thieves.", ("Harbour police", "search-for", "under way")),
        ("The ministry has been investigating the ferry line since June.", ("ministry", "investigate", "under way")),
        ("Norrovia is examining whether the post is there.", ("Norrovia", "investigate", "under way")),
        ("Harbour police were still questioning the crew late on Monday.", ("Harbour police", "question", "under way")),
        ("The search for the two divers continues.", ("", "search-for", "under way")),
        ("An inquiry into the leak is still open.", ("", "investigate", "under way")),
        ("The ministry's review of the permits is ongoing.", ("ministry", "investigate", "under way")),
        (
            "The collapse remains under investigation by the port authority.",
            ("port authority", "investigate", "under way"),
        ),
        ("Ada Quill is on trial in Marle.", ("", "try", "under way")),
        ("The ministry closed its inquiry into the leak.", ("ministry", "investigate", "ended")),
        ("The investigation into the leak has been completed.", ("", "investigate", "ended")),
        ("The manhunt for the thief ended on Tuesday.", ("", "search-for", "ended")),
    ],
)
def test_an_act_that_lasts_says_how_far_it_has_come(text: str, told: tuple[str, str, str]) -> None:
    assert [(actor, act, course) for actor, act, _, course in acts(text)] == [told]


@pytest.mark.parametrize(
    "text",
    [
        "Harbour police searched for the owner of a blue dinghy.",
        "The ministry launched an inquiry into the leak.",
        "Harbour police were searching the boat when the owner fled.",
        "The port authority will investigate the leak.",
        "The council is meeting on 12 December 2099 to discuss the leak.",
        "The ministry is urging the port to close the pier.",
        "The ministry will complete its inquiry into the leak.",
        "The ferry line is no longer under investigation.",
    ],
)
def test_what_is_done_begun_or_to_come_is_not_under_way(text: str) -> None:
    assert all(course is None for *_, course in acts(text))


def test_the_investigation_is_that_of_whoever_was_said_to_investigate() -> None:
    told = acts("Marle police are investigating the theft. The investigation continues, the mayor said.")
    assert [(actor, act, course) for actor, act, _, course in told] == [
        ("Marle police", "investigate", "under way")
    ] * 2
    assert acts("The investigation continues, the mayor said.") == []


def test_a_search_of_a_house_is_none_for_it() -> None:
    assert acts("Marle police conducted a search of the boathouse.")[0][1:3] == ("search", "boathouse")
    assert acts("Marle police launched a search for the boy.")[0][1:3] == ("search-for", "boy")
