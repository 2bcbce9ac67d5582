"""Which of several places of one name is meant, and whether the words are a place at all."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import NamedTuple

from onrecord.model.tokens import Tokens
from onrecord.model.value import Place
from onrecord.reading.places.index import Area, City, areas, cities, fold
from onrecord.reading.places.spots import Spot
from onrecord.reading.places.words import words

PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
_LEAVING = frozenset({"leave", "head", "sail", "depart", "bind", "bound", "make"})
_SIDES = frozenset(
    "north south east west northeast northwest southeast southwest upper lower inner downtown greater central".split()  # noqa: SIM905
)
_NAMING = 100_000  # people; a town this large is meant where a longer name of a place has its name
LARGE = 500_000  # a city this large is believed without the model's label or a preposition
_BONUS_CAPITAL = 1.5
_BONUS_COUNTRY = 0.8  # the same text names the city's country: as good as six times the people
_BONUS_MAJOR = 0.7  # 100 000 people or more
_BONUS_MAIN = 2.0
_BONUS_REGION = 0.5
_BONUS_STATE = 1.5
_BONUS_CONTAINER = 5.0  # more than any size can weigh


def label_of(labels: Mapping[int, tuple[int, int, str]], first: int, last: int) -> tuple[str, bool]:
    """The model's label over ``first`` ("" for none) and whether its span has no more words than the spot."""
    if first not in labels:
        return "", False
    start, end, label = labels[first]
    return label, start >= first and end <= last


def bare(tokens: Tokens, first: int, last: int) -> tuple[int, int]:
    """A name's tokens without the article, side ("East Oakland") or month before it ("in May Salt and Sand", a comma
    left out) and the possessive mark behind.
    """
    is_month = first > 0 and tokens.lower[first - 1] == "in" and tokens.lower[first][:3] in _MONTHS
    while first < last - 1 and (tokens.lower[first] == "the" or tokens.lower[first] in _SIDES or is_month):
        first, is_month = first + 1, False
    while last - 1 > first and tokens.lower[last - 1] in ("'s", "’s", "'", "’"):
        last -= 1
    return first, last


def is_city(tokens: Tokens, spot: Spot, best: City, label: str, is_whole: bool) -> bool:
    """True when the words around believe in a city. A preposition or the model's label is asked for, except of large
    cities; a longer capitalised name around it refutes it.
    """
    if spot.last - spot.first == 1 and tokens.lower[spot.first] in _SIDES:
        return False  # there is a town of that name
    if not best.main and best.population < 100_000:
        return False  # another name of a small town is more often something else
    if (label in PLACE_LABELS and is_whole) or is_foreign_script(tokens.word[spot.first]):
        return True
    if spot.is_common:
        return False
    if is_dateline(tokens, spot):
        return True
    before = _before(tokens, spot.first)
    lead = tokens.lower[before] if before is not None else ""
    leads = lead in words().strong_locative and tokens.tag[spot.first] in {"NNP", "NNPS", "NN", "JJ"}
    if label == "PERSON" and not is_whole:
        return False
    is_part = lead == "of" and before is not None and before > 0 and tokens.lemma[before - 1] in words().parts_of_towns
    if label == "PERSON":
        return (leads or is_part) and best.population >= 20_000
    if label in {"ORG", "WORK_OF_ART", "EVENT", "LAW", "PRODUCT"} and not is_whole:
        return False
    if _has_name_neighbour(tokens, spot):
        # "in Oakland Coliseum" is in the town; of small ones, most name something else ("off Cape Morrow")
        return label in PLACE_LABELS and lead in words().locative and best.population >= _NAMING
    if label in PLACE_LABELS:
        return True
    if leads and (best.main or best.population >= 100_000):
        return True
    if lead == "for" and best.main and before and tokens.lemma[before - 1] in _LEAVING:
        return True
    if is_part and best.main:
        return True
    is_proper = tokens.tag[spot.first] in {"NNP", "NNPS"}
    starts = tokens.sentences[tokens.sentence_of[spot.first]].first == spot.first
    if best.capital or best.population >= LARGE:
        return is_proper and best.main and not (starts and label == "ORG")
    return False


