"""What reconciliation keeps of a document: enough to work out anew who its parties are when the case changes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from onrecord.model.claim import Claim
from onrecord.model.document import Document
from onrecord.model.findings import Findings
from onrecord.model.party import Party
from onrecord.model.value import Time
from onrecord.reconciliation import affiliates
from onrecord.reconciliation.affiliates import Bond
from onrecord.reconciliation.copies import Copy
from onrecord.reconciliation.countries import country_names

Spot = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Sheet:
    """``claims``: as read, those left out that a person rejects. ``spots``: of each mention that matters here, which
    entity it stands for and which it may. ``dates``: times that the case settled, by the id of a claim or of the
    document. ``bonds``: names that the text ties. ``countries``: by code, how often each name is used. ``copies``: what
    it copies. ``event``: whose casualties it tells of.
    """

    document: Document
    claims: tuple[Claim, ...]
    spots: dict[Spot, tuple[str | None, str | None]]
    dates: dict[str, Time]
    bonds: tuple[Bond, ...]
    countries: dict[str, dict[str, int]]
    copies: tuple[Copy, ...]
    event: str | None


def sheet_of(
    one: Findings,
    of_mention: Mapping[tuple[str, int, int], str | None],
    suggested: Mapping[tuple[str, int, int], str | None],
    dates: Mapping[str, object],
    copies: tuple[Copy, ...] = (),
    event: str | None = None,
) -> Sheet:
    """The sheet of a document."""
    home = one.document.id
    claims = tuple(sorted((c for c in one.claims if not c.rejected), key=lambda c: (c.start, c.end, c.kind, c.id)))
    bonds = affiliates.bonds(one)
    spots = {(p.start, p.end) for claim in claims for p in parties_in(claim)}
    spots |= {spot for a, b, c, d, _ in bonds for spot in ((a, b), (c, d))}
    held = {spot: (of_mention.get((home, *spot)), suggested.get((home, *spot))) for spot in sorted(spots)}
    ids = [home, *(claim.id for claim in claims)]
    times = {one_id: time for one_id in ids if isinstance(time := dates.get(one_id), Time)}
    names = {code: dict(sorted(seen.items())) for code, seen in sorted(country_names(one).items())}
    return Sheet(one.document, claims, held, times, bonds, names, copies, event)


def parties_in(claim: Claim) -> Iterator[Party]:
    """Every party of a claim, in a fixed order."""
    yield from claim.attribution
    if claim.root is not None:
        yield claim.root
    yield from claim.root_candidates
    for slot in ("actor", "operator", "speaker", "publisher"):
        party = getattr(claim.body, slot, None)
        if party is not None:
            yield party
    yield from getattr(claim.body, "parties", ())
