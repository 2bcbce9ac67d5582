"""Likeness of names against labelled pairs: precision, recall and F1, whole and by group and category.

    python benchmarks/name_pairs.py FILE.csv [--errors] [--threshold 0.7]

The format is that of OpenSanctions' name_bench: CSV with a head line and the columns ``case_group``, ``schema``
(Person, Company, Organization, LegalEntity, Vessel, …), ``name1``, ``name2``, ``is_match`` (true or false), and
optionally ``quality``, ``category``, ``notes``. A pair is taken for a match from the threshold on. Nothing but the two
names and the schema is looked at. Prints a digest of the data.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import io
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from onrecord.resolution.likeness import MATCH, likeness

KINDS = {"Person": "person", "Vessel": "ship", "Airplane": "ship", "Vehicle": "ship", "LegalEntity": "any"}
TRUE = {"true", "1", "yes", "t"}


@dataclass(frozen=True, slots=True)
class Pair:
    """One labelled pair."""

    group: str
    schema: str
    one: str
    two: str
    is_match: bool
    category: str = ""


@dataclass(slots=True)
class Scores:
    """Counts of pairs: rightly matched, wrongly matched, wrongly parted, rightly parted."""

    hits: int = 0
    wrong: int = 0
    missed: int = 0
    parted: int = 0

    def add(self, is_match: bool, is_taken: bool) -> None:
        """Counts one pair."""
        if is_match:
            self.hits, self.missed = self.hits + is_taken, self.missed + (not is_taken)
        else:
            self.wrong, self.parted = self.wrong + is_taken, self.parted + (not is_taken)

    @property
    def precision(self) -> float:
        """Of the pairs taken for matches, how many are."""
        return self.hits / (self.hits + self.wrong) if self.hits + self.wrong else 0.0

    @property
    def recall(self) -> float:
        """Of the matches, how many are taken for such."""
        return self.hits / (self.hits + self.missed) if self.hits + self.missed else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0

    def line(self) -> str:
        """All figures on one line."""
        pairs = self.hits + self.wrong + self.missed + self.parted
        return f"{pairs:5} pairs  P {self.precision:.3f}  R {self.recall:.3f}  F1 {self.f1:.3f}"


def load(raw: bytes) -> list[Pair]:
    """The pairs of a file; a missing column raises ``KeyError``."""
    rows = csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline=""))
    return [
        Pair(
            row.get("case_group") or "",
            row.get("schema") or "",
            row["name1"],
            row["name2"],
            row["is_match"].strip().casefold() in TRUE,
            row.get("category") or "",
        )
        for row in rows
    ]


def score(pair: Pair) -> float:
    """The likeness of a pair's names."""
    return likeness(pair.one, pair.two, KINDS.get(pair.schema, "organisation"))


def measure(pairs: Iterable[Pair], threshold: float = MATCH) -> dict[str, Scores]:
    """Scores of all pairs (``all``), of each group and of each category (``category: …``)."""
    out: dict[str, Scores] = {"all": Scores()}
    for pair in pairs:
        is_taken = score(pair) >= threshold
        for name in ("all", f"group: {pair.group}", f"category: {pair.category}"):
            out.setdefault(name, Scores()).add(pair.is_match, is_taken)
    return out


def main() -> int:
    """Reads, scores, prints."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("path", type=Path)
    options.add_argument("--errors", action="store_true", help="print every pair that is judged wrongly")
    options.add_argument("--threshold", type=float, default=MATCH)
    arguments = options.parse_args()
    raw = arguments.path.read_bytes()
    pairs = load(raw)
    if arguments.errors:
        for pair in pairs:
            how = score(pair)
            if (how >= arguments.threshold) != pair.is_match:
                label = "missed" if pair.is_match else "wrong"
                print(f"{label:6} {how:.2f} {pair.schema}: {pair.one} | {pair.two}")
    for name, scores in sorted(measure(pairs, arguments.threshold).items(), key=lambda item: item[0] != "all"):
        print(f"{name:32} {scores.line()}")
    print(f"data {hashlib.sha256(raw).hexdigest()[:16]}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
