"""Bodies that the texts make affiliates count as one source."""

from __future__ import annotations

import dataclasses

from depot_claims import CLINIC, IN_ALBIA, WATCH, A, B, Case
from onrecord.model.annotation import NameMention
from onrecord.model.entity import Entity, Resolution
from onrecord.model.entry import Entry
from onrecord.model.findings import Findings
from onrecord.reconciliation import reconcile
from onrecord.reconciliation.affiliates import Tie, find, groups

ENTITIES = tuple(Entity(key, "organisation", name) for key, name in (("c", "Dockside Clinic"), ("w", "Harbour Watch")))


def tied(*, words: bool) -> Findings:
    """Document A names both, and the words between tie them."""
    one = NameMention(0, 2, 500, 513, "Harbour Watch", "organisation", affiliated=(530, "and its partner"))
    two = NameMention(5, 7, 530, 545, "Dockside Clinic", "organisation")
    return Findings(A, (), (one if words else dataclasses.replace(one, affiliated=None), two))


def resolution() -> Resolution:
    return Resolution(ENTITIES, {(A.id, 500, 513): "w", (A.id, 530, 545): "c"}, {}, {})


def test_ties_are_those_of_entities() -> None:
    assert find([tied(words=True)], resolution()) == (Tie(A.id, "w", "c", "and its partner"),)
    assert find([tied(words=True)], Resolution(ENTITIES, {}, {}, {})) == ()
    assert find([tied(words=False)], resolution()) == ()


def test_groups_go_through_others() -> None:
    ties = [Tie("d", "b", "a", ""), Tie("d", "c", "b", ""), Tie("d", "y", "x", "")]
    assert groups(ties) == groups(ties[::-1]) == {"a": "a", "b": "a", "c": "a", "x": "x", "y": "x"}


def entry(*, words: bool) -> Entry:
    case = Case(A, B)
    claim = case.site(A, IN_ALBIA, WATCH)
    case.site(B, IN_ALBIA, CLINIC)
    names = tied(words=words).names
    found = [Findings(d, tuple(case.claims[d.id]), names if d is A else ()) for d in case.documents]
    record = reconcile(found, resolution(), case.concepts, case.profile)
    edges = [e for e in record.lineage if e.kind == "affiliated"]
    assert [(e.upper, e.lower, e.document) for e in edges] == ([("w", "c", A.id)] if words else [])
    return next(e for e in record.entries if claim.id in e.claims)


def test_a_partner_by_the_text_counts_once() -> None:
    one = entry(words=True)
    assert (one.so.low, one.so.high) == (1, 1)
    assert "Dockside Clinic and Harbour Watch are affiliates and count once." in one.so.explanation
    apart = entry(words=False)
    assert (apart.so.low, apart.so.high) == (2, 2)
    assert "affiliates" not in apart.so.explanation
