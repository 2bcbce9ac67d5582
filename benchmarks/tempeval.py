"""Time expressions against TimeML annotation, scored as in TempEval-3 (UzZaman et al., 2013).

    python benchmarks/tempeval.py FOLDER-OR-FILE.tml [--errors]

Reads every ``.tml`` file below the path: a TIMEX3 inside ``DCT`` gives the day of publication, those inside ``TEXT``
are what is looked for. Prints precision, recall and F1 of the spans (strict: the same characters; relaxed: any
overlap), and of relaxed spans whose value is the same string, with a digest of the data.

Where the reading's normal form differs from TimeML's it is rewritten first: an interval of a week is ``2031-W48``, a
season ``2031-SU``, a part of the day ``2031-12-01TNI``; both ends of a range are two expressions; "the past two years"
is a duration there, "early May" and "since May" have the value of May.
"""

from __future__ import annotations

import argparse
import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree as ET

from onrecord.model.annotation import TimeMention
from onrecord.model.tokens import Tokens
from onrecord.model.value import Time
from onrecord.reading import Parser
from onrecord.reading.times import read
from onrecord.reading.times.anchor import settle
from onrecord.reading.times.lengths import length_of
from onrecord.reading.times.reference import Reference
from onrecord.reading.times.spans import Found, find

_SEASONS = {"21": "SP", "22": "SU", "23": "FA", "24": "WI"}
_PARTS = {"morning": "TMO", "afternoon": "TAF", "evening": "TEV", "night": "TNI", "tonight": "TNI", "overnight": "TNI"}


class Timex(NamedTuple):
    """Characters ``[start, end)`` of the text and the TimeML value."""

    start: int
    end: int
    value: str


class Annotated(NamedTuple):
    """One TimeML document."""

    text: str
    published: Time | None
    timexes: tuple[Timex, ...]


def load(data: bytes) -> Annotated:
    """The text, the creation time and the annotated expressions of one file."""
    root = ET.fromstring(data.decode("utf-8-sig"))  # noqa: S314 - the user's own data
    body = root.find("TEXT")
    if body is None:
        raise SystemExit("a TimeML file has no TEXT")
    pieces: list[str] = []
    timexes: list[Timex] = []

    def walk(node: ET.Element) -> None:
        begin = sum(map(len, pieces))
        pieces.append(node.text or "")
        for child in node:
            walk(child)
            pieces.append(child.tail or "")
        if node.tag == "TIMEX3":
            timexes.append(Timex(begin, sum(map(len, pieces)), node.get("value", "")))

    walk(body)
    stamp = root.find("DCT//TIMEX3")
    day = (stamp.get("value") or "")[:10] if stamp is not None else ""
    published = Time(day, day, day) if re.fullmatch(r"\d{4}-\d\d-\d\d", day) else None
    return Annotated("".join(pieces), published, tuple(sorted(timexes)))


def found(tokens: Tokens, published: Time | None) -> list[Timex]:
    """What the reader finds, in TimeML's form."""
    mentions = read(tokens, published)
    out: list[Timex] = []
    reference = Reference.of(published)
    for mention, expression in zip(mentions, find(tokens), strict=True):
        if expression.to is not None:
            joint = expression.to.first - 1
            last = joint - 1 if tokens.lower[joint] == "the" else joint
            left = replace(expression, last=last, to=None, relation=None)
            for one in (left, replace(expression.to, relation=None)):
                end = timex_value(tokens, one, settle(tokens, one, reference))
                out.append(Timex(tokens.start[one.first], tokens.end[one.last - 1], end))
            continue
        value = mention.value
        if expression.shape == "years" and value.edtf is not None and "/" in value.edtf:
            y, y2 = expression.at("y"), expression.at("y2")
            first, second = value.edtf.split("/")[:2]
            out.append(Timex(tokens.start[y], tokens.end[y], first))
            out.append(Timex(tokens.start[y2], tokens.end[y2], second))
            continue
        if expression.relation in ("since", "until", "by") and expression.part is None and value.edtf is not None:
            value = replace(value, edtf=value.edtf.removeprefix("../").removesuffix("/.."))
        elif expression.relation is not None and value.edtf is not None:
            value = settle(tokens, replace(expression, relation=None), reference)
        text = timex_value(tokens, expression, value)
        if mention.kind == "time" and value.pattern is not None:
            text = _day_of(mention, mentions, published) + value.pattern
        out.append(Timex(mention.start, mention.end, text))
    return out


def _day_of(clock: TimeMention, mentions: Iterable[TimeMention], published: Time | None) -> str:
    near = [m for m in mentions if m.kind == "date" and abs(m.start - clock.end) < 40 and m.value.start == m.value.end]
    best = min(near, key=lambda m: abs(m.start - clock.end), default=None)
    day = best.value.start if best is not None else published.start if published is not None else None
    return day or "XXXX-XX-XX"


