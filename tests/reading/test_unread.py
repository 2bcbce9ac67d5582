"""Garbled sentences and page furniture are left unread, with the reason."""

from __future__ import annotations

import pytest

from reading_of import reading_of


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("The board met on Friday.\n\nPlease read on...\n\nThe quay stayed shut.", "boilerplate"),
        ("The board met on Friday. showed dismay at inviting the mayor to the hall.", "garbled"),
        ("Advertisement\n\nThe board met on Friday.", "boilerplate"),
    ],
)
def test_left_unread(text: str, reason: str) -> None:
    assert [note.reason for note in reading_of(text).notes] == [reason]


def test_plain_sentences_are_read() -> None:
    assert reading_of("The board met on Friday. It closed two quays.").notes == ()
