"""Registers as tables that read well at 80 columns: related cells share a column, one under the other."""

from __future__ import annotations

import shutil
from collections.abc import Sequence

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from onrecord.cli.words import one_line, prefixes
from onrecord.model.entry import Entry, Register
from onrecord.pipeline import Line

Column = tuple[str, tuple[tuple[str, str], ...]]  # heading; cells in it, each with the word to put before it

# Six or seven narrow columns cannot be read at 80; four with stacked cells can.
LAYOUT: dict[Register, tuple[Column, ...]] = {
    "figures": (
        ("Counted", (("measure", ""), ("scope", ""))),
        ("Value", (("value", ""),)),
        ("When", (("as_of", "as of"), ("published", "published"))),
        ("According to", (("by", ""),)),
    ),
    "sites": (
        ("Place", (("place", ""), ("precision", "precision:"))),
        ("Thing", (("thing", ""), ("operator", "run by"))),
        ("State", (("lifecycle", ""),)),
        ("According to", (("by", ""),)),
    ),
    "responses": (
        ("Who", (("country", ""), ("who", ""))),
        ("Act", (("act", ""), ("object", "on"))),
        ("State", (("cell", ""), ("when", ""))),
        ("According to", (("by", ""),)),
    ),
    "agreements": (
        ("Parties", (("parties", ""), ("period", ""))),
        ("Subject", (("subject", ""), ("places", "in"), ("number", ""))),
        ("Status", (("status", ""),)),
        ("According to", (("by", ""),)),
    ),
    "positions": (
        ("Who", (("speaker", ""), ("when", ""))),
        ("Stance", (("stance", ""), ("facet", "on"))),
        ("What", (("proposition", ""), ("counter", "against it:"))),
        ("According to", (("by", ""),)),
    ),
    "publications": (
        ("Title as read", (("title", ""), ("follows", "follows"))),
        ("Publisher", (("publisher", ""), ("type", ""))),
        ("Date", (("date", ""), ("held", ""))),
        ("According to", (("by", ""),)),
    ),
    "sources": (
        ("Source", (("source", ""),)),
        ("Kind", (("kind", ""),)),
        ("Through", (("through", ""), ("claims", ""))),
        ("Held", (("held", ""),)),
    ),
    "names": (
        ("Name", (("canonical", ""),)),
        ("Kind", (("kind", ""), ("country", ""))),
        ("Also written", (("aliases", ""),)),
        ("Perhaps also", (("suggested", ""),)),
    ),
}
_NARROWEST = 60
_EMPTY = ("", "–", "-", "—")


def draw(register: Register, lines: Sequence[Line], width: int | None = None) -> None:
    """Print ``lines`` on standard output, ``width`` columns wide (the terminal's width, 80 where there is none)."""
    wide = max(width or shutil.get_terminal_size((80, 24)).columns, _NARROWEST)
    console = Console(width=wide, highlight=False, soft_wrap=False)
    console.print(table(register, lines))


def table(register: Register, lines: Sequence[Line]) -> Table:
    """The table; columns that no line fills are left out."""
    columns = [column for column in LAYOUT[register] if any(_stacked(line, column) for line in lines)]
    out = Table(box=box.HORIZONTALS, pad_edge=False, show_lines=False, header_style="bold", expand=False)
    with_entries = any(line.entry is not None for line in lines)
    if with_entries:
        out.add_column("Id", no_wrap=True, style="cyan")
    for heading, _ in columns:
        out.add_column(heading, overflow="fold", ratio=1)
    if with_entries:
        out.add_column("Sources", overflow="fold", min_width=12, max_width=16)
    short = prefixes(line.id for line in lines)
    for line in lines:
        cells = [Text("\n".join(_stacked(line, column)) or "–") for column in columns]
        if with_entries:
            sources = Text("\n".join(_sources(line.entry)) if line.entry else "–")
            cells = [Text(short[line.id]), *cells, sources]
        out.add_row(*cells, end_section=True)
    return out


def _stacked(line: Line, column: Column) -> list[str]:
    out = []
    for name, word in column[1]:
        text = one_line(line.cells.get(name, ""))
        if text not in _EMPTY:
            out.append(f"{word} {text}" if word else text)
    return out


def _sources(entry: Entry) -> list[str]:
    """Both counts, and what of sourcing, dispute and revision is worth a look."""
    out = [f"said {span(entry.said.low, entry.said.high)}, so {span(entry.so.low, entry.so.high)}"]
    kinds = {edge.kind for edge in entry.edges}
    for flag in entry.flags:
        is_telling = flag.name == "sourcing" or (
            (flag.name == "dispute" and bool(kinds & {"disputes", "contested"}))
            or (flag.name == "revision" and bool(kinds & {"revision", "deviating relay"}))
        )
        if is_telling and flag.value:
            out.append(one_line(flag.value))
    return out


def span(low: int, high: int) -> str:
    """A count that may be a range: "1", "1–2"."""
    return str(low) if low == high else f"{low}–{high}"
