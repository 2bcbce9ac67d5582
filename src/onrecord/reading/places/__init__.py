"""Places in a text: countries, regions, cities, continents, the world; adjectives and metonyms of states.

Method: a gazetteer look-up of capitalised words (longest name first), believed only where the model's labels, a
preposition or the size of the place support it; ambiguous names go to the largest place, places in countries that
the same text names first (after Leidner 2008, *Toponym Resolution in Text*: maximum population and country
co-occurrence). "Nantes, Loire" is one mention of the city inside the region.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from onrecord.model.annotation import PlaceMention
from onrecord.model.profile import KnownName
from onrecord.model.tokens import Tokens
from onrecord.model.value import WORLD, Place
from onrecord.reading.places import belonging, choosing
from onrecord.reading.places.index import Area, areas, countries
from onrecord.reading.places.metonyms import speaks
from onrecord.reading.places.spots import Spot, declared, find
from onrecord.reading.places.words import words

_Labels = dict[int, tuple[int, int, str]]
_NAME = frozenset({"name"})
_KEPT_CANDIDATES = 4
_STANDING = frozenset({"in", "near", "outside", "downtown", "throughout"})  # one does not stand "in" a person
_KNOWN_AFAR = 100_000  # people; smaller towns are named abroad only with their country


def read(tokens: Tokens, known: Sequence[KnownName] = ()) -> tuple[PlaceMention, ...]:
    """The places of ``tokens``, in text order, none overlapping.

    ``known``: names of a profile; those of kind place, country, region or city are found too, and go before the index
    (their country may be a private-use code). A capital that acts for its state is a *metonym* with precision country.
    """
    labels: _Labels = {}
    for named in tokens.named:
        if named.label in choosing.PLACE_LABELS or not _is_in_capitals(tokens, named.first):
            first, last = choosing.bare(tokens, named.first, named.last)
            labels.update((i, (first, last, named.label)) for i in range(named.first, named.last))
    spots = find(tokens, declared(known))
    context = _Context(tokens, spots, labels, _surroundings(spots, labels), _surnames(tokens))
    out: list[PlaceMention] = []
    doubtful: list[int] = []
    taken = -1
    for n, spot in enumerate(spots):
        if spot.first < taken:
            continue
        mention = _read_spot(context, n)
        if mention is not None:
            out.append(mention)
            taken = mention.last
        elif spot.cities:
            doubtful.append(n)
    for n in doubtful:  # "Prato" in "Lucca and Prato" is a town because Lucca is
        mention = _beside(context, n, out)
        if mention is not None:
            out.append(mention)
    published = belonging.outlets(tokens, out)
    out = [mention for n, mention in enumerate(out) if n not in published]
    out += _worlds(tokens, out)
    return tuple(sorted(out, key=lambda m: m.first))


def _is_in_capitals(tokens: Tokens, at: int) -> bool:
    """True in a sentence printed in capitals, where the model takes most words for names of organisations."""
    sentence = tokens.sentences[tokens.sentence_of[at]]
    return tokens.quote(sentence.first, sentence.last).isupper()


class _Context(NamedTuple):
    """What one text offers. ``surnames``: last words of persons' full names."""

    tokens: Tokens
    spots: Sequence[Spot]
    labels: _Labels
    text: choosing.Surroundings
    surnames: frozenset[str]

    @property
    def regional(self) -> frozenset[str]:
        return self.text.regional


def _surnames(tokens: Tokens) -> frozenset[str]:
    spans = (n for n in tokens.named if n.label == "PERSON" and n.last - n.first > 1)
    return frozenset(tokens.word[n.last - 1] for n in spans)


def _surroundings(spots: Iterable[Spot], labels: _Labels) -> choosing.Surroundings:
    """Only unambiguous names tell where a text is."""
    codes: set[str] = set()
    regional: set[str] = set()
    states: set[str] = set()
    for spot in spots:
        if labels.get(spot.first, (0, 0, ""))[2] == "PERSON":
            continue
        found = [a for a in spot.areas if a.form in {"name", "adjective", "person", "seat"}]
        owners = {a.place.country for a in found if a.place.country}
        if len(owners) == 1 and not any(c.population > 300_000 for c in spot.cities):
            codes |= owners
            if all(a.place.precision == "region" for a in found):
                regional |= owners
                states |= {a.state for a in found if a.state}
    return choosing.Surroundings(frozenset(codes), frozenset(regional), frozenset(states))


