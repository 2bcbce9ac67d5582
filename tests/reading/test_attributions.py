"""Who says it: chains, carried sources, quotations; and what is left unresolved."""

from __future__ import annotations

import pytest

from onrecord.model.annotation import AttributionMention
from reading_of import chain_at, reading_of


def only(text: str) -> AttributionMention:
    found = reading_of(text).attributions
    assert len(found) == 1
    return found[0]


@pytest.mark.parametrize(
    ("text", "words", "chain"),
    [
        ("Harbour Watch said that the board had closed two quays.", "closed", ["Harbour Watch"]),
        ("According to Harbour Watch, the board closed two quays.", "closed", ["Harbour Watch"]),
        ("“The board closed two quays last night,” said Minister Anna Holm.", "closed", ["Anna Holm"]),
        (
            "The newspaper Morgenblad reported that Minister Anna Holm said that the board had closed two quays.",
            "closed",
            ["Morgenblad", "Anna Holm"],
        ),
        ("The board closed two quays on Friday.", "closed", []),
    ],
)
def test_chains(text: str, words: str, chain: list[str]) -> None:
    assert chain_at(text, words) == chain


def test_a_fragment_goes_on_with_its_source_and_says_so() -> None:
    text = "Harbour Watch said that the board runs 12 depots. Used to store stolen grain."
    found = reading_of(text).attributions
    assert [a.source.name for a in found] == ["Harbour Watch", "Harbour Watch"]
    assert found[1].carried
    assert found[1].doubt


def test_the_outlet_speaks_again_in_the_next_paragraph() -> None:
    text = "Harbour Watch said that the board runs 12 depots.\n\nThe board meets in June."
    assert len(reading_of(text).attributions) == 1


def test_an_unresolved_pronoun_is_no_source() -> None:
    assert only("He said that the board had closed two quays.").source.name == ""


def test_a_pronoun_takes_up_the_speaker() -> None:
    text = "Minister Anna Holm said the quay was safe. She said that the board had closed it."
    assert {a.source.name for a in reading_of(text).attributions} == {"Anna Holm"}


def test_adverb_leaves_the_source_open() -> None:
    assert only("The board allegedly closed two quays.").source.name == ""


def test_things_do_not_speak() -> None:
    assert reading_of("The cranes said nothing.").attributions == ()


def test_quotation_over_several_sentences_has_one_speaker() -> None:
    text = "“The quay is safe. The board has closed nothing,” Minister Anna Holm said."
    assert chain_at(text, "closed") == ["Anna Holm"]
    assert chain_at(text, "is safe") == ["Anna Holm"]


def test_cited_report_stands_behind_the_official() -> None:
    text = "The Fisheries Ministry quoted a report by Harbour Watch, pointing out that the board runs 12 depots."
    assert chain_at(text, "runs") == ["Fisheries Ministry", "Harbour Watch"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("This is the first time that any officer has said the boat had burned.", "burned"),
        ("Two boats were reported sunk by the storm.", "sunk"),
    ],
)
def test_somebody_says_so_and_nobody_is_named(text: str, words: str) -> None:
    assert chain_at(text, words)[-1] == ""


def test_a_cue_wedged_into_a_relative_clause() -> None:
    assert chain_at("The harbour police held a man who they allege burned the boat.", "burned") == ["harbour police"]


def test_there_are_signs_says_the_one_who_says_so() -> None:
    assert chain_at("Fishermen say there are growing signs that the harbour is silting up.", "silting") == ["Fishermen"]


def test_the_one_who_declares_is_the_doer() -> None:
    text = "Holm surprised the traders by declaring that they were friends."
    assert chain_at(text, "were friends") == ["Holm"]


def test_the_accused_is_not_said_to_have_done_it() -> None:
    assert chain_at("Two sailors accused of burning the boat were held.", "burning") == [""]
    assert chain_at("Sailor Charged With Burning 6 Boats Monday Night", "Burning") == [""]
    assert chain_at("Prosecutors charged Brandt with burning six boats.", "burning") == ["Prosecutors"]


def test_what_could_have_been_said_was_not() -> None:
    assert reading_of("The mayor could have added that the port had closed.").attributions == ()