def is_foreign_script(word: str) -> bool:
    """True for a word in letters other than Latin: it is no English word, whatever the model takes it for."""
    return word[:1].isalpha() and word[:1] > "\u036f"


def is_dateline(tokens: Tokens, spot: Spot) -> bool:
    """True for the town in capitals that opens a report: "GENOA, May 3 -", "GENOA (Reuters)"."""
    sentence = tokens.sentences[tokens.sentence_of[spot.first]]
    if spot.first != sentence.first or not tokens.quote(spot.first, spot.last).isupper() or spot.last >= len(tokens):
        return False  # the model may end a sentence right behind the town
    following = tokens.word[spot.last]
    if following in {"-", "--", "—", "–", "("}:
        return True
    after = tokens.word[spot.last + 1] if spot.last + 1 < len(tokens) else ""
    return following == "," and (after.lower()[:3] in _MONTHS or after.endswith("."))


_MONTHS = frozenset({"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"})


def is_street(tokens: Tokens, spot: Spot) -> bool:
    """True where the words name a street: "Brighton Road", "21st and Cleveland"."""
    if spot.last < len(tokens) and tokens.lower[spot.last] in words().streets and tokens.word[spot.last][0].isupper():
        return True
    if spot.first and tokens.lower[spot.last - 1] in words().streets and tokens.word[spot.first - 1][:1].isupper():
        return True
    lead = tokens.lower[spot.first - 2 : spot.first] if spot.first > 1 else []
    if len(lead) != 2 or lead[1] not in {"and", "&"}:
        return False
    return lead[0] in words().streets or (lead[0][:1].isdigit() and lead[0].endswith(("st", "nd", "rd", "th")))


def is_numbered(tokens: Tokens, spot: Spot) -> bool:
    """True before a ship's or a king's number: "Khark III"."""
    following = tokens.word[spot.last] if spot.last < len(tokens) else ""
    return len(following) > 1 and not set(following) - set("IVX")


def is_half_of_pair(tokens: Tokens, spot: Spot) -> bool:
    """True for a part of a hyphened name that is no place: "the California-Kirkbride area"."""
    at = spot.last
    if at + 1 >= len(tokens) or tokens.word[at] not in {"-", "–"} or tokens.start[at] != tokens.end[at - 1]:
        return False
    other = tokens.word[at + 1]
    if tokens.start[at + 1] != tokens.end[at] or not other[:1].isupper() or tokens.tag[at + 1] != "NNP":
        return False
    return not (areas().get(fold(other)) or cities(fold(other)))  # "the Genoa-Milan line" joins two places


def _before(tokens: Tokens, i: int) -> int | None:
    first = tokens.sentences[tokens.sentence_of[i]].first
    j = i - 1
    if j >= first and tokens.lower[j] in {"the", "'s"}:
        j -= 1
    return j if j >= first else None


def _has_name_neighbour(tokens: Tokens, spot: Spot) -> bool:
    """True when a capitalised proper noun is glued to either side: "Mario Milano", "Geneva Convention"."""
    following = tokens.word[spot.last] if spot.last < len(tokens) else ""
    if following[:1].isupper() and tokens.pos[spot.last] == "PROPN" and following.lower() not in words().area_nouns:
        return True
    if spot.first == 0 or tokens.lower[spot.first - 1] in _SIDES:
        return False
    lead = spot.first - 1
    same = tokens.sentence_of[lead] == tokens.sentence_of[spot.first]
    return same and tokens.word[lead][:1].isupper() and tokens.pos[lead] == "PROPN" and tokens.dep[lead] == "compound"


class Surroundings(NamedTuple):
    """What a text says of where it is. ``named``: ISO codes of the countries it names; ``regional``: of those whose
    regions it names; ``states``: codes of US states it names.
    """

    named: frozenset[str]
    regional: frozenset[str]
    states: frozenset[str]


