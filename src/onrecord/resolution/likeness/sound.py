"""How alike two words sound, whatever spelling a transliteration gave them.

A word's *sound* is its spelling with the letters and groups that romanisations exchange put as one ("tsch", "tch",
"ch": C). Distance is Levenshtein's, where letters that are often put for each other cost less. Source of the groups:
the public romanisation tables for Cyrillic (BGN/PCGN, ISO 9, scientific, German, French), Arabic (ALA-LC, DIN 31635,
English and French press use), Chinese (pinyin) and Greek.
"""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

# in order; the first that fits is put. Capital letters stand for one sound each, so that they are not touched again
_GROUPS = (
    ("schtsch", "SC"), ("chtch", "SC"), ("shtsh", "SC"), ("shch", "SC"), ("szcz", "SC"), ("stsch", "SC"),
    ("tsch", "C"), ("tch", "C"), ("tsh", "C"), ("cz", "C"), ("dzh", "J"), ("dsch", "J"), ("dj", "J"), ("sch", "S"),
    ("sh", "S"), ("sz", "S"), ("zh", "Z"), ("kh", "h"), ("gh", "g"), ("dh", "d"), ("th", "t"), ("ph", "f"),
    ("rh", "r"), ("bh", "b"), ("ck", "k"), ("qu", "k"), ("q", "k"), ("x", "ks"), ("ch", "C"), ("ts", "T"), ("tz", "T"),
    ("w", "v"), ("ou", "u"), ("oo", "u"), ("ee", "i"), ("oe", "o"), ("ae", "a"), ("ue", "u"), ("y", "i"), ("j", "i"),
    ("gui", "gi"), ("gue", "ge"),
)  # fmt: skip
_TWICE = re.compile(r"(.)\1+")
_ENDINGS = (
    (re.compile(r"(?<=[bcdghklmnprstvzCSZT])(?:ii|i|ei|ai)$"), "i"),
    (re.compile(r"ff$"), "f"),
    (re.compile(r"(?<=[aeiou]n)e$|(?<=[aeiou][gst])ue$"), ""),
)
_SILENT_END = re.compile(r"(?<=[aeiou])h$")

_CHEAP = 0.35
_VOWEL = 0.6
_NEAR: dict[frozenset[str], float] = {
    frozenset(pair): _CHEAP
    for pair in (
        "Ch", "Ck", "Cc", "CT", "hk", "hg", "gk", "ck", "cs", "cT", "Ts", "Tz", "ZS", "zs", "ZJ", "Zz", "Ss", "Ji",
        "Jg", "Ci", "vf", "vu", "vb", "bp", "dt", "Zi", "iS", "JC", "uo", "ei", "ea", "fp", "CS", "JT", "Zg", "hc",
    )
}  # fmt: skip
_VOWELS = frozenset("aeiou")


@lru_cache(maxsize=1 << 17)
def sound(word: str) -> str:
    """The sound of a word in lower-case ASCII letters; digits stay."""
    out = word
    for group, put in _GROUPS:
        if group in out:
            out = out.replace(group, put)
    out = _TWICE.sub(r"\1", out)
    for ending, put in _ENDINGS:
        out = ending.sub(put, out)
    return _SILENT_END.sub("", out) or out


@lru_cache(maxsize=1 << 17)
def consonants(word: str) -> str:
    """What is left of a sound where vowels are not written: "muhammad" and "mhmd" are both "mhmd"."""
    bare = "".join(c for c in sound(word) if c not in "aeiouv")
    return _TWICE.sub(r"\1", bare.translate(_AS_ABJAD))


_AS_ABJAD = str.maketrans(
    {"C": "S", "J": "g", "Z": "g", "T": "s", "c": "k", "p": "b", "f": "b", "z": "s", "g": "g", "h": "h"}
)


@lru_cache(maxsize=1 << 17)
def distance(one: str, two: str) -> float:
    """Edits from one sound to the other, as a number of letters; cheap where romanisations differ."""
    if one == two:
        return 0.0
    above = [0.0]
    for j, c in enumerate(two):
        above.append(above[-1] + _gap(c, two[j - 1] if j else ""))
    for i, a in enumerate(one):
        row = [above[0] + _gap(a, one[i - 1] if i else "")]
        for j, b in enumerate(two):
            swap = above[j] + _put(a, b)
            drop = above[j + 1] + _gap(a, one[i - 1] if i else "")
            insert = row[j] + _gap(b, two[j - 1] if j else "")
            row.append(min(swap, drop, insert))
        above = row
    return above[-1]


def within(one: str, two: str, most: float) -> bool:
    """True when the distance is ``most`` or less. Where it is plainly more, that shows without working it out: no edit
    costs less than ``_CHEAP``.
    """
    edits = int(most / _CHEAP)
    return Levenshtein.distance(one, two, score_cutoff=edits) <= edits and distance(one, two) <= most


def _put(a: str, b: str) -> float:
    if a == b:
        return 0.0
    cheap = _NEAR.get(frozenset((a, b)))
    if cheap is not None:
        return cheap
    return _VOWEL if a in _VOWELS and b in _VOWELS else 1.0


def _gap(letter: str, before: str) -> float:
    if letter in "ih" and before:  # "Mariya", "Maria"; a breath that is not written
        return 0.5
    return _VOWEL if letter in _VOWELS and before in _VOWELS else 1.0
