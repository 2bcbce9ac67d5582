"""What it costs to take one document into a large case or out of it, by stage, beyond parsing and reading it.

    python benchmarks/adding.py [--sizes 1000 5000] [--repeats 3] [--profile] [--check] [--base FOLDER] [--decisions N]

The case is made up and needs no data: every document is a page of fixed sentences about depots in one of forty
countries, with the claims, names and readings that its sentences hold, so that nothing is parsed. One figure is in
every document (the *hot* matter); the rest spreads over countries, towns and ministries; one page in ten is a reprint.
All of it goes through intake and lies in the cache as reading would have left it. Then, ``--repeats`` times, each of
four things is done and built: a page comes in that has the hot figure, one comes in that has not (*cold*), and one of
each goes. Stages are seconds of the processor, which other programs' load moves less than the clock; ``verb`` is the
``add`` or ``remove`` itself, and the clock of both stands beside the total.

``--decisions`` has people decide on the case before (see ``deciding``), N times in each of their ways, and then makes
and measures one more decision in each way too.

``--check`` builds the whole case once more from nothing and compares the bytes of the record. ``--profile`` prints
where the last build's time went.
"""

from __future__ import annotations

import argparse
import cProfile
import hashlib
import itertools
import pstats
import random
import resource
import shutil
import statistics
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from time import perf_counter, process_time

import deciding
from onrecord import ids, intake, pipeline, reading, store
from onrecord.casefolder import Cache, CaseFolder
from onrecord.model.annotation import NameMention, SentenceNote
from onrecord.model.claim import Action, Body, Claim, ClaimKind, Figure, Position, Site
from onrecord.model.document import Document
from onrecord.model.findings import Findings
from onrecord.model.party import Party
from onrecord.model.value import WORLD, Amount, Place, Time
from onrecord.model.view import MentionRow
from onrecord.pipeline import removal, report
from onrecord.pipeline.freshness import findings_key, profile_digest
from onrecord.pipeline.perdocument import findings_to_bytes
from onrecord.pipeline.profile import profile_of
from onrecord.pipeline.standing import CACHE, FINDINGS
from onrecord.publish.exports.record import digest
from onrecord.settings import Settings

QUIET = Settings(progress=False)
COUNTRIES = tuple(f"{a}{b}ia" for a in ("Vest", "Alb", "Bor", "Cast", "Dor", "Elm", "Fal", "Gor") for b in "aelor")
CODES = tuple(f"Q{chr(77 + n // 3)}" if n < 39 else "XA" for n in range(len(COUNTRIES)))
OUTLETS = tuple(f"{a} {b}" for a in ("Port", "Tidal", "North", "Quay", "Lantern") for b in ("Courier", "Post", "Echo"))
ACTS = ("investigate", "close", "summon", "condemn", "expel")
COLD = 1_000_000  # pages from this number on have no hot figure
_DAY_ONE = date(2031, 1, 1)
_FILLER = "The harbour lay quiet that week and the ferries ran as they always had. "


@dataclass
class Page:
    """A text in the making, with what stands where."""

    document: str = ""
    text: str = ""
    spans: list[tuple[str, int, int]] = field(default_factory=list)  # what a sentence is for, and where it is
    names: list[tuple[str, str, int, int, str | None]] = field(default_factory=list)  # kind, name, where, country

    def say(self, what: str, *parts: str | tuple[str, str, str | None]) -> None:
        """A sentence; parts that are (kind, name, country) are names."""
        start = len(self.text)
        for part in parts:
            if isinstance(part, tuple):
                kind, name, country = part
                self.names.append((kind, name, len(self.text), len(self.text) + len(name), country))
                self.text += name
            else:
                self.text += part
        self.spans.append((what, start, len(self.text)))
        self.text += " "


