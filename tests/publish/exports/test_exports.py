"""The lines of each format, field by field."""

from __future__ import annotations

import dataclasses
import json
from typing import Any
from xml.etree import ElementTree

import pytest

import depot_record as case
from onrecord import store
from onrecord.model.claim import Agreement
from onrecord.model.codec import from_json
from onrecord.model.document import Document
from onrecord.model.entry import Entry
from onrecord.model.value import Time
from onrecord.model.view import MentionRow, View
from onrecord.publish.exports import EXPORTS, digest


@pytest.fixture
def view() -> View:
    return store.MemoryView(**case.parts())


def exported(view: View, name: str, *, everything: bool = False) -> list[dict[str, Any]]:
    return [json.loads(line) for line in EXPORTS[name].lines(view, everything=everything)]


def by_id(view: View) -> dict[str, dict[str, Any]]:
    return {line["id"]: line for line in exported(view, "claims", everything=True)}


def test_a_figure_in_full(view: View) -> None:
    start, end = case.span("b.txt", "at least 12 depots")
    where, to = case.span("b.txt", "in 3 countries")
    may = {
        "edtf": "2031-05",
        "start": "2031-05-01",
        "end": "2031-05-31",
        "text": "in May",
        "inferred": True,
        "reason": "the document's date",
    }
    assert by_id(view)["c-depots"] == {
        "id": "c-depots",
        "kind": "figure",
        "document": "b.txt",
        "start": start,
        "end": end,
        "quote": "at least 12 depots",
        "polarity": "asserted",
        "modality": "alleged",
        "attribution": ["Gull Post", "Harbour Watch"],
        "root": "Harbour Watch",
        "root_candidates": [],
        "in_story": True,
        "time": may,
        "said": None,
        "published": {
            "edtf": "2031-05-09",
            "start": "2031-05-09",
            "end": "2031-05-09",
            "text": None,
            "inferred": False,
        },
        "place": {
            "name": "world",
            "country": None,
            "geonames": None,
            "lat": None,
            "lon": None,
            "precision": "world",
        },
        "figure": {
            "measure": "depot",
            "low": 12,
            "high": None,
            "qualifier": "at least",
            "unit": "depots",
            "increment": False,
            "tuple": "t1",
            "as_of": may,
        },
        "evidence": [{"role": "place", "start": where, "end": to}],
        "alternatives": None,
        "doubts": [],
        "entry": "c-depots",
    }


def test_whole_numbers_are_integers(view: View) -> None:
    line = next(line for line in EXPORTS["claims"].lines(view, everything=False) if '"c-depots"' in line)
    assert '"low": 12,' in line


def test_only_claims_about_the_story_unless_everything(view: View) -> None:
    assert "c-swans" not in {line["id"] for line in exported(view, "claims")}
    assert by_id(view)["c-swans"]["in_story"] is False
    assert [line["document"] for line in exported(view, "claims")] == ["a.txt"] * 3 + ["b.txt"] * 4 + ["c.html"]


def test_sources_not_stated_are_null(view: View) -> None:
    pact, swans = by_id(view)["c-pact"], by_id(view)["c-swans"]
    assert pact["attribution"] == [None]
    assert pact["root"] is None
    assert pact["published"] is None
    assert swans["root"] is None
    assert swans["root_candidates"] == ["Harbour Watch"]


def test_merged_names_are_canonical_and_others_as_written(view: View) -> None:
    assert by_id(view)["c-inspect"]["attribution"] == [None, "Harbour Watch"]
    assert by_id(view)["c-report"]["publication"] == {"publisher": "海港观察", "title": None, "type": "report"}
    assert view.claim("c-depots").attribution[1].name == "Hárbour Watch"


def test_the_other_kinds(view: View) -> None:
    claims = by_id(view)
    assert claims["c-inspect"]["action"] == {
        "actor": "Ministry of Ports",
        "country": "NO",
        "agency": "Ministry of Ports",
        "person": None,
        "type": "investigate",
        "plover": "INVESTIGATE",
        "object": "the depots",
        "target": None,
        "response": True,
    }
    assert claims["c-site"]["site"] == {"thing": "depot", "operator": "Norland"}
    assert claims["c-site"]["place"]["lat"] == 60.5
    assert claims["c-pact"]["agreement"] == {
        "parties": ["Norland", "Velmora"],
        "subject": "coal",
        "places": [claims["c-site"]["place"]],
        "open": False,
        "period": None,
        "status": "not stated",
    }
    assert claims["c-denial"]["position"] == {
        "speaker": "Norland",
        "country": "NO",
        "stance": "denies",
        "facet": "operator",
        "proposition": "Norland runs the depots",
        "about": "depot",
    }
    assert claims["c-denial"]["polarity"] == "denied"
    assert claims["c-countries"]["figure"]["scope"] == "with depots"


def test_how_many_parties_an_agreement_states() -> None:
    parts = case.parts()
    body = Agreement((), "coal", low=2, high=2)
    parts["findings"] = [
        dataclasses.replace(
            one, claims=tuple(dataclasses.replace(c, body=body) if c.id == "c-pact" else c for c in one.claims)
        )
        for one in parts["findings"]
    ]
    agreement = by_id(store.MemoryView(**parts))["c-pact"]["agreement"]
    assert (agreement["low"], agreement["high"], agreement["open"]) == (2, 2, True)


def test_options_of_one_disjunction_share_a_group_and_an_entry(view: View) -> None:
    claims = by_id(view)
    assert claims["c-inspect"]["alternatives"] == claims["c-seal"]["alternatives"] == "g1"
    assert claims["c-inspect"]["entry"] == claims["c-seal"]["entry"] == "c-inspect"


