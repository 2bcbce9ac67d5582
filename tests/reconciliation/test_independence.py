"""Two counts an entry, as ranges: affiliates, copies, suggestions and unclear roots."""

from __future__ import annotations

import dataclasses

import pytest

from depot_claims import (
    ALBIA_TRADE,
    ALBIA_WATER,
    CLINIC,
    COURIER,
    IN_ALBIA,
    WATCH,
    A,
    B,
    Case,
    exactly,
    flags,
    paper,
)
from onrecord.model.entity import Entity, Resolution
from onrecord.model.entry import SourceCount
from onrecord.model.findings import Findings
from onrecord.model.party import Party
from onrecord.model.profile import KnownName, Profile
from onrecord.model.view import MentionRow
from onrecord.reconciliation import reconcile
from onrecord.reconciliation.copies import find_copies


def span(count: SourceCount) -> tuple[int, int]:
    return count.low, count.high


def test_many_relays_are_one_source() -> None:
    case = Case(*(paper(f"{n}.txt") for n in range(9)))
    claims = [case.site(document, IN_ALBIA) for document in case.documents]
    entry = case.holding(claims[0])
    assert len(entry.claims) == 9
    assert span(entry.so) == (1, 1)
    assert len(entry.so.relays) == 9
    assert entry.so.explanation == "1 independent source that it is so (Harbour Watch), in 9 documents."


def test_agencies_of_one_state_are_affiliates() -> None:
    case = Case(A, B)
    claim = case.site(A, IN_ALBIA, ALBIA_TRADE)
    case.site(B, IN_ALBIA, ALBIA_WATER)
    assert span(case.holding(claim).so) == (1, 1)


def test_a_partner_given_by_the_profile_is_an_affiliate() -> None:
    known = (KnownName("Dockside Clinic", affiliated_to="Harbour Watch"),)
    case = Case(A, B, profile=Profile(names=known))
    claim = case.site(A, IN_ALBIA)
    case.site(B, IN_ALBIA, CLINIC)
    assert span(case.holding(claim).so)[0] == 1
    apart = Case(A, B)
    claim = apart.site(A, IN_ALBIA)
    apart.site(B, IN_ALBIA, CLINIC)
    assert span(apart.holding(claim).so) == (2, 2)


def test_an_unclear_root_makes_a_range() -> None:
    case = Case(A)
    claim = case.site(A, IN_ALBIA, WATCH, root_candidates=(ALBIA_TRADE,))
    entry = case.holding(claim)
    assert span(entry.so) == (1, 2)
    assert flags(entry)["sourcing"] == "1 to 2 roots, not held"
    assert "root unclear in a.txt: Harbour Watch or Trade Ministry" in entry.open_points


@pytest.mark.parametrize(
    ("modality", "polarity", "words"),
    [
        ("stated", "asserted", "that it was done"),
        ("stated", "denied", "that it was not done"),
        ("not-yet", "asserted", "that it was not done"),
        ("planned", "asserted", "that it is planned"),
        ("demanded", "asserted", "that it was asked for"),
        ("conditional", "asserted", "that it was said"),
    ],
)
def test_what_the_sources_of_an_act_say_of_it_is_worded_by_its_state(modality: str, polarity: str, words: str) -> None:
    case = Case(A)
    claim = case.act(A, ALBIA_TRADE, "close", WATCH, modality=modality, polarity=polarity)
    assert case.holding(claim).said.explanation == f"1 independent source {words} (Harbour Watch), in 1 document."


def test_a_candidate_where_no_root_is_stated_gives_none_or_one() -> None:
    case = Case(A)
    entry = case.holding(case.site(A, IN_ALBIA, None, root_candidates=(WATCH,)))
    assert span(entry.so) == (0, 1)
    assert flags(entry)["sourcing"] == "one root at most, not held"


