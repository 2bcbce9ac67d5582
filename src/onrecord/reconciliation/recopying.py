"""Copies, after a change of a few documents: only those are judged anew for which something can have changed.

Whether a document copies another turns on the documents before it that share marks with it, and of these on the first
few that had each mark (its owners). So a document that comes or goes matters to those after it that have a mark which
it owns; and, where a mark becomes furniture or is none any more, to those that share passages with an owner of it.
"""

from __future__ import annotations

import heapq
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

import numpy as np
import numpy.typing as npt

from onrecord.model.delta import Kept
from onrecord.model.document import Document
from onrecord.model.findings import Findings
from onrecord.model.ruling import CopyRuling
from onrecord.reconciliation import copies
from onrecord.reconciliation.copies import FURNITURE, GISTS, PHRASE, Copy, Leaf, Marks, Text
from onrecord.reconciliation.packing import pack, unpack
from onrecord.reconciliation.recalled import members

LEAVES, PRINTS, GISTS_OF, ORDERS, FOUND = "rec_leaf", "rec_prints", "rec_gists", "rec_order", "rec_found"
TWINS, NAMED, ASKED = "rec_twin", "rec_named", "rec_translated"
_TABLES: dict[Marks, str] = {"prints": PRINTS, "gist": GISTS_OF}
_LEAST: dict[Marks, int] = {"prints": PHRASE, "gist": GISTS}  # shared marks, for one text to be looked at for another
_MOST = 150  # documents judged anew, or measured against; beyond, it is quicker to judge all
_LOW = 0xFFFF
_END = ("\U0010ffff",)  # after every document

Place = tuple[str, ...]  # where a document stands in the order
Rows = Mapping[str, bytes]
_Found = dict[str, Copy]


def put_leaf(kept: Kept, leaf: Leaf) -> None:
    """Keep what copies of a document are found by."""
    home, document = leaf.document.id, leaf.document
    kept.put(LEAVES, [(home, "", pack((document, tuple(sorted(leaf.credits)))))])
    kept.put(PRINTS, [("", home, _bytes(leaf.prints))])
    kept.put(GISTS_OF, [("", home, _bytes(leaf.gist))])
    kept.put(ORDERS, [("", home, json.dumps(_place(document)).encode("utf-8"))])
    kept.put(NAMED, [(document.name, home, b"")])
    if document.text_sha:
        kept.put(TWINS, [(document.text_sha, home, b"")])
    if document.translation_of:
        kept.put(ASKED, [(document.translation_of, home, b"")])


def _bytes(marks: Iterable[int]) -> bytes:
    return np.array(sorted(set(marks)), dtype="<u8").tobytes()


def _place(document: Document) -> Place:
    day, at, name, home = copies.order(document)
    return (*day, at, name, home)


def _drop_leaf(kept: Kept, one: Findings) -> None:
    document = one.document
    kept.drop(LEAVES, [(document.id, "")])
    for table in (PRINTS, GISTS_OF, ORDERS):
        kept.drop(table, [("", document.id)])
    kept.drop(NAMED, [(document.name, document.id)])
    kept.drop(TWINS, [(document.text_sha, document.id)])
    kept.drop(ASKED, [(document.translation_of or "", document.id)])


def put_found(kept: Kept, leaves: Sequence[Leaf], ruled: Sequence[CopyRuling] = ()) -> None:
    """Keep at which documents copies are found among all documents of the case. ``ruled``: what people decided."""
    kept.put(FOUND, [("", home, pack(copy)) for home, copy in copies.verdicts(leaves, ruled)])


def follow(
    kept: Kept,
    added: Sequence[Findings],
    removed: Sequence[Findings],
    was: Sequence[CopyRuling] = (),
    now: Sequence[CopyRuling] = (),
) -> tuple[Copy, ...]:
    """The copies of the case once ``removed`` are gone and ``added`` are there; brings what is kept up to date.
    ``was``, ``now``: what people decided about copies.
    """
    before = _State.of(kept)
    for one in removed:
        _drop_leaf(kept, one)
    leaves = [copies.leaf_of(one) for one in added]
    for leaf in leaves:
        put_leaf(kept, leaf)
    after = before.changed({one.document.id for one in removed}, leaves)
    moved = {one.document for one in {*was} ^ {*now}}
    if not _Following(kept, before, after, {one.document: one for one in now}).run(added, removed, moved):
        after.found = dict(copies.verdicts(_leaves(kept, after), now))
    gone = [home for home in before.found if home not in after.found]
    kept.drop(FOUND, [("", home) for home in sorted(gone)])
    kept.put(FOUND, [("", h, pack(c)) for h, c in sorted(after.found.items()) if before.found.get(h) != c])
    return copies.led_back([after.found[home] for home in sorted(after.found, key=after.place)])


def _leaves(kept: Kept, state: _State) -> list[Leaf]:
    out = []
    for home, held in kept.get(LEAVES, state.places).items():
        document, credited = unpack(held[""])
        marks = {what: posts.marks(home) for what, posts in state.posts.items()}
        out.append(Leaf(document, frozenset(credited), marks["prints"], marks["gist"]))
    return out


