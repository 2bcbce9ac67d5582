"""Cues told by where they stand: trailing, inserted, alone, before a colon, after a dash."""

from __future__ import annotations

import pytest

from reading_of import chain_at, claims_of, reading_of


@pytest.mark.parametrize(
    ("text", "words", "chain"),
    [
        ("The board denied the leak and said any ship would be stopped, Radio Fjord said on Sunday.", "stopped", 2),
        ("Witnesses, the mayor said, told police that the ferry had sunk.", "sunk", 2),
        ("The board closed the quay after the storm, said Anna Holm, the head of the port.", "closed", 1),
        ("The ferry sank at noon; the crew lives, the mayor said.", "sank", 0),
    ],
)
def test_trailing_and_inserted_cues(text: str, words: str, chain: int) -> None:
    assert len(chain_at(text, words)) == chain


def test_what_others_say_ends_before_a_trailing_cue() -> None:
    reading = reading_of("The board denied the leak and said ships would be stopped, Radio Fjord said on Sunday.")
    outer = next(a for a in reading.attributions if a.source.name == "Radio Fjord")
    inner = [a for a in reading.attributions if a.source.name != "Radio Fjord"]
    assert inner
    assert all(a.content[1] <= outer.cue[0] for a in inner)


def test_a_report_that_counts_after_a_comma_is_no_trailing_cue() -> None:
    text = "It is a follow-up to a paper of May, reported more than fifty cranes abroad."
    assert all(a.content[0] > text.index("reported") for a in reading_of(text).attributions)


@pytest.mark.parametrize(
    ("text", "words", "source"),
    [
        ("Police: Man sinks ferry in harbour", "sinks", "Police"),
        ("Port of Esk was closed for good - minister", "closed", "minister"),
        ("Ferry was sunk by crew, says harbour board", "sunk", "harbour board"),
    ],
)
def test_headings(text: str, words: str, source: str) -> None:
    found = [a for a in reading_of(text).attributions if words in text[slice(*a.content)]]
    assert [a.source.name for a in found] == [source]


@pytest.mark.parametrize("text", ["Ferry sinks in harbour - The Esk Times", "Update: Ferry sinks in harbour"])
def test_names_of_pages_and_labels_are_no_sources(text: str) -> None:
    assert reading_of(text).attributions == ()


def test_a_sentence_cut_at_a_title_belongs_to_the_cue_after_it() -> None:
    reading = reading_of("The crane fell at noon, port police Sgt. Anna Holm said.")
    assert [a.source.name for a in reading.attributions] == ["Anna Holm"]
    assert reading.attributions[0].content[0] == 0


def test_mixed_marks_close_a_quotation() -> None:
    text = '"The quay is safe,” Minister Anna Holm said. The board closed two cranes.'
    assert chain_at(text, "closed") == []
    assert chain_at(text, "is safe") == ["Anna Holm"]


def test_quoted_as_saying_gives_the_one_quoted() -> None:
    text = "The head of the port, Jan Berg, was quoted today as saying that the strike would go on."
    assert chain_at(text, "go on") == ["Jan Berg"]


def test_told_to_a_paper_comes_through_the_paper() -> None:
    text = "Minister Anna Holm told the daily Morgenblad that the port was shut."
    assert chain_at(text, "shut") == ["Morgenblad", "Anna Holm"]


def test_a_paper_that_was_told_is_no_root() -> None:
    found = claims_of("Minister Anna Holm told the daily Morgenblad that the port was shut.")
    (claim,) = [one for one in found if one.kind == "action"]
    assert claim.root is not None
    assert claim.root.name == "Anna Holm"


def test_finding_a_thing_is_no_statement() -> None:
    assert reading_of("The child found the key in a box.").attributions == ()


def test_dock_hands_speak() -> None:
    assert chain_at("Dock hands said the crane fell.", "fell") == ["Dock hands"]
