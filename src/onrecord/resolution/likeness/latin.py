"""Names in Latin letters: any script transliterated, marks removed, words parted.

Transliteration is anyascii's (ISC licence), with a few letters put as reporters put them. Scripts that write no vowels
(Arabic, Hebrew) come out as consonants, Chinese characters as pinyin; what reads a character otherwise (Japanese,
Korean names) is left to the table of names.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from anyascii import anyascii

_MARKS = re.compile(r"[\u064b-\u065f\u0670\u0640\u05b0-\u05c7\u200b-\u200f\u2066-\u2069\ufe0f]")
# letters that reporters put otherwise than anyascii does; German umlauts, as anyascii writes them without their "e",
# are left alone: the sound of "oe" and "o" is the same here
_PUT = str.maketrans({"ё": "е", "Ё": "Е", "щ": "shch", "Щ": "Shch", "є": "ye", "Є": "Ye", "ь": "", "Ь": "", "ъ": "",
                      "Ъ": "", "ß": "ss", "ə": "a", "Ə": "A", "ı": "i", "č": "ch", "Č": "Ch", "š": "sh", "Š": "Sh",
                      "ž": "zh", "Ž": "Zh", "ş": "sh", "Ş": "Sh", "ç": "ch", "Ç": "Ch", "ғ": "g", "қ": "k",
                      "ґ": "g", "ў": "u", "ة": "ه", "ى": "ي", "أ": "ا", "إ": "ا", "آ": "ا", "ی": "ي", "ک": "ك",
                      "ʻ": "'", "ʿ": "'", "ʾ": "'", "‘": "'", "’": "'", "`": "'", "´": "'"})  # fmt: skip
# Hebrew, Arabic; and the scripts of India and Thailand, whose unwritten vowels transliteration leaves out too
_ABJAD = re.compile(r"[\u0590-\u06ff\u0750-\u077f\u0900-\u0e7f\ufb1d-\ufdff\ufe70-\ufefc]")
_IDEOGRAPH = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]")


@lru_cache(maxsize=1 << 16)
def plain(word: str) -> str:
    """One word in lower-case ASCII letters and digits: "Владимир" → "vladimir", "Żółw" → "zolw", "محمد" → "mhmd"."""
    bare = _MARKS.sub("", unicodedata.normalize("NFC", word)).translate(_PUT)
    return "".join(c for c in anyascii(bare).casefold() if c.isalnum())


def is_abjad(word: str) -> bool:
    """True for a word in a script that leaves vowels out."""
    return bool(_ABJAD.search(word))


def is_ideographic(word: str) -> bool:
    """True for a word in Chinese characters, kana or Hangul, which may hold a whole name."""
    return bool(_IDEOGRAPH.search(word))


@lru_cache(maxsize=1 << 14)
def words(name: str) -> tuple[str, ...]:
    """The words of a name as written, in lower case, without signs: "O'Neill & Sons, Ltd." → o'neill, &, sons, ltd.

    Dots inside abbreviations go ("S.p.A." → "spa"), hyphens and slashes part words.
    """
    text = _MARKS.sub("", unicodedata.normalize("NFKC", name)).translate(_QUOTES)
    text = re.sub(r"\b(?:[^\W\d_]\.){2,}", lambda m: m.group().replace(".", "") + " ", text)  # S.A., J.R.
    text = re.sub(r"\b([^\W\d_]{1,3})\.(?=[^\W\d_]{1,3}\.)", r"\1", text)  # S.p.A.
    text = text.replace("&", " & ").replace("+", " & ")
    out = [w.strip("'") for w in _parted(text.replace("&", " and ")).split()]
    return tuple(w.casefold() for w in out if w)


def _parted(text: str) -> str:
    """The text with a space for every sign; vowels that scripts of India write as marks are no signs."""
    return "".join(c if c.isalnum() or c == "'" or unicodedata.category(c)[0] == "M" else " " for c in text)


_QUOTES = str.maketrans({"’": "'", "‘": "'", "`": "'", "´": "'", "ʻ": "'", "ʿ": "'", "ʾ": "'"})
