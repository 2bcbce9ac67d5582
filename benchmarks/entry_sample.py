"""Draws entries of whole cases and writes them out for a judge, with what each rests on and what lies nearest to it.

    python benchmarks/entry_sample.py DATA OUT --seed N [--count 200] [--files 4] [--but FILE…] [--cache FOLDER]

Writes OUT1.md … and OUT1.json …: the same entries for reading and for keeping verdicts on. Stratified by case and
register; entries of several claims, and those with edges, are drawn ``PREFER`` times as often as single ones.
``--but``: files of an earlier draw, whose entries are not drawn again. The output holds text of DATA: keep it out
of the project.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
from collections.abc import Sequence
from dataclasses import fields
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent))

from claim_verdicts import cell
from entry_cases import built, cases
from incidents import Tables
from onrecord.model.claim import Claim
from onrecord.model.entry import Entry, Record
from verdicts import digest

PREFER = 30
AROUND = 1200
NEAREST = 5
_SHARES = {
    "responses": 0.36,
    "figures": 0.3,
    "positions": 0.24,
    "sites": 0.03,
    "agreements": 0.04,
    "publications": 0.03,
}


def spot(claim: Claim, texts: dict[str, str]) -> list[Any]:
    """What a verdict calls a claim."""
    return [digest(texts[claim.document]), claim.kind, claim.start, claim.end]


def weight(entry: Entry) -> int:
    """How often an entry is drawn against one of a single claim with no edge."""
    return PREFER if len(entry.claims) > 1 or entry.edges else 1


def draw(pool: list[tuple[str, Entry]], count: int, seed: int) -> list[tuple[str, Entry]]:
    """``count`` entries by register and weight, without replacement."""
    chance = random.Random(seed)  # noqa: S311
    out: list[tuple[str, Entry]] = []
    by_register: dict[str, list[tuple[str, Entry]]] = {}
    for case, entry in sorted(pool, key=lambda p: (p[0], p[1].register, p[1].id)):
        by_register.setdefault(entry.register, []).append((case, entry))
    for register, share in _SHARES.items():
        members = by_register.get(register, [])
        keyed = sorted(members, key=lambda p: -(chance.random() ** (1 / weight(p[1]))))
        out += keyed[: max(2, round(count * share))]
    chance.shuffle(out)
    return out[:count]


def words(entry: Entry) -> set[str]:
    """The words that an entry's key and title share with those near it."""
    told = " ".join((*entry.key, entry.title)).casefold()
    return {w for w in re.findall(r"\w+", told) if len(w) > 2}


def near(entry: Entry, record: Record) -> list[Entry]:
    """The entries of the same register with most words in common."""
    mine = words(entry)
    others = [e for e in record.entries if e.register == entry.register and e.id != entry.id]
    return sorted(others, key=lambda e: (-len(mine & words(e)) / (4 + len(words(e))) ** 0.5, e.id))[:NEAREST]


