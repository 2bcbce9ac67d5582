"""Attributions against annotation: source, cue and content spans, exact and by overlap; direct and indirect apart.

    python benchmarks/attribution.py FILE.jsonl [--errors]
    python benchmarks/attribution.py FILE.conll --convert > FILE.jsonl

Stand-off format, one text a line::

    {"text": "…", "attributions": [{"source": [s, e] or null, "cue": [s, e] or null, "content": [[s, e], …],
                                    "direct": true or false}]}

``s``/``e`` are code points of ``text``; a source that the text does not state is null, and so is the cue of a sentence
that only continues one. ``direct`` is true where most of the content stands in quotation marks.

Corpora in the manner of PolNeAR (Newell, Margolin and Ruths, 2018) come as tab-separated columns, one token a line and
an empty line after each sentence, the attributions in pairs or single columns of ``B-/I-`` labels with an id
(``B-SOURCE-12``). ``--convert`` reads such columns: the token is in the second column or, where there are fewer than
three, the first; every later cell that matches ``[BI]-(source|cue|content)-ID`` counts, whatever its column. Texts are
parted by lines ``#newdoc``.

A predicted attribution is paired with the annotated one whose content it overlaps most; each annotated one is used
once. *Exact*: the same characters, but for white space and marks at the edges; *overlap*: they share a character. The
F1 of a role counts an unpaired attribution as a miss and a spurious one as a wrong answer; a source that is not stated
is right where both leave it open. Prints a digest of the data.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from onrecord.ids import sha256
from onrecord.model.document import Document
from onrecord.model.phrases import phrase
from onrecord.model.tokens import Tokens
from onrecord.reading import Parser, read

Span = tuple[int, int]
_EDGES = " \t\r\n.,;:!?\"'“”‘’«»()[]-–—"
_CELL = re.compile(r"([BI])-(source|cue|content)-(\S+)", re.IGNORECASE)
_ARTICLE = re.compile(r"(?:the|a|an)\s+", re.IGNORECASE)
ROLES = ("source", "cue", "content")


class Attribution(NamedTuple):
    """One attribution's spans in code points; None for what the text leaves out."""

    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    direct: bool

    def spans(self, role: str) -> tuple[Span, ...]:
        """The spans of "source", "cue" or "content"."""
        if role == "content":
            return self.content
        one = self.source if role == "source" else self.cue
        return (one,) if one is not None else ()


class Annotated(NamedTuple):
    """One text with its attributions."""

    text: str
    attributions: tuple[Attribution, ...]


class Count(NamedTuple):
    """Hits over what was annotated and what was read."""

    hits: int = 0
    wanted: int = 0
    given: int = 0

    @property
    def f1(self) -> float:
        """F1 of the hits."""
        return 2 * self.hits / max(1, self.wanted + self.given)


class Scores(NamedTuple):
    """Counts by (kind, role, how): kind is all, direct or indirect; how is exact or overlap."""

    counts: dict[tuple[str, str, str], Count]
    wrong: list[str]

    def f1(self, kind: str, role: str, how: str) -> float:
        """F1, see ``counts``."""
        return self.counts.get((kind, role, how), Count()).f1


def load(data: bytes) -> list[Annotated]:
    """Texts in the stand-off format."""
    out = []
    for line in data.decode("utf-8").splitlines():
        if line.strip():
            row = json.loads(line)
            found = tuple(
                Attribution(
                    tuple(a["source"]) if a["source"] else None,
                    tuple(a["cue"]) if a["cue"] else None,
                    tuple(sorted((s, e) for s, e in a["content"])),
                    bool(a["direct"]),
                )
                for a in row["attributions"]
            )
            out.append(Annotated(row["text"], found))
    return out


