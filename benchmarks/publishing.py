"""What publishing a large case costs: time, memory, sizes of pages, and what publishing again rewrites.

    python benchmarks/publishing.py [--documents 20000] [--keep FOLDER]

The record is synthetic: made-up documents of about 1,200 characters with six claims each, whose matters follow a
power law, as news does (a few are told by thousands of documents, most by one). Making it is not measured. Then:

- *publish*: ``site.write`` into an empty folder, in this process; wall time, processor time, peak of resident memory
- *first page*, *largest page*, *largest file*: their bytes
- *a search*: bytes of the index that the costliest of some common queries of one to three words loads
- *again*: the same once more, and once more with one document added: time and files written
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import shutil
import tempfile
from pathlib import Path
from time import perf_counter, process_time
from typing import get_args

from onrecord import store
from onrecord.ids import digest, sha256
from onrecord.model.claim import Action, Body, Claim, Evidence, Figure, Position, Site
from onrecord.model.document import Document
from onrecord.model.entity import Entity, Resolution
from onrecord.model.entry import Entry, Flag, FlagName, LineageEdge, Record, Register, SourceCount
from onrecord.model.findings import Concepts, Findings
from onrecord.model.party import Party
from onrecord.model.value import Amount, Place, Time
from onrecord.publish import site
from onrecord.publish.dossier import build
from onrecord.publish.site import finding

_SYLLABLES = ["ba", "de", "ki", "lo", "mu", "na", "po", "ri", "sa", "te", "vo", "zu", "gar", "hel", "mir", "nor", "tan"]
_CLAIMS = 6  # a document
_ACTS = ("investigate", "close", "condemn", "summon", "expel", "demand-closure", "raise-issue", "arrest")
_CELLS = ("done", "either-or", "announced or planned", "demanded", "said not done as of 2031-05-04")
_OUTLET = Party("", "outlet", named=False)


class Story:
    """A record of ``size`` documents; one more document changes no other one's claims."""

    def __init__(self, size: int) -> None:
        self.size = size
        chance = random.Random(7)  # noqa: S311
        self.words = ["".join(chance.choices(_SYLLABLES, k=chance.randint(2, 4))) for _ in range(9000)]
        self.countries = [chr(65 + n // 26) + chr(65 + n % 26) for n in range(26, 26 + 90)]
        self.sources = [f"{self.words[n].title()} {self.words[n + 1].title()}" for n in range(0, 2400, 2)]
        self.outlets = [f"{word.title()} Post" for word in self.words[3000:3400]]

    def parts(self) -> dict[str, object]:
        """What a store is written from."""
        findings, texts = [], {}
        matters: dict[tuple[str, int], list[Claim]] = {}
        for number in range(self.size):
            document, text, claims = self._document(number)
            texts[document.id] = text
            findings.append(Findings(document, tuple(claim for claim, _ in claims), sentences=10))
            for claim, matter in claims:
                matters.setdefault(matter, []).append(claim)
        entries = tuple(self._entry(kind, number, claims) for (kind, number), claims in sorted(matters.items()))
        entities = tuple(
            Entity(digest((name,)), "organisation", name, None, (name,), is_public=True) for name in self.sources
        )
        lineage = tuple(
            LineageEdge(self.outlets[n % 400], self.sources[n % 700], "relays", findings[n].document.id, (), "said")
            for n in range(min(self.size, 9000))
        )
        return {
            "meta": {"title": "A large made-up case", "engine": "benchmark"},
            "findings": findings,
            "texts": texts,
            "resolution": Resolution(entities, {}, {}, {}),
            "record": Record(entries, lineage),
            "concepts": Concepts(),
        }

    def _document(self, number: int) -> tuple[Document, str, list[tuple[Claim, tuple[str, int]]]]:
        chance = random.Random(number)  # noqa: S311
        day = f"20{30 + number % 3}-{1 + number % 12:02}-{1 + number % 28:02}"
        published = Time(day, day, day)
        name = f"report-{number:06}.txt"
        identity = sha256(name.encode())
        sentences = [" ".join(chance.choices(self.words, k=14)).capitalize() + "." for _ in range(10)]
        text = "\n\n".join(sentences)
        claims = []
        for n in range(_CLAIMS):
            start = text.index(sentences[n])
            kind = ("figure", "action", "site", "position", "figure", "position")[n]
            # most matters are told once, a few by very many
            matter = min(int(chance.paretovariate(0.35)), 40_000)
            source = Party(self.sources[matter % len(self.sources)], "organisation", start, start + 8)
            claim = Claim(
                id=digest((identity, kind, start)),
                kind=kind,  # type: ignore[arg-type]
                document=identity,
                start=start,
                end=start + len(sentences[n]) - 1,
                quote=sentences[n][:-1],
                polarity="asserted",
                modality="alleged",
                attribution=(_OUTLET, source),
                root=source,
                body=self._body(kind, matter, source),
                time=published,
                published=published,
                evidence=(Evidence("source", start, start + 8),),
            )
            claims.append((claim, (kind, matter)))
        document = Document(
            identity,
            name,
            "plain",
            "utf-8",
            sha256(text.encode()),
            len(text),
            outlet=self.outlets[number % len(self.outlets)],
            published=published,
            language="en",
            title=" ".join(chance.choices(self.words, k=7)).capitalize(),
        )
        return document, text, claims

    def _body(self, kind: str, matter: int, source: Party) -> Body:
        if kind == "figure":
            return Figure(self.words[matter % 50], Amount(matter % 900, None, "at least"))
        if kind == "action":
            return Action(source, _ACTS[matter % len(_ACTS)], self.words[matter % 200], is_response=True)
        if kind == "site":
            return Site(self.words[matter % 20])
        return Position(source, " ".join(self.words[matter % 4000 : matter % 4000 + 6]), "affirms")

    def _entry(self, kind: str, matter: int, claims: list[Claim]) -> Entry:
        code = self.countries[matter % len(self.countries)]
        who = self.sources[matter % len(self.sources)]
        one = SourceCount(1, 1, (who,), (), f"One independent source ({who}), in {len(claims)} documents.")
        flags = tuple(Flag(name, "single root, not held", one.explanation) for name in get_args(FlagName))
        register: Register = {
            "figure": "figures",
            "action": "responses",
            "site": "sites",
            "position": "positions",
        }[kind]  # type: ignore[assignment]
        word = self.words[matter % 200]
        fields = {
            "figures": (("measure", word), ("scope", code), ("value", f"at least {matter % 900} {word}")),
            "responses": (
                ("country", f"Land of {code}"),
                ("who", who),
                ("act", _ACTS[matter % len(_ACTS)].replace("-", " ")),
                ("object", word),
            ),
            "sites": (("thing", word), ("place", f"Land of {code}"), ("precision", "country")),
            "positions": (
                ("facet", word),
                ("speaker", who),
                ("stance", "affirms"),
                ("proposition", claims[0].quote[:60]),
            ),
        }[register]
        return Entry(
            id=min(claim.id for claim in claims),
            kind=claims[0].kind,
            register=register,
            key=(kind, str(matter)),
            title=f"{word} {matter} according to {who}",
            claims=tuple(sorted(claim.id for claim in claims)),
            fields=fields,
            said=one,
            so=one,
            flags=flags,
            amount=Amount(matter % 900, None, "at least") if kind == "figure" else None,
            time=claims[0].time,
            place=Place(f"Land of {code}", code, precision="country"),
            series=digest((word, who)) if kind == "figure" else None,
            cell=_CELLS[matter % len(_CELLS)] if kind == "action" else None,
            country=code if kind in ("action", "site") else None,
        )


def _publish(size: int, work: Path, folder: Path) -> dict[str, object]:
    """Publish a case of this many documents; what it took and what was written."""
    path = work / "record.db"
    store.write(path, **Story(size).parts())  # type: ignore[arg-type]
    before = {one: one.stat().st_mtime_ns for one in folder.rglob("*") if one.is_file()} if folder.exists() else {}
    with store.open_view(path) as view:
        wall, cpu = perf_counter(), process_time()
        site.write(view, folder)
        wall, cpu = perf_counter() - wall, process_time() - cpu
    after = {one: one.stat().st_mtime_ns for one in folder.rglob("*") if one.is_file()}
    written = sum(before.get(one) != at for one, at in after.items())
    return {"seconds": round(wall, 1), "processor seconds": round(cpu, 1), "files": len(after), "written": written}


def _search(work: Path, folder: Path) -> dict[str, object]:
    """Bytes that the costliest of some queries loads: the shards of its words and of its first results."""
    with store.open_view(work / "record.db") as view:
        words = [finding.words(item.title) for item, _ in zip(build(view).items(), range(4000), strict=False)]
    sizes = json.loads((folder / "search/index.js").read_text().partition(",0,")[2].rpartition(")")[0])
    worst = 0
    for query in words[::40]:
        shards = {f"w{finding.fnv(finding.beginning(word)) % sizes['words']}" for word in query[:3]}
        loaded = sum((folder / "search" / f"{name}.js").stat().st_size for name in shards)
        items = sorted((one.stat().st_size for one in (folder / "search").glob("i*.js")), reverse=True)
        worst = max(worst, loaded + sum(items[:20]))
    return {"bytes": worst, "word shards": sizes["words"], "item shards": sizes["items"], "items": sizes["all"]}


def main() -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", nargs="?", help="not used: the data is made up here")
    parser.add_argument("--documents", type=int, default=20_000)
    parser.add_argument("--keep", type=Path, help="leave the dossier there, to look at it")
    wanted = parser.parse_args()
    work = Path(tempfile.mkdtemp())
    folder = wanted.keep or work / "site"
    try:
        print("publish:", json.dumps(_publish(wanted.documents, work, folder)), flush=True)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        print(f"peak of memory, making the record included: {peak} MiB")
        files = sorted(((one.stat().st_size, one.name) for one in folder.rglob("*") if one.is_file()), reverse=True)
        largest = next(pair for pair in files if pair[1].endswith(".html"))
        first = (folder / "index.html").stat().st_size
        print("first page:", first, "largest page:", largest, "largest file:", files[0])
        print("bytes in all:", sum(size for size, _ in files))
        print("a search:", json.dumps(_search(work, folder)))
        print("again:", json.dumps(_publish(wanted.documents, work, folder)), flush=True)
        print("again, one document more:", json.dumps(_publish(wanted.documents + 1, work, folder)))
    finally:
        shutil.rmtree(work)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