def told(claim: Claim, names: dict[str, str], texts: dict[str, str], around: int = AROUND) -> str:
    """One claim with its cells, quote and what stands around it."""
    text = texts[claim.document]
    cells = {f.name: cell(getattr(claim.body, f.name)) for f in fields(claim.body)}
    cells = {
        k: v for k, v in cells.items() if v not in (None, [], ()) and k not in ("tuple_id", "plover", "is_response")
    }
    root = claim.root.name if claim.root else None
    when = f"time={claim.time.edtf if claim.time else None} said={claim.said.edtf if claim.said else None}"
    where = claim.place.name if claim.place else None
    day = claim.published.edtf if claim.published else None
    lead = f"{names[claim.document]} ({day}) {claim.start}-{claim.end} {claim.modality}/{claim.polarity}"
    lead += f" root={root} {when} place={where}"
    before, after = text[max(0, claim.start - around // 2) : claim.start], text[claim.end : claim.end + around // 2]
    context = " ".join(f"{before}⟦{claim.quote}⟧{after}".split())
    return f"{lead}\n      {json.dumps(cells, ensure_ascii=False)}\n      …{context}…"


def page(
    n: int,
    case: str,
    entry: Entry,
    record: Record,
    by_id: dict[str, Claim],
    names: dict[str, str],
    texts: dict[str, str],
) -> str:
    """One entry for a judge."""
    titles = {e.id: e.title for e in record.entries}
    out = [f"\n\n# [{n}] {entry.register} — {entry.title}\n(case {case}; in story: {entry.in_story})"]
    out.append("cells: " + " | ".join(f"{name}: {value}" for name, value in entry.fields))
    out.append(f"said: {entry.said.low}–{entry.said.high}: {entry.said.explanation}")
    out.append(f"so: {entry.so.low}–{entry.so.high}: {entry.so.explanation}")
    if entry.stands is not None:
        out.append(f"stands: {entry.stands}: {entry.current}")
    out += [f"flag {flag.name}: {flag.value} — {flag.explanation}" for flag in entry.flags if flag.name != "review"]
    out += [
        f"edge {e.kind} {e.type or ''} {e.facet or ''} → “{titles.get(e.other, e.other)}”: {e.explanation}"
        for e in entry.edges[:12]
    ]
    if len(entry.edges) > 12:
        out.append(f"… and {len(entry.edges) - 12} more edges")
    out += [f"open: {point}" for point in entry.open_points]
    members = sorted((by_id[c] for c in entry.claims), key=lambda c: (names[c.document], c.start))
    out.append(f"claims ({len(members)}):")
    out += [f"  ({i}) {told(c, names, texts)}" for i, c in enumerate(members)]
    out.append("nearest others (are they the same matter?):")
    for letter, other in zip("ABCDEFGH", near(entry, record), strict=False):
        quotes = "; ".join(
            f"«{' '.join(by_id[c].quote.split())[:220]}» {names[by_id[c].document]}" for c in other.claims[:3]
        )
        out.append(f"  {letter}. {other.title} [{len(other.claims)} claims] {quotes}")
    return "\n".join(out)


def kept(
    n: int,
    case: str,
    entry: Entry,
    record: Record,
    by_id: dict[str, Claim],
    names: dict[str, str],
    texts: dict[str, str],
) -> dict[str, Any]:
    """What a verdict is written on: claims in the page's order."""
    members = sorted((by_id[c] for c in entry.claims), key=lambda c: (names[c.document], c.start))
    others = {
        letter: [spot(by_id[c], texts) for c in other.claims]
        for letter, other in zip("ABCDEFGH", near(entry, record), strict=False)
    }
    return {
        "n": n,
        "case": case,
        "id": entry.id,
        "register": entry.register,
        "claims": [spot(c, texts) for c in members],
        "flags": {f.name: f.value for f in entry.flags if f.name != "review"},
        "near": others,
    }


def seen(files: Sequence[Path]) -> set[tuple[str, str]]:
    """Entries of earlier draws, by any of their claims."""
    return {
        (line["case"], json.dumps(claim))
        for file in files
        for line in json.loads(file.read_text("utf-8"))
        for claim in line["claims"]
    }


def main() -> int:
    """Build, draw, write."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("data", type=Path)
    options.add_argument("out")
    options.add_argument("--seed", type=int, required=True)
    options.add_argument("--count", type=int, default=200)
    options.add_argument("--files", type=int, default=4)
    options.add_argument("--but", type=Path, nargs="*", default=[])
    options.add_argument("--cases", default="", help="cases whose name holds one of these words, | between them")
    options.add_argument("--cache", type=Path)
    wanted = options.parse_args()
    tables = Tables(wanted.cache)
    known = seen(wanted.but)
    pool: list[tuple[str, Entry]] = []
    held: dict[str, tuple[Record, dict[str, Claim], dict[str, str], dict[str, str]]] = {}
    for case, given in cases(wanted.data):
        if not any(part in case for part in wanted.cases.split("|")):
            continue
        findings, record = built(given, tables)
        by_id = {claim.id: claim for one in findings for claim in one.claims}
        texts = {document.id: text for document, text in given}
        names = {document.id: document.name for document, _ in given}
        held[case] = record, by_id, names, texts
        for entry in record.entries:
            spots = [(case, json.dumps(spot(by_id[c], texts))) for c in entry.claims]
            if entry.in_story and not known & set(spots):
                pool.append((case, entry))
    drawn = draw(pool, wanted.count, wanted.seed)
    size = -(-len(drawn) // wanted.files)
    for f in range(wanted.files):
        part = drawn[f * size : (f + 1) * size]
        Path(f"{wanted.out}{f + 1}.md").write_text(
            "".join(page(n, case, e, *held[case]) for n, (case, e) in enumerate(part)), encoding="utf-8"
        )
        Path(f"{wanted.out}{f + 1}.json").write_text(
            json.dumps([kept(n, case, e, *held[case]) for n, (case, e) in enumerate(part)]), encoding="utf-8"
        )
    print(f"{len(drawn)} of {len(pool)} entries")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
