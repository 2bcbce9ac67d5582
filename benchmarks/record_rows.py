"""Rows of the record that a careful desk wants from judged documents, and what must not stand in it, checked again.

    python benchmarks/record_rows.py DATA [--rows FILE] [--errors]

DATA is searched for the judged texts as in ``verdicts.py``; a case is built of them, without profile. ROWS has one JSON
object a line and no text: documents by the SHA-256 of their text, spans in code points. Two kinds of lines:

``{"row", "table", "register", "spans": [[document, start, end, kind]], "verdict", "short": [...], …}``: one entry of
that register must hold a claim of that kind at each span (0.3 of the span shared). Beside that it may say ``cell``,
``country``, ``lifecycle``, ``sourcing``, ``dispute``, ``revision`` (beginnings of the flag's value), ``said`` and
``so`` ([low, high]), ``value`` ([low, high, qualifier]), ``precision``, ``cells`` (name → what the cell holds),
``told`` (name → hashes of words that it holds), ``empty`` (cells that are not stated), ``open`` (what an open point
says), ``edges`` ([kind, type or facet]). ``verdict``: *reached*; *partly*, with the checks that fall short in
``short``; *missed*.

``{"row", "table", "never": true, "spans", "register", …}``: no entry of that register with a claim at one of the spans
may have all that the line says (``claim``: field → value of the claim's body, ``modality``, and the fields above). A
line without spans speaks of every entry; ``words``: hashes of words, one of which a cell (of those in ``in``) holds.

Prints each table's rows as judged and as they are now; 1 when a row that was reached is not, when a check falls that
stood, when what must not appear does, or when no document is there.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import tempfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from onrecord import intake, pipeline, store
from onrecord.casefolder import CaseFolder
from onrecord.model.claim import Claim
from onrecord.model.entry import Entry
from onrecord.settings import Settings
from verdicts import digest, texts

HERE = Path(__file__).resolve().parent.parent / "tests" / "benchmarks" / "verdicts" / "record" / "rows.jsonl"
LEAST = 0.3  # shared part of two spans that speak of one thing
DIGITS = 12  # of a word's hash

Row = dict[str, Any]


@dataclass(frozen=True)
class Built:
    """A record with its claims by id; documents go by the SHA-256 of their texts."""

    entries: tuple[Entry, ...]
    claims: dict[str, Claim]
    texts: dict[str, str]  # document id → the SHA-256 of its text

    def members(self, entry: Entry) -> list[Claim]:
        """The claims of an entry."""
        return [self.claims[one] for one in entry.claims]


def build(held: dict[str, str], work: Path) -> Built:
    """The record of a case of these texts, built without profile."""
    folder = work / "documents"
    folder.mkdir()
    for key, text in held.items():
        (folder / f"{key[:16]}.txt").write_bytes(text.encode("utf-8"))
    case = CaseFolder.create(work / "case", "benchmark")
    intake.add(case, [folder])
    pipeline.build(case, Settings(progress=False))
    view = store.open_view(case.record_path)
    claims = {claim.id: claim for claim in view.claims()}
    named = {one.id: digest(view.text(one.id)) for one in view.documents()}
    return Built(tuple(view.entries()), claims, named)


def meets(built: Built, claim: Claim, span: list[Any]) -> bool:
    """True for a claim of the span's document and kind that shares enough of it."""
    document, start, end, kind = span
    if built.texts[claim.document] != document or (kind and claim.kind != kind):
        return False
    inside = min(end, claim.end) - max(start, claim.start)
    return bool(inside > 0 and inside / (max(end, claim.end) - min(start, claim.start)) >= LEAST)


def unmet(entry: Entry, row: Row) -> list[str]:
    """The checks of a row that an entry does not meet, by name."""
    cells = dict(entry.fields)
    flags = {flag.name: flag.value for flag in entry.flags}
    amount = entry.amount
    found: dict[str, object] = {
        "cell": entry.cell,
        "country": entry.country,
        "said": [entry.said.low, entry.said.high],
        "so": [entry.so.low, entry.so.high],
        "value": [amount.low, amount.high, amount.qualifier] if amount is not None else None,
        "precision": entry.place.precision if entry.place is not None else None,
    }
    out = [name for name, value in found.items() if name in row and row[name] != value]
    out += [
        name
        for name in ("lifecycle", "sourcing", "dispute", "revision")
        if not flags[name].startswith(row.get(name, ""))
    ]
    out += [f"cells.{name}" for name, value in row.get("cells", {}).items() if value not in cells.get(name, "")]
    out += [f"cells.{name}" for name, told in row.get("told", {}).items() if set(told) - _words(cells.get(name, ""))]
    out += [f"empty.{name}" for name in row.get("empty", ()) if cells.get(name) != "not stated"]
    out += [f"open: {told}" for told in row.get("open", ()) if not any(told in point for point in entry.open_points)]
    edges = {(edge.kind, edge.type or edge.facet) for edge in entry.edges}
    return out + [f"edge {kind} {what}" for kind, what in row.get("edges", ()) if (kind, what) not in edges]


