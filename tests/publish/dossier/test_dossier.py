"""Page data from a record: what the overview tells, what rows carry, and where everything leads."""

from __future__ import annotations

import dataclasses
from types import ModuleType

import pytest

from onrecord.model.decision import Decided
from onrecord.model.entry import REGISTERS, Edge
from onrecord.publish import dossier
from onrecord.publish.dossier import Dossier
from onrecord.publish.dossier.directory import ROWS_A_PAGE
from onrecord.publish.dossier.pages import Link, RegisterPage, Row, Sentence


@pytest.fixture(scope="module")
def pages(invented: ModuleType) -> Dossier:
    return dossier.build(invented.story())


def _told(sentence: Sentence) -> str:
    return " ".join(clause.text for clause in sentence.clauses)


def _registers(pages: Dossier) -> list[RegisterPage]:
    return [page for name in REGISTERS for page in pages.register_pages(name)]


def _register(pages: Dossier, name: str) -> RegisterPage:
    return next(page for page in _registers(pages) if page.name == name)


def _row(pages: Dossier, register: str, title: str) -> Row:
    return next(row for row in _register(pages, register).rows if row.title.startswith(title))


def test_the_story_is_told_neutrally_from_entries(pages: Dossier) -> None:
    told = [_told(sentence) for sentence in pages.overview.story]
    assert told[0] == (
        "4 documents published between 4 March 2031 and 9 March 2031 from 2 named outlets and others unnamed "
        "were read; 7 named sources stand behind what they relay."
    )
    assert told[1] == (
        "At least 64 relay masts in 17 countries, counted by Open Shoreline Watch, as of March 2031; "
        "earlier count by the same: 31 masts in 9 countries (findings extended); "
        "contested by 58 masts, counted by Vega Observatory; "
        "the count rests on 1 to 2 sources, 3 documents relaying."
    )
    assert "States are reported to have acted: Estmar opened an inquiry into whether any mast stands; " in _joined(told)
    assert "Said not to have been done: Corvelia had not opened an inquiry into the masts as of 4 March 2031." in told
    either = "One of two acts is reported, and it is not said which: "
    assert either + "Drelland opened an inquiry into masts or closed masts." in told
    assert "Under a condition: Estmar would expel a crew." in told
    assert "Demanded, with no outcome in this wording: Orvania demanded the closure: the masts." in told
    assert not any(word in " ".join(told) for word in ("revealed", "admitted", "exposed"))


def _joined(told: list[str]) -> str:
    return " ".join(told)


def test_every_clause_that_rests_on_an_entry_leads_to_it(pages: Dossier) -> None:
    anchors = {(page.page, row.anchor) for page in _registers(pages) for row in page.rows}
    figures = [sentence for sentence in pages.overview.story if ", counted by " in _told(sentence)]
    assert figures
    for sentence in figures:
        for clause in sentence.clauses:
            assert clause.target is not None
            assert (clause.target.page, clause.target.anchor) in anchors


def _states(pages: Dossier) -> dict[str, set[str]]:
    return {row.country.text: {mark.state for cell in row.cells for mark in cell} for row in pages.matrix.rows}


def test_a_demand_closes_nothing_and_an_option_is_not_an_act(pages: Dossier) -> None:
    states = _states(pages)
    assert states["Orvania"] == {"done", "demanded"}
    assert states["Drelland"] == {"either-or"}
    assert states["Corvelia"] == {"said not done as of"}
    row = next(row for row in pages.matrix.rows if row.country.text == "Drelland")
    marked = {pages.matrix.columns[n] for n, cell in enumerate(row.cells) if cell}
    assert marked == {"inquiry", "closure"}  # under both, as neither is asserted


def test_silence_is_only_for_countries_named_and_not_heard_of(invented: ModuleType) -> None:
    view = invented.story()
    assert not any(row.is_silent for row in dossier.build(view).matrix.rows)
    view.entries_ = [e for e in view.entries_ if e.register != "responses" or e.country not in ("XC", "XD")]
    pages = dossier.build(view)
    silent = [row for row in pages.matrix.rows if row.is_silent]
    assert [row.country.text for row in silent] == ["Corvelia", "Drelland"]
    assert not any(cell for row in silent for cell in row.cells)
    told = [_told(sentence) for sentence in pages.overview.story]
    assert "Nothing in our documents tells of a response from Corvelia; Drelland." in told
    page = next(page for page in pages.country_pages() if page.title == "Drelland")
    assert "not a no" in page.lead
    assert [section.name for section in page.sections] == ["sites"]


