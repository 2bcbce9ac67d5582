"""Places against texts whose toponyms have coordinates: end to end, and on the toponyms as given.

    python benchmarks/geoparsing.py DATA.jsonl [--errors]
    python benchmarks/geoparsing.py CORPUS.xml --convert DATA.jsonl

The data is one JSON object a line: ``{"text", "toponyms": [{"start", "end", "lat", "lon", "geonames"?}]}``; offsets in
code points. ``--convert`` writes it from the XML of LGL, TR-News (``toponym`` with a ``gaztag``) or GeoVirus
(``location``). Prints recognition (any overlap), the share of toponyms placed within 161 km (Acc@161), mean and median
error in km (Gritta et al., 2018), and a digest of the data.

On given toponyms, one that the reader left out is looked up by its words in the index. A country or region is no pin
in a reading; here it stands at the mean of its towns, weighted by people, and at no distance when the GeoNames id is
the same. A toponym without any place is 20,038 km off, half the way around the earth.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import sqlite3
import statistics
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple
from xml.etree import ElementTree as ET

from onrecord.model.annotation import PlaceMention
from onrecord.model.value import Place
from onrecord.reading import Parser
from onrecord.reading.places import read
from onrecord.reading.places.choosing import Surroundings, rank
from onrecord.reading.places.index import FILE, areas, cities
from onrecord.reading.places.keys import fold

NEAR, FARTHEST, RADIUS = 161.0, 20_038.0, 6_371.0  # km; 161 km are 100 miles


class Toponym(NamedTuple):
    """Characters ``[start, end)``, degrees, and the GeoNames id where the data gives one."""

    start: int
    end: int
    lat: float
    lon: float
    geonames: int | None


def load(data: bytes) -> list[tuple[str, list[Toponym]]]:
    """Texts with their toponyms."""
    out = []
    for line in data.decode("utf-8").splitlines():
        if line.strip():
            raw = json.loads(line)
            marked = [
                Toponym(t["start"], t["end"], float(t["lat"]), float(t["lon"]), t.get("geonames"))
                for t in raw["toponyms"]
            ]
            out.append((raw["text"], sorted(marked)))
    return out


def convert(data: bytes) -> str:
    """JSON lines from LGL's, TR-News' or GeoVirus' XML; toponyms without coordinates are left out."""
    lines = []
    for article in ET.fromstring(data.decode("utf-8-sig")).iter("article"):  # noqa: S314 - the user's own data
        text = article.findtext("text") or ""
        marked = [t for node in article.iter() if node.tag in ("toponym", "location") for t in _toponym(node)]
        lines.append(json.dumps({"text": text, "toponyms": marked}, ensure_ascii=False))
    return "\n".join(lines) + "\n"


def _toponym(node: ET.Element) -> list[dict[str, Any]]:
    def value(name: str) -> str | None:
        return next((child.text for child in node.iter(name) if child.text and child.text.strip()), None)

    start, end, lat, lon = value("start"), value("end"), value("lat"), value("lon")
    if start is None or end is None or lat is None or lon is None:
        return []
    tag = node.find("gaztag")
    number = tag.get("geonameid") if tag is not None else None
    out: dict[str, Any] = {"start": int(start), "end": int(end), "lat": float(lat), "lon": float(lon)}
    return [out | ({"geonames": int(number)} if number and number.isdigit() else {})]


@cache
def _means() -> dict[tuple[str, str | None], tuple[float, float]]:
    """Weighted mean of the towns of each country, and of each state of the United States."""
    base = sqlite3.connect(f"{FILE.as_uri()}?mode=ro&immutable=1", uri=True)
    out: dict[tuple[str, str | None], tuple[float, float]] = {}
    for group in ("country, NULL", "country, admin"):
        # nothing of the call reaches the statement
        rows = base.execute(
            f"SELECT {group}, sum(lat * (population + 1)) / sum(population + 1),"  # noqa: S608
            f" sum(lon * (population + 1)) / sum(population + 1) FROM city GROUP BY {group}"
        )
        out.update({(country, admin): (lat, lon) for country, admin, lat, lon in rows})
    base.close()
    return out


def point_of(place: Place) -> tuple[float, float] | None:
    """Degrees of a place; of a country or a US state the mean of its towns."""
    if place.lat is not None and place.lon is not None:
        return place.lat, place.lon
    if place.precision == "region" and place.country == "US":
        state = next((a.state for a in areas().get(fold(place.name), ()) if a.place == place and a.state), None)
        return _means().get(("US", state)) if state else None
    return _means().get((place.country, None)) if place.precision == "country" and place.country else None


