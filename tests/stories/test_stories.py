"""Whole cases against the record that a careful reader draws from the same reports (``*.yaml`` beside this file).

Each expected row is a check of its own. Rows under ``known_misses`` must fail, so that list can only shrink; rows
under ``never`` and the names to keep apart have no exceptions. The conditions are described atop the first YAML file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from onrecord import intake, pipeline, store
from onrecord.casefolder import CaseFolder
from onrecord.model.claim import Claim, Figure
from onrecord.model.entity import Entity
from onrecord.model.entry import Entry
from onrecord.model.party import Party
from onrecord.model.value import Amount, Place, Time
from onrecord.model.view import View
from onrecord.settings import Settings

HERE = Path(__file__).parent
EXAMPLES = HERE.parents[1] / "examples"
REPORTS = HERE / "reports"  # short stories that are no examples
ACTORS = ("country", "who", "speaker", "operator", "parties", "publisher")  # cells that say who
REGISTERS = ("figures", "sites", "responses", "agreements", "positions", "publications")
_NONE: dict[str, Any] = {
    "states": {},
    "copies": {"same": [], "apart": []},
    "names": {"merge": [], "suggest": []},
    "claims": [],
    "never": {},
    "known_misses": [],
}
EXPECTED: dict[str, dict[str, Any]] = {
    path.stem: {**_NONE, **yaml.safe_load(path.read_text(encoding="utf-8"))} for path in sorted(HERE.glob("*.yaml"))
}

Row = Mapping[str, Any]


class Story:
    """A built example beside what it should be. Reports go by their numbers ("01")."""

    def __init__(self, view: View, expected: Mapping[str, Any]) -> None:
        self.view = view
        self.expected = expected
        by_name = {document.name: document.id for document in view.documents()}
        self.ids: dict[str, str] = {number: by_name[one["file"]] for number, one in expected["documents"].items()}
        self.documents = {identifier: number for number, identifier in self.ids.items()}  # back again
        self.claims = {claim.id: claim for claim in view.claims()}
        self.entries = tuple(view.entries(with_aside=True))
        self.entities = tuple(view.entities())

    def members(self, entry: Entry) -> list[Claim]:
        return [self.claims[claim] for claim in entry.claims]

    def span(self, number: str, passage: str) -> tuple[int, int]:
        start = self.view.text(self.ids[number]).find(passage)
        assert start >= 0, f"report {number} does not say {passage!r}"
        return start, start + len(passage)

    def overlaps(self, claim: Claim, number: str, passage: str) -> bool:
        start, end = self.span(number, passage)
        return claim.document == self.ids[number] and claim.start < end and start < claim.end

    def names_of(self, claim: Claim, party: Party) -> Iterator[str]:
        """Every word for ``party``: as written, its person, body, office and state, and the entity's names."""
        yield from (name for name in (party.name, party.person, party.agency, party.office) if name)
        yield self.expected["states"].get(party.country, "")
        entity = self.view.entity_of(claim.document, party.start, party.end) if party.start >= 0 else None
        yield from (entity.canonical, *entity.aliases) if entity else ()

    def is_called(self, claim: Claim, party: Party, text: str) -> bool:
        return any(text.casefold() in name.casefold() for name in self.names_of(claim, party))

    def involves(self, claim: Claim, text: str) -> bool:
        return any(self.is_called(claim, one, text) for one in parties(claim))

    def row(self, identifier: str) -> tuple[str, Row]:
        """Register and row of that id."""
        return next((r, row) for r in REGISTERS for row in self.expected.get(r, ()) if row["id"] == identifier)

    def fitting(self, register: str, row: Row) -> list[Entry]:
        """The entries that meet every condition of ``row``."""
        registers = row.get("registers", [register])
        return [e for e in self.entries if e.register in registers and not misfits(ENTRY, self, e, row)]

    def fitting_claims(self, row: Row) -> list[Claim]:
        """The claims that meet every condition of ``row``."""
        near = [c for c in self.claims.values() if self.overlaps(c, row["document"], row["at"])]
        return [c for c in near if not misfits(CLAIM, self, c, row)]

    def holding(self, name: str) -> list[Entity]:
        """Entities that bear ``name``, suggestions left out."""
        return [e for e in self.entities if name.casefold() in {n.casefold() for n in (e.canonical, *e.aliases)}]

    def entities_at(self, number: str, passage: str) -> set[str]:
        """Ids of the entities that names and parties overlapping the passage stand for."""
        start, end = self.span(number, passage)
        document = self.ids[number]
        spans = {(m.start, m.end) for m in self.view.mentions(document) if m.type == "name"}
        spans |= {(p.start, p.end) for c in self.view.claims(document) for p in parties(c)}
        inside = [span for span in spans if start <= span[0] and span[1] <= end]
        return {e.id for span in inside if (e := self.view.entity_of(document, *span)) is not None}


