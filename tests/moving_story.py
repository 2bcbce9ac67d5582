"""An invented story of many small documents, drawn by lot: what they say meets, repeats, revises and denies."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from onrecord.model.annotation import NameMention
from onrecord.model.claim import (
    Action,
    Agreement,
    Body,
    Claim,
    ClaimKind,
    Evidence,
    Figure,
    Position,
    Publication,
    Site,
)
from onrecord.model.document import Document
from onrecord.model.entity import Entity, Resolution
from onrecord.model.findings import Concepts, Findings, LearntConcept
from onrecord.model.party import Party
from onrecord.model.value import WORLD, Amount, Place, Time
from onrecord.model.view import MentionRow

CONCEPTS = Concepts((LearntConcept("depot", ("store", "supply depot")), LearntConcept("pier", ())), ("QM",))
_LANDS = (("Vestria", "QM"), ("Albia", "QN"), ("Borvia", "QP"))
_WATCH = ("Harbour Watch", "the Harbour Watch", "Watch", "Tide Institute", "Quay Union")
_OUTLETS = ("Port Courier", "Tidal Post", "Harbour Watch", None, None)
_NAMES = ("Ada Vestsen", "Bela Albsen", "Cora Borsen", "Ada Albsen")
_TOWNS = ("Westhaven", "Norhaven", "Osthaven")


def day(dice: random.Random, *, wide: int = 90) -> Time:
    """One of the story's days."""
    n = dice.randrange(wide)
    text = f"2031-{1 + n // 28:02d}-{1 + n % 28:02d}"
    return Time(text, text, text)


def document(number: int) -> Findings:
    """The ``number``-th document."""
    dice = random.Random(number)  # noqa: S311 the same documents every time
    name = hashlib.sha256(f"moving {number}".encode()).hexdigest()
    published = day(dice) if dice.random() < 0.8 else None
    home = Document(
        name,
        f"{number:04d}.txt",
        "plain",
        "utf-8",
        name,
        900,
        dice.choice(_OUTLETS),
        published,
        "en",
        title="The Count",
    )
    claims, names, rows = [], [], []
    for at in range(dice.randrange(1, 7)):
        kind, body, more, quote, party = _said(dice, 100 * at)
        outlet = Party("", "outlet", named=False)
        root = None if dice.random() < 0.25 else party
        claims.append(
            Claim(
                id=hashlib.sha256(f"{number} {at}".encode()).hexdigest()[:16],
                kind=kind,
                document=name,
                start=100 * at,
                end=100 * at + 80,
                quote=quote,
                polarity=more.pop("polarity", "asserted"),
                modality=more.pop("modality", "alleged"),
                attribution=(outlet, root) if root is not None else (outlet,),
                root=root,
                body=body,
                published=published,
                said=day(dice) if dice.random() < 0.3 else None,
                in_story=dice.random() < 0.95,
                doubts=("read across sentences",) if dice.random() < 0.1 else (),
                **more,
            )
        )
        names.append(NameMention(at, at + 1, party.start, party.end, party.name, "organisation"))
        if dice.random() < 0.1 and at:
            names[-1] = replace(names[-1], affiliated=(names[0].start, "a branch of"))
        land, code = dice.choice(_LANDS)
        value = {"precision": "country", "country": code, "name": land if dice.random() < 0.8 else f"the {land}s"}
        rows.append(MentionRow(name, 100 * at, 100 * at + 5, "place", value))
    prints, gist = _marks(number, dice)
    return Findings(home, tuple(claims), tuple(names), (), tuple(rows), 6, prints, gist=gist)


