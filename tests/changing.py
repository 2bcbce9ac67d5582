"""A case that documents come to and leave, reconciled in full and by what changed; and what differs, if anything."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from onrecord.casefolder.kept import KeptFile
from onrecord.model.delta import DocumentChange, RecordChange, ResolutionChange, TooWide
from onrecord.model.entity import Resolution
from onrecord.model.entry import REGISTERS, Record
from onrecord.model.findings import Concepts, Findings
from onrecord.model.profile import NO_PROFILE
from onrecord.model.ruling import NO_RULINGS, Rulings
from onrecord.model.value import Time
from onrecord.reconciliation import reconcile, reconcile_more, spans

_RANK = {register: n for n, register in enumerate(REGISTERS)}


def difference(
    before: tuple[Sequence[Findings], Resolution], after: tuple[Sequence[Findings], Resolution]
) -> ResolutionChange:
    """What changed from one full resolution to the other."""
    (old_findings, old), (new_findings, new) = before, after
    held, now = ({one.document.id: one for one in found} for found in (old_findings, new_findings))
    was, is_now = ({entity.id: entity for entity in found.entities} for found in (old, new))

    def changed(a: dict, b: dict) -> dict:  # type: ignore[type-arg]
        return {key: b.get(key) for key in sorted(a.keys() | b.keys()) if a.get(key) != b.get(key)}

    return ResolutionChange(
        placed=tuple(one for home, one in sorted(now.items()) if held.get(home) != one),
        unplaced=tuple(one for home, one in sorted(held.items()) if now.get(home) != one),
        entities=tuple(entity for one, entity in sorted(is_now.items()) if was.get(one) != entity),
        gone=tuple(sorted(was.keys() - is_now.keys())),
        of_mention=changed(old.of_mention, new.of_mention),
        suggested=changed(old.suggested, new.suggested),
        dates={key: time if isinstance(time, Time) else None for key, time in changed(old.dates, new.dates).items()},
    )


def applied(record: Record, change: RecordChange) -> Record:
    """The record after a change."""
    entries = {entry.id: entry for entry in record.entries if entry.id not in change.gone}
    entries |= {entry.id: entry for entry in change.entries}

    def lists(held: Sequence[object], gone: Sequence[object], came: Sequence[object]) -> list[object]:
        left = list(held)
        for one in gone:
            left.remove(one)
        return [*left, *came]

    return Record(
        entries=tuple(sorted(entries.values(), key=lambda e: (_RANK[e.register], e.key, e.id))),
        lineage=tuple(
            sorted(
                lists(record.lineage, change.lineage_gone, change.lineage),  # type: ignore[arg-type]
                key=lambda e: (e.document, e.upper, e.lower, e.kind),
            )
        ),
        to_get=tuple(
            sorted(
                lists(record.to_get, change.to_get_gone, change.to_get),  # type: ignore[arg-type]
                key=lambda t: (-len(t.entries), t.title, t.publisher or "", spans.order(t.date), t.entries),
            )
        ),
        copies=tuple(sorted(lists(record.copies, change.copies_gone, change.copies))),  # type: ignore[arg-type]
    )


@dataclass
class Changing:
    """A case as it changes. ``wide``: why a change could not be worked in, each time it could not."""

    concepts: Concepts
    findings: Sequence[Findings] = ()
    resolution: Resolution = field(default_factory=lambda: Resolution((), {}, {}, {}))
    record: Record = field(default_factory=Record)
    wide: list[str] = field(default_factory=list)
    kept: KeptFile | None = None
    rulings: Rulings = NO_RULINGS

    def become(self, findings: Sequence[Findings], resolution: Resolution, rulings: Rulings = NO_RULINGS) -> list[str]:
        """Go over to other documents and rulings by what changed; what is not as in a full run, in words."""
        expected = reconcile(findings, resolution, self.concepts, NO_PROFILE, rulings)
        ruled, self.rulings = self.rulings, rulings
        if self.kept is None:
            self._anew(findings, resolution)
        else:
            resolved = difference((self.findings, self.resolution), (findings, resolution))
            sizes = len(self.findings), len(findings)
            change = DocumentChange(resolved.placed, resolved.unplaced, *sizes, ruled, rulings)
            try:
                made = reconcile_more(self.kept, change, resolved, self.concepts, NO_PROFILE)
                self.record = applied(self.record, made)
            except TooWide as error:
                self.wide.append(str(error))
                self._anew(findings, resolution)
        self.findings, self.resolution = findings, resolution
        return list(differences(expected, self.record))

    def _anew(self, findings: Sequence[Findings], resolution: Resolution) -> None:
        self.kept = KeptFile()
        self.record = reconcile(findings, resolution, self.concepts, NO_PROFILE, self.rulings, self.kept)


def differences(expected: Record, got: Record) -> list[str]:
    """What differs between two records, a line each."""
    out = []
    want, have = ({entry.id: entry for entry in record.entries} for record in (expected, got))
    for one in sorted(want.keys() | have.keys()):
        if want.get(one) == have.get(one):
            continue
        if one not in want or one not in have:
            out.append(f"{one} is {'missing' if one in want else 'too many'}: {(want.get(one) or have[one]).key}")
            continue
        for name in want[one].__slots__:
            a, b = getattr(want[one], name), getattr(have[one], name)
            if a != b:
                out.append(f"{want[one].kind} {one} {name}: {a!r} but {b!r}")
    for name in ("lineage", "to_get", "copies"):
        a, b = getattr(expected, name), getattr(got, name)
        if a != b:
            out += [f"{name} misses {item!r}" for item in a if item not in b]
            out += [f"{name} has {item!r} too many" for item in b if item not in a]
            out += [f"{name} is in another order"] if sorted(map(repr, a)) == sorted(map(repr, b)) else []
    return out
