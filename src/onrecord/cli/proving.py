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
  onrecord verify harbour""",
)
@CASE
def verify(case: Path) -> None:
    """Check CASE: every quote against its text, originals against their hashes,
    the logs against their chains. Exits with 7 when anything does not hold.
    """
    from onrecord.api import Case

    proof = Case.open(case).verify()
    for what, number in proof.checked:
        click.echo(f"{counted(number, what)} checked")
    for fault in proof.faults:
        click.echo(f"onrecord: {one_line(fault)}", err=True)
    if proof.faults:
        raise VerifyError(f"{counted(len(proof.faults), 'fault')} found", where=str(case), mend=proof.mend)
    click.echo("Everything proves out.")