def _said(dice: random.Random, at: int) -> tuple[ClaimKind, Body, dict[str, Any], str, Party]:
    land, code = dice.choice(_LANDS)
    who = dice.choice(_WATCH)
    watch = Party(who, "organisation", at + 10, at + 10 + len(who))
    if dice.random() < 0.1:
        watch = replace(watch, suggested="Tide Institute", named=False)
    country = Place(land, country=code, precision="country")
    town = Place(dice.choice(_TOWNS), country=code, precision="city")
    ministry = Party("Trade Ministry", "agency", at + 30, at + 44, country=code, agency="Trade Ministry")
    person = Party(dice.choice(_NAMES), "person", at + 50, at + 60, person=dice.choice(_NAMES))
    if dice.random() < 0.3:
        person = replace(person, office="minister", country=code)
    value = float(dice.choice((3, 14, 54, 102, 5000)))
    amount = dice.choice((Amount(value, value), Amount(value, None, "at least"), Amount(10, None, "dozens")))
    place = dice.choice((WORLD, country, town, None))
    body: Body
    more: dict[str, Any]
    match dice.randrange(11):
        case 0 | 1:
            measure = dice.choice(("depot", "store", "bank debt", "debt", "worker"))
            scope = dice.choice((None, None, "second report", "northern coast"))
            as_of = day(dice) if dice.random() < 0.3 else None
            told = dice.choice(("found", "corrected its count to", "reported earlier"))
            quote = f"{who} {told} {value:.0f} {measure}s there"
            body = Figure(
                measure, amount, f"{measure}s", f"t{at // 200}" if dice.random() < 0.3 else None, scope, as_of
            )
            more = {"place": place, "polarity": "denied" if dice.random() < 0.1 else "asserted"}
            return "figure", body, {**more, "evidence": (Evidence("quantity", at + 20, at + 22),)}, quote, watch
        case 2:
            toll = Amount(float(dice.randrange(1, 4)), None) if dice.random() < 0.2 else Amount(2.0, 2.0)
            body = Figure(dice.choice(("people killed", "people injured")), toll, "people")
            return "figure", body, {"place": town, "time": day(dice, wide=9)}, "two people were hurt at the pier", watch
        case 3 | 4:
            act = dice.choice(("investigate", "close", "end"))
            mood = dice.choice(("stated", "stated", "not-yet", "planned", "demanded"))
            about = dice.choice(("the depots", "the depots of Albia", "the long pier", None))
            more = {"modality": mood, "time": day(dice) if dice.random() < 0.5 else None}
            if dice.random() < 0.2:
                more["alternatives"] = f"either {at // 300}"
            return "action", Action(ministry, act, about, is_response=True), more, f"it would {act} {about}", ministry
        case 5:
            operator = ministry if dice.random() < 0.3 else None
            return (
                "site",
                Site(dice.choice(("depot", "store")), operator),
                {"place": town},
                f"a depot in {town.name}",
                watch,
            )
        case 6:
            sides = (Party("Vestria", "state", 1, 8, country="QM"), Party("Albia", "state", 11, 16, country="QN"))
            body = Agreement(
                sides[: dice.choice((1, 2, 2))], "joint harbour drill", status=dice.choice(("in force", "ended"))
            )
            return "agreement", body, {"modality": "stated"}, "the drill pact", watch
        case 7:
            body = Publication(
                watch, dice.choice(("The Count", "Tides", None)), "report", dice.choice((None, None, "The Count"))
            )
            return "publication", body, {"modality": "stated", "time": day(dice)}, f"its report, by {who}", watch
        case 8:
            paper = Party("The Count", "document", at + 1, at + 10)
            return (
                "figure",
                Figure("depot", Amount(value, value), "depots"),
                {"place": WORLD},
                f"The Count has {value}",
                paper,
            )
        case _:
            stance: Any = dice.choice(("denies", "affirms", "condemns", "justifies"))
            facet: Any = dice.choice(("existence", "operator", "number", None))
            body = Position(
                person, "the depots are run by the navy", stance, dice.choice(("the depots", "the pier")), facet
            )
            return "position", body, {"modality": "stated"}, "said of the depots", person


def _marks(number: int, dice: random.Random) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Passages: mostly the document's own; some are another's, and some everybody's."""
    source = number if dice.random() < 0.7 else dice.randrange(40)
    own = [10_000 * source + n for n in range(40)]
    kept = own if dice.random() < 0.5 else own[: dice.randrange(10, 40)]
    return tuple(sorted({*kept, *range(5)})), tuple(sorted(10_000 * source + n for n in range(30)))


def resolved(findings: Sequence[Findings]) -> Resolution:
    """Every name that two documents have, with or without its article, is an entity; a single word is suggested."""
    seen: dict[str, set[tuple[str, str]]] = {}
    for one in findings:
        for m in one.names:
            seen.setdefault(m.text.removeprefix("the "), set()).add((one.document.id, m.text))
    entities = {
        name: Entity(f"e-{name}", "organisation", name, aliases=tuple(sorted({text for _, text in found} - {name})))
        for name, found in sorted(seen.items())
        if len({home for home, _ in found}) > 1
    }
    of_mention: dict[tuple[str, int, int], str] = {}
    suggested: dict[tuple[str, int, int], str] = {}
    for one in findings:
        for m in one.names:
            entity = entities.get(m.text.removeprefix("the "))
            where = suggested if m.text == "Watch" else of_mention
            if entity is not None:
                where[one.document.id, m.start, m.end] = entity.id
    dates: dict[str, object] = {}
    first = min((one.document.published.start or "" for one in findings if one.document.published), default="")
    for one in findings:
        if one.document.published is None and len(findings) % 3 == 0:
            dates[one.document.id] = Time(first, first, first, inferred=True)
    return Resolution(tuple(entities.values()), of_mention, suggested, dates)


def documents(numbers: Iterator[int], count: int) -> list[Findings]:
    """So many documents."""
    return [document(next(numbers)) for _ in range(count)]
