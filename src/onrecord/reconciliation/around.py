"""A change's first reach: which documents come to something else, because they changed or the case around them did."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from onrecord.model.delta import Kept, ResolutionChange, TooWide
from onrecord.model.entity import Entity
from onrecord.model.ruling import NO_RULINGS, CopyRuling, Rulings
from onrecord.model.value import Time
from onrecord.reconciliation import derived, events, recopying
from onrecord.reconciliation.affiliates import Tie, groups
from onrecord.reconciliation.copies import Copy
from onrecord.reconciliation.countries import most_used
from onrecord.reconciliation.derived import ASKS, BLOCKS, CLAIMS, Row, derive, order_of, settled
from onrecord.reconciliation.keeping import COPYING, HAPPENING, REPORTS, entity_rows, put_rows
from onrecord.reconciliation.packing import pack, unpack
from onrecord.reconciliation.recalled import BODIES, COUNTRIES, ENTITIES, NAMES, Recalled, members, paper
from onrecord.reconciliation.sheets import Sheet, sheet_of
from onrecord.reconciliation.whois import body_of, names_of, plain

_MOST = 400  # documents that may come to something else
_ROUNDS = 8
_OF_DOCUMENT = (derived.SHEETS, derived.SEEN, derived.LINEAGE, CLAIMS)  # tables by document
_BY_DOCUMENT = (ASKS, derived.STANDING, derived.TIES, derived.COPIED)  # tables with documents as members
_BY_ORDER = (derived.PAPERS, derived.FOLLOWS, derived.ISSUED)  # those with documents in order as members


@dataclass
class Around:
    """``before``, ``after``: rows of the documents that were worked out anew. ``stale``: rows of blocks that are still
    in place and are no more. ``needs``: what entries asked of the case and has another answer now.
    """

    before: dict[Row, bytes] = field(default_factory=dict)
    after: dict[Row, bytes] = field(default_factory=dict)
    stale: dict[Row, bytes] = field(default_factory=dict)
    needs: set[str] = field(default_factory=set)

    @property
    def touched(self) -> set[str]:
        """Ids of claims that came, went, or are no longer what they were."""
        changed = {row for row in self.before.keys() | self.after.keys() if row[0] in (CLAIMS, BLOCKS)}
        return {row[2] for row in changed if self.before.get(row) != self.after.get(row)}

    def changes(self, table: str) -> Iterator[tuple[Row, bytes | None, bytes | None]]:
        """The rows of one table that changed, before and after."""
        for row in sorted(r for r in self.before.keys() | self.after.keys() if r[0] == table):
            before, after = self.before.get(row), self.after.get(row)
            if before != after:
                yield row, before, after


def work_out(
    kept: Kept, grounds: Recalled, change: ResolutionChange, was: Rulings = NO_RULINGS, now: Rulings = NO_RULINGS
) -> Around:
    """Works out anew every document that may come to something else, and keeps what it comes to; rows of blocks that go
    are left in place, for who looks for what a claim was joined with. ``was``, ``now``: what people decided beyond
    single claims.
    """
    out = Around()
    gone = {one.document.id for one in change.unplaced}
    sheets = {sheet.document.id: sheet for sheet in _placed(kept, change)}
    removed = gone - sheets.keys()
    _countries(kept, [*(_sheet(kept, home) for home in sorted(gone))], sheets.values(), out)
    asks = _entities(kept, change)
    sheets |= dict(_remarked(kept, change, sheets.keys() | gone))
    copying, happening = _copies(kept, change, was.copies, now.copies), _events(kept, change)
    for home in sorted((copying.keys() | happening.keys()) - removed):
        sheet = sheets.get(home) or _sheet(kept, home)
        sheets[home] = replace(sheet, copies=copying.get(home, sheet.copies), event=happening.get(home, sheet.event))
    for original in sorted(gone | sheets.keys()):  # its copies name it, and may have taken claims of it
        for home in members(kept, derived.COPIED, original):
            if home not in removed and home not in sheets:
                sheets[home] = _sheet(kept, home)
    grounds.whois.forget()
    waiting = {**sheets, **{home: sheet for home, sheet in _asking(kept, asks) if home not in removed | sheets.keys()}}
    for _ in range(_ROUNDS):
        sheets |= waiting
        if len(sheets) > _MOST:
            raise TooWide(f"{len(sheets)} documents come to something else")
        asks = _round(kept, grounds, waiting, removed, sheets, out)
        waiting = {home: sheets.get(home, sheet) for home, sheet in _asking(kept, asks)}
        waiting |= {home: sheets.get(home) or _sheet(kept, home) for home in _copying(kept, asks)}
        removed = set()
        if not waiting:
            return out
    raise TooWide("documents keep coming to something else")


def _asking(kept: Kept, asks: Iterable[str]) -> Iterator[tuple[str, Sheet]]:
    """The documents whose parties hang on one of these."""
    homes = {home for found in kept.get(ASKS, sorted(asks)).values() for home in found}
    if len(homes) > _MOST:
        raise TooWide(f"{len(homes)} documents come to something else")
    for home in sorted(homes):
        yield home, _sheet(kept, home)


def _round(
    kept: Kept,
    grounds: Recalled,
    waiting: Mapping[str, Sheet],
    removed: set[str],
    sheets: Mapping[str, Sheet],
    out: Around,
) -> set[str]:
    """Works out these documents; what others may have asked for and has another answer now."""
    old: dict[Row, bytes] = {}
    for home in sorted({*waiting, *removed}):
        old.update(rows_of(kept, home))
        grounds.forget_document(home)
    for sheet in waiting.values():
        grounds.set_document(sheet.document, sheet.copies, sheet.event)
        for spot, (entity, maybe) in sheet.spots.items():
            for known, held in ((grounds.mentions, entity), (grounds.maybe, maybe)):
                known.pop((sheet.document.id, *spot), None)
                if held is not None:
                    known[sheet.document.id, *spot] = held
    new: dict[Row, bytes] = {}
    for sheet in waiting.values():
        claims = settled(sheet)
        grounds.hold(claims)
        new.update(derive(grounds, sheet, claims, _taken(kept, sheet, sheets)).rows)
    moved = {row for row in old.keys() | new.keys() if old.get(row) != new.get(row)}
    keys = {table: sorted({row[1] for row in moved if row[0] == table}) for table in (*_BY_DOCUMENT, *_BY_ORDER)}
    before, ties = _answers(kept, keys), groups(_ties(kept))
    for row, value in old.items():
        if row not in new:
            if row[0] == BLOCKS:
                out.stale[row] = value
            else:
                kept.drop(row[0], [row[1:]])
    put_rows(kept, {row: value for row, value in new.items() if old.get(row) != value})
    after, tied = _answers(kept, keys), groups(_ties(kept))
    grounds.forget_answers()
    _note(waiting, removed, old, new, out)
    asks = {what for what in before.keys() | after.keys() if before.get(what) != after.get(what)}
    if any(what.startswith("follow:") for what in asks):
        raise TooWide("another publication is the first to follow one")
    out.needs |= {what for what in asks if what.startswith(("standing:", "issued:"))}
    asks |= {f"tie:{one}" for one in ties.keys() | tied.keys() if ties.get(one, one) != tied.get(one, one)}
    seen = {f"seen:{row[1]}" for row in moved if row[0] == derived.SEEN and row in old and row in new}
    return {what for what in asks if what.startswith(("paper:", "tie:"))} | seen


def _copying(kept: Kept, asks: Iterable[str]) -> set[str]:
    """The documents that copy one that came to something else."""
    changed = sorted(what.removeprefix("seen:") for what in asks if what.startswith("seen:"))
    return {home for found in kept.get(derived.COPIED, changed).values() for home in found}


def _note(
    waiting: Mapping[str, Sheet], removed: set[str], old: dict[Row, bytes], new: dict[Row, bytes], out: Around
) -> None:
    """Remember what these documents were at first and are now."""
    seen = {row[1] for row in out.before if row[0] == derived.SHEETS} | {
        row[1] for row in out.after if row[0] == derived.SHEETS
    }
    homes = {row[2]: row[1] for row in (*old, *new, *out.before, *out.after) if row[0] == CLAIMS}

    def home_of(row: Row) -> str:
        if row[0] in _OF_DOCUMENT:
            return row[1]
        if row[0] in _BY_DOCUMENT:
            return row[2]
        return row[2].rpartition("\x1f")[2] if row[0] in _BY_ORDER else homes.get(row[2], "")

    out.before.update({row: value for row, value in old.items() if home_of(row) not in seen})
    for row in [row for row in out.after if home_of(row) in waiting or home_of(row) in removed]:
        del out.after[row]
    out.after.update(new)
    for row in [row for row in out.stale if row in new]:
        del out.stale[row]


def rows_of(kept: Kept, home: str) -> dict[Row, bytes]:
    """All rows of a document, as kept."""
    out: dict[Row, bytes] = {}
    for table in _OF_DOCUMENT:
        out.update({(table, home, member): value for member, value in members(kept, table, home).items()})
    held = out.get((derived.SHEETS, home, ""))
    if held is None:
        return {}
    sheet: Sheet = unpack(held)
    ids = [claim.id for claim in sheet.claims]
    order = order_of(sheet.document.name, home)
    for table, wanted in (
        *((table, [home]) for table in _BY_DOCUMENT),
        *((table, [order]) for table in _BY_ORDER),
        (BLOCKS, ids),
        (derived.AMENDED, ids),
    ):
        for member, found in kept.of_members(table, wanted).items():
            out.update({(table, key, member): value for key, value in found.items()})
    return out


def _answers(kept: Kept, keys: Mapping[str, list[str]]) -> dict[str, object]:
    """What the case answers to these questions, as it is kept now."""
    out: dict[str, object] = {}
    for title, found in kept.get(derived.PAPERS, keys[derived.PAPERS]).items():
        out[f"paper:{title}"] = paper(found.values())
    for key, found in kept.get(derived.STANDING, keys[derived.STANDING]).items():
        out[f"standing:{key}"] = frozenset(one for value in found.values() for one in unpack(value))
    for key, found in kept.get(derived.FOLLOWS, keys[derived.FOLLOWS]).items():
        out[f"follow:{key}"] = next(iter(found.values()))
    for key, found in kept.get(derived.ISSUED, keys[derived.ISSUED]).items():
        out[f"issued:{key}"] = tuple(found.items())
    return {what: answer for what, answer in out.items() if answer is not None}


def _ties(kept: Kept) -> list[Tie]:
    return sorted(tie for value in members(kept, derived.TIES, "").values() for tie in unpack(value))


def _sheet(kept: Kept, home: str) -> Sheet:
    held = members(kept, derived.SHEETS, home).get("")
    if held is None:
        raise TooWide("a document that is not kept changes")
    found: Sheet = unpack(held)
    return found


def _placed(kept: Kept, change: ResolutionChange) -> Iterator[Sheet]:
    """The sheets of documents that came, or are described anew."""
    gone = {one.document.id for one in change.unplaced}
    for one in change.placed:
        home = one.document.id
        if home not in gone:
            yield sheet_of(one, change.of_mention, change.suggested, change.dates)
            continue
        old = _sheet(kept, home)
        names = {(home, *spot): entity for spot, (entity, _) in old.spots.items()} | dict(change.of_mention)
        maybe = {(home, *spot): other for spot, (_, other) in old.spots.items()} | dict(change.suggested)
        yield sheet_of(one, names, maybe, {**old.dates, **change.dates}, old.copies, old.event)


def _remarked(kept: Kept, change: ResolutionChange, known: set[str]) -> Iterator[tuple[str, Sheet]]:
    """Documents in which a name stands for another, or a time is another."""
    dated = {one for one in change.dates if one not in known}
    homes = {home for home, _, _ in (*change.of_mention, *change.suggested)}
    homes |= {home for found in kept.of_members(CLAIMS, sorted(dated)).values() for home in found}
    homes |= set(kept.get(derived.SHEETS, sorted(dated)))
    for home, found in kept.get(derived.SHEETS, sorted(homes - known)).items():
        sheet: Sheet = unpack(found[""])
        spots = {
            spot: (
                change.of_mention.get((home, *spot), entity) if (home, *spot) in change.of_mention else entity,
                change.suggested.get((home, *spot), maybe) if (home, *spot) in change.suggested else maybe,
            )
            for spot, (entity, maybe) in sheet.spots.items()
        }
        ids = {home, *(claim.id for claim in sheet.claims)}
        dates: dict[str, Time] = dict(sheet.dates)
        for one in ids & change.dates.keys():
            time = change.dates[one]
            dates.pop(one, None)
            if time is not None:
                dates[one] = time
        dates = {one: dates[one] for one in (home, *(claim.id for claim in sheet.claims)) if one in dates}
        if spots != sheet.spots or dates != sheet.dates:
            yield home, replace(sheet, spots=spots, dates=dates)


def _entities(kept: Kept, change: ResolutionChange) -> set[str]:
    """Keeps the entities as they are now; which questions about names and bodies have another answer."""
    ids = sorted({*change.gone, *(entity.id for entity in change.entities)})
    old: list[Entity] = []
    for one, found in kept.get(ENTITIES, ids).items():
        kind, canonical, country, aliases = unpack(found[""])
        old.append(Entity(one, kind, canonical, country, aliases))
    new = [entity for entity in change.entities if entity.id not in change.gone]
    before = {entity.id: (entity.kind, entity.canonical, entity.country) for entity in old}
    if any(before.get(e.id, now) != now for e in new for now in [(e.kind, e.canonical, e.country)]):
        raise TooWide("an entity is another under the same id")
    names = sorted({name for entity in (*old, *new) for name in names_of(entity)})
    bodies = sorted({body[0] for entity in (*old, *new) if (body := body_of(entity)) is not None})

    def answers() -> dict[str, object]:
        found: dict[str, object] = {
            f"name:{n}": tuple(ids) for n, ids in kept.get(NAMES, names).items() if len(ids) == 1
        }
        for name, rows in kept.get(BODIES, bodies).items():
            found[f"body:{name}"] = frozenset(row.partition("\x1f")[0] for row in rows)
        return found

    first = answers()
    gone_rows = {row[:3]: row[3] for entity in old for row in entity_rows(entity)}
    new_rows = {row[:3]: row[3] for entity in new for row in entity_rows(entity)}
    for table, key, member in sorted(gone_rows.keys() - new_rows.keys()):
        kept.drop(table, [(key, member)])
    put_rows(kept, {row: value for row, value in new_rows.items() if gone_rows.get(row) != value})
    last = answers()
    return {what for what in first.keys() | last.keys() if first.get(what) != last.get(what)}


def _countries(kept: Kept, old: Iterable[Sheet], new: Iterable[Sheet], out: Around) -> None:
    """Counts how the countries are called, and notes where another name leads."""
    counts: dict[tuple[str, str], int] = {}
    for sign, sheets in ((-1, old), (1, new)):
        for sheet in sheets:
            for code, names in sheet.countries.items():
                for name, number in names.items():
                    counts[code, name] = counts.get((code, name), 0) + sign * number
    codes = sorted({code for (code, _), number in counts.items() if number})

    def answers() -> dict[str, str]:
        held = kept.get(COUNTRIES, codes)
        return {code: most_used({n: int(v) for n, v in names.items()}) for code, names in held.items()}

    before, held = answers(), kept.get(COUNTRIES, codes)
    for (code, name), number in sorted(counts.items()):
        total = int(held.get(code, {}).get(name, b"0")) + number
        if total > 0:
            kept.put(COUNTRIES, [(code, name, str(total).encode())])
        elif number:
            kept.drop(COUNTRIES, [(code, name)])
    after = answers()
    out.needs |= {f"country:{code}" for code in codes if before.get(code) != after.get(code)}


def _taken(kept: Kept, sheet: Sheet, sheets: Mapping[str, Sheet]) -> dict[str, str]:
    """Claims of a partial copy in the very words of a claim of the original."""
    out: dict[str, str] = {}
    for copy in sheet.copies:
        if not copy.is_whole:
            original = sheets.get(copy.original) or _sheet(kept, copy.original)
            said = {plain(claim.quote) for claim in original.claims}
            out |= {claim.id: copy.original for claim in sheet.claims if plain(claim.quote) in said}
    return out


def _copies(
    kept: Kept, change: ResolutionChange, was: Sequence[CopyRuling], now: Sequence[CopyRuling]
) -> dict[str, tuple[Copy, ...]]:
    """The documents that copy others than before."""
    found = recopying.follow(kept, change.placed, change.unplaced, was, now)
    held = {home: one[""] for home, one in kept.get(COPYING, found).items()}
    packed = {home: pack(copies) for home, copies in found.items() if copies}
    changed = {home for home in held.keys() | packed.keys() if held.get(home) != packed.get(home)}
    kept.drop_keys(COPYING, sorted(changed - packed.keys()))
    kept.put(COPYING, [(home, "", packed[home]) for home in sorted(changed & packed.keys())])
    placed = {one.document.id for one in change.placed}
    return {home: found[home] for home in changed | (placed & packed.keys())}


def _events(kept: Kept, change: ResolutionChange) -> dict[str, str | None]:
    """The documents that tell of another event than before."""
    told = [one for one in (*change.placed, *change.unplaced) if events.report(one) is not None]
    if not told:
        return {}
    kept.drop(REPORTS, [("", one.document.id) for one in change.unplaced])
    kept.put(REPORTS, [("", one.document.id, pack(report)) for one in change.placed if (report := events.report(one))])
    found = events.events_of([unpack(value) for value in members(kept, REPORTS, "").values()])
    held = {home: value.decode() for home, value in members(kept, HAPPENING, "").items()}
    changed = {home for home in held.keys() | found.keys() if held.get(home) != found.get(home)}
    kept.drop(HAPPENING, [("", home) for home in sorted(changed)])
    kept.put(HAPPENING, [("", home, found[home].encode()) for home in sorted(changed) if home in found])
    placed = {one.document.id for one in change.placed}
    return {home: found.get(home) for home in changed | (placed & found.keys())}