def _beside(context: _Context, n: int, have: Sequence[PlaceMention]) -> PlaceMention | None:
    """A town that stands in a list with a town of the same country."""
    tokens, spot = context.tokens, context.spots[n]
    label, is_whole = choosing.label_of(context.labels, spot.first, spot.last)
    if spot.is_common or (label and not is_whole):
        return None
    for mention in have:
        if mention.place.precision != "city" or mention.form != "name":
            continue
        between = tokens.lower[min(mention.last, spot.last) : max(mention.first, spot.first)]
        if between and len(between) <= 3 and set(between) <= {",", "and", "or", "&", "in"}:
            ranked = choosing.rank(spot.cities, context.text, None, None)
            best = next((c for c in ranked if c.country == mention.place.country), None)
            if best is not None and (best.main or best.population >= 100_000):
                return _mention(tokens, spot, best.place, "name")
    return None


def _read_spot(context: _Context, n: int) -> PlaceMention | None:
    tokens, spot = context.tokens, context.spots[n]
    label, is_whole = choosing.label_of(context.labels, spot.first, spot.last)
    span = context.labels[spot.first][:2] if spot.first in context.labels else None
    if spot.is_known:
        return _known(tokens, spot)
    seat = next((a for a in spot.areas if a.form == "seat"), None)
    if seat is not None:
        return _mention(tokens, spot, seat.place, "metonym")
    if choosing.is_street(tokens, spot) or choosing.is_numbered(tokens, spot):
        return None
    if not any(a.form == "name" for a in spot.areas):
        adjective = _adjective(context, spot, label, span)
        if adjective is not None:
            return adjective
    found = choosing.choose_area(spot, _NAME, context.regional)
    if found and found[0].place.precision != "region":
        if choosing.is_in_longer_name(tokens, spot, label, span):
            return None
        others = tuple(a.place for a in found[1:] if a.place != found[0].place)
        return _mention(tokens, spot, found[0].place, "name", others[:_KEPT_CANDIDATES])
    if choosing.is_half_of_pair(tokens, spot):
        return None
    mention = _read_city(context, n, found, label, is_whole)
    if mention is None and found:
        mention = _region(tokens, spot, found, label, is_whole, span)
    if mention is None and not spot.cities:
        capital = next((a for a in spot.areas if a.form == "speaks"), None)
        if capital is not None and speaks(tokens, spot.first, spot.last):
            mention = _mention(tokens, spot, capital.place, "metonym")
    return mention


def _read_city(context: _Context, n: int, found: tuple[Area, ...], label: str, is_whole: bool) -> PlaceMention | None:
    """The city, or the state that it speaks for; None where the words are no city or more likely the region."""
    tokens, spot = context.tokens, context.spots[n]
    last, own, container, state = _container(context, n)
    ranked = choosing.rank(spot.cities, context.text, container, state)
    if not ranked:
        return None
    city = ranked[0]
    if state is not None and city.admin != state and own < last:
        # a town of that state which the index lacks; not its namesake elsewhere
        unlisted = Place(tokens.quote(spot.first, spot.last), "US", precision="city")
        return _mention(tokens, replace(spot, last=last), unlisted, "name")
    capital = next((a for a in spot.areas if a.form == "speaks"), None)
    is_seat = capital is not None and container is None and _is_seat(city.country, capital)
    if capital is not None and is_seat and (is_whole or not label) and speaks(tokens, spot.first, spot.last):
        return _mention(tokens, spot, capital.place, "metonym", (city.place,))
    if belonging.is_part(tokens, spot.first, spot.last):
        return None
    if container is None and not choosing.is_city(tokens, spot, city, label, is_whole):
        return None
    if choosing.is_cut(tokens, spot, city, context.labels):
        return None
    before = tokens.lower[spot.first - 1] if spot.first else ""
    is_surname = spot.last - spot.first == 1 and tokens.word[spot.first] in context.surnames
    is_surname = is_surname and not choosing.is_dateline(tokens, spot)
    if container is None and is_surname and before not in _STANDING:
        return None
    is_far = bool(context.regional) and city.country not in context.text.named
    if container is None and is_far and city.population < _KNOWN_AFAR:
        return None  # a text about another country's regions means a village there that the index lacks
    if not found and _has_noun(tokens, spot.last, words().shire_nouns) and _is_capital(tokens, spot.last):
        return None  # "Navarro County" is not the town of Navarro
    town = {"city", "town", "municipality", "village"}
    if found:
        is_near = city.country == found[0].place.country or city.country in context.regional
        least = 50_000 if is_near else 500_000
        is_town = container is not None or city.population >= least or city.capital or _has_noun(tokens, own - 1, town)
        if not is_town or _has_noun(tokens, spot.last, words().area_nouns - town):
            return None
    others = tuple(c.place for c in ranked[1:]) + tuple(a.place for a in found)
    return _mention(tokens, replace(spot, last=last), city.place, "name", others[:_KEPT_CANDIDATES])


