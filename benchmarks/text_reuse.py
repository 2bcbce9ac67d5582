"""Text reuse against labelled pairs: precision, recall and F1 of copies, accuracy of their direction.

    python benchmarks/text_reuse.py FILE.jsonl [--errors]

The format is JSON lines of two kinds, in any order. A document: ``{"id", "text", "outlet"?, "published"?,
"published_at"?, "set"?}``; documents of one ``set`` lie in one case. A pair: ``{"one", "two", "reuse": none|exact|near|
partial|rewritten|translated, "original"?: id, "set"?}``; ``original`` is the earlier of the two where it can be told.
Every labelled pair is looked for among the copies that the case's documents give together: a pair is found when the
one is a copy of the other, or both are copies of one third (a wire that the case holds as well). Its direction is right
when the copy is the one that is not the original. Prints figures for each sort of reuse and a digest of the data.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from onrecord.ids import sha256
from onrecord.model.document import Document
from onrecord.model.findings import Findings
from onrecord.model.profile import NO_PROFILE
from onrecord.model.value import Time
from onrecord.pipeline.perdocument import read
from onrecord.reading import Parser
from onrecord.reconciliation.copies import Copy, find_copies


@dataclass
class Scores:
    """Pairs rightly found, wrongly found and missed; directions told, and rightly told."""

    hits: int = 0
    wrong: int = 0
    missed: int = 0
    told: int = 0
    right: int = 0
    sorts: Counter[tuple[str, bool]] = field(default_factory=Counter)
    errors: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """Of the pairs found, how many are labelled as reuse."""
        return self.hits / (self.hits + self.wrong) if self.hits + self.wrong else 0.0

    @property
    def recall(self) -> float:
        """Of the pairs labelled as reuse, how many are found."""
        return self.hits / (self.hits + self.missed) if self.hits + self.missed else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of both."""
        return 2 * self.hits / (2 * self.hits + self.wrong + self.missed) if self.hits else 0.0

    @property
    def direction(self) -> float:
        """Of the found pairs that are copy and original, and labelled so, how many are the right way round."""
        return self.right / self.told if self.told else 0.0


def findings(documents: Sequence[Mapping[str, Any]]) -> list[Findings]:
    """What each document gives, read without a profile."""
    by_key = {str(d["id"]): d for d in documents}
    out = []
    for key, tokens in Parser().parse((key, str(d["text"])) for key, d in by_key.items()):
        given = by_key[key]
        day = given.get("published")
        document = Document(
            id=key,
            name=key,
            format="plain",
            encoding="utf-8",
            text_sha=sha256(str(given["text"]).encode()),
            characters=len(given["text"]),
            outlet=given.get("outlet"),
            published=Time(day, day, day) if day else None,
            published_at=given.get("published_at"),
            language="en",
        )
        out.append(read(document, tokens, NO_PROFILE))
    return out


def measure(lines: Sequence[Mapping[str, Any]]) -> Scores:
    """Scores over all labelled pairs."""
    scores = Scores()
    sets: dict[str, list[Mapping[str, Any]]] = {}
    for line in lines:
        sets.setdefault(str(line.get("set", "")), []).append(line)
    for _, members in sorted(sets.items()):
        copies = {c.copy: c for c in find_copies(findings([m for m in members if "text" in m]))}
        for pair in members:
            if "reuse" in pair:
                _compare(scores, pair, copies)
    return scores


def _compare(scores: Scores, pair: Mapping[str, Any], copies: Mapping[str, Copy]) -> None:
    one, two, sort = pair["one"], pair["two"], pair["reuse"]
    first, second = (copies[k].original if k in copies else None for k in (one, two))
    is_found = two == first or one == second or (first is not None and first == second)
    is_reuse = sort != "none"
    scores.sorts[sort, is_found] += 1
    scores.hits += is_found and is_reuse
    scores.wrong += is_found and not is_reuse
    scores.missed += is_reuse and not is_found
    if is_found != is_reuse:
        scores.errors.append(f"{'wrong' if is_found else 'missed'}: {one} {two} ({sort})")
    if is_found and is_reuse and pair.get("original") and (two == first or one == second):
        scores.told += 1
        is_right = (first if two == first else second) == pair["original"]
        scores.right += is_right
        if not is_right:
            scores.errors.append(f"wrong way round: {one} {two}")


def main() -> int:
    """Reads, compares, prints."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("path", type=Path)
    options.add_argument("--errors", action="store_true", help="print every pair that is judged wrongly")
    arguments = options.parse_args()
    raw = arguments.path.read_bytes()
    scores = measure([json.loads(line) for line in raw.decode("utf-8").splitlines() if line.strip()])
    for error in scores.errors if arguments.errors else ():
        print(error)
    for sort in sorted({name for name, _ in scores.sorts}):
        found, left = scores.sorts[sort, True], scores.sorts[sort, False]
        print(f"{sort:10} {found + left:4} pairs, {found} taken for reuse")
    print(f"copies     P {scores.precision:.3f}  R {scores.recall:.3f}  F1 {scores.f1:.3f}")
    print(f"direction  {scores.right} of {scores.told} ({scores.direction:.3f})")
    print(f"data {hashlib.sha256(raw).hexdigest()[:16]}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
