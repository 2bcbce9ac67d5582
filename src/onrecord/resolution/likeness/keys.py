"""Keys under which alike names meet, so that not every name need be compared with every other.

Two names that ``likeness`` takes for one share a key but for rare exceptions (a first letter misheard); two others
seldom do.
"""

from __future__ import annotations

from onrecord.resolution.likeness.latin import is_ideographic, plain
from onrecord.resolution.likeness.parts import body, person
from onrecord.resolution.likeness.sound import consonants

_BEGINNING = 3  # consonants


def person_keys(name: str) -> set[str]:
    """The beginnings of the first and last word that tell, as consonants; "" of none."""
    parts = person(name)
    telling = [w for i, w in enumerate(parts.names) if i not in parts.particles]
    return {_key(w) for w in (telling[:1] + telling[-1:])} - {""}


def body_keys(name: str) -> set[str]:
    """The beginnings of the words that are the name's own, or of all where it has none of its own."""
    parts = body(name)
    own = [w for w, shared in zip(parts.telling, parts.shared, strict=True) if not shared]
    return {_key(w) for w in own or parts.telling} - {""}


def _key(word: str) -> str:
    if is_ideographic(word):
        return word
    whole = plain(word)
    return consonants(whole)[:_BEGINNING] or whole[:_BEGINNING]
