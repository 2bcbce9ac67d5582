"""Decisions of every kind on a made-up case (see ``adding``), to measure changes to a case that people work on.

Run by ``adding.py --decisions N``: that many of each kind are made at random, the same every time.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator

from onrecord import pipeline, store
from onrecord.casefolder import CaseFolder
from onrecord.model.claim import Claim
from onrecord.model.view import View
from onrecord.review import Request
from onrecord.settings import Settings

KINDS = (
    *("confirm", "clear", "reject", "correct", "note", "rate a claim"),
    *("merge names", "keep-apart names", "withhold", "merge entries", "split an entry", "copy", "independent"),
)
_FEW = 12  # claims of an entry that is decided on as a whole


def decide(case: CaseFolder, number: int, settings: Settings, seed: int = 7) -> int:
    """Make ``number`` decisions of each kind on a built case; how many that were."""
    dice = random.Random(seed)  # noqa: S311 nothing secret
    with store.open_view(case.record_path) as view:
        wanted = [("", one) for one in _requests(view, number, dice)]
        return len(pipeline.decide(case, view, wanted, settings).decisions)


def request(case: CaseFolder, kind: str, seed: int) -> Request:
    """A decision of a kind that can be made on a built case."""
    with store.open_view(case.record_path) as view:
        return _Kinds(view, random.Random(seed)).all()[kind]()  # noqa: S311 nothing secret


def make(case: CaseFolder, wanted: Request, settings: Settings) -> None:
    """Make a decision, as the verb does."""
    with store.open_view(case.record_path) as view:
        pipeline.decide(case, view, [("", wanted)], settings)


def _requests(view: View, number: int, dice: random.Random) -> Iterator[Request]:
    kinds = _Kinds(view, dice).all()
    for name in KINDS:
        for _ in range(number):
            yield kinds[name]()


class _Kinds:
    """Makes requests of each kind."""

    def __init__(self, view: View, dice: random.Random) -> None:
        self._view, self._dice = view, dice
        self._claims = list(view.claims())
        self._documents = list(view.documents())
        self._people = [one for one in view.entities() if one.kind == "person"]
        entries = [one for one in view.entries() if len(one.claims) < _FEW]
        self._sites = [one for one in entries if one.kind == "site"]
        self._several = [one for one in entries if len(one.claims) > 1]

    def all(self) -> dict[str, Callable[[], Request]]:
        """By what they are called here."""
        return {
            "confirm": lambda: Request("confirm", (self._claim(),)),
            "clear": lambda: Request("clear", (self._claim(),)),
            "reject": lambda: Request("reject", (self._claim("action"),)),
            "correct": lambda: Request(
                "correct", (self._claim("site"),), sets=(("operator", "Dock Union=organisation"),)
            ),
            "note": lambda: Request("note", (self._claim(),), value="look again"),
            "rate a claim": lambda: Request("rate", (self._claim(),), value="3"),
            "merge names": lambda: Request("merge", self._names(2)),
            "keep-apart names": lambda: Request("keep-apart", self._names(2)),
            "withhold": lambda: Request("withhold", self._names(1)),
            "merge entries": lambda: Request("merge", tuple(one.id for one in self._dice.sample(self._sites, 2))),
            "split an entry": self._split,
            "copy": lambda: Request("copy", tuple(one.id for one in self._dice.sample(self._documents, 2))),
            "independent": lambda: Request("independent", (self._dice.choice(self._documents).id,)),
        }

    def _claim(self, *kinds: str) -> str:
        fits: list[Claim] = [one for one in self._claims if not kinds or one.kind in kinds]
        return f"claim:{self._dice.choice(fits).id}"

    def _names(self, number: int) -> tuple[str, ...]:
        return tuple(f"name:{one.id}" for one in self._dice.sample(self._people, number))

    def _split(self) -> Request:
        one = self._dice.choice(self._several)
        return Request("split", (one.id, f"claim:{one.claims[-1]}"))
