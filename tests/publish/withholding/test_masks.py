"""Masks: contact details by form, names by who bears them, unknown names by how they look."""

from __future__ import annotations

import pytest

from onrecord.publish.withholding.masks import Masks, by_form
from onrecord.publish.withholding.persons import may_be_a_person


@pytest.mark.parametrize(
    "text",
    [
        "write to a.b-c@mail.example.org now",
        "write to ana [at] mail [dot] example now",
        "ring +44 (0)20 7946 0018 now",
        "ring 020 7946 0018 now",
        "ring 555-123-4567 now",
        "ring (212) 555-0147 now",
        "tel. 79460018 now",
        "phone number: 7946 0018 now",
        "WhatsApp 600 123 456 now",
        "passport no. AB1234567 now",
        "her social security number is 123-45-6789 now",
        "card DE89 3704 0044 0532 0130 00 now",
        "the number 4471902331 now",
        "DNI 12345678-Z now",
        "lives at 14 Marrow Lane, flat 3 now",
        "lives at 221B Old Baker Street now",
        "vive en Calle Mayor 12 now",
        "habite rue de la Paix 14 now",
        "wohnt Lindenstraße 7a now",
        "住在中山路123号5室 now",
        "posts as @night_owl now",
    ],
)
def test_contact_details_go(text: str) -> None:
    masked = by_form(text)
    assert "withheld]" in masked
    assert masked.endswith(" now")
    assert not set("0123456789@").intersection(masked.replace("[e-mail withheld]", "")), masked


@pytest.mark.parametrize(
    "text",
    [
        "about 230,000 people in 2021",
        "1 234 567 tonnes",
        "from 2015 to 2019",
        "on 2031-05-04 and 2031-05",
        "54 stations in 21 countries",
        "at least 12.5% of 3.4 million",
        "the 1987 accord, article 14",
        "between 10 and 12 May 2031",
        "a ratio of 3-2 and 10-15 ships",
        "US$230.5 million",
    ],
)
def test_counts_and_dates_stay(text: str) -> None:
    assert by_form(text) == text


def masks(*private: str, forced: tuple[str, ...] = (), known: tuple[str, ...] = ()) -> Masks:
    return Masks(private, forced, set(known), {"the", "depots", "it", "in", "a", "ministers"})


def test_a_private_name_goes_whole_and_in_parts() -> None:
    held = masks("Ana María Prates", "李小龙")
    assert held.text("Ana María Prates said; Prates left. Prates's car.") == (
        "[name withheld] said; [name withheld] left. [name withheld] car."
    )
    assert held.text("ANA MARÍA PRATES HELD") == "[name withheld] HELD"
    assert held.text("记者李小龙说") == "记者[name withheld]说"
    assert held.text("prates are not Praters") == "prates are not Praters"


def test_a_word_of_a_public_name_stays_but_the_private_name_in_full_goes() -> None:
    held = masks("Ana Lanmore", known=("Lanmore",))
    assert held.text("Lanmore port") == "Lanmore port"
    assert held.text("Ana Lanmore, and Ana again") == "[name withheld], and [name withheld] again"


def test_a_withheld_name_goes_whoever_bears_it() -> None:
    held = masks(forced=("Harbour Watch",), known=())
    assert "Harbour" not in held.text("Harbour Watch says")


def test_unknown_names_in_quotes_go_and_headlines_keep_their_capitals() -> None:
    held = masks(known=("Harbour", "Watch", "Brevia"))
    assert held.quote("It was Ilka Brodersen of Harbour Watch") == "It was [name withheld] of Harbour Watch"
    assert held.quote("Mrs Brodersen saw the depots") == "Mrs [name withheld] saw the depots"
    assert held.quote("The depots of Brevia") == "The depots of Brevia"
    headline = "Brevia Opens Twelve Secret Depots Along Northern Coast"
    assert held.quote(headline) == headline


def test_addresses_of_pages_lose_what_may_tell() -> None:
    held = masks("Ana Prates")
    assert held.address("https://u:p@news.example/2031/depots?id=7#top") == "https://news.example/2031/depots"
    assert held.address("https://news.example/2031/ana-prates-arrested") == "https://news.example/"
    assert held.address("not an address") == ""


@pytest.mark.parametrize("name", ["Vela Marr", "Zahra bint Omar", "Qorvo Zendali-Ruz"])
def test_a_name_without_a_bodys_word_may_be_a_persons(name: str) -> None:
    assert may_be_a_person(name)


@pytest.mark.parametrize(
    "name", ["Harbour Watch", "Esk Harbour Board", "NATO", "Bluewater", "Unit 61 Group", "IBM Norge"]
)
def test_a_bodys_word_an_acronym_or_one_word_is_no_persons(name: str) -> None:
    assert not may_be_a_person(name)