def test_a_suggested_name_serves_its_own_chain_and_widens_the_range() -> None:
    case = Case(A, B)
    guards = Party(name="the dock guards", kind="group", start=400, end=415, named=False)
    case.merge("Harbour Watch", (A, WATCH))
    claim = case.figure(A, exactly(12))
    loose = case.figure(B, exactly(12), guards)
    case.resolution = dataclasses.replace(case.resolution, suggested={(B.id, 400, 415): "e-Harbour Watch"})
    entry = case.holding(claim)
    assert loose.id in entry.claims
    assert span(entry.so) == (1, 2)
    assert "“the dock guards” in b.txt is perhaps Harbour Watch: suggested, not settled" in entry.open_points


def test_merged_names_are_one_source_under_the_canonical_name() -> None:
    case = Case(A, B)
    keepers = Party(name="Keepers of the Port", kind="organisation", start=40, end=59)
    case.merge("Harbour Watch", (A, WATCH), (B, keepers), aliases=("Keepers of the Port",))
    claim = case.site(A, IN_ALBIA)
    case.site(B, IN_ALBIA, keepers)
    entry = case.holding(claim)
    assert span(entry.so) == (1, 1)
    assert entry.so.roots == ("Harbour Watch",)


def test_unnamed_sources_are_never_one_across_documents() -> None:
    case = Case(A, B)
    official = Party(name="a port official", kind="person", start=5, end=20, named=False)
    claim = case.site(A, IN_ALBIA, official)
    case.site(B, IN_ALBIA, official)
    assert span(case.holding(claim).so) == (1, 2)


def test_an_outlet_is_no_root_unless_it_saw_for_itself() -> None:
    case = Case(A)
    relayed = case.site(A, IN_ALBIA, COURIER)
    assert span(case.holding(relayed).so) == (0, 0)
    seen = Case(A)
    observed = seen.site(A, IN_ALBIA, COURIER, is_own_observation=True)
    assert span(seen.holding(observed).so) == (1, 1)


def test_copies_count_once_and_the_later_copies_the_earlier() -> None:
    one, two = paper("one.txt", "2031-05-02", "North Post"), paper("two.txt", "2031-05-01", "South Post")
    case = Case(one, two)
    case.fingerprints = {one.id: tuple(range(20)), two.id: tuple(range(5, 30))}
    official = Party(name="a port official", kind="person", start=5, end=20, named=False)
    claim = case.site(one, IN_ALBIA, official)
    case.site(two, IN_ALBIA, official)
    record = case.record()
    assert [(c[0], c[1]) for c in record.copies] == [(one.id, two.id)]
    assert record.copies[0][2] == "15 of 20 passages of the shorter text are shared; the later by date"
    entry = case.holding(claim)
    assert span(entry.so) == (1, 1)
    assert entry.so.explanation.endswith("1 copy counted once.")


def test_a_copy_s_label_on_the_same_words_of_one_root_is_no_second_source() -> None:
    one, two = paper("one.txt", "2031-05-01", "North Post"), paper("two.txt", "2031-05-02", "South Post")
    label = Party(name="Earlier Notice", kind="document", start=3, end=17)
    case = Case(one, two)
    case.fingerprints = {one.id: tuple(range(20)), two.id: tuple(range(20))}
    claim = case.site(one, IN_ALBIA, quote="the depot stands in Albia")
    case.site(two, IN_ALBIA, via=(label,), root_candidates=(label,), quote="the depot stands in Albia")
    entry = case.holding(claim)
    assert (span(entry.said), span(entry.so)) == ((1, 1), (1, 1))
    apart = Case(one, two)
    claim = apart.site(one, IN_ALBIA, quote="the depot stands in Albia")
    apart.site(two, IN_ALBIA, via=(label,), root_candidates=(label,), quote="the depot stands in Albia")
    assert span(apart.holding(claim).so) == (1, 2)


def test_undated_copies_have_no_direction_and_shared_quotations_are_no_copy() -> None:
    one, two, three = paper("one.txt"), paper("two.txt"), paper("three.txt")
    case = Case(one, two, three)
    case.fingerprints = {one.id: tuple(range(20)), two.id: tuple(range(20)), three.id: tuple(range(15, 60))}
    copies = case.record().copies
    assert len(copies) == 1
    assert "which came first is not known" in copies[0][2]
    assert {copies[0][0], copies[0][1]} == {one.id, two.id}


