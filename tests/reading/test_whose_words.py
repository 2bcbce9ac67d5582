"""Whose words they are where the parser saw no clause of saying, cut it off, or where a pronoun goes on telling."""

from __future__ import annotations

import pytest

from onrecord import claims
from onrecord.model.claim import Position
from onrecord.model.profile import NO_PROFILE
from reading_of import chain_at, claims_of, document_of, reading_of


@pytest.mark.parametrize(
    ("text", "words", "source"),
    [
        # beside a quotation
        ('"A small boat," said neighbour Anna Holm. "How does a small boat get burned?"', "burned", "Anna Holm"),
        (
            '"A quarrel, a misunderstanding. Something that was spurred from a fire that sank two '
            "boats within the last "
            'year," said Nordby Police Chief Anna Dahl.',
            "sank",
            "Anna Dahl",
        ),
        (
            '"This man held two permits -- he had an old and a new permit. He passed a check that '
            "every person that buys "
            'a boat in Albia undergoes," dock shop owner Anna Dahl said.',
            "buys",
            "Anna Dahl",
        ),
        ('"We hope that we find a new berth." Olav Dahl told skippers at a luncheon.', "find", "Olav Dahl"),
        (
            'Trooper Anna Holm released the following statement about the fire:\n"At about 10 a.m. a '
            'boat burned in Nordby."',
            "burned",
            "Anna Holm",
        ),
        (
            'Dr. Anna Holm read a brief statement from Dahl\'s family: "Our family is grieving. Two boats burned."',
            "burned",
            "Dahl's family",
        ),
        # whose document it is
        ("City Manager Anna Dahl issued a statement saying that the pier burned.", "burned", "Anna Dahl"),
        (
            'The skippers released a statement through their lawyer.\n"We are grateful," the statement '
            'read. "The pier burned."',
            "burned",
            "skippers",
        ),
        ('"I had a call from a friend saying the boat burned," said Anna Dahl.', "burned", "friend"),
        # cut off, or joined elsewhere
        (
            "Officials said one of the tenants of the barn answered fire, hurling about nine flares at the raiders.",
            "hurling",
            "Officials",
        ),
        (
            "Police say the child found the flare in a tackle box, and it went off, burning the boat.",
            "burning",
            "Police",
        ),
        (
            "Nordby Port said in a note put up at its gate on Monday morning that Cpl. Olav Holm and Officer Jan Dahl "
            "were burned at the pier.",
            "burned",
            "Nordby Port",
        ),
        (
            "An end to the ferry strike is unlikely without the union, Olav Dahl, senior board member of Nordkai AG "
            "responsible for South America said.",
            "is unlikely",
            "Olav Dahl",
        ),
        # asides
        ("The fire happened at noon, according Nordby Police, who are asking for help.", "happened", "Nordby Police"),
        (
            "The two men were taken to court, according to the Nordby Harbour Board said in a letter on Monday.",
            "taken",
            "Nordby Harbour Board",
        ),
        (
            "Dahl said skippers were meeting about leaving the quay which, according to its website, is a royal port.",
            "meeting",
            "Dahl",
        ),
        ("Four boats burned in harbour fire: Cops\n\nA long night lay behind them.", "burned", "Cops"),
        # who goes on telling
        (
            "The ferry had burned at noon, a police report said. At one he left her boat and took the "
            "oar, which he had been "
            "mending earlier, it said.",
            "mending",
            "police",
        ),
        # whose the report is
        ("A police report said the ferry had burned.", "burned", "police"),
        ("According to the Nordby police report, the ferry had burned.", "burned", "Nordby police"),
        ("According to court documents, the ferry had burned.", "burned", "court documents"),
        # who somebody is
        ("The carrier Nordkai said the ferry had burned.", "burned", "Nordkai"),
        ("A 911 caller reported that the ferry had burned.", "burned", "911 caller"),
        ("Founder and president Olav Dahl said the ferry had burned.", "burned", "Olav Dahl"),
        (
            "Jan London and his aunt had been to the pier. His aunt, Anna London, said they ran. London said the ferry "
            "had burned.",
            "burned",
            "London",
        ),
        (
            "A motive is not known to police, but the Dahl family said they cannot see one. They said he was in no "
            "quarrel.",
            "was in no",
            "Dahl family",
        ),
        (
            "One man died in a cabin in Nordby, according to harbour master Olav Dahl. Four men slept in the cabin, "
            "and the door was locked, he said.",
            "locked",
            "Olav Dahl",
        ),
    ],
)
def test_whose_words_they_are(text: str, words: str, source: str) -> None:
    assert chain_at(text, words)[-1] == source


def test_the_next_sentence_is_no_tag() -> None:
    text = 'Anna Holm spoke at noon. "The quay is shut and the crane has fallen." Anna Dahl said she had left the pier.'
    assert chain_at(text, "fallen")[-1] != "Anna Dahl"


