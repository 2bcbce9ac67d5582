"""Registers as tables that read well at 80 columns.

Six or seven narrow columns cannot be read at 80; three with stacked cells can. Who says so, and how many independent
sources there are, stands under each row over the full width.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence

from rich.cells import cell_len
from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from onrecord.cli.words import one_line, prefixes
from onrecord.model.columns import EMPTY_CELLS
from onrecord.model.entry import Entry, Register
from onrecord.pipeline import Line

Column = tuple[str, tuple[tuple[str, str], ...]]  # heading; cells in it, each with the word to put before it

LAYOUT: dict[Register, tuple[Column, ...]] = {
    "figures": (
        ("Counted", (("measure", ""), ("scope", ""))),
        ("Value", (("value", ""),)),
        ("When", (("as_of", "as of"), ("published", "published"))),
    ),
    "sites": (
        ("Place", (("place", ""), ("precision", "precision:"))),
        ("Thing", (("thing", ""), ("operator", "run by"))),
        ("State", (("lifecycle", ""),)),
    ),
    "responses": (
        ("Who", (("country", ""), ("who", ""))),
        ("Act", (("act", ""), ("object", ""))),
        ("State", (("cell", ""), ("when", ""))),
    ),
    "agreements": (
        ("Parties", (("parties", ""), ("period", ""))),
        ("Subject", (("subject", ""), ("places", "in"), ("number", ""))),
        ("Status", (("status", ""),)),
    ),
    "positions": (
        ("Who", (("speaker", ""), ("when", ""))),
        ("Stance", (("stance", ""), ("facet", "on"))),
        ("What", (("proposition", ""), ("counter", "against it:"))),
    ),
    "publications": (
        ("Title as read", (("title", ""), ("follows", "follows"))),
        ("Publisher", (("publisher", ""), ("type", ""))),
        ("Date", (("date", ""), ("held", ""))),
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
_ID = 9  # columns of the short id and the space after it
_GAP = 2
_EMPTY = ("", "–", "-", "—")
_MOST = 6  # open points under a row; `why` gives them all
# open points that the sourcing flag or a cell of the row says already
_SAID_ABOVE = ("root document not held", "the publication itself is not held", "source not stated")


def draw(register: Register, lines: Sequence[Line], width: int | None = None) -> None:
    """Print ``lines`` on standard output, ``width`` columns wide (the terminal's width, 80 where there is none)."""
    wide = max(width or shutil.get_terminal_size((80, 24)).columns, _NARROWEST)
    console = Console(width=wide, highlight=False)
    for part in parts(register, lines, wide):
        console.print(part)


def parts(register: Register, lines: Sequence[Line], width: int) -> Iterator[RenderableType]:
    """The heading, then each line as a row with its sources under it. Columns that no line fills are left out."""
    columns = [column for column in LAYOUT[register] if any(_stacked(line, column) for line in lines)]
    with_ids = any(line.entry is not None for line in lines)
    indent = _ID if with_ids else 0
    texts = [[_stacked(line, column) for column in columns] for line in lines]
    widths = _share(
        [
            max([cell_len(heading), *(cell_len(text) for row in texts for text in row[n])])
            for n, (heading, _) in enumerate(columns)
        ],
        width - indent,
    )
    yield _row("Id" if with_ids else None, [[heading] for heading, _ in columns], widths, "bold")
    short = prefixes(line.id for line in lines)
    for line, row in zip(lines, texts, strict=True):
        yield ""
        yield _row(short[line.id] if with_ids else None, row, widths, "")
        under = [one_line(line.cells.get("by", "")), *(_sources(line.entry) if line.entry else ())]
        for text in under:
            if text not in _EMPTY:
                yield Padding(Text(text, style="dim"), (0, 0, 0, indent + _GAP))


def _row(identifier: str | None, cells: Sequence[Sequence[str]], widths: Sequence[int], style: str) -> Table:
    grid = Table.grid(padding=(0, _GAP, 0, 0), pad_edge=False)
    if identifier is not None:
        grid.add_column(width=_ID - _GAP, no_wrap=True, style="cyan")
    for width in widths:
        grid.add_column(width=width, overflow="fold")
    first = [] if identifier is None else [Text(identifier)]
    grid.add_row(*first, *(Text("\n".join(cell) or "–", style=style) for cell in cells))
    return grid


def _share(natural: list[int], width: int) -> list[int]:
    """Widths of columns that fit ``width`` with the gaps between them: the widest give way first, down to equal."""
    room = max(width - _GAP * len(natural), len(natural))
    widths = list(natural)
    while sum(widths) > room:
        widths[widths.index(max(widths))] -= 1
    return widths


def _stacked(line: Line, column: Column) -> list[str]:
    out: list[str] = []
    for name, word in column[1]:
        text = one_line(line.cells.get(name, ""))
        if text in _EMPTY or (text in EMPTY_CELLS and (word or out)):  # said once is enough, in the first place
            continue
        out.append(f"{word} {text}" if word else text)
    return out


def _sources(entry: Entry) -> Iterator[str]:
    """Both counts, what of sourcing, dispute and revision is worth a look, and what the documents do not settle."""
    told = [f"said {span(entry.said.low, entry.said.high)}, so {span(entry.so.low, entry.so.high)}"]
    kinds = {edge.kind for edge in entry.edges}
    for flag in entry.flags:
        is_telling = flag.name == "sourcing" or (
            (flag.name == "dispute" and bool(kinds & {"disputes", "contested"}))
            or (flag.name == "revision" and bool(kinds & {"revision", "deviating relay"}))
        )
        if is_telling and flag.value:
            told.append(one_line(flag.value))
    yield "; ".join(told)
    points = [point for point in entry.open_points if point not in _SAID_ABOVE]
    if points:
        more = f"; {len(points) - _MOST} more" if len(points) > _MOST else ""
        yield f"not settled: {'; '.join(one_line(point) for point in points[:_MOST])}{more}"


def span(low: int, high: int) -> str:
    """A count that may be a range: "1", "1–2"."""
    return str(low) if low == high else f"{low}–{high}"