def distance(place: Place | None, want: Toponym) -> float:
    """Kilometres on the great circle."""
    if place is None:
        return FARTHEST
    if want.geonames is not None and place.geonames == want.geonames:
        return 0.0
    point = point_of(place)
    if point is None:
        return FARTHEST
    a, b, c, d = map(math.radians, (point[0], point[1], want.lat, want.lon))
    half = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return 2 * RADIUS * math.asin(min(1.0, math.sqrt(half)))


def by_words(phrase: str, near: Iterable[PlaceMention]) -> Place | None:
    """A toponym that the reader left out, by its words, helped by the countries that the reader found."""
    key = fold(phrase)
    area = next((a.place for a in areas().get(key, ()) if a.form in ("name", "adjective", "person", "seat")), None)
    named = frozenset(m.place.country for m in near if m.place.country)
    towns = rank(cities(key), Surroundings(named, frozenset(), frozenset()), None, None)
    if area is not None and (area.precision != "region" or not towns):
        return area
    return towns[0].place if towns else area


class Scores(NamedTuple):
    """``given``: error in km of each annotated toponym on its given span; ``whole``: of those that the reader found.
    ``read``: mentions of the reader; ``matched``: of these, those that overlap a toponym.
    """

    given: list[float]
    whole: list[float]
    read: int
    matched: int
    wrong: list[str]

    @property
    def precision(self) -> float:
        """Share of the mentions that are toponyms."""
        return self.matched / max(1, self.read)

    @property
    def recall(self) -> float:
        """Share of the toponyms that are mentioned."""
        return len(self.whole) / max(1, len(self.given))

    @property
    def recognition(self) -> float:
        """F1 of the spans, any overlap."""
        return 2 * self.precision * self.recall / max(1e-9, self.precision + self.recall)

    @property
    def accuracy(self) -> float:
        """Acc@161 on given toponyms."""
        return sum(km <= NEAR for km in self.given) / max(1, len(self.given))

    @property
    def end_to_end(self) -> float:
        """Recognition's F1 times the share of the found ones within 161 km."""
        return self.recognition * sum(km <= NEAR for km in self.whole) / max(1, len(self.whole))


def measure(documents: list[tuple[str, list[Toponym]]]) -> Scores:
    """Reads every text and compares. The world and continents are not asked for by such data, so they do not count."""
    given: list[float] = []
    whole: list[float] = []
    wrong: list[str] = []
    count = matched = 0
    for (_, tokens), (text, marked) in zip(Parser().parse(("", t) for t, _ in documents), documents, strict=True):
        mentions = [m for m in read(tokens) if m.place.precision not in ("world", "continent")]
        used: set[int] = set()
        for want in marked:
            best = next((m for m in mentions if m.start < want.end and want.start < m.end), None)
            phrase = text[want.start : want.end]
            if best is None:
                km = distance(by_words(phrase, mentions), want)
            else:
                # "Dayton, Ohio" is one mention here and may be two toponyms there
                inner = by_words(phrase, mentions) if best.start in used else None
                km = distance(inner or best.place, want)
                whole.append(km)
                used.add(best.start)
            given.append(km)
            if km > NEAR or best is None:
                wrong.append(f"{phrase!r} {km:,.0f} km{'' if best else ', not found'}")
        count, matched = count + len(mentions), matched + len(used)
        wrong += [f"nothing at {text[m.start : m.end]!r} {m.place.name}" for m in mentions if m.start not in used]
    return Scores(given, whole, count, matched, wrong)


def main() -> None:
    """Converts, or measures and prints the figures."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("path", type=Path)
    options.add_argument("--convert", type=Path, help="write the XML's content here as JSON lines")
    options.add_argument("--errors", action="store_true", help="print everything that is placed otherwise")
    arguments = options.parse_args()
    data = arguments.path.read_bytes()
    if arguments.convert is not None:
        arguments.convert.write_text(convert(data), encoding="utf-8")
        return
    documents = load(data)
    scores = measure(documents)
    for line in scores.wrong if arguments.errors else ():
        print(line)
    print(f"recognition   P {scores.precision:.3f}  R {scores.recall:.3f}  F1 {scores.recognition:.3f}")
    print(f"end to end    F1 within 161 km {scores.end_to_end:.3f}")
    for name, errors in (("found ones", scores.whole), ("given ones", scores.given)):
        near = sum(km <= NEAR for km in errors) / max(1, len(errors))
        middle = statistics.median(errors) if errors else math.nan
        mean = statistics.fmean(errors) if errors else math.nan
        print(f"{name:13} Acc@161 {near:.3f}  mean {mean:,.0f} km  median {middle:,.0f} km")
    digest = hashlib.sha256(data).hexdigest()[:16]
    print(f"{len(documents)} texts, {len(scores.given)} toponyms, {scores.read} read; data {digest}")


if __name__ == "__main__":
    main()