def state(built: Built, row: Row) -> tuple[str, list[str]]:
    """What a row is now: reached, partly with what falls short, missed."""
    best: list[str] | None = None
    for entry in built.entries:
        if entry.register != row["register"]:
            continue
        members = built.members(entry)
        held = [any(meets(built, claim, span) for claim in members) for span in row["spans"]]
        if not any(held):
            continue
        lost = [f"span {n}" for n, is_held in enumerate(held) if not is_held] + unmet(entry, row)
        if best is None or len(lost) < len(best):
            best = lost
    if best is None:
        return "missed", []
    return ("partly", best) if best else ("reached", [])


def broken(built: Built, row: Row) -> list[Entry]:
    """The entries that a *never* line forbids."""
    out = []
    for entry in built.entries:
        if row.get("register") not in (None, entry.register):
            continue
        members = [c for c in built.members(entry) if not row["spans"] or any(meets(built, c, s) for s in row["spans"])]
        if members and not unmet(entry, row) and any(_fits(c, row) for c in members) and _has_word(entry, row):
            out.append(entry)
    return out


def _fits(claim: Claim, row: Row) -> bool:
    body = {name: getattr(claim.body, name, None) for name in row.get("claim", {})}
    is_like = all(getattr(body[name], "name", body[name]) == value for name, value in row.get("claim", {}).items())
    return is_like and row.get("modality") in (None, claim.modality)


def _has_word(entry: Entry, row: Row) -> bool:
    """True when one of the words stands in the row's cells; in the cells ``in`` only, where any are given."""
    if "words" not in row:
        return True
    cells = [value for name, value in entry.fields if not row.get("in") or name in row["in"]]
    return bool(_words(" ".join(cells)) & set(row["words"]))


def _words(cell: str) -> set[str]:
    return {hashed(word) for word in re.findall(r"[^\W_]+", cell)}


def hashed(word: str) -> str:
    """The beginning of a word's hash, in small letters."""
    return hashlib.sha256(word.casefold().encode("utf-8")).hexdigest()[:DIGITS]


def report(built: Built, rows: list[Row], *, errors: bool = False) -> int:
    """Prints; the number of rows and checks that fell, and of forbidden entries that appeared."""
    fallen = 0
    tables: Counter[tuple[str, str]] = Counter()
    for row in rows:
        table = row["table"]
        if row.get("never"):
            found = broken(built, row)
            tables[table, "appeared" if found else "kept out"] += 1
            fallen += bool(found)
            for entry in found:
                print(f"MUST NOT APPEAR {row['row']}: {entry.title}")
            continue
        now, short = state(built, row)
        tables[table, now] += 1
        lost = [check for check in short if check not in row.get("short", ())]
        is_worse = (row["verdict"] != "missed" and now == "missed") or (row["verdict"] != "missed" and bool(lost))
        fallen += is_worse
        if is_worse:
            print(f"FELL {row['row']}: was {row['verdict']}, is {now}: {'; '.join(lost) or 'no entry'}")
        elif (row["verdict"], sorted(row.get("short", ()))) != (now, sorted(short)):
            print(f"better {row['row']}: was {row['verdict']}, is {now}")
        if errors and short:
            print(f"{now} {row['row']}: {'; '.join(short)}")
    for table in sorted({name for name, _ in tables}):
        wanted = sum(tables[table, one] for one in ("reached", "partly", "missed"))
        barred = tables[table, "appeared"] + tables[table, "kept out"]
        print(
            f"{table:13} reached {tables[table, 'reached']} of {wanted}, partly {tables[table, 'partly']}, missed "
            f"{tables[table, 'missed']}; of {barred} that must not appear {tables[table, 'appeared']} did"
        )
    return fallen


def main() -> int:
    """Finds the texts, builds their record, compares; 1 when a row fell or nothing is there."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("path", type=Path)
    options.add_argument("--rows", type=Path, default=HERE)
    options.add_argument("--errors", action="store_true", help="print what falls short in each row")
    arguments = options.parse_args()
    raw = arguments.rows.read_bytes()
    rows = [json.loads(line) for line in raw.decode("utf-8").splitlines()]
    judged = {span[0] for row in rows for span in row["spans"]}
    held = {key: text for text in texts(arguments.path) if (key := digest(text)) in judged}
    missing = judged - held.keys()
    if missing:
        print(f"data missing: {len(missing)} of {len(judged)} judged documents are not below {arguments.path}")
        return 1
    with tempfile.TemporaryDirectory() as work:
        fallen = report(build(held, Path(work)), rows, errors=arguments.errors)
    print(f"{len(rows)} lines, {fallen} fell or appeared; rows {hashlib.sha256(raw).hexdigest()[:16]}")
    return 1 if fallen else 0


if __name__ == "__main__":
    raise SystemExit(main())
