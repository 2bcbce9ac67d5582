"""``build``: bring the record up to date."""

from __future__ import annotations

from pathlib import Path

import click

from onrecord.cli.progress import ProgressLine
from onrecord.cli.words import counted, one_line


@click.command(
    short_help="Build the record; only what changed is read.",
    epilog="""\b
Examples:
  onrecord build harbour
  onrecord build reports/ --profile spill.yaml   (makes reports-case)
  onrecord build harbour --relearn --timings""",
)
@click.argument("path", metavar="CASE", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--profile", help="For a plain folder: a built-in profile, or a YAML file.")
@click.option("--relearn", is_flag=True, help="Learn anew what the story is about (rewrites concepts.yaml).")
@click.option("--processes", type=click.IntRange(1, 64), help="How many processes read.  [default: 1]")
@click.option("--timings", is_flag=True, help="Say how long each stage took.")
def build(path: Path, profile: str | None, relearn: bool, processes: int | None, timings: bool) -> None:
    """Bring the record of CASE up to date: only what changed is read.

    On a plain folder of files, a case is made beside it (FOLDER-case) and every
    file in the folder is taken in. Building never publishes.
    """
    from dataclasses import replace

    from onrecord.api import case_for, settings_at_edge

    settings = settings_at_edge()
    if processes is not None:
        settings = replace(settings, processes=processes)
    progress = ProgressLine(is_wanted=settings.progress)
    opened = case_for(path, profile=profile, progress=progress)
    case = opened.case
    progress.clear()
    if opened.is_new:
        click.echo(f"{path} is a plain folder: made the case {case.root} beside it.")
    for refused in opened.refused:
        click.echo(f"onrecord: {refused}", err=True)
    report = case.build(relearn=relearn, settings=settings, progress=progress)
    progress.clear()
    held = counted(report.documents, "document")
    if report.is_fresh:
        click.echo(f"Up to date: {held}, nothing changed.")
    else:
        click.echo("Built because " + "; ".join(report.reasons) + ".")
        click.echo(f"{held}: {report.parsed} parsed, {report.read} read, {report.unchanged} unchanged.")
        if not report.in_full:
            click.echo("Worked on what the change touches; the rest stayed.")
    if report.not_read:
        click.echo("Language not read: " + ", ".join(one_line(name) for name in report.not_read))
    if report.decisions:
        click.echo(f"{counted(report.decisions, 'decision')} taken into account.")
    if report.orphaned:
        click.echo(f"Not found in the texts now: onrecord decisions {path} --orphaned  ({report.orphaned})")
    if report.conflicts:
        click.echo(f"People disagree: onrecord decisions {path} --conflicts  ({report.conflicts})")
    click.echo(f"{counted(report.claims, 'claim')} in {counted(report.entries, 'entry')}.")
    if timings:
        if report.wide is not None:
            click.echo(f"  in full: {one_line(report.wide)}")
        for stage, seconds in report.seconds.items():
            click.echo(f"  {stage:<10} {seconds:8.2f} s")
    shown = _near(case.root)
    click.echo(f"Next: onrecord show {shown} figures, or onrecord publish {shown}")


def _near(path: Path) -> Path:
    """``path`` as people would type it here."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) and path != here else path
