"""Figures: editions of a root, relays of one statement, revisions before overlap, contested last."""

from __future__ import annotations

import dataclasses

from depot_claims import (
    ALBIA_TRADE,
    CLINIC,
    COURIER,
    DECEMBER,
    IN_ALBIA,
    SEPTEMBER,
    WATCH,
    A,
    B,
    C,
    Case,
    at_least,
    cells,
    day,
    edges,
    exactly,
    flags,
    more_than,
    paper,
)
from onrecord.model.claim import Evidence, Figure
from onrecord.model.entry import Entry
from onrecord.model.party import Party
from onrecord.model.value import WORLD, Amount


def test_a_later_count_by_the_same_root_is_a_revision_and_never_contested() -> None:
    case = Case(A, B)
    first = case.figure(A, exactly(54), said=SEPTEMBER)
    second = case.figure(A, exactly(102), as_of=DECEMBER)
    old, new = case.holding(first), case.holding(second)
    assert edges(new, "revision") == [(old.id, "findings extended")]
    assert not edges(new, "contested")
    assert old.series == new.series
    assert flags(old)["revision"] == "revised later: findings extended"
    assert flags(new)["dispute"] == "undisputed in documents held"


def test_as_of_in_one_relay_and_publication_in_another_are_one_edition() -> None:
    case = Case(A, B)
    dropped = case.figure(A, exactly(102), as_of=day("2031-11-01", "2031-11-30"))
    hedged = case.figure(B, at_least(102))
    entry = case.holding(dropped)
    assert set(entry.claims) == {dropped.id, hedged.id}
    assert entry.amount == at_least(102)
    assert entry.so.low == entry.so.high == 1
    assert "2031-11-01" in cells(entry)["as_of"]
    assert "2031-12-05" in cells(entry)["published"]
    assert "“102” in a.txt drops “at least”" in entry.open_points


def test_a_vaguer_relay_joins_the_number_it_fits_not_the_later_one() -> None:
    case = Case(A, B)
    exact = case.figure(A, exactly(54), said=SEPTEMBER)
    case.figure(A, exactly(102), as_of=DECEMBER)
    vague = case.figure(B, more_than(50))
    dated = case.figure(B, more_than(50), said=SEPTEMBER)
    entry = case.holding(exact)
    assert {vague.id, dated.id} <= set(entry.claims)
    assert entry.amount == exactly(54)
    assert any("vaguer relay; it adds no value" in point for point in entry.open_points)
    assert not edges(entry, "contested")


def test_a_vaguer_wording_beside_another_number_is_another_edition() -> None:
    case = Case(A, B)
    later = case.figure(A, exactly(38), tuple_id="t", quote="38 depots in 14 states")
    vague = case.figure(B, more_than(30), tuple_id="u", quote="more than 30 depots in 12 states")
    assert vague.id not in case.holding(later).claims


def test_a_vague_first_count_is_revised_by_the_second_though_the_bounds_overlap() -> None:
    case = Case(B)
    first = case.figure(B, more_than(50), quote="the group counted more than fifty depots earlier")
    second = case.figure(B, at_least(102), quote="a new count finds at least 102 depots")
    old, new = case.holding(first), case.holding(second)
    assert edges(new, "revision") == [(old.id, "findings extended")]
    assert not edges(new, "compatible")


def test_a_figure_without_a_root_joins_its_number_and_adds_no_source() -> None:
    case = Case(A, B)
    said = case.figure(A, at_least(11), place=IN_ALBIA)
    headline = case.figure(A, at_least(11), None, place=IN_ALBIA)
    elsewhere = case.figure(B, exactly(11), None, place=IN_ALBIA)
    entry = case.holding(said)
    assert {headline.id, elsewhere.id} <= set(entry.claims)
    assert (entry.so.low, entry.so.high) == (1, 1)
    assert "b.txt also gives it in the outlet's own voice; root unclear" in entry.open_points
    assert "b.txt also states it without a source." in entry.so.explanation
    assert "a.txt" not in entry.so.explanation  # a headline has the source that its text gives for it
    assert "own voice, source not stated" in cells(entry)["by"]


def test_a_number_without_any_root_has_no_source_at_all() -> None:
    case = Case(A)
    entry = case.holding(case.figure(A, exactly(7), None))
    assert (entry.so.low, entry.so.high) == (0, 0)
    assert flags(entry)["sourcing"] == "root not stated"
    assert "source not stated: reported by a.txt only" in entry.open_points


