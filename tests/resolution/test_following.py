"""A change that is followed gives what a run over the whole case gives, whatever came and went before."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from onrecord.casefolder import KeptFile
from onrecord.model.annotation import NameKind, NameMention
from onrecord.model.claim import Claim, Figure, Position
from onrecord.model.delta import DocumentChange, Kept, ResolutionChange, TooWide
from onrecord.model.document import Document
from onrecord.model.entity import Entity, MentionKey, Resolution
from onrecord.model.findings import Concepts, Findings, LearntConcept
from onrecord.model.party import Party
from onrecord.model.profile import KnownName, Profile
from onrecord.model.ruling import NO_RULINGS, NameRuling, Rulings, renamed
from onrecord.model.value import Amount, Place, Time
from onrecord.model.view import MentionRow
from onrecord.resolution import candidates, place_in_story, reach, resolve, resolve_change

NAMES: list[tuple[str, NameKind, str | None, str | None]] = [
    ("Kari Solheim", "person", "Transport Minister", "NO"),
    ("Solheim", "person", None, None),
    ("Solheim", "organisation", None, None),
    ("Minister Solheim", "person", "Transport Minister", "NO"),
    ("Karin Solheim", "person", None, None),
    ("Kari Anne Solheim", "person", None, None),
    ("Per Solheim", "person", "Foreign Minister", "NO"),
    ("Per Solheim Jr.", "person", None, None),
    ("Brekke", "person", None, None),
    ("Oda Brekke", "person", "mayor", "SE"),
    ("Brekke", "place", None, None),
    ("Harbour Watch", "organisation", None, None),
    ("Harbor Watch", "organisation", "watchdog", None),
    ("HW", "organisation", None, None),
    ("Harbour Workers", "organisation", None, None),
    ("Guardians of the Harbour", "organisation", None, None),
    ("Keepers of the Harbour", "organisation", None, None),
    ("Norrin Police", "organisation", None, None),
    ("Norrin Police Department", "organisation", None, "NO"),
    ("Foreign Ministry", "organisation", None, "NO"),
    ("Foreign Ministry", "organisation", None, "SE"),
    ("Foreign Ministry", "organisation", None, None),
    ("Congress", "organisation", None, None),
    ("Parliament", "organisation", None, "NO"),
    ("Guide to Harbours", "publication", None, None),
    ("Nordwacht", "organisation", None, None),
]
PHRASES = ("harbour guards", "watchdog", "foreign minister", "transport minister", "minister")
PROFILE = Profile(names=(KnownName("Harbour Watch", aliases=("Nordwacht",), country="NO", wikidata="Q0"),))
CONCEPTS = Concepts((LearntConcept("depot", ("depot",), documents=60),))


def report(number: int, dice: random.Random) -> Findings:
    """An invented report: names, phrases and offices that speak, countries, counts; one in four without a date."""
    day = f"2031-0{dice.randrange(1, 4)}-{dice.randrange(10, 28)}" if dice.randrange(4) else None
    published = Time(day, day, day) if day else None
    outlet = dice.choice(("Quay Post", "Brekke", None))
    document = Document(
        f"d{number:03}", f"{number}.txt", "plain", "utf-8", "", 9000, published=published, outlet=outlet
    )
    mentions: list[NameMention] = []
    claims: list[Claim] = []
    rows: list[MentionRow] = []
    at = 0
    for n in range(dice.randrange(1, 6)):
        if dice.randrange(4):
            text, kind, role, country = dice.choice(NAMES)
            same = (mentions[-1].start,) if mentions and not dice.randrange(6) else ()
            mentions.append(NameMention(0, 1, at, at + len(text), text, kind, role, country, same))
            sort = "person" if kind == "person" else "organisation"
            party = Party(text, sort, at, at + len(text), country=country, office=role)  # type: ignore[arg-type]
        else:
            text, country = dice.choice(PHRASES), dice.choice(("NO", "SE"))
            is_office = "minister" in text
            party = Party(text, "person" if is_office else "group", at, at + len(text), False, country)
            party = replace(party, office=text) if is_office else party
        quote = f"{text} counted depots at the {dice.choice(('solheim', 'old', 'brekke'))} quay"
        amount = float(dice.choice((12, 13)))
        open_day = Time(None, None, None, "the 19th", pattern="XXXX-XX-19")
        body = Figure("depot", Amount(amount, amount)) if n % 2 else Position(party, quote, "affirms")
        claims.append(
            Claim(
                f"c{number}-{at}",
                "figure" if n % 2 else "position",
                document.id,
                at,
                at + len(quote),
                quote,
                "asserted",
                "alleged",
                (Party("", "outlet", named=False), party),
                party,
                body,
                time=open_day if day is None and n == 1 else None,
                place=Place("Norway", country="NO", precision="country"),
            )
        )
        if not dice.randrange(3):
            code, name = dice.choice((("NO", "Norway"), ("NO", "Noreg"), ("SE", "Sweden")))
            value = {"name": name, "country": code, "precision": "country", "geonames": len(name)}
            rows.append(MentionRow(document.id, at + len(quote) + 1, at + len(quote) + 7, "place", value))
        at += len(quote) + 20
    return Findings(document, tuple(claims), tuple(mentions), mentions=tuple(rows))


class Followed:
    """A case and what was told of it, change by change."""

    def __init__(self, findings: list[Findings]) -> None:
        self.inside = {one.document.id: one for one in findings}
        self.rulings = NO_RULINGS
        self.start()

    def start(self) -> None:
        self.kept: Kept = KeptFile(None)
        placed, found = self.whole(self.kept)
        self.placed = {one.document.id: one for one in placed}
        self.entities: dict[str, Entity] = {one.id: one for one in found.entities}
        self.told: list[dict[Any, Any]] = [dict(one) for one in (found.of_mention, found.suggested, found.dates)]

    def whole(self, kept: Kept | None = None) -> tuple[tuple[Findings, ...], Resolution]:
        placed = place_in_story(list(self.inside.values()), CONCEPTS, PROFILE, kept)
        return placed, resolve(placed, CONCEPTS, PROFILE, self.rulings, kept)

    def change(self, added: list[Findings], removed: list[str], rulings: Rulings = NO_RULINGS) -> ResolutionChange:
        before, ruled, self.rulings = len(self.inside), self.rulings, rulings
        changed = {*removed, *(one.document.id for one in added)}
        both = renamed(ruled, rulings, changed) & self.inside.keys() - changed
        gone = tuple(self.inside.pop(key) for key in sorted({*removed, *both}))
        added = sorted([*added, *(one for one in gone if one.document.id in both)], key=lambda one: one.document.id)
        self.inside |= {one.document.id: one for one in added}
        told = DocumentChange(tuple(added), gone, before, len(self.inside), ruled, rulings)
        change = resolve_change(self.kept, told, CONCEPTS, PROFILE)
        for key in change.gone:
            del self.entities[key]
        self.entities |= {one.id: one for one in change.entities}
        news: tuple[Mapping[Any, Any], ...] = (change.of_mention, change.suggested, change.dates)
        for held, new in zip(self.told, news, strict=True):
            held.update(new)
            for key in [key for key, value in new.items() if value is None]:
                del held[key]
        for one in change.unplaced:
            assert self.placed.pop(one.document.id) == one
        self.placed |= {one.document.id: one for one in change.placed}
        return change

    def check(self) -> None:
        placed, found = self.whole()
        assert self.placed == {one.document.id: one for one in placed}
        assert self.told == [found.of_mention, found.suggested, found.dates]
        assert self.entities == {one.id: one for one in found.entities}


@pytest.mark.parametrize("seed", range(8))
def test_any_sequence_of_changes_gives_what_a_whole_run_gives(seed: int) -> None:
    dice = random.Random(seed)  # noqa: S311 the same reports every time
    case = Followed([report(n, dice) for n in range(100)])
    number = 300
    followed = 0
    for _ in range(10):
        removed = dice.sample(sorted(case.inside), dice.randrange(0, 3))
        added = [report(number + n, dice) for n in range(dice.randrange(len(removed), 4))]
        number += len(added)
        if removed and dice.randrange(2):  # described anew: it comes as it goes
            one = case.inside[removed[0]]
            added.append(replace(one, document=replace(one.document, outlet="Norrin")))
        if not 64 <= len(case.inside) + len(added) - len(removed) < 128:
            break
        try:
            case.change(added, removed)
        except TooWide:
            case.start()
            continue
        followed += 1
        case.check()
    assert followed > 3


class Ruled:
    """What people rule about the names of a case, as it comes and goes."""

    def __init__(self, dice: random.Random) -> None:
        self.dice = dice
        self.same: list[tuple[list[MentionKey], list[MentionKey]]] = []
        self.apart: list[tuple[list[MentionKey], list[MentionKey]]] = []
        self.shown: dict[MentionKey, bool] = {}

    def decide(self, inside: Mapping[str, Findings]) -> None:
        """One ruling more, or one less."""
        dice = self.dice
        what = dice.randrange(6)
        if what == 0 and (held := dice.choice([self.same, self.apart])):
            held.remove(dice.choice(held))
        elif what == 1 and self.shown:
            del self.shown[dice.choice(sorted(self.shown))]
        elif what == 2:
            self.shown |= dict.fromkeys(self._mentions(inside, dice.randrange(1, 3)), bool(dice.randrange(2)))
        else:
            ones = self._mentions(inside, dice.randrange(1, 4))
            alike = [] if dice.randrange(2) else [key for key in self._mentions(inside, 40) if key not in ones][:2]
            others = alike or self._mentions(inside, dice.randrange(1, 4))
            dice.choice([self.same, self.apart]).append((ones, others))

    def _mentions(self, inside: Mapping[str, Findings], number: int) -> list[MentionKey]:
        """Mentions of names, often written alike, and of phrases."""
        found = {c.key: c.name for home in sorted(inside) for c in candidates.gather(inside[home])}
        word = self.dice.choice(sorted({name.split()[0] for name in found.values()}))
        fits = [key for key, name in found.items() if word in name.split()]
        return sorted(self.dice.sample(fits, min(number, len(fits))))

    def rulings(self, inside: Mapping[str, Findings]) -> Rulings:
        """Those that find their words in the documents of the case."""

        def sides(held: list[tuple[list[MentionKey], list[MentionKey]]]) -> tuple[NameRuling, ...]:
            made = []
            for n, both in enumerate(held):
                ones, others = (tuple(key for key in keys if key[0] in inside) for keys in both)
                if ones and others:
                    made.append(NameRuling(ones, others, f"ruling {len(ones)} {n % 3}."))
            return tuple(sorted(made, key=lambda one: (one.ones, one.others, one.why)))

        shown = tuple(sorted((key, told) for key, told in self.shown.items() if key[0] in inside))
        return Rulings(same_names=sides(self.same), apart_names=sides(self.apart), shown=shown)


@pytest.mark.parametrize("seed", range(8))
def test_what_people_rule_about_names_is_followed_too(seed: int) -> None:
    dice = random.Random(f"ruled {seed}")  # noqa: S311 the same every time
    case = Followed([report(n, dice) for n in range(100)])
    people, number, followed = Ruled(dice), 300, 0
    for _ in range(12):
        removed = dice.sample(sorted(case.inside), dice.choice([0, 0, 1]))
        added = [report(number + n, dice) for n in range(dice.choice([0, 0, 1]))]
        number += len(added)
        for _ in range(dice.choice([0, 1, 1, 2])):
            people.decide(case.inside)
        inside = {home: one for home, one in case.inside.items() if home not in removed}
        rulings = people.rulings(inside)
        try:
            case.change(added, removed, rulings)
        except TooWide:
            case.start()
            continue
        followed += 1
        case.check()
    assert followed > 3


def test_what_is_taken_out_again_leaves_no_trace() -> None:
    dice = random.Random(3)  # noqa: S311 the same reports every time
    case = Followed([report(n, dice) for n in range(100)])
    before = {table: list(case.kept.all(table)) for table in TABLES}
    case.change([report(200, dice)], [])
    assert {table: list(case.kept.all(table)) for table in TABLES} != before
    case.change([], ["d200"])
    assert {table: list(case.kept.all(table)) for table in TABLES} == before


# what is kept of a case of 100 documents, but for what countries are called
TABLES = (
    *("name_forms", "name_seen", "name_ties", "name_blocks", "name_tied", "name_words", "name_held", "name_asked"),
    *("name_aside", "name_pointing", "name_points", "name_pointed", "entities", "story_names", "story_shared"),
    *("date_counts", "date_open", "date_open_counts", "date_settled"),
)


def test_a_change_that_reaches_too_far_is_left_to_a_whole_run(monkeypatch: pytest.MonkeyPatch) -> None:
    dice = random.Random(4)  # noqa: S311 the same reports every time
    case = Followed([report(n, dice) for n in range(100)])
    monkeypatch.setattr(reach, "MOST", 3)
    with pytest.raises(TooWide, match="hangs together"):
        case.change([report(number, dice) for number in range(200, 204)], [])


def test_a_name_that_becomes_the_story_s_asks_for_a_whole_run() -> None:
    dice = random.Random(5)  # noqa: S311 the same reports every time
    case = Followed([report(n, dice) for n in range(100)])

    def with_name(number: int) -> Findings:
        return replace(report(number, dice), claims=(), names=(NameMention(0, 1, 0, 8, "Ferrovia", "organisation"),))

    case.change([with_name(n) for n in range(200, 207)], [])
    with pytest.raises(TooWide, match="known to be the story's"):
        case.change([with_name(207)], [])
