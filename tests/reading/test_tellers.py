"""Who tells, where the parser takes the teller or what is told for something else; and who passes it on."""

from __future__ import annotations

import pytest

from reading_of import chain_at, claims_of, reading_of


@pytest.mark.parametrize(
    ("text", "words", "chain"),
    [
        (
            "Brine Works sold salt to at least 31 dairies, bakeries and inns in nine towns, the Oslo-based group "
            "Quay Forum said on Friday.",
            "sold",
            ["Quay Forum"],
        ),
        ("The council has sold the old ferry, reported the newspaper Fjordavis on the 3rd.", "sold", ["Fjordavis"]),
        ("The council has sold the old ferry, reported the theft of its keys and left.", "sold", []),
        ("Ida Quill told Channel 6 News that four people were hurt on the quay.", "hurt", ["Ida Quill"]),
        ("Quill was jailed in 2019, records show.", "jailed", ["records"]),
        ("As the weekly Fjordavis writes, in Norway the mill sank two barges.", "sank", ["Fjordavis"]),
    ],
)
def test_the_teller_behind_the_last_comma(text: str, words: str, chain: list[str]) -> None:
    assert chain_at(text, words)[-1:] == chain[-1:]


def test_a_headlines_teller() -> None:
    text = "Two drowned in mill pond, police say\n\nTwo men drowned on Friday when a punt sank in the mill pond."
    assert [c.root.name for c in claims_of(text) if c.quote.startswith("Two drowned") and c.root] == ["police"]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("Ida Quill said that 40 boats had sunk according to Quay Forum.", ["Ida Quill", "Quay Forum"]),
        ("Ida Quill added that, according to the crew, 40 boats had sunk.", ["Ida Quill", "crew"]),
        ("Ida Quill said that 40 boats had sunk, according to Quay Forum.", ["Quay Forum", "Ida Quill"]),
        (
            "Minister Ola Holm was quoted by the newspaper Fjordavis as saying that 40 boats sank.",
            ["Fjordavis", "Ola Holm"],
        ),
        ("Harbour Watch quoted Quay Forum as saying that 40 boats had sunk.", ["Harbour Watch", "Quay Forum"]),
        ("“The 40 boats sank,” said Minister Ola Holm to the news agency Nordtel.", ["Nordtel", "Ola Holm"]),
        ("A day after a report by the group Quay Forum that 40 boats sank, the port shut.", ["Quay Forum"]),
        ("Some 40 boats sank, according to letters obtained by the newspaper Fjordavis.", ["Fjordavis", "letters"]),
        ("Roos said that 40 boats sank according to Quay Forum's count.", ["Roos", "Quay Forum"]),
    ],
)
def test_who_says_it_by_whom(text: str, chain: list[str]) -> None:
    word = "sunk" if "sunk" in text else "sank"
    assert chain_at(text, word) == chain


@pytest.mark.parametrize("station", ["WQXB7", "KRVL-TV", "Fox 31", "KRVL", "the Larn Valley Star"])
def test_a_station_that_was_told(station: str) -> None:
    text = f"Three barges sank in the canal on Friday, the sheriff told {station}."
    assert chain_at(text, "sank") == [station.removeprefix("the "), "sheriff"]


def test_a_call_sign_that_was_told_once_is_a_station_throughout() -> None:
    text = "“Two barges sank,” Sheriff Ida Quill told KRVL. According to KRVL, four barges burned."
    found = [c for c in claims_of(text) if "burned" in c.quote and c.kind != "publication"]
    assert found
    assert all(c.root is None for c in found)


def test_deputies_who_find_things_tell_nothing() -> None:
    text = "Sheriff's deputies and police found 14 oars in the mill, Ida Quill said."
    assert chain_at(text, "found") == ["Ida Quill"]


@pytest.mark.parametrize(
    ("text", "root"),
    [
        (
            "The rights organisation Quay Forum shut its office. The group said 12 boats had been seized.",
            "Quay Forum",
        ),
        ("Quay Forum, a small charity, shut its office. According to the NGO, 12 boats were seized.", "Quay Forum"),
        ("Quay Forum praised the move. The Oslo group said 12 boats had been seized.", "Quay Forum"),
        (
            "The charity Quay Forum met. Harbour Watch wrote to the board. The group said 12 boats had been seized.",
            "group",
        ),
        ("The charity Quay Forum met. The group of anglers said 12 boats had been seized.", "group of anglers"),
        (
            "Larn Medical Center treated nine sailors. The hospital said 12 boats had been seized.",
            "Larn Medical Center",
        ),
    ],
)
def test_the_group_is_the_one_that_was_named(text: str, root: str) -> None:
    found = {c.root.name for c in claims_of(text) if c.root is not None and "12 boats" in c.quote}
    assert found == {root}


