"""Claims whose source and firmness a person judged, checked again.

    python benchmarks/attribution_verdicts.py DATA [--verdicts FILE] [--errors]

DATA is searched for the judged texts: folders of ``.txt`` files and ``.jsonl``/``.jsonl.gz`` of articles (``{"text",
"title"?}``), by the SHA-256 of the text. A verdict is one JSON object a line: ``{"document", "day", "outlet", "kind",
"start", "end", "verdict", "form"}``, no text. ``verdict``: *right*; *root wrong* (another party says so); *asserted*
(given as stated or alleged though the text asserts it not, or only accuses); *left open* (the text tells the source,
the claim does not). ``form`` is the start of the SHA-256 of the root's name, modality and polarity that were judged
(joined by NUL), so that a claim that came out differently since is known as changed and wants a new look.

Prints the shares of the verdicts as judged, and for each verdict how many claims came out the same, differently, or not
at all.
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

from onrecord import claims
from onrecord.ids import sha256
from onrecord.model.claim import Claim
from onrecord.model.document import Document
from onrecord.model.tokens import Tokens
from onrecord.model.value import Time
from onrecord.reading import Parser, read

HERE = Path(__file__).resolve().parent.parent / "tests" / "benchmarks" / "verdicts" / "claims" / "attribution.jsonl"
VERDICTS = ("right", "root wrong", "asserted", "left open")


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


def digest(text: str) -> str:
    """What a verdict calls its document."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def form_of(claim: Claim) -> str:
    """What was judged, see above."""
    root = claim.root.name if claim.root is not None else ""
    return hashlib.sha256("\0".join((root, claim.modality, claim.polarity)).encode()).hexdigest()[:12]


def forms(tokens: Tokens, day: str | None, outlet: str | None) -> dict[tuple[str, int, int], list[str]]:
    """Every claim of a text: (kind, start, end) -> the forms at that place."""
    data = tokens.text.encode("utf-8", "surrogatepass")
    published = Time(day, day, day) if day else None
    document = Document(sha256(data), "text", "plain", "utf-8", sha256(data), len(tokens.text), outlet, published)
    out: dict[tuple[str, int, int], list[str]] = {}
    for claim in claims.extract(document, read(document, tokens)):
        out.setdefault((claim.kind, claim.start, claim.end), []).append(form_of(claim))
    return out


def compare(judged: list[dict[str, Any]], tokens: Tokens) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """(verdict, same|changed|gone, line) for the verdicts on one text."""
    left = forms(tokens, judged[0]["day"], judged[0]["outlet"])
    for line in judged:
        here = left.get((line["kind"], line["start"], line["end"]), [])
        if line["form"] in here:
            here.remove(line["form"])
            yield line["verdict"], "same", line
        else:
            yield line["verdict"], "changed" if here else "gone", line


def given(doc: str | None, verdicts: Path) -> tuple[argparse.Namespace, bytes, list[dict[str, Any]]]:
    """The command line, and the verdicts that it names: as bytes, and a line an object."""
    options = argparse.ArgumentParser(description=doc, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("path", type=Path)
    options.add_argument("--verdicts", type=Path, default=verdicts)
    options.add_argument("--errors", action="store_true", help="print what was judged right and came out differently")
    arguments = options.parse_args()
    raw = arguments.verdicts.read_bytes()
    return arguments, raw, [json.loads(line) for line in raw.decode("utf-8").splitlines()]


def held(lines: list[dict[str, Any]], path: Path) -> tuple[dict[str, list[dict[str, Any]]], dict[str, str]]:
    """Verdicts by their document's digest, and the texts below ``path`` that they judge."""
    by_document: dict[str, list[dict[str, Any]]] = {}
    for line in lines:
        by_document.setdefault(line["document"], []).append(line)
    return by_document, {digest(text): text for text in texts(path) if digest(text) in by_document}


def main() -> None:
    """Compares and prints."""
    arguments, raw, lines = given(__doc__, HERE)
    by_document, found = held(lines, arguments.path)
    counts: Counter[tuple[str, str]] = Counter()
    for name, tokens in Parser().parse(sorted(found.items())):
        for verdict, state, line in compare(by_document[name], tokens):
            counts[verdict, state] += 1
            if arguments.errors and verdict == "right" and state != "same":
                print(f"{state} {line['kind']} {tokens.text[line['start'] : line['end']]!r}")
    for verdict in VERDICTS:
        judged = sum(line["verdict"] == verdict for line in lines)
        now = ", ".join(f"{counts[verdict, state]} {state}" for state in ("same", "changed", "gone"))
        print(f"{verdict:10} {judged:4} of {len(lines)} ({judged / max(1, len(lines)):.1%}); now {now}")
    print(f"{len(found)} of {len(by_document)} texts; data {hashlib.sha256(raw).hexdigest()[:16]}")


if __name__ == "__main__":
    main()