def test_a_country_is_never_compared_with_the_world() -> None:
    case = Case(A)
    world = case.figure(A, exactly(54))
    country = case.figure(A, exactly(2), CLINIC, place=IN_ALBIA)
    assert case.holding(world).edges == ()
    assert case.holding(country).edges == ()
    assert case.holding(world).series != case.holding(country).series


def test_a_figure_without_a_place_joins_only_the_same_statement() -> None:
    case = Case(A, B)
    world = case.figure(A, exactly(54), said=SEPTEMBER)
    silent = case.figure(B, more_than(50), place=None)
    other = case.figure(B, exactly(9), place=None)
    assert silent.id in case.holding(world).claims
    assert case.holding(other).claims == (other.id,)


def test_different_roots_with_one_number_agree_and_both_stand_behind_it() -> None:
    case = Case(A, B)
    one = case.holding(case.figure(A, exactly(12)))
    other = case.figure(B, exactly(12), CLINIC)
    one = next(e for e in case.entries("figures") if e.id == one.id)
    assert edges(one, "agree") == [(other.id, None)]
    assert (one.so.low, one.so.high) == (2, 2)
    assert flags(one)["sourcing"] == "several roots, not held"


def test_different_roots_disjoint_at_the_same_time_are_contested() -> None:
    case = Case(B, C)
    six = case.figure(B, exactly(6))
    nine = case.figure(C, exactly(9), CLINIC)
    entry = case.holding(six)
    assert edges(entry, "contested") == [(nine.id, None)]
    assert flags(entry)["dispute"] == "contested: number"
    assert "Harbour Watch" in next(f.explanation for f in entry.flags if f.name == "dispute")


def test_authorities_of_no_name_contest_no_number_of_each_other() -> None:
    case = Case(B, C)
    police, both = (Party(name, "group", 0, 6, named=False) for name in ("police", "police and authorities"))
    six = case.figure(B, exactly(6), police)
    case.figure(C, exactly(9), both)
    assert not edges(case.holding(six), "contested")


def test_what_gives_both_numbers_in_the_same_words_contests_neither() -> None:
    case = Case(B)
    six = case.figure(B, exactly(6))
    nine = case.figure(B, exactly(9), CLINIC)
    assert edges(case.holding(six), "contested") == [(nine.id, None)]
    case.claims[B.id][-1] = dataclasses.replace(nine, start=six.start, end=six.end)
    assert not edges(case.holding(six), "contested")


def test_different_roots_months_apart_are_not_contested() -> None:
    case = Case(A)
    early = case.figure(A, exactly(6), as_of=SEPTEMBER)
    case.figure(A, exactly(9), CLINIC, as_of=DECEMBER)
    assert case.holding(early).edges == ()


def test_overlapping_bounds_of_different_roots_are_compatible_never_agreement() -> None:
    case = Case(B, C)
    bound = case.figure(B, at_least(12))
    exact = case.figure(C, exactly(12), CLINIC)
    entry = case.holding(bound)
    assert edges(entry, "compatible") == [(exact.id, None)]
    assert not edges(entry, "agree")
    assert (entry.so.low, entry.so.high) == (1, 1)


def test_two_relays_of_one_statement_that_differ_are_a_deviating_relay() -> None:
    case = Case(A, B)
    one = case.figure(A, exactly(54), said=SEPTEMBER)
    other = case.figure(B, exactly(45), said=SEPTEMBER)
    assert edges(case.holding(one), "deviating relay") == [(other.id, None)]
    assert not edges(case.holding(one), "revision")
    assert not edges(case.holding(other), "revision")


def test_the_root_held_decides_the_wording() -> None:
    own = paper("watch.txt", "2031-12-05", outlet="Harbour Watch")
    case = Case(B, own)
    relayed = case.figure(B, at_least(102))
    case.figure(own, exactly(102))
    entry = case.holding(relayed)
    assert entry.amount == exactly(102)
    assert flags(entry)["sourcing"] == "single root, held"
    assert "root document not held" not in entry.open_points


def test_numbers_of_one_clause_stay_one_tuple() -> None:
    case = Case(A, B)
    depots = case.figure(A, exactly(54), tuple_id="t", unit="depots", said=SEPTEMBER)
    states = case.figure(A, exactly(21), tuple_id="t", measure="country", unit="countries", said=SEPTEMBER)
    other = case.figure(B, exactly(40), measure="country", unit="countries")
    whole, part = case.holding(depots), case.holding(states)
    assert cells(whole)["value"] == "54 depots in 21 countries"
    assert edges(part, "part of") == [(whole.id, None)]
    # countries of something else are another matter
    assert case.holding(other).series != part.series
    assert case.holding(other).edges == ()


