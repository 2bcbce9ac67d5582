"""Base forms: the silent "e" that the spelling shows."""

from __future__ import annotations

import pytest

from onrecord.reading.lemmas import mended


@pytest.mark.parametrize(
    ("word", "lemma", "expected"),
    [
        ("hopes", "hop", "hope"),
        ("fined", "fin", "fine"),
        ("hoping", "hop", "hope"),
        ("hops", "hop", "hop"),
        ("hopped", "hop", "hop"),
        ("visited", "visit", "visit"),
        ("aimed", "aim", "aim"),
        ("passes", "pas", "pas"),
        ("boxes", "box", "box"),
    ],
)
def test_mended(word: str, lemma: str, expected: str) -> None:
    assert mended(word, lemma, "VERB") == expected


def test_only_verbs() -> None:
    assert mended("pines", "pin", "NOUN") == "pin"
