"""Names in invented sentences."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.model.annotation import NameMention
from onrecord.reading import names, places
from onrecord.reading.engine import Parser
from onrecord.reading.names.equating import initials

Reader = Callable[[str], tuple[NameMention, ...]]


@pytest.fixture(scope="module")
def read() -> Reader:
    parser = Parser()

    def inner(text: str) -> tuple[NameMention, ...]:
        ((_, tokens),) = parser.parse([("t", text)])
        found = names.read(tokens, places.read(tokens))
        assert all(text[m.start : m.end] == m.text for m in found)
        return found

    return inner


def test_office_and_country_leave_the_name(read: Reader) -> None:
    (one,) = read("Norwegian Transport Minister Kari Solheim resigned.")
    assert (one.text, one.kind, one.role, one.country) == ("Kari Solheim", "person", "Transport Minister", "NO")


@pytest.mark.parametrize("word", ["former", "Former", "then", "acting", "late"])
def test_a_word_that_ends_an_office_stays_with_it(read: Reader, word: str) -> None:
    (one,) = read(f"{word} Norwegian transport minister Kari Solheim spoke.")
    assert (one.text, one.country) == ("Kari Solheim", "NO")
    assert one.role is not None
    assert one.role.split()[0] == word
    assert one.role.endswith("transport minister")


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Transport Minister Kari Solheim of Norway resigned.", "NO"),
        ("Transport Minister Kari Solheim left Norway.", None),
    ],
)
def test_the_state_may_follow_the_name(read: Reader, text: str, country: str | None) -> None:
    assert [(m.text, m.country) for m in read(text)] == [("Kari Solheim", country)]


def test_a_field_in_brackets_completes_the_office(read: Reader) -> None:
    found = read("Minister Jan Vink (Transport, VVP) agreed.")
    assert found[0].role == "Transport Minister"
    assert "Transport" not in {m.text for m in found}


def test_an_office_in_apposition(read: Reader) -> None:
    (one,) = read("Ada Roos, the mayor of Delft, agreed.")
    assert (one.text, one.role) == ("Ada Roos", "mayor of Delft")


def test_a_surname_is_a_person_like_its_full_name(read: Reader) -> None:
    found = read("Transport Minister Kari Solheim spoke. Later Solheim left for Bergen.")
    assert [(m.text, m.kind) for m in found] == [("Kari Solheim", "person"), ("Solheim", "person")]


def test_outlets_are_told_by_their_description(read: Reader) -> None:
    found = {m.text: m for m in read("The Danish newspaper Fyns Tidende and Reuters asked Harbour Witness.")}
    assert (found["Fyns Tidende"].kind, found["Fyns Tidende"].country) == ("outlet", "DK")
    assert found["Reuters"].kind == "outlet"


def test_possessors_are_no_part(read: Reader) -> None:
    found = read("Iceland's Austur Daily reported the fire.")
    assert (found[0].text, found[0].country) == ("Austur Daily", "IS")


def test_brackets_and_acronyms_equate(read: Reader) -> None:
    long, short, firm = read("The Coastal Safety Board (CSB) fined Northline Shipping.")
    assert long.same_as == (short.start,)
    assert short.same_as == (long.start,)
    assert (short.text, firm.same_as) == ("CSB", ())


def test_a_quoted_name_keeps_its_description_as_role(read: Reader) -> None:
    found = read('The humanitarian organisation "Harbour Witness" (Harbour Witness) said that two boats sank.')
    assert [m.text for m in found] == ["Harbour Witness", "Harbour Witness"]
    assert found[0].kind == "organisation"
    assert "organisation" in (found[0].role or "")
    assert found[0].same_as == (found[1].start,)


def test_quoted_title_of_a_report(read: Reader) -> None:
    found = {m.text: m.kind for m in read('Tidewater Watch published a report titled "Cold Water" in May.')}
    assert found == {"Tidewater Watch": "organisation", "Cold Water": "publication"}


@pytest.mark.parametrize(
    "text",
    [
        "Police in Norway and Sweden searched the coast on Monday.",
        "The Italians left in March.",
        "Officials from Amsterdam and Rotterdam met in November.",
        'Neighbours referred to the depots as "Secret Shops".',
        "The prime minister said nothing.",
    ],
)
def test_places_peoples_dates_and_labels_are_no_names(read: Reader, text: str) -> None:
    assert read(text) == ()


def test_ministries_keep_their_words_and_gain_a_country(read: Reader) -> None:
    found = {
        (m.text, m.country) for m in read("The Icelandic Ministry of Transport asked the Norwegian Foreign Ministry.")
    }
    assert found == {("Ministry of Transport", "IS"), ("Foreign Ministry", "NO")}


def test_initials() -> None:
    assert initials("Federal Bureau of Investigation") == {"FBOI", "FBI"}
    assert initials("Reuters") == frozenset()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("River Trust and its local partner Delta Watch lost twelve boats.", "and its local partner"),
        ("Harbour Fund, a subsidiary of Quay Holdings, sold three cranes.", ", a subsidiary of"),
        ("Harbour Fund, which is a branch of Quay Holdings, sold three cranes.", ", which is a branch of"),
        ("Harbour Fund, whose parent company is Quay Holdings, sold three cranes.", ", whose parent company is"),
        ("River Trust's local branch, Delta Watch, counted twelve boats.", "'s local branch,"),
        ("River Trust and its former partner Delta Watch lost twelve boats.", None),
        ("River Trust is no longer a partner of Delta Watch.", None),
        ("River Trust denied that it was a branch of Delta Watch.", None),
        ("River Trust and Delta Watch lost twelve boats.", None),
        ("River Trust met the branch manager. Delta Watch counted twelve boats.", None),
    ],
)
def test_the_words_between_make_affiliates(read: Reader, text: str, said: str | None) -> None:
    found = read(text)
    tied = [(m.affiliated[1], m.affiliated[0]) for m in found if m.affiliated]
    assert [words for words, _ in tied] == ([said] if said else [])
    assert all(at in {m.start for m in found} for _, at in tied)


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Six-year-old Prince Moss is recovering from a burn.", "Prince Moss", None),
        ("The 45-year-old Mayor Ann Holm left.", "Ann Holm", "Mayor"),
        ("Officers reported Lily accidentally burned herself while cooking.", "Lily", None),
        ("Officer Lily Reed burned herself while cooking.", "Lily Reed", "Officer"),
    ],
)
def test_an_age_or_a_verb_is_no_office(read: Reader, text: str, name: str, role: str | None) -> None:
    (one,) = read(text)
    assert (one.text, one.role) == (name, role)


@pytest.mark.parametrize(
    "text",
    [
        "Girl Sleeping in Clinic After Uncle Accidentally Burns Her\n\nThe girl slept.",
        "Boy Resting at Home After Father Drops Him\n\nThe boy rested.",
        "Recovering at Home After Father Accidentally Burns Him\n\nThe boy rested.",
    ],
)
def test_a_piece_of_a_headline_is_nobodys_name(read: Reader, text: str) -> None:
    assert [m.text for m in read(text) if m.kind == "person"] == []