def convert(columns: str) -> str:
    """Tab-separated columns with B-/I- labels as stand-off lines; tokens are joined by single spaces."""
    out = []
    for part in re.split(r"(?m)^#\s*newdoc.*$", columns):
        words: list[str] = []
        size = 0
        spans: dict[str, dict[str, list[Span]]] = {}
        for line in part.splitlines():
            cells = line.split("\t")
            if not line.strip() or line.startswith("#"):
                continue
            word = cells[1] if len(cells) > 2 else cells[0]
            start, size = size, size + len(word) + 1
            words.append(word)
            for begin, role, key in (m.groups() for cell in cells[1:] for m in _CELL.finditer(cell)):
                listed = spans.setdefault(key, {}).setdefault(role.lower(), [])
                if begin.upper() == "I" and listed:
                    listed[-1] = (listed[-1][0], start + len(word))
                else:
                    listed.append((start, start + len(word)))
        if words:
            text = " ".join(words)
            rows = [_row(text, roles) for _, roles in sorted(spans.items()) if "content" in roles]
            out.append(json.dumps({"text": text, "attributions": rows}, ensure_ascii=False))
    return "".join(f"{line}\n" for line in out)


def _row(text: str, roles: dict[str, list[Span]]) -> dict[str, object]:
    inside = sum(
        e - s for s, e in roles["content"] if text[s] in '"“«' or text[max(0, s - 2) : s].strip() in ('"', "“")
    )
    whole = sum(e - s for s, e in roles["content"])
    return {
        "source": roles["source"][0] if "source" in roles else None,
        "cue": roles["cue"][0] if "cue" in roles else None,
        "content": roles["content"],
        "direct": inside * 2 > whole,
    }


def found(tokens: Tokens) -> list[Attribution]:
    """What the reader finds. A source has the span of its noun phrase beside the cue (a pronoun's own, not that of whom
    it stands for); carried sentences have no cue of their own.
    """
    text = tokens.text
    data = text.encode("utf-8", "surrogatepass")
    reading = read(Document(sha256(data), "text", "plain", "utf-8", sha256(data), len(text)), tokens)
    by_cue = {tokens.start[clause.verb]: clause for clause in reading.clauses}
    at_start = {start: i for i, start in enumerate(tokens.start)}
    out = []
    for a in reading.attributions:
        if a.source.start <= a.cue[0] < a.source.end:
            continue  # an outlet that was told: a relay without a word of reporting
        clause = by_cue.get(a.cue[0])
        heads = clause.subjects or clause.objects if clause is not None else ()
        source: Span | None = None
        if heads and (a.source.name or tokens.pos[heads[0]] == "PRON"):
            source = _span(tokens, heads[0])
        elif a.source.name and a.source.start in at_start:
            head = at_start[a.source.start]
            while tokens.head[head] != head and a.source.start <= tokens.start[tokens.head[head]] < a.source.end:
                head = tokens.head[head]
            source = _span(tokens, head)
        out.append(Attribution(source, None if a.carried or a.cue == a.content else a.cue, (a.content,), a.direct))
    return out


def _span(tokens: Tokens, head: int) -> Span:
    first, last = phrase(tokens, head)
    return tokens.start[first], tokens.end[last - 1]


def measure(texts: Iterable[Annotated]) -> Scores:
    """Reads every text and compares."""
    texts = list(texts)
    counts: dict[tuple[str, str, str], Count] = {}
    wrong: list[str] = []
    parsed = Parser().parse(("", t.text) for t in texts)
    for (_, tokens), annotated in zip(parsed, texts, strict=True):
        for want, got in pair(annotated.attributions, found(tokens)):
            _score(counts, annotated.text, want, got)
            problem = _problem(annotated.text, want, got)
            wrong += [problem] if problem else []
    return Scores(counts, wrong)


