"""The police of one event, by whatever words: "police", "Quayside police" and "officers" who count its casualties are
one voice, unless two forces are told of.
"""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.reconciliation import described
from onrecord.reconciliation.parties import Source


def rank(root: Source) -> tuple[bool, int, str, str]:
    """Which mention of a root speaks for it: a sure one, and one that tells whose police they are, or the office."""
    whose = len(described.whose(root.label)) if described.is_police(root.label) else 0
    return root.is_sure, whose, root.label, root.office or ""


def voices(roots: Iterable[Source]) -> dict[str, str]:
    """Key of a root → the key that it goes by, for the police. Forces told apart by whose they are keep apart, and then
    "police" may be either.
    """
    whose: dict[str, frozenset[str]] = {}
    for root in roots:
        if described.is_police(root.label):
            whose[root.best] = whose.get(root.best, frozenset()) | described.whose(root.label)
    widest = max(whose.values(), key=lambda told: (len(told), sorted(told)), default=frozenset())
    if all(told <= widest for told in whose.values()):
        return dict.fromkeys(whose, "police")
    first: dict[frozenset[str], str] = {}
    for key in sorted(whose):
        first.setdefault(whose[key], key)
    return {key: first[told] for key, told in whose.items() if told}
