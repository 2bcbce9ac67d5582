"""What is flatly said, done or open in words that hang inside others."""

from __future__ import annotations

import pytest

from onrecord.model.claim import UNTIED_ACTOR, Action, Figure, Position
from reading_of import claims_of, of_kind


def held(text: str) -> list[tuple[str, str]]:
    found = [(c, c.body) for c in of_kind(text, "position")]
    return [(body.proposition, c.modality) for c, body in found if isinstance(body, Position)]


def counted(text: str) -> dict[str, str]:
    figures = [c.body for c in of_kind(text, "figure") if isinstance(c.body, Figure)]
    return {body.unit or "": body.measure for body in figures if body.basis == "stated"}


@pytest.mark.parametrize(
    ("text", "mood"),
    [
        ("Minister Ana Brell said this plan would not help solve the shortage.", "stated"),
        ("Minister Ana Brell said the levy would not close the gap.", "stated"),
        ("Minister Ana Brell said the levy might not help the town.", "possible"),
        ("Minister Ana Brell said the levy is unlikely to work.", "possible"),
        ("Minister Ana Brell said the harbour would close on Monday.", "planned"),
    ],
)
def test_what_a_thing_would_do_is_held_where_no_word_hedges_it(text: str, mood: str) -> None:
    assert [m for _, m in held(text)] == [mood]


def test_a_contention_is_held_whatever_is_meant_with_it() -> None:
    text = "The panel is intended to underscore the port authority's contention that the dispute is essentially legal."
    assert held(text) == [("the dispute is essentially legal", "stated")]


def test_what_one_will_notice_is_no_plan() -> None:
    assert [m for _, m in held("“You'll notice that I am not wearing a badge,” Tom Orrel said.")] == ["stated"]
    assert [m for _, m in held("“You will see that the pier will close,” Tom Orrel said.")] == ["planned"]


def test_what_is_told_beside_an_announcement_is_done() -> None:
    text = "Marle College announced classes would be cancelled Friday, and several halls and lanes were closed."
    found = {c.body.type: c.modality for c in of_kind(text, "action") if isinstance(c.body, Action)}
    assert found["end"] == "planned"
    assert found["close"] != "planned"


def test_a_subject_severed_from_its_verb_is_found() -> None:
    text = (
        "Mulvey said current barter schemes, in which unpaid rent is often sold to strangers at a discount, "
        "were like “selling the roof for firewood”."
    )
    assert [words.partition(" were ")[0] for words, _ in held(text)] == ["current barter schemes"]
    assert all("prayer was" not in words for words, _ in held("Mulvey said a prayer and was applauded by the crowd."))


def test_one_or_the_other_who_did_it_is_open() -> None:
    for text in ("Nine guards were shot by a gunman or gunmen.", "The depot was shelled by soldiers or rebels."):
        (claim,) = of_kind(text, "action")
        assert isinstance(claim.body, Action)
        assert claim.body.actor.name == ""
        assert UNTIED_ACTOR in claim.doubts
    both = [c.body for c in of_kind("The depot was shelled by soldiers and rebels.", "action")]
    assert {body.actor.name for body in both if isinstance(body, Action)} == {"soldiers", "rebels"}


def test_who_are_found_shot_to_death_are_killed() -> None:
    assert counted("Three lodgers were found stabbed to death Saturday at a house in Marle.") == {
        "lodgers": "people killed"
    }
    assert counted("Two men were beaten to death in Marle.") == {"men": "people killed"}
    assert counted("Two men were scared to death by the dog.").get("men") != "people killed"


def test_a_list_of_places_is_whole() -> None:
    text = "Five barges were held in the Netherlands, Malta, Ghana, Norway and South Korea, she said."
    scopes = [c.body.scope for c in claims_of(text) if isinstance(c.body, Figure)]
    assert scopes == ["Ghana and Malta and Netherlands and Norway and South Korea"]
