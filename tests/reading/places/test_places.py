"""Places in invented sentences. The parser is loaded once for the whole module."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from onrecord.model.annotation import PlaceMention
from onrecord.model.profile import KnownName
from onrecord.model.tokens import Tokens
from onrecord.reading.engine import Parser
from onrecord.reading.places import read

Row = tuple[str, str, str, str | None, str]
Reader = Callable[..., list[Row]]


@pytest.fixture(scope="module")
def rows() -> Reader:
    parser = Parser()

    def parse(text: str, known: Sequence[KnownName] = ()) -> list[Row]:
        ((_, tokens),) = parser.parse([("t", text)])
        return [_row(tokens, m) for m in read(tokens, known)]

    return parse


def _row(tokens: Tokens, m: PlaceMention) -> Row:
    assert tokens.text[m.start : m.end] == tokens.quote(m.first, m.last)
    return (tokens.text[m.start : m.end], m.form, m.place.name, m.place.country, m.place.precision)


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Divers searched the bay near Portugal.", [("Portugal", "name", "Portugal", "PT", "country")]),
        ("The U.K. lent two tugs.", [("U.K.", "name", "United Kingdom", "GB", "country")]),
        ("Officials in the UAE agreed.", [("UAE", "name", "United Arab Emirates", "AE", "country")]),
        ("The Danish navy searched.", [("Danish", "adjective", "Denmark", "DK", "country")]),
        ("Three Spaniards drowned.", [("Spaniards", "person", "Spain", "ES", "country")]),
        ("A ferry sank off Sicily.", [("Sicily", "name", "Sicily", "IT", "region")]),
        ("Ports across Europe closed.", [("Europe", "name", "Europe", None, "continent")]),
        ("It sells valves around the world.", [("around the world", "name", "world", None, "world")]),
        ("The valve is sold worldwide.", [("worldwide", "name", "world", None, "world")]),
        ("The Kremlin dismissed the findings.", [("Kremlin", "metonym", "Russia", "RU", "country")]),
        ("Madrid denied that it had paid.", [("Madrid", "metonym", "Spain", "ES", "country")]),
        ("Divers have informed Lisbon of the wreck.", [("Lisbon", "metonym", "Portugal", "PT", "country")]),
        ("The warehouse in Madrid burned down.", [("Madrid", "name", "Madrid", "ES", "city")]),
        ("The depot in Dayton, Ohio, closed.", [("Dayton, Ohio", "name", "Dayton", "US", "city")]),
        (
            "It opened in Wuxi City, Jiangsu Province.",
            [("Wuxi City, Jiangsu Province", "name", "Wuxi", "CN", "city")],
        ),
        (
            "The plants in Genoa and Lucca were searched.",
            [("Genoa", "name", "Genoa", "IT", "city"), ("Lucca", "name", "Lucca", "IT", "city")],
        ),
        ("The port of Nice, France, was closed.", [("Nice, France", "name", "Nice", "FR", "city")]),
        ("The office in Mailand was shut.", [("Mailand", "name", "Milan", "IT", "city")]),
        ("The post in 南通 was shut.", [("南通", "name", "Nantong", "CN", "city")]),
        ("The post in Москва was shut.", [("Москва", "name", "Moscow", "RU", "city")]),
        ("The post in Αθήνα was shut.", [("Αθήνα", "name", "Athens", "GR", "city")]),
        ("The post in القاهرة was shut.", [("القاهرة", "name", "Cairo", "EG", "city")]),
        ("Россия denied it.", [("Россия", "name", "Russia", "RU", "country")]),
        ("GENOA, May 3 - Growers met.", [("GENOA", "name", "Genoa", "IT", "city")]),
        ("Deputies of Cook County spoke.", [("Cook County", "name", "Cook County", "US", "region")]),
        ("They live in Portland, Ore., now.", [("Portland, Ore.", "name", "Portland", "US", "city")]),
    ],
)
def test_reads_place(rows: Reader, text: str, want: list[Row]) -> None:
    assert rows(text) == want


@pytest.mark.parametrize(
    "text",
    [
        "Reading the list took hours.",
        "Police said it was nice of them.",
        "The Bank of England raised its rate.",
        "The New York Times asked about it.",
        "It told us who was there.",
        "The IT workers went home.",
        "The Geneva Convention forbids it.",
        "Paris Hilton opened the shop.",
        "He was seen on Brighton Road and Arlington Avenue.",
        "The fire was near 21st and Cleveland.",
        "The Inter-American Bank met.",
        "An African-American man spoke.",
        "The Khark III sank.",
        "A fire in the California-Kirkbride area was put out.",
    ],
)
def test_leaves_other_words(rows: Reader, text: str) -> None:
    assert rows(text) == []


def test_a_country_is_never_a_pin(rows: Reader) -> None:
    parser = Parser()
    ((_, tokens),) = parser.parse([("t", "Divers from Portugal met in Porto. Lisbon denied it.")])
    country, city, capital = read(tokens)
    assert country.place.lat is None
    assert capital.place.lat is None
    assert city.place.geonames == 2735943
    assert city.place.lat == pytest.approx(41.15, abs=0.05)


def test_ambiguous_name_follows_the_text(rows: Reader) -> None:
    assert rows("Spain sent crews to Valencia.")[-1][3] == "ES"
    assert rows("A fire broke out in Valencia.")[-1][3] == "VE"  # the larger one, and nothing else to go by
    assert rows("A fire broke out in Valencia, Spain.") == [("Valencia, Spain", "name", "Valencia", "ES", "city")]
    assert rows("A fire broke out in Naples.")[0][3] == "IT"
    assert rows("Floods hit Alabama and Georgia.")[1][3:] == ("US", "region")
    assert rows("Floods hit Armenia and Georgia.")[1][3:] == ("GE", "country")


def test_a_list_of_countries_is_no_nesting(rows: Reader) -> None:
    names = [row[2] for row in rows("Envoys came from Luxembourg, Belgium and France.")]
    assert names == ["Luxembourg", "Belgium", "France"]


def test_declared_places_are_found(rows: Reader) -> None:
    known = (
        KnownName("Norland", "country", ("Norlandic", "Astra"), "QM"),
        KnownName("Port Selby", "city", (), "QM"),
    )
    found = rows("The Norlandic coastguard towed it to Port Selby. Astra denied that Norland had paid.", known)
    assert found == [
        ("Norlandic", "adjective", "Norland", "QM", "country"),
        ("Port Selby", "name", "Port Selby", "QM", "city"),
        ("Astra", "metonym", "Norland", "QM", "country"),
        ("Norland", "name", "Norland", "QM", "country"),
    ]


def test_empty_text_has_no_places(rows: Reader) -> None:
    assert rows("") == []


def test_a_text_tells_where_it_is(rows: Reader) -> None:
    assert rows("The fire began near Salem.")[-1][3] == "IN"
    assert rows("Crews from Oregon and Nevada were sent. The fire began near Salem.")[-1][3] == "US"
    # the only one in the index lies in another country
    found = rows("Crews from California and Nevada were sent. The fire began near Cedarville.")
    assert [row[2] for row in found] == ["California", "Nevada"]


def test_a_town_is_looked_for_in_the_state_that_follows(rows: Reader) -> None:
    parser = Parser()
    ((_, tokens),) = parser.parse([("t", "The shop in Fountain, Fla., burned.")])
    (found,) = read(tokens)
    # a Fountain lies in Colorado; the index has none in Florida
    assert (found.place.name, found.place.country, found.place.precision) == ("Fountain", "US", "city")
    assert found.place.geonames is None
    assert found.place.lat is None


def test_counties_and_surnames_are_no_towns(rows: Reader) -> None:
    found = rows("Deputies of Navarro County spoke. Chief Ken Barnes said so. Barnes was tired.")
    assert [row for row in found if row[4] == "city"] == []


@pytest.mark.parametrize(
    "text",
    [
        "Two people drowned in Crescent Bay Hotel pool on Friday.",
        "Four hurt in Liberty Village fire: Police",
    ],
)
def test_a_piece_of_a_longer_name_is_no_place(rows: Reader, text: str) -> None:
    assert rows(text) == []


def test_a_large_town_called_city_is_that_town(rows: Reader) -> None:
    assert [row[2] for row in rows("Two people drowned in New York City on Friday.")] == ["New York City"]


def test_a_towns_council_is_in_the_town(rows: Reader) -> None:
    assert [row[2] for row in rows("Two people met in Delft City Hall on Friday.")] == ["Delft"]
