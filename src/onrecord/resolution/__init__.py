"""Resolution: what only the whole case can tell. Which names are one, what the story is about, what stands aside.

Nothing here is written back into claims as read: names stay as written, and every join can be explained and undone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.model.delta import DocumentChange, Kept, ResolutionChange
from onrecord.model.entity import Resolution
from onrecord.model.findings import Concepts, Findings
from onrecord.model.profile import NO_PROFILE, Profile
from onrecord.model.ruling import NO_RULINGS, Rulings
from onrecord.resolution import candidates, dates, decided, following, notes, redating
from onrecord.resolution.concepts import learn
from onrecord.resolution.story import place_change, place_in_story
from onrecord.resolution.whole import Whole

__all__ = ["learn", "place_in_story", "resolve", "resolve_change"]


def resolve(
    findings: Sequence[Findings],
    concepts: Concepts,
    profile: Profile = NO_PROFILE,
    rulings: Rulings = NO_RULINGS,
    kept: Kept | None = None,
) -> Resolution:
    """Entities of the whole case, independent of the order of ``findings``. ``rulings``: what people join and keep
    apart, which goes before all evidence. ``kept``: where to keep what ``resolve_change`` needs, of a case on whose
    names nobody decided.
    """
    gathered = [candidates.gather(one) for one in findings]
    decided.mark(gathered, rulings)
    whole = Whole([notes.take(one, found) for one, found in zip(findings, gathered, strict=True)])
    resolution = decided.show(whole.resolve(profile, rulings, kept), rulings)
    settled = replace(resolution, dates=dates.settle(findings, resolution.of_mention))
    if kept is not None:
        redating.keep(kept, findings, whole.notes, settled.dates)
    return settled


def resolve_change(
    kept: Kept, change: DocumentChange, concepts: Concepts, profile: Profile = NO_PROFILE
) -> ResolutionChange:
    """What ``place_in_story`` and ``resolve`` give for the case after a change, as the difference to before. ``kept``:
    what those, or this, kept of the case before; it is brought up to date. Raises ``TooWide`` where only a run over the
    whole case can tell; ``kept`` is of no use then.
    """
    placed, unplaced = place_change(kept, change, concepts)
    added, removed = ([notes.take(one, candidates.gather(one)) for one in found] for found in (placed, unplaced))
    names = following.follow(kept, profile, added, removed)
    settled = redating.settle_change(kept, placed, unplaced, added, names.documents)
    return ResolutionChange(
        placed=placed,
        unplaced=unplaced,
        entities=tuple(sorted(names.entities.values(), key=lambda e: e.id)),
        gone=tuple(sorted(names.gone)),
        of_mention=dict(sorted(names.of_mention.items())),
        suggested=dict(sorted(names.suggested.items())),
        dates=settled,
    )