def rank(found: tuple[City, ...], text: Surroundings, container: Place | None, state: str | None) -> list[City]:
    """Cities best first: inside the container (the region or country printed after the name), then by size on a log
    scale; capitals, main names and places where the text is are raised. ``state``: code of a US state as container.
    """

    def score(city: City) -> float:
        value = math.log10(city.population + 10)
        value += _BONUS_CAPITAL * city.capital + _BONUS_MAIN * city.main
        value += _BONUS_COUNTRY * (city.country in text.named) + _BONUS_MAJOR * (city.population >= 100_000)
        value += _BONUS_REGION * (city.country in text.regional) + _BONUS_STATE * (city.admin in text.states)
        if state is not None:
            value += _BONUS_CONTAINER * (city.admin == state)
        return value

    inside = [c for c in found if container is None or c.country == container.country]
    return sorted(inside or found, key=lambda city: (-score(city), city.id))


def choose_area(spot: Spot, forms: frozenset[str], regional: frozenset[str]) -> tuple[Area, ...]:
    """Areas of these forms, best first: a country before a continent before a region, but a region of a country of
    which the text names other regions first ("Georgia" beside "Alabama"). ``regional``: ISO codes of those.
    """

    def key(area: Area) -> tuple[int, str, str]:
        order = {"country": 1, "continent": 2, "region": 3}.get(area.place.precision, 4)
        if area.place.precision == "region" and area.place.country in regional:
            order = 0
        return (order, area.place.country or "", area.place.name)

    return tuple(sorted((a for a in spot.areas if a.form in forms), key=key))


def is_in_longer_name(tokens: Tokens, spot: Spot, label: str, span: tuple[int, int] | None) -> bool:
    """True when the area's name is part of a thing's or person's own name ("Bank of England", "China Daily"); False
    for a state's bodies ("Ministry of Defence of Chile") and possessives ("Chile's El Faro").
    """
    following = tokens.lower[spot.last] if spot.last < len(tokens) else ""
    if following in {"'s", "’s", "'", "’"}:
        return False
    if following in words().name_tails and tokens.word[spot.last][:1].isupper():
        return True
    if span is None or label not in {"PERSON", "ORG", "WORK_OF_ART", "EVENT", "LAW", "PRODUCT", "FAC"}:
        return False
    inside = [i for i in range(*span) if not spot.first <= i < spot.last and tokens.lower[i] not in {"the", "'s", "’s"}]
    if not inside:
        return False
    if label == "PERSON":
        # the model runs "Chilean President Ana Vera" together; a person's own name has no state's word in it
        return spot.first != span[0] or not any(tokens.lower[i] in words().state_bodies for i in inside)
    return not any(tokens.lower[i] in words().state_bodies for i in inside)


_KNOWN = 100_000  # people; "New York City" is New York
# "Ashton City Council" is of Ashton
_OF_CITY = frozenset({"council", "manager", "hall", "police", "attorney", "commission", "clerk", "court", "mayor"})
_PLACED = frozenset({"city", "village", "town"})


def is_cut(tokens: Tokens, spot: Spot, city: City, labels: Mapping[int, tuple[int, int, str]]) -> bool:
    """True for a piece of a longer name: the "Bay" of a resort, the "Harbour" of "Harbour City" where no such town is
    known. Which place the whole is nobody can tell from the piece.
    """
    first, last, label = labels.get(spot.first, (spot.first, spot.last, ""))
    if label in ("FAC", "ORG", "LOC") and first < spot.first and tokens.tag[spot.first - 1] == "NNP":
        return spot.last - spot.first == 1 and last > spot.last and tokens.word[spot.last][:1].isupper()
    after = tokens.word[spot.last] if spot.last < len(tokens) else ""
    further = tokens.lower[spot.last + 1] if spot.last + 1 < len(tokens) else ""
    return after.istitle() and after.lower() in _PLACED and further not in _OF_CITY and city.population < _KNOWN
