"""Comparing two records: which entry became which, and what about it reads otherwise."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.model.change import ChangeKind, Detail
from onrecord.model.columns import COLUMNS
from onrecord.model.entry import Entry, SourceCount


@dataclass(frozen=True, slots=True)
class Pair:
    """An entry before and after. ``before`` is None where it appeared, ``after`` where it vanished. ``others``: entries
    before that were merged into it; of a split, the entry that it was split from, as that is now.
    """

    kind: ChangeKind
    before: Entry | None
    after: Entry | None
    others: tuple[Entry, ...] = ()
    details: tuple[Detail, ...] = ()

    @property
    def entry(self) -> Entry:
        """As it is now; where it vanished, as it was."""
        found = self.after or self.before
        if found is None:
            raise ValueError("a pair of nothing")
        return found

    @property
    def new_claims(self) -> tuple[str, ...]:
        """Claims that it holds now and did not hold before."""
        held = set(self.before.claims) if self.before else set()
        held |= {claim for other in self.others if self.kind == "merged" for claim in other.claims}
        return tuple(claim for claim in (self.after.claims if self.after else ()) if claim not in held)

    @property
    def lost_claims(self) -> tuple[str, ...]:
        """Claims that it held before and does not hold now."""
        held = set(self.after.claims) if self.after else set()
        return tuple(claim for claim in (self.before.claims if self.before else ()) if claim not in held)


def compare(before: Sequence[Entry], after: Sequence[Entry]) -> tuple[Pair, ...]:
    """Every entry that changed, in the order of ``after``, then what vanished, in that of ``before``."""
    if tuple(before) == tuple(after):
        return ()
    homes = _homes(before, after)
    by_id = {one.id: one for one in after}
    moved: dict[str, list[Entry]] = {}
    for old in before:
        if old.id in homes:
            moved.setdefault(homes[old.id], []).append(old)
    holder = holders(before)
    keyed = _by_key(
        [one for one in before if one.id not in homes], [one for one in after if one.id not in moved], holder
    )
    out: list[Pair] = []
    for new in after:
        olds = moved.get(new.id, [])
        if olds:
            first = min(olds, key=lambda old: (old.id != new.id, -_shared(old, new), old.id))
            others = tuple(sorted((one for one in olds if one is not first), key=lambda one: one.id))
            found = tuple(details(first, new))
            if found or others:
                out.append(Pair("merged" if others else "changed", first, new, others, found))
            continue
        sources = Counter(holder[claim].id for claim in new.claims if claim in holder)
        if sources:
            was = holder[min(sources, key=lambda one: (-sources[one], one))]
            out.append(Pair("split", was, new, (by_id[homes[was.id]],) if was.id in homes else ()))
        elif new.id in keyed:
            out.append(Pair("changed", keyed[new.id], new, (), tuple(details(keyed[new.id], new))))
        else:
            out.append(Pair("appeared", None, new))
    kept = {one.id for one in keyed.values()}
    out += [Pair("vanished", one, None) for one in before if one.id not in homes and one.id not in kept]
    return tuple(out)


def holders(entries: Sequence[Entry]) -> dict[str, Entry]:
    """The entry that holds each claim."""
    held: dict[str, Entry] = {}
    for entry in entries:
        for claim in entry.claims:
            held.setdefault(claim, entry)
    return held


def details(before: Entry, after: Entry) -> Iterator[Detail]:
    """What about an entry reads otherwise, cells first."""
    old, new = dict(_facts(before)), dict(_facts(after))
    for what in dict.fromkeys((*new, *old)):
        if old.get(what) != new.get(what):
            yield Detail(what, old.get(what), new.get(what))
    gone, come = set(before.claims) - set(after.claims), set(after.claims) - set(before.claims)
    if gone or come:
        told = ", ".join(f"{len(some)} {word}" for some, word in ((come, "new"), (gone, "gone")) if some)
        yield Detail("claims", str(len(before.claims)), f"{len(after.claims)} ({told})")


def _facts(entry: Entry) -> Iterator[tuple[str, str | None]]:
    fields = dict(entry.fields)
    for name, _ in COLUMNS[entry.register]:
        yield name, fields.get(name) or None
    yield "current value", entry.current
    yield "story", "in the story" if entry.in_story else "aside from the story"
    for flag in entry.flags:
        yield f"flag {flag.name}", flag.value
    for name, count in (("said", entry.said), ("so", entry.so)):
        yield f"sources {name}", _span(count)
    yield "cleared", "yes" if entry.is_cleared else "no"
    yield "tags", ", ".join(entry.tags) or None
    yield "ratings", ", ".join(f"{name} {letter}" for name, letter in entry.ratings) or None
    yield "not settled", "; ".join(entry.open_points) or None
    for flag in entry.flags:
        yield f"explanation of {flag.name}", flag.explanation or None
    for name, count in (("said", entry.said), ("so", entry.so)):
        yield f"explanation of sources {name}", count.explanation or None


def _span(count: SourceCount) -> str:
    return str(count.low) if count.low == count.high else f"{count.low} to {count.high}"


def _homes(before: Sequence[Entry], after: Sequence[Entry]) -> dict[str, str]:
    """Where each entry is now, by ids: the entry that holds the claim whose id it bears; where that claim is gone, the
    one that holds most of its other claims.
    """
    now = holders(after)
    homes: dict[str, str] = {}
    for old in before:
        if old.id in now:
            homes[old.id] = now[old.id].id
            continue
        found = Counter(now[claim].id for claim in old.claims if claim in now)
        if found:
            homes[old.id] = min(found, key=lambda one: (-found[one], one))
    return homes


def _by_key(gone: Sequence[Entry], new: Sequence[Entry], holder: dict[str, Entry]) -> dict[str, Entry]:
    """Entries that share no claim with any, but alone have the same matter's key: one, read from other words."""
    fresh = [one for one in new if not any(claim in holder for claim in one.claims)]
    sides = []
    for entries in (gone, fresh):
        counts = Counter((one.register, one.kind, one.key) for one in entries)
        sides.append({key: one for one in entries if counts[key := (one.register, one.kind, one.key)] == 1})
    old, now = sides
    return {entry.id: old[key] for key, entry in now.items() if key in old}


def _shared(one: Entry, other: Entry) -> int:
    return len(set(one.claims) & set(other.claims))
