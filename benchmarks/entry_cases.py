"""Whole cases for judging entries: each dated story by itself, single incidents, and many incidents in one case.

DATA holds ``stories/*/manifest.csv`` (file, date, outlet, title) beside the stories' texts, and
``multi-source-facts/articles.jsonl.gz``; what is not there makes no case. The incidents are those of the dev part, in
order of their hash: the first ``TOGETHER`` make one case; of the rest, the ``SINGLE`` with most articles make one each,
and twice the next ``TOGETHER`` of the others one more; the last ``TOGETHER`` of all make another, and the ``FEWER``
before them one more.
"""

from __future__ import annotations

import csv
import gzip
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from incidents import Tables, document_of, is_kept, record_of
from onrecord.ids import sha256
from onrecord.model.document import Document
from onrecord.model.entry import Record
from onrecord.model.findings import Findings
from onrecord.model.profile import NO_PROFILE
from onrecord.model.value import Time
from onrecord.pipeline.perdocument import read

TOGETHER, SINGLE, FEWER = 30, 16, 16

Given = list[tuple[Document, str]]


def cases(data: Path) -> Iterator[tuple[str, Given]]:
    """Each case by name, with its documents and their texts."""
    for manifest in sorted(data.glob("stories/*/manifest.csv")):
        rows = csv.DictReader(manifest.read_text("utf-8").splitlines())
        yield manifest.parent.name, [_told(row, manifest.parent / row["file"]) for row in rows]
    packed = data / "multi-source-facts" / "articles.jsonl.gz"
    if packed.is_file():
        yield from _incidents(packed)


def _told(row: dict[str, str], file: Path) -> tuple[Document, str]:
    raw = file.read_bytes()
    text = raw.decode("utf-8")
    day = row["date"][:10]
    published = Time(day, day, day)
    document = Document(
        sha256(raw), file.name, "txt", "utf-8", sha256(raw), len(text), row["outlet"] or None, published, "en"
    )
    return document, text


def _incidents(packed: Path) -> Iterator[tuple[str, Given]]:
    articles: dict[str, list[dict[str, Any]]] = {}
    for line in gzip.decompress(packed.read_bytes()).decode("utf-8").splitlines():
        article = json.loads(line)
        if not is_kept(article["incident"]):
            articles.setdefault(article["incident"], []).append(article)
    order = sorted(articles, key=lambda i: hashlib.sha256(i.encode()).hexdigest())
    first, rest = order[:TOGETHER], order[TOGETHER:]
    single = sorted(rest, key=lambda i: (-len(articles[i]), order.index(i)))[:SINGLE]
    others = [i for i in rest if i not in single]
    second, third = others[:TOGETHER], others[TOGETHER : 2 * TOGETHER]
    together = {
        "incidents": first,
        "more incidents": second,
        "other incidents": third,
        "last incidents": others[-TOGETHER:],
        "next-to-last incidents": others[-TOGETHER - FEWER : -TOGETHER],
    }
    for name, incidents in together.items():
        yield name, [document_of(article) for incident in incidents for article in articles[incident]]
    for incident in single:
        name = hashlib.sha256(incident.encode()).hexdigest()[:12]
        yield f"incident {name}", [document_of(article) for article in articles[incident]]


def built(given: Given, tables: Tables) -> tuple[list[Findings], Record]:
    """What each document gives, and the record of the case."""
    findings = [read(document, tables.of(text), NO_PROFILE) for document, text in given]
    return findings, record_of(findings)
