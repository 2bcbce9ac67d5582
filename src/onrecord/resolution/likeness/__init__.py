"""Likeness: how likely two names, by themselves, are one name written twice.

Nothing but the two names is looked at: what a text says beside them is evidence of another kind. ``likeness`` is
general over scripts, orders, abbreviations and legal forms, and prefers two names apart to two joined wrongly.
"""

from __future__ import annotations

from onrecord.resolution.likeness import tables
from onrecord.resolution.likeness.bodies import body_likeness
from onrecord.resolution.likeness.keys import body_keys, person_keys
from onrecord.resolution.likeness.latin import plain
from onrecord.resolution.likeness.parts import person
from onrecord.resolution.likeness.persons import person_likeness
from onrecord.resolution.likeness.sound import sound

__all__ = [
    "MATCH",
    "body_keys",
    "body_likeness",
    "generation",
    "is_listed",
    "likeness",
    "person_keys",
    "person_likeness",
]

MATCH = 0.7  # from here on, two names are taken for one


def likeness(one: str, two: str, kind: str = "organisation") -> float:
    """From 0 to 1. ``kind``: person, ship, any (a person or a body), else a body. At ``MATCH`` and above they match."""
    if kind == "person":
        return person_likeness(one, two)
    if kind == "any":
        return max(body_likeness(one, two), person_likeness(one, two) - 0.02)
    return body_likeness(one, two, is_ship=kind == "ship")


def generation(name: str) -> str | None:
    """ "jr", "sr", "2" … where a person's name says so."""
    return person(name).generation


def is_listed(word: str) -> bool:
    """True for a word that the tables know as a person's name."""
    return bool(tables.name_groups(sound(plain(word))) or tables.nickname_groups(plain(word)))
