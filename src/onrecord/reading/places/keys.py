"""One spelling for every way of printing a place name, so that a name and the index meet."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

# letters that Unicode does not take apart into a base letter and a mark
_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "æ": "ae", "œ": "oe", "ħ": "h", "ŋ": "n", "ə": "e"}
)
_DROPPED = frozenset("'’‘ʻʼʿʾ`´.ʹʺ")


@lru_cache(maxsize=1 << 14)
def fold(name: str) -> str:
    """``name`` without case, marks, apostrophes and stops, other signs as one space: "Port-au-Prince" and "PORT AU
    PRINCE" alike are "port au prince".
    """
    plain = unicodedata.normalize("NFKD", name.casefold()).translate(_LETTERS)
    out = []
    for char in plain:
        if unicodedata.combining(char) or char in _DROPPED:
            continue
        out.append(char if char.isalnum() else " ")
    return " ".join("".join(out).split())