def parties(claim: Claim) -> Iterator[Party]:
    """Everyone in a slot of the claim."""
    yield from claim.attribution
    slots = (getattr(claim.body, name, None) for name in ("actor", "operator", "speaker", "publisher"))
    yield from (party for party in slots if party is not None)
    yield from getattr(claim.body, "parties", ())


def listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def is_same(found: object, wanted: Any) -> bool:
    return any(str(found).casefold() == str(option).casefold() for option in listed(wanted))


def has_body(claim: Claim, wanted: Mapping[str, Any]) -> bool:
    return all(is_same(getattr(claim.body, name, None), value) for name, value in wanted.items())


def bounds(amount: Amount | None) -> list[float | None]:
    return [amount.low, amount.high] if amount else []


def days(time: Time | None) -> list[str | None]:
    return [time.start, time.end] if time else []


def is_place(place: Place | None, wanted: Mapping[str, str]) -> bool:
    return place is not None and all(is_same(getattr(place, name), value) for name, value in wanted.items())


def is_state(story: Story, entry: Entry, wanted: str) -> bool:
    if wanted in ("any", "outside"):
        return entry.country is not None and (wanted == "any" or entry.country not in story.expected["states"])
    return entry.country == wanted


def shares_one(story: Story, entry: Entry, who: Iterable[str]) -> bool:
    texts = list(who)
    cells = " · ".join(text for name, text in entry.fields if name in ACTORS).casefold()
    return any(
        all(story.involves(claim, text) or text.casefold() in cells for text in texts) for claim in story.members(entry)
    )


def overtakes(story: Story, entry: Entry, identifier: str) -> bool:
    earlier = story.fitting(*story.row(identifier))
    return entry in earlier or has_edge(story, entry, {"kind": "overtakes", "to": identifier})


def has_edge(story: Story, entry: Entry, wanted: Mapping[str, str]) -> bool:
    others = {other.id for other in story.fitting(*story.row(wanted["to"]))}
    edges = [edge for edge in entry.edges if edge.kind == wanted["kind"] and edge.other in others]
    return any(
        edge.type == wanted.get("type", edge.type) and edge.facet == wanted.get("facet", edge.facet) for edge in edges
    )


def has_flags(entry: Entry, wanted: Mapping[str, str]) -> bool:
    values = {flag.name: f"{flag.value} {flag.explanation}".casefold() for flag in entry.flags}
    return all(text.casefold() in values.get(name, "") for name, text in wanted.items())  # type: ignore[call-overload]


def has_cells(entry: Entry, wanted: Mapping[str, Any]) -> bool:
    cells = dict(entry.fields)
    return all(
        text.casefold() in cells.get(name, "").casefold() for name, texts in wanted.items() for text in listed(texts)
    )


def is_chain(story: Story, claim: Claim, wanted: list[str]) -> bool:
    """``-`` is an outlet that is not stated; names may be those of the entity behind."""
    if len(claim.attribution) != len(wanted):
        return False
    pairs = zip(claim.attribution, wanted, strict=True)
    return all(not party.name if text == "-" else story.is_called(claim, party, text) for party, text in pairs)


