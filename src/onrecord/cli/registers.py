"""``show``: one of the eight registers, as a table, JSON or CSV."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.cli.cases import CASE
from onrecord.cli.words import counted
from onrecord.errors import UsageError

if TYPE_CHECKING:
    from onrecord.pipeline import Line

# as onrecord.model.entry.REGISTERS; named here so that the help needs no import of the model
NAMES = ("figures", "sites", "responses", "agreements", "positions", "publications", "sources", "names")


@click.command(
    short_help="List one of the eight registers.",
    epilog="""\b
Examples:
  onrecord show harbour figures
  onrecord show harbour responses --all
  onrecord show harbour sources --tree
  onrecord show harbour sites --format csv > sites.csv""",
)
@CASE
@click.argument("register", metavar="REGISTER", type=click.Choice(NAMES))
@click.option("--format", "form", type=click.Choice(["table", "json", "csv"]), default="table", help="How to print.")
@click.option("--all", "everything", is_flag=True, help="Also entries aside from the story.")
@click.option("--tree", is_flag=True, help="Sources as a tree: under each root who relays it.")
def show(case: Path, register: str, form: str, everything: bool, tree: bool) -> None:
    """List a REGISTER of CASE: figures, sites, responses, agreements, positions,
    publications, sources or names.

    The short id in front of an entry is what `onrecord why` takes. "Said" counts
    the independent sources that it was said or done, "so" those that it is so.
    """
    from onrecord.api import Case
    from onrecord.model.entry import REGISTERS

    name = REGISTERS[NAMES.index(register)]
    if tree:
        if name != "sources" or form != "table":
            raise UsageError("only sources have a tree", mend=f"onrecord show {case} sources --tree")
        from onrecord.cli.trees import draw as draw_tree

        for row in draw_tree(Case.open(case).view):
            click.echo(row)
        return
    lines = Case.open(case).lines(name, everything=everything)
    if form == "json":
        click.echo(json.dumps([line.flat() for line in lines], ensure_ascii=False, indent=2))
    elif form == "csv":
        click.echo(to_csv(lines), nl=False)
    elif not lines:
        click.echo(f"No {register} in the documents held.")
    else:
        from onrecord.cli.tables import draw

        draw(name, lines)
        click.echo(f"{counted(len(lines), 'line')}. To see what one rests on: onrecord why {case} ID")


def to_csv(lines: Sequence[Line]) -> str:
    """Flat rows as CSV; a cell that a spreadsheet would run as a formula is given a leading apostrophe."""
    out = io.StringIO()
    flat = [line.flat() for line in lines]
    if flat:
        writer = csv.DictWriter(out, fieldnames=list(flat[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows([{key: safe(value) for key, value in row.items()} for row in flat])
    return out.getvalue()


def safe(value: object) -> object:
    """A cell that no spreadsheet runs as a formula."""
    return f"'{value}" if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t", "\r") else value
