"""Readings of values that a person judged, checked again: what was right must stay so, what was wrong may mend.

    python benchmarks/verdicts.py DATA [--verdicts FOLDER] [--errors]

DATA is searched for the judged texts: folders of ``.txt`` files and ``.jsonl``/``.jsonl.gz`` of articles (``{"text",
"title"?}``), by the SHA-256 of the text. A verdict is one JSON object a line: ``{"document", "day", "reader", "start",
"end", "verdict": right|wrong|missed, "form"}``; ``form`` is the normal form that was judged, ``day`` the day of
publication; no text. Prints, for each reader, how many right ones came out the same, wrong ones differently, and missed
ones at all, with the number of texts that were found.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from onrecord.model.tokens import Tokens
from onrecord.model.value import Time
from onrecord.reading import Parser, places, quantities, times

HERE = Path(__file__).resolve().parent.parent / "tests" / "benchmarks" / "verdicts"


def digest(text: str) -> str:
    """What a verdict calls its document."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def texts(path: Path) -> Iterator[str]:
    """Every text below the path; an article with its title above it."""
    for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
        if file.suffix == ".txt":
            yield file.read_text("utf-8", errors="replace")
        elif file.name.endswith((".jsonl", ".jsonl.gz")):
            raw = gzip.decompress(file.read_bytes()) if file.suffix == ".gz" else file.read_bytes()
            for line in raw.decode("utf-8").splitlines():
                item = json.loads(line) if line.strip() else {}
                if "text" in item:
                    yield f"{item['title']}\n\n{item['text']}" if item.get("title") else item["text"]


def forms(tokens: Tokens, day: str | None) -> dict[tuple[str, int, int], str]:
    """Every reading of a text: (reader, start, end) -> its normal form, in one line."""
    published = Time(day, day, day) if day else None
    out: dict[tuple[str, int, int], str] = {}
    for quantity in quantities.read(tokens):
        amount = quantity.amount
        form = f"{amount.low}..{amount.high} {amount.qualifier} {amount.increment} {quantity.kind}"
        out["quantity", quantity.start, quantity.end] = form
    for time in times.read(tokens, published):
        out["time", time.start, time.end] = f"{time.kind} {time.value.edtf or time.value.pattern}"
    for place in places.read(tokens):
        where = place.place
        out["place", place.start, place.end] = f"{where.name} {where.country} {where.precision} {place.form}"
    return out


def check(verdict: dict[str, Any], read: dict[tuple[str, int, int], str]) -> bool:
    """True when a right one came out the same, a wrong one otherwise or not at all, a missed one at all."""
    span = (verdict["reader"], verdict["start"], verdict["end"])
    if verdict["verdict"] == "missed":
        return any(r == span[0] and s < span[2] and span[1] < e for r, s, e in read)
    same = read.get(span) == verdict["form"]
    return same if verdict["verdict"] == "right" else not same


def main() -> int:
    """Finds the texts, reads them, compares; 1 when no text was found."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("path", type=Path)
    options.add_argument("--verdicts", type=Path, default=HERE)
    options.add_argument("--errors", action="store_true", help="print every verdict that no longer holds")
    arguments = options.parse_args()
    judged: dict[str, list[dict[str, Any]]] = {}
    raw = b"".join(file.read_bytes() for file in sorted(arguments.verdicts.glob("*.jsonl")))
    for line in raw.decode("utf-8").splitlines():
        verdict = json.loads(line)
        judged.setdefault(verdict["document"], []).append(verdict)
    held = {digest(text): text for text in texts(arguments.path)}
    found = sorted(judged.keys() & held.keys())
    counts: Counter[tuple[str, str, bool]] = Counter()
    for key, tokens in Parser().parse((key, held[key]) for key in found):
        read = forms(tokens, judged[key][0]["day"])
        for verdict in judged[key]:
            holds = check(verdict, read)
            counts[verdict["reader"], verdict["verdict"], holds] += 1
            if arguments.errors and not holds and verdict["verdict"] == "right":
                span = (verdict["reader"], verdict["start"], verdict["end"])
                print(f"{held[key][span[1] : span[2]]!r} was {verdict['form']}, is {read.get(span)}")
    for reader in ("quantity", "time", "place"):
        same, lost = counts[reader, "right", True], counts[reader, "right", False]
        mended, kept = counts[reader, "wrong", True], counts[reader, "wrong", False]
        got, missed = counts[reader, "missed", True], counts[reader, "missed", False]
        line = f"right kept {same} of {same + lost}, wrong mended {mended} of {mended + kept}"
        print(f"{reader:9} {line}, missed found {got} of {got + missed}")
    print(f"{len(found)} of {len(judged)} texts found; verdicts {hashlib.sha256(raw).hexdigest()[:16]}")
    return 0 if found else 1


if __name__ == "__main__":
    raise SystemExit(main())
