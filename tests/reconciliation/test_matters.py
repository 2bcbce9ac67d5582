"""Sites, agreements and publications: which claims are about the same matter."""

from __future__ import annotations

import dataclasses

from depot_claims import (
    ALBIA,
    DECEMBER,
    IN_ALBIA,
    SEPTEMBER,
    VESTRIA,
    WATCH,
    A,
    B,
    C,
    Case,
    cells,
    day,
    exactly,
    flags,
    month,
    paper,
)
from onrecord.model.claim import Agreement, Claim, Modality, Position
from onrecord.model.document import Document
from onrecord.model.party import Party
from onrecord.model.profile import NO_PROFILE
from onrecord.model.value import Place, Time
from onrecord.model.view import MentionRow
from onrecord.reconciliation import reconcile

NAVY = Party("Southern Navy Office", "agency", 50, 70, country="QM")
COAST = Party("Coast Bureau", "agency", 80, 92, country="QM")
QUAYSIDE = Place("Quayside", country="QN", precision="city", lat=1.0, lon=2.0)
SOMEWHERE = Place("Albia", country="QN", precision="unknown")


def test_operators_split_a_place_only_where_both_are_stated() -> None:
    case = Case(A, B)
    one, silent = case.site(A, QUAYSIDE, operator=NAVY), case.site(B, QUAYSIDE)
    assert set(case.holding(one).claims) == {one.id, silent.id}
    assert cells(case.holding(one))["operator"] == "Southern Navy Office"
    other = case.site(B, QUAYSIDE, operator=COAST)
    assert case.holding(one).claims == (one.id,)
    assert case.holding(other).claims == (other.id,)
    assert case.holding(silent).claims == (silent.id,)


def test_a_country_a_town_in_it_and_an_unknown_place_are_three() -> None:
    case = Case(A)
    claims = [case.site(A, place) for place in (IN_ALBIA, QUAYSIDE, SOMEWHERE)]
    found = [case.holding(claim) for claim in claims]
    assert len({entry.id for entry in found}) == 3
    assert "location not stated" in found[0].open_points
    assert not [p for p in found[1].open_points if p.startswith("location")]
    assert cells(found[2])["place"] == "Albia, location unknown"
    assert "location unknown" in found[2].open_points
    assert "operator not stated" in found[0].open_points


def test_a_site_that_is_only_asked_about_is_no_site_claimed() -> None:
    case = Case(A)
    asked = case.site(A, IN_ALBIA, None, modality="unresolved")
    assert flags(case.holding(asked))["lifecycle"] == "unresolved"


def test_who_only_asks_whether_it_is_there_stands_in_its_line_and_counts_for_nothing() -> None:
    case = Case(A, B)
    said = case.site(A, IN_ALBIA, WATCH)
    asked = case.site(B, IN_ALBIA, Party("Coast Office", "organisation", 5, 17), modality="unresolved")
    entry = case.holding(said)
    assert set(entry.claims) == {said.id, asked.id}
    assert flags(entry)["lifecycle"] == "alleged"
    assert (entry.said.high, entry.so.high) == (1, 1)
    assert "Coast Office" not in cells(entry)["by"]
    assert "whether it is there is left open by Coast Office in b.txt" in entry.open_points


def test_agreements_gather_places_and_leave_number_and_status_open() -> None:
    case = Case(A, B)
    rome, oran = Place("Quayside", country="QN", precision="city"), Place("Farhaven", country="QN", precision="city")
    one = case.pact(A, "joint drills of port crews", WATCH, places=(rome,), low=1, high=1, status="called off")
    two = case.pact(B, "drills in several ports", None, places=(rome, oran), low=2, status="in force")
    entry = case.holding(one)
    assert set(entry.claims) == {one.id, two.id}
    row = cells(entry)
    assert row["parties"] == "Albia–Vestria"
    assert row["number"] == "one or more; not settled"
    assert row["places"] == "Quayside, Farhaven and others (open list)"
    assert row["status"].startswith("contested: ")
    assert "documents differ on how many agreements there are" in entry.open_points
    other = case.pact(B, "fishing quotas")
    assert case.holding(other).claims == (other.id,)