def test_corrections_are_typed_by_the_words_of_the_later_report() -> None:
    case = Case(B, C)
    case.figure(B, exactly(54))
    fixed = case.figure(C, exactly(45), quote="the group corrected its count to 45 depots")
    assert [kind for _, kind in edges(case.holding(fixed), "revision")] == ["corrected"]


def test_a_change_without_words_is_of_unknown_type() -> None:
    case = Case(B, C)
    case.figure(B, exactly(54))
    later = case.figure(C, exactly(60))
    assert [kind for _, kind in edges(case.holding(later), "revision")] == ["unknown"]


def test_a_publication_that_follows_another_shows_findings_extended() -> None:
    case = Case(B, C)
    first = case.publication(B, "Quiet Quays")
    case.publication(C, "Quays Again", follows="Quiet Quays")
    case.figure(B, exactly(54))
    later = case.figure(C, exactly(60))
    assert [kind for _, kind in edges(case.holding(later), "revision")] == ["findings extended"]
    again = next(e for e in case.entries("publications") if "Quays Again" in e.title)
    assert edges(again, "follows") == [(first.id, "findings extended")]


def test_hypothetical_and_demanded_figures_stand_apart() -> None:
    case = Case(A)
    said = case.figure(A, exactly(54))
    feared = case.figure(A, exactly(54), modality="feared")
    assert case.holding(feared).claims == (feared.id,)
    assert case.holding(said).edges == ()


def test_a_part_is_not_its_total() -> None:
    case = Case(A)
    total = case.figure(A, exactly(54))
    part = case.figure(A, Amount(None, None, "most"), part_of="54 depots")
    assert case.holding(part).claims == (part.id,)
    assert case.holding(total).edges == ()


def test_a_relaying_ministry_may_be_a_second_voice_and_is_no_second_source() -> None:
    case = Case(A)
    claim = case.figure(A, exactly(2), WATCH, via=(ALBIA_TRADE,), place=IN_ALBIA)
    entry = case.holding(claim)
    assert (entry.so.low, entry.so.high) == (1, 1)
    assert (entry.said.low, entry.said.high) == (1, 2)
    assert "because one may only pass on another's word" in entry.said.explanation


def test_scope_words_for_an_edition_do_not_split_and_others_do() -> None:
    case = Case(A, B)
    plain = case.figure(A, exactly(54), place=WORLD)
    edition = case.figure(B, exactly(54), scope="first report")
    run = case.figure(B, exactly(30), scope="run by the navy")
    assert edition.id in case.holding(plain).claims
    assert case.holding(run).edges == ()


def test_numbers_without_a_place_are_contested_only_side_by_side() -> None:
    case = Case(B, C)
    one = case.figure(B, exactly(6), place=None)
    apart = case.figure(C, exactly(9), CLINIC, place=None)
    assert case.holding(one).edges == ()
    beside = case.figure(B, exactly(7), CLINIC, place=None)
    assert edges(case.holding(one), "contested") == [(beside.id, None)]
    assert apart.id not in [i for i, _ in edges(case.holding(one), "contested")]


def test_amounts_of_nobody_says_what_are_never_compared() -> None:
    case = Case(A, B)
    first = case.figure(A, exactly(4e9), measure="dollars", unit="dollars", said=SEPTEMBER)
    second = case.figure(B, exactly(7e9), root=CLINIC, measure="dollars", unit="dollars", said=SEPTEMBER)
    one, two = case.holding(first), case.holding(second)
    assert (one.edges, two.edges) == ((), ())


def test_money_is_not_compared_with_a_count() -> None:
    case = Case(A, B)
    cost = case.figure(A, exactly(12), unit="dollars", said=SEPTEMBER)
    count = case.figure(B, exactly(40), root=CLINIC, unit="depots", said=SEPTEMBER)
    assert (case.holding(cost).edges, case.holding(count).edges) == ((), ())


def test_two_parties_that_speak_each_of_their_own_do_not_agree() -> None:
    case = Case(A, B)
    ours = case.figure(A, exactly(12), quote="it closed its 12 depots", said=SEPTEMBER)
    theirs = case.figure(B, exactly(12), root=CLINIC, quote="it lost its 12 depots", said=SEPTEMBER)
    assert (case.holding(ours).edges, case.holding(theirs).edges) == ((), ())


