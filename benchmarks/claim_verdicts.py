"""Whole claims that a person judged, and claims that the person missed, checked again.

    python benchmarks/claim_verdicts.py DATA [--verdicts FILE] [--errors]

DATA is searched for the judged texts as in ``attribution_verdicts.py``. A verdict is one JSON object a line:
``{"document", "day", "outlet", "kind", "start", "end", "verdict", "field", "doubtful", "form"}``, no text. ``verdict``:
*right*; *wrong*, with the ``field`` that a reader would notice (actor, type, object, time, place, value, root,
modality, speaker, proposition, no claim …); *missed*: a claim that a careful reader would list and that was not made,
with kind and span. ``doubtful``: the claim carried a doubt, or was given as possible or unresolved. ``form`` is the
start of the SHA-256 of the claim's cells as judged, so that a claim that came out differently since is known.

Prints, by kind, the shares of the verdicts as judged; and for each verdict how many claims came out the same, changed,
or not at all. For what was missed: how many are met now by a claim of that kind that shares 0.3 of the span.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from dataclasses import fields
from pathlib import Path
from typing import Any

from attribution_verdicts import given, held
from onrecord import claims
from onrecord.ids import sha256
from onrecord.model.claim import Claim
from onrecord.model.document import Document
from onrecord.model.party import Party
from onrecord.model.tokens import Tokens
from onrecord.model.value import Amount, Place, Time
from onrecord.reading import Parser, read

HERE = Path(__file__).resolve().parent.parent / "tests" / "benchmarks" / "verdicts" / "claims" / "kinds.jsonl"
_LATER = ("undergone", "superseded", "course")  # cells that claims did not have when they were judged
LEAST = 0.3  # shared part of two spans that speak of one thing


def cell(value: object) -> object:
    """A field of a claim as a reader sees it."""
    if isinstance(value, Party):
        return value.name
    if isinstance(value, Time):
        return value.edtf
    if isinstance(value, Place):
        return [value.name, value.country]
    if isinstance(value, Amount):
        return [value.low, value.high, value.qualifier]
    if isinstance(value, tuple):
        return [cell(one) for one in value]
    return value


def form_of(claim: Claim) -> str:
    """What was judged, see above."""
    cells = {field.name: cell(getattr(claim.body, field.name)) for field in fields(claim.body)}
    cells.pop("tuple_id", None)
    for name in _LATER:
        if not cells.get(name):
            cells.pop(name, None)
    around = [claim.polarity, claim.modality, cell(claim.root), cell(claim.time), cell(claim.place)]
    told = json.dumps([sorted(cells.items()), around], ensure_ascii=False)
    return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def claims_of(tokens: Tokens, day: str | None, outlet: str | None) -> tuple[Claim, ...]:
    """Every claim of a text by itself."""
    data = tokens.text.encode("utf-8", "surrogatepass")
    published = Time(day, day, day) if day else None
    document = Document(sha256(data), "text", "plain", "utf-8", sha256(data), len(tokens.text), outlet, published)
    return claims.extract(document, read(document, tokens))


def shared(line: dict[str, Any], claim: Claim) -> float:
    """Intersection over union of a verdict's span and a claim's."""
    inside = min(line["end"], claim.end) - max(line["start"], claim.start)
    return inside / (max(line["end"], claim.end) - min(line["start"], claim.start)) if inside > 0 else 0.0


def state(line: dict[str, Any], found: tuple[Claim, ...]) -> str:
    """What became of a verdict: same, changed, gone; for what was missed: met or missed."""
    here = [claim for claim in found if claim.kind == line["kind"]]
    if line["verdict"] == "missed":
        return "met" if any(shared(line, claim) >= LEAST for claim in here) else "missed"
    at = [claim for claim in here if (claim.start, claim.end) == (line["start"], line["end"])]
    if any(form_of(claim) == line["form"] for claim in at):
        return "same"
    return "changed" if at or any(shared(line, claim) >= LEAST for claim in here) else "gone"


def main() -> None:
    """Compares and prints."""
    arguments, raw, lines = given(__doc__, HERE)
    by_document, found = held(lines, arguments.path)
    states: Counter[tuple[str, str]] = Counter()
    for name, tokens in Parser().parse(sorted(found.items())):
        judged = by_document[name]
        made = claims_of(tokens, judged[0]["day"], judged[0]["outlet"])
        for line in judged:
            now = state(line, made)
            states[line["verdict"], now] += 1
            if arguments.errors and line["verdict"] == "right" and now != "same":
                print(f"{now} {line['kind']} {tokens.text[line['start'] : line['end']]!r}")
    report(lines)
    for (verdict, now), count in sorted(states.items()):
        print(f"{verdict:7} {now:8} {count:4}")
    print(f"{len(found)} of {len(by_document)} texts; data {hashlib.sha256(raw).hexdigest()[:16]}")


def report(lines: list[dict[str, Any]]) -> None:
    """Shares by kind: wrong of what was made, wrong of what carried no doubt, missed of what a reader would list."""
    for kind in ("figure", "action", "site", "agreement", "position", "publication", "all"):
        here = [line for line in lines if kind in ("all", line["kind"])]
        made = [line for line in here if line["verdict"] != "missed"]
        wrong = sum(line["verdict"] == "wrong" for line in made)
        firm = [line for line in made if not line["doubtful"]]
        firmly = sum(line["verdict"] == "wrong" for line in firm)
        missed = len(here) - len(made)
        told = max(1, len(made) - wrong + missed)
        print(
            f"{kind:12} {len(made):4} made, wrong {wrong / max(1, len(made)):.1%}, of those without a doubt "
            f"{firmly / max(1, len(firm)):.1%}; missed {missed} ({missed / told:.1%})"
        )


if __name__ == "__main__":
    main()
