"""Which documents bear a mark, kept so that a change reads only what its own marks touch.

Documents have numbers here, given once and never again; one array holds them in the order in which copies are looked
for. Marks stand in drawers by their lowest bits, about as many drawers as documents, each with its marks and the
numbers of their bearers.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
import numpy.typing as npt

from onrecord.model.delta import Kept
from onrecord.reconciliation.copies import Marks
from onrecord.reconciliation.recalled import members

_DRAWERS: Mapping[Marks, str] = {"prints": "rec_prints_of", "gist": "rec_gists_of"}
_OWN: Mapping[Marks, str] = {"prints": "rec_prints", "gist": "rec_gists"}
TABLES = (*_DRAWERS.values(), *_OWN.values())
_MANY = "many"  # the key of how many drawers there are; no drawer's
_BORNE = np.dtype([("mark", "<u8"), ("by", "<u4")])

Numbers = npt.NDArray[np.uint32]


def put_all(kept: Kept, what: Marks, rows: Sequence[tuple[int, str, tuple[int, ...]]]) -> None:
    """Keep the marks of all documents of a case: number, id, marks."""
    many = 1 << max(4, len(rows).bit_length())
    kept.put(_DRAWERS[what], [(_MANY, "", str(many).encode())])
    own = [_sorted(marks) for _, _, marks in rows]
    kept.put(_OWN[what], ((home, "", marks.tobytes()) for (_, home, _), marks in zip(rows, own, strict=True)))
    borne = np.empty(sum(len(marks) for marks in own), dtype=_BORNE)
    if not len(borne):
        return
    borne["mark"] = np.concatenate(own)
    borne["by"] = np.repeat([number for number, _, _ in rows], [len(marks) for marks in own])
    drawers = (borne["mark"] & np.uint64(many - 1)).astype(np.int64)
    turn = np.argsort(drawers, kind="stable")
    borne, drawers = borne[turn], drawers[turn]
    starts = np.flatnonzero(np.diff(drawers, prepend=-1))
    parts = np.split(borne, starts[1:])
    kept.put(_DRAWERS[what], ((str(drawers[at]), "", part.tobytes()) for at, part in zip(starts, parts, strict=True)))


def _sorted(marks: Iterable[int]) -> npt.NDArray[np.uint64]:
    return np.array(sorted(set(marks)), dtype="<u8")


def own_marks(kept: Kept, what: Marks, homes: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """The marks of documents by id; of those that are kept."""
    held = kept.get(_OWN[what], homes)
    return {home: tuple(np.frombuffer(found[""], dtype="<u8").tolist()) for home, found in held.items()}


class Bearers:
    """Who bears marks of one kind. ``rank``: by a document's number, where it stands in the order."""

    def __init__(self, kept: Kept, what: Marks, rank: npt.NDArray[np.int64]) -> None:
        self._kept, self._what, self._rank = kept, what, rank
        many = members(kept, _DRAWERS[what], _MANY).get("")
        self._least = int(many or b"1") - 1  # the bits that tell the drawer
        self._drawers: dict[int, npt.NDArray[np.void]] = {}
        self._of: dict[int, list[int]] = {}

    def change(self, gone: Mapping[int, Iterable[int]], came: Mapping[int, tuple[str, Iterable[int]]]) -> None:
        """Keep that some documents are gone and others came, with their marks: by number, those that came with their
        ids. What was open of the drawers stays as it was, with both.
        """
        out: dict[int, set[int]] = {}
        new: dict[int, list[tuple[int, int]]] = {}
        for number, marks in gone.items():
            for mark in marks:
                out.setdefault(mark & self._least, set()).add(number)
        for number, (_, marks) in came.items():
            for mark in set(marks):
                new.setdefault(mark & self._least, []).append((mark, number))
        self._open({*out, *new})
        rows, dropped = [], []
        for drawer in sorted({*out, *new}):
            more = np.array(new.get(drawer, []), dtype=_BORNE)
            held = self._drawers[drawer]
            left = held[~np.isin(held["by"], list(out[drawer]))] if drawer in out else held
            self._drawers[drawer] = np.concatenate([held, more])
            if len(left) or len(more):
                rows.append((str(drawer), "", np.concatenate([left, more]).tobytes()))
            else:
                dropped.append(str(drawer))
        self._kept.put(_DRAWERS[self._what], rows)
        self._kept.drop_keys(_DRAWERS[self._what], dropped)
        homes = {home: _sorted(marks).tobytes() for home, marks in came.values()}
        self._kept.put(_OWN[self._what], [(home, "", data) for home, data in homes.items()])

    def look_up(self, marks: Iterable[int]) -> None:
        """Find all documents that bear one of the marks."""
        wanted = set(marks) - self._of.keys()
        self._open({mark & self._least for mark in wanted})
        for mark in wanted:
            held = self._drawers[mark & self._least]
            found = held["by"][held["mark"] == np.uint64(mark)]
            self._of[mark] = found[np.argsort(self._rank[found])].tolist()

    def of(self, mark: int) -> list[int]:
        """The numbers of the documents that bear the mark, in order; it was looked up before."""
        return self._of[mark]

    def _open(self, drawers: set[int]) -> None:
        missing = drawers - self._drawers.keys()
        held = self._kept.get(_DRAWERS[self._what], map(str, missing))
        for drawer in missing:
            data = held.get(str(drawer), {}).get("", b"")
            self._drawers[drawer] = np.frombuffer(data, dtype=_BORNE)


def drop_own(kept: Kept, homes: Iterable[str]) -> None:
    """Drop the marks of documents by id."""
    wanted = list(homes)
    for table in _OWN.values():
        kept.drop_keys(table, wanted)