def pair(
    wanted: Iterable[Attribution], given: Iterable[Attribution]
) -> list[tuple[Attribution | None, Attribution | None]]:
    """Annotated and read attributions by the greatest overlap of content, the same cue first; the rest stay alone."""
    left, open_ = list(given), list(wanted)
    rated = sorted(
        (
            (a.cue is not None and g.cue is not None and _meet(a.cue, g.cue), _shared(a.content, g.content), -i, -j)
            for i, a in enumerate(open_)
            for j, g in enumerate(left)
            if _shared(a.content, g.content)
        ),
        reverse=True,
    )
    out: list[tuple[Attribution | None, Attribution | None]] = []
    done_a: set[int] = set()
    done_g: set[int] = set()
    for _, _, i, j in rated:
        if -i not in done_a and -j not in done_g:
            done_a.add(-i)
            done_g.add(-j)
            out.append((open_[-i], left[-j]))
    out += [(a, None) for i, a in enumerate(open_) if i not in done_a]
    out += [(None, g) for j, g in enumerate(left) if j not in done_g]
    return out


def _score(
    counts: dict[tuple[str, str, str], Count], text: str, want: Attribution | None, got: Attribution | None
) -> None:
    side = want or got
    if side is None:
        return
    for kind in ("all", "direct" if side.direct else "indirect"):
        for role in ROLES:
            for how in ("exact", "overlap"):
                old = counts.get((kind, role, how), Count())
                hit = want is not None and got is not None and is_right(text, want, got, role, how)
                counts[kind, role, how] = Count(
                    old.hits + hit, old.wanted + (want is not None), old.given + (got is not None)
                )


def is_right(text: str, want: Attribution, got: Attribution, role: str, how: str) -> bool:
    """True when the spans of a role agree: *exact* but for marks and articles at the edges, or by *overlap*."""
    a, b = want.spans(role), got.spans(role)
    if not a or not b:
        return a == b
    if how == "overlap":
        return _shared(a, b) > 0
    return _trim(text, (a[0][0], a[-1][1])) == _trim(text, (b[0][0], b[-1][1]))


def _trim(text: str, span: Span) -> Span:
    first, last = span
    while first < last and text[first] in _EDGES:
        first += 1
    while last > first and text[last - 1] in _EDGES:
        last -= 1
    article = _ARTICLE.match(text, first, last)
    if article is None and text[first : first + 5].lower() == "that ":
        first += 5
        article = _ARTICLE.match(text, first, last)
    return (article.end() if article is not None else first), last


def _meet(a: Span, b: Span) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def _shared(a: Iterable[Span], b: Iterable[Span]) -> int:
    other = list(b)
    return sum(max(0, min(x[1], y[1]) - max(x[0], y[0])) for x in a for y in other)


def _problem(text: str, want: Attribution | None, got: Attribution | None) -> str:
    if want is None or got is None:
        side = want or got
        if side is None:
            return ""
        word = "missed" if got is None else "nothing at"
        return f"{word} {text[side.content[0][0] : side.content[-1][1]]!r}"
    bad = [r for r in ROLES if not is_right(text, want, got, r, "exact")]
    parts = [
        f"{r}: wanted {[text[s:e] for s, e in want.spans(r)]}, read {[text[s:e] for s, e in got.spans(r)]}" for r in bad
    ]
    return "; ".join(parts)


def main() -> None:
    """Reads the file and prints the figures."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("path", type=Path)
    options.add_argument("--errors", action="store_true", help="print everything that is read otherwise")
    options.add_argument("--convert", action="store_true", help="print tab columns as stand-off lines")
    arguments = options.parse_args()
    data = arguments.path.read_bytes()
    if arguments.convert:
        print(convert(data.decode("utf-8")), end="")
        return
    texts = load(data)
    scores = measure(texts)
    for line in scores.wrong if arguments.errors else ():
        print(line)
    for kind in ("all", "direct", "indirect"):
        for role in ROLES:
            exact, overlap = scores.f1(kind, role, "exact"), scores.f1(kind, role, "overlap")
            print(f"{kind:9} {role:8} exact F1 {exact:.3f}  overlap F1 {overlap:.3f}")
    total = scores.counts.get(("all", "content", "exact"), Count())
    digest = hashlib.sha256(data).hexdigest()[:16]
    print(f"{len(texts)} texts, {total.wanted} annotated, {total.given} read; data {digest}")


if __name__ == "__main__":
    main()
