"""Random decisions on whatever a case holds: what people say of claims, and what they say beyond them."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence

from onrecord.model.claim import Claim
from onrecord.model.decision import LEVELS, SECOND_READER, Decision
from onrecord.model.entry import Entry
from onrecord.review import Request
from onrecord.store import RecordView

PEOPLE = ("ana", "ben")
_WORDS = ("Quiet Watch", "Pier Society")


class Asked:
    """Makes requests about what ``view`` shows. ``known``: the decisions that there are."""

    def __init__(self, view: RecordView, known: Sequence[Decision], dice: random.Random) -> None:
        self._view, self._known, self._dice = view, known, dice
        self._claims = list(view.claims())
        self._documents = list(view.documents())
        self._entries = [one for one in view.entries(with_aside=True) if len(one.claims) < 12]

    def on_claims(self) -> Request:
        """About one claim, or an entry's."""
        kinds = (self._say_yes, self._reject, self._correct, self._correct, self._add, self._remark, self._undo)
        return self._one_of(kinds)

    def beyond_claims(self) -> Request:
        """About names, entries, documents or sources."""
        kinds = (self._names, self._names, self._show, self._entries_joined, self._split, self._copy)
        return self._one_of((*kinds, *kinds, self._rate))  # which is built in full: less often

    def _one_of(self, kinds: Sequence[Callable[[], Request | None]]) -> Request:
        while (made := self._dice.choice(kinds)()) is None:
            pass
        return made

    def _who(self) -> str:
        return self._dice.choice(PEOPLE)

    def _claim(self, *kinds: str) -> Claim | None:
        fits = [one for one in self._claims if not kinds or one.kind in kinds]
        return self._dice.choice(fits) if fits else None

    def _say_yes(self) -> Request:
        dice = self._dice
        target = dice.choice([self._dice.choice(self._entries).id, f"claim:{dice.choice(self._claims).id}"])
        if dice.random() < 0.4:
            return Request("clear", (target,), who=self._who())
        return Request("confirm", (target,), value=dice.choice(LEVELS), who=self._who())

    def _reject(self) -> Request:
        return Request("reject", (f"claim:{self._dice.choice(self._claims).id}",), who=self._who())

    def _correct(self) -> Request | None:
        dice = self._dice
        kind, field, value = dice.choice(
            [
                ("figure", "amount", dice.choice(["at least 12", "17", "10 to 12"])),
                ("figure", "measure", dice.choice(["fuel depot", "harbour"])),
                ("figure", "increment", dice.choice([True, False])),
                ("", "modality", dice.choice(["alleged", "planned", "stated"])),
                ("", "polarity", dice.choice(["asserted", "denied"])),
                ("", "root", f"{dice.choice(_WORDS)}=organisation"),
                ("", "in_story", dice.choice([True, False])),
                ("", "time", dice.choice(["2031-05-03", "2030"])),
                ("site", "place", "Oslo, NO, city"),
                ("action", "type", dice.choice(["close", "investigate", "condemn"])),
                ("action", "actor", f"{dice.choice(_WORDS)}=organisation"),
                ("position", "stance", dice.choice(["affirms", "denies"])),
                ("", "span", ""),
            ]
        )
        claim = self._claim(*([kind] if kind else []))
        if claim is None:
            return None
        if field == "span":
            value = [claim.start, claim.end - dice.randrange(1, 3)]
        return Request("correct", (f"claim:{claim.id}",), sets=((field, value),), who=self._who())

    def _add(self) -> Request:
        dice = self._dice
        one = dice.choice(self._documents)
        words = self._view.text(one.id).split(". ")[0]
        kind, sets = dice.choice(
            [
                ("site", (("thing", "fuel depot"), ("place", "Porto, PT, city"))),
                ("figure", (("measure", "fuel depot"), ("amount", "14"), ("root", f"{_WORDS[0]}=organisation"))),
                ("figure", (("measure", "fuel depot"), ("amount", dice.choice(["15", "16"])))),
            ]
        )
        return Request("add-claim", (one.id,), sets=sets, quote=words, at=0, claim=kind, who=self._who())

    def _remark(self) -> Request:
        dice = self._dice
        target = dice.choice([dice.choice(self._documents).id, f"claim:{dice.choice(self._claims).id}"])
        if dice.random() < 0.3:
            return Request(
                "rate", (f"claim:{dice.choice(self._claims).id}",), value=dice.choice("136"), who=self._who()
            )
        if dice.random() < 0.5:
            return Request("note", (target,), value=dice.choice(["look again", "page 3"]), who=self._who())
        return Request("tag", (target,), value=dice.choice([SECOND_READER, "of note"]), who=self._who())

    def _undo(self) -> Request | None:
        return Request("undo", (self._dice.choice(self._known).id,), who=self._who()) if self._known else None

    def _names(self) -> Request | None:
        dice = self._dice
        held = [one for one in self._view.entities() if any(c.islower() for c in one.canonical)]
        one, two = dice.sample(held, 2)
        kind = dice.choice(["merge", "keep-apart", "split"])
        if kind == "split":
            parts = [name for name in one.aliases if name != one.canonical]
            return Request(kind, (one.id, dice.choice(parts)), who=self._who()) if parts else None
        return Request(kind, (f"name:{one.id}", f"name:{two.id}"), who=self._who())

    def _show(self) -> Request:
        one = self._dice.choice(list(self._view.entities()))
        return Request(self._dice.choice(["withhold", "show-name"]), (f"name:{one.id}",), who=self._who())

    def _entries_joined(self) -> Request | None:
        one = self._dice.choice(self._entries)
        others = [two for two in self._entries if two.kind == one.kind and two.id != one.id]
        if not others:
            return None
        two: Entry = self._dice.choice(others)
        return Request(self._dice.choice(["merge", "keep-apart"]), (one.id, two.id), who=self._who())

    def _split(self) -> Request | None:
        fits = [one for one in self._entries if len(one.claims) > 1]
        if not fits:
            return None
        one = self._dice.choice(fits)
        return Request("split", (one.id, f"claim:{self._dice.choice(one.claims)}"), who=self._who())

    def _copy(self) -> Request:
        one, two = self._dice.sample(self._documents, 2)
        if self._dice.random() < 0.5:
            return Request("independent", (one.id,), who=self._who())
        return Request("copy", (one.id, two.id), who=self._who())

    def _rate(self) -> Request:
        name = self._dice.choice(["Harbour Watch", "Port Courier", *_WORDS])
        return Request("rate", (f"source:{name}",), value=self._dice.choice("ABC"), who=self._who())
