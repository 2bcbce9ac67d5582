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
from onrecord.resolution import candidates, dates, decided, following, notes, redating, ruled
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
    apart, which goes before all evidence. ``kept``: where to keep what ``resolve_change`` needs.
    """
    whole = Whole(_taken(findings, rulings))
    resolution = decided.show(whole.resolve(profile, rulings, kept), rulings)
    settled = replace(resolution, dates=dates.settle(findings, resolution.of_mention))
    if kept is not None:
        redating.keep(kept, findings, whole.notes, settled.dates)
    return settled


def resolve_change(
    kept: Kept, change: DocumentChange, concepts: Concepts, profile: Profile = NO_PROFILE
) -> ResolutionChange:
    """What ``place_in_story`` and ``resolve`` give for the case after a change, as the difference to before. ``change``
    holds all documents in which names may be others by its rulings (``model.ruling.renamed``).
    ``kept``: what those, or this, kept of the case before; it is brought up to date. Raises ``TooWide`` where only a
    run over the whole case can tell; ``kept`` is of no use then.
    """
    placed, unplaced = place_change(kept, change, concepts)
    added, removed = _taken(placed, change.rulings), _taken(unplaced, change.ruled)
    was, now = ruled.pairs_change(kept, added, removed, change.ruled, change.rulings)
    decided.name(removed, was)
    decided.name(added, now)
    names = following.follow(kept, profile, added, removed, (was, now))
    settled = redating.settle_change(kept, placed, unplaced, added, names.documents)
    entities = ruled.show_change(kept, names, change.ruled, change.rulings)
    return ResolutionChange(
        placed=placed,
        unplaced=unplaced,
        entities=tuple(sorted(entities, key=lambda e: e.id)),
        gone=tuple(sorted(names.gone)),
        of_mention=dict(sorted(names.of_mention.items())),
        suggested=dict(sorted(names.suggested.items())),
        dates=settled,
    )


def _taken(findings: Sequence[Findings], rulings: Rulings) -> list[notes.Notes]:
    """What documents say of names, with what people decided about them."""
    gathered = [candidates.gather(one) for one in findings]
    decided.mark(gathered, rulings)
    return [notes.take(one, found) for one, found in zip(findings, gathered, strict=True)]
