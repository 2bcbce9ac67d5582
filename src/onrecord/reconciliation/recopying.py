"""Copies, after a change of a few documents: only those are judged anew for which something can have changed.

Whether a document copies another turns on the documents before it that share marks with it, and of these on the first
few that had each mark (its owners). So a document that comes or goes matters to those after it that have a mark which
it owns, up to where so many own it that it is furniture; and, where a mark is furniture from elsewhere on, to those in
between that share passages with a document that has it.
"""

from __future__ import annotations

import heapq
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from onrecord.model.delta import Kept
from onrecord.model.findings import Findings
from onrecord.model.ruling import CopyRuling
from onrecord.reconciliation import copies
from onrecord.reconciliation.copies import FURNITURE, GISTS, PHRASE, Copy, Marks, Text
from onrecord.reconciliation.recalled import members
from onrecord.reconciliation.shelving import ASKED, NAMED, TWINS, Found, Shelving, put_found, read_found

_LEAST: dict[Marks, int] = {"prints": PHRASE, "gist": GISTS}  # shared marks, for one text to be looked at for another
_MOST = 400  # documents judged anew, or measured against; beyond, it is quicker to judge all
_FEW = 24  # documents that are judged sooner than it is found out whether they need be


def follow(
    kept: Kept,
    added: Sequence[Findings],
    removed: Sequence[Findings],
    was: Sequence[CopyRuling] = (),
    now: Sequence[CopyRuling] = (),
) -> dict[str, tuple[Copy, ...]]:
    """What documents copy once ``removed`` are gone and ``added`` are there: of those that came, and of all that copy
    others than before or in another way. Brings what is kept up to date. ``was``, ``now``: what people decided about
    copies.
    """
    found = read_found(kept)
    shelving = Shelving(kept, [copies.leaf_of(one) for one in added], [one.document.id for one in removed])
    before = _State(shelving, found, shelving.came.keys())
    after = _State(shelving, {n: one for n, one in found.items() if n not in shelving.gone}, shelving.gone.keys())
    following = _Following(shelving, before, after, {one.document: one for one in now})
    if following.run(added, removed, {one.document for one in {*was} ^ {*now}}):
        judged = following.judged
    else:
        verdicts = dict(copies.verdicts(shelving.leaves(), now))
        judged = {number: verdicts.get(home) for number, home in shelving.all_homes().items()}
        after.found = {n: shelving.found_of(copy) for n, copy in judged.items() if copy is not None}
    moved = put_found(kept, shelving, after.found, judged)
    return _told(shelving, before, after, moved)


def _told(shelving: Shelving, before: _State, after: _State, moved: set[int]) -> dict[str, tuple[Copy, ...]]:
    """``moved``: at which documents something else was found than before."""
    old, new = before.led_back(), after.led_back()
    numbers = {n for n in old.keys() | new.keys() if old.get(n) != new.get(n)} | shelving.came.keys()
    numbers |= {copy for copy, found in new.items() if any(at in moved for at, _ in found)}
    out: dict[str, tuple[Copy, ...]] = {shelving.home(number): () for number in numbers}
    for number in numbers & new.keys():
        listed = []
        for at, original in new[number]:
            copy = shelving.copy_found_at(at)
            listed.append(Copy(copy.copy, shelving.home(original), copy.evidence, copy.kind))
        out[shelving.home(number)] = tuple(sorted(listed, key=lambda copy: copy.original))
    return out


