"""Facts over several articles: killed, injured and date of incidents, each told by two articles or more.

    python benchmarks/incidents.py multi-source-facts/ [--cache FOLDER] [--part dev|kept|all] [--errors] [--together]

The folder holds ``gold.jsonl`` (incident, date, killed, injured) and ``articles.jsonl.gz`` (a line an article, by its
incident: text, title, url, published). An article's text is its title,
an empty line and its body, as a saved page has them. One case an incident, no profile, in this process; ``--cache``
keeps the parsed token tables, so that a second run parses nothing.
A third of the incidents, by hash, is *kept*: print its figures, never read it.

The record's answer, the same for every incident: of the event that most documents tell of, the current value of the
entries that measure people killed, and of those that measure people injured; the day of that event. Two conventions
are the benchmark's own: no current value counts as 0, and where no day is given, the first publication is it; they hold
for the record and for the rules beside it alike.

Beside it, over the same claims (each document's own totals): the best of the fixed rules earliest, latest, longest,
maximum, each figure by its own best; and a majority vote of the documents that state the figure, ties to the latest.

``--together`` puts all articles into one case, where grouping has to find the incidents, and prints B³ of the groups;
what precision lacks of 1 is the weight of documents merged with those of other incidents.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from time import perf_counter
from typing import Any, NamedTuple

from onrecord import reading, reconciliation, resolution
from onrecord.intake import imprint
from onrecord.model.claim import Figure
from onrecord.model.document import Document
from onrecord.model.entry import Record
from onrecord.model.findings import Findings
from onrecord.model.profile import NO_PROFILE
from onrecord.model.tokens import Tokens
from onrecord.model.value import Time
from onrecord.pipeline.perdocument import read
from onrecord.reconciliation.events import is_total
from onrecord.reconciliation.standing import INJURED, KILLED, stated

FACTS = ("killed", "injured", "both", "date")


class Answer(NamedTuple):
    """What is said of one incident."""

    killed: int
    injured: int
    date: str | None


class Told(NamedTuple):
    """What one article says: its totals, None where it states none."""

    published: str
    length: int
    killed: float | None
    injured: float | None
    date: str | None


def is_kept(incident: str) -> bool:
    """True for the third of the incidents that nobody reads."""
    return int(hashlib.sha256(incident.encode()).hexdigest(), 16) % 3 == 0


def document_of(article: dict[str, Any]) -> tuple[Document, str]:
    """The article as a preserved document would be, and its text."""
    text = f"{article['title']}\n\n{article['text']}"
    data = text.encode("utf-8", "surrogatepass")
    day = article.get("published")
    name = hashlib.sha256(data + str(article.get("url")).encode()).hexdigest()
    published = Time(day, day, day) if day else None
    sha = hashlib.sha256(data).hexdigest()
    outlet, where = imprint.outlet(text) or (None, "")
    origin = (("outlet", where),) if outlet else ()
    document = Document(
        name, f"{name[:16]}.txt", "txt", "utf-8", sha, len(text), outlet, published, language="en", origin=origin
    )
    return document, text


class Tables:
    """Token tables by text, from a folder that keeps them where there is one."""

    def __init__(self, cache: Path | None) -> None:
        self._parser = reading.Parser()
        self._cache = cache
        if cache is not None:
            cache.mkdir(parents=True, exist_ok=True)

    def of(self, text: str) -> Tokens:
        """The table of a text; parsed when it is not kept."""
        name = hashlib.sha256(f"{self._parser.digest}\n{text}".encode("utf-8", "surrogatepass")).hexdigest()
        path = self._cache / f"{name}.json" if self._cache is not None else None
        if path is not None and path.is_file():
            return reading.tokens_from_bytes(path.read_bytes(), text)
        _, tokens = next(self._parser.parse([(name, text)]))
        if path is not None:
            path.write_bytes(reading.tokens_to_bytes(tokens))
        return tokens


def record_of(findings: Sequence[Findings]) -> Record:
    """The record of a case with these documents, no profile and no decisions."""
    concepts = resolution.learn(findings, NO_PROFILE)
    placed = resolution.place_in_story(findings, concepts, NO_PROFILE)
    return reconciliation.reconcile(placed, resolution.resolve(placed, concepts, NO_PROFILE), concepts, NO_PROFILE)


def answer(record: Record, findings: Sequence[Findings]) -> Answer:
    """The record's answer; see the module's text."""
    home = {claim.id: one.document.id for one in findings for claim in one.claims}
    told: dict[str, set[str]] = defaultdict(set)
    for entry in record.entries:
        if entry.event is not None:
            told[entry.event].update(home[claim] for claim in entry.claims)
    first = min((one.document.published.start or "" for one in findings if one.document.published), default=None)
    if not told:
        return Answer(0, 0, first)
    event = min(told, key=lambda e: (-len(told[e]), e))
    mine = [e for e in record.entries if e.event == event]
    values = {KILLED: 0, INJURED: 0}
    for entry in mine:
        if entry.stands is not None and entry.key[1] in values:
            values[entry.key[1]] = int(entry.stands)
    day = next((e.time.end for e in mine if e.time is not None and e.time.end is not None), None)
    return Answer(values[KILLED], values[INJURED], day or first)


def told(one: Findings) -> Told:
    """One article's own totals."""
    values: dict[str, float] = {}
    day = None
    for claim in one.claims:
        if isinstance(claim.body, Figure) and is_total(claim):
            value = stated(claim)
            if value is not None:
                values.setdefault(claim.body.measure, value)
            day = day or (claim.time.end if claim.time is not None else None)
    published = one.document.published.start if one.document.published else None
    return Told(published or "", one.document.characters, values.get(KILLED), values.get(INJURED), day)


