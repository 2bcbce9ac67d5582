"""Blocks: paragraphs, headings, datelines; folding keeps every letter's place."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hostile_texts import TEXTS
from onrecord.reading.blocks import cut, fold, wire


def pieces(text: str) -> list[str]:
    return [text[b.start : b.end] for b in cut(text)]


def test_hard_wrapped_lines_are_one_block() -> None:
    text = "The harbour board said on Tuesday that it had closed the\neastern quay after a crane fell on it.\n\nMore"
    assert len(cut(text)) == 2


def test_heading_stands_alone_above_its_paragraph() -> None:
    text = "Quay closed\nThe harbour board said on Tuesday that it had closed the eastern quay for good.\n"
    assert pieces(text)[0] == "Quay closed"
    assert cut(text)[0].heading


def test_leading_date_is_its_own_block() -> None:
    assert pieces("date 2031-05-04 The board met in the old hall on Tuesday night.")[0] == "date 2031-05-04"


def test_dateline_is_its_own_block() -> None:
    assert pieces("PORTVALE, May 4 - The board met in the old hall on Tuesday night.")[0].startswith("PORTVALE, May 4")


def test_capitals_are_given_in_title_case_and_keep_their_place() -> None:
    text = "BOARD CLOSES QUAY IN U.S. HARBOUR"
    folded = fold(text, cut(text)[0])
    assert folded.folded == "Board Closes Quay in U.S. Harbour"
    assert len(folded.place) == len(folded.folded)


def test_words_run_together_are_parted() -> None:
    text = "The paper Lights outPublished on Friday was short."
    assert "outPublished" in text
    folded = fold(text, cut("The paper Lights aboutPublished on Friday was short.")[0])
    assert len(folded.place) == len(folded.folded)
    again = "The paper Lights aboutPublished on Friday was short."
    assert "about Published" in fold(again, cut(again)[0]).folded


@given(TEXTS)
def test_every_folded_letter_has_its_place(text: str) -> None:
    for block in cut(text):
        folded = fold(text, block)
        assert len(folded.folded) == len(folded.place)
        assert all(block.start <= place <= block.end for place in folded.place)
        assert folded.place == sorted(folded.place)


@given(st.text(alphabet="ab \n\r.#-", max_size=80))
def test_blocks_do_not_overlap_and_lose_no_letter(text: str) -> None:
    blocks = cut(text)
    assert all(a.end <= b.start for a, b in pairwise(blocks))
    inside = sum(sum(not c.isspace() for c in text[b.start : b.end]) for b in blocks)
    assert inside == sum(not c.isspace() for c in text)


def test_a_curly_apostrophe_inside_a_word_is_given_straight_and_keeps_its_place() -> None:
    text = "The board doesn’t own ‘the quay’."
    words = fold(text, cut(text)[0])
    assert words.folded == "The board doesn't own ‘the quay’."
    assert words.place == list(range(len(text)))


def test_datelines_with_a_region_or_a_month_in_capitals_stand_alone() -> None:
    for lead in ("FORT SAND, West Mora, March 6 -", "PORT ELL, MARCH 13 -", "PORT ELL, Mora, March 5 -"):
        assert pieces(f"{lead} The harbour board met in the old hall on Tuesday night.")[0].rstrip() == lead


def test_a_ticker_is_no_name() -> None:
    text = "Harbour Trust <HBT>, the lender, said so."
    (block,) = cut(text)
    words = fold(text, block)
    assert words.folded == "Harbour Trust, the lender, said so."
    assert [text[i] for i in words.place[:14]] == list("Harbour Trust,")


@pytest.mark.parametrize(
    ("lead", "agency"),
    [
        ("PORTVALE, May 4 (Northern Wire) - ", "Northern Wire"),
        ("PORT ELL, Mor. (KQZT 5) -- ", "KQZT 5"),
        ("PORT ELL, Mor., March 4 (UPI) -- ", "UPI"),
        ("Port Ell, Mor. (AP) — ", "AP"),
        ("(Reuters) - ", "Reuters"),
        ("(KQZT)- ", "KQZT"),
        ("PORT ELL (AP) -\n\n", "AP"),
    ],
)
def test_a_dateline_credits_an_agency_or_a_station(lead: str, agency: str) -> None:
    text = f"Quay closed\n\n{lead}The harbour board met in the old hall on Tuesday night."
    found = wire(text)
    assert found is not None
    assert text[slice(*found)] == agency
    assert pieces(text)[-1].startswith("The harbour board")


@pytest.mark.parametrize("lead", ["Ada Quay (Harbour Party) - ", "(Photo) - ", "Ada Quay (left) - "])
def test_other_brackets_before_a_dash_credit_nobody(lead: str) -> None:
    assert wire(f"Quay closed\n\n{lead}The harbour board met in the old hall on Tuesday night.") is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('He said "the quay burned."Police came at noon.', 'burned." Police'),
        ('The quay burned."We ran," she said.', 'burned. "We'),
        ("The quay burned.Police came at noon.", "burned. Police"),
        ("See www.Quayside.com for more.", "www.Quayside.com"),
        ("The U.S.Navy came.", "U.S.Navy"),
    ],
)
def test_sentences_run_together_are_parted(text: str, words: str) -> None:
    folded = fold(text, cut(text)[0])
    assert words in folded.folded
    assert len(folded.place) == len(folded.folded)
