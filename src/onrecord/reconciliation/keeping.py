"""What a full run keeps, so that a later change of a few documents can be worked in without going through the rest."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from onrecord.model.claim import Claim
from onrecord.model.delta import Kept
from onrecord.model.entity import Entity, Resolution
from onrecord.model.findings import Findings
from onrecord.reconciliation import copies, coupling, derived, events, kinds, linking, shelving, to_get
from onrecord.reconciliation.counts import Counts
from onrecord.reconciliation.coupling import Levels
from onrecord.reconciliation.derived import BLOCKS, UNDER, derive, settled
from onrecord.reconciliation.grounds import Grounds
from onrecord.reconciliation.keptmatters import pack_matter
from onrecord.reconciliation.matter import Matter
from onrecord.reconciliation.packing import pack, unpack
from onrecord.reconciliation.recalled import BODIES, COUNTRIES, ENTITIES, HOMES, MATTERS, NAMES
from onrecord.reconciliation.sheets import sheet_of
from onrecord.reconciliation.whois import body_of, names_of, plain

LINKS, NEEDS, KIN, REPORTS = "rec_link", "rec_need", "rec_kin", "rec_report"
COPYING, HAPPENING = "rec_copying", "rec_happening"
RESTS, PAPERS, TITLES, LABELS = "rec_rest", "rec_wanted", "rec_title", "rec_label"
MADE = "rec_made"  # says that all this is there
VERSION = "1"
_SHEAF = 2000  # rows of a table: beyond that, more at a time save nothing


class Putting(Protocol):
    """Where rows are kept."""

    def put(self, table: str, rows: Iterable[tuple[str, str, bytes]]) -> None:
        """Keep values, each with its key and member, in place of those that are there."""
        ...


def keep(
    kept: Kept,
    grounds: Grounds,
    findings: Sequence[Findings],
    resolution: Resolution,
    matters: Sequence[Matter],
) -> None:
    """Keep a full run's state. ``grounds`` noted what was asked of the case; ``matters``: linked, with entries made."""
    sheaf = _Sheaf(kept)
    _keep_state(sheaf, grounds, findings, resolution, matters)
    shelving.keep(kept, [copies.leaf_of(one) for one in findings], grounds.found)
    sheaf.put(MADE, [("", VERSION, b"")])
    sheaf.lay_down()


class _Sheaf:
    """Rows on their way to what is kept: laid down many at a time, since each time costs as much as many rows."""

    def __init__(self, kept: Putting) -> None:
        self._kept = kept
        self._rows: dict[str, list[tuple[str, str, bytes]]] = {}

    def put(self, table: str, rows: Iterable[tuple[str, str, bytes]]) -> None:
        """Keep these soon."""
        held = self._rows.setdefault(table, [])
        held.extend(rows)
        if len(held) >= _SHEAF:
            self._kept.put(table, self._rows.pop(table))

    def lay_down(self) -> None:
        """Keep all that is held."""
        for table, rows in self._rows.items():
            self._kept.put(table, rows)
        self._rows.clear()