class _State:
    """The case before or after the change. ``found``: by document, the copy that was found at it; ``absent``: documents
    of the other state only.
    """

    def __init__(self, shelving: Shelving, found: dict[int, Found], absent: Iterable[int]) -> None:
        self.shelving = shelving
        self.found = found
        self.absent = frozenset(absent)
        self._owners: dict[tuple[Marks, int], list[int]] = {}

    def owners(self, what: Marks, mark: int) -> list[int]:
        """The first documents that have the mark and not from a text that they copy; four make it furniture."""
        known = self._owners.get((what, mark))
        if known is not None:
            return known
        out: list[int] = []
        for number in self.shelving.bearers[what].of(mark):
            if len(out) >= FURNITURE:
                break
            found = self.found.get(number)
            # what a copy shares is its originals'; of the gist, only what the one has that it retells
            is_others = found is not None and out and (what == "prints" or found.original in out)
            if number not in self.absent and not is_others:
                out.append(number)
        self._owners[what, mark] = out
        return out

    def find(self, number: int, found: Found | None) -> None:
        """Note what is found at a document now."""
        if found is None:
            self.found.pop(number, None)
        else:
            self.found[number] = found
        for what in _LEAST:
            for mark in self.shelving.marks(what, number):
                self._owners.pop((what, mark), None)

    def end(self, what: Marks, mark: int) -> int:
        """Where the document stands after which the mark is furniture; behind all where it is none."""
        owners = self.owners(what, mark)
        return self.shelving.rank(owners[-1]) if len(owners) == FURNITURE else self.shelving.size

    def led_back(self) -> dict[int, list[tuple[int, int]]]:
        """Copy → where it was found, and the text that it goes back to in the end (see ``copies.led_back``)."""
        ordered = sorted(self.found, key=self.shelving.rank)
        of = {self.found[at].copy: self.found[at] for at in ordered}
        out: dict[int, list[tuple[int, int]]] = {}
        for at in ordered:
            copy, original, steps = self.found[at].copy, self.found[at].original, 0
            while original in of and of[original].is_whole and steps < len(of):
                original, steps = of[original].original, steps + 1
            if original != copy:
                out.setdefault(copy, []).append((at, original))
        return out


class _Shelf:
    """What stood on the shelf when a document's turn came."""

    def __init__(self, state: _State, what: Marks, number: int) -> None:
        self._state, self._what, self._until = state, what, state.shelving.rank(number)

    def text(self, document: str) -> Text:
        return self._state.shelving.text(self._state.shelving.number(document))

    def telling(self, text: Text) -> int:
        marks = text.marks[self._what]
        self._state.shelving.bearers[self._what].look_up(marks)
        return text.sizes[self._what] - sum(self._state.end(self._what, mark) < self._until for mark in marks)

    def shared(self, text: Text) -> Counter[str]:
        """Document → how many marks of the text it had before."""
        out: Counter[int] = Counter()
        shelving, marks = self._state.shelving, text.marks[self._what]
        shelving.bearers[self._what].look_up(marks)
        for mark in marks:
            if self._state.end(self._what, mark) >= self._until:
                out.update(n for n in self._state.owners(self._what, mark) if shelving.rank(n) < self._until)
        return Counter({shelving.home(number): count for number, count in out.items()})