class _State:
    """The documents of a case in their order, with their marks. ``found``: the copy that was found at a document."""

    def __init__(self, kept: Kept, places: Mapping[str, Place], rows: Mapping[Marks, Rows], found: _Found) -> None:
        self._kept = kept
        self.places = dict(sorted(places.items(), key=lambda item: item[1]))
        self.found = found
        self.posts = {what: _Posts({home: held.get(home, b"") for home in self.places}) for what, held in rows.items()}
        self._rows = rows
        self._texts: dict[str, Text] = {}

    @classmethod
    def of(cls, kept: Kept) -> _State:
        """What is kept."""
        places = {home: tuple(json.loads(value)) for home, value in members(kept, ORDERS, "").items()}
        found = {home: unpack(value) for home, value in members(kept, FOUND, "").items()}
        return cls(kept, places, {what: members(kept, table, "") for what, table in _TABLES.items()}, found)

    def changed(self, removed: set[str], added: Sequence[Leaf]) -> _State:
        """The state without some documents and with others; what was found at those in both stays for now."""
        places = {home: place for home, place in self.places.items() if home not in removed}
        places |= {leaf.document.id: _place(leaf.document) for leaf in added}
        marks = {"prints": {a.document.id: a.prints for a in added}, "gist": {a.document.id: a.gist for a in added}}
        rows = {what: {**held, **{h: _bytes(m) for h, m in marks[what].items()}} for what, held in self._rows.items()}
        return _State(self._kept, places, rows, {home: copy for home, copy in self.found.items() if home in places})

    def place(self, home: str) -> Place:
        """Where a document stands."""
        return self.places[home]

    def text(self, home: str) -> Text:
        """A document with all its marks."""
        text = self._texts.get(home)
        if text is None:
            document, credited = unpack(members(self._kept, LEAVES, home)[""])
            marks = {what: posts.marks(home) for what, posts in self.posts.items()}
            sizes = {what: len(found) for what, found in marks.items()}
            text = self._texts[home] = Text(document, frozenset(credited), marks, sizes)
        return text

    def owners(self, what: Marks, mark: int, until: Place | None = None) -> list[str]:
        """The first documents that have the mark and not from a text that they copy; four make it furniture."""
        out: list[str] = []
        for home in self.posts[what].having(mark):
            if len(out) >= FURNITURE or (until is not None and self.place(home) >= until):
                break
            copy = self.found.get(home)
            # what a copy shares is its originals'; of the gist, only what the one has that it retells
            if copy is not None and out and (what == "prints" or copy.original in out):
                continue
            out.append(home)
        return out


class _Posts:
    """Which documents have a mark. ``rows``: document → its marks, eight bytes each, in the order of documents."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows
        self._homes = list(rows)
        self._values: npt.NDArray[np.uint64] = np.frombuffer(b"".join(rows.values()), dtype="<u8")
        self._of = np.repeat(np.arange(len(rows), dtype=np.int32), [len(value) // 8 for value in rows.values()])
        self._low: npt.NDArray[np.int64] | None = None
        self._having: dict[int, list[str]] = {}

    def marks(self, home: str) -> tuple[int, ...]:
        """The marks of a document."""
        return tuple(np.frombuffer(self._rows.get(home, b""), dtype="<u8").tolist())

    def having(self, mark: int) -> list[str]:
        """The documents that have the mark, in order; it was looked up before."""
        return self._having[mark]

    def look_up(self, marks: Iterable[int]) -> None:
        """Find all documents that have one of the marks."""
        wanted = np.array(sorted(set(marks) - self._having.keys()), dtype=np.uint64)
        if not len(wanted):
            return
        found: dict[int, list[str]] = {mark: [] for mark in wanted.tolist()}
        if self._low is None:
            self._low = (self._values & np.uint64(_LOW)).astype(np.int64)
        may = np.zeros(_LOW + 1, dtype=bool)  # by the lowest bits first: few of all marks are left to compare
        may[(wanted & np.uint64(_LOW)).astype(np.int64)] = True
        at = np.flatnonzero(may[self._low])
        values = self._values[at]
        is_wanted = wanted[np.minimum(np.searchsorted(wanted, values), len(wanted) - 1)] == values
        for mark, home in zip(values[is_wanted].tolist(), self._of[at[is_wanted]].tolist(), strict=True):
            found[mark].append(self._homes[home])
        self._having |= found


class _Shelf:
    """What stood on the shelf when a document's turn came."""

    def __init__(self, state: _State, what: Marks, until: Place) -> None:
        self._state, self._what, self._until = state, what, until

    def text(self, document: str) -> Text:
        return self._state.text(document)

    def telling(self, text: Text) -> int:
        marks = text.marks[self._what]
        self._state.posts[self._what].look_up(marks)
        owned = (len(self._state.owners(self._what, mark, self._until)) for mark in marks)
        return text.sizes[self._what] - sum(number >= FURNITURE for number in owned)

    def shared(self, text: Text) -> Counter[str]:
        """Document → how many marks of the text it had before."""
        out: Counter[str] = Counter()
        marks = text.marks[self._what]
        self._state.posts[self._what].look_up(marks)
        for mark in marks:
            owners = self._state.owners(self._what, mark, self._until)
            if len(owners) < FURNITURE:
                out.update(owners)
        return out


