"""NewsQuant (Almasian, Kazakova, Gertz: CQE, 2023): quantities in news sentences, read against its annotation.

    python benchmarks/newsquant.py dev.json [--errors]

The file is a list of ``{"text", "quantities": [{"change", "value", "unit", …}]}``. A reading matches an annotation
when the values agree within 1e-5, relative to values above one (a range is a pair); then the change (=, ~, <, >, up,
down) or the unit, in lower case, must be equal too. Prints precision, recall and F1 of each, and a digest of the data.

Where the reading's normal form differs from the data set's by convention, it is rewritten first: "dozens" is 12 to 120
there and tens are decades; "from 5 to 7" after a verb of change is one pair; zero forms ("no injuries"), "several",
"a few", bare ages ("Smith, 45,") and counts that no numeral states are not annotated; "per cent" is spelled "percent"
and "$US" "US$".
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
from pathlib import Path
from typing import Any, NamedTuple

from onrecord.model.annotation import QuantityMention
from onrecord.model.tokens import Tokens
from onrecord.reading import Parser
from onrecord.reading.quantities import read, trend_of

_CHANGE = {
    None: "=",
    "about": "~",
    "nearly": "~",
    "at least": ">",
    "more than": ">",
    "up to": "<",
    "at most": "<",
    "fewer than": "<",
}
_UNMARKED = ("none", "several", "a few", "a couple")
_VAGUE = {"dozens": (12.0, 120.0), "hundreds": (100.0, 1000.0), "thousands": (1e3, 1e4), "millions": (1e6, 1e7)}


class Item(NamedTuple):
    """One quantity in the data set's form."""

    value: tuple[float, float]
    change: str
    unit: str


def gold(entry: dict[str, Any]) -> list[Item]:
    """The annotated quantities of a sentence."""
    out = []
    for quantity in entry["quantities"]:
        text = str(quantity["value"]).replace(" ", "")
        pair = re.fullmatch(r"(-?[\d.]+(?:E[+-]?\d+)?)(?:-([\d.]+))?", text)
        if pair is None:
            raise SystemExit(f"cannot read the value {text!r}")
        low = float(pair[1])
        out.append(Item((low, float(pair[2]) if pair[2] else low), quantity["change"], _unit(quantity["unit"])))
    return out


def _unit(text: str | None) -> str:
    unit = " ".join((text or "-").lower().split())
    return {"per cent": "percent", "$us": "us$"}.get(unit, unit)


def found(tokens: Tokens) -> list[Item]:
    """The quantities that the reader finds, in the data set's form."""
    out: list[Item] = []
    mentions = [
        m
        for m in read(tokens)
        if m.amount.qualifier not in _UNMARKED and not (m.kind == "age" and m.unit is None) and not m.enumerated
    ]
    skip = False
    for n, mention in enumerate(mentions):
        if skip:
            skip = False
            continue
        following = mentions[n + 1] if n + 1 < len(mentions) else None
        item = _item(tokens, mention)
        if following is not None and _is_step(tokens, mention, following):
            other = _item(tokens, following)
            unit = other.unit if other.unit != "-" else item.unit
            item, skip = Item((item.value[0], other.value[1]), item.change, unit), True
        out.append(item)
    return out


def _item(tokens: Tokens, mention: QuantityMention) -> Item:
    amount = mention.amount
    low = amount.low if amount.low is not None else amount.high
    high = amount.high if amount.high is not None else low
    value = (low or 0.0, high or 0.0)
    change = trend_of(tokens, mention) or _CHANGE.get(amount.qualifier, "=")
    name = amount.qualifier or ""
    if name in _VAGUE:
        value = _VAGUE[name]
    elif " of " in name:
        value = (value[0] / 2, value[0] * 5)
    unit = _unit(mention.unit)
    return Item(value, change, f"% {unit}" if mention.kind == "other" and 0 < value[0] < 1 and unit != "-" else unit)


def _is_step(tokens: Tokens, mention: QuantityMention, following: QuantityMention) -> bool:
    before = tokens.lower[mention.first - 1] if mention.first else ""
    joint = tokens.lower[following.first - 1]
    return before == "from" and joint == "to" and following.first - mention.last < 8


def _same(a: Item, b: Item) -> bool:
    return all(abs(x - y) <= 1e-5 * max(1.0, abs(x)) for x, y in zip(a.value, b.value, strict=True))


def pair(want: list[Item], got: list[Item]) -> list[tuple[Item | None, Item | None]]:
    """Annotations with readings of the same value, best fit first; the rest alone."""
    left = list(got)
    out: list[tuple[Item | None, Item | None]] = []
    for item in want:
        fits = [g for g in left if _same(item, g)]
        best = max(fits, key=lambda g: (g.unit == item.unit) + (g.change == item.change), default=None)
        if best is not None:
            left.remove(best)
        out.append((item, best))
    return out + [(None, g) for g in left]


class Scores(NamedTuple):
    """Hits of each kind over what was annotated and what was read; ``wrong``: text and pairs, for a look."""

    hits: dict[str, int]
    wanted: int
    given: int
    wrong: list[tuple[str, list[tuple[Item | None, Item | None]]]]

    def f1(self, name: str) -> float:
        """F1 of "value", "value+change", "value+unit" or "all"."""
        return 2 * self.hits[name] / max(1, self.given + self.wanted)


def measure(entries: list[dict[str, Any]]) -> Scores:
    """Reads every sentence and compares."""
    hits = {"value": 0, "value+change": 0, "value+unit": 0, "all": 0}
    wanted = given = 0
    wrong: list[tuple[str, list[tuple[Item | None, Item | None]]]] = []
    for (_, tokens), entry in zip(Parser().parse(("", e["text"]) for e in entries), entries, strict=True):
        want, got = gold(entry), found(tokens)
        wanted += len(want)
        given += len(got)
        off: list[tuple[Item | None, Item | None]] = []
        for a, b in pair(want, got):
            if a is None or b is None:
                off.append((a, b))
                continue
            change, unit = a.change == b.change, a.unit == b.unit
            hits["value"] += 1
            hits["value+change"] += change
            hits["value+unit"] += unit
            hits["all"] += change and unit
            if not (change and unit):
                off.append((a, b))
        if off:
            wrong.append((entry["text"], off))
    return Scores(hits, wanted, given, wrong)


def main() -> None:
    """Reads the file and prints the figures."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("path", type=Path)
    options.add_argument("--errors", action="store_true", help="print every sentence that is not read in full")
    arguments = options.parse_args()
    data = arguments.path.read_bytes()
    entries = json.loads(data)
    scores = measure(entries)
    for text, off in scores.wrong if arguments.errors else ():
        print(text)
        for a, b in off:
            print("    want", tuple(a) if a else "nothing", "got", tuple(b) if b else "nothing")
    for name, count in scores.hits.items():
        precision, recall = count / max(1, scores.given), count / max(1, scores.wanted)
        print(f"{name:13} P {precision:.3f}  R {recall:.3f}  F1 {scores.f1(name):.3f}")
    read = f"{scores.wanted} annotated, {scores.given} read"
    print(f"{len(entries)} sentences, {read}; data {hashlib.sha256(data).hexdigest()[:16]}")


if __name__ == "__main__":
    main()
