"""Garbled sentences and page furniture are left unread, with the reason."""

from __future__ import annotations

import pytest

from reading_of import claims_of, reading_of


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


@pytest.mark.parametrize(
    "line",
    [
        "Sign up for our newsletter to get the latest in your inbox.",
        "We use cookies to make this page better.",
        "By continuing you agree to our Terms of Service.",
        "You can like the Harbour Post on Facebook by clicking here.",
        "Follow the Harbour Post on Twitter.",
        "Home | Sport | Weather | Tides",
        "1:24 Fishermen show their catch",
        "(Published Monday, May 4, 2031)",
        "Anna Holm contributed to this report.",
        "This is a developing story and will be updated.",
        "Download the Harbour Post app for your phone.",
        "Your subscription has been saved.",
        "Copyright 2031 Harbour Post.",
    ],
)
def test_pages_speak_of_themselves(line: str) -> None:
    text = f"The board met on Friday and closed two quays.\n\n{line}\n\nThe mayor welcomed the decision."
    found = reading_of(text)
    start = text.index(line)
    covered = sum(note.end - note.start for note in found.notes if note.start >= start - 1)
    assert {note.reason for note in found.notes} == {"boilerplate"}
    assert covered >= len(line) - 2
    assert not [c for c in claims_of(text) if start <= c.start < start + len(line)]


@pytest.mark.parametrize(
    "line",
    [
        "Copyright law does not protect the map, the ministry said.",
        "Police said the man sent an e-mail to the board.",
        "The newsletter of the union named two dead sailors.",
        "Followers of the sect closed the road.",
    ],
)
def test_news_of_letters_and_laws_is_read(line: str) -> None:
    assert reading_of(f"{line} The board met.").notes == ()
