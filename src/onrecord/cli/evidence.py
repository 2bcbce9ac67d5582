"""``why``: what an entry rests on, down to the sentence."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import click

from onrecord.cli.cases import CASE


@click.command(
    short_help="Show what an entry rests on, sentence by sentence.",
    epilog="""\b
Examples:
  onrecord why harbour 3f2a1c
  onrecord why harbour 3f2a1c --format json""",
)
@CASE
@click.argument("entry")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="How to print.")
def why(case: Path, entry: str, form: str) -> None:
    """Show why ENTRY stands in the record of CASE as it does.

    ENTRY is an id, or its beginning, as `onrecord show` prints it; the id of a
    claim finds the entry that holds it now.
    """
    from onrecord.api import Case
    from onrecord.cli.explaining import explain, find

    view = Case.open(case).view
    found = find(view, entry)
    if form == "json":
        from onrecord.model import codec

        data = {
            "entry": codec.to_json(found),
            "claims": [codec.to_json(view.claim(claim)) for claim in found.claims],
        }
        click.echo(json.dumps(data, ensure_ascii=False, indent=2))
        return
    width = min(max(shutil.get_terminal_size((80, 24)).columns, 60), 100)  # longer lines tire the eye
    for line in explain(view, found, width):
        click.echo(line)
