"""Lineage: who relies on whom, from the chains of sources, copies, follow-ups and known affiliations."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from onrecord.model.claim import Claim, Publication
from onrecord.model.entry import LineageEdge
from onrecord.model.profile import Profile
from onrecord.reconciliation.affiliates import Tie
from onrecord.reconciliation.grounds import Grounds
from onrecord.reconciliation.parties import Source
from onrecord.reconciliation.wording import clipped


def edges(grounds: Grounds, profile: Profile) -> tuple[LineageEdge, ...]:
    """Every edge once a document, with the claims that show it; sorted."""
    by_document: dict[str, list[Claim]] = {}
    for claim in grounds.claims.values():
        by_document.setdefault(claim.document, []).append(claim)
    ties: dict[str, list[Tie]] = {}
    for tie in grounds.parties.ties:
        ties.setdefault(tie.document, []).append(tie)
    out = [
        edge
        for document in grounds.documents
        for edge in of_document(grounds, document, by_document.get(document, ()), ties.get(document, ()))
    ]
    for known in profile.names:
        if known.affiliated_to:
            out.append(LineageEdge(known.name, known.affiliated_to, "affiliated", "", (), "given by the profile"))
    return tuple(sorted(out, key=lambda e: (e.document, e.upper, e.lower, e.kind)))


def of_document(grounds: Grounds, document: str, claims: Sequence[Claim], ties: Sequence[Tie]) -> Iterator[LineageEdge]:
    """The edges that one document shows, by its claims, what it copies, and what it ties."""
    found: dict[tuple[str, str, str], list[Claim]] = {}
    for claim in claims:
        if not claim.in_story:
            continue
        chain = list(grounds.chain(claim))
        root = grounds.root(claim)
        if root is not None and root.key not in {source.key for source in chain}:
            chain.append(root)
        for upper, lower in itertools.pairwise(chain):
            if upper.key != lower.key:
                kind = "quotes" if lower.kind == "person" else "relays"
                found.setdefault((node(upper), node(lower), kind), []).append(claim)
        body = claim.body
        if isinstance(body, Publication) and body.follows:
            publisher = grounds.source(body.publisher, claim).label if body.publisher else "publisher not stated"
            upper_title = body.title or f"{body.type} by {publisher}"
            found.setdefault((upper_title, body.follows, "follows up"), []).append(claim)
    for (above, below, kind), shown in found.items():
        ids = tuple(sorted({claim.id for claim in shown}))
        yield LineageEdge(above, below, kind, document, ids, _evidence(shown))
    for copy in grounds.copies_of(document):
        yield LineageEdge(grounds.name(copy.copy), grounds.name(copy.original), "copies", document, (), copy.evidence)
    for tie in ties:
        yield LineageEdge(tie.one, tie.other, "affiliated", document, (), f"the text says “{tie.said}”")


def node(source: Source) -> str:
    """Entity id where merged, else the name as written, with any suggestion said as one."""
    return source.entity or source.name


def _evidence(claims: Sequence[Claim]) -> str:
    first = min(claims, key=lambda c: (c.start, c.end, c.id))
    return clipped(first.quote)
