"""Pairs of mentions that a person judged to be one thing or two, checked again.

    python benchmarks/name_verdicts.py DATA [--verdicts FILE] [--errors]

DATA is searched for the judged texts as in ``verdicts.py``. A verdict is one JSON object a line: ``{"set", "one",
"two", "was": merged|apart, "verdict": same|apart}``; a mention is ``[document, start, end]``, its document the SHA-256
of its text; the documents of one ``set`` lie in one case; no text. ``was`` is what the engine made of the pair when it
was drawn: 200 of the merged ones, 200 of those that look alike and were kept apart. Prints how many of the pairs that
are one are merged or suggested, and how many of those that are two are merged.
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

from onrecord.model.findings import Concepts
from onrecord.resolution import resolve
from text_reuse import findings
from verdicts import HERE, digest, texts

PAIRS = HERE / "names" / "pairs.jsonl"


def standing(members: list[dict[str, Any]], held: dict[str, str]) -> list[str]:
    """For each judged pair of one set: merged, suggested, apart, or unread where a mention is no name any more."""
    keys = sorted({pair[side][0] for pair in members for side in ("one", "two")})
    found = resolve(findings([{"id": key, "text": held[key]} for key in keys]), Concepts())
    out = []
    for pair in members:
        one, two = tuple(pair["one"]), tuple(pair["two"])
        ids = found.of_mention.get(one), found.of_mention.get(two)
        if None in ids:
            out.append("unread")
        elif ids[0] == ids[1]:
            out.append("merged")
        else:
            is_suggested = found.suggested.get(one) == ids[1] or found.suggested.get(two) == ids[0]
            out.append("suggested" if is_suggested else "apart")
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
        if verdict["one"][0] in held and verdict["two"][0] in held:
            sets.setdefault(verdict["set"], []).append(verdict)
    counts: Counter[tuple[str, str]] = Counter()
    for _, members in sorted(sets.items()):
        for verdict, how in zip(members, standing(members, held), strict=True):
            counts[verdict["verdict"], how] += 1
            if arguments.errors and (verdict["verdict"], how) in (("same", "apart"), ("apart", "merged")):
                names = [held[d][start:end] for d, start, end in (verdict["one"], verdict["two"])]
                print(f"{how}, but {verdict['verdict']}: {names[0]!r} {names[1]!r}")
    for label in ("same", "apart"):
        told = ", ".join(f"{how} {counts[label, how]}" for how in ("merged", "suggested", "apart", "unread"))
        print(f"judged {label:5} {told}")
    merged = counts["same", "merged"] + counts["apart", "merged"]
    one = sum(counts["same", how] for how in ("merged", "suggested", "apart"))
    print(f"wrong merges {counts['apart', 'merged']} of {merged}; missed {counts['same', 'apart']} of {one}")
    print(f"{sum(map(len, sets.values()))} of {len(verdicts)} pairs; verdicts {hashlib.sha256(raw).hexdigest()[:16]}")
    return 0 if sets else 1


if __name__ == "__main__":
    raise SystemExit(main())
