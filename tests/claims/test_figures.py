"""Figures: value, bound, what is counted, where; tuples; nothing counted that is no count."""

from __future__ import annotations

import pytest

from onrecord.model.claim import Claim, Figure
from reading_of import of_kind


def figure(claim: Claim) -> Figure:
    assert isinstance(claim.body, Figure)
    return claim.body


def test_bounds_stay_with_their_own_number_and_the_clause_is_one_tuple() -> None:
    found = of_kind("Harbour Watch said that at least 12 depots in 3 countries were raided.", "figure")
    assert [(figure(c).measure, figure(c).amount.low, figure(c).amount.high) for c in found] == [
        ("depot", 12, None),
        ("country with depot", 3, 3),
    ]
    assert len({figure(c).tuple_id for c in found}) == 1
    assert figure(found[0]).tuple_id is not None


def test_the_holder_is_the_place() -> None:
    (found,) = of_kind("Italy has 11 foreign depots.", "figure")
    assert found.place is not None
    assert found.place.country == "IT"


def test_abroad_is_the_world_not_the_owner() -> None:
    (found,) = of_kind("Norway has 11 depots abroad.", "figure")
    assert found.place is not None
    assert found.place.precision == "world"


def test_people_are_counted_by_what_befell_them() -> None:
    found = of_kind("Four people were killed and two others were wounded.", "figure")
    assert {(figure(c).measure, figure(c).amount.low) for c in found} == {("people killed", 4), ("people injured", 2)}


@pytest.mark.parametrize("text", ["The board met in 2031.", "One of the men spoke.", "There will be no other choice."])
def test_no_figure(text: str) -> None:
    assert of_kind(text, "figure") == []


def test_the_outlets_own_voice_has_no_root() -> None:
    (found,) = of_kind("The board closed 12 depots.", "figure")
    assert found.root is None
    assert found.modality == "stated"


@pytest.mark.parametrize(
    "text",
    [
        "Five sailors were found dead in the cabin: a 52-year-old man, a 23-year-old man, two women and a boy.",
        "Five people were killed: a 70-year-old woman, her husband and three girls, the fire brigade said.",
        "Five people were killed, two men, a woman and two girls.",
    ],
)
def test_who_they_were_adds_nobody_to_a_count(text: str) -> None:
    totals = [figure(c).amount.low for c in of_kind(text, "figure") if figure(c).measure == "people killed"]
    assert totals
    assert max(n for n in totals if n is not None) == 5


def test_a_list_beside_a_count_of_others_is_added() -> None:
    found = of_kind("Four passengers, the pilot and a guard were killed in the crash.", "figure")
    assert {figure(c).amount.low for c in found if figure(c).part_of is None} == {6}


@pytest.mark.parametrize(
    ("text", "measure", "low"),
    [
        ("A baker told police that she and two friends were shot.", "people killed or injured", 3),
        ("The miller said he and his brother were stabbed.", "people injured", 2),
    ],
)
def test_who_tells_of_it_may_be_one_of_them(text: str, measure: str, low: int) -> None:
    found = [figure(c) for c in of_kind(text, "figure")]
    assert [f.amount.low for f in found if f.measure == measure and f.part_of is None] == [low]


def test_nobody_is_left_unhurt_by_sum() -> None:
    text = "A skipper radioed that he and two deckhands had been shot. Rangers found two men dead."
    found = [figure(c) for c in of_kind(text, "figure")]
    assert not [f for f in found if f.measure == "people injured" and f.amount.high == 0]


@pytest.mark.parametrize("thing", ["3,200-square-foot warehouse", "900-cubic-metre tank", "12-square-mile wood"])
def test_a_size_with_hyphens_is_no_count(thing: str) -> None:
    assert of_kind(f"They fled the {thing} at night.", "figure") == []


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ('"It was like 15 blasts, 20 blasts," said the miller.', {(15, 20)}),
        ("He heard about 10, 12 bangs.", {(10, 12)}),
        ("It was like 40, 50 bangs, a neighbour said.", {(40, 50)}),
        ("He heard about 10 bangs, 12 sirens.", {(10, 10), (12, 12)}),
    ],
)
def test_a_guess_in_two_numbers_is_one(text: str, bounds: set[tuple[int, int]]) -> None:
    assert {(figure(c).amount.low, figure(c).amount.high) for c in of_kind(text, "figure")} == bounds


@pytest.mark.parametrize(
    "text",
    [
        "3 victims of the ferry fire are from Norway.",
        "Two passengers of the ferry come from Norway.",
        "2 victims of mill fire from Norway",
    ],
)
def test_those_from_a_place_are_not_all(text: str) -> None:
    (found,) = of_kind(text, "figure")
    assert figure(found).scope == "from Norway"
    assert found.place is None


@pytest.mark.parametrize(
    ("text", "mood"),
    [
        ("The deaths of three sailors may have been part of a robbery.", "stated"),
        ("3 killed at mill may have known the robber\n\nThe mill burned.", "stated"),
        ("Three people may have died in the fire.", "possible"),
    ],
)
def test_what_may_be_is_what_is_said_of_the_dead(text: str, mood: str) -> None:
    found = of_kind(text, "figure")
    assert {c.modality for c in found if figure(c).measure == "people killed"} == {mood}


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Reed said the ruling will be sent to the union's 300 members by mail tomorrow.", None),
        ("The bill will be sent to 40 towns tomorrow.", "2031-03-11"),
    ],
)
def test_who_will_be_told_are_as_many_today(text: str, day: str | None) -> None:
    (found,) = of_kind(text, "figure", "2031-03-10")
    assert (found.time.edtf if found.time else None) == day


