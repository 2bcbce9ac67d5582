"""Publications: titles, publishers, dates, and what follows what."""

from __future__ import annotations

import pytest

from onrecord.model.claim import Claim, Publication
from reading_of import of_kind

DAY = "2031-06-20"


def body(claim: Claim) -> Publication:
    assert isinstance(claim.body, Publication)
    return claim.body


def found(text: str) -> list[tuple[str | None, str | None, str]]:
    bodies = [body(c) for c in of_kind(text, "publication", DAY)]
    return [(b.publisher.name if b.publisher is not None else None, b.title, b.type) for b in bodies]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            'The accident board published its preliminary report, "Forty Minutes", on Monday.',
            ("accident board", "Forty Minutes", "report"),
        ),
        (
            'Harbour Watch, in its report "Nets and Knots", released on 2 June, counted 33 nets.',
            ("Harbour Watch", "Nets and Knots", "report"),
        ),
        ('Harbour Watch published "Paper Nets" on 7 June.', ("Harbour Watch", "Paper Nets", "report")),
        (
            "The memo, entitled Project Heron, was written by the audit office.",
            ("audit office", "Project Heron", "memo"),
        ),
        (
            "In a white paper released last year, the Harbour Ministry warned of gas.",
            ("Harbour Ministry", None, "white paper"),
        ),
        (
            'Harbour Watch, whose report "Nets and Knots" came out last week, lists it.',
            ("Harbour Watch", "Nets and Knots", "report"),
        ),
        ("The harbour board issued a bulletin on 2 June.", ("harbour board", None, "bulletin")),
        ("The newspaper Dagens Blad reported on the 14th that a dam had cracked.", ("Dagens Blad", None, "report")),
        ("The Fjord Post reported that a dam had cracked.", ("Fjord Post", None, "report")),
        ("Anna Holm told the newspaper Dagens Blad that the pit was full.", ("Dagens Blad", None, "interview")),
        (
            "Anna Holm told a local paper in May, the Fjord Post, that the pit was full.",
            ("Fjord Post", None, "interview"),
        ),
        ("In an interview with the Fjord Post, Anna Holm said the pit was full.", ("Fjord Post", None, "interview")),
        ("A study released in May Salt and Sand, counted 12 pits.", (None, "Salt and Sand", "study")),
        ("A study released in May last year, it said, was wrong.", (None, None, "study")),
        ("A report published in May Harbour Watch, was wrong.", (None, None, "report")),
    ],
)
def test_publisher_title_and_type(text: str, expected: tuple[str | None, str | None, str]) -> None:
    assert found(text) == [expected]


def test_a_report_still_to_come_is_planned() -> None:
    (claim,) = of_kind("In a second report, to be released in July, the board will name the owner.", "publication", DAY)
    assert claim.modality == "planned"


def test_what_is_to_be_published_is_planned() -> None:
    (claim,) = of_kind("The final report is to be published in July.", "publication", DAY)
    assert claim.modality == "planned"


def test_the_date_beside_the_noun_is_its_own() -> None:
    (claim,) = of_kind("The board's report, dated 2 June, was leaked to the press.", "publication", DAY)
    assert claim.time is not None
    assert claim.time.edtf == "2031-06-02"


def test_an_update_follows_the_report_before() -> None:
    text = 'The board published its report "Forty Minutes" on Monday. It is an update of its January report.'
    first, second = of_kind(text, "publication", DAY)
    assert body(second).title == body(first).title == "Forty Minutes"
    assert body(second).follows == "report"


def test_a_sequel_by_its_title() -> None:
    text = '"Nets and Knots" is a follow-up to "High Water", published in 2017.'
    (claim,) = of_kind(text, "publication", DAY)
    assert (body(claim).title, body(claim).follows) == ("Nets and Knots", "High Water")


def test_a_report_that_continues_another_follows_it() -> None:
    found_ = of_kind('The report, "Nets and Knots", continues "High Water", which counted 37 nets.', "publication", DAY)
    assert ("Nets and Knots", "High Water") in {(body(c).title, body(c).follows) for c in found_}


def test_a_revised_version_follows_what_it_revises() -> None:
    (claim,) = of_kind("A revised version of the report was released in May.", "publication", DAY)
    assert body(claim).follows == "report"


@pytest.mark.parametrize(
    "text",
    [
        "The board said in a statement that the harbour was safe.",
        "A draft report seen by La Voz says the alarm failed.",
        "The newspaper Dagens Blad said the dam was old.",
        "Anna Holm told Dagens Blad that the pit was full.",  # it may be the text's own paper
        "Anna Holm may tell the daily Dagens Blad that the pit is full.",
        "The report said the alarm failed.",
        "The minister called the report a lie.",
    ],
)
def test_no_publication(text: str) -> None:
    assert found(text) == []


def test_the_report_of_an_outlet_is_what_says_that_it_reported() -> None:
    (claim,) = of_kind("A dam had cracked at the pier, the Fjord Post reported.", "publication", DAY)
    assert claim.quote == "Fjord Post reported"


def test_an_interview_has_the_day_on_which_it_was_told() -> None:
    (claim,) = of_kind("Anna Holm told the daily Dagens Blad on 3 June that the pit was full.", "publication", DAY)
    assert claim.time is not None
    assert (claim.quote, claim.time.edtf) == ("the daily Dagens Blad", "2031-06-03")