def test_different_doings_of_one_kind_of_thing_are_not_contested() -> None:
    case = Case(A, B)
    idle = case.figure(A, exactly(12), place=None, measure="ship", quote="12 ships lay idle", said=SEPTEMBER)
    sunk = case.figure(B, exactly(76), CLINIC, place=None, measure="ship", quote="76 ships sank", said=SEPTEMBER)
    assert not edges(case.holding(idle), "contested")
    assert not edges(case.holding(sunk), "contested")


def test_the_lifecycle_quotes_the_claim_of_whom_it_names() -> None:
    case = Case(A, B)
    own = case.figure(A, exactly(12), None, quote="12 depots in all")
    case.figure(B, exactly(12), None, via=(COURIER,), quote="a dozen depots")
    (text,) = [flag.explanation for flag in case.holding(own).flags if flag.name == "lifecycle"]
    assert text == "Said by Port Courier, source not stated; nothing here establishes it: “a dozen depots”."


def test_the_lifecycle_says_who_says_it() -> None:
    case = Case(A)
    told = case.holding(case.figure(A, exactly(12)))
    (text,) = [flag.explanation for flag in told.flags if flag.name == "lifecycle"]
    assert text == "Said by Harbour Watch; nothing here establishes it: “words of claim 0”."


def test_the_lifecycle_says_own_voice_only_of_what_is_not_said_to_be_reported() -> None:
    case = Case(A)
    own = case.holding(case.figure(A, exactly(12), None))
    assert "Said by the outlet in its own voice, source not stated;" in lifecycle(own)
    case = Case(A, B)
    told = case.figure(A, exactly(12), None, evidence=(Evidence("cue", 900, 908),))
    case.figure(B, exactly(12), None)
    assert "own voice" not in lifecycle(case.holding(told))


def lifecycle(entry: Entry) -> str:
    return next(flag.explanation for flag in entry.flags if flag.name == "lifecycle")


def test_those_to_whom_something_was_done_are_no_count_of_all() -> None:
    case = Case(A, B)
    whole = case.figure(A, exactly(120))
    closed = case.figure(B, exactly(40), undergone="closed", said=DECEMBER)
    entry, other = case.holding(whole), case.holding(closed)
    assert entry.series != other.series
    assert not [*edges(other, "revision"), *edges(other, "contested"), *edges(entry, "revision")]
    assert cells(other)["measure"] == "depot closed"
    assert cells(other)["value"].startswith("40 depots closed")


def test_who_may_be_one_source_contests_nothing() -> None:
    for name, kind in (("Esk Harbour Police", []), ("Dockside Clinic", ["contested"])):
        case = Case(A, B)
        first = case.figure(A, exactly(12), Party("Harbour Police", "agency", 5, 19, agency="Harbour Police"))
        case.figure(B, exactly(15), Party(name, "organisation", 5, 5 + len(name)))
        assert [edge.kind for edge in case.holding(first).edges] == kind


def test_parts_of_a_toll_contest_nothing() -> None:
    case = Case(A, B)
    kind = {"measure": "people injured", "part_of": "people injured", "place": IN_ALBIA, "said": DECEMBER}
    two = case.figure(A, exactly(2), None, **kind)
    three = case.figure(B, exactly(3), ALBIA_TRADE, **kind)
    other = case.figure(B, exactly(4), None, **kind)
    for claim in (two, three, other):
        assert flags(case.holding(claim))["dispute"] == "undisputed in documents held"


def test_who_is_told_apart_by_a_status_is_not_contested() -> None:
    case = Case(A, B)
    every = case.figure(A, exactly(14), unit="depots", said=SEPTEMBER)
    some = case.figure(B, exactly(3), root=CLINIC, unit="licensed depots", said=SEPTEMBER)
    assert (case.holding(every).edges, case.holding(some).edges) == ((), ())


def test_those_of_one_sex_may_be_some_of_all() -> None:
    def disputed(unit: str) -> str:
        case = Case(A, B)
        made = Figure("student", exactly(2), unit), Figure("student", exactly(4), "students")
        two = case.add(A, "figure", made[0], WATCH, place=IN_ALBIA)
        case.add(B, "figure", made[1], ALBIA_TRADE, place=IN_ALBIA)
        return flags(case.holding(two))["dispute"]

    assert disputed("male students") == "undisputed in documents held"
    assert disputed("students") == "contested: number"
