"""Pairs of documents that a person judged for text reuse, checked again.

    python benchmarks/reuse_verdicts.py DATA [--verdicts FILE] [--errors]

DATA is searched for the judged texts as in ``verdicts.py``. A verdict is one JSON object a line: ``{"set", "one",
"two", "days": [day, day], "containment", "verdict": reuse|none}``; documents are called by the SHA-256 of their text
(with title), and those of one ``set`` lie in one case; no text. Pairs count as found when one goes back to the other,
through others too, or both to one third. Prints what was found, missed and wrongly taken, from a containment of .3 (of
the shorter text's word 5-grams) and below.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent))

from onrecord.reconciliation.copies import find_copies
from text_reuse import findings
from verdicts import HERE, digest, texts

PAIRS = HERE / "reuse" / "pairs.jsonl"


def found(members: list[dict[str, Any]], held: dict[str, str]) -> dict[tuple[str, str], bool]:
    """For each judged pair of one set, whether the engine takes it for reuse."""
    days = {v[k]: day for v in members for k, day in zip(("one", "two"), v["days"], strict=True)}
    keys = sorted(key for key in days if key in held)
    copies = {c.copy: c.original for c in find_copies(findings([_given(k, held[k], days[k]) for k in keys]))}
    return {
        (v["one"], v["two"]): v["one"] == v["two"] or bool(_home(v["one"], copies) & _home(v["two"], copies))
        for v in members
    }


def _given(key: str, text: str, day: str | None) -> dict[str, Any]:
    return {"id": key, "text": text, "published": day}


def _home(key: str, copies: dict[str, str]) -> set[str]:
    """The document and all that it goes back to."""
    out = {key}
    while key in copies and copies[key] not in out:
        key = copies[key]
        out.add(key)
    return out


def main() -> int:
    """Finds the texts, compares, prints; 1 when no text was found."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("path", type=Path)
    options.add_argument("--verdicts", type=Path, default=PAIRS)
    options.add_argument("--errors", action="store_true", help="print every pair that is judged otherwise")
    arguments = options.parse_args()
    raw = arguments.verdicts.read_bytes()
    verdicts: list[dict[str, Any]] = [json.loads(line) for line in raw.decode("utf-8").splitlines()]
    held = {digest(text): text for text in texts(arguments.path)}
    sets: dict[str, list[dict[str, Any]]] = {}
    for verdict in verdicts:
        if verdict["one"] in held and verdict["two"] in held:
            sets.setdefault(verdict["set"], []).append(verdict)
    counts: Counter[tuple[bool, str, bool]] = Counter()
    for _, members in sorted(sets.items()):
        taken = found(members, held)
        for verdict in members:
            is_taken = taken[verdict["one"], verdict["two"]]
            counts[verdict["containment"] >= 0.3, verdict["verdict"], is_taken] += 1
            if arguments.errors and is_taken != (verdict["verdict"] == "reuse"):
                where = f"{verdict['one'][:12]} {verdict['two'][:12]}"
                print(f"{'taken' if is_taken else 'missed'}: {where}, containment {verdict['containment']}")
    for is_high in (True, False):
        hits, missed = counts[is_high, "reuse", True], counts[is_high, "reuse", False]
        wrong, left = counts[is_high, "none", True], counts[is_high, "none", False]
        name = "from .3" if is_high else "below .3"
        print(f"{name:9} reuse found {hits} of {hits + missed}, wrongly taken {wrong} of {wrong + left}")
    print(
        f"{sum(map(len, sets.values()))} of {len(verdicts)} pairs held; verdicts {hashlib.sha256(raw).hexdigest()[:16]}"
    )
    return 0 if sets else 1


if __name__ == "__main__":
    raise SystemExit(main())