def timex_value(tokens: Tokens, expression: Found, value: Time) -> str:
    """The TimeML value of a reading; "" where it has none."""
    words = tokens.lower[expression.first : expression.last]
    if expression.shape == "relative" and expression.at("n") >= 0:
        return length_of(tokens, replace(expression, shape="duration")) or ""
    if value.edtf is None:
        return (value.pattern or "").removeprefix("R/").removeprefix("R2/").split("/")[-1]
    part = next((_PARTS[w] for w in words if w in _PARTS), "")
    edtf = value.edtf.removesuffix("~")
    if match := re.fullmatch(r"(\d{4})-(2[1-4])", edtf):
        return f"{match[1]}-{_SEASONS[match[2]]}"
    if match := re.fullmatch(r"(\d{4})-(3[3-6]|4[01])", edtf):
        code = int(match[2])
        return f"{match[1]}-{f'Q{code - 32}' if code < 40 else f'H{code - 39}'}"
    if "/" in edtf and value.start and value.end:
        return _interval(words, date.fromisoformat(value.start), date.fromisoformat(value.end), part)
    return edtf.rstrip("X") + part


def _interval(words: list[str], start: date, end: date, part: str) -> str:
    week = start.isocalendar()
    if any(w.startswith("weekend") for w in words):
        return f"{week.year}-W{week.week:02d}-WE"
    if any(w.startswith(("week", "fortnight")) for w in words):
        return f"{week.year}-W{week.week:02d}"
    if "overnight" in words:
        return f"{end.isoformat()}{part}"
    if (start.year, start.month) == (end.year, end.month):
        return start.isoformat()[:7]  # a part of the month
    if start.year == end.year:
        return f"{start.year}"
    return f"{start.year // 10}" if start.year // 10 == end.year // 10 else f"{start.isoformat()}/{end.isoformat()}"


class Scores(NamedTuple):
    """Hits over what was annotated and what was read."""

    strict: int
    relaxed: int
    value: int
    wanted: int
    given: int
    wrong: list[str]

    def f1(self, name: str) -> float:
        """F1 of "strict", "relaxed" or "value"."""
        hits = {"strict": self.strict, "relaxed": self.relaxed, "value": self.value}[name]
        return 2 * hits / max(1, self.wanted + self.given)


def measure(documents: list[Annotated]) -> Scores:
    """Reads every document and compares."""
    strict = relaxed = same = wanted = given = 0
    wrong: list[str] = []
    parsed = Parser().parse(("", d.text) for d in documents)
    for (_, tokens), document in zip(parsed, documents, strict=True):
        got = found(tokens, document.published)
        wanted, given = wanted + len(document.timexes), given + len(got)
        left = list(got)
        for want in document.timexes:
            overlap = [t for t in left if t.start < want.end and want.start < t.end]
            best = max(overlap, key=lambda t: (t[:2] == want[:2], t.value == want.value), default=None)
            quote = document.text[want.start : want.end]
            if best is None:
                wrong.append(f"missed {quote!r} {want.value}")
                continue
            left.remove(best)
            relaxed += 1
            strict += best[:2] == want[:2]
            same += best.value == want.value
            if best != want:
                mine = document.text[best.start : best.end]
                wrong.append(f"{quote!r} {want.value}: {mine!r} {best.value}")
        wrong += [f"nothing at {document.text[t.start : t.end]!r} {t.value}" for t in left]
    return Scores(strict, relaxed, same, wanted, given, wrong)


def paths(path: Path) -> Iterator[Path]:
    """The ``.tml`` files of a path, sorted."""
    yield from sorted(path.rglob("*.tml")) if path.is_dir() else [path]


def main() -> None:
    """Reads the files and prints the figures."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("path", type=Path)
    options.add_argument("--errors", action="store_true", help="print everything that is read otherwise")
    arguments = options.parse_args()
    data = [path.read_bytes() for path in paths(arguments.path)]
    scores = measure([load(one) for one in data])
    for line in scores.wrong if arguments.errors else ():
        print(line)
    for name, hits in (("strict", scores.strict), ("relaxed", scores.relaxed), ("value", scores.value)):
        precision, recall = hits / max(1, scores.given), hits / max(1, scores.wanted)
        print(f"{name:8} P {precision:.3f}  R {recall:.3f}  F1 {scores.f1(name):.3f}")
    digest = hashlib.sha256(b"\0".join(data)).hexdigest()[:16]
    print(f"{len(data)} documents, {scores.wanted} annotated, {scores.given} read; data {digest}")


if __name__ == "__main__":
    main()