def test_an_aside_in_a_relative_clause_covers_that_clause_only() -> None:
    assert chain_at("Dahl, who according to police had been rowing, was arrested on Monday.", "arrested") == []
    assert chain_at("Dahl, who according to police had been rowing, was arrested.", "rowing")[-1] == "police"


def test_a_closing_mark_printed_on_the_next_word_closes() -> None:
    text = (
        'Anna Holm said, "We all lay on the deck."Dahl lives across the harbour. She says the fire came in two waves.'
    )
    assert chain_at(text, "lives") == []
    assert chain_at(text, "came")[-1] == "Anna Holm"


def test_people_told_apart_are_not_those_before() -> None:
    text = "Only a few people agreed to speak. The people that I met said the pier had burned."
    assert chain_at(text, "burned")[-1] == "people"


def test_the_company_is_not_another_than_the_sentence_names() -> None:
    text = (
        "Askel Ltd began to fall apart. Nordkai Ltd boss Anna Holm earned 9 million dollars, the "
        "company said on Monday."
    )
    assert chain_at(text, "earned")[-1] != "Askel Ltd"


def test_what_was_told_to_a_paper_goes_on_being_told_to_it() -> None:
    text = 'An official told the daily La Voz that the port is shut. "Two ships sank last week," said the official.'
    assert chain_at(text, "sank") == ["La Voz", "official"]


@pytest.mark.parametrize(
    "text",
    [
        "Police said the man allegedly burned two boats.",
        "A man was charged with burning two boats, police said.",
        "Police said it was later discovered that two boats burned.",
        "It is alleged that Dahl burned two boats, according to police.",
    ],
)
def test_who_tells_what_an_unnamed_one_found_is_its_root(text: str) -> None:
    claim = next(c for c in claims_of(text) if c.kind == "figure")
    assert claim.root is not None
    assert claim.root.name.casefold() == "police"
    assert not claim.root_candidates


def test_a_news_release_is_how_the_chief_says_it() -> None:
    text = "According to a news release, Chief Anna Holm said two boats burned at the quay."
    claim = next(c for c in claims_of(text) if c.kind == "figure")
    assert claim.root is not None
    assert claim.root.name == "Anna Holm"
    assert claim.root_candidates == ()


def test_who_names_one_counts_no_others() -> None:
    text = "Harbour officials identified one of the dead skippers as Jan Dahl. Four skippers drowned in the storm."
    assert chain_at(text, "drowned") == []


def test_what_is_going_round_has_no_source() -> None:
    for start in (
        "According to initial reports, the",
        "Early reports said the",
        "The preliminary investigation revealed that the",
    ):
        (said,) = reading_of(f"{start} ferry had burned.").attributions
        assert (said.source.name, bool(said.doubt)) == ("", True), start
    found = claims_of("Media reports said that twelve ferries had burned.")
    assert {claim.root for claim in found} == {None}
    text = "The investigation by the Harbour Board found that the ferry had burned."
    assert chain_at(text, "burned") == ["Harbour Board"]


def test_a_capital_is_its_state_where_nobody_of_the_text_bears_its_name() -> None:
    text = "Anna Holm and her aunt had been to the pier. London said the ferry had burned."
    assert chain_at(text, "burned") == ["United Kingdom"]


def test_who_goes_where_he_is_called_says_nothing() -> None:
    text = "On Monday at noon, officers responded to Mill Road for the report of a fire, Nordby police said in a note."
    assert chain_at(text, "responded") == ["Nordby police"]
    assert chain_at('"The pier is safe," Anna Holm responded to the board.', "is") == ["Anna Holm"]


def test_we_in_a_quotation_is_not_whom_the_text_spoke_of_before() -> None:
    text = (
        'Anna Holm said wardens would work fast. "Although thefts have grown, we do not believe that there are more '
        'gangs," she said in a statement.'
    )
    speakers = {c.body.speaker.name for c in claims_of(text) if isinstance(c.body, Position) and "gangs" in c.quote}
    assert "wardens" not in speakers


def test_a_paper_is_not_told_of_twice_in_a_chain() -> None:
    def chains(text: str) -> list[list[str]]:
        found = claims.extract(document_of(text, "Example Daily"), reading_of(text), NO_PROFILE)
        return [[party.name for party in claim.attribution] for claim in found if "burned" in claim.quote]

    assert chains("Anna Holm told the Example Daily that the ferry had burned.") == [["Example Daily", "Anna Holm"]]
    relayed = chains("Anna Holm told the Nordby Herald that the ferry had burned.")
    assert relayed == [["Example Daily", "Nordby Herald", "Anna Holm"]]


def test_a_site_that_is_called_one_relays() -> None:
    found = claims_of("Website Deckwatch wrote that twelve ferries were burned.")
    assert found
    assert {claim.root for claim in found} == {None}


def test_a_pronoun_takes_up_the_body_before_it() -> None:
    text = "The sailors' organization Clear Deck, it announced in a statement that at least 23 hands fell ill."
    assert "Clear Deck" in {said.source.name for said in reading_of(text).attributions}