def test_an_agreement_hoped_for_with_whom_is_only_described_is_one() -> None:
    case = Case(A, B)

    def ahead(document: Document, modality: Modality, subject: str, *others: Party) -> Claim:
        body = Agreement((VESTRIA, *others), subject)
        return case.add(document, "agreement", body, WATCH, modality=modality, quote=f"{modality} {subject}")

    one = ahead(A, "planned", "debt rescheduling", Party("its banks", "group", 20, 29, named=False))
    two = ahead(B, "possible", "rescheduling of debt", Party("foreign bank creditors", "group", 20, 42, named=False))
    silent = ahead(B, "possible", "restructuring of its debt")
    union = ahead(B, "planned", "wages of harbour pilots", Party("striking pilots", "group", 20, 35, named=False))
    named = ahead(B, "planned", "debt rescheduling", ALBIA)
    made = ahead(B, "stated", "debt rescheduling", Party("its banks", "group", 20, 29, named=False))
    entry = case.holding(one)
    assert two.id in entry.claims
    assert not {union.id, named.id, made.id} & set(entry.claims)
    assert case.holding(silent).claims == (silent.id,)  # it may be with either
    assert cells(entry)["parties"] in ("Vestria–its banks", "its banks–Vestria")
    assert flags(entry)["lifecycle"] == "announced"


def test_who_tells_no_day_means_the_act_that_nearly_all_date_alike() -> None:
    papers = [paper(f"{n}.txt", "2031-12-05") for n in range(8)]
    case = Case(*papers)
    known = [case.act(one, ALBIA, "suspend", time=day("2031-12-01")) for one in papers[:6]]
    other = case.act(papers[6], ALBIA, "suspend", time=day("2031-12-03"))
    undated = case.act(papers[7], ALBIA, "suspend")
    assert undated.id in case.holding(known[0]).claims
    assert case.holding(other).claims == (other.id,)
    few = Case(*papers)
    first = [few.act(one, ALBIA, "suspend", time=day("2031-12-01")) for one in papers[:2]]
    few.act(papers[6], ALBIA, "suspend", time=day("2031-12-03"))
    undated = few.act(papers[7], ALBIA, "suspend")
    assert undated.id not in few.holding(first[0]).claims


def test_an_untitled_publication_joins_the_only_titled_one_of_its_date() -> None:
    case = Case(A, B, C)
    titled = case.publication(A, "Quiet Quays", time=SEPTEMBER)
    loose = case.publication(B, None, time=day("2031-09-06"))
    later = case.publication(C, None, time=DECEMBER)
    assert set(case.holding(titled).claims) == {titled.id, loose.id}
    assert case.holding(later).claims == (later.id,)
    assert cells(case.holding(titled))["held"] == "not held"


def test_a_publication_is_held_when_its_document_is() -> None:
    own = dataclasses.replace(paper("own.txt", "2031-09-06", outlet="Harbour Watch"), title="Quiet Quays")
    case = Case(A, own)
    entry = case.holding(case.publication(A, "Quiet Quays"))
    assert cells(entry)["held"] == "held: own.txt"
    assert "Quiet Quays" not in [item.title for item in case.record().to_get]


def test_what_the_record_rests_on_and_does_not_hold_is_to_be_got() -> None:
    case = Case(A)
    courier = Party("Port Courier", "outlet", 5, 17)
    count = case.figure(A, exactly(54), via=(courier,))
    report = case.publication(A, "Quiet Quays", time=SEPTEMBER)
    wanted = {item.title: item for item in case.record().to_get}
    assert set(wanted) == {"Quiet Quays", "Port Courier: report"}
    assert wanted["Quiet Quays"].publisher == "Harbour Watch"
    assert wanted["Quiet Quays"].date == SEPTEMBER
    assert set(wanted["Quiet Quays"].entries) == {count.id, report.id}


def test_times_that_only_the_case_could_settle_are_used_and_claims_left_alone() -> None:
    case = Case(A, B)
    unsettled = Time(None, text="in September", pattern="XXXX-09")
    first = case.figure(A, exactly(54), said=unsettled)
    later = case.figure(A, exactly(60), as_of=DECEMBER)
    settled = dataclasses.replace(month("2031-09"), text="in September", inferred=True)
    case.resolution = dataclasses.replace(case.resolution, dates={first.id: settled})
    entry = case.holding(first)
    assert cells(entry)["published"] == "2031-09 (inferred)"
    assert [(e.kind, e.other) for e in case.holding(later).edges] == [("revision", first.id)]
    assert first.said == unsettled


def test_lineage_shows_chains_copies_and_follow_ups() -> None:
    case = Case(A)
    courier = Party("Port Courier", "outlet", 5, 17)
    claim = case.figure(A, exactly(54), via=(courier,))
    case.publication(A, "Quays Again", follows="Quiet Quays")
    found = {(e.upper, e.lower, e.kind) for e in case.record().lineage}
    assert found == {
        ("outlet of a.txt (not stated)", "Port Courier", "relays"),
        ("Port Courier", "Harbour Watch", "relays"),
        ("Quays Again", "Quiet Quays", "follows up"),
    }
    assert all(claim.id in e.claims for e in case.record().lineage if e.kind == "relays")


