"""Tolls that move from day to day: which documents give an earlier value, by what later ones tell.

An earlier value is overtaken by a later document that says that the number moved ("rose to 31", "revised down to 29"),
and by later ones that all state more than all before them: two documents of one number, or any where the earlier
numbers are bounds ("at least 12") or those of a disaster. A lower number takes over by such words only.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.model.claim import Claim
from onrecord.reconciliation.vocabulary import words

_SEVERAL = 3
_MANY = 10  # people: from so many on reports differ because the toll moves, rather than because they read it otherwise


@dataclass(frozen=True, slots=True)
class Said:
    """What one document gives for one measure. ``is_stated``: by a number of its own. ``is_open``: as a bound only.
    ``has_moved``: its words say that the number was another one before.
    """

    document: str
    published: str
    value: float
    is_stated: bool
    is_open: bool = False
    has_moved: bool = False


def says_so(claim: Claim) -> bool:
    """True when the quote tells that a toll moved: a word for the toll, and one for its change, "to"."""
    found = set(re.findall(r"\w+", claim.quote.casefold()))
    return bool(found & words("tallies")) and bool(found & words("moved")) and "to" in found


def since(said: Sequence[Said]) -> str | None:
    """The day from which values stand; what was published before it is overtaken. None when nothing is. One pass over
    the days from behind, for what all later documents state, and one from before.
    """
    days: dict[str, list[Said]] = {}
    for one in said:
        if one.is_stated and one.published:
            days.setdefault(one.published, []).append(one)
    order = sorted(days)
    later: dict[str, _Given] = {}
    given = _Given()
    for day in reversed(order):
        given = given.with_more(days[day])
        later[day] = given
    latest: str | None = None
    before = _Given()
    for day in order:
        moved = {s.value for s in days[day] if s.has_moved}
        if before.documents and ((moved and not before.values <= moved) or _grew(later[day], before)):
            latest, before = day, _Given()
        before = before.with_more(days[day])
    return latest


@dataclass(frozen=True, slots=True)
class _Given:
    """What some documents state. ``values``: two different ones at most, which is enough to tell one from several."""

    documents: int = 0
    least: float = math.inf
    most: float = -math.inf
    values: frozenset[float] = frozenset()
    is_open: bool = True

    def with_more(self, said: Sequence[Said]) -> _Given:
        """With what these state too."""
        found = [s.value for s in said]
        values = self.values | set(found)
        return _Given(
            self.documents + len(found),
            min(self.least, *found),
            max(self.most, *found),
            values if len(values) < _SEVERAL else frozenset(sorted(values)[:1] + sorted(values)[-1:]),
            self.is_open and all(s.is_open for s in said),
        )


def _grew(later: _Given, before: _Given) -> bool:
    """True when all of the later documents state more than any before, and more is not just another reading of it."""
    if later.least <= before.most:
        return False
    are_one = later.documents > 1 and len(later.values) == 1
    return are_one or before.most >= _MANY or before.is_open
