"""Claims: one document's reading becomes claims in normal form, one module a kind."""

from __future__ import annotations

from onrecord.claims import actions, agreements, figures, positions, publications, ranking, sites, untied
from onrecord.claims.base import Context, Extractor
from onrecord.claims.coverage import notes
from onrecord.model.annotation import Reading
from onrecord.model.claim import Claim
from onrecord.model.document import Document
from onrecord.model.profile import NO_PROFILE, Profile

VERSION = "1"

# agreements before actions: what ends a pact is no act beside it; positions last: a clause that gave another claim
# gives no position
EXTRACTORS: tuple[Extractor, ...] = (
    figures.find,
    ranking.find,
    sites.find,
    agreements.find,
    actions.find,
    publications.find,
    positions.find,
)

__all__ = ["EXTRACTORS", "VERSION", "extract", "notes"]


def extract(document: Document, reading: Reading, profile: Profile = NO_PROFILE) -> tuple[Claim, ...]:
    """The claims of one document, by start, end, kind and id. Depends on its arguments only."""
    context = Context(document, reading, profile)
    found = {claim.id: untied.marked(context, claim) for extractor in EXTRACTORS for claim in extractor(context)}
    return tuple(sorted(found.values(), key=lambda c: (c.start, c.end, c.kind, c.id)))
