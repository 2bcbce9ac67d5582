"""Cues wedged into relative clauses: who is said to have done it, and by whom."""

from __future__ import annotations

import pytest

from reading_of import reading_of


@pytest.mark.parametrize(
    ("text", "verb", "subject", "source"),
    [
        ("Police in Oslo are holding a man they say opened fire on dancers.", "opened", "man", "Police"),
        ("The crew, who prosecutors said had sunk the boat, left.", "sunk", "crew", "prosecutors"),
        ("Police held a woman who they believe burned the mill.", "burned", "woman", "Police"),
    ],
)
def test_wedged(text: str, verb: str, subject: str, source: str) -> None:
    reading = reading_of(text)
    tokens = reading.tokens
    clause = next(c for c in reading.clauses if tokens.word[c.verb] == verb)
    assert [tokens.word[s] for s in clause.subjects] == [subject]
    assert [reading.attributions[n].source.name for n in clause.attributions] == [source]


@pytest.mark.parametrize("text", ["The board they knew opened the quay.", "Officials said the man fled."])
def test_not_wedged(text: str) -> None:
    reading = reading_of(text)
    tokens = reading.tokens
    clause = next(c for c in reading.clauses if tokens.word[c.verb] in ("opened", "fled"))
    assert [tokens.word[s] for s in clause.subjects] == (["board"] if "opened" in text else ["man"])
