"""A few documents more or fewer: the record of the whole case worked on only where the change reaches.

What a change reaches is followed step by step, each step as in a full run: the documents that come to something else,
the claims that hang together with theirs, the matters of those, the blocks in which these are compared, the entries
that any of this shows in. What is not reached is as it was kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from onrecord.model.delta import DocumentChange, Kept, RecordChange, ResolutionChange, TooWide
from onrecord.model.entry import Entry, ToGet
from onrecord.model.findings import Concepts
from onrecord.model.profile import Profile
from onrecord.model.ruling import Rulings
from onrecord.reconciliation import around, coupled, derived, keeping, linking, record, to_get
from onrecord.reconciliation.around import Around
from onrecord.reconciliation.keeping import LABELS, LINKS, MADE, NEEDS, PAPERS, RESTS, TITLES, VERSION
from onrecord.reconciliation.keptmatters import KeptMatter, made, unpack_matter
from onrecord.reconciliation.matter import Matter
from onrecord.reconciliation.packing import pack, unpack
from onrecord.reconciliation.recalled import HOMES, MATTERS, Recalled, members
from onrecord.reconciliation.whois import plain

_MOST = 60_000  # claims that hang together with those that changed


def reconcile_more(
    kept: Kept, change: DocumentChange, resolved: ResolutionChange, concepts: Concepts, profile: Profile
) -> RecordChange:
    """What a change of some documents changes in the record; ``resolved``: what it changed in the resolution; ``kept``:
    as a full run or an earlier change left it. The record is then, to the letter, what ``reconcile`` gives.

    Raises ``TooWide`` where only a full run can tell; ``kept`` is then no longer to be used.
    """
    if VERSION not in members(kept, MADE, ""):
        raise TooWide("nothing is kept of the record")
    try:
        return _reconcile(kept, change, resolved, concepts, profile)
    except (ValueError, KeyError, TypeError, AttributeError, IndexError) as error:
        raise TooWide(f"what is kept of the record does not fit: {error!r}") from error


def _reconcile(
    kept: Kept, change: DocumentChange, resolved: ResolutionChange, concepts: Concepts, profile: Profile
) -> RecordChange:
    was, now = change.ruled, change.rulings
    if was.ratings != now.ratings:
        raise TooWide("a source is rated otherwise")
    grounds = Recalled(kept, concepts, profile, now.ratings)
    reach = around.work_out(kept, grounds, resolved, was, now)
    work = _Work(kept, grounds)
    work.regroup(reach, was, now)
    work.link(reach.needs)
    entries = work.enter(reach.needs)
    wanted, unwanted = work.to_get(reach)
    lineage = list(reach.changes(derived.LINEAGE))
    before = [edge for _, old, _ in lineage if old is not None for edge in unpack(old)]
    after = [edge for _, _, new in lineage if new is not None for edge in unpack(new)]
    return RecordChange(
        entries=tuple(entries),
        gone=tuple(sorted(work.gone - {entry.id for entry in entries})),
        lineage=tuple(edge for edge in after if edge not in before),
        lineage_gone=tuple(edge for edge in before if edge not in after),
        to_get=tuple(wanted),
        to_get_gone=tuple(unwanted),
        **_copies(reach),
    )


def _copies(reach: Around) -> dict[str, tuple[tuple[str, str, str], ...]]:
    old: set[tuple[str, str, str]] = set()
    new: set[tuple[str, str, str]] = set()
    for rows, found in ((reach.before, old), (reach.after, new)):
        for (table, _, _), value in rows.items():
            if table == derived.SEEN:
                found.update((copy.copy, copy.original, copy.evidence) for copy in unpack(value)[2])
    return {"copies": tuple(sorted(new - old)), "copies_gone": tuple(sorted(old - new))}


@dataclass
class _Work:
    """``by_id``: matters at hand. ``fresh``: those made anew; ``gone``: ids of those that are no more, or another;
    ``moved``: ids of those whose links changed.
    """

    kept: Kept
    grounds: Recalled
    by_id: dict[str, Matter] = field(default_factory=dict)
    fresh: dict[str, Matter] = field(default_factory=dict)
    old: dict[str, KeptMatter] = field(default_factory=dict)
    gone: set[str] = field(default_factory=set)
    moved: set[str] = field(default_factory=set)
    entered: list[str] = field(default_factory=list)

    def matters(self, ids: Iterable[str]) -> dict[str, Matter]:
        """Matters by id, those that are not at hand as kept."""
        wanted = list(dict.fromkeys(ids))
        missing = [one for one in wanted if one not in self.by_id]
        for one, found in self.kept.get(MATTERS, missing).items():
            self.by_id[one] = unpack_matter(self.grounds, one, found[""])
        return {one: self.by_id[one] for one in wanted if one in self.by_id}

    def regroup(self, reach: Around, was: Rulings, now: Rulings) -> None:
        """Makes the matters anew of all claims that hang together with those that changed. ``was``, ``now``: what
        people decided.
        """
        touched = reach.touched
        ids = coupled.closure(self.kept, self.grounds, reach, _MOST, was, now)
        homes = sorted({home for found in self.kept.of_members(HOMES, sorted(ids)).values() for home in found})
        self.old = {one: m for one, m in self.matters(homes).items() if isinstance(m, KeptMatter)}
        for one in self.old:
            del self.by_id[one]
        claims = coupled.in_order(self.grounds, self.kept, ids)
        coupled.forget(self.kept, reach)
        found = record.gather(self.grounds, claims, now)
        coupled.rename(self.kept, self.grounds, claims, ids)
        for matter in found:
            before = self.old.get(matter.id)
            if before is not None and made(before) == made(matter) and touched.isdisjoint(matter.claim_ids):
                self.by_id[matter.id] = before
            else:
                self.by_id[matter.id] = self.fresh[matter.id] = matter
        self.gone = {one for one in self.old if self.by_id.get(one) is not self.old[one]}

    def link(self, needs: set[str]) -> None:
        """Compares anew the matters of all blocks that a matter left, came to, or shows something else in."""
        left = self.kept.of_members(LINKS, sorted(self.gone))
        came = {one: linking.blocks_of(self.grounds, matter) for one, matter in self.fresh.items()}
        dirty: dict[str, set[str]] = {}
        for one in left.keys() | came.keys():
            was, now = left.get(one, {}), came.get(one, {})
            for name in was.keys() | now.keys():
                if was.get(name) and was.get(name) == now.get(name):
                    self._take_over(name, one)
                else:
                    dirty.setdefault(name, set())
        for one in self._moved_by(needs):
            was = self.kept.of_members(LINKS, (one,)).get(one, {})  # what is compared with nothing is in no block
            for name in linking.blocks_of(self.grounds, self.by_id[one]).keys() | was.keys():
                dirty.setdefault(name, set()).add(one)
        for one, names in came.items():
            for name in names.keys() & dirty.keys():
                dirty[name].add(one)
        for rule in range(len(linking.RULES)):
            waiting = sorted(name for name in dirty if linking.parts_of(name)[0] == rule)
            held = self.kept.get(LINKS, waiting)
            for name in waiting:
                ids = (
                    (held.get(name, {}).keys() - self.gone) | dirty[name] | self._there(name, held.get(name, {}), came)
                )
                for one in self._compare(name, self.matters(sorted(ids))):
                    # another day of an event: whatever goes by it is compared anew
                    for other in linking.blocks_of(self.grounds, self.by_id[one]):
                        if linking.parts_of(other)[0] > rule:
                            dirty.setdefault(other, set()).add(one)

    def _there(self, name: str, held: Mapping[str, bytes], came: Mapping[str, Mapping[str, bytes]]) -> set[str]:
        """Matters made anew that are in a block as they were before."""
        return {one for one in held if one in self.gone and name in came.get(one, {})}

    def _take_over(self, name: str, one: str) -> None:
        """What a block added stands while it sees the same of all its matters."""
        share = self.old[one].shares.get(name)
        if share is not None:
            self.fresh[one].shares[name] = share

    def _moved_by(self, needs: set[str]) -> list[str]:
        """Matters that may be in other blocks because a party's state is another."""
        wanted = sorted(what for what in needs if what.startswith("standing:"))
        ids = {one for found in self.kept.get(NEEDS, wanted).values() for one in found} - self.gone
        return sorted(self.matters(sorted(ids)))

    def _compare(self, name: str, group: Mapping[str, Matter]) -> list[str]:
        """Compares the matters of one block; ids of those that have another time now."""
        rule, key = linking.parts_of(name)
        before = {one: (m.shares.get(name), m.time) for one, m in group.items()}
        linking.work(self.grounds, rule, key, list(group.values()))
        retimed = []
        for one, matter in group.items():
            share, time = before[one]
            if one not in self.fresh and matter.shares.get(name) != share:
                self.moved.add(one)
            if matter.time != time:
                retimed.append(one)
        return retimed

    def enter(self, needs: set[str]) -> list[Entry]:
        """The entries that are new or may read otherwise, in order of id; keeps their matters."""
        ids = set(self.fresh) | self.moved
        for found in self.kept.get(NEEDS, sorted(needs)).values():
            ids |= found.keys() - self.gone
        for one in sorted(self.fresh):
            ids |= self._shown_in(self.fresh[one], self.old.get(one))
        self.grounds.asked = set()
        by_id = _AtHand(self)
        out = [record.entry(self.grounds, matter, by_id) for _, matter in sorted(self.matters(sorted(ids)).items())]
        self.entered = [entry.id for entry in out]
        return out

    def _shown_in(self, matter: Matter, before: Matter | None) -> set[str]:
        """Whose entries show something of a matter that changed, besides its links."""
        out: set[str] = set()
        for edge in matter.edges:
            if edge.kind == "agree" or (edge.kind == "part of" and (before is None or before.amount != matter.amount)):
                out.add(edge.other)
            if edge.kind == "disputes" and matter.kind == "position":
                said = None if before is None else before.fact("stand")
                if said != matter.fact("stand"):
                    out.add(edge.other)
        return out

    def to_get(self, reach: Around) -> tuple[list[ToGet], list[ToGet]]:
        """What came to the to-get list and what went; keeps it, and the matters that changed."""
        kept, ids = self.kept, sorted({*self.entered, *self.gone})
        old_rests, old_papers = kept.of_members(RESTS, ids), kept.of_members(PAPERS, ids)
        rests = {one: to_get.rests(self.grounds, self.by_id[one]) for one in self.entered}
        papers = {one: own for one in self.entered if (own := to_get.paper(self.grounds, self.by_id[one])) is not None}
        keys: set[str] = {what.removeprefix("issued:") for what in reach.needs if what.startswith("issued:")}
        titles: set[str] = set()
        for one in ids:
            was, now = old_rests.get(one, {}), {key: pack(rest) for key, rest in rests.get(one, {}).items()}
            keys |= {key for key in was.keys() | now.keys() if was.get(key) != now.get(key)}
            paper_was = {key: unpack(value) for key, value in old_papers.get(one, {}).items()}
            paper_now = {papers[one].publisher: papers[one]} if one in papers else {}
            if paper_was != paper_now:
                keys |= paper_was.keys() | paper_now.keys()
                titles |= {plain(own.title) for own in (*paper_was.values(), *paper_now.values())}
        for found in kept.get(LABELS, sorted(titles)).values():
            keys |= found.keys()
        labels = _labels(kept, keys)
        before = _rows(kept, keys, was_issued=lambda key: _was_issued(kept, reach, key))
        for table in (RESTS, PAPERS, TITLES):
            kept.drop_members(table, ids)
        for one in self.entered:
            keeping.keep_wanted(kept, one, rests[one], papers.get(one))
        after_labels = _labels(kept, keys)
        kept.drop(LABELS, sorted((label, key) for key, label in labels.items() if after_labels.get(key) != label))
        kept.put(LABELS, sorted((label, key, b"") for key, label in after_labels.items() if labels.get(key) != label))
        # a source that goes by another name now may be, or be no longer, a publication by its title
        after = _rows(kept, keys, was_issued=lambda key: bool(members(kept, derived.ISSUED, key)))
        self._keep(ids)
        return (
            sorted((row for row in after if row not in before), key=to_get.in_order),
            sorted((row for row in before if row not in after), key=to_get.in_order),
        )

    def _keep(self, ids: list[str]) -> None:
        for table in (HOMES, MATTERS):
            self.kept.drop_keys(table, ids)
        for table in (LINKS, NEEDS):
            self.kept.drop_members(table, ids)
        for one in self.entered:
            keeping.keep_matter(self.kept, self.grounds, self.by_id[one])


