"""The fixed order of everything in a record; every store stands on this one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from onrecord.errors import CaseError
from onrecord.model.claim import Body, Claim
from onrecord.model.entity import Entity, NameLink, Resolution
from onrecord.model.entry import REGISTERS, Entry, LineageEdge, Record, ToGet
from onrecord.model.findings import Findings
from onrecord.model.party import Party
from onrecord.model.value import Time
from onrecord.model.view import MentionRow
from onrecord.store.packing import pack, plain

_REGISTER_ORDER = {register: n for n, register in enumerate(REGISTERS)}
_BETWEEN = "\x1f"  # comes before all that a key is written with, so that a key comes before those that it begins


@dataclass(frozen=True, slots=True)
class Arrangement:
    """What a store holds, in the order in which a view gives it. ``findings``: by document name, then id."""

    findings: tuple[Findings, ...]
    entities: tuple[Entity, ...]
    entries: tuple[Entry, ...]
    lineage: tuple[LineageEdge, ...]
    to_get: tuple[ToGet, ...]
    copies: tuple[tuple[str, str, str], ...]


def arrange(findings: Iterable[Findings], resolution: Resolution, record: Record) -> Arrangement:
    """Put all parts in their fixed order, whatever order they came in.

    Raises ``CaseError`` when an entry names a claim that no document gives, or two claims share an id.
    """
    ordered = tuple(sorted(findings, key=lambda f: (f.document.name, f.document.id)))
    _check_claims(ordered, record.entries)
    return Arrangement(
        findings=ordered,
        entities=tuple(sorted(resolution.entities, key=lambda e: (plain(e.canonical), e.kind, e.country or "", e.id))),
        entries=tuple(sorted(record.entries, key=lambda e: (sorting(e), e.id))),
        lineage=tuple(sorted(record.lineage, key=by_ends)),
        to_get=tuple(sorted(record.to_get, key=by_title)),
        copies=tuple(sorted(record.copies)),
    )


def sorting(entry: Entry) -> str:
    """The text by which entries are put in order: register, then key."""
    return plain(_BETWEEN.join([str(_REGISTER_ORDER[entry.register]), *entry.key]))


def by_ends(edge: LineageEdge) -> tuple[object, ...]:
    """The order of lineage."""
    return (edge.upper, edge.lower, edge.kind, edge.document, edge.claims, edge.evidence)


def by_title(one: ToGet) -> tuple[object, ...]:
    """The order of what is to get."""
    return (one.title, one.publisher or "", one.entries, pack(one))


def claims_of(findings: Findings) -> list[Claim]:
    """One document's claims by start, end, kind, id."""
    return sorted(findings.claims, key=lambda c: (c.start, c.end, c.kind, c.id))


def mentions_of(findings: Findings) -> list[MentionRow]:
    """One document's mentions by start, end, type; those alike keep their order."""
    return sorted(findings.mentions, key=lambda m: (m.start, m.end, m.type))


def settle(claim: Claim, dates: dict[str, object]) -> Claim:
    """The claim with its time as the whole case settled it; as read where the case has nothing to add."""
    settled = dates.get(claim.id)
    if not isinstance(settled, Time) or claim.time is None or claim.time.edtf is not None:
        return claim
    return replace(claim, time=settled) if settled.text in (None, claim.time.text) else claim


def parties_of(claim: Claim) -> list[tuple[str, int, Party]]:
    """Every party of a claim as (role, position, party)."""
    rows = [("attribution", n, party) for n, party in enumerate(claim.attribution)]
    rows += [("root", 0, claim.root)] if claim.root else []
    rows += [("root candidate", n, party) for n, party in enumerate(claim.root_candidates)]
    return rows + _body_parties(claim.body)


def _body_parties(body: Body) -> list[tuple[str, int, Party]]:
    if hasattr(body, "parties"):
        return [("party", n, party) for n, party in enumerate(body.parties)]
    for role in ("actor", "speaker", "operator", "publisher"):
        party = getattr(body, role, None)
        if party is not None:
            return [(role, 0, party)]
    return []


def standings(entity: Entity) -> list[tuple[str, str, NameLink | None]]:
    """Every name of an entity as (name, standing, link): the canonical one, aliases, suggestions, names kept apart.
    A name that stands by itself has no link; one with several links comes once for each.
    """
    rows: list[tuple[str, str, NameLink | None]] = [(entity.canonical, "canonical", None)]
    word = {"merge": "alias", "suggest": "suggested", "forbid": "kept apart"}
    linked = [(link.name, word[link.strength], link) for link in entity.links]
    explained = {(name, standing) for name, standing, _ in linked} | {(entity.canonical, "alias")}
    for standing, names in (("alias", entity.aliases), ("suggested", entity.suggested)):
        rows += [(name, standing, None) for name in names if (name, standing) not in explained]
    return sorted([*rows, *linked], key=lambda row: (row[0], row[1], row[2].evidence if row[2] else ""))


def _check_claims(findings: Sequence[Findings], entries: Sequence[Entry]) -> None:
    seen: set[str] = set()
    for one in findings:
        for claim in one.claims:
            if claim.id in seen:
                raise CaseError(
                    f"two claims share the id {claim.id}", where=one.document.name, mend="empty cache/, build again"
                )
            seen.add(claim.id)
    for entry in entries:
        missing = next((claim for claim in entry.claims if claim not in seen), None)
        if missing is not None:
            raise CaseError(
                f"entry {entry.id} names claim {missing}, which no document gives", mend="empty cache/, build again"
            )