class _Following:
    """Judges documents anew, in order, until nothing that any of them turns on has changed."""

    def __init__(self, shelving: Shelving, before: _State, after: _State, ruled: Mapping[str, CopyRuling]) -> None:
        self._shelving, self._before, self._after, self._ruled = shelving, before, after, ruled
        self._waiting: list[tuple[int, int]] = []
        self._queued: set[int] = set()  # once: only those after a document wait for it
        self._near: dict[tuple[Marks, int], set[int]] = {}
        self.judged: dict[int, Copy | None] = {}

    def run(self, added: Sequence[Findings], removed: Sequence[Findings], moved: set[str]) -> bool:
        """False where so many would have to be judged that all had better be. ``moved``: documents of which people
        decided otherwise.
        """
        described = {one.document.id for one in (*removed, *added)}
        moved |= {one.document for one in self._ruled.values() if one.original in described}
        self._wait(self._shelving.number(home) for home in sorted(moved) if self._shelving.holds(home))
        for one in (*removed, *added):
            document = one.document
            for table, key in ((TWINS, document.text_sha), (ASKED, document.name), (ASKED, document.id)):
                self._wait(map(self._shelving.number, members(self._shelving.kept, table, key)))
        self._wait(self._shelving.came)
        for number in self._shelving.gone:
            self._unsettle(number)
        while self._waiting:
            if max(len(self._queued), len(self._near)) > _MOST:
                return False
            _, number = heapq.heappop(self._waiting)
            was, copy = self._after.found.get(number), self._judge(number)
            now = self._shelving.found_of(copy) if copy is not None else None
            self.judged[number] = copy
            self._after.find(number, now)
            is_new = number in self._shelving.came
            if is_new or (was is None) != (now is None) or (was and now and was.original != now.original):
                self._unsettle(number)
        return True

    def _wait(self, numbers: Iterable[int]) -> None:
        for number in numbers:
            if number not in self._after.absent and number not in self._queued:
                self._queued.add(number)
                heapq.heappush(self._waiting, (self._shelving.rank(number), number))

    def _judge(self, number: int) -> Copy | None:
        kept, shelving = self._shelving.kept, self._shelving
        text = shelving.text(number)
        document = text.document
        if document.id in self._ruled:
            return copies.ruled_so(self._ruled[document.id])
        asked = document.translation_of
        named = {asked: b""} if asked and shelving.holds(asked) else members(kept, NAMED, asked or "")
        source = max(named, default=document.id)  # of several documents of that name, as where all are judged
        if source != document.id:
            return copies.translated(document.id, source)
        twins = members(kept, TWINS, document.text_sha) if document.text_sha else {}
        first = min([number, *map(shelving.number, twins)], key=shelving.rank)
        if first != number:
            return copies.same(text, shelving.text(first))
        prints, gists = _Shelf(self._after, "prints", number), _Shelf(self._after, "gist", number)
        return copies.judge(text, prints.shared(text), prints) or copies.retold(text, gists.shared(text), gists)

    def _unsettle(self, number: int) -> None:
        """Those that a document's marks matter to wait to be judged."""
        start = self._shelving.rank(number)
        for what in _LEAST:
            bearers, marks = self._shelving.bearers[what], self._shelving.marks(what, number)
            bearers.look_up(marks)
            for mark in marks:
                if self._before.owners(what, mark) == self._after.owners(what, mark):
                    continue
                first, last = sorted((self._before.end(what, mark), self._after.end(what, mark)))
                self._wait(self._between(bearers.of(mark), start, last))
                if first != last:
                    self._weigh_anew(what, mark, max(start, first), last)

    def _between(self, numbers: Sequence[int], low: int, high: int) -> Sequence[int]:
        rank = self._shelving.rank
        return numbers[bisect_right(numbers, low, key=rank) : bisect_right(numbers, high, key=rank)]

    def _weigh_anew(self, what: Marks, mark: int, low: int, high: int) -> None:
        """Between two places in the order a mark is furniture in one state only: whoever stands there and is measured
        against a text that has it waits.
        """
        earlier = self._between(self._shelving.bearers[what].of(mark), -1, high)
        if high - low <= max(_FEW, len(earlier)):
            self._wait(self._shelving.standing(low + 1, high + 1))
            return
        for number in earlier:
            if (what, number) not in self._near and len(self._near) <= _MOST:
                self._near[what, number] = self._measured_against(what, number)
            near = sorted(self._near.get((what, number), ()), key=self._shelving.rank)
            self._wait(self._between(near, low, high))

    def _measured_against(self, what: Marks, number: int) -> set[int]:
        """Documents that share enough with this one, in either state."""
        marks, bearers = self._shelving.marks(what, number), self._shelving.bearers[what]
        bearers.look_up(marks)
        out: set[int] = set()
        for state in (self._before, self._after):
            shared: Counter[int] = Counter()
            for mark in marks:
                if number in state.owners(what, mark):
                    end = state.end(what, mark)
                    shared.update(self._between(bearers.of(mark), self._shelving.rank(number), end))
            out |= {other for other, count in shared.items() if count >= _LEAST[what]}
        return out
