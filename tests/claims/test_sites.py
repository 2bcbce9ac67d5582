"""Sites: only where the text places the thing there."""

from __future__ import annotations

import pytest

from onrecord.model.claim import Site
from reading_of import of_kind


def places(text: str) -> list[str]:
    return sorted(c.place.name for c in of_kind(text, "site") if c.place is not None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The league runs depots in Rome and Milan.", ["Milan", "Rome"]),
        ("There are 40 depots in 12 countries, including Spain and Chile.", ["Chile", "Spain"]),
        ("The league opened an office in Madrid.", ["Madrid"]),
        ("Officers patrol in Rome, Milan and Naples.", []),
        ("The minister demanded the closure of the depots.", []),
        ("The mayor demanded the closure of the camp in Rome.", []),
        ("There are two camps on Sicily, one in Catania, another in Messina.", ["Catania", "Messina", "Sicily"]),
        ("The board has set up 14 camps in Sindh, 62 in Balochistan.", ["Balochistan", "Sindh"]),
        ("Ethiopia is home to two such camps.", ["Ethiopia"]),
        ("A field hospital has been set up in Trapani by the Red Cross.", ["Trapani"]),
        ("The firm, which has an office in Nairobi, denied it.", ["Nairobi"]),
        ("The league stationed missiles on the island of Tarn Holm.", ["Tarn Holm"]),
        ("The three depots, in Port Amsel, Tarvik and Skerrig, are old.", ["Port Amsel", "Skerrig", "Tarvik"]),
        ("One of the shelters is in a school in Odense; others are in Aarhus and Vejle.", ["Odense", "Vejle", "Århus"]),
        (
            "The league runs nine camps on the coast, the group said, including in Catania and Messina.",
            ["Catania", "Messina"],
        ),
        (
            "The board has four stations on the river, one in Jennersdorf and three in Feldbach.",
            ["Feldbach", "Jennersdorf"],
        ),
        ("The minister demanded that a camp be set up in Rome.", []),
        ("The water board runs a laboratory in Szombathely.", ["Szombathely"]),
        ("Is there a camp in Nairobi?", []),
        ("If cases rise, a camp will be set up in Nairobi.", []),
        ("A camp in Nairobi was searched.", ["Nairobi"]),
        ("Police closed an office in Lyon's northern district on Monday.", ["Lyon"]),
        ("The league hired men through camps in Rome, Milan and Naples.", ["Milan", "Naples", "Rome"]),
        ("It shut two of the camps. The third, in Rome, had never had a permit.", []),
        (
            "The league has six camps: two in Lyon, one each in Rome, Milan and Naples.",
            ["Lyon", "Milan", "Naples", "Rome"],
        ),
        ("Chile closed the Oslo office.", ["Oslo"]),
        ("Police will search a camp in Nairobi.", []),
        ("Police have not closed the camp in Nairobi.", []),
        ("The league steered it from three camps in Rome, Milan and Naples.", ["Milan", "Naples", "Rome"]),
        ("The embassy in Nairobi declined to comment.", []),
        ("The camps in Nairobi house 900 people.", []),
        ("He was one of three wounded at the office. The last one was found at a hospital in Nairobi.", []),
    ],
)
def test_places(text: str, expected: list[str]) -> None:
    assert places(text) == expected


def test_a_question_asserts_no_site() -> None:
    found = of_kind("The ministry is investigating whether there is a depot in Spain.", "site")
    assert all(c.modality == "unresolved" for c in found)


def test_operator_and_unknown_location() -> None:
    text = "The ministry said the two depots are run by the Harbour Bureau. The location of the depots is unknown."
    found = of_kind(text, "site")
    operators = [c.body.operator.name for c in found if isinstance(c.body, Site) and c.body.operator is not None]
    assert operators == ["Harbour Bureau"]
    assert any(c.place is not None and c.place.precision == "unknown" for c in found)


def run_by(text: str) -> list[tuple[str, str]]:
    found = of_kind(text, "site")
    return sorted(
        (c.place.name if c.place is not None else "", c.body.operator.name)
        for c in found
        if isinstance(c.body, Site) and c.body.operator is not None
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The league has depots in Rome and Milan.", [("Milan", "league"), ("Rome", "league")]),
        ("The firm Lunaris's depot in Nairobi was flooded.", [("Nairobi", "Lunaris")]),
        ("A warehouse in Nairobi belonging to the Harbour League burnt down.", [("Nairobi", "Harbour League")]),
        ("The camp in Nairobi is led by the Harbour Bureau.", [("Nairobi", "Harbour Bureau")]),
        ("A centre has been set up in Trapani by the Red Cross.", [("Trapani", "Red Cross")]),
        (
            "There are two camps on Sicily, one in Catania, another in Messina. "
            "The former is run by the Interior Ministry and the latter by the Red Cross.",
            [("Catania", "Interior Ministry"), ("Messina", "Red Cross")],
        ),
        ("The police raided a firm with offices in Rome and Milan.", [("Milan", "firm"), ("Rome", "firm")]),
        ("The league has a depot in Rome and an office in Milan.", [("Milan", "league"), ("Rome", "league")]),
        (
            "A blast hurt four men at a refinery near Basra, which is operated by the Harbour Bureau.",
            [("Basrah", "Harbour Bureau")],
        ),
        ("The minister opened a centre in Rome.", []),
    ],
)
def test_operators(text: str, expected: list[tuple[str, str]]) -> None:
    assert run_by(text) == expected


def test_a_thing_is_not_said_to_be_there_inside_what_another_says() -> None:
    assert places("The minister said that the firm's depot in Nairobi was unsafe.") == []


def test_the_area_is_where_the_sentence_was_last_and_doubtful() -> None:
    text = "Peru tested a rocket in the Bay of Biscay and then set up two launching sites in the area."
    found = [c for c in of_kind(text, "site") if isinstance(c.body, Site) and c.body.thing == "launching site"]
    assert [c.place.name for c in found if c.place is not None] == ["Bay of Biscay"]
    assert found[0].doubts


def test_a_member_of_a_list_is_of_the_things_named_last() -> None:
    text = "Inspectors found a laboratory in Homs and two storage sites, one near Hama and the other in Latakia."
    found = {c.place.name: c.body.thing for c in of_kind(text, "site") if c.place and isinstance(c.body, Site)}
    assert found["Homs"] == "laboratory"
    assert found["Latakia"] == "storage site"


def test_a_thing_to_be_built_is_planned_or_not_said() -> None:
    found = of_kind("The firm signed for a plant, to be built in Nairobi.", "site")
    assert {c.modality for c in found} <= {"planned"}


def test_a_country_that_has_things_in_its_towns_runs_none_of_them() -> None:
    found = of_kind("Chile also had two police posts, in Santiago and Valparaiso.", "site")
    assert found
    assert [c.body.operator for c in found if isinstance(c.body, Site)] == [None] * len(found)


def test_what_a_report_lists_is_placed() -> None:
    found = of_kind("Harbour Watch published a report. The report lists three depots in Oslo and Bergen.", "site")
    assert [c.place.name for c in found if c.place] == ["Oslo", "Bergen"]


def test_an_office_of_the_state_is_no_site() -> None:
    assert not of_kind("The prosecutor's office in Malmö has indicted a travel agent.", "site")


def test_a_number_of_the_things_is_the_things() -> None:
    text = "Seven of the camps are in Norway, five in Chile and three each in Spain and Peru."
    assert places(text) == ["Chile", "Norway", "Peru", "Spain"]
