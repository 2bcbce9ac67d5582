"""One suite over every store: what goes in comes out, in the fixed order, whatever holds it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

import depot_record as case
from onrecord import store
from onrecord.errors import CaseError, NotFoundError
from onrecord.model.annotation import SentenceNote
from onrecord.model.entry import Record
from onrecord.model.view import View

Make = Callable[[case.Parts, Path], View]


def in_database(parts: case.Parts, folder: Path) -> store.RecordView:
    store.write(folder / "record.db", **parts, concepts=case.CONCEPTS)
    return store.open_view(folder / "record.db")


def in_memory(parts: case.Parts, _folder: Path) -> View:
    return store.MemoryView(**parts)


@pytest.fixture(params=[in_database, in_memory])
def make(request: pytest.FixtureRequest) -> Make:
    made: Make = request.param
    return made


@pytest.fixture
def view(make: Make, tmp_path: Path) -> Iterator[View]:
    made = make(case.parts(), tmp_path)
    if isinstance(made, store.RecordView):
        with closing(made):
            yield made
    else:
        yield made


def test_meta(view: View) -> None:
    assert dict(view.meta()) == {"title": "Depots", "engine": "0"}


def test_documents_by_name(view: View) -> None:
    assert [one.name for one in view.documents()] == ["a.txt", "b.txt", "c.html"]
    assert view.documents()[1].published == case.PUBLISHED


def test_a_document_by_id_name_and_other_name(view: View) -> None:
    wanted = view.documents()[1]
    assert view.document(case.IDS["b.txt"]) == view.document("b.txt") == view.document("copy/b.txt") == wanted


def test_texts_are_kept_to_the_code_point(view: View) -> None:
    for name, text in case.TEXTS.items():
        assert view.text(name) == text
        assert view.text(case.IDS[name]) == text


def test_every_quote_is_its_text(view: View) -> None:
    for claim in view.claims():
        assert view.text(claim.document)[claim.start : claim.end] == claim.quote


def test_claims_in_order(view: View) -> None:
    assert [claim.id for claim in view.claims()] == [
        "c-inspect",
        "c-seal",
        "c-pact",
        "c-depots",
        "c-countries",
        "c-site",
        "c-denial",
        "c-swans",
        "c-report",
    ]
    assert [claim.id for claim in view.claims("a.txt")] == ["c-inspect", "c-seal", "c-pact"]
    assert list(view.claims(case.IDS["c.html"])) == [case.REPORT]


def test_claims_are_whole(view: View) -> None:
    for claims in case.CLAIMS.values():
        for claim in claims:
            if claim != case.INSPECT:
                assert view.claim(claim.id) == claim


def test_a_settled_time_takes_the_place_of_the_one_read(view: View) -> None:
    assert case.INSPECT.time == case.UNSETTLED
    assert view.claim("c-inspect").time == case.SETTLED
    assert view.claims("a.txt")[0].time == case.SETTLED


def test_sequences_behave_as_sequences(view: View) -> None:
    claims = view.claims()
    assert len(claims) == 9
    assert claims[-1] == claims[8] == case.REPORT
    assert [claim.id for claim in claims[3:5]] == ["c-depots", "c-countries"]
    with pytest.raises(IndexError):
        claims[9]


def test_entries_in_register_order_and_without_those_aside(view: View) -> None:
    assert [entry.id for entry in view.entries()] == [
        "c-countries",
        "c-depots",
        "c-site",
        "c-inspect",
        "c-pact",
        "c-denial",
        "c-report",
    ]
    figures = ["c-countries", "c-depots", "c-swans"]
    assert [entry.id for entry in view.entries("figures", with_aside=True)] == figures
    assert [entry.id for entry in view.entries("figures")] == figures[:2]
    assert len(view.entries("names")) == 0


def test_entries_are_whole(view: View) -> None:
    assert sorted(view.entries(with_aside=True), key=lambda e: e.id) == sorted(case.ENTRIES, key=lambda e: e.id)


def test_any_members_id_finds_the_entry(view: View) -> None:
    assert view.entry("c-seal") == view.entry("c-inspect")
    assert view.entry("c-seal").claims == ("c-inspect", "c-seal")


def test_notes_and_sentences(view: View) -> None:
    assert list(view.notes("b.txt")) == [SentenceNote(1, 4, "garbled"), SentenceNote(9, 20, "boilerplate")]
    assert view.sentence_count(case.IDS["b.txt"]) == 3


def test_entities_by_canonical_name(view: View) -> None:
    assert list(view.entities()) == [case.ANSEL, case.HARBOUR_WATCH]


def test_entity_of_a_merged_mention_only(view: View) -> None:
    assert view.entity_of("b.txt", case.WATCH.start, case.WATCH.end) == case.HARBOUR_WATCH
    assert view.entity_of(case.IDS["c.html"], 0, 4) is None  # a suggestion is no merge
    assert view.entity_of("b.txt", -1, -1) is None


def test_ids_by_their_beginning(view: View) -> None:
    assert list(view.claim_ids("c-")) == sorted(one.id for one in view.claims() if one.id.startswith("c-"))
    assert list(view.claim_ids("c-ins")) == ["c-inspect"]
    assert list(view.claim_ids("c_")) == []  # no pattern
    assert list(view.entry_ids("")) == sorted(one.id for one in view.entries(with_aside=True))
    assert list(view.entry_ids("c-seal")) == []  # a claim, but no entry bears its id


def test_where_an_entity_is_mentioned(view: View) -> None:
    found = [
        one.id
        for one in view.documents()
        if any(view.entity_of(one.id, row.start, row.end) == case.HARBOUR_WATCH for row in view.mentions(one.id))
    ]
    assert set(found) <= set(view.mentioned_in(case.HARBOUR_WATCH.id))
    assert case.IDS["b.txt"] in view.mentioned_in(case.HARBOUR_WATCH.id)
    assert case.IDS["c.html"] not in view.mentioned_in(case.HARBOUR_WATCH.id)  # a suggestion is no merge
    assert list(view.mentioned_in("no such id")) == []


def test_mentions(view: View) -> None:
    rows = view.mentions()
    assert [(row.type, view.text(row.document)[row.start : row.end]) for row in rows] == [
        ("quantity", "at least 12 depots"),
        ("place", "Velmora"),
    ]
    assert rows[1].value == {"name": "Velmora", "country": None, "lat": 60.5}
    assert list(view.mentions("b.txt")) == list(rows)
    assert len(view.mentions("a.txt")) == 0


def test_what_stands_behind(view: View) -> None:
    assert [edge.upper for edge in view.lineage()] == ["Dock Union", "Gull Post"]
    assert view.lineage()[1].claims == ("c-depots",)
    assert [one.title for one in view.to_get()] == ["Depots of the world"]
    assert list(view.copies()) == [(case.IDS["c.html"], case.IDS["b.txt"], "a translation")]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("DEPOTS", {"a.txt", "b.txt", "c-depots", "c-denial", "c-inspect"}),
        ("harbour watch", {"b.txt"}),
        ("Hárbour", {"b.txt"}),
        ("depots norland", {"a.txt", "b.txt", "c-denial"}),
        ("海港观察", {"c.html", "c-report"}),
        ("仓库 hw", {"c.html"}),
        ("仓库", {"c.html", "c-report"}),
        ("depo", set()),
        ('") NOT ("', set()),
        ("NEAR(depots)", set()),
        ("", set()),
    ],
)
def test_search(view: View, query: str, found: set[str]) -> None:
    hits = view.search(query)
    names = {case.IDS[name]: name for name in case.TEXTS}
    assert {names.get(hit.id, hit.id) for hit in hits} == found
    assert all((hit.kind == "document") == (hit.id in names) for hit in hits)
    assert all("[" in hit.snippet and "\n" not in hit.snippet for hit in hits)


def test_search_gives_no_more_than_asked(view: View) -> None:
    assert len(view.search("depots", limit=2)) == 2
    assert len(view.search("depots", limit=0)) == 0


def test_a_snippet_marks_the_words(view: View) -> None:
    (hit,) = view.search("harbour watch")
    assert hit.snippet.startswith("\ufeffThe [Hárbour] [Watch] 🛳 group counted")


@pytest.mark.parametrize("ask", ["document", "text", "notes", "sentence_count", "claims", "claim", "entry", "mentions"])
def test_an_unknown_id_is_not_found(view: View, ask: str) -> None:
    with pytest.raises(NotFoundError, match="no-such-id"):
        getattr(view, ask)("no-such-id")
    with pytest.raises(NotFoundError, match="no-such-id"):
        view.entity_of("no-such-id", 0, 1)


def test_the_order_of_arrival_does_not_matter(make: Make, tmp_path: Path, view: View) -> None:
    parts = case.parts()
    parts["findings"].reverse()
    parts["record"] = Record(
        entries=tuple(reversed(parts["record"].entries)),
        lineage=tuple(reversed(parts["record"].lineage)),
        to_get=parts["record"].to_get,
        copies=parts["record"].copies,
    )
    (tmp_path / "other").mkdir()
    other = make(parts, tmp_path / "other")
    assert list(other.claims()) == list(view.claims())
    assert list(other.entries(with_aside=True)) == list(view.entries(with_aside=True))
    assert list(other.lineage()) == list(view.lineage())
    if isinstance(other, store.RecordView):
        other.close()


def test_an_empty_case(make: Make, tmp_path: Path) -> None:
    parts = case.parts()
    parts["findings"], parts["record"] = [], Record()
    empty = make(parts, tmp_path)
    assert len(empty.documents()) == len(empty.claims()) == len(empty.entries()) == len(empty.mentions()) == 0
    assert len(empty.search("depots")) == 0
    if isinstance(empty, store.RecordView):
        empty.close()


def test_an_entry_without_its_claim_is_refused(make: Make, tmp_path: Path) -> None:
    parts = case.parts()
    parts["findings"] = [one for one in parts["findings"] if one.document.name != "b.txt"]
    with pytest.raises(CaseError, match=r"names claim c-\w+, which no document gives"):
        make(parts, tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_two_claims_of_one_id_are_refused(make: Make, tmp_path: Path) -> None:
    parts = case.parts()
    parts["findings"].append(parts["findings"][0])
    with pytest.raises(CaseError, match="share the id c-report"):
        make(parts, tmp_path)
