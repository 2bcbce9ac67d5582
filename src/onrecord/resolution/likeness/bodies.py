"""Names of bodies and ships: legal forms and empty words weigh little, every telling word and number must have its
counterpart.
"""

from __future__ import annotations

from collections.abc import Mapping

from onrecord.resolution.likeness.alike import alike
from onrecord.resolution.likeness.latin import is_abjad, is_ideographic, plain, words
from onrecord.resolution.likeness.pairing import join, pair
from onrecord.resolution.likeness.parts import BodyParts, body
from onrecord.resolution.likeness.sound import consonants, sound, within

_APART = 0.3  # both have a telling word that the other lacks
_PART = 0.55  # one has a telling word more: a part, a sister, a namesake
_NUMBER = 0.4  # numbers differ
_ACRONYM = 0.76
_SHARED = 0.4  # weight of a word that many bodies' names share ("bank")
_FORM = 0.04  # taken off where both give a legal form, and not the same


def body_likeness(one: str, two: str, *, is_ship: bool = False) -> float:
    """How likely the names, taken alone, are one body's (or ship's) name; from 0 to 1."""
    a, b = body(one, is_ship=is_ship), body(two, is_ship=is_ship)
    if words(one) == words(two):
        return 1.0
    if not is_ship and (_is_acronym(a, b) or _is_acronym(b, a)):
        return _ACRONYM
    if not a.telling or not b.telling:
        return 0.9 if sorted((*a.slight, *a.numbers)) == sorted((*b.slight, *b.numbers)) else 0.0
    score = _score(a, b)
    if score < _ACRONYM and not is_ship:
        score = max(score, _score(body(one, is_by_word=True), body(two, is_by_word=True)))
    if a.numbers != b.numbers and sorted(a.numbers) != sorted(b.numbers):
        return min(score, _NUMBER if a.numbers and b.numbers else _PART)
    if a.forms and b.forms and not a.forms & b.forms:
        score -= _FORM
    return score


def _is_acronym(short: BodyParts, long: BodyParts) -> bool:
    return short.short is not None and short.short in long.initials


def _score(a: BodyParts, b: BodyParts) -> float:
    if not a.telling or not b.telling:
        return 0.0
    meaning = dict(zip((*a.telling, *b.telling), (*a.shared, *b.shared), strict=True))
    left, right = join(a.telling, b.telling)
    pairs, over, under = pair(left, right, lambda one, two: _word(one, two, meaning))
    whole = _whole(a.telling, b.telling)
    if not pairs or (over and under):
        return max(_APART if pairs else 0.0, whole)
    if over or under:
        return max(_PART, whole)
    weights = [_SHARED if meaning.get(left[i]) else 1.0 for i, _, _ in pairs]
    mean = sum(w * how for w, (_, _, how) in zip(weights, pairs, strict=True)) / sum(weights)
    return min(mean, min(how for _, _, how in pairs) + 0.06)


def _word(one: str, two: str, meaning: Mapping[str, str]) -> float:
    first, second = meaning.get(one, ""), meaning.get(two, "")
    if first and second:
        return 0.99 if first == second else 0.0
    if is_ideographic(one) or is_ideographic(two):
        return 1.0 if one == two else 0.0
    return alike(one, two)


def _whole(one: tuple[str, ...], two: tuple[str, ...]) -> float:
    """The names written together: "Deep Sea", "DeepSea"."""
    a, b = ("".join(plain(w) for w in side) for side in (one, two))
    if len(one) == len(two):
        return 0.0
    if any(map(is_abjad, one)) != any(map(is_abjad, two)):
        x, y = consonants(a).rstrip("h"), consonants(b).rstrip("h")
        return 0.85 if x == y and len(x) > 3 else 0.0
    x, y = sound(a), sound(b)
    return 0.9 if min(len(x), len(y)) >= 6 and within(x, y, 0.04 * len(x)) else 0.0
