"""Names of persons: order is free, middle names may be left out, initials may stand in, a given name may be familiar.

A word on either side without counterpart makes two persons; so do different generations.
"""

from __future__ import annotations

import itertools

from onrecord.resolution.likeness import tables
from onrecord.resolution.likeness.alike import INITIAL, alike
from onrecord.resolution.likeness.latin import is_ideographic, plain
from onrecord.resolution.likeness.pairing import join, pair
from onrecord.resolution.likeness.parts import PersonParts, person
from onrecord.resolution.likeness.sound import distance, sound

_APART = 0.3  # both have a word that the other lacks
_ALONE = 0.6  # one word of a longer name: any bearer of it
_AND = {"y", "e", "i"}  # between two surnames; elsewhere an initial
_MIDDLE = 0.03  # taken off for each name that one side leaves out


def person_likeness(one: str, two: str) -> float:
    """How likely the names, taken alone, are one person's name; from 0 to 1."""
    a, b = person(one), person(two)
    if not a.names or not b.names:
        return 0.0
    if any(is_ideographic(w) for w in (*a.names, *b.names)):
        return _ideographic(a, b)
    left, right = join(a.names, b.names)
    score = _score(left, right)
    if a.generation and b.generation and a.generation != b.generation:
        return min(score, _APART)
    return score - (0.05 if a.generation != b.generation else 0.0)


def _score(left: list[str], right: list[str]) -> float:
    particles = tables.words().particles
    first = [w for w in left if plain(w) not in particles] or left
    second = [w for w in right if plain(w) not in particles] or right
    pairs, over, under = pair(first, second, lambda a, b: alike(a, b, is_person=True))
    if not pairs:
        return 0.0
    over = [i for i in over if plain(first[i]) not in _AND]
    under = [j for j in under if plain(second[j]) not in _AND]
    if over and under:
        return _APART
    full = [p for p in pairs if p[2] != INITIAL]
    if not full:
        return _APART
    mean = sum(how for _, _, how in pairs) / len(pairs)
    if over or under:
        if len(full) < 2:
            return min(mean, _ALONE)
        mean -= _MIDDLE * len(over or under)
    if len(pairs) == 1:
        return mean if len(first[pairs[0][0]]) > 2 else min(mean, 0.9)
    lowest = min(how for _, _, how in full)
    return min(mean, lowest + 0.1)


def _ideographic(a: PersonParts, b: PersonParts) -> float:
    if all(is_ideographic(w) for w in (*a.names, *b.names)):
        return 1.0 if "".join(a.names) == "".join(b.names) else _both_written(a, b)
    written, other = (a, b) if all(is_ideographic(w) for w in a.names) else (b, a)
    if any(is_ideographic(w) for w in other.names):
        return 0.0
    whole = "".join(written.names)
    latin = [plain(w) for w in other.names]
    spoken = sound(plain(whole))
    best = 0.0
    orders = itertools.permutations(latin) if len(latin) <= 3 else [tuple(latin)]
    for order in orders:
        heard = sound("".join(order))
        apart = distance(spoken, heard)
        if apart <= 0.12 * len(spoken):
            best = max(best, 0.95 - apart / max(len(spoken), 1))
    return max(best, _by_table(whole, latin))


def _by_table(whole: str, latin: list[str]) -> float:
    """Family and given name each a spelling of a word on the other side, by the table of names."""
    for cut in range(1, min(4, len(whole))):
        family, given = whole[:cut], whole[cut:]
        for split in range(1, len(latin)):
            for head, tail in ((latin[:split], latin[split:]), (latin[split:], latin[:split])):
                fits = tables.name_groups(family) & tables.name_groups(sound("".join(head)))
                if fits and (
                    tables.name_groups(given) & tables.name_groups(sound("".join(tail)))
                    or distance(sound(plain(given)), sound("".join(tail))) <= 0.7
                ):
                    return 0.9
    return 0.0


def _both_written(a: PersonParts, b: PersonParts) -> float:
    first, second = "".join(a.names), "".join(b.names)
    same = sound(plain(first)) == sound(plain(second)) and len(first) == len(second) > 1
    return 0.85 if same else 0.0