def is_root(story: Story, claim: Claim, wanted: str) -> bool:
    return wanted == "-" if claim.root is None else story.is_called(claim, claim.root, wanted)


def shares_tuple(story: Story, claim: Claim, low: float) -> bool:
    if not isinstance(claim.body, Figure) or claim.body.tuple_id is None:
        return False
    shared = claim.body.tuple_id
    figures = [c.body for c in story.view.claims(claim.document) if isinstance(c.body, Figure)]
    return any(one.tuple_id == shared and one.amount.low == low for one in figures)


ENTRY: dict[str, Callable[[Story, Entry, Any], bool]] = {
    "body": lambda s, e, wanted: any(has_body(claim, wanted) for claim in s.members(e)),
    "who": shares_one,
    "amount": lambda s, e, wanted: bounds(e.amount) == wanted,
    "qualifier": lambda s, e, wanted: e.amount is not None and e.amount.qualifier == wanted,
    "place": lambda s, e, wanted: is_place(e.place, wanted),
    "country": is_state,
    "cell": lambda s, e, wanted: e.cell is not None and any(e.cell.startswith(one) for one in wanted),
    "time": lambda s, e, wanted: days(e.time) == wanted,
    "documents": lambda s, e, wanted: set(wanted) <= {s.documents[c.document] for c in s.members(e)},
    "without": lambda s, e, wanted: not set(wanted) & {s.documents[c.document] for c in s.members(e)},
    "so": lambda s, e, wanted: wanted[0] <= e.so.low and e.so.high <= wanted[1],
    "said": lambda s, e, wanted: wanted[0] <= e.said.low and e.said.high <= wanted[1],
    "roots": lambda s, e, wanted: set(wanted) <= {*e.so.roots, *e.said.roots},
    "modality": lambda s, e, wanted: all(claim.modality in wanted for claim in s.members(e)),
    "polarity": lambda s, e, wanted: all(claim.polarity == wanted for claim in s.members(e)),
    "flag": lambda s, e, wanted: has_flags(e, wanted),
    "edge": has_edge,
    "overtakes": overtakes,
    "cells": lambda s, e, wanted: has_cells(e, wanted),
    "at": lambda s, e, wanted: all(any(s.overlaps(c, n, t) for c in s.members(e)) for n, t in wanted.items()),
}

CLAIM: dict[str, Callable[[Story, Claim, Any], bool]] = {
    "kind": lambda s, c, wanted: is_same(c.kind, wanted),
    "body": lambda s, c, wanted: has_body(c, wanted),
    "who": lambda s, c, wanted: all(s.involves(c, text) for text in wanted),
    "modality": lambda s, c, wanted: c.modality in wanted,
    "polarity": lambda s, c, wanted: c.polarity == wanted,
    "amount": lambda s, c, wanted: isinstance(c.body, Figure) and bounds(c.body.amount) == wanted,
    "chain": is_chain,
    "root": is_root,
    "time": lambda s, c, wanted: days(c.time) == wanted,
    "place": lambda s, c, wanted: is_place(c.place, wanted),
    "tuple": shares_tuple,
    "alternatives": lambda s, c, wanted: (c.alternatives is not None) == wanted,
    "observed": lambda s, c, wanted: c.is_own_observation == wanted,
}


def misfits(tests: Mapping[str, Callable[..., bool]], story: Story, thing: object, row: Row) -> list[str]:
    """The conditions of ``row`` that ``thing`` does not meet."""
    return [name for name, wanted in row.items() if name in tests and not tests[name](story, thing, wanted)]


def marks(story: str, identifier: str) -> list[pytest.MarkDecorator]:
    """Known misses are expected to fail, strictly."""
    reasons = {one["id"]: one["why"] for one in EXPECTED[story]["known_misses"]}
    return [pytest.mark.xfail(reason=reasons[identifier], strict=True)] if identifier in reasons else []