def page(number: int, seed: int = 7) -> tuple[Page, str, str, int]:
    """The ``number``-th page: its text, outlet, day and country."""
    dice = random.Random(seed * 1_000_003 + number)  # noqa: S311 the same pages every time, nothing secret
    if number % 10 == 9:  # a reprint of an earlier page under another masthead
        earlier, _, day, at = page(number - dice.randrange(1, 9), seed)
        return earlier, OUTLETS[number % len(OUTLETS)], day, at
    at = dice.randrange(len(COUNTRIES))
    land, code = COUNTRIES[at], CODES[at]
    made = Page()
    if number < COLD:
        made.say("count", ("organisation", "Harbour Watch", None), f" counted at least {12 + number // 400} depots.")
    made.say("local", ("organisation", "Harbour Watch", None), f" put {dice.randrange(1, 9)} depots in {land}.")
    town = f"{land[:-2]}haven {dice.randrange(12)}"
    made.say("site", f"A depot stands in {town}, ", ("organisation", f"{land} Dock Union", code), " said.")
    made.say("act", "The ", ("organisation", f"Trade Ministry of {land}", code), f" {dice.choice(ACTS)}s the depots.")
    speaker = f"{dice.choice('ABCDEFGH')}na {land[:-2]}sen"
    if number % 10 == 3:
        made.say("deny", ("person", speaker, code), " denied that the depots are run by the navy.")
    made.say("affirm", ("person", speaker, code), f" said the pier was built in {dice.randrange(1990, 2030)}.")
    for _ in range(12):
        made.say("", f"In week {dice.randrange(10_000)} of {dice.randrange(10_000)} ", _FILLER)
    day = (_DAY_ONE + timedelta(days=number % 700)).isoformat()
    return made, OUTLETS[dice.randrange(len(OUTLETS))], day, at


def findings(document: Document, number: int) -> Findings:
    """What reading would have given for the page."""
    made, _, _, at = page(number)
    land, code = COUNTRIES[at], CODES[at]
    claims = []
    for what, start, end in made.spans:
        inside = [name for name in made.names if start <= name[2] < end]
        if what:
            claims.append(
                _claim(
                    document,
                    made.text,
                    what,
                    (start, end),
                    _party(inside[0]),
                    Place(land, country=code, precision="country"),
                )
            )
    names = tuple(
        NameMention(n, n + 1, start, end, name, "person" if kind == "person" else "organisation", country=country)
        for n, (kind, name, start, end, country) in enumerate(made.names)
    )
    rows = tuple(
        MentionRow(document.id, start, end, "name", {"text": name, "kind": kind})
        for kind, name, start, end, _ in made.names
        for _ in range(4)
    )
    notes = tuple(SentenceNote(start, end, "nothing claimed") for what, start, end in made.spans if not what)
    words = made.text.split()
    prints = _chosen(" ".join(words[n : n + 5]) for n in range(len(words) - 5))
    gist = _chosen(pair for _, start, end in made.spans for pair in _pairs(made.text[start:end]))
    return Findings(document, tuple(claims), names, notes, rows, len(made.spans), prints, gist=gist)


def _chosen(grams: Iterable[str]) -> tuple[int, ...]:
    """Marks of one in four, as reading takes them."""
    marks = {int(hashlib.sha256(gram.encode()).hexdigest()[:12], 16) for gram in grams}
    return tuple(sorted(mark for mark in marks if mark % 4 == 0))


def _pairs(sentence: str) -> Iterator[str]:
    words = sorted({word.strip(".,") for word in sentence.split() if len(word) > 3 or word.isdigit()})
    return (f"{one} {two}" for one, two in itertools.combinations(words, 2))


def _party(name: tuple[str, str, int, int, str | None]) -> Party:
    kind, text, start, end, country = name
    if kind == "person":
        return Party(text, "person", start, end, country=country, person=text)
    if text.startswith("Trade Ministry"):
        return Party(text, "agency", start, end, country=country, agency="Trade Ministry")
    return Party(text, "organisation", start, end, country=country)


def _claim(document: Document, text: str, what: str, span: tuple[int, int], who: Party, place: Place) -> Claim:
    start, end = span
    quote = text[start:end]
    amount = float(next((word for word in quote.split() if word.isdigit()), 1))
    bodies: dict[str, tuple[ClaimKind, Body, Place | None]] = {
        "count": ("figure", Figure("depot", Amount(amount, None, "at least"), "depots"), WORLD),
        "local": ("figure", Figure("depot", Amount(amount, amount), "depots"), place),
        "site": (
            "site",
            Site("depot"),
            Place(quote.split(",")[0].partition(" in ")[2], place.country, precision="city"),
        ),
        "act": ("action", Action(who, _act(quote), "the depots", is_response=True), None),
        "deny": ("position", Position(who, "the depots are run by the navy", "denies", "the depots", "operator"), None),
        "affirm": ("position", Position(who, quote.partition(" said ")[2], "affirms", "the pier"), None),
    }
    kind, body, where = bodies[what]
    day = document.published
    return Claim(
        id=ids.digest((document.id, kind, start, end, what)),
        kind=kind,
        document=document.id,
        start=start,
        end=end,
        quote=quote,
        polarity="denied" if what == "deny" else "asserted",
        modality="stated" if what in ("act", "deny", "affirm") else "alleged",
        attribution=(Party("", "outlet", named=False), who),
        root=who,
        body=body,
        time=Time(day.edtf, day.start, day.end, "this week", inferred=True) if day and what == "act" else None,
        published=day,
        place=where,
    )