def first_day(articles: Sequence[Told]) -> str | None:
    """The day of the first publication."""
    return min((a.published for a in articles if a.published), default=None)


def pick(articles: Sequence[Told], rule: str) -> Answer:
    """A fixed rule's answer: one article's, or the largest figures."""
    if rule == "maximum":
        days = [a.date for a in articles if a.date]
        return Answer(
            int(max(a.killed or 0 for a in articles)),
            int(max(a.injured or 0 for a in articles)),
            max(days) if days else first_day(articles),
        )
    key = {"earliest": lambda a: a.published, "latest": lambda a: a.published, "longest": lambda a: a.length}[rule]
    chosen = (min if rule == "earliest" else max)(articles, key=key)
    return Answer(int(chosen.killed or 0), int(chosen.injured or 0), chosen.date or first_day(articles))


def majority(articles: Sequence[Told]) -> Answer:
    """What most of those that state it give, ties to the latest."""

    def vote(values: Sequence[tuple[str, Any]]) -> Any:
        cast = [(when, value) for when, value in values if value is not None]
        if not cast:
            return None
        count = Counter(value for _, value in cast)
        most = max(count.values())
        return max((when, value) for when, value in cast if count[value] == most)[1]

    return Answer(
        int(vote([(a.published, a.killed) for a in articles]) or 0),
        int(vote([(a.published, a.injured) for a in articles]) or 0),
        vote([(a.published, a.date) for a in articles]) or first_day(articles),
    )


def score(answers: dict[str, Answer], gold: dict[str, Answer]) -> dict[str, float]:
    """The share of incidents with the exact fact."""
    hits = Counter[str]()
    for incident, got in answers.items():
        want = gold[incident]
        hits["killed"] += got.killed == want.killed
        hits["injured"] += got.injured == want.injured
        hits["both"] += got[:2] == want[:2]
        hits["date"] += got.date == want.date
    return {fact: hits[fact] / max(1, len(answers)) for fact in FACTS}


def b_cubed(found: dict[str, str], truth: dict[str, str]) -> tuple[float, float]:
    """Precision and recall of groups, averaged over documents."""
    groups: dict[str, set[str]] = defaultdict(set)
    classes: dict[str, set[str]] = defaultdict(set)
    for document, name in found.items():
        groups[name].add(document)
        classes[truth[document]].add(document)
    both = {d: len(groups[found[d]] & classes[truth[d]]) for d in found}
    precision = sum(both[d] / len(groups[found[d]]) for d in found) / max(1, len(found))
    recall = sum(both[d] / len(classes[truth[d]]) for d in found) / max(1, len(found))
    return precision, recall


