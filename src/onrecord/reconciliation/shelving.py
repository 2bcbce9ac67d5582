"""The documents of a case in the order in which copies are looked for, kept so that a few can be put in or taken out.

Each document has a number of its own while it is described the same: one that is described anew gets another.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import astuple, dataclass

import numpy as np
import numpy.typing as npt

from onrecord.model.delta import Kept
from onrecord.model.document import Document
from onrecord.reconciliation import bearers, copies
from onrecord.reconciliation.bearers import Bearers
from onrecord.reconciliation.copies import Copy, Leaf, Marks, Text
from onrecord.reconciliation.packing import pack, unpack
from onrecord.reconciliation.recalled import members

LEAVES = "rec_leaf"  # number, document → what it is, and whom it credits
ORDER = "rec_order"  # the numbers of all documents, in order
FOUND, PAIRS = "rec_found", "rec_pairs"  # document → the copy found at it; of all, the same in numbers
TWINS, NAMED, ASKED = "rec_twin", "rec_named", "rec_translated"
KINDS: tuple[Marks, ...] = ("prints", "gist")

Numbers = npt.NDArray[np.uint32]
Place = tuple[tuple[str, str, str], str, str, str]


@dataclass(frozen=True, slots=True)
class Found:
    """A copy in numbers of documents."""

    copy: int
    original: int
    is_whole: bool


def keep(kept: Kept, leaves: Sequence[Leaf], found: Iterable[tuple[str, Copy]]) -> None:
    """Keep all documents of a case, and at which of them copies were found."""
    ordered = sorted(leaves, key=lambda leaf: copies.order(leaf.document))
    for number, leaf in enumerate(ordered):
        _put_leaf(kept, number, leaf)
    for what in KINDS:
        bearers.put_all(kept, what, [(n, leaf.document.id, _marks(leaf, what)) for n, leaf in enumerate(ordered)])
    kept.put(ORDER, [("", "", np.arange(len(ordered), dtype="<u4").tobytes())])
    number_of = {leaf.document.id: number for number, leaf in enumerate(ordered)}
    listed = list(found)
    kept.put(FOUND, [(home, "", pack(copy)) for home, copy in listed])
    _put_pairs(kept, [(number_of[home], _found(copy, number_of)) for home, copy in listed])


def _marks(leaf: Leaf, what: Marks) -> tuple[int, ...]:
    return leaf.prints if what == "prints" else leaf.gist


def _put_leaf(kept: Kept, number: int, leaf: Leaf) -> None:
    home, document = leaf.document.id, leaf.document
    kept.put(LEAVES, [(str(number), home, pack((document, tuple(sorted(leaf.credits)))))])
    kept.put(NAMED, [(document.name, home, b"")])
    if document.text_sha:
        kept.put(TWINS, [(document.text_sha, home, b"")])
    if document.translation_of:
        kept.put(ASKED, [(document.translation_of, home, b"")])


def _drop_leaf(kept: Kept, number: int, document: Document) -> None:
    kept.drop(LEAVES, [(str(number), document.id)])
    kept.drop(NAMED, [(document.name, document.id)])
    kept.drop(TWINS, [(document.text_sha, document.id)])
    kept.drop(ASKED, [(document.translation_of or "", document.id)])


def _found(copy: Copy, number_of: Mapping[str, int]) -> Found:
    return Found(number_of[copy.copy], number_of[copy.original], copy.is_whole)


def _put_pairs(kept: Kept, found: Iterable[tuple[int, Found]]) -> None:
    rows = [(at, *astuple(one)) for at, one in found]
    kept.put(PAIRS, [("", "", np.array(rows, dtype="<u4").tobytes())])


def read_found(kept: Kept) -> dict[int, Found]:
    """By document, the copy that was found at it."""
    rows = np.frombuffer(members(kept, PAIRS, "")[""], dtype="<u4").reshape(-1, 4).tolist()
    return {at: Found(copy, original, bool(is_whole)) for at, copy, original, is_whole in rows}


def put_found(
    kept: Kept, shelving: Shelving, found: Mapping[int, Found], judged: Mapping[int, Copy | None]
) -> set[int]:
    """Keep which copies were found; ``judged``: those judged anew. At which of these it is another than before."""
    homes = {shelving.home(number): number for number in judged}
    held = {home: one[""] for home, one in kept.get(FOUND, homes).items()}
    now = {home: pack(copy) for home, number in homes.items() if (copy := judged[number]) is not None}
    kept.drop_keys(FOUND, sorted({*held, *shelving.gone.values()} - now.keys()))
    changed = {home: data for home, data in now.items() if held.get(home) != data}
    kept.put(FOUND, [(home, "", changed[home]) for home in sorted(changed)])
    _put_pairs(kept, sorted(found.items(), key=lambda item: shelving.rank(item[0])))
    return {homes[home] for home in homes if held.get(home) != now.get(home)}


class Shelving:
    """All documents before and after a change, in one order. ``gone``, ``came``: ids by number, of those that are there
    only before, and only after. What is kept is brought up to date but for the copies found.
    """

    def __init__(self, kept: Kept, added: Sequence[Leaf], removed: Iterable[str]) -> None:
        self.kept = kept
        order: Numbers = np.frombuffer(members(kept, ORDER, "")[""], dtype="<u4")
        self._homes: dict[int, str] = {}
        self._numbers: dict[str, int] = {}
        self._leaves: dict[int, tuple[Document, frozenset[str]]] = {}
        self.gone = {self.number(home): home for home in removed}
        gone_marks = {what: bearers.own_marks(kept, what, self.gone.values()) for what in KINDS}
        for number in self.gone:
            _drop_leaf(kept, number, self._leaf(number)[0])
        bearers.drop_own(kept, self.gone.values())
        self._numbers.clear()
        first = int(order.max(initial=0)) + 1
        fresh = dict(enumerate(sorted(added, key=lambda leaf: copies.order(leaf.document)), first))
        self.came = {number: leaf.document.id for number, leaf in fresh.items()}
        at = [bisect_left(order, copies.order(leaf.document), key=self._place) for leaf in fresh.values()]
        for number, leaf in fresh.items():
            _put_leaf(kept, number, leaf)
        self._order: Numbers = np.insert(order, at, np.array(list(fresh), dtype="<u4"))
        kept.put(ORDER, [("", "", self._order[~np.isin(self._order, list(self.gone))].astype("<u4").tobytes())])
        self.size = len(self._order)
        self._rank = np.full(first + len(fresh), self.size, dtype=np.int64)
        self._rank[self._order] = np.arange(self.size)
        self._marks = {
            what: {number: gone_marks[what].get(home, ()) for number, home in self.gone.items()} for what in KINDS
        }
        self.bearers = {what: Bearers(kept, what, self._rank) for what in KINDS}
        for what in KINDS:
            came = {number: (leaf.document.id, _marks(leaf, what)) for number, leaf in fresh.items()}
            self.bearers[what].change(self._marks[what], came)
        self._texts: dict[int, Text] = {}

    def rank(self, number: int) -> int:
        """Where a document stands in the order."""
        return int(self._rank[number])

    def standing(self, first: int, last: int) -> list[int]:
        """The documents that stand there, up to before ``last``."""
        return list(map(int, self._order[first:last]))

    def number(self, home: str) -> int:
        """The number of a document that is there."""
        if home not in self._numbers:
            (number,) = self.kept.of_members(LEAVES, [home])[home]
            self._numbers[home], self._homes[int(number)] = int(number), home
        return self._numbers[home]

    def holds(self, home: str) -> bool:
        """Whether a document of this id is there."""
        return bool(self.kept.of_members(LEAVES, [home]))

    def home(self, number: int) -> str:
        """The id of a document."""
        if number not in self._homes:
            (self._homes[number],) = members(self.kept, LEAVES, str(number))
        return self._homes[number]

    def all_homes(self) -> dict[int, str]:
        """Every document that is there after the change."""
        return {int(number): home for number, home, _ in self.kept.all(LEAVES)}

    def leaves(self) -> list[Leaf]:
        """All documents that are there after the change, for judging all."""
        out = []
        homes = self.all_homes()
        own = {what: bearers.own_marks(self.kept, what, homes.values()) for what in KINDS}
        for number, home in homes.items():
            document, credited = self._leaf(number)
            out.append(Leaf(document, credited, own["prints"].get(home, ()), own["gist"].get(home, ())))
        return out

    def marks(self, what: Marks, number: int) -> tuple[int, ...]:
        """The marks of a document."""
        held = self._marks[what]
        if number not in held:
            home = self.home(number)
            held[number] = bearers.own_marks(self.kept, what, [home]).get(home, ())
        return held[number]

    def text(self, number: int) -> Text:
        """A document with all its marks."""
        text = self._texts.get(number)
        if text is None:
            marks = {what: self.marks(what, number) for what in KINDS}
            sizes = {what: len(found) for what, found in marks.items()}
            text = self._texts[number] = Text(*self._leaf(number), marks, sizes)
        return text

    def found_of(self, copy: Copy) -> Found:
        """A copy in numbers."""
        return _found(copy, {home: self.number(home) for home in (copy.copy, copy.original)})

    def copy_found_at(self, number: int) -> Copy:
        """The copy that was found at a document."""
        found: Copy = unpack(members(self.kept, FOUND, self.home(number))[""])
        return found

    def _leaf(self, number: int) -> tuple[Document, frozenset[str]]:
        if number not in self._leaves:
            ((home, value),) = members(self.kept, LEAVES, str(number)).items()
            document, credited = unpack(value)
            self._homes[number], self._leaves[number] = home, (document, frozenset(credited))
        return self._leaves[number]

    def _place(self, number: int) -> Place:
        return copies.order(self._leaf(int(number))[0])
