"""Times in words: as precise as they are and no more."""

from __future__ import annotations

import pytest

from onrecord.model.value import Time
from onrecord.publish.dossier.dates import in_words, reworded


@pytest.mark.parametrize(
    ("time", "words"),
    [
        (None, "not stated"),
        (Time("2031"), "2031"),
        (Time("2031-05"), "May 2031"),
        (Time("2031-05-09"), "9 May 2031"),
        (Time("2031-05", inferred=True), "May 2031 (inferred)"),
        (Time("2031-04/2031-07"), "April 2031 to July 2031"),
        (Time("2031-04/.."), "from April 2031"),
        (Time("../2031-04-01"), "until 1 April 2031"),
        (Time("2031-13"), "2031-13"),
        (Time("203X"), "203X"),
        (Time(None, text="the 19th"), "“the 19th” (not settled)"),
        (Time(None), "not stated"),
    ],
)
def test_in_words(time: Time | None, words: str) -> None:
    assert in_words(time) == words


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        ("2031-05-09 (inferred); 2031-06", "9 May 2031 (inferred); June 2031"),
        ("2031-04/2031-07", "April 2031 to July 2031"),
        ("2015/2019", "2015 to 2019"),
        ("../1991; 1983/..", "until 1991; from 1983"),
        ("2031-22 (inferred)", "summer 2031 (inferred)"),
        ("2031-33", "first quarter of 2031"),
        ("12/31", "12/31"),
        ("“the 19th” (not settled)", "“the 19th” (not settled)"),
        ("file-2031-05-09.txt", "file-2031-05-09.txt"),
        ("2031", "2031"),
    ],
)
def test_reworded(cell: str, words: str) -> None:
    assert reworded(cell) == words