def _is_seat(country: str, capital: Area) -> bool:
    return capital.place.country == country or capital.place.precision == "continent"


def _known(tokens: Tokens, spot: Spot) -> PlaceMention:
    area = spot.areas[0]
    if area.form == "adjective":
        form = "adjective" if _modifies(tokens, spot) else "person"
        return _mention(tokens, spot, area.place, form)
    if area.form == "speaks":
        acts = speaks(tokens, spot.first, spot.last)
        if acts:
            return _mention(tokens, spot, area.place, "metonym")
        # a city of the declared country whose coordinates nobody gave
        city = Place(tokens.quote(spot.first, spot.last), area.place.country, precision="city")
        return _mention(tokens, spot, city, "name")
    return _mention(tokens, spot, area.place, "person" if area.form == "person" else "name")


def _adjective(context: _Context, spot: Spot, label: str, span: tuple[int, int] | None) -> PlaceMention | None:
    found = choosing.choose_area(spot, frozenset({"adjective", "person"}), context.regional)
    if not found or _is_half_named(context.tokens, spot):
        return None
    if label == "PERSON" and span is not None and span[0] != spot.first:
        return None
    if label == "WORK_OF_ART" and span is not None and span != (spot.first, spot.last):
        return None
    area = found[0]
    form = "person" if area.form == "person" or not _modifies(context.tokens, spot) else "adjective"
    others = tuple(a.place for a in found[1:] if a.place != area.place)
    return _mention(context.tokens, spot, area.place, form, others[:_KEPT_CANDIDATES])


def _is_half_named(tokens: Tokens, spot: Spot) -> bool:
    """ "Inter-American", "African-American", "Native Americans": another meaning than the nationality's."""
    before = [w for w in tokens.lower[max(0, spot.first - 2) : spot.first] if w != "-"][-1:]
    after = [w for w in tokens.lower[spot.last : spot.last + 2] if w != "-"][:1]
    own = tokens.lower[spot.last - 1]
    if own.startswith("american") and before and before[0] in words().prefixes:
        return True
    return own in words().prefixes and bool(after) and after[0].startswith("american")


def _modifies(tokens: Tokens, spot: Spot) -> bool:
    """True when the adjective stands before a noun, or is said of one ("are Chinese")."""
    head = spot.last - 1
    if tokens.dep[head] in {"amod", "compound", "nmod", "acomp", "attr", "advmod", "npadvmod", "poss"}:
        return True
    following = spot.last
    return (
        following < len(tokens)
        and tokens.pos[following] in {"NOUN", "PROPN", "ADJ", "PUNCT"}
        and (tokens.word[following] in {"-", "–"} or tokens.pos[following] != "PUNCT")
    )


def _container(context: _Context, n: int) -> tuple[int, int, Place | None, str | None]:
    """The region or country printed right after spot ``n``: ("Fuzhou", "City", ",", "Fujian Province"). Gives the end
    of the whole, the end of the city's own words, the container and the code of a US state.
    """
    tokens, spots, spot = context.tokens, context.spots, context.spots[n]
    own = spot.last
    if own < len(tokens) and tokens.lower[own] in words().area_nouns and _is_capital(tokens, own):
        own += 1
    place: Place | None = None
    state: str | None = None
    at, k = own, n + 1
    homes = {c.country for c in spot.cities}
    while at + 1 < len(tokens) and tokens.word[at] == ",":
        printed = tokens.word[at + 1]
        code = next((a for a in _printed_code(tokens, at + 1) if a.form == "code"), None)
        while k < len(spots) and spots[k].first <= at:
            k += 1
        if code is not None and "US" in homes:
            place, state, at = code.place, code.state, at + 2
        elif k < len(spots) and spots[k].first == at + 1:
            inner = choosing.choose_area(spots[k], _NAME, context.regional | ({"US"} & homes))
            inner = tuple(a for a in inner if a.place.country in homes)
            if not inner or _lists(tokens, spots, k) or (place and place.country != inner[0].place.country):
                break
            place, state, at = inner[0].place, state or inner[0].state, spots[k].last
            if at < len(tokens) and tokens.lower[at] in words().area_nouns:
                at += 1
        elif printed in countries() and printed in homes:
            place, at = countries()[printed], at + 2
        else:
            break
    return at, own, place, state