def test_a_bare_number_with_a_place_counts_the_same_there() -> None:
    found = of_kind("1,300 barns were destroyed in Peru and 240 in Chile.", "figure")
    told = {(figure(c).measure, figure(c).amount.low, c.place.country if c.place else None) for c in found}
    assert told == {("barn", 1300, "PE"), ("barn", 240, "CL")}


def test_who_holds_a_number_or_moves_it_is_its_source() -> None:
    (found,) = of_kind("The Harbour Watch stood by its figure of 49 wrecks.", "figure")
    assert found.root is not None
    assert found.root.name == "Harbour Watch"
    (found,) = of_kind("Peru's Flood Office on Monday revised the death toll from the storm down to 38.", "figure")
    assert found.root is not None
    assert found.root.name.endswith("Flood Office")


def test_a_bare_noun_of_a_headline_holds_no_number() -> None:
    text = "Watchdog raises its count to 49 wrecks\n\nThe coast has 49 wrecks, Harbour Watch said on Monday."
    roots = {c.root.name if c.root else None for c in of_kind(text, "figure")}
    assert roots == {None, "Harbour Watch"}


def test_the_source_in_an_aside_is_not_of_what_follows_it() -> None:
    text = "Thirty depots closed in Peru, according to Harbour Watch, and 12 in Chile."
    roots = {figure(c).amount.low: c.root.name if c.root else None for c in of_kind(text, "figure")}
    assert roots == {30: "Harbour Watch", 12: None}


def test_in_both_countries_is_a_scope() -> None:
    (found,) = of_kind("The Harbour Watch said 58 depots had closed in both countries.", "figure")
    assert figure(found).scope == "both countries"


def test_counted_as_missing() -> None:
    (found,) = of_kind("The office counts 19 people as missing.", "figure")
    assert figure(found).measure == "people missing"


def test_three_in_one_country_are_none_of_the_countries() -> None:
    text = "Harbour Watch said that more than 30 depots stand in nine countries, of which three in Peru."
    found = {figure(c).amount.low: c for c in of_kind(text, "figure")}
    assert (figure(found[3]).measure, figure(found[3]).part_of) == ("depot", "more than 30 depots")


def test_the_first_of_a_list_are_no_guess() -> None:
    found = of_kind("He heard about 10, 12 and 14 bangs.", "figure")
    assert (14, 14) in {(figure(c).amount.low, figure(c).amount.high) for c in found}
    assert (10, 12) not in {(figure(c).amount.low, figure(c).amount.high) for c in found}


def test_who_kills_himself_too_is_one_more() -> None:
    found = [figure(c) for c in of_kind("Reed killed four sailors and himself in the fall.", "figure")]
    assert {f.amount.low for f in found if f.measure == "people killed" and f.part_of is None} == {5}


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("Wardens have not named the four victims.", "asserted"),
        ("The names of three more divers were not read out.", "asserted"),
        ("A dozen roses were not enough for him.", "asserted"),
        ("The men did not build 12 depots.", "denied"),
    ],
)
def test_a_denial_of_something_else_leaves_the_number(text: str, polarity: str) -> None:
    assert {c.polarity for c in of_kind(text, "figure")} == {polarity}


def test_three_charged_are_people() -> None:
    found = of_kind("3 charged in Norhaven raid", "figure")
    assert [c.body.measure for c in found if isinstance(c.body, Figure)] == ["people charged"]


@pytest.mark.parametrize(
    "text", ["A clerk called 911 Sunday night.", "They got a 911 phone call.", "She told 911 emergency crews of it."]
)
def test_a_number_that_is_called_counts_nothing(text: str) -> None:
    assert of_kind(text, "figure") == []


def test_of_a_part_that_was_closed_the_whole_was_not() -> None:
    found = {
        c.body.amount.low: c.body
        for c in of_kind("Chile closed two of three depots on Monday.", "figure")
        if isinstance(c.body, Figure)
    }
    assert (found[2].undergone, found[3].undergone) == ("closed", None)


def test_a_bare_number_of_what_was_done_counts_the_things_before() -> None:
    text = "At least 29 depots stood in Chile; of these, five have been closed to date."
    (closed,) = (c.body for c in of_kind(text, "figure") if isinstance(c.body, Figure) and c.body.amount.low == 5)
    assert (closed.measure, closed.undergone, closed.unit) == ("depot", "closed", None)


def test_a_number_corrected_from_and_to() -> None:
    text = "The union has corrected the number of depots in Chile from four to two after an inspection."
    found = {c.body.amount.low: c for c in of_kind(text, "figure") if isinstance(c.body, Figure)}
    assert set(found) == {4, 2}
    assert isinstance(found[4].body, Figure)
    assert found[4].body.superseded == "corrected"
    assert found[2].place is not None
    assert found[2].place.name == "Chile"


def test_its_figures_are_those_of_the_body_spoken_of() -> None:
    text = "The watchdog Open Harbour met on Monday. According to its figures, 29 depots stood empty."
    (claim,) = of_kind(text, "figure")
    assert claim.root is not None
    assert claim.root.name == "Open Harbour"


def test_the_total_is_not_of_the_place_spoken_of_before() -> None:
    text = "The union has corrected the number of depots in Chile from four to two. The total is now 29."
    (total,) = (c for c in of_kind(text, "figure") if isinstance(c.body, Figure) and c.body.amount.low == 29)
    assert total.place is None