def test_settled_and_unsettled_times() -> None:
    parts = case.parts()
    settled = by_id(store.MemoryView(**parts))["c-inspect"]["time"]
    assert (settled["edtf"], settled["inferred"], settled["reason"]) == ("2031-05-19", True, "the other report")
    parts["resolution"].dates.clear()
    unsettled = by_id(store.MemoryView(**parts))["c-inspect"]["time"]
    assert (unsettled["edtf"], unsettled["pattern"]) == (None, "XXXX-XX-19")


def test_mentions(view: View) -> None:
    start, end = case.span("b.txt", "at least 12 depots")
    assert next(row for row in exported(view, "mentions") if row["type"] != "sentence") == {
        "document": "b.txt",
        "start": start,
        "end": end,
        "text": "at least 12 depots",
        "type": "quantity",
        "low": 12,
        "high": None,
        "unit": "depots",
    }


def test_sentences_without_a_claim_stand_among_the_mentions(view: View) -> None:
    rows = [row for row in exported(view, "mentions") if row["type"] == "sentence"]
    for document in view.documents():
        told = [(row["start"], row["end"], row["reason"]) for row in rows if row["document"] == document.name]
        assert told == [(note.start, note.end, note.reason) for note in view.notes(document.id)]
    assert rows


def test_a_mentions_span_is_never_overwritten_by_its_value() -> None:
    parts = case.parts()
    row = MentionRow(case.IDS["b.txt"], 1, 4, "time", {"start": "2031-05-01", "end": None, "text": "The"})
    parts["findings"] = [dataclasses.replace(one, mentions=(), notes=()) for one in parts["findings"]]
    parts["findings"][1] = dataclasses.replace(parts["findings"][1], mentions=(row,))
    assert exported(store.MemoryView(**parts), "mentions") == [
        {
            "document": "b.txt",
            "start": 1,
            "end": 4,
            "text": "The",
            "type": "time",
            "time_start": "2031-05-01",
            "time_end": None,
        }
    ]


def test_names(view: View) -> None:
    assert exported(view, "names")[1] == {
        "entity": "e-watch",
        "kind": "organisation",
        "canonical": "Harbour Watch",
        "country": None,
        "aliases": ["HW", "Hárbour Watch"],
        "suggested": ["the group"],
        "wikidata": "Q1",
        "geonames": None,
    }


def test_entries(view: View) -> None:
    assert [line["id"] for line in exported(view, "entries")] == [entry.id for entry in view.entries()]
    entry = exported(view, "entries")[1]
    assert entry["claims"] == ["c-depots"]
    assert entry["amount"] == {"low": 12, "high": None, "qualifier": "at least", "increment": False}
    assert entry["said"] == {
        "low": 1,
        "high": 2,
        "roots": ["Harbour Watch"],
        "relays": ["Gull Post"],
        "explanation": "One root, perhaps two.",
    }
    assert entry["so"]["high"] == 1
    assert entry["flags"]["sourcing"]["explanation"] == "Only Harbour Watch says so."
    assert entry["edges"][0]["facet"] == "operator"
    assert "c-swans" in {line["id"] for line in exported(view, "entries", everything=True)}


def test_texts_hold_every_code_point(view: View) -> None:
    lines = exported(view, "texts")
    assert {line["document"]: line["text"] for line in lines} == case.TEXTS
    assert lines[0]["id"] == case.IDS["a.txt"]


def test_the_record_reads_back_whole(view: View) -> None:
    lines = exported(view, "record")
    assert [from_json(Document, line["document"]) for line in lines if "document" in line] == list(view.documents())
    assert [from_json(Entry, line["entry"]) for line in lines if "entry" in line] == list(view.entries(with_aside=True))
    counts = {key: sum(key in line for line in lines) for key in ("claim", "entity", "lineage", "to_get", "copy")}
    assert counts == {"claim": 9, "entity": 2, "lineage": 2, "to_get": 1, "copy": 1}


def test_the_record_knows_no_build_and_no_order_of_arrival(view: View) -> None:
    parts = case.parts()
    parts["meta"] = {"engine": "another", "built": "at another time"}
    parts["findings"].reverse()
    assert digest(store.MemoryView(**parts)) == digest(view)


def test_the_record_changes_with_a_claim(view: View) -> None:
    parts = case.parts()
    parts["resolution"].dates["c-inspect"] = Time("2031-06-19")
    assert digest(store.MemoryView(**parts)) != digest(view)


def test_lineage_has_every_edge_and_a_node_for_each_of_its_ends(view: View) -> None:
    lines = exported(view, "lineage")
    nodes = {line["id"]: line for line in lines if line["type"] == "node"}
    edges = [line for line in lines if line["type"] == "edge"]
    assert len(edges) == len(view.lineage()) > 0
    assert {edge[end] for edge in edges for end in ("upper", "lower")} == set(nodes)
    assert nodes["e-watch"]["label"] == "Harbour Watch"
    assert nodes["e-watch"]["kind"] == "organisation"


def test_graphml_is_xml_whatever_the_names_hold(view: View) -> None:
    edge = dataclasses.replace(view.lineage()[0], upper="<b>\x00 & \ud800\n\u0022", evidence="]]>")
    parts = case.parts()
    parts["record"] = dataclasses.replace(parts["record"], lineage=(edge,))
    held = store.MemoryView(**parts)
    text = "\n".join(EXPORTS["graphml"].lines(held, everything=False))
    root = ElementTree.fromstring(text.encode("utf-8"))  # noqa: S314 -- our own output
    space = "{http://graphml.graphdrawing.org/xmlns}"
    assert len(list(root.iter(f"{space}node"))) == 2
    (made,) = root.iter(f"{space}edge")
    assert {data.get("key"): data.text for data in made}["edge-evidence"] == "]]>"
