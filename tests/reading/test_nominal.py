"""Nouns that take a said clause."""

from __future__ import annotations

import pytest

from reading_of import chain_at, reading_of


@pytest.mark.parametrize(
    ("text", "words", "chain"),
    [
        ("The minister dismissed the claim that the port was closed.", "was closed", [""]),
        ("Harbour Watch's warning that the pier would fall came too late.", "would fall", ["Harbour Watch"]),
        ("The council issued a statement that the pier was safe.", "was safe", ["council"]),
        ("Harbour Watch said in a report that the pier was safe.", "was safe", ["Harbour Watch"]),
        ("The council told reporters in a statement that the pier was safe.", "was safe", ["council"]),
        ("Harbour Watch said in a report published Monday that the pier was shut.", "was shut", ["Harbour Watch"]),
        ("The mayor was told in a report that the pier was safe.", "was safe", [""]),
        ("There were fears that the pier could fall.", "fall", [""]),
    ],
)
def test_nouns_speak_for_their_makers(text: str, words: str, chain: list[str]) -> None:
    assert chain_at(text, words) == chain


def test_a_relative_clause_is_not_what_a_report_says() -> None:
    reading = reading_of("The board read the report that lay on the table.")
    assert reading.attributions == ()


def test_force_comes_from_the_noun() -> None:
    found, *_ = reading_of("The mayor repeated his denial that the pier was sold.").attributions
    assert found.force == "deny"
