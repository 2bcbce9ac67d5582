"""Entries that a person judged, looked at again: are their claims still together, or apart, and their flags the same?

    python benchmarks/entry_verdicts.py DATA [--verdicts FOLDER] [--errors]

FOLDER holds one file of verdicts a draw: what was seen of an earlier one may have been mended before a later one. The
files named *independent* are of readers who had seen neither the rules nor each other's verdicts; every draw stands as
it was judged, before anything that it showed was mended. From the fourth on, a cell that was misread, or that
says "not stated" of what the text around states, counts as untrue; in the eighth, so does "not settled" where
nothing on the page could fill the cell; in the ninth, only where the page plainly gives the value.
Builds the cases of ``entry_cases.py`` that the verdicts name. A verdict is one JSON object a line, no text: ``{"case",
"register", "claims": [[document, kind, start, end], …], "groups", "same", "merged", "split", "flags", "wrong_flags",
"untrue"}``; a document is called by the SHA-256 of its text. ``groups``: how the reader divides the claims (lists of
their numbers: more than one group where two matters were *merged*); ``same``: claims of other entries about the first
group's matter (where it was *split*); ``flags``: the flags' values when it was judged; ``wrong_flags`` of them;
``untrue``: which explanations said what the claims do not (a flag's, "said", "so", "title", "edge N"): as judged only,
since a sentence that was mended has to be read again.

Prints the shares of the verdicts as judged, and what holds now: a group is kept when one entry has all its claims, two
groups are apart when none has both; a split is mended when an entry has them all.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent))

from attribution_verdicts import digest
from entry_cases import built, cases
from incidents import Tables
from onrecord.model.entry import Entry

HERE = Path(__file__).resolve().parent.parent / "tests" / "benchmarks" / "verdicts" / "entries"

Spot = tuple[str, str, int, int]
Homes = dict[Spot, set[str]]


def spots(claims: list[list[Any]]) -> list[Spot]:
    """Claims as keys."""
    return [(str(document), str(kind), int(start), int(end)) for document, kind, start, end in claims]


def common(claims: list[Spot], homes: Homes) -> set[str]:
    """The entries that have all these claims."""
    found = [homes.get(claim, set()) for claim in claims]
    return set.intersection(*found) if found else set()


def check(verdict: dict[str, Any], homes: Homes, entries: dict[str, Entry]) -> list[tuple[str, str]]:
    """What became of one verdict: (what was judged, kept | mended | lost | left | gone)."""
    claims = spots(verdict["claims"])
    if any(claim not in homes for claim in claims):
        return [("entry", "gone")]
    groups = [[claims[n] for n in group] for group in verdict["groups"]]
    held = [common(group, homes) for group in groups]
    out = [("group", "kept" if all(held) else "lost")]
    if len(groups) > 1:
        out.append(("merged", "left" if set.intersection(*held) else "mended"))
    same = [claim for claim in spots(verdict["same"]) if claim in homes]
    if same:
        out.append(("split", "mended" if common([*groups[0], *same], homes) else "left"))
    if held[0] and len(groups) == 1:
        now = {flag.name: flag.value for flag in entries[min(held[0])].flags}
        for name, value in verdict["flags"].items():
            if name in verdict["wrong_flags"]:
                out.append(("wrong flag", "left" if now.get(name) == value else "mended"))
            else:
                out.append(("flag", "kept" if now.get(name) == value else "lost"))
    return out


def report(verdicts: list[dict[str, Any]]) -> str:
    """The shares as judged."""
    n = max(1, len(verdicts))
    told = {
        "two matters merged": sum(v["merged"] for v in verdicts),
        "one split": sum(v["split"] for v in verdicts),
        "a wrong flag": sum(bool(v["wrong_flags"]) for v in verdicts),
        "an untrue explanation": sum(bool(v["untrue"]) for v in verdicts),
    }
    shares = ", ".join(f"{name} {count} ({count / n:.1%})" for name, count in told.items())
    return f"{len(verdicts)} entries as judged: {shares}"


def main() -> int:
    """Build, look again, print; 1 when no case was found."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("path", type=Path)
    options.add_argument("--verdicts", type=Path, default=HERE)
    options.add_argument("--errors", action="store_true", help="print what was judged right and came out differently")
    arguments = options.parse_args()
    draws = {file.stem: read(file) for file in sorted(arguments.verdicts.glob("*.jsonl"))}
    by_case: dict[str, list[tuple[str, dict[str, Any]]]] = {}
    for draw, lines in draws.items():
        for line in lines:
            by_case.setdefault(line["case"], []).append((draw, line))
    counts: Counter[tuple[str, str, str]] = Counter()
    found = 0
    for name, documents in cases(arguments.path):
        if name not in by_case:
            continue
        found += 1
        findings, record = built(documents, Tables(None))
        called = {document.id: digest(text) for document, text in documents}
        spot = {c.id: (called[c.document], c.kind, c.start, c.end) for one in findings for c in one.claims}
        homes: Homes = {}
        for entry in record.entries:
            for claim in entry.claims:
                homes.setdefault(spot[claim], set()).add(entry.id)
        entries = {entry.id: entry for entry in record.entries}
        for draw, verdict in by_case[name]:
            states = check(verdict, homes, entries)
            counts.update((draw, *state) for state in states)
            bad = [f"{what} {state}" for what, state in states if state in ("lost", "gone")]
            if arguments.errors and bad:
                print(f"{name} {verdict['register']} {verdict['claims'][0][0][:12]}: {', '.join(bad)}")
    for draw, lines in draws.items():
        print(f"{draw}: {report(lines)}")
        for what, good, ill in _STATES:
            kept, lost = counts[draw, what, good], counts[draw, what, ill]
            print(f"  {what:10} {good} {kept} of {kept + lost}")
        print(f"  {counts[draw, 'entry', 'gone']} with a claim that is made no more")
    print(f"{found} of {len(by_case)} cases")
    return 0 if found else 1


_STATES = (
    ("group", "kept", "lost"),
    ("merged", "mended", "left"),
    ("split", "mended", "left"),
    ("flag", "kept", "lost"),
    ("wrong flag", "mended", "left"),
)


def read(file: Path) -> list[dict[str, Any]]:
    """The verdicts of one draw."""
    return [json.loads(line) for line in file.read_text("utf-8").splitlines()]


if __name__ == "__main__":
    raise SystemExit(main())