def test_acts_of_others_than_states_are_no_row_of_the_matrix(invented: ModuleType) -> None:
    view = invented.story()
    view.entries_ = [
        dataclasses.replace(e, country=None, fields=(("country", "– (not a state)"), *e.fields[1:]))
        if e.register == "responses" and e.country == "XD"
        else e
        for e in view.entries_
    ]
    assert _states(dossier.build(view))["Drelland"] == set()


def test_a_crowded_cell_shows_each_state_and_counts_the_rest(invented: ModuleType) -> None:
    view = invented.story()
    one = next(e for e in view.entries_ if e.title.startswith("Estmar: investigate"))
    for n in range(9):
        cell = "announced or planned" if n == 8 else "done"
        view.entries_.append(dataclasses.replace(one, id=f"{n:016x}", cell=cell))
    pages = dossier.build(view)
    row = next(row for row in pages.matrix.rows if row.country.text == "Estmar")
    marks = row.cells[pages.matrix.columns.index("inquiry")]
    assert [mark.state for mark in marks] == ["done", "done", "done", "announced or planned", "more"]
    assert marks[-1].link.text == "+6"
    assert marks[-1].link.target == row.country.target


def test_a_country_s_page_holds_what_concerns_it(pages: Dossier) -> None:
    held = {page.title: {s.name: len(s.rows) for s in page.sections} for page in pages.country_pages()}
    assert held["Estmar"] == {"responses": 2, "sites": 1, "agreements": 1}
    assert held["Orvania"] == {"responses": 2, "sites": 1}


def test_sites_are_as_precise_as_the_text(pages: Dossier) -> None:
    groups = {group.label: [place.link.text for place in group.places] for group in pages.map.groups}
    assert groups["In a city"] == ["Lowmere, Orvania"]
    assert groups["In a country, place not stated"] == ["Corvelia", "Drelland", "Estmar"]
    assert [place.state for place in pages.map.places if place.link.text.startswith("Pell")] == ["ended"]
    assert all(place.lat is None for place in pages.map.places if place.precision == "country")


def test_the_timeline_holds_what_is_dated_and_counts_the_rest(pages: Dossier) -> None:
    line = pages.timeline
    assert [event.kind for event in line.events][:2] == ["count", "count"]
    assert {"count", "publication", "document"} <= {event.kind for event in line.events}
    assert [event.start for event in line.events] == sorted(event.start for event in line.events)
    dated = {event.label: event for event in line.events}
    assert dated["Varnia's masts in seventeen countries"].link.target is not None
    assert line.undated > 5


def test_claims_stand_beside_what_is_said_against_them(pages: Dossier) -> None:
    sides = [([s.speaker for s in one.claims], [s.speaker for s in one.counters]) for one in pages.disputes]
    assert (["Coastline Guardians"], ["Ruben Hale"]) in sides
    assert (["Open Shoreline Watch"], ["Vega Observatory"]) in sides or (
        ["Vega Observatory"],
        ["Open Shoreline Watch"],
    ) in sides


def test_the_graph_leads_from_readers_to_roots(pages: Dossier) -> None:
    nodes = {node.name: node for node in pages.graph.nodes}
    assert nodes["Belmark Courier"].layer < nodes["Open Shoreline Watch"].layer
    assert nodes["Open Shoreline Watch"].is_root
    assert not nodes["Belmark Courier"].is_root
    assert [tie.kind for tie in pages.graph.ties] == ["relays", "copies"]


def test_only_named_sources_in_public_have_a_page(pages: Dossier) -> None:
    titles = [page.title for page in pages.source_pages()]
    assert "Open Shoreline Watch" in titles
    assert "Ruben Hale" in titles  # a minister
    assert not any("official" in title for title in titles)
    page = next(page for page in pages.source_pages() if page.title == "Open Shoreline Watch")
    quotes = [claim.quote for _, claims in page.groups for claim in claims]
    assert "at least 64 relay masts in 17 countries" in quotes


def test_what_changed_last_comes_from_the_youngest_document(pages: Dossier) -> None:
    assert pages.overview.latest
    assert {line.outlet for line in pages.overview.latest} == {"Estmar Daily"}