def wanted(*parts: str) -> list[Any]:
    """Story, part and row of every row under these headings."""
    rows = [(story, part, row) for story, said in EXPECTED.items() for part in parts for row in said.get(part, ())]
    return [pytest.param(*one, marks=marks(one[0], one[2]["id"]), id=f"{one[1]}-{one[2]['id']}") for one in rows]


def never(*parts: str) -> list[Any]:
    """Rows that nothing may fit. No exceptions."""
    rows = [(s, part, row) for s, said in EXPECTED.items() for part in parts for row in said["never"].get(part, ())]
    return [pytest.param(*one, id=f"{one[1]}-{one[2]['id']}") for one in rows]


def label(part: str, group: Any) -> str:
    """The id of a group of names."""
    return f"{part}: " + (" = ".join(map(str, group)) if isinstance(group, list) else str(group))


def named(part: str) -> list[Any]:
    """Story and group of every group of names under this heading; only merges and suggestions may be missed."""
    groups = [(story, group) for story, said in EXPECTED.items() for group in said["names"].get(part, ())]
    can_miss = part in ("merge", "suggest")
    return [
        pytest.param(s, group, marks=marks(s, label(part, group)) if can_miss else [], id=label(part, group))
        for s, group in groups
    ]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Story]:
    """The story of that name, built once."""
    stories: dict[str, Story] = {}

    def build(name: str) -> Story:
        if name not in stories:
            expected = EXPECTED[name]
            folder = tmp_path_factory.mktemp(name) / "case"
            if "example" in expected:
                reports = EXAMPLES / expected["example"] / "reports"
                profile: str | None = str(reports.parent / "profile.yaml")
            else:
                reports, profile = REPORTS / name, None
            case = CaseFolder.create(folder, expected["title"], profile=profile)
            taken = intake.add(case, [reports])
            assert not taken.refused
            pipeline.build(case, Settings(progress=False))
            stories[name] = Story(store.open_view(case.record_path), expected)
        return stories[name]

    return build


Built = Callable[[str], Story]


@pytest.mark.parametrize("story", EXPECTED)
def test_the_documents_are_known_by_outlet_and_date(built: Built, story: str) -> None:
    view = built(story).view
    found = {one.name: (one.outlet, one.published and one.published.edtf) for one in view.documents()}
    assert found == {one["file"]: (one["outlet"], one["published"]) for one in EXPECTED[story]["documents"].values()}


@pytest.mark.parametrize("story", EXPECTED)
def test_copies_are_told_from_other_reports(built: Built, story: str) -> None:
    case = built(story)
    found = {frozenset((case.documents[a], case.documents[b])) for a, b, _ in case.view.copies()}
    assert {frozenset(pair) for pair in EXPECTED[story]["copies"]["same"]} <= found
    assert not {frozenset(pair) for pair in EXPECTED[story]["copies"]["apart"]} & found


@pytest.mark.parametrize(("story", "part", "row"), wanted("unread"))
def test_what_is_not_read_is_counted_with_its_reason(built: Built, story: str, part: str, row: Row) -> None:
    case = built(story)
    start, end = case.span(row["document"], row["text"])
    notes = [n for n in case.view.notes(case.ids[row["document"]]) if n.start < end and start < n.end]
    assert [note.reason for note in notes if note.reason in row["reasons"]], [note.reason for note in notes]


@pytest.mark.parametrize(("story", "register", "row"), wanted(*REGISTERS))
def test_the_record_has_the_row(built: Built, story: str, register: str, row: Row) -> None:
    case = built(story)
    fitting = [entry for entry in case.fitting(register, row) if entry.in_story]
    registers = row.get("registers", [register])
    near = [(misfits(ENTRY, case, e, row), e.title) for e in case.entries if e.register in registers]
    near.sort(key=lambda one: len(one[0]))
    assert fitting, f"nearest: {near[:3]}"


