"""Base forms where the model's rules stop a letter short ("hop" for "hopes", "fin" for "fined") or know no better
("bureaus", "datum" for "data").
"""

from __future__ import annotations

_VOWELS = frozenset("aeiou")
_SIBILANT = ("s", "x", "z", "ch", "sh")


def mended(word: str, lemma: str, pos: str) -> str:
    """``lemma``, with the silent "e" that the spelling of ``word`` (lower case) shows.

    A short stem of consonant, vowel, consonant doubles its last letter before "-ed" and "-ing" ("hopped") and takes a
    bare "-s" ("hops"); where ``word`` does neither, the base form ends in "e".
    """
    if pos == "NOUN" and (word == "data" or (word.endswith("eaus") and lemma == word)):
        return word.removesuffix("s")
    if pos != "VERB" or not _is_short(lemma):
        return lemma
    if word == f"{lemma}es" and not lemma.endswith(_SIBILANT):
        return f"{lemma}e"
    return f"{lemma}e" if word in (f"{lemma}ed", f"{lemma}ing") else lemma


def _is_short(lemma: str) -> bool:
    """True for one syllable that ends in a single vowel and a consonant which would be doubled."""
    if len(lemma) < 3 or not lemma.isalpha() or lemma[-1] in _VOWELS or lemma[-1] in "wxy":
        return False
    vowels = [i for i, letter in enumerate(lemma) if letter in _VOWELS or (letter == "y" and i)]
    return vowels == [len(lemma) - 2]
