"""``extract`` and ``remove``: texts made anew, documents withdrawn or erased."""

from __future__ import annotations

from pathlib import Path

import click

from onrecord.cli.cases import CASE
from onrecord.cli.words import counted, one_line
from onrecord.errors import InputError


@click.command(
    short_help="Extract texts anew from their originals.",
    epilog="""\b
Examples:
  onrecord extract harbour
  onrecord extract harbour statement.html""",
)
@CASE
@click.argument("documents", metavar="[DOC]...", nargs=-1)
def extract(case: Path, documents: tuple[str, ...]) -> None:
    """Extract the texts of CASE anew, with the readers of this version: of the
    documents DOC (names or ids), or of all.

    An upgrade never changes a text by itself, because quotes count on its
    places. Earlier texts stay in the case.
    """
    from onrecord.api import Case

    done = Case.open(case).extract(*documents)
    for document in done.changed:
        click.echo(f"{one_line(document.name)}: a new text of {counted(document.characters, 'character')}")
    click.echo(f"{len(done.changed)} changed, {len(done.same)} the same.")
    for refused in done.refused:
        click.echo(f"onrecord: {refused}", err=True)
    if done.refused:
        raise InputError(f"{counted(len(done.refused), 'document')} not extracted", mend="they keep the text they have")
    if done.changed:
        click.echo(f"Next: onrecord build {case}")


@click.command(
    short_help="Withdraw a document, or erase it from the case.",
    epilog="""\b
Examples:
  onrecord remove harbour page.md --reason "a copy with errors"
  onrecord remove harbour interview.txt --purge""",
)
@CASE
@click.argument("document", metavar="DOC")
@click.option("--reason", help="Why; kept in the custody log (a purge erases it).")
@click.option("--purge", is_flag=True, help="Erase it, not only withdraw it. Cannot be undone.")
def remove(case: Path, document: str, reason: str | None, purge: bool) -> None:
    """Withdraw the document DOC (its name or id) from the record of CASE. It
    stays preserved, and can be taken in again or purged later.

    --purge erases its original, its texts, all that was read from them, the
    dossier, and every quote, name and note of it in the logs. A keyed mark
    stays, so that the case knows it should it come again. What a purge cannot
    reach is listed.
    """
    from onrecord.api import Case

    opened = Case.open(case)
    had_record = opened.has_record
    done = opened.remove(document, reason=reason, purge=purge)
    if purge:
        erased = ", ".join(counted(number, what) for what, number in done.erased)
        click.echo(f"Purged {one_line(done.document.name)}: {erased} erased.")
        click.echo("Not in reach of a purge:")
        for line in done.unreached:
            click.echo(f"  {one_line(line)}")
    else:
        click.echo(f"Withdrew {one_line(done.document.name)}. It stays preserved in the case.")
    if had_record:
        opened.build()
        click.echo("The record is built without it.")
        if purge:
            click.echo(f"Next: onrecord publish {case}, if there was a dossier")