def test_a_passage_taken_over_is_a_partial_copy_and_its_outlet_stays_its_own() -> None:
    one, two = paper("one.txt", "2031-05-01", "North Post"), paper("two.txt", "2031-05-02", "South Post")
    case = Case(one, two)
    case.fingerprints = {one.id: tuple(range(60)), two.id: tuple(range(45, 105))}
    claim = case.site(one, IN_ALBIA, None, is_own_observation=True)
    case.site(two, IN_ALBIA, None, is_own_observation=True, quote="a depot in Albia, our reporter saw")
    copies = find_copies([Findings(d, (), fingerprints=case.fingerprints[d.id]) for d in (one, two)])
    assert [(c.copy, c.original, c.kind) for c in copies] == [(two.id, one.id, "partial")]
    assert span(case.holding(claim).so) == (2, 2)


def test_what_a_partial_copy_says_in_the_other_s_words_is_the_other_s() -> None:
    one, two = paper("one.txt", "2031-05-01", "North Post"), paper("two.txt", "2031-05-02", "South Post")
    case = Case(one, two)
    case.fingerprints = {one.id: tuple(range(60)), two.id: tuple(range(45, 105))}
    claim = case.site(one, IN_ALBIA, None, is_own_observation=True)
    case.site(two, IN_ALBIA, None, is_own_observation=True)
    assert span(case.holding(claim).so) == (1, 1)


def test_a_described_source_in_a_copied_passage_is_the_original_s() -> None:
    one, two = paper("one.txt", "2031-05-01", "North Post"), paper("two.txt", "2031-05-02", "South Post")
    guards = Party("guards", "group", 5, 11, named=False)
    case = Case(one, two)
    case.fingerprints = {one.id: tuple(range(60)), two.id: tuple(range(45, 105))}
    claim = case.site(one, IN_ALBIA, guards, quote="a depot stands in Albia")
    case.site(two, IN_ALBIA, guards, quote="a depot stands in Albia")
    entry = case.holding(claim)
    assert (span(entry.said), span(entry.so)) == ((1, 1), (1, 1))
    case.fingerprints = {}
    assert span(case.holding(claim).so) == (1, 2)


def test_a_described_speaker_of_a_copied_passage_is_the_original_s() -> None:
    papers = [paper(f"{n}.txt", f"2031-05-0{n}", f"Post {n}") for n in (1, 2, 3)]
    guards = Party("guards", "group", 5, 11, named=False)
    case = Case(*papers)
    said = "keepers had spoken with the harbour master before the old ferry burned on Sunday evening"
    # the third takes over from the second, which takes over another passage from the first
    case.fingerprints = {p.id: tuple(range(45 * n, 45 * n + 60)) for n, p in enumerate(papers)}
    claim = case.position(papers[1], guards, "denies", None, said, about="keepers", quote=said)
    case.position(papers[2], guards, "denies", None, said, about="keepers", quote=said)
    entry = case.holding(claim)
    assert len(entry.claims) == 2
    assert (span(entry.said), span(entry.so)) == ((1, 1), (1, 1))


def test_a_chain_is_shown_once_with_the_state_of_its_body() -> None:
    case = Case(A)
    police = Party("police", "agency", 5, 11, named=False, country="QN")
    claim = case.site(A, IN_ALBIA, police)
    case.site(A, IN_ALBIA, dataclasses.replace(police, start=105, end=111, country=None))
    named = MentionRow(A.id, 1, 6, "place", {"precision": "country", "country": "QN", "name": "Albia"})
    found = [dataclasses.replace(one, mentions=(named,)) for one in case.findings()]
    entry = next(
        e for e in reconcile(found, case.resolution, case.concepts, case.profile).entries if claim.id in e.claims
    )
    assert dict(entry.fields)["by"] == "outlet of a.txt (not stated) ← police (Albia)"


