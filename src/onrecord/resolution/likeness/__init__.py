"""Likeness: how likely two names, by themselves, are one name written twice.

Nothing but the two names is looked at: what a text says beside them is evidence of another kind. ``likeness`` is
general over scripts, orders, abbreviations and legal forms, and prefers two names apart to two joined wrongly.
"""

from __future__ import annotations

from onrecord.resolution.likeness.bodies import body_likeness
from onrecord.resolution.likeness.persons import person_likeness

__all__ = ["MATCH", "body_likeness", "likeness", "person_likeness"]

MATCH = 0.7  # from here on, two names are taken for one


def likeness(one: str, two: str, kind: str = "organisation") -> float:
    """From 0 to 1. ``kind``: person, ship, any (a person or a body), else a body. At ``MATCH`` and above they match."""
    if kind == "person":
        return person_likeness(one, two)
    if kind == "any":
        return max(body_likeness(one, two), person_likeness(one, two) - 0.02)
    return body_likeness(one, two, is_ship=kind == "ship")
