"""Clauses joined by "or", and how far a "not" before them reaches."""

from __future__ import annotations

import pytest

from reading_of import reading_of


def negated(text: str) -> dict[str, bool]:
    reading = reading_of(text)
    return {reading.tokens.lower[c.verb]: c.is_negated for c in reading.clauses}


@pytest.mark.parametrize(
    ("text", "verb", "expected"),
    [
        ("Wardens have not found the cause of the leak or identified any culprits.", "identified", True),
        ("The levy is not being collected by Albia or even defended by Vestria.", "defended", True),
        ("The board has not closed the pier or it has reopened it.", "reopened", False),
        ("The board has not closed the pier and opened a second one.", "opened", False),
        ("The board closed the pier or sold it.", "sold", False),
        ("The wardens were not only late.", "were", False),
        ("The wardens were not late.", "were", True),
        ("Neither the navy nor the coastguard fired at the boat.", "fired", True),
        ("The army neither attacked the port nor closed the strait.", "attacked", True),
        ("The army neither attacked the port nor closed the strait.", "closed", True),
        ("The army did not attack the port, nor did it close the strait.", "close", True),
        ("Nor did the army close the strait.", "close", True),
    ],
)
def test_not_reaches_what_or_joins_to_it(text: str, verb: str, expected: bool) -> None:
    assert negated(text)[verb] is expected


def test_only_what_or_joins_are_options() -> None:
    text = "Wardens shut the gate and searched the yard, and they questioned or detained the crew."
    reading = reading_of(text)
    options = {reading.tokens.lower[c.verb]: c.alternatives is not None for c in reading.clauses}
    assert options == {"shut": False, "searched": False, "questioned": True, "detained": True}