def test_a_verb_joined_to_a_report_cites_nothing_for_it() -> None:
    assert chain_at("Holm noted that a number of ports had opened, and he cited Esk.", "opened") == ["Holm"]


def test_a_stations_reporter_is_the_station() -> None:
    found = reading_of("The port had closed, Radio Fjord's Anna Holm reported.").attributions
    assert [(a.source.name, a.source.kind) for a in found] == [("Radio Fjord", "outlet")]


def test_a_participle_of_the_speaker_is_not_what_was_said() -> None:
    text = "In Esk, sources linked to the palace said Norway was preparing a plan."
    assert [text[slice(*a.content)] for a in reading_of(text).attributions] == ["Norway was preparing a plan"]


def test_what_was_told_to_an_outlet_named_after_the_day_stands_in_it() -> None:
    text = "Anna Holm told a local paper in May, the Fjord Post, that the pit was full."
    assert chain_at(text, "was") == ["Fjord Post", "Anna Holm"]


def test_two_described_speakers_are_told_of_together() -> None:
    assert chain_at("Two ships sank, witnesses and officials said.", "sank") == ["witnesses and officials"]
    assert chain_at("According to police and court records, the quay was closed.", "closed") == [
        "police and court records"
    ]
    assert chain_at("Ada Quill and her lawyer said that the quay was closed.", "closed") == ["Ada Quill"]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Two Women Hurt, 1 Dead in Mill Fire: Police\n\nThe fire broke out on Sunday.", "Police"),
        ("Driver Stole Three Vans: Cops\n\nThe vans were found on Sunday.", "Cops"),
        ("3 hurt in Delft: officials\n\nThe three fell on Sunday.", "officials"),
    ],
)
def test_who_stands_behind_a_headlines_colon_is_its_source(text: str, source: str) -> None:
    assert source in {a.source.name for a in reading_of(text).attributions}


@pytest.mark.parametrize(
    "text",
    [
        "Ferry fire kills four: the victims\n\nThe four fell on Sunday.",
        "Two dead in Delft: full police report\n\nThe two fell on Sunday.",
        "Pier shut in Delft: 12 officials hurt\n\nThe pier fell on Sunday.",
    ],
)
def test_not_all_that_stands_behind_a_headlines_colon_is_a_source(text: str) -> None:
    assert reading_of(text).attributions == ()


def test_what_comes_after_is_not_claimed_with_it() -> None:
    text = "Farmer claims self-defense after three stabbed in Delft\n\nThey were stabbed on Sunday."
    assert chain_at(text, "stabbed in Delft") == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("A guard comforts a girl who said she knew the crew of a boat, where six people were found dead.", "found"),
        ("An aide stood by a man who said he saw the fire at the mill, which killed three people.", "killed"),
        ("As the investigation into the fire continues, the board looks into how the mill burned.", "burned"),
    ],
)
def test_the_outlets_own_words_beside_a_speaker(text: str, words: str) -> None:
    assert chain_at(text, words) == []


def test_a_loose_clause_in_what_a_body_said_is_its_own() -> None:
    text = "The coast guard said the boat sank in the harbour, where six people were found dead."
    assert chain_at(text, "found dead") == ["coast guard"]


def test_the_speaker_behind_a_comma_is_not_the_firm_before_it() -> None:
    text = "Peru shut a pier and fined the owner of the shipping company Solvik, Trade Minister Ana Vik said."
    assert chain_at(text, "fined") == ["Ana Vik"]
    text = "A walkout would cost the port 3 million crowns a day, its head, Ola Holm, said."
    assert chain_at(text, "cost") == ["Ola Holm"]


def test_its_ministry_is_of_the_state_that_acts() -> None:
    text = "Peru's Trade Minister Per Holt spoke. Chile closed the pier, its interior ministry said."
    (found,) = [a for a in reading_of(text).attributions if "ministry" in a.source.name]
    assert found.source.country == "CL"


def test_his_office_is_no_office_named_before() -> None:
    text = "The Harbour Office closed the pier. The mayor has no plans to leave, his office said."
    assert chain_at(text, "has") == ["his office"]


def test_a_group_is_not_the_company_before_it() -> None:
    text = "The shipping company Solvik lost a boat. The pier is closed, the group said."
    (found,) = reading_of(text).attributions
    assert found.source.suggested is None