def test_a_report_named_as_source_stands_for_its_publisher() -> None:
    case = Case(A, B)
    case.publication(A, "Quiet Quays")
    paper_itself = Party("Quiet Quays", "document", 60, 71)
    one, other = case.site(A, IN_ALBIA), case.site(B, IN_ALBIA, paper_itself)
    entry = case.holding(one)
    assert other.id in entry.claims
    assert entry.so.roots == ("Harbour Watch",)


def test_a_pact_signed_and_later_lapsed_is_not_contested() -> None:
    case = Case(A, B)
    one = case.pact(A, "joint drills", status="signed")
    case.pact(B, "joint drills", status="lapsed")
    entry = case.holding(one)
    assert cells(entry)["status"] == "signed; lapsed"
    assert flags(entry)["lifecycle"] == "lapsed"


def test_an_agreement_without_a_telling_subject_joins_the_only_one_of_its_parties() -> None:
    case = Case(A, B)
    one, bare = case.pact(A, "joint drills"), case.pact(B, "bilateral agreement")
    assert set(case.holding(one).claims) == {one.id, bare.id}


def test_an_agreement_with_one_party_named_is_the_only_one_that_party_has() -> None:
    case = Case(A, B)
    one, bare = case.pact(A, "joint drills"), case.pact(B, "joint drills")
    halved = dataclasses.replace(bare, body=Agreement((ALBIA,), "joint drills"))
    case.claims[B.id] = [halved]
    assert set(case.holding(one).claims) == {one.id, bare.id}


def test_a_stance_that_is_not_firm_says_so() -> None:
    case = Case(A)
    what = Position(WATCH, "the drills may harm trade", "affirms", about="the drills")
    entry = case.holding(case.add(A, "position", what, WATCH, modality="possible"))
    assert cells(entry)["stance"] == "affirms (possible)"


def test_a_ministry_is_named_with_its_state_where_the_documents_name_that() -> None:
    case = Case(A)
    ministry = Party("Ministry of Ports", "agency", 5, 22, country="QN")
    case.site(A, IN_ALBIA, ministry)
    assert cells(case.entries("sites")[0])["by"].endswith("← Ministry of Ports")
    named = MentionRow(A.id, 100, 105, "place", {"precision": "country", "country": "QN", "name": "Albia"})
    (found,) = case.findings()
    told = [dataclasses.replace(found, mentions=(named,))]
    (site,) = [e for e in reconcile(told, case.resolution, case.concepts, NO_PROFILE).entries if e.register == "sites"]
    assert cells(site)["by"].endswith("← Ministry of Ports (Albia)")


def test_a_publication_without_publisher_joins_the_only_one_of_its_title() -> None:
    case = Case(A)
    named, bare = case.publication(A, "Rising Tides"), case.publication(A, "Rising Tides", None, time=DECEMBER)
    assert set(case.holding(named).claims) == {named.id, bare.id}
    case.publication(A, "Rising Tides", COAST)
    assert bare.id not in case.holding(named).claims


def test_who_denies_the_allegations_does_not_say_which() -> None:
    case = Case(A)
    which = "which of the allegations is meant is not said"
    vague = case.position(A, NAVY, "denies", None, "the allegations", about="the allegations")
    told = case.position(A, NAVY, "denies", None, "it hid the drills", about="drills")
    named = case.position(
        A, NAVY, "denies", None, "claims of two boats at the pier", about="claims of two boats at sea"
    )
    assert which in case.holding(vague).open_points
    assert which not in case.holding(told).open_points
    assert which not in case.holding(named).open_points


def test_of_which_report_a_figure_is_may_be_open() -> None:
    case = Case(A)
    doubts = ("“the report” is taken to be that of Harbour Watch",)
    figure = case.figure(A, exactly(2), place=IN_ALBIA, doubts=doubts)
    case.publication(A, "Rising Tides", time=SEPTEMBER)
    open_ = "of which report it is, is not stated"
    assert open_ not in case.holding(figure).open_points
    case.publication(A, "Falling Tides", time=DECEMBER)
    assert open_ in case.holding(figure).open_points
    dated = case.figure(A, exactly(3), place=IN_ALBIA, doubts=doubts, said=DECEMBER)
    assert open_ not in case.holding(dated).open_points


def test_an_interview_and_a_report_of_one_paper_are_two_publications() -> None:
    case = Case(A, B)
    report = case.publication(A, None, time=SEPTEMBER)
    talk = case.publication(B, None, type="interview")
    assert case.holding(report).id != case.holding(talk).id