def line(name: str, figures: dict[str, float]) -> str:
    """One line of the table."""
    return f"{name:26}" + "".join(f"{fact:>9} {figures[fact]:.3f}" for fact in FACTS)


def together(findings: dict[str, list[Findings]]) -> Iterator[str]:
    """All incidents in one case."""
    everything = [one for group in findings.values() for one in group]
    truth = {one.document.id: incident for incident, group in findings.items() for one in group}
    home = {claim.id: one.document.id for one in everything for claim in one.claims}
    began = perf_counter()
    record = record_of(everything)
    found = {home[c]: e.event for e in record.entries if e.event is not None for c in e.claims}
    spent = perf_counter() - began
    precision, recall = b_cubed(found, truth)
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    held = f"{len(everything)} documents, {len(found)} with totals, {len(record.entries)} entries"
    yield f"one case: {held}, {spent:.1f} s"
    yield f"events: B³ precision {precision:.3f}, recall {recall:.3f}, F1 {f1:.3f}, in wrong merges {1 - precision:.3f}"


def report(name: str, findings: dict[str, list[Findings]], gold: dict[str, Answer], *, errors: bool) -> Iterator[str]:
    """The table of one part."""
    record = {incident: answer(record_of(group), group) for incident, group in findings.items()}
    articles = {incident: [told(one) for one in group] for incident, group in findings.items()}
    yield f"{name}: {len(findings)} incidents, {sum(map(len, findings.values()))} articles"
    yield line("the record", score(record, gold))
    rules = {
        rule: {i: pick(a, rule) for i, a in articles.items()} for rule in ("earliest", "latest", "longest", "maximum")
    }
    single = {rule: score(answers, gold) for rule, answers in rules.items()}
    yield line("best single-article rule", {fact: max(s[fact] for s in single.values()) for fact in FACTS})
    yield line("majority vote", score({i: majority(a) for i, a in articles.items()}, gold))
    for incident, got in sorted(record.items()) if errors else ():
        if got != gold[incident]:
            yield f"  {incident}: want {tuple(gold[incident])}, got {tuple(got)}"
            yield f"    told {[tuple(a) for a in articles[incident]]}"


def main() -> int:
    """Read, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--cache", type=Path, help="a folder for token tables")
    parser.add_argument("--part", choices=("dev", "kept", "all"), default="all")
    parser.add_argument("--errors", action="store_true", help="print the incidents of the dev part that are not exact")
    parser.add_argument("--together", action="store_true", help="all incidents in one case")
    wanted = parser.parse_args()
    folder = wanted.data if wanted.data.is_dir() else wanted.data.parent
    packed = (folder / "articles.jsonl.gz").read_bytes()
    gold = {}
    for row in map(json.loads, (folder / "gold.jsonl").read_text("utf-8").splitlines()):
        gold[row["incident"]] = Answer(row["killed"], row["injured"], row["date"])
    tables = Tables(wanted.cache)
    parts: dict[str, dict[str, list[Findings]]] = {"dev": {}, "kept": {}}
    for row in gzip.decompress(packed).decode("utf-8").splitlines():
        article = json.loads(row)
        part = "kept" if is_kept(article["incident"]) else "dev"
        if wanted.part in (part, "all"):
            document, text = document_of(article)
            parts[part].setdefault(article["incident"], []).append(read(document, tables.of(text), NO_PROFILE))
    for name, findings in parts.items():
        for text in report(name, findings, gold, errors=wanted.errors and name == "dev") if findings else ():
            print(text, flush=True)
    if wanted.together:
        for text in together({i: group for findings in parts.values() for i, group in findings.items()}):
            print(text, flush=True)
    print(f"data {hashlib.sha256(packed).hexdigest()[:16]}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
