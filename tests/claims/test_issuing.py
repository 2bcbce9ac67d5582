"""A body's own statement, and bodies that one state has in another."""

from __future__ import annotations

from onrecord import claims
from onrecord.model.claim import Action, Claim
from reading_of import document_of, of_kind, reading_of


def issued(text: str, outlet: str) -> list[Claim]:
    return list(claims.extract(document_of(text, outlet=outlet), reading_of(text)))


def acts(text: str, outlet: str) -> set[tuple[str, str, str | None]]:
    return {
        (c.body.actor.name, c.body.type, c.body.actor.country)
        for c in issued(text, outlet)
        if isinstance(c.body, Action)
    }


def test_a_ministry_speaks_for_itself_in_its_own_statement() -> None:
    text = (
        "The Ministry of Trade has summoned the ambassador. The Ministry demanded that the depots be closed. "
        "The Government of Norway has decided to stop the sale."
    )
    found = acts(text, "Ministry of Trade of Norway")
    assert ("Ministry of Trade", "summon", "NO") in found
    assert ("Ministry of Trade", "demand-closure", "NO") in found
    roots = {c.root.name for c in issued(text, "Ministry of Trade of Norway") if c.root is not None}
    assert roots == {"Ministry of Trade"}


def test_another_state_s_ministry_of_that_name_is_another() -> None:
    text = "The Ministry of Trade of Chile has closed a depot. The Ministry of Trade of Norway has seen it."
    assert {country for _, type_, country in acts(text, "Ministry of Trade of Norway") if type_ == "close"} == {"CL"}


def test_an_embassy_is_its_state_s_not_that_of_the_town() -> None:
    reading = reading_of("Norway has released two ships, said its embassy in Lima, Peru.")
    assert ("embassy", "NO") in {(p.name, p.country) for p in reading.parties.values()}
    assert "PE" not in {p.country for p in reading.parties.values() if p.kind == "agency"}


def test_information_is_of_whoever_it_is_available_to() -> None:
    text = "According to the information available to the Ministry of Trade, 287 sailors have entered the port."
    (claim,) = of_kind(text, "figure")
    assert claim.root is not None
    assert claim.root.name == "Ministry of Trade"


def test_a_statement_in_which_it_says_so() -> None:
    text = "The depots have nothing to do with the navy, it says in the statement of the Harbour Board."
    (claim,) = of_kind(text, "position")
    assert (claim.root.name if claim.root is not None else None, claim.polarity) == ("Harbour Board", "denied")


def test_its_embassy_is_that_of_whoever_the_sentence_is_about() -> None:
    text = "Chile's ministry met. Norway has freed two men from the camp, its embassy in Lima announced on Monday."
    roots = {(c.root.name, c.root.country) for c in issued(text, "Esk Post") if c.root is not None}
    assert ("embassy", "CL") not in roots


def test_we_are_the_ones_who_publish_it_whoever_was_spoken_of_before() -> None:
    text = "The Chilean embassy told us that it is so. We recommend that the governments close the depots."
    (asked,) = (c for c in issued(text, "Harbour Lab") if isinstance(c.body, Action) and c.body.type == "ask")
    assert isinstance(asked.body, Action)
    assert asked.body.actor.name == "Harbour Lab"


def test_a_ministry_for_something_and_the_government_in_its_own_statement() -> None:
    text = (
        "Norway summons the ambassador of Chile\n\n"
        "Today, the Ministry for Foreign Affairs summoned the Ambassador of Chile. "
        "The Government has requested that the posts be closed."
    )
    found = acts(text, "Ministry for Foreign Affairs of Norway")
    assert {country for name, _, country in found if "Ministry" in name or name == "Government"} == {"NO"}
    assert {c.root.name for c in issued(text, "Ministry for Foreign Affairs of Norway") if c.root is not None}
