"""Reference inside one text: pronouns, titles, descriptions, surnames; unresolved rather than guessed."""

from __future__ import annotations

import pytest

from reading_of import chain_at, claims_of, reading_of

HOLM = "Minister Anna Holm said that the quay was safe. "
MANY = "Senior harbour officials said that the quay was safe. "


@pytest.mark.parametrize(
    ("text", "words", "source"),
    [
        (HOLM + "She said that the board had closed it.", "closed", "Anna Holm"),
        (HOLM + "The minister said that the board had closed it.", "closed", "Anna Holm"),
        (MANY + "The officials said that the board had closed it.", "closed", "Senior harbour officials"),
        (MANY + "They said that the board had closed it.", "closed", "Senior harbour officials"),
        (
            "The quay was safe, the newspaper Morgenblad said. The paper said that the board had closed it.",
            "closed",
            "Morgenblad",
        ),
        (
            "The quay was safe, the newspaper Morgenblad said. The crane fell at noon, it added.",
            "fell",
            "Morgenblad",
        ),
        ("Harbour Watch and Quay Guard met. The former said that the pier had fallen.", "fallen", "Harbour Watch"),
        ("Harbour Watch and Quay Guard met. The latter said that the pier had fallen.", "fallen", "Quay Guard"),
        (
            "Nordkai Ltd said that it had lost money. The company said that the pier had fallen.",
            "fallen",
            "Nordkai Ltd",
        ),
    ],
)
def test_who_is_meant(text: str, words: str, source: str) -> None:
    assert chain_at(text, words)[-1] == source


def test_two_companies_leave_the_company_open() -> None:
    text = (
        "Nordkai Ltd said that it had lost money. Sudkai Ltd said that it had gained. "
        "The company said that the pier had fallen."
    )
    assert chain_at(text, "fallen") == ["company"]


def test_he_is_not_the_spokeswoman() -> None:
    text = "Spokeswoman Anna Holm said that the quay was safe. He said that the board had closed it."
    assert chain_at(text, "closed") == [""]


def test_a_surname_keeps_the_office_and_the_full_name() -> None:
    text = "Interior Minister Anna Holm said that the quay was safe. Holm said that the board had closed it."
    claim = next(c for c in claims_of(text) if "closed" in c.quote)
    assert claim.root is not None
    assert (claim.root.name, claim.root.person) == ("Holm", "Anna Holm")
    assert claim.root.office == "Interior Minister"


def test_a_misspelled_surname_is_the_same_person() -> None:
    text = "Interior Minister Anna Lindqvist said that the quay was safe. Lindqist said that the board had closed it."
    claim = next(c for c in claims_of(text) if "closed" in c.quote)
    assert claim.root is not None
    assert claim.root.person in ("Anna Lindqvist", "Lindqist")


@pytest.mark.parametrize(
    ("who", "office"),
    [
        ("Norway's harbour minister", "Norway's harbour minister"),
        ("The then Norwegian harbour minister", "then Norwegian harbour minister"),
        ("Norway's harbour minister at the time", "Norway's harbour minister at the"),
        ("Norway's harbour minister until 2014", "Norway's harbour minister until 2014"),
    ],
)
def test_an_office_without_a_name_keeps_the_words_that_date_it(who: str, office: str) -> None:
    (claim,) = [c for c in claims_of(f"{who} said that 30 ships were held.") if c.kind == "figure"]
    assert claim.root is not None
    assert (claim.root.office, claim.root.named) == (office, False)


def test_two_of_one_surname_are_not_joined() -> None:
    text = "Anna Holm and Bert Holm met at the port. Holm said that the board had closed the quay."
    claim = next(c for c in claims_of(text) if "closed" in c.quote)
    assert claim.root is not None
    assert claim.root.person == "Holm"


def test_an_office_in_a_name_is_no_officer() -> None:
    text = (
        "Sheriff Anna Holm said the boat sank. In a note the Sheriff's Office says that it was old. "
        "“It is a pity that it sank,” the sheriff said."
    )
    assert chain_at(text, "is a pity") == ["Anna Holm"]


