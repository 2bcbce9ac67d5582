"""Numbers that count nothing, and what is no person though it is counted with persons."""

from __future__ import annotations

import pytest

from onrecord.model.claim import Figure
from reading_of import chain_at, of_kind


def counted(text: str) -> dict[float | None, str]:
    """What each stated number counts."""
    bodies = [c.body for c in of_kind(text, "figure", "2031-05-09")]
    return {b.amount.low: b.measure for b in bodies if isinstance(b, Figure) and b.basis == "stated"}


@pytest.mark.parametrize(
    "text",
    [
        "Kal Moss, 26 was shot in the left leg.",
        "Troopers were called to 88 Seven Elms Drive at noon.",
        "The widow lives two blocks away.",
        "One of four keepers was named on Friday.",
        "The mayor spoke for two reasons of a fire that came in two waves.",
        "Two envoys said on condition of anonymity that the pact was dead.",
        "Albia called for the release of its two citizens.",
        "It offered to release the two arrested captains.",
    ],
)
def test_ages_addresses_distances_and_one_of_several_are_no_counts(text: str) -> None:
    assert not {1, 2, 7, 26} & set(counted(text))


def test_a_number_of_persons_behind_a_comma_is_a_count() -> None:
    assert 17 in counted("Fire in Oslo, 17 injured. Nobody died.")


def test_wounds_are_no_people_and_murder_victims_are_dead() -> None:
    assert counted("A woman with at least three gunshot wounds was found outside.") == {3: "gunshot wound"}
    assert counted("The coroner named four murder victims.") == {4: "people killed"}
    assert 4 not in counted("The coroner named one murder suspect.")
    assert counted("The marshal held two murder suspects.")[2] != "people killed"


def test_the_page_s_label_speaks_for_nobody() -> None:
    text = "STORY: Two keepers drowned off Bergen\n\nThe ferry sank on Friday."
    assert "STORY" not in chain_at(text, "drowned")


def test_a_date_in_the_line_above_makes_no_address() -> None:
    text = "By Ada Roos\n12 March 2031\n\nAt least 17 cables have been cut, the institute said."
    found = [c.body for c in of_kind(text, "figure") if isinstance(c.body, Figure)]
    assert [f.amount.low for f in found if f.measure == "cable"] == [17.0]


def test_who_is_asked_in_numbers_is_counted_and_so_are_those_who_came_to_harm() -> None:
    assert counted("In all 140 clerks told the ministry that the vault was open.") == {140: "clerk"}
    assert counted("Her two friends had also been shot.")[2] == "people killed or injured"


def test_a_year_earlier_is_no_rate() -> None:
    bodies = [c.body for c in of_kind("The debt fell to 9 million dollars from 12 million a year earlier.", "figure")]
    assert {b.scope for b in bodies if isinstance(b, Figure)} == {None}


def test_the_noun_behind_an_owner_is_counted() -> None:
    assert counted("Three county sheriff's deputies stood by.")[3] == "deputy"
