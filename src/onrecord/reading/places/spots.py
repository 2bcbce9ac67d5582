"""Where in a text a place name may stand: runs of capitalised words that the index (or the profile) knows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.model.profile import KnownName
from onrecord.model.tokens import Tokens
from onrecord.model.value import Place, Precision
from onrecord.reading.places.index import Area, City, areas, cities
from onrecord.reading.places.keys import fold
from onrecord.reading.places.words import words

LONGEST = 7  # words and hyphens in a name: "Democratic Republic of the Congo", "Port - au - Prince"
_PLACE_KINDS: dict[str, Precision] = {
    "place": "unknown",
    "country": "country",
    "region": "region",
    "city": "city",
    "continent": "continent",
}
_ADJECTIVE_ENDINGS = ("ian", "ese", "ish", "ean", "an", "i", "ic", "ine", "ch")


@dataclass(frozen=True, slots=True)
class Spot:
    """Tokens ``[first, last)`` that print a name of ``areas`` or ``cities``. ``is_known``: from the profile.
    ``is_common``: a common word too ("Nice"), a town only where its country follows or the model says so.
    """

    first: int
    last: int
    areas: tuple[Area, ...]
    cities: tuple[City, ...]
    is_known: bool = False
    is_common: bool = False


def declared(known: Sequence[KnownName]) -> dict[str, tuple[Area, ...]]:
    """A profile's places by folded name. Aliases that end like an adjective are adjectives, other aliases of a country
    (a capital) speak for it.
    """
    out: dict[str, tuple[Area, ...]] = {}
    for name in known:
        if name.kind not in _PLACE_KINDS:
            continue
        precision = _PLACE_KINDS[name.kind]
        if name.kind == "place":
            precision = "country" if name.country else "region"
        place = Place(name.name, name.country, precision=precision)
        out[fold(name.name)] = (Area("name", place, None),)
        for alias in name.aliases:
            key = fold(alias)
            is_adjective = precision == "country" and key.endswith(_ADJECTIVE_ENDINGS)
            if precision == "country":
                form = "adjective" if is_adjective else "speaks" if key not in areas() else "name"
            else:
                form = "name"
            out.setdefault(key, (Area(form, place, None),))
            if is_adjective:
                out.setdefault(key + "s", (Area("person", place, None),))
    return out


def find(tokens: Tokens, known: Mapping[str, tuple[Area, ...]]) -> list[Spot]:
    """The spots, left to right, none overlapping, each the longest that the index knows."""
    out: list[Spot] = []
    at = 0
    while at < len(tokens):
        spot = _at(tokens, at, known) if _may_start(tokens, at) else None
        if spot is None:
            at += 1
        else:
            out.append(spot)
            at = spot.last
    return out


def _may_start(tokens: Tokens, i: int) -> bool:
    word = tokens.word[i]
    if word[:1].isupper() or (word[:1].isalpha() and not word[:1].islower()):  # scripts without case too
        return True
    following = tokens.word[i + 1] if i + 1 < len(tokens) else ""
    return (word == "the" and following in {"Hague", "Gambia", "Emirates"}) or word in {"mainland", "occupied"}


def _at(tokens: Tokens, first: int, known: Mapping[str, tuple[Area, ...]]) -> Spot | None:
    limit = min(len(tokens), first + LONGEST, tokens.sentences[tokens.sentence_of[first]].last)
    stop = first + 1
    while stop < limit and _may_continue(tokens, stop):
        stop += 1
    for last in range(stop, first, -1):
        tail = tokens.word[last - 1]
        if last - 1 > first and not (tail[:1].isupper() or tail[:1].isdigit()):
            continue
        printed = tokens.quote(first, last)
        key = fold(printed)
        if not key or (len(key) > 50):
            continue
        exact = areas().get("=" + printed, ()) if last == first + 1 else ()
        if key in known:
            return Spot(first, last, known[key], (), is_known=True)
        found = tuple(a for a in exact if a.form != "code")
        if not found and _is_word(printed):
            found = areas().get(key, ())
        towns = cities(key) if _is_word(printed) and (len(key) > 2 or key > "\u036f") else ()
        if found or towns:
            return Spot(first, last, found, towns, is_common=key in words().common)
    return None


def _is_word(printed: str) -> bool:
    """False for short capitals ("IT", "US"): only an exact abbreviation may be read there."""
    return not (printed.isupper() and len(printed.replace(".", "")) <= 3)


def _may_continue(tokens: Tokens, i: int) -> bool:
    word = tokens.word[i]
    if tokens.start[i] == tokens.end[i - 1] and word in {"-", "–"}:
        return True
    if tokens.start[i] == tokens.end[i - 1] and tokens.word[i - 1] in {"-", "–"}:
        return True
    return word[:1].isupper() or word in {
        "of",
        "the",
        "and",
        "de",
        "del",
        "la",
        "le",
        "du",
        "di",
        "da",
        "do",
        "al",
        "el",
    }