def test_histories_run_from_the_oldest_and_keep_bounds_open(pages: Dossier) -> None:
    figure = pages.overview.figures[0]
    assert [(p.value, p.low, p.high, p.step) for p in figure.points] == [
        ("31 masts in 9 countries", 31, 31, ""),
        ("58 masts", 58, 58, ""),
        ("at least 64 relay masts in 17 countries", 64, None, "findings extended"),
    ]
    assert all(p.counted_by.startswith("counted by ") for p in figure.points)
    assert [p.follows for p in figure.points] == [None, None, 0]
    assert len({p.tone for p in figure.points}) == 2  # two roots, two colours
    assert [(r.low, r.high) for r in figure.points[2].relays] == [(60, None)]


def test_a_number_that_is_part_of_another_s_clause_does_not_lead(invented: ModuleType) -> None:
    view = invented.story()
    place = next(n for n, e in enumerate(view.entries_) if e.title == "Three masts in Orvania")
    edge = Edge("part of", view.entries_[0].id, "Both numbers stand in one clause.")
    view.entries_[place] = dataclasses.replace(view.entries_[place], edges=(edge,))
    assert [figure.value for figure in dossier.build(view).overview.figures] == [
        "at least 64 relay masts in 17 countries",
        "2 masts",
    ]


def test_counts_of_different_things_are_never_drawn_together(invented: ModuleType) -> None:
    view = invented.story()
    first = next(n for n, e in enumerate(view.entries_) if e.title == "31 masts, first report")
    fields = tuple((k, "country" if k == "measure" else v) for k, v in view.entries_[first].fields)
    view.entries_[first] = dataclasses.replace(view.entries_[first], fields=fields)
    figure = dossier.build(view).overview.figures[0]
    assert [point.value for point in figure.points] == ["58 masts", "at least 64 relay masts in 17 countries"]


def test_what_revises_comes_after_what_it_revises_even_undated(invented: ModuleType) -> None:
    view = invented.story()
    view.entries_ = [dataclasses.replace(e, time=None) for e in reversed(view.entries_)]
    points = [point.value for point in dossier.build(view).overview.figures[0].points]
    assert points.index("31 masts in 9 countries") < points.index("at least 64 relay masts in 17 countries")


def test_a_row_carries_counts_flags_and_one_passage_of_each_document_first(pages: Dossier) -> None:
    row = _row(pages, "figures", "At least 64")
    assert [count.text for count in row.counts] == ["1 to 2 sources, 3 documents relaying", "1 to 2 sources"]
    assert [chip.label for chip in row.chips] == ["sourcing", "dispute", "revision", "state", "review"]
    assert [chip.tone for chip in row.chips] == ["note", "warn", "note", "calm", "calm"]
    assert [w.chain for w in row.witnesses] == [
        ("Belmark Courier", "Open Shoreline Watch"),
        ("Estmar Daily", "Coastline Guardians (perhaps Open Shoreline Watch)"),
        ("outlet not stated", "Coastline Guardians (perhaps Open Shoreline Watch)"),
    ]
    first = row.witnesses[0]
    assert first.before + first.quote + first.after == (
        "Varnia keeps at least 64 relay masts in 17 countries, the Open Shoreline Watch said in a report "
        "published on Monday."
    )
    assert row.open_points


def test_what_people_decided_stands_beside_the_machine_s_version(invented: ModuleType) -> None:
    view = invented.story()
    when = "2031-05-02T10:00:00+00:00"
    decided = (
        Decided("d1", "correct", "Ana", when, "figure.amount.low", "64", "65", "the table says so"),
        Decided("d2", "confirm", "Ben", when, value="checked", standing="conflict"),
    )
    for n, claim in enumerate(view.claims_):
        if claim.quote.startswith("at least 64"):
            view.claims_[n] = dataclasses.replace(claim, decided=decided)
    row = _row(dossier.build(view), "figures", "At least 64")
    assert row.witnesses[0].decisions == (
        "figure.amount.low corrected from 64 to 65, by Ana, 2 May 2031: the table says so",
        "confirm (checked) by Ben, 2 May 2031 (in conflict with another decision: the machine's reading stands)",
    )


def test_a_source_not_stated_is_no_source(pages: Dossier) -> None:
    row = _row(pages, "responses", "Drelland")
    assert row.witnesses[0].chain == ("Belmark Courier", "source not stated")
    assert row.counts[1].text == "no named source"
    assert row.chips[0].tone == "warn"