def _act(quote: str) -> str:
    return next((act for act in ACTS if f" {act}s " in quote), "investigate")


def put(case: CaseFolder, numbers: range, work: Path, outlet: str | None = None) -> Spent:
    """Take pages in, and leave in the cache what reading them would have left. ``outlet``: another than their own.
    What the taking in cost.
    """
    folder = work / f"pages-{numbers.start}"
    folder.mkdir(exist_ok=True)
    manifest = ["file,outlet,date,language"]
    for number in numbers:
        made, at, day, _ = page(number)
        # a line that only this page has, so that a reprint is another document
        (folder / f"{number:06d}.txt").write_text(f"{made.text}\n\n{at}, page {number}\n", encoding="utf-8")
        manifest.append(f"{number:06d}.txt,{outlet or at},{day},en")
    (folder / "manifest.csv").write_text("\n".join(manifest) + "\n", encoding="utf-8")
    began = now()
    added = intake.add(case, [folder])
    spent = now() - began
    if added.refused:
        raise SystemExit(str(added.refused[0]))
    parser, profile = reading.Parser("en").digest, profile_digest(profile_of(case))
    with Cache(case.cache_dir / CACHE) as cache:
        cache.put_many(
            FINDINGS,
            {
                findings_key(one, parser, profile): findings_to_bytes(findings(one, int(one.name.partition(".")[0])))
                for one in (*added.added, *added.known)
            },
        )
    return spent


@dataclass(frozen=True)
class Spent:
    """Seconds of the processor and of the clock."""

    processor: float
    clock: float

    def __add__(self, other: Spent) -> Spent:
        return Spent(self.processor + other.processor, self.clock + other.clock)

    def __sub__(self, other: Spent) -> Spent:
        return Spent(self.processor - other.processor, self.clock - other.clock)


def now() -> Spent:
    """What has been spent so far."""
    return Spent(process_time(), perf_counter())


@dataclass
class Kind:
    """One kind of change, as often as it was made."""

    told: str
    reports: list[pipeline.BuildReport] = field(default_factory=list)
    verbs: list[Spent] = field(default_factory=list)
    totals: list[Spent] = field(default_factory=list)

    def lines(self) -> Iterator[str]:
        """Its part of the report."""
        in_full = [one.wide or "not tried" for one in self.reports if one.in_full]
        yield f"{self.told}, {len(self.reports)} times, in full {len(in_full)}: median, 95th of a hundred, longest"
        stages = dict.fromkeys(name for one in self.reports for name in one.seconds if name != "total")
        yield _row("verb", [one.processor for one in self.verbs])
        for stage in stages:
            yield _row(stage, [one.seconds.get(stage, 0.0) for one in self.reports])
        yield _row("total", [one.processor for one in self.totals])
        yield _row("clock", [one.clock for one in self.totals])
        for why in sorted(set(in_full)):
            yield f"  in full {in_full.count(why)} times: {why}"


def _row(name: str, seconds: Sequence[float]) -> str:
    ordered = sorted(seconds)
    late = ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]
    return f"  {name:<10} {statistics.median(ordered):8.2f} s {late:8.2f} s {ordered[-1]:8.2f} s"


def record_of(case: CaseFolder) -> str:
    """The digest of the record's canonical bytes."""
    with store.open_view(case.record_path) as view:
        return digest(view)


def first_built(size: int, work: Path, base: Path | None) -> tuple[CaseFolder, str]:
    """The case before any change, and what its first build came to; a copy of the one in ``base``, where given."""
    built = (base or work) / f"case-{size}"
    told = "built before"
    if not built.exists():
        case = CaseFolder.create(built, "benchmark")
        put(case, range(size), work)
        first = pipeline.build(case, QUIET)
        told = f"{first.claims:,} claims, {first.entries:,} entries; first build {first.seconds['total']:.1f} s"
    if base is not None:
        shutil.copytree(built, work / built.name)
    return CaseFolder.open(work / built.name), told