def _keep_state(
    kept: _Sheaf, grounds: Grounds, findings: Sequence[Findings], resolution: Resolution, matters: Sequence[Matter]
) -> None:
    for entity in resolution.entities:
        for table, key, member, value in entity_rows(entity):
            kept.put(table, [(key, member, value)])
    counts: dict[tuple[str, str], int] = {}
    under: set[tuple[str, str, bytes]] = set()
    for one in findings:
        home = one.document.id
        sheet = sheet_of(
            one,
            resolution.of_mention,
            resolution.suggested,
            resolution.dates,
            tuple(grounds.copies_of(home)),
            grounds.event(home),
        )
        for code, names in sheet.countries.items():
            for name, number in names.items():
                counts[code, name] = counts.get((code, name), 0) + number
        made = derive(grounds, sheet, settled(sheet), grounds.taken)
        put_rows(kept, made.rows)
        for (table, _, _), value in made.rows.items():
            if table == BLOCKS and value not in (b"", coupling.LARGE):
                under.update(under_rows(value))
        if grounds.copies_of(home):
            kept.put(COPYING, [(home, "", pack(tuple(grounds.copies_of(home))))])
        event = grounds.event(home)
        if event is not None:
            kept.put(HAPPENING, [("", home, event.encode())])
        told = events.report(one)
        if told is not None:
            kept.put(REPORTS, [("", home, pack(told))])
    kept.put(UNDER, sorted(under))
    kept.put(COUNTRIES, [(code, name, str(number).encode()) for (code, name), number in sorted(counts.items())])
    keep_kin(kept, grounds, [c for m in matters if m.kind == "figure" for c in m.claims])
    for matter in matters:
        keep_matter(kept, grounds, matter)
    resting: dict[str, dict[str, to_get.Rest]] = {}
    for matter in matters:
        rests, own = to_get.rests(grounds, matter), to_get.paper(grounds, matter)
        keep_wanted(kept, matter.id, rests, own)
        for key, rest in rests.items():
            resting.setdefault(key, {})[matter.id] = rest
    kept.put(LABELS, [(plain(to_get.label_of(held.values())), key, b"") for key, held in sorted(resting.items())])


def put_rows(kept: Putting, rows: Mapping[derived.Row, bytes]) -> None:
    """Keep rows, table by table."""
    by_table: dict[str, list[tuple[str, str, bytes]]] = {}
    for (table, key, member), value in rows.items():
        by_table.setdefault(table, []).append((key, member, value))
    for table, found in by_table.items():
        kept.put(table, found)


def entity_rows(entity: Entity) -> Iterable[tuple[str, str, str, bytes]]:
    """What is kept of an entity."""
    yield ENTITIES, entity.id, "", pack((entity.kind, entity.canonical, entity.country, entity.aliases))
    for name in sorted(names_of(entity)):
        yield NAMES, name, entity.id, b""
    body = body_of(entity)
    if body is not None:
        yield BODIES, body[0], f"{body[1]}\x1f{entity.id}", b""


def under_rows(value: bytes) -> Iterable[tuple[str, str, bytes]]:
    """Which of a figure's levels lies under which; the value says what the lower one leaves open."""
    own: Levels = unpack(value)
    yield own.counted, own.place, b"" if own.is_placed else b"open"
    yield own.place, own.scope, b"" if own.is_scoped else b"open"
    yield own.scope, own.number, b"" if own.is_rooted else b"open"


def keep_kin(kept: Putting, grounds: Grounds, claims: Sequence[Claim]) -> None:
    """Keep, of figures whose thing goes by another name, the levels under that name."""
    figures = [c for c in claims if coupling.levels(grounds, c) is not None]
    kin = kinds.found(Counts(grounds), figures)
    for claim in figures:
        name = kin.get(claim.id)
        own = coupling.levels(grounds, claim, name) if name is not None else None
        if own is not None and own != coupling.levels(grounds, claim):
            kept.put(KIN, [(own.number, claim.id, pack(own))])
            kept.put(UNDER, under_rows(pack(own)))


def keep_matter(kept: Putting, grounds: Grounds, matter: Matter) -> None:
    """Keep a matter, which claims are its, which blocks it is in, and what its entry asked of the case."""
    kept.put(MATTERS, [(matter.id, "", pack_matter(matter))])
    kept.put(HOMES, [(matter.id, claim, b"") for claim in matter.claim_ids])
    kept.put(LINKS, [(name, matter.id, told) for name, told in sorted(linking.blocks_of(grounds, matter).items())])
    kept.put(NEEDS, [(what, matter.id, b"") for what in sorted(grounds.answered.get(matter.id, ()))])


def keep_wanted(kept: Putting, matter_id: str, rests: Mapping[str, to_get.Rest], own: to_get.Paper | None) -> None:
    """Keep what a matter has on the to-get list."""
    kept.put(RESTS, [(key, matter_id, pack(rest)) for key, rest in sorted(rests.items())])
    if own is not None:
        kept.put(PAPERS, [(own.publisher, matter_id, pack(own))])
        kept.put(TITLES, [(plain(own.title), matter_id, b"")])
