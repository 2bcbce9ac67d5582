"""The readers of values must not fall below what they reached on the small data of the project.

To lower a floor, change its constant here and say in the commit why. The digests keep data and floors together.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import sys
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest

HERE = Path(__file__).parent
DATA = HERE / "data"
BENCHMARKS = HERE.parent.parent / "benchmarks"

# F1 of the small data, measured and rounded down to the next hundredth; the third is the digest of the data
QUANTITIES = {"value": 0.99, "value+change": 0.94, "value+unit": 0.97}
TIMES = {"strict": 0.97, "relaxed": 0.99, "value": 0.95}
PLACES = {"recognition": 0.95, "accuracy": 0.98, "end_to_end": 0.94}
NAMES = {"all": (0.97, 0.94, 0.96), "group: fresh": (0.93, 0.93, 0.93)}  # precision, recall, F1
REUSE = {"precision": 1.0, "recall": 1.0, "direction": 1.0}
DIGESTS = {
    "quantities.json": "f781debc8265505c",
    "timeml": "becf10f43ecef83d",
    "geoparsing.jsonl": "c4b0796eb0731b95",
    "text_reuse.jsonl": "8379809e94edc084",
    "name_pairs.csv": "c1de1f0d0193dcb2",
}
COST = 0.15  # of the parser's time, all three readers together


@cache
def benchmark(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"benchmark_{name}", BENCHMARKS / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def digest(path: Path) -> str:
    files = sorted(path.rglob("*.tml")) if path.is_dir() else [path]
    return hashlib.sha256(b"\0".join(file.read_bytes() for file in files)).hexdigest()[:16]


@pytest.mark.parametrize("name", sorted(DIGESTS))
def test_data_is_the_data_that_the_floors_were_measured_on(name: str) -> None:
    assert digest(DATA / name) == DIGESTS[name]


def test_quantities_hold_their_floor() -> None:
    scores = benchmark("newsquant").measure(json.loads((DATA / "quantities.json").read_text("utf-8")))
    assert scores.wanted >= 50
    assert {name: scores.f1(name) >= floor for name, floor in QUANTITIES.items()} == dict.fromkeys(QUANTITIES, True)


def test_times_hold_their_floor() -> None:
    module = benchmark("tempeval")
    scores = module.measure([module.load(path.read_bytes()) for path in module.paths(DATA / "timeml")])
    assert scores.wanted >= 70
    assert {name: scores.f1(name) >= floor for name, floor in TIMES.items()} == dict.fromkeys(TIMES, True)


def test_places_hold_their_floor() -> None:
    module = benchmark("geoparsing")
    scores = module.measure(module.load((DATA / "geoparsing.jsonl").read_bytes()))
    assert len(scores.given) >= 70
    assert {name: getattr(scores, name) >= floor for name, floor in PLACES.items()} == dict.fromkeys(PLACES, True)


def test_names_hold_their_floor() -> None:
    module = benchmark("name_pairs")
    scores = module.measure(module.load((DATA / "name_pairs.csv").read_bytes()))
    for name, floor in NAMES.items():
        reached = (scores[name].precision, scores[name].recall, scores[name].f1)
        assert all(have >= want for have, want in zip(reached, floor, strict=True)), (name, reached)


def test_text_reuse_holds_its_floor() -> None:
    lines = (DATA / "text_reuse.jsonl").read_text("utf-8").splitlines()
    scores = benchmark("text_reuse").measure([json.loads(line) for line in lines])
    assert scores.hits >= 17
    assert {name: getattr(scores, name) >= floor for name, floor in REUSE.items()} == dict.fromkeys(REUSE, True)


def test_readers_cost_a_small_share_of_the_parser() -> None:
    module = benchmark("values_cost")
    documents = (DATA / "geoparsing.jsonl").read_text("utf-8").splitlines()
    text = "\n".join(json.loads(line)["text"] for line in documents)
    costs, words = module.measure([text] * 8, 3)
    assert words > 3000
    assert sum(costs[name] for name in module.READERS) <= COST * costs["parser"]


LGL = """<articles><article docid="1"><text>Rain fell on Genoa.</text><toponyms><toponym><start>13</start><end>18</end>
<phrase>Genoa</phrase><gaztag geonameid="3176219"><name>Genoa</name><lat>44.4</lat><lon>8.9</lon></gaztag></toponym>
<toponym><start>0</start><end>4</end><phrase>Rain</phrase></toponym></toponyms></article></articles>"""
GEOVIRUS = """<articles><article><text>Rain fell on Genoa.</text><locations><location><name>Genoa</name>
<start>13</start><end>18</end><lat>44.4</lat><lon>8.9</lon></location></locations></article></articles>"""


@pytest.mark.parametrize(("xml", "geonames"), [(LGL, 3176219), (GEOVIRUS, None)])
def test_corpora_in_xml_are_converted(xml: str, geonames: int | None) -> None:
    module = benchmark("geoparsing")
    ((text, (toponym,)),) = module.load(module.convert(xml.encode()).encode())
    assert text[toponym.start : toponym.end] == "Genoa"
    assert (toponym.lat, toponym.lon, toponym.geonames) == (44.4, 8.9, geonames)


def test_a_scorer_tells_right_from_wrong() -> None:
    quantities = benchmark("newsquant")
    entry = {"text": "They sold nine kites.", "quantities": [{"change": "=", "value": "8", "unit": "kites"}]}
    scores = quantities.measure([entry])
    assert (scores.wanted, scores.given, scores.f1("value")) == (1, 1, 0.0)
    places = benchmark("geoparsing")
    off = places.Toponym(13, 18, -33.0, 151.0, None)
    assert places.measure([("Rain fell on Genoa.", [off])]).accuracy == 0.0
    times = benchmark("tempeval")
    wrong = times.Annotated("It opened on 3 May 2021.", None, (times.Timex(13, 23, "2021-05-04"),))
    assert (times.measure([wrong]).f1("strict"), times.measure([wrong]).f1("value")) == (1.0, 0.0)
