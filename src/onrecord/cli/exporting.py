"""``export`` and ``publish``: the record for other programs, and for readers."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from onrecord.cli.cases import CASE
from onrecord.cli.progress import ProgressLine
from onrecord.errors import OnRecordError, UsageError


@click.command(
    short_help="Write the record for other programs.",
    epilog="""\b
Examples:
  onrecord export harbour --format claims > claims.jsonl
  onrecord export harbour --format entries -o entries.jsonl
  onrecord export harbour --format claims --public > claims.jsonl
  onrecord export harbour --format graphml -o lineage.graphml
  onrecord export harbour --format record | sha256sum""",
)
@CASE
@click.option(
    "--format", "name", required=True, help="claims, entries, graphml, lineage, mentions, names, texts or record."
)
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="A file, not standard output.")
@click.option("--all", "everything", is_flag=True, help="Also what is aside from the story.")
@click.option("--public", is_flag=True, help="Only what everybody may see: cleared entries, no texts, names masked.")
def export(case: Path, name: str, output: Path | None, everything: bool, public: bool) -> None:
    """Write the record of CASE, in a fixed order: JSON lines, but for graphml, which
    is XML, and lineage in another form (who relies on whom). The custody log
    notes that, and where to.
    """
    from onrecord.api import Case

    if output is not None and not output.absolute().parent.is_dir():
        raise UsageError("its folder does not exist", where=str(output), mend="make the folder first")
    to = "standard output" if output is None else str(output.absolute())
    lines = Case.open(case).export(name, everything=everything, public=public, to=to)
    if output is None:
        # bytes, so that neither the terminal's encoding nor its line ends reach the data
        for line in lines:
            sys.stdout.buffer.write((line + "\n").encode("utf-8", "surrogatepass"))
        sys.stdout.buffer.flush()
        return
    from onrecord.casefolder import atomic_write

    try:
        atomic_write(output.absolute(), "".join(line + "\n" for line in lines).encode("utf-8", "surrogatepass"))
    except OSError as error:
        mend = "free space, or name another file"
        raise OnRecordError(f"cannot be written: {error.strerror}", where=str(output), mend=mend) from None


@click.command(
    short_help="Write the dossier, a folder of plain pages.",
    epilog="""\b
Examples:
  onrecord publish harbour
  onrecord publish harbour --public""",
)
@CASE
@click.option("--public", is_flag=True, help="The edition for everybody: only cleared entries, no texts, names masked.")
def publish(case: Path, public: bool) -> None:
    """Build CASE if needed, then write its dossier, and print where it is.

    The dossier is a folder of plain pages: open it in any browser, no network.
    Without --public it is the working copy, with everything, in CASE/site; with
    it, what people have cleared, in CASE/public: short quotes instead of texts,
    no contact details, no names but those in a public role.
    """
    from onrecord.api import Case, settings_at_edge

    settings = settings_at_edge()
    progress = ProgressLine(is_wanted=settings.progress)
    index = Case.open(case).publish(public=public, settings=settings, progress=progress)
    progress.clear()
    click.echo(str(index))