@pytest.mark.parametrize(("story", "register", "row"), never(*REGISTERS))
def test_the_record_never_has_the_row(built: Built, story: str, register: str, row: Row) -> None:
    assert [(entry.title, entry.fields) for entry in built(story).fitting(register, row)] == []


@pytest.mark.parametrize(("story", "part", "row"), wanted("claims"))
def test_the_passage_makes_the_claim(built: Built, story: str, part: str, row: Row) -> None:
    case = built(story)
    near = [c for c in case.claims.values() if case.overlaps(c, row["document"], row["at"])]
    assert case.fitting_claims(row), [(c.kind, c.quote, misfits(CLAIM, case, c, row)) for c in near]


@pytest.mark.parametrize(("story", "part", "row"), never("claims"))
def test_the_passage_never_makes_the_claim(built: Built, story: str, part: str, row: Row) -> None:
    assert [(claim.kind, claim.quote) for claim in built(story).fitting_claims(row)] == []


@pytest.mark.parametrize(("story", "part", "row"), wanted("to_get"))
def test_roots_that_are_not_held_are_to_be_got(built: Built, story: str, part: str, row: Row) -> None:
    assert row["title"] in {one.title for one in built(story).view.to_get()}


@pytest.mark.parametrize(("story", "group"), named("merge"))
def test_names_are_merged(built: Built, story: str, group: list[str]) -> None:
    case = built(story)
    held = [{entity.id for entity in case.holding(name)} for name in group]
    assert all(len(ids) == 1 for ids in held), held
    assert len(set.union(*held)) == 1


@pytest.mark.parametrize(("story", "group"), named("suggest"))
def test_a_weak_name_is_suggested_only(built: Built, story: str, group: list[str]) -> None:
    (entity,) = built(story).holding(group[0])
    assert any(group[1] in name for name in entity.suggested)


@pytest.mark.parametrize(("story", "group"), named("apart"))
def test_names_stay_apart(built: Built, story: str, group: list[str]) -> None:
    case = built(story)
    assert not {e.id for e in case.holding(group[0])} & {e.id for e in case.holding(group[1])}


@pytest.mark.parametrize(("story", "group"), named("mentions_apart"))
def test_mentions_stay_apart(built: Built, story: str, group: list[dict[str, str]]) -> None:
    case = built(story)
    held = [case.entities_at(number, passage) for one in group for number, passage in one.items()]
    assert sum(map(len, held)) == len(set.union(*held))


@pytest.mark.parametrize(("story", "name"), named("unnamed"))
def test_unnamed_persons_are_no_entities(built: Built, story: str, name: str) -> None:
    names = {n.casefold() for entity in built(story).entities for n in (entity.canonical, *entity.aliases)}
    assert not [one for one in names if name in one]


@pytest.mark.parametrize("story", EXPECTED)
def test_known_misses_are_rows_that_may_be_missed(story: str) -> None:
    expected = EXPECTED[story]
    rows = [row["id"] for part in ("unread", "to_get", "claims", *REGISTERS) for row in expected.get(part, ())]
    groups = [label(part, group) for part in ("merge", "suggest") for group in expected["names"][part]]
    assert len(rows) == len(set(rows)), "ids repeat"
    assert {one["id"] for one in expected["known_misses"]} <= {*rows, *groups}
    assert all(one["why"] for one in expected["known_misses"])


@pytest.mark.parametrize("story", EXPECTED)
def test_every_condition_is_one_that_is_checked(story: str) -> None:
    plain = {"id", "note", "registers", "document", "at", "text", "reasons"}
    expected = EXPECTED[story]
    for register in REGISTERS:
        for row in (*expected.get(register, ()), *expected["never"].get(register, ())):
            assert set(row) <= {*ENTRY, *plain} - {"document"}, row["id"]
    for row in (*expected["claims"], *expected["never"].get("claims", ())):
        assert set(row) <= {*CLAIM, *plain}, row["id"]
