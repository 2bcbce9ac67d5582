"""Resolution: what only the whole case can tell. Which names are one, what the story is about, what stands aside.

Nothing here is written back into claims as read: names stay as written, and every join can be explained and undone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.model.entity import Resolution
from onrecord.model.findings import Concepts, Findings
from onrecord.model.profile import NO_PROFILE, Profile
from onrecord.model.ruling import NO_RULINGS, Rulings
from onrecord.resolution import candidates, dates, decided, notes
from onrecord.resolution.concepts import learn
from onrecord.resolution.story import place_in_story
from onrecord.resolution.whole import Whole

__all__ = ["learn", "place_in_story", "resolve"]


def resolve(
    findings: Sequence[Findings], concepts: Concepts, profile: Profile = NO_PROFILE, rulings: Rulings = NO_RULINGS
) -> Resolution:
    """Entities of the whole case, independent of the order of ``findings``. ``rulings``: what people join and keep
    apart, which goes before all evidence.
    """
    gathered = [candidates.gather(one) for one in findings]
    decided.mark(gathered, rulings)
    whole = Whole([notes.take(one, found) for one, found in zip(findings, gathered, strict=True)])
    resolution = decided.show(whole.resolve(profile, rulings), rulings)
    return replace(resolution, dates=dates.settle(findings, resolution.of_mention))
