"""Several who speak of themselves, a verb done by another than the one before it, and who says nothing either way."""

from __future__ import annotations

from onrecord.model.claim import Action, Position
from reading_of import of_kind


def acts(text: str) -> set[tuple[str, str, str | None]]:
    """(actor, type, root) of each act."""
    return {
        (c.body.actor.name, c.body.type, c.root.name if c.root is not None else None)
        for c in of_kind(text, "action")
        if isinstance(c.body, Action)
    }


def test_they_are_all_who_speak_and_each_answers_for_itself() -> None:
    text = "The harbour board has proposed no rule. Norway and Chile have announced that they will close the depots."
    assert {a for a in acts(text) if a[1] == "close"} == {("Norway", "close", "Norway"), ("Chile", "close", "Chile")}


def test_one_who_speaks_of_others_does_not_become_them() -> None:
    text = "Two inspectors came on Monday. The minister said they had closed the depot."
    assert not [a for a in acts(text) if a[0] == "minister" and a[1] == "close"]


def test_a_second_by_phrase_is_of_the_joined_verb() -> None:
    text = (
        "The sheds are rented by a firm registered in Bergen, Norway, and operated, according to papers seen by the "
        "union, by the Defence Ministry of Chile."
    )
    assert [a[0] for a in acts(text) if a[1] == "lease"] == ["firm"]


def test_neither_confirmed_nor_denied_that_is_no_denial() -> None:
    text = "The government of Norway has so far neither confirmed nor denied that it knew of the depot."
    (claim,) = of_kind(text, "position")
    assert isinstance(claim.body, Position)
    assert (claim.body.stance, claim.polarity) == ("declines to comment", "asserted")
    assert claim.body.proposition == "it knew of the depot"
    assert text[claim.start : claim.end] == text[:-1]


def test_her_ministry_is_the_minister_s() -> None:
    text = "Norway's Interior Minister Ida Holm said her ministry had opened an investigation."
    assert acts(text) == {("Interior Ministry", "investigate", "Ida Holm")}


def test_what_could_not_be_found_out_puts_nothing_anywhere() -> None:
    text = "We found depots in Bergen, Oslo and Larvik. Who runs the two others could not be established."
    assert {c.modality for c in of_kind(text, "site")} <= {"stated", "alleged"}