def test_a_spokesman_is_known_by_whom_he_speaks_for() -> None:
    text = "A spokesman for the Esk Harbour Board said that the quay was safe."
    (found,) = reading_of(text).attributions
    assert found.source.name == "spokesman for the Esk Harbour Board"
    assert not found.source.named


def test_one_of_a_group_is_unnamed_and_described() -> None:
    text = "The quay was safe, one of the harbour officials told reporters."
    (found,) = reading_of(text).attributions
    assert found.source.name == "one of the harbour officials"
    assert (found.source.kind, found.source.named) == ("person", False)


def test_reports_of_many_have_no_maker_named_before() -> None:
    text = "Harbour Watch revealed that the pier had fallen. Television reports said that the quay was closed."
    assert chain_at(text, "was closed") == ["Television reports"]


def test_a_quotation_without_a_speaker_has_a_source_that_is_not_stated() -> None:
    claim = next(
        c for c in claims_of("The pier fell at noon.\n\n“The board closed the quay for good.”") if "closed" in c.quote
    )
    assert claim.root is None
    assert claim.modality == "alleged"


@pytest.mark.parametrize(
    ("text", "words", "source"),
    [
        (
            "The harbour board said in a statement that it was open. The statement said a ship had sunk.",
            "sunk",
            "board",
        ),
        ("“She was always there,” said Holm’s best friend.", "was always", "Holm’s best friend"),
        ("A neighbour, Anna Holm, said the boat had burned.", "burned", "Anna Holm"),
        ("A boat had burned, according to a statement from Sgt. Anna Holm.", "burned", "Anna Holm"),
    ],
)
def test_speakers_behind_their_words(text: str, words: str, source: str) -> None:
    assert chain_at(text, words)[-1].endswith(source)


def test_she_said_goes_on_with_whom_the_sentence_before_is_about() -> None:
    text = (
        "Anna Holm said that the boat was new. She often saw the mother pushing a pram on the quay. "
        "She said that the harbour had closed."
    )
    assert chain_at(text, "closed") == ["Anna Holm"]


def test_a_pronoun_that_speaks_inside_a_quotation_is_left_open() -> None:
    text = "The mother ran out. “She said that the boat had burned,” Anna Holm said."
    assert chain_at(text, "burned") == ["Anna Holm", ""]


def test_a_body_by_its_last_word_is_the_only_one_that_ends_so() -> None:
    text = "The Northern Commission met on Monday. The Commission said that the quay had opened."
    assert chain_at(text, "opened") == ["Northern Commission"]
    two = "The Northern Commission and the Harbour Commission met. The Commission said that the quay had opened."
    assert chain_at(two, "opened") != ["Northern Commission"]


def test_the_day_is_no_part_of_a_body_s_name() -> None:
    reading = reading_of("Minister Holm told the National Council on the 13th that the quay was closed.")
    assert [m.text for m in reading.names if "Council" in m.text] == ["National Council"]


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("The Danish Immigration Service has withdrawn three permits.", "Danish Immigration Service", "DK"),
        (
            "Norway closed it. The Minister of Foreign Affairs has informed the council.",
            "Minister of Foreign Affairs",
            "NO",
        ),
    ],
)
def test_offices_and_services_are_a_state_s(text: str, name: str, country: str) -> None:
    assert (name, country) in {(p.name, p.country) for p in reading_of(text).parties.values()}


def test_a_state_before_a_colon_is_where_its_own_ministry_is() -> None:
    text = "Sweden: The Ministry of Justice has closed the pier\n\nThe pier was closed on Monday."
    assert chain_at(text, "closed") == []
    assert chain_at("Sweden: Norway has closed the pier\n\nThe pier was shut on Monday.", "closed") == ["Sweden"]


def test_a_first_name_is_no_month() -> None:
    reading = reading_of("Minister Jan Holm met the board in Bergen.")
    assert not [t for t in reading.times if t.value.text == "Jan"]


def test_a_ministry_for_something_is_of_the_state_that_its_name_goes_on_with() -> None:
    reading = reading_of("Chile closed it. The Ministry for Foreign Affairs of Norway said so.")
    found = {(p.name, p.country) for p in reading.parties.values() if p.kind == "agency"}
    assert ("Ministry for Foreign Affairs", "NO") in found