def test_cells_lead_to_the_words_that_they_were_read_from(pages: Dossier) -> None:
    cells = {cell.key: cell for cell in _row(pages, "sites", "Mast in Lowmere").cells}
    assert cells["operator"].target is not None
    assert (cells["operator"].target.anchor or "").startswith("v-")
    assert cells["lifecycle"].target is not None
    assert (cells["lifecycle"].target.anchor or "").startswith("c-")
    assert {cell.key: cell.is_empty for cell in _row(pages, "sites", "Mast in Estmar").cells}["operator"]


def test_dates_in_cells_are_words(pages: Dossier) -> None:
    cells = {cell.key: cell.text for cell in _row(pages, "figures", "At least 64").cells}
    assert (cells["as_of"], cells["published"]) == ("March 2031", "3 March 2031")


def test_disputes_are_told_once_a_pair(pages: Dossier) -> None:
    assert [(line.facet, line.claim.text, [c.text for c in line.counter]) for line in pages.overview.disputes] == [
        ("number", "At least 64 masts, second report", ["58 masts, Vega Observatory"]),
        ("link", "Guardians: the agreement is linked", ["Hale denies the link"]),
    ]


def test_private_persons_and_unnamed_sources_have_no_line_of_their_own(pages: Dossier) -> None:
    names = _register(pages, "names")
    assert [row.title for row in names.rows] == ["Open Shoreline Watch", "Ruben Hale"]
    assert names.footnotes[0].startswith("1 private person")
    unnamed = next(row for row in _register(pages, "sources").rows if row.title.startswith("An official"))
    assert unnamed.cells[1].text == "unnamed, kept to its own document"


def test_all_registers_are_there_and_long_ones_run_over_pages(invented: ModuleType) -> None:
    view = invented.story()
    site = next(e for e in view.entries_ if e.register == "sites")
    for n in range(ROWS_A_PAGE + 5):
        view.entries_.append(dataclasses.replace(site, id=f"{n:016x}"))
    pages = dossier.build(view)
    assert list(dict.fromkeys(page.name for page in _registers(pages))) == list(REGISTERS)
    sites = [page for page in _registers(pages) if page.name == "sites"]
    assert [page.page for page in sites] == ["sites", "sites-2"]
    assert sum(len(page.rows) for page in sites) == sites[0].total
    assert pages.directory.entry_target(f"{ROWS_A_PAGE + 4:016x}") == dossier.pages.Target(
        "sites-2", f"e-{ROWS_A_PAGE + 4:016x}"
    )


def test_a_source_of_very_many_documents_counts_what_it_does_not_list(invented: ModuleType) -> None:
    view = invented.story()
    courier, text = invented.COURIER_DOC, invented.COURIER
    count = next(claim for claim in view.claims_ if claim.quote.startswith("at least 64"))
    for n in range(100):
        copy = dataclasses.replace(courier, id=f"{n:064x}", name=f"copy-{n:03}.txt")
        view.documents_.append(copy)
        view.texts[copy.id] = text
        view.claims_.append(dataclasses.replace(count, id=f"{n:016x}", document=copy.id))
    row = _row(dossier.build(view), "sources", "Open Shoreline Watch")
    assert row.cells[2].text == "101 documents"
    assert len(row.more) == 61
    assert row.more[-1] == Link("and 41 more")


def test_an_empty_case_says_so(invented: ModuleType) -> None:
    view = invented.InventedView()
    pages = dossier.build(view)
    assert pages.overview.story == (Sentence((Link("No document in this case has given an entry yet."),)),)
    assert pages.overview.figures == ()


def test_a_document_s_page_tells_where_things_come_from(pages: Dossier, invented: ModuleType) -> None:
    page = next(p for p in pages.document_pages() if p.name == "courier-2031-03-04.txt")
    facts = {fact.label: (fact.value, fact.note) for fact in page.facts}
    assert facts["Outlet"] == ("Belmark Courier", "from its text")
    assert facts["Published"] == ("4 March 2031", "from its text")
    assert facts["SHA-256 of the original"][0] == invented.COURIER_DOC.id
    assert [tally.value for tally in page.tallies] == ["11", "14", "1", "1", "1"]
    assert page.tallies[-1].label == "sentence of page furniture"
    daily = next(p for p in pages.document_pages() if p.name == "estmar-daily.txt")
    assert ("Published", "9 March 2031 (inferred)") in {(f.label, f.value) for f in daily.facts}
    assert [link.text for link in daily.copies] == ["copied by rewrite.txt: shares two sentences word for word"]