def test_twenty_mastheads_of_one_wire_are_one_text() -> None:
    papers = [paper(f"{n:02}.txt", "2031-05-02", f"Post {n}") for n in range(20)]
    wire = paper("wire.txt", "2031-05-01", "Harbour Wire")
    case = Case(wire, *papers)
    case.fingerprints = {d.id: tuple(range(n % 3, 40)) for n, d in enumerate((*papers, wire))}
    assert {(c[0], c[1]) for c in case.record().copies} == {(p.id, wire.id) for p in papers}


def test_what_many_share_without_copying_is_furniture() -> None:
    papers = [paper(f"{n}.txt", f"2031-05-0{n + 1}") for n in range(6)]
    prints = {p.id: (*range(10), *range(100 * n + 100, 100 * n + 112)) for n, p in enumerate(papers)}
    found = find_copies([Findings(p, (), fingerprints=prints[p.id]) for p in papers])
    late = {p.id for p in papers[4:]}
    assert not {c.copy for c in found} & late


def test_who_names_the_other_is_the_copy() -> None:
    one, two = paper("a.txt", outlet="North Post"), paper("b.txt", outlet="South Post")
    case = Case(one, two)
    case.fingerprints = {one.id: tuple(range(40)), two.id: tuple(range(40))}
    case.site(one, IN_ALBIA, Party(name="South Post", kind="outlet", start=3, end=13))
    (copy,) = case.record().copies
    assert copy[:2] == (one.id, two.id)
    assert copy[2].endswith("it names the other as its source")


def test_a_translation_is_a_copy() -> None:
    one, two = paper("one.txt"), paper("two.txt", translation_of="one.txt")
    assert Case(one, two).record().copies == ((two.id, one.id, "given as a translation of it"),)


def test_a_name_of_two_entities_identifies_neither() -> None:
    case = Case(A, B)
    case.merge("Harbour Watch", (A, WATCH))
    case.merge("Night Patrol", aliases=("Harbour Watch",))
    claim = case.site(A, IN_ALBIA)
    case.site(B, IN_ALBIA)
    assert span(case.holding(claim).so) == (1, 2)
    assert isinstance(case.resolution, Resolution)


def test_who_is_named_with_an_office_once_and_without_it_once_is_one_source() -> None:
    case = Case(A)
    held = Party("Ada Quill", "person", 5, 14, country="QN", office="Trade Minister", person="Ada Quill")
    bare = Party("Quill", "person", 50, 55)
    case.merge("Ada Quill", (A, held), (A, bare), kind="person")
    claim = case.site(A, IN_ALBIA, held)
    case.site(A, IN_ALBIA, bare)
    assert span(case.holding(claim).so) == (1, 1)


def test_a_person_may_speak_for_a_body_that_is_counted() -> None:
    police = Party("Harbour Police", "agency", 5, 19, agency="Harbour Police")
    quill = Party("Ada Quill", "person", 30, 39, person="Ada Quill")
    case = Case(A, B)
    claim = case.site(A, IN_ALBIA, police)
    case.site(B, IN_ALBIA, quill)
    found = case.holding(claim).so
    assert span(found) == (1, 2)
    assert "because a person may speak for a body that is counted" in found.explanation


def test_two_persons_and_two_associations_are_two() -> None:
    quill = Party("Ada Quill", "person", 30, 39, person="Ada Quill")
    holm = Party("Per Holm", "person", 30, 38, person="Per Holm")
    for one, other in ((quill, holm), (WATCH, CLINIC), (WATCH, ALBIA_TRADE)):
        case = Case(A, B)
        claim = case.site(A, IN_ALBIA, one)
        case.site(B, IN_ALBIA, other)
        assert span(case.holding(claim).so) == (2, 2)


def test_a_name_inside_a_longer_one_may_be_the_same() -> None:
    case = Case(A, B)
    claim = case.site(A, IN_ALBIA, Party("Lanternfish", "organisation", 5, 16))
    case.site(B, IN_ALBIA, Party("Lanternfish Shipping", "organisation", 5, 25))
    assert span(case.holding(claim).so) == (1, 2)


