"""Acts as told: whose they are, on whom, when, and what only sounds like one."""

from __future__ import annotations

import pytest

from onrecord.model.claim import Action
from reading_of import claims_of, of_kind


def acts(text: str) -> list[tuple[str, str, str | None]]:
    found = [c.body for c in of_kind(text, "action") if isinstance(c.body, Action)]
    return [(body.actor.name, body.type, body.object) for body in found]


def moods(text: str) -> list[tuple[str, str]]:
    found = [(c.body, c.modality) for c in of_kind(text, "action")]
    return [(body.type, modality) for body, modality in found if isinstance(body, Action)]


@pytest.mark.parametrize(
    "text",
    [
        "Under the port law, children cannot be charged with trespassing.",
        "The skipper wasn't badly hurt.",
        "Brawls usually happen at night, the mayor said.",
        "Two divers were treated at a clinic and released.",
        "Ada Quill attended Marle Grammar in the village.",
        "Neighbours would shoot the breeze on the quay.",
        "Guards kill thieves.",
        "Harbour police do not know how many people were firing guns.",
        "Harbour guards were called to the pier for a report of a brawl.",
        "The neighbours recalled the boys.",
    ],
)
def test_what_only_sounds_like_an_act_is_none(text: str) -> None:
    assert acts(text) == []


def test_a_text_may_end_with_a_set_phrase() -> None:
    assert acts("Harbour police said the skipper was taken into custody") == [("", "arrest", "skipper")]


def test_what_is_going_to_be_done_is_planned() -> None:
    assert moods("Harbour police are going to investigate the leak.") == [("investigate", "planned")]
    assert moods("The skipper is expected to recover after accidentally shooting himself in the foot.") == [
        ("shoot", "stated")
    ]
    text = "Somebody walked up to the skipper and demanded his keys before shooting him in the foot."
    assert ("shoot", "stated") in moods(text)


def test_the_day_of_what_came_before_is_not_that_of_the_act() -> None:
    text = "A boy was charged after a girl was shot while they were playing with a gun on 3 May 2031."
    (charge,) = [c for c in of_kind(text, "action") if isinstance(c.body, Action) and c.body.type == "charge"]
    assert charge.time is None
    behind = "Karl Holm was charged after the killing of Ada Quill on 3 May 2031."
    (charge,) = of_kind(behind, "action")
    assert charge.time is None
    own = "Karl Holm was charged on 3 May 2031 after the killing of Ada Quill."
    (charge,) = of_kind(own, "action")
    assert charge.time is not None
    assert charge.time.start == "2031-05-03"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("A 31-year-old man walked home. He was shot in the leg.", ("", "shoot", "31-year-old man")),
        ("A sailor was rowing when a guard shot at him.", ("guard", "shoot", "sailor")),
        ("Police said the other man, Karl Holm, 30, was arrested.", ("", "arrest", "other man (Karl Holm)")),
        ("Quill, of the old harbour quarter, was shot in the back.", ("", "shoot", "Quill")),
        (
            "Dunn said in Marle that 37-year-old Karl Holm was taken into custody.",
            ("", "arrest", "37-year-old Karl Holm"),
        ),
        ("Two guards were shooting at each other.", ("Two guards", "shoot", "each other")),
        ("A suspect remained barricaded in the boathouse.", ("suspect", "barricade", None)),
        ("Harbour guards arrived to the scene.", ("Harbour guards", "visit", "scene")),
        ("Nine children shot themselves or another child.", ("Nine children", "shoot", "themselves or another child")),
        ("Quill was charged with possession of a gun by a minor.", ("", "charge", "Quill")),
    ],
)
def test_whose_act_and_on_whom(text: str, told: tuple[str, str, str | None]) -> None:
    assert told in acts(text)


def test_nobody_is_taken_up_where_others_stand_between() -> None:
    text = "A man walked home. A boy met another man there. He was shot in the leg."
    assert ("", "shoot", "man") not in acts(text)


def test_who_tells_of_it_has_not_fled() -> None:
    assert not any(act == "flee" for _, act, _ in acts("Two men robbed the bank, police said. They fled in a van."))
    found = acts("Two men robbed the bank and fled in a van, police said.")
    assert ("Two men", "flee", None) in found


def test_a_speaker_is_not_they() -> None:
    assert all(actor != "Ada Quill" for actor, *_ in acts("Ada Quill said, “They shot my brother at the pier.”"))


def test_the_claims_of_a_text_keep_their_quotes() -> None:
    text = "A 31-year-old man walked home. He was shot in the leg."
    assert all(text[c.start : c.end] == c.quote for c in claims_of(text))


def test_him_is_whom_the_verb_before_was_done_to() -> None:
    text = "Ada Quill died on Monday. Marle police arrested Karl Holm at a house and charged him with theft."
    assert ("Marle police", "charge", "Karl Holm") in acts(text)


def test_who_took_a_picture_did_nothing_else() -> None:
    assert acts("(Ola Brandt, Marle Courier) Friends hold a vigil at the pier.") == [("Friends", "protest", None)]
    text = "(Ola Brandt, Marle Courier) On Monday, Marle police searched a boathouse. They arrested him on Tuesday."
    assert all(on != "Ola Brandt" for *_, on in acts(text))


@pytest.mark.parametrize(
    ("text", "act", "day"),
    [
        ("Marle police arrested two men in the 4 March shooting of a guard.", "arrest", None),
        ("Marle police have arrested a man in the fatal shootings on 4 March 2031 of two guards.", "arrest", None),
        ("A docker is accused of shooting a guard at the pier on 4 March 2031.", "accuse", None),
        ("Two men were arrested in a raid on 4 March 2031.", "arrest", "2031-03-04"),
        ("Karl Holm was arrested on 4 March 2031 in the killing of Ada Quill.", "arrest", "2031-03-04"),
    ],
)
def test_an_arrest_has_not_the_day_of_what_it_is_for(text: str, act: str, day: str | None) -> None:
    found = [c for c in of_kind(text, "action") if isinstance(c.body, Action) and c.body.type == act]
    assert [c.time.start if c.time is not None else None for c in found] == [day]


def test_what_one_is_called_on_to_do_ends_before_what_another_is() -> None:
    text = "The union has called on the board to close the pier and on the owners to free the crews."
    (claim,) = of_kind(text, "action")
    assert isinstance(claim.body, Action)
    assert (claim.body.object, claim.body.target) == ("to close the pier", "board")