def test_a_headlines_group_and_a_missed_name_in_it() -> None:
    text = "Rights group counts 12 seized boats\n\nThe Oslo-based group Quay Forum counts 12 seized boats."
    assert {a.source.name for a in reading_of(text).attributions} == {"Quay Forum"}


def test_the_words_of_a_name_as_translated_are_a_suggestion() -> None:
    text = "Quay Forum published a list on Friday. The quay forums pointed out that 12 boats were seized."
    (said,) = [a for a in reading_of(text).attributions if "12 boats" in text[slice(*a.content)]]
    assert (said.source.named, said.source.suggested) == (False, "Quay Forum")


def test_who_believes_it_is_the_one_who_says_so() -> None:
    text = "Ola Berg asked about the lock. Ida Quill, of Ward 5, said he believes the boat sank."
    assert chain_at(text, "sank")[-1] == "Ida Quill"
    assert "Ola Berg" not in chain_at(text, "sank")


def test_according_to_this_is_the_paper_whose_report_was_told_of() -> None:
    text = (
        "The newspaper Fjordavis published a report on Tide Works on Friday. According to this, the firm sank 42 boats."
    )
    assert chain_at(text, "sank") == ["Fjordavis"]


def test_a_spokesman_for_a_body_that_is_only_described() -> None:
    text = "“The boats sank on Friday,” a spokesman for the embassy said."
    assert chain_at(text, "sank") == ["spokesman for the embassy"]


def test_the_stop_of_a_title_behind_a_name_tells_nothing() -> None:
    text = "“The boats sank on Friday,” Ola Berg Sr. wrote in a comment on the photo."
    assert chain_at(text, "sank") == ["Ola Berg Sr"]


def test_authorities_from_a_body_and_a_paper_by_its_one_word() -> None:
    text = "Three boats sank in the canal, authorities from the Larn Police Department said Sunday."
    assert chain_at(text, "sank") == ["authorities from the Larn Police Department"]
    text = "According to previous Herald reports, three boats sank in the canal."
    assert {a.source.kind for a in reading_of(text).attributions} == {"outlet"}


@pytest.mark.parametrize(
    ("text", "words", "chain"),
    [
        (
            "The clerk said on Friday that Ida Quill had offered to leave but the board had not yet answered.",
            "answered",
            ["clerk"],
        ),
        ("Two boats sank in the canal, per police.", "sank", ["police"]),
        ("Two boats sank, according to the police department's Facebook page.", "sank", ["police department"]),
        ("Speaking to Channel 6, Mayor Ada Roos said two boats sank.", "sank", ["Channel 6", "Ada Roos"]),
        ("Mayor Ada Roos said on Radio Larn that two boats sank.", "sank", ["Radio Larn", "Ada Roos"]),
        ("The BBC reported that two boats sank, citing police.", "sank", ["BBC", "police"]),
        ("The BBC, quoting dockers, said two boats sank.", "sank", ["BBC", "dockers"]),
        ("Ada Roos said two boats sank, citing poor charts.", "sank", ["Ada Roos"]),
        ("Local media reported that two boats sank.", "sank", ["Local media"]),
        ("Letters obtained by Channel 6 showed that two boats sank.", "sank", ["Channel 6", "Letters"]),
    ],
)
def test_more_ways_to_tell_who_says_it(text: str, words: str, chain: list[str]) -> None:
    assert chain_at(text, words) == chain


def test_the_report_is_theirs_whose_it_was_said_to_be() -> None:
    text = "A police report says two boats sank. According to the report, four barges burned."
    assert chain_at(text, "burned") == ["police"]
    text = "A police report says two boats sank. A guide says four barges burned, a ferry costs two crowns per crew."
    assert chain_at(text, "costs") != ["crew"]


def test_a_service_of_another_sort_is_not_the_one_that_was_named() -> None:
    text = "The Harbour Service closed the lock. The weather service said two boats sank."
    assert chain_at(text, "sank") == ["weather service"]


def test_a_paper_of_two_titles() -> None:
    text = "The Larn Times-Beacon said two boats sank."
    assert {a.source.kind for a in reading_of(text).attributions} == {"outlet"}