class _Following:
    """Judges documents anew, in order, until nothing that any of them turns on has changed."""

    def __init__(self, kept: Kept, before: _State, after: _State, ruled: Mapping[str, CopyRuling]) -> None:
        self._kept, self._before, self._after, self._ruled = kept, before, after, ruled
        self._waiting: list[tuple[Place, str]] = []
        self._queued: set[str] = set()
        self._weighed: dict[tuple[Marks, str], Place] = {}  # from where on
        self._is_wide = False

    def run(self, added: Sequence[Findings], removed: Sequence[Findings], moved: Iterable[str]) -> bool:
        """False where so many would have to be judged that all had better be. ``moved``: documents of which people
        decided otherwise.
        """
        known = {one.document.id for one in removed}
        for one in (*removed, *added):
            document = one.document
            self._wait(members(self._kept, TWINS, document.text_sha))
            self._wait(members(self._kept, ASKED, document.name))
            self._wait(members(self._kept, ASKED, document.id))
        self._wait(one.document.id for one in added)
        self._wait(moved)
        for one in removed:
            self._unsettle(self._before, one.document.id, is_all=True)
        judged = 0
        while self._waiting:
            if self._is_wide or judged + len(self._waiting) > _MOST:
                return False
            place, home = heapq.heappop(self._waiting)
            self._queued.discard(home)
            judged += 1
            was, now = self._after.found.get(home), self._judge(home, place)
            if now is None:
                self._after.found.pop(home, None)
            else:
                self._after.found[home] = now
            is_anew = home in known
            known.discard(home)
            is_new = is_anew or home not in self._before.places
            if is_new or (was is None) != (now is None) or (was and now and was.original != now.original):
                self._unsettle(self._after, home, is_all=is_anew)
        return not self._is_wide

    def _wait(self, homes: Iterable[str]) -> None:
        for home in homes:
            if home in self._after.places and home not in self._queued:
                self._queued.add(home)
                heapq.heappush(self._waiting, (self._after.place(home), home))

    def _judge(self, home: str, place: Place) -> Copy | None:
        state = self._after
        ruling = self._ruled.get(home)
        if ruling is not None:
            return copies.ruled_so(ruling)
        text = state.text(home)
        document = text.document
        asked = document.translation_of
        named = {asked: b""} if asked and asked in state.places else members(self._kept, NAMED, asked or "")
        source = max(named, default=home)  # of several documents of that name, as where all are judged
        if source != home:
            return copies.translated(home, source)
        twins = members(self._kept, TWINS, document.text_sha) if document.text_sha else {}
        earlier = [other for other in twins if state.place(other) < place]
        if earlier:
            return copies.same(text, state.text(min(earlier, key=state.place)))
        prints, gists = _Shelf(state, "prints", place), _Shelf(state, "gist", place)
        return copies.judge(text, prints.shared(text), prints) or copies.retold(text, gists.shared(text), gists)

    def _unsettle(self, state: _State, home: str, *, is_all: bool = False) -> None:
        """Those that a document's marks matter to wait to be judged: after it, with a mark whose owners changed (or,
        with ``is_all``, any that it owns).
        """
        start = state.place(home)
        for what in _TABLES:
            marks = state.posts[what].marks(home)
            self._before.posts[what].look_up(marks)
            self._after.posts[what].look_up(marks)
            for mark in marks:
                old, new = self._before.owners(what, mark), self._after.owners(what, mark)
                if old == new and not (is_all and home in old):
                    continue
                self._wait(self._later(self._after.posts[what].having(mark), start))
                last = {*old[FURNITURE - 1 :]}, {*new[FURNITURE - 1 :]}
                if last[0] != last[1] or (is_all and home in last[0]):
                    self._weigh_anew(what, mark, start)

    def _later(self, homes: Iterable[str], start: Place) -> Iterator[str]:
        return (home for home in homes if self._after.place(home) > start)

    def _weigh_anew(self, what: Marks, mark: int, start: Place) -> None:
        """A mark is furniture from elsewhere on: whoever is measured against a text that has it waits."""
        bearers = {*self._before.posts[what].having(mark), *self._after.posts[what].having(mark)}
        new = sorted(home for home in bearers if start < self._weighed.get((what, home), _END))
        self._weighed |= {(what, home): start for home in new}
        if len(self._weighed) > _MOST:
            self._is_wide = True
        for state in (self._before, self._after) if not self._is_wide else ():
            posts = state.posts[what]
            posts.look_up(other for home in new for other in posts.marks(home))
            for earlier in new:
                shared: Counter[str] = Counter()
                for other in posts.marks(earlier):
                    if earlier in state.owners(what, other):
                        shared.update(posts.having(other))
                near = [
                    home for home, number in shared.items() if number >= _LEAST[what] and home in self._after.places
                ]
                self._wait(self._later(near, start))
