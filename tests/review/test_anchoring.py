"""Words found again, or not at all."""

from __future__ import annotations

import pytest

from onrecord.review.anchoring import locate
from onrecord.review.sight import passage

TEXT = "The harbour master said on Monday that 12 depots had opened along the coast. Nobody else was asked about it."
QUOTE = "12 depots had opened along the coast"


def found(text: str, quote: str = QUOTE, seen: str = TEXT) -> str | None:
    """The words that an anchor at ``quote`` in ``seen`` finds in ``text``."""
    start = seen.index(quote)
    at = locate(passage(seen, "d", "old", start, start + len(quote), "figure"), text, "old" if text == seen else "new")
    return None if isinstance(at, str) else text[at[0] : at[1]]


def test_the_same_text_is_taken_at_its_word() -> None:
    assert found(TEXT) == QUOTE


def test_words_that_moved_are_found() -> None:
    assert found("A new line.\n" + TEXT) == QUOTE


def test_of_equal_words_the_ones_in_their_place_are_found() -> None:
    seen = "Ann said ten depots. Ben said ten depots too."
    start = seen.rindex("ten depots")
    anchor = passage(seen, "d", "old", start, start + 10, "figure")
    text = "New. " + seen
    assert locate(anchor, text, "new") == (start + 5, start + 15)


def test_of_equal_words_in_equal_places_none_is_taken() -> None:
    seen = "They said ten depots opened here."
    text = f"{seen}\n{seen}\n"
    assert locate(passage(seen, "d", "old", 10, 20, "figure"), text, "new") == (
        "its words stand in the text more than once"
    )


def test_short_words_need_their_surroundings() -> None:
    assert found("Elsewhere, much later, ten of them.", quote="ten", seen="Ann said ten depots.") is None


@pytest.mark.parametrize(
    "changed",
    [
        "12 depots had opened along the  coast",
        "12 depôts had opened along the coast",
        "12 depots have opened along the coast",
    ],
)
def test_words_almost_alike_are_found(changed: str) -> None:
    assert found(TEXT.replace(QUOTE, changed)) == changed


@pytest.mark.parametrize(
    "changed",
    [
        "19 depots had opened along the coast",
        "12 depots had not opened along the coast",
        "12 depots had never opened along the coast",
        "a ship sank",
        "",
    ],
)
def test_another_statement_is_not_taken_for_it(changed: str) -> None:
    assert found(TEXT.replace(QUOTE, changed)) is None


def test_two_places_almost_alike_are_none() -> None:
    twice = TEXT.replace(QUOTE, "12 depots had opened along this coast") + " " + QUOTE.replace("the", "that")
    assert found(twice) is None


def test_an_empty_text_holds_nothing() -> None:
    assert found("") is None
