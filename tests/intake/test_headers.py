from __future__ import annotations

import pytest

from onrecord.intake import headers
from onrecord.model.value import Time

BODY = "The harbour board counted twelve depots along the estuary. It had met on 9 May 2030 in the town hall."


def day(facts: dict[str, object]) -> str | None:
    time = facts.get("published")
    return time.edtf if isinstance(time, Time) else None


@pytest.mark.parametrize(
    ("top", "words"),
    [
        ("2031-03-04\n\n", "2031-03-04"),
        ("\ufeff2031-03-04\r\n\r\n", "2031-03-04"),
        ("2031-03-04 - ", "2031-03-04"),
        ("2031-03-04: ", "2031-03-04"),
        ("2031-03-04 ", "2031-03-04"),
        ("2031-03-04T08:15:00Z\n\n", "2031-03-04T08:15:00Z"),
        (" date 2031-03-04 ", "2031-03-04"),
        ("Date: 2031-03-04\n", "2031-03-04"),
        ("Published: 4 March 2031\n\n", "4 March 2031"),
        ("Published on Tuesday, March 4, 2031 at 10:30 am GMT\n\n", "Tuesday, March 4, 2031"),
        ("Tuesday 4th March 2031\n", "Tuesday 4th March 2031"),
        ("Mar. 4, 2031\n\n", "Mar. 4, 2031"),
        ("March 4, 2031 — ", "March 4, 2031"),
        ("4. März 2031\n\n", "4. März 2031"),
        ("4 de marzo de 2031\n\n", "4 de marzo de 2031"),
        ("04.03.2031\n\n", "04.03.2031"),
        ("2031年3月4日\n\n", "2031年3月4日"),
        ("Depots along the estuary\n2031-03-04\n\n", "2031-03-04"),
        ("Depots along the estuary\n\nBy Ada Quay\nPublished: 2031-03-04\n\n", "2031-03-04"),
        ("Updated: 2031-03-09\nPublished: 2031-03-04\n\n", "2031-03-04"),
        ("PORTVALE, March 4, 2031 (Harbour Wire) - ", "March 4, 2031"),
    ],
)
def test_a_date_at_the_top_is_the_day_of_publication(top: str, words: str) -> None:
    facts = headers.facts(top + BODY)
    assert facts["published"] == Time("2031-03-04", "2031-03-04", "2031-03-04", text=words)
    assert words in top


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        "2031-03-04 was the day on which the board met.",
        "March 4, 2031, the board met in the town hall.",
        "March 4, 2031 the board met in the town hall.",
        "4 March 2031 will be remembered.",
        "The board met. 2031-03-04 was a Tuesday.",
        "On 4 March 2031 - a Tuesday - the board met.",
        "03/04/2031\n\n" + BODY,
        "2031-02-30\n\n" + BODY,
        "12-03-04\n\n" + BODY,
        "2031-03-04-77 is the number of the file.\n\n" + BODY,
        "Date palms of 2031-03-04 were sold.",
        "The board counted depots.\n2031-03-04\n" + BODY,
        "First line of prose, which is long enough to be prose.\n\nPublished: 2031-03-04\n",
        "The depots opened on March 4, 2031 - a Tuesday - and closed.",
        "Dated 2031-03-04 and signed, the letter came late.",
        "Source: the letter of 4 March 2031, which the board has seen, says so.",
        "",
        "\n\n\n",
    ],
)
def test_a_date_in_a_sentence_is_never_taken(text: str) -> None:
    assert "published" not in headers.facts(text)


@pytest.mark.parametrize(
    "dateline", ["PORTVALE, March 4 - ", "PORTVALE, Estuary, Mar 4 (Harbour Wire) -- ", "Port Vale, 4 March – "]
)
def test_a_dateline_without_year_gives_month_and_day(dateline: str) -> None:
    time = headers.facts("DEPOTS COUNTED\n\n" + dateline + BODY)["published"]
    assert isinstance(time, Time)
    assert (time.edtf, time.start, time.pattern) == (None, None, "XXXX-03-04")


def test_a_full_date_above_beats_the_dateline() -> None:
    assert day(dict(headers.facts("Date: 2031-03-05\n\nPORTVALE, March 4 - " + BODY))) == "2031-03-05"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Depots along the estuary\n\n" + BODY, "Depots along the estuary"),
        ("2031-03-04\nDepots along the estuary\n\n" + BODY, "Depots along the estuary"),
        ("Who runs the depots?\n\n" + BODY, "Who runs the depots?"),
        ("Depots along the estuary\n" + BODY + " It will meet again.", "Depots along the estuary"),
        ("Title: Depots, counted\n\n" + BODY, "Depots, counted"),
        (BODY, None),
        ("The board met.\n\n" + BODY, None),
        ("(Harbour Wire photo)\n\n" + BODY, None),
        ("The harbour board counted twelve of the\ndepots along the estuary on a\nTuesday.", None),
        ("Just one line", None),
        ("12 34\n\n" + BODY, None),
    ],
)
def test_a_short_first_line_set_off_from_the_rest_is_the_title(text: str, title: str | None) -> None:
    assert headers.facts(text).get("title") == title


def test_labelled_lines_give_outlet_byline_language_and_address() -> None:
    text = (
        "Depots along the estuary\nSource: Harbour Post\nBy Ada Quay\nLanguage: pt-BR\nURL: https://example.org/a\n"
        "Note: kept by hand\n\n" + BODY
    )
    assert headers.facts(text) == {
        "title": "Depots along the estuary",
        "outlet": "Harbour Post",
        "byline": "Ada Quay",
        "language": "pt-BR",
        "url": "https://example.org/a",
    }


@pytest.mark.parametrize(
    "text",
    [
        "Source: nobody knows!\n\n" + BODY,
        BODY + "\nSource: Harbour Post\n",
        "Sources: many\n\n" + BODY,
        "Source:\n\n" + BODY,
    ],
)
def test_no_outlet_is_made_of_prose(text: str) -> None:
    assert "outlet" not in headers.facts(text)


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("The Harbour Ledger, 4 March 2031", "The Harbour Ledger"),
        ("Harbour Daily | 4 March 2031", "Harbour Daily"),
        ("harbour-news.org, 4 March 2031 (machine translation)", "harbour-news.org"),
        ("Portvale, 4 March 2031", None),
        ("The Hague, 4 March 2031", None),
    ],
)
def test_a_line_of_a_name_and_a_date_gives_the_date_and_a_papers_name(line: str, outlet: str | None) -> None:
    found = headers.facts(f"{line}\n\nDepots counted\n\n{BODY}")
    assert day(dict(found)) == "2031-03-04"
    assert found.get("outlet") == outlet
    assert found.get("title") == "Depots counted"


def test_a_papers_name_above_the_date_is_the_outlet_and_a_headline_is_none() -> None:
    assert headers.facts(f"Baltic News Wire\n4 March 2031\n\n{BODY}").get("outlet") == "Baltic News Wire"
    assert "outlet" not in headers.facts(f"Fire In Depot Kills Star\n4 March 2031\n\n{BODY}")
