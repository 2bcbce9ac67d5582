"""Lineage: who relies on whom, from the chains of sources, copies, follow-ups and known affiliations."""

from __future__ import annotations

import itertools

from onrecord.model.claim import Claim, Publication
from onrecord.model.entry import LineageEdge
from onrecord.model.profile import Profile
from onrecord.reconciliation.grounds import Grounds
from onrecord.reconciliation.parties import Source
from onrecord.reconciliation.wording import clipped


def edges(grounds: Grounds, profile: Profile) -> tuple[LineageEdge, ...]:
    """Every edge once a document, with the claims that show it; sorted."""
    found: dict[tuple[str, str, str, str], list[Claim]] = {}
    for claim in grounds.claims.values():
        if not claim.in_story:
            continue
        chain = list(grounds.chain(claim))
        root = grounds.root(claim)
        if root is not None and root.key not in {source.key for source in chain}:
            chain.append(root)
        for upper, lower in itertools.pairwise(chain):
            if upper.key != lower.key:
                kind = "quotes" if lower.kind == "person" else "relays"
                found.setdefault((node(upper), node(lower), kind, claim.document), []).append(claim)
        body = claim.body
        if isinstance(body, Publication) and body.follows:
            publisher = grounds.source(body.publisher, claim).label if body.publisher else "publisher not stated"
            upper_title = body.title or f"{body.type} by {publisher}"
            found.setdefault((upper_title, body.follows, "follows up", claim.document), []).append(claim)
    out: list[LineageEdge] = []
    for (above, below, kind, document), claims in found.items():
        ids = tuple(sorted({claim.id for claim in claims}))
        out.append(LineageEdge(above, below, kind, document, ids, _evidence(claims)))
    for copy in grounds.copies:
        out.append(
            LineageEdge(grounds.name(copy.copy), grounds.name(copy.original), "copies", copy.copy, (), copy.evidence)
        )
    for known in profile.names:
        if known.affiliated_to:
            out.append(LineageEdge(known.name, known.affiliated_to, "affiliated", "", (), "given by the profile"))
    for tie in grounds.parties.ties:
        out.append(LineageEdge(tie.one, tie.other, "affiliated", tie.document, (), f"the text says “{tie.said}”"))
    return tuple(sorted(out, key=lambda e: (e.document, e.upper, e.lower, e.kind)))


def node(source: Source) -> str:
    """Entity id where merged, else the name as written, with any suggestion said as one."""
    return source.entity or source.name


def _evidence(claims: list[Claim]) -> str:
    first = min(claims, key=lambda c: (c.start, c.end, c.id))
    return clipped(first.quote)