class _AtHand(dict[str, Matter]):
    """Matters by id, read where they are not at hand."""

    def __init__(self, work: _Work) -> None:
        super().__init__()
        self._work = work

    def __missing__(self, one: str) -> Matter:
        return self._work.matters((one,))[one]


def _labels(kept: Kept, keys: Iterable[str]) -> dict[str, str]:
    """What sources are called, in plain words."""
    held = kept.get(RESTS, sorted(keys))
    return {key: plain(to_get.label_of([unpack(value) for value in rows.values()])) for key, rows in held.items()}


def _was_issued(kept: Kept, reach: Around, key: str) -> bool:
    held = members(kept, derived.ISSUED, key).keys()
    rows = [(row, old, new) for row, old, new in reach.changes(derived.ISSUED) if row[1] == key]
    came = {row[2] for row, old, _ in rows if old is None}
    return bool(held - came) or any(old is not None for _, old, _ in rows)


def _rows(kept: Kept, keys: Iterable[str], *, was_issued: object) -> list[ToGet]:
    """The rows of the to-get list of these sources."""
    wanted = sorted(keys)
    rests, papers = kept.get(RESTS, wanted), kept.get(PAPERS, wanted)
    out: list[ToGet] = []
    for key in wanted:
        resting = {one: unpack(value) for one, value in rests.get(key, {}).items()}
        if resting and was_issued(key):  # type: ignore[operator]
            resting = {}
        for one, value in papers.get(key, {}).items():
            out.append(to_get.paper_row(one, unpack(value), resting))
        if resting and key not in papers:
            title = plain(to_get.label_of(resting.values()))
            if not members(kept, TITLES, title):
                out.append(to_get.rest_row(resting))
    return out
