"""The record as a whole: fixed order, five flags, every row in its register's columns, and linear growth."""

from __future__ import annotations

import random

import pytest

from depot_claims import (
    ALBIA,
    ALBIA_TRADE,
    CLINIC,
    IN_ALBIA,
    SEPTEMBER,
    VESTRIA,
    WATCH,
    A,
    B,
    C,
    Case,
    at_least,
    exactly,
    more_than,
    paper,
)
from onrecord.model.columns import COLUMNS
from onrecord.model.entity import Resolution
from onrecord.model.entry import FLAGS, REGISTERS
from onrecord.model.findings import Concepts, Findings
from onrecord.model.profile import NO_PROFILE
from onrecord.model.value import Amount
from onrecord.reconciliation import agreement, reconcile


def _story() -> Case:
    case = Case(A, B, C)
    case.figure(A, exactly(54), said=SEPTEMBER, tuple_id="t")
    case.figure(A, exactly(21), said=SEPTEMBER, tuple_id="t", measure="country")
    case.figure(B, more_than(50))
    case.figure(B, at_least(102))
    case.figure(C, exactly(102), None)
    case.figure(C, exactly(80), CLINIC)
    case.site(A, IN_ALBIA)
    case.site(B, IN_ALBIA, ALBIA_TRADE, via=(ALBIA_TRADE,))
    case.act(B, ALBIA, "investigate", WATCH, modality="not-yet")
    case.act(C, ALBIA, "investigate", alternatives="g")
    case.act(C, ALBIA, "close", alternatives="g")
    case.act(C, ALBIA, "meet", in_story=False)
    case.pact(A, "joint drills")
    case.pact(B, "drills", low=2)
    case.position(A, WATCH, "affirms", "function", "the depots hold arms")
    case.position(B, VESTRIA, "denies", "function", "the depots hold arms")
    case.publication(A, "Quiet Quays")
    return case


def test_no_documents_give_an_empty_record() -> None:
    record = reconcile((), Resolution((), {}, {}, {}), Concepts(), NO_PROFILE)
    assert (record.entries, record.lineage, record.to_get, record.copies) == ((), (), (), ())


def test_every_claim_stands_in_exactly_one_entry() -> None:
    case = _story()
    held = [claim for entry in case.record().entries for claim in entry.claims]
    assert sorted(held) == sorted(claim.id for claims in case.claims.values() for claim in claims)


def test_entries_have_five_flags_full_rows_and_the_smallest_id() -> None:
    for entry in _story().record().entries:
        assert tuple(flag.name for flag in entry.flags) == FLAGS
        assert all(flag.value and flag.explanation.rstrip("”").endswith(".") for flag in entry.flags), entry.flags
        assert [name for name, _ in entry.fields] == [name for name, _ in COLUMNS[entry.register]]
        assert all(text for _, text in entry.fields)
        assert entry.id == min(entry.claims)
        assert entry.so.low <= entry.so.high
        assert entry.said.low <= entry.said.high
        assert dict(zip(FLAGS, entry.flags, strict=True))["review"].value == "machine reading, unchecked"


def test_edges_lead_to_entries_of_the_record() -> None:
    record = _story().record()
    ids = {entry.id for entry in record.entries}
    targets = [edge.other for entry in record.entries for edge in entry.edges]
    assert targets
    assert set(targets) <= ids


def test_the_order_of_arrival_makes_no_difference() -> None:
    case = _story()
    expected = case.record()
    dice = random.Random(7)  # noqa: S311 - a fixed shuffle
    for _ in range(5):
        findings = case.findings()
        dice.shuffle(findings)
        shuffled = [Findings(f.document, tuple(dice.sample(f.claims, len(f.claims)))) for f in findings]
        assert reconcile(shuffled, case.resolution, case.concepts, case.profile) == expected


def test_entries_come_by_register_and_key() -> None:
    entries = _story().record().entries
    rank = {register: n for n, register in enumerate(REGISTERS)}
    assert [(rank[e.register], e.key) for e in entries] == sorted((rank[e.register], e.key) for e in entries)


def test_generated_text_neither_confirms_nor_admits() -> None:
    loaded = ("admit", "confirm", "prove", "reveal", "expose", "illegal")
    for entry in _story().record().entries:
        texts = [entry.title, entry.so.explanation, entry.said.explanation, *(f.explanation for f in entry.flags)]
        texts += [edge.explanation.replace("neither confirms the other", "") for edge in entry.edges]
        assert not [text for text in texts if any(word in text.casefold() for word in loaded)]


def test_work_grows_in_line_with_the_claims(monkeypatch: pytest.MonkeyPatch) -> None:
    calls = 0

    def counting(a: Amount, b: Amount) -> agreement.Relation:
        nonlocal calls
        calls += 1
        return relate(a, b)

    relate = agreement.relate
    monkeypatch.setattr(agreement, "relate", counting)

    def comparisons(count: int) -> int:
        nonlocal calls
        calls = 0
        case = Case()
        for n in range(count):
            document = paper(f"{n}.txt", f"2031-{n % 12 + 1:02}-{n % 28 + 1:02}")
            case.figure(document, exactly(n), (WATCH, CLINIC, None)[n % 3])
        case.record()
        return calls

    assert 0 < comparisons(400) <= 5 * comparisons(100)
