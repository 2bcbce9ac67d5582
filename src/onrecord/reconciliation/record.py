"""The record: every matter as an entry, with its counts, flags, edges and open points."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from onrecord.model.claim import Claim, ClaimKind
from onrecord.model.delta import Kept
from onrecord.model.entity import Resolution
from onrecord.model.entry import REGISTERS, Entry, Record, SourceCount
from onrecord.model.findings import Concepts, Findings
from onrecord.model.profile import Profile
from onrecord.model.ruling import NO_RULINGS, Rulings
from onrecord.reconciliation import (
    acts,
    announcing,
    clauses,
    decided,
    editions,
    events,
    keeping,
    lineage,
    linking,
    matters,
    naming,
    points,
    responses,
    rows,
    to_get,
)
from onrecord.reconciliation.flags import flags
from onrecord.reconciliation.grounds import Grounds, lay
from onrecord.reconciliation.independence import count_said, count_so
from onrecord.reconciliation.matter import Matter
from onrecord.reconciliation.reviewing import is_cleared, tags


def reconcile(
    findings: Sequence[Findings],
    resolution: Resolution,
    concepts: Concepts,
    profile: Profile,
    rulings: Rulings = NO_RULINGS,
    kept: Kept | None = None,
) -> Record:
    """The record of a case from what each document gave, and from what people decided about entries, copies, sources.

    Deterministic, and independent of the order of ``findings``; near linear in claims, because only claims of one
    block (same measure and place, same actor and act, …) are compared. ``kept``: where to keep what ``reconcile_more``
    needs.
    """
    grounds = lay(findings, resolution, concepts, profile, rulings, events.group(findings), is_kept=kept is not None)
    held = list(grounds.claims.values())
    grounds.actors.update(acts.actors(grounds, [c for c in held if c.kind == "action"]))
    grounds.leaders.update(editions.leaders(grounds, [c for c in held if c.kind == "figure"]))
    everything = gather(grounds, grounds.claims.values(), rulings)
    linking.link(grounds, everything)
    by_id = {matter.id: matter for matter in everything}
    entries = [entry(grounds, matter, by_id) for matter in everything]
    rank = {register: n for n, register in enumerate(REGISTERS)}
    entries.sort(key=lambda e: (rank[e.register], e.key, e.id))
    if kept is not None:
        keeping.keep(kept, grounds, findings, resolution, everything)
    return Record(
        entries=tuple(entries),
        lineage=lineage.edges(grounds, profile),
        to_get=to_get.wanted(grounds, everything),
        copies=tuple((copy.copy, copy.original, copy.evidence) for copy in grounds.copies),
    )


def gather(grounds: Grounds, claims: Iterable[Claim], rulings: Rulings = NO_RULINGS) -> list[Matter]:
    """The matters that some claims are about, not yet compared. ``claims``: with all that hang together with them."""
    by_kind: dict[ClaimKind, list[Claim]] = {}
    for claim in claims:
        by_kind.setdefault(claim.kind, []).append(claim)
    groups = [
        *editions.figures(grounds, by_kind.get("figure", [])),
        matters.sites(grounds, by_kind.get("site", [])),
        announcing.join(grounds, acts.actions(grounds, by_kind.get("action", []), by_kind.get("figure", []))),
        matters.agreements(grounds, by_kind.get("agreement", [])),
        matters.positions(grounds, by_kind.get("position", [])),
        matters.publications(grounds, by_kind.get("publication", [])),
    ]
    decided.regroup(grounds, groups, rulings)
    return [matter for group in groups for matter in group]


_POINTS = "~"  # after the keys of all blocks: what is open about an entry by its own claims


def entry(grounds: Grounds, matter: Matter, by_id: dict[str, Matter]) -> Entry:
    """The entry of a matter that stands linked. ``by_id``: the matters that its edges and parts lead to."""
    if grounds.asked is not None:
        grounds.asked.clear()
    matter.work_in(_POINTS)
    if matter.register == "responses":
        responses.note(grounds, matter)
    cells = rows.row(grounds, matter, by_id)
    points.note(grounds, matter)
    so = _so(grounds, matter, by_id)
    is_response = matter.register == "responses"
    country = responses.country_of(grounds, matter) if is_response else (matter.place.country if matter.place else None)
    made = Entry(
        id=matter.id,
        kind=matter.kind,
        register=matter.register,
        key=matter.key,
        title=naming.title(grounds, matter, dict(cells)),
        claims=tuple(sorted(claim.id for claim in matter.claims)),
        fields=cells,
        said=count_said(grounds, matter),
        so=so,
        flags=flags(grounds, matter, so),
        amount=matter.amount,
        time=matter.time,
        place=matter.place,
        series=matter.series,
        cell=responses.cell(matter) if is_response else None,
        country=country,
        edges=matter.edges,
        open_points=tuple(matter.notes),
        in_story=any(claim.in_story for claim in matter.claims) and not clauses.is_told_beside(matter),
        is_cleared=all(is_cleared(claim) for claim in matter.claims),
        ratings=grounds.rated(so.roots),
        tags=tags(matter),
        event=matter.event,
        stands=matter.stands,
        current=matter.current,
    )
    if grounds.asked is not None:
        grounds.answered[matter.id] = frozenset(grounds.asked)
    return made


def _so(grounds: Grounds, matter: Matter, by_id: dict[str, Matter]) -> SourceCount:
    """Sources that the content is so; entries that agree exactly (other roots, same number) stand behind it too."""
    agreeing = sorted({edge.other for edge in matter.edges if edge.kind == "agree"})
    return count_so(grounds, [matter, *(by_id[other] for other in agreeing)])
