"""Two words of two names: are they one word, written twice?"""

from __future__ import annotations

from functools import lru_cache

from onrecord.resolution.likeness import tables
from onrecord.resolution.likeness.latin import is_abjad, is_ideographic, plain
from onrecord.resolution.likeness.sound import consonants, distance, sound, within

SAME = 1.0
SOUNDS_SAME = 0.97
LISTED_SAME = 0.93  # spellings of one name by the table
FAMILIAR = 0.9  # "Bill" for "William"
INITIAL = 0.75
_LEAST = 0.72  # what a word within its budget of edits is worth at the least
# edits that a word of so many letters may differ by: a short name with one letter changed is another name
_BUDGETS = ((3, 0.35), (4, 0.6), (5, 0.8), (7, 1.0), (10, 1.6), (99, 2.2))


_SHORT_BODY, _BRAND = 0.3, 0.5  # a short word of a body's name is a brand: one letter makes another


def budget(length: int, *, is_person: bool) -> float:
    """How many edits two words of this length may be apart."""
    if not is_person and length <= 5:
        return _SHORT_BODY if length < 5 else _BRAND
    return next(most for longest, most in _BUDGETS if length <= longest)


@lru_cache(maxsize=1 << 17)
def alike(one: str, two: str, *, is_person: bool = False) -> float:
    """From 0 (two words) to 1 (the same word); words as written in lower case. Between: how far spelling, sound, or the
    tables of names allow for one word.
    """
    a, b = plain(one), plain(two)
    if not a or not b:
        return 0.0
    if a == b:
        return SAME
    if a.isdigit() or b.isdigit():
        return 0.0
    if is_person and min(len(a), len(b)) == 1:
        return INITIAL if sound(a)[0] == sound(b)[0] else 0.0
    if is_abjad(one) != is_abjad(two):
        return _without_vowels(one, two, a, b)
    first, second = sound(a), sound(b)
    if first == second:
        return SOUNDS_SAME
    if not is_person:
        return _near(first, second, a, b, is_person=False)
    groups = _groups(one, first), _groups(two, second)
    if not _differ_in_ending(a, b):
        if groups[0] & groups[1]:
            return LISTED_SAME
        if tables.nickname_groups(a) & tables.nickname_groups(b):
            return FAMILIAR
    return _near(first, second, a, b, is_person=True, known_apart=bool(groups[0]) and bool(groups[1]))


def _groups(word: str, its_sound: str) -> frozenset[int]:
    return tables.name_groups(word if is_abjad(word) or is_ideographic(word) else its_sound)


def _near(first: str, second: str, a: str, b: str, *, is_person: bool, known_apart: bool = False) -> float:
    most = budget(min(len(first), len(second)), is_person=is_person)
    if is_person and len(first) != len(second) and min(len(first), len(second)) == 5:
        most = 1.0  # a letter left out ("Ronal") is a slip more often than one put for another
    if not is_person and min(len(a), len(b)) >= 5 and consonants(a) == consonants(b):
        most = max(most, 0.55)  # one vowel more or less: "Qaida", "Qaeda"
    if not within(first, second, most):
        return 0.0
    edits = distance(first, second)
    if first[0] != second[0] and distance(first[0], second[0]) >= 0.6:
        edits += 0.6  # readers and typists seldom miss a name's first letter
    if known_apart:
        edits += 0.4  # each is a name of its own: "Hansen", "Jansen"
    if _differ_in_ending(a, b):
        edits += 0.5  # "Daniel", "Daniela": often two persons
    if edits > most:
        return 0.0
    return SOUNDS_SAME - (SOUNDS_SAME - _LEAST) * edits / most


def _differ_in_ending(a: str, b: str) -> bool:
    short, long = sorted((a, b), key=len)
    if len(long) - len(short) == 1 and long[:-1] == short:
        return long[-1] in "aeo"
    return len(short) == len(long) and short[:-1] == long[:-1] and {short[-1], long[-1]} <= set("aoe")


def _without_vowels(one: str, two: str, a: str, b: str) -> float:
    """One word is in a script that writes no vowels: compared by consonants, or by the table."""
    written, other = (one, b) if is_abjad(one) else (two, a)
    if _groups(written, "") & tables.name_groups(sound(other)):
        return LISTED_SAME
    best = 0.0
    for spelled in {plain(written), plain(written.removeprefix("ال"))}:
        x, y = consonants(spelled), consonants(other)
        if not x or not y:
            continue
        if x == y:
            best = max(best, LISTED_SAME if len(x) > 2 else 0.85)
        elif min(len(x), len(y)) >= 3 and distance(x, y) <= 1.0:
            best = max(best, 0.78)
    return best
