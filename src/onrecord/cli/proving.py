"""``verify``: does everything prove out."""

from __future__ import annotations

from pathlib import Path

import click

from onrecord.cli.cases import CASE
from onrecord.cli.words import counted, one_line
from onrecord.errors import VerifyError


@click.command(
    short_help="Check quotes, originals and logs.",
    epilog="""\b
Examples:
  onrecord verify harbour
  onrecord verify harbour --head 5d1c0e3a77b2""",
)
@CASE
@click.option("--head", "heads", multiple=True, metavar="HASH", help="A head noted earlier; must still be in the log.")
def verify(case: Path, heads: tuple[str, ...]) -> None:
    """Check CASE: every quote against its text, originals and texts against
    their hashes, the logs against their chains. Exits with 7 when anything does
    not hold, and names the first broken link.

    Prints the head of the custody log. Note it somewhere else: with --head, it
    proves later that nothing up to here was taken away or written anew.
    """
    from onrecord.api import Case

    proof = Case.open(case).verify(*heads)
    for what, number in proof.checked:
        click.echo(f"{counted(number, what)} checked")
    for fault in proof.faults:
        click.echo(f"onrecord: {one_line(fault)}", err=True)
    if proof.faults:
        raise VerifyError(f"{counted(len(proof.faults), 'fault')} found", where=str(case), mend=proof.mend)
    click.echo(f"Head: {proof.head}")
    click.echo("Everything proves out.")