def test_two_public_bodies_of_unknown_states_may_be_of_one_authority() -> None:
    case = Case(A, B)
    claim = case.site(A, IN_ALBIA, Party("Harbour Police", "agency", 5, 19, agency="Harbour Police"))
    case.site(B, IN_ALBIA, Party("Coroner's Office of Holm", "organisation", 5, 29))
    assert span(case.holding(claim).so) == (1, 2)


def test_who_is_known_to_hold_an_office_elsewhere_speaks_for_its_state() -> None:
    held = Party("Ada Quill", "person", 5, 14, country="QN", office="Trade Minister", person="Ada Quill")
    bare = Party("Quill", "person", 50, 55, person="Ada Quill")
    case = Case(A, B)
    case.merge("Ada Quill", (A, held), (B, bare), kind="person")
    case.act(A, held, "close", held)
    claim = case.site(B, IN_ALBIA, bare)
    case.site(B, IN_ALBIA, ALBIA_WATER)
    found = case.holding(claim).so
    assert span(found) == (1, 1)
    assert "Ada Quill and Water Ministry speak for one state and count once." in found.explanation


def test_labels_that_read_alike_are_told_once() -> None:
    case = Case(A, B)
    claim = case.site(A, IN_ALBIA, Party("Guards", "group", 5, 11, named=False))
    case.site(B, IN_ALBIA, Party("guards", "group", 5, 11, named=False))
    assert case.holding(claim).so.explanation.startswith(
        "1 to 2 independent sources that it is so (Guards in 2 documents), in 2"
    )


def test_one_document_describes_one_source_twice() -> None:
    case = Case(A)
    claim = case.site(A, IN_ALBIA, Party("Guards", "agency", 5, 11, named=False))
    case.site(A, IN_ALBIA, Party("Guards", "agency", 50, 56, named=False, country="QN"))
    so = case.holding(claim).so
    assert len(case.holding(claim).claims) == 2
    assert so.high == 1
    assert "documents" not in so.explanation


def test_no_root_goes_by_a_merely_suggested_name() -> None:
    case = Case(A)
    guards = Party(name="dock guards", kind="group", start=400, end=411, named=False)
    case.merge("Harbour Watch")
    claim = case.figure(A, exactly(12), guards)
    case.resolution = dataclasses.replace(case.resolution, suggested={(A.id, 400, 411): "e-Harbour Watch"})
    entry = case.holding(claim)
    assert entry.so.roots == ("dock guards",)
    assert entry.title.endswith("according to dock guards")


def test_two_who_are_told_of_together_may_be_two() -> None:
    case = Case(A)
    claim = case.site(A, IN_ALBIA, Party("guards and sailors", "group", 5, 23, named=False))
    found = case.holding(claim).so
    assert span(found) == (1, 2)
    assert "two are told of together" in found.explanation


def test_what_the_case_knows_for_a_paper_is_no_source_and_vouches_for_nothing() -> None:
    wire = Party("Tidewire", "organisation", 7, 15)
    known = Resolution((Entity("w", "outlet", "Tidewire"),), {}, {}, {})
    case = Case(A)
    case.resolution = known
    entry = case.holding(case.site(A, IN_ALBIA, wire))
    assert span(entry.so) == (0, 1)
    case = Case(A)
    case.resolution = known
    entry = case.holding(case.site(A, IN_ALBIA, ALBIA_TRADE, via=(wire,), root_candidates=(wire,)))
    assert span(entry.so) == (1, 1)
    assert span(entry.said) == (1, 1)


def test_a_chief_and_officers_count_with_the_police_of_their_document() -> None:
    police = Party("Larn Police", "agency", 0, 11)
    chief = Party("Ida Quill", "person", 20, 29, office="Police Chief", person="Ida Quill")
    officers = Party("officers", "person", 40, 48, named=False, collective=True)
    case = Case(A)
    claims = [case.site(A, IN_ALBIA, party) for party in (police, chief, officers)]
    entry = case.holding(claims[0])
    assert span(entry.so) == (1, 1)
    assert "speak for one body and count once" in entry.so.explanation
