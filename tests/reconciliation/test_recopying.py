"""Copies that are followed through a change are, to the letter, those that all documents together give."""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import groupby

import pytest

from onrecord.casefolder.kept import KeptFile
from onrecord.model.document import Document
from onrecord.model.findings import Findings
from onrecord.model.ruling import CopyRuling
from onrecord.model.value import Time
from onrecord.reconciliation import bearers, recopying, shelving
from onrecord.reconciliation.copies import Copy, find_copies, leaf_of, verdicts

OUTLETS = ("Tidal Post", "Quay Echo", "North Courier")


def _page(dice: random.Random, number: int) -> Findings:
    """A page of passages: some of its own, some from a common stock, so that marks become furniture and cease to be."""
    day = f"2031-01-{dice.randrange(1, 29):02}"
    document = Document(
        id=f"{dice.randrange(16**6):06x}{number:04}",
        name=f"page-{number}.txt",
        format="text",
        encoding="utf-8",
        characters=400,
        text_sha=f"text-{dice.randrange(3)}" if dice.random() < 0.1 else f"text-own-{number}",
        outlet=dice.choice(OUTLETS),
        published=Time(day, day, day) if dice.random() < 0.8 else None,
        translation_of=f"page-{dice.randrange(40)}.txt" if dice.random() < 0.05 else None,
    )
    story = dice.randrange(5)
    prints = {100 * story + n for n in dice.sample(range(40), dice.choice((4, 9, 14, 30)))}
    gist = {10_000 + 100 * story + n for n in dice.sample(range(40), dice.choice((5, 26, 38)))}
    own = {(1 << 60) + 1000 * number + n for n in range(dice.choice((0, 6, 20)))}
    return Findings(document, (), fingerprints=tuple(sorted(prints | own)), gist=tuple(sorted(gist | own)))


def _keep(held: list[Findings]) -> KeptFile:
    kept = KeptFile()
    leaves = [leaf_of(one) for one in held]
    shelving.keep(kept, leaves, verdicts(leaves))
    return kept


class _Case:
    """A case whose copies are followed."""

    def __init__(self, held: list[Findings]) -> None:
        self.kept = _keep(held)
        self._ruled: list[CopyRuling] = []
        self._copies = {home: tuple(found) for home, found in groupby(find_copies(held), lambda copy: copy.copy)}

    def become(
        self, added: list[Findings], removed: list[Findings], ruled: list[CopyRuling] | None = None
    ) -> tuple[Copy, ...]:
        """The copies after a change; ``ruled``: what people have decided by then."""
        ruled = self._ruled if ruled is None else ruled
        self._copies |= recopying.follow(self.kept, added, removed, self._ruled, ruled)
        self._ruled = ruled
        return tuple(copy for home in sorted(self._copies) for copy in self._copies[home])


@pytest.mark.parametrize("seed", range(6))
def test_any_sequence_of_changes_gives_the_copies_of_all_documents(seed: int) -> None:
    dice = random.Random(seed)  # noqa: S311 the same sequences every time
    held = {one.document.id: one for one in (_page(dice, n) for n in range(40))}
    case = _Case(list(held.values()))
    ruled: list[CopyRuling] = []
    found = 0
    for step in range(25):
        added, removed = [], []
        for _ in range(dice.choice((1, 1, 1, 3))):
            which = dice.randrange(4)
            one = held[dice.choice(sorted(held))]
            if which < 2 and one in added:
                continue
            if which == 0:
                removed.append(held.pop(one.document.id))
            elif which == 1:  # described anew
                day = f"2031-02-{dice.randrange(1, 29):02}"
                other = replace(one.document, outlet=dice.choice(OUTLETS), published=Time(day, day, day))
                removed.append(one)
                held[one.document.id] = replace(one, document=other)
                added.append(held[one.document.id])
            else:
                one = _page(dice, 100 + 10 * step + len(added))
                held[one.document.id] = one
                added.append(one)
        ruled = [ruling for ruling in ruled if {ruling.document, ruling.original} - {None} <= held.keys()]
        if dice.random() < 0.4:
            copy, original = dice.sample(sorted(held), 2)
            ruled = [ruling for ruling in ruled if ruling.document != copy]
            ruled += [CopyRuling(copy, original if dice.random() < 0.7 else None, "decided so")]
        copies = case.become(added, removed, ruled)
        assert copies == find_copies(list(held.values()), ruled), f"step {step}"
        found += len(copies)
    assert found


def test_where_too_many_would_be_judged_anew_all_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recopying, "_MOST", 0)
    dice = random.Random(1)  # noqa: S311
    held = [_page(dice, n) for n in range(40)]
    case = _Case(held)
    more = _page(dice, 900)
    assert case.become([more], []) == find_copies([*held, more])
    assert case.become([], [more]) == find_copies(held)


def test_what_is_kept_is_the_same_by_whatever_way_it_came() -> None:
    dice = random.Random(2)  # noqa: S311
    held = [_page(dice, n) for n in range(40)]
    more = _page(dice, 900)
    kept = _keep(held)
    recopying.follow(kept, [more], [])
    recopying.follow(kept, [], [more])
    for table in (*bearers.TABLES, shelving.LEAVES, shelving.FOUND, shelving.PAIRS, shelving.ORDER, shelving.TWINS):
        assert list(kept.all(table)) == list(_keep(held).all(table))


def test_documents_without_any_marks_copy_nothing_until_one_comes_that_has_some() -> None:
    dice = random.Random(3)  # noqa: S311
    bare = [replace(_page(dice, n), fingerprints=(), gist=()) for n in range(4)]
    held = [replace(one, document=replace(one.document, text_sha="", translation_of=None)) for one in bare]
    case = _Case(held)
    more = [replace(_page(dice, n), fingerprints=tuple(range(40))) for n in (900, 901)]
    assert case.become([], held[:1]) == ()
    assert case.become(more, []) == find_copies([*held[1:], *more]) != ()
