"""Whom a pronoun means to whom something is done."""

from __future__ import annotations

import pytest

from onrecord.model.claim import Action
from reading_of import of_kind


def held(text: str, type_: str) -> str | None:
    found = [c.body for c in of_kind(text, "action") if isinstance(c.body, Action) and c.body.type == type_]
    return found[-1].object


@pytest.mark.parametrize(
    ("text", "type_", "whom"),
    [
        (
            "Tarn Everett was arrested on 3 May at the pier, Chief Michael Benn said. He was charged with theft.",
            "charge",
            "Tarn Everett",
        ),
        ("The hunt is over, Chief Michael Benn said. He was arrested in a barn.", "arrest", None),
        (
            "The hunt is over, Chief Michael Benn said. Harbour guards traded shots with the suspect, killing him.",
            "kill",
            "suspect",
        ),
        ("Tomas Vek fled. He was arrested at the pier.", "arrest", "Tomas Vek"),
    ],
)
def test_who_told_of_it_did_not_undergo_it(text: str, type_: str, whom: str | None) -> None:
    assert held(text, type_) == whom


def test_whom_a_film_shows_is_he() -> None:
    text = "The car stood there, Commander Ada Roos said. Police film showed Tomas Vek as he opened fire, a guard said."
    (shot,) = (c.body for c in of_kind(text, "action") if isinstance(c.body, Action) and c.body.type == "shoot")
    assert shot.actor.name == "Tomas Vek"