def _printed_code(tokens: Tokens, at: int) -> tuple[Area, ...]:
    """What the abbreviation at ``at`` may stand for: "OH", "Ore.", also where its stop is a token of its own."""
    printed = tokens.word[at]
    if found := areas().get("=" + printed):
        return found
    has_stop = at + 1 < len(tokens) and tokens.word[at + 1] == "." and tokens.start[at + 1] == tokens.end[at]
    return areas().get(f"={printed}." if has_stop else "", ())


def _lists(tokens: Tokens, spots: Sequence[Spot], k: int) -> bool:
    """True when spot ``k`` is the next item of a list ("Luxembourg, Belgium and France"), not a container."""
    after = spots[k].last
    if after < len(tokens) and tokens.lower[after] in {"and", "or", "&"}:
        following = next((s for s in spots[k + 1 :] if s.first == after + 1), None)
        return following is not None and any(a.place.precision == "country" for a in following.areas)
    return False


def _region(
    tokens: Tokens, spot: Spot, found: tuple[Area, ...], label: str, is_whole: bool, span: tuple[int, int] | None
) -> PlaceMention | None:
    """A region needs the model's label, a preposition or its own noun ("Province"), as a town does."""
    if choosing.is_in_longer_name(tokens, spot, label, span):
        return None
    before = tokens.lower[spot.first - 1] if spot.first else ""
    believed = (label in choosing.PLACE_LABELS and is_whole) or _has_noun(tokens, spot.last, words().area_nouns)
    believed = believed or (label not in {"PERSON", "ORG"} and before in words().locative | {","})
    believed = believed or (before in words().strong_locative and (is_whole or label != "PERSON"))
    believed = believed or (found[0].place.geonames is not None and label != "PERSON")
    if not believed:
        return None
    others = tuple(a.place for a in found[1:])
    has_noun = _has_noun(tokens, spot.last, words().area_nouns) and _is_capital(tokens, spot.last)
    # "Cook County District Attorney": the noun belongs to what follows
    is_own = has_noun and not (spot.last + 1 < len(tokens) and tokens.word[spot.last + 1][:1].isupper())
    last = spot.last + is_own
    return _mention(tokens, replace(spot, last=last), found[0].place, "name", others[:_KEPT_CANDIDATES])


def _has_noun(tokens: Tokens, at: int, nouns: Iterable[str]) -> bool:
    return at < len(tokens) and tokens.lower[at] in nouns


def _is_capital(tokens: Tokens, at: int) -> bool:
    return tokens.word[at][:1].isupper()


def _worlds(tokens: Tokens, have: Sequence[PlaceMention]) -> list[PlaceMention]:
    """ "Worldwide", "around the world" and the like."""
    out = []
    taken = {i for m in have for i in range(m.first, m.last)}
    phrases = [tuple(p.split()) for p in sorted(words().world_phrases)]
    for i, word in enumerate(tokens.lower):
        if word in words().world and i not in taken:
            out.append(_mention(tokens, Spot(i, i + 1, (), ()), WORLD, "name"))
        elif word in {"world", "globe"}:
            for phrase in phrases:
                end = i + 1 + (1 if phrase[-1] == "over" else 0)
                first = end - len(phrase)
                if first >= 0 and tuple(tokens.lower[first:end]) == phrase and first not in taken:
                    taken |= set(range(first, end))
                    out.append(_mention(tokens, Spot(first, end, (), ()), WORLD, "name"))
                    break
    return out


def _mention(tokens: Tokens, spot: Spot, place: Place, form: str, candidates: tuple[Place, ...] = ()) -> PlaceMention:
    return PlaceMention(
        spot.first,
        spot.last,
        tokens.start[spot.first],
        tokens.end[spot.last - 1],
        place,
        form,  # type: ignore[arg-type]
        candidates,
    )
