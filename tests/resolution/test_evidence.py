"""Every piece of evidence explains itself, to users and in the documentation."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from pathlib import Path

from onrecord.resolution import evidence, offices

DOCS = Path(__file__).resolve().parents[2] / "docs" / "names.md"
PIECES: dict[str, Callable[..., object]] = {
    name: piece
    for name, piece in inspect.getmembers(evidence, inspect.isfunction)
    if piece.__module__ == evidence.__name__ and list(inspect.signature(piece).parameters.values())[1:]
    if not name.startswith("_")
}
PIECES |= {
    rule.__name__: rule
    for rule in (
        offices.office_held_in_text,
        offices.office_held_at_the_time,
        offices.only_minister_in_text,
        offices.two_holders_at_the_time,
    )
}


def test_every_piece_is_one_sentence_or_two_of_plain_words() -> None:
    assert len(PIECES) >= 18
    for name, piece in PIECES.items():
        told = " ".join((piece.__doc__ or "").split())
        assert told.endswith("."), name
        assert 20 < len(told) < 200, name
        assert "Form" not in told, name


def test_every_piece_is_documented() -> None:
    text = DOCS.read_text("utf-8")
    assert [name for name in PIECES if f"`{name}`" not in text] == []