def lines(
    size: int,
    repeats: int,
    work: Path,
    base: Path | None,
    decisions: int = 0,
    *,
    is_profiled: bool,
    is_checked: bool,
) -> Iterator[str]:
    """Measures one size, and yields the lines of the report."""
    case, told = first_built(size, work, base)
    yield f"{size:,} documents: {told}"
    if decisions:
        made = deciding.decide(case, decisions, QUIET)
        built = pipeline.build(case, QUIET)
        counts = f"{built.orphaned} orphaned, {built.conflicts} conflicts"
        yield f"{made} decisions: {counts}; build {built.seconds['total']:.1f} s"
    kinds = {name: Kind(name) for name in ("hot page in", "cold page in", "hot page out", "cold page out")}
    profiler = cProfile.Profile(process_time)
    for n in range(repeats):
        for kind in kinds.values():
            kind.verbs.append(_changed(case, kind.told, n, size, work))
            began = now()
            is_last = is_profiled and n == repeats - 1 and kind.told == "hot page in"
            if is_last:
                profiler.enable()
            kind.reports.append(pipeline.build(case, QUIET))
            profiler.disable()
            kind.totals.append(kind.verbs[-1] + (now() - began))
            if is_last:
                pstats.Stats(profiler).sort_stats("cumulative").print_stats(45)
    for kind in kinds.values():
        yield from kind.lines()
    for kind in _decided(case, repeats) if decisions else ():
        yield from kind.lines()
    scale = 1024 * 1024 if sys.platform == "darwin" else 1024  # bytes there, kilobytes elsewhere
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / scale
    kept = sum(path.stat().st_size for path in case.cache_dir.glob("kept.db*")) / 1e6
    record = case.record_path.stat().st_size / 1e6
    yield f"peak memory {megabytes:.0f} MB; record.db {record:.0f} MB; kept {kept:.0f} MB"
    began = now()
    pipeline.build(case, QUIET)
    yield f"again, nothing changed: {(now() - began).processor:.2f} s"
    if is_checked:
        digest_held = record_of(case)
        case.record_path.unlink()
        pipeline.build(case, QUIET)
        if record_of(case) != digest_held:
            raise SystemExit("ANOTHER RECORD THAN A FULL REBUILD")
        yield "the same bytes as a full rebuild"


def _decided(case: CaseFolder, repeats: int) -> Iterator[Kind]:
    """One decision of each kind, as often as asked, each built."""
    for name in deciding.KINDS:
        kind = Kind(name)
        for n in range(repeats):
            wanted = deciding.request(case, name, seed=100 + n)
            began = now()
            deciding.make(case, wanted, QUIET)
            kind.verbs.append(now() - began)
            kind.reports.append(pipeline.build(case, QUIET))
            kind.totals.append(now() - began)
        yield kind


def _changed(case: CaseFolder, what: str, n: int, size: int, work: Path) -> Spent:
    """Make the ``n``-th change of a kind; what the verb cost."""
    if what.endswith("in"):
        number = size + n if what.startswith("hot") else COLD + n
        return put(case, range(number, number + 1), work)
    number = n * 7 % size if what.startswith("hot") else COLD + n
    began = now()
    removal.remove(case, f"{number:06d}.txt")
    return now() - began


def main() -> int:
    """Parse the call, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000])
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--profile", action="store_true", help="print where the last build's time went")
    parser.add_argument("--base", type=Path, help="a folder that keeps the first builds, so that they are made once")
    parser.add_argument("--decisions", type=int, default=0, help="of each kind, made before", metavar="N")
    parser.add_argument("--check", action="store_true", help="compare with a full rebuild")
    wanted = parser.parse_args()
    setattr(report, "perf_counter", process_time)  # noqa: B010 the stopwatch of builds, for this process only
    for size in wanted.sizes:
        with tempfile.TemporaryDirectory(prefix="onrecord-bench-") as work:
            told = lines(
                *(size, wanted.repeats, Path(work), wanted.base, wanted.decisions),
                is_profiled=wanted.profile,
                is_checked=wanted.check,
            )
            for line in told:
                print(line, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
