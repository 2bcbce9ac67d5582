"""``new``, ``add``, ``status``: a case and what is in it."""

from __future__ import annotations

from pathlib import Path

import click

from onrecord.cli.progress import ProgressLine
from onrecord.cli.words import counted, one_line
from onrecord.errors import InputError

CASE = click.argument("case", type=click.Path(path_type=Path))


@click.command(
    short_help="Make an empty case.",
    epilog="""\b
Examples:
  onrecord new harbour
  onrecord new harbour --title "The harbour spill" --profile spill.yaml""",
)
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--title", help="The story in a few words. The folder's name otherwise.")
@click.option("--profile", help="A profile: a built-in name, or a YAML file (copied into the case).")
def new(folder: Path, title: str | None, profile: str | None) -> None:
    """Make an empty case in the folder DIR."""
    from onrecord.api import Case

    case = Case.create(folder, title=title, profile=profile)
    click.echo(f"Made the case {one_line(case.title)} in {folder}.")
    click.echo(f"Next: onrecord add {folder} PATH")


@click.command(
    short_help="Take documents into a case.",
    epilog="""\b
Examples:
  onrecord add harbour reports/
  onrecord add harbour statement.html page.md""",
)
@CASE
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option("--again", is_flag=True, help="Also what was withdrawn or purged before.")
def add(case: Path, paths: tuple[Path, ...], again: bool) -> None:
    """Take documents into CASE: files, or folders with all that is in them.

    Originals are copied and never changed. Outlet, date and language come from
    a manifest.csv in the folder or a NAME.toml beside a file, where there are.
    """
    from onrecord.api import Case

    progress = ProgressLine()
    taken = Case.open(case).add(*paths, again=again, progress=progress)
    progress.clear()
    click.echo(f"Added {counted(len(taken.added), 'document')}; {len(taken.known)} known already.")
    for refused in taken.refused:
        click.echo(f"onrecord: {refused}", err=True)
    if taken.refused:
        raise InputError(
            f"{counted(len(taken.refused), 'file')} not taken in", mend="the lines above say why; the rest is in"
        )


@click.command(
    short_help="Say what a case holds, and whether its record is fresh.",
    epilog="""\b
Examples:
  onrecord status harbour""",
)
@CASE
def status(case: Path) -> None:
    """Say what CASE holds, and whether its record is up to date."""
    from onrecord.api import Case

    now = Case.open(case).status()
    click.echo(f"{one_line(now.title)}: {counted(now.documents, 'document')}, profile {now.profile}")
    if now.languages:
        click.echo("Languages: " + ", ".join(f"{language} {count}" for language, count in now.languages))
    if now.not_read:
        click.echo("Language not read: " + ", ".join(one_line(name) for name in now.not_read))
    click.echo(f"Record: {now.state}")
    for reason in now.reasons:
        click.echo(f"  {one_line(reason)}")
    if now.to_read:
        click.echo(f"To read: {now.to_read:,} of {counted(now.documents, 'document')}; the rest is read already")
    if now.state != "not built":
        click.echo(f"Claims: {now.claims:,}")
        click.echo("Entries: " + ", ".join(f"{register} {count}" for register, count in now.entries))
        silent = sum(count for _, count in now.notes)
        click.echo(f"Sentences: {now.sentences:,}, without a claim {silent:,}" + _reasons(now.notes))
        click.echo(f"Documents still to get: {now.to_get}")
    if now.state != "up to date":
        click.echo(f"Next: onrecord build {case}")


def _reasons(notes: tuple[tuple[str, int], ...]) -> str:
    """Why sentences gave no claim, most frequent reason first."""
    listed = ", ".join(f"{reason} {count:,}" for reason, count in sorted(notes, key=lambda pair: (-pair[1], pair[0])))
    return f" ({listed})" if listed else ""
