"""``diff``: what changed in the record, and why."""

from __future__ import annotations

import csv
import io
import json
import shutil
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.cli.cases import CASE
from onrecord.cli.words import counted, one_line, prefixes

if TYPE_CHECKING:
    from onrecord.model.change import Change, Diff, Side

# as onrecord.model.change.CAUSES; named here so that the help needs no import of the model
CAUSE_NAMES = ("happened", "newly-reported", "newly-acquired", "decided", "engine")


@click.command(
    short_help="Say what changed in the record, and why.",
    epilog="""\b
Examples:
  onrecord diff harbour                       (since the build before)
  onrecord diff harbour --cause decided
  onrecord diff harbour --since 2031-05-09
  onrecord diff harbour --since 2031-05-01 --until 2031-05-09
  onrecord diff harbour --since event:12      (see seq in custody.jsonl)
  onrecord diff harbour --since 5d1c0e3a77b2  (a head that verify printed)
  onrecord diff harbour --since build         (even when cache/ was emptied)
  onrecord diff harbour --without c.txt       (what c.txt brings)
  onrecord diff harbour --format csv > changes.csv""",
)
@CASE
@click.option("--since", metavar="MOMENT", help="Compare with the case as it stood then.")
@click.option("--until", metavar="MOMENT", help="With --since: compare up to then, not to now.")
@click.option("--without", multiple=True, metavar="DOCUMENT", help="Compare with the case without it; several times.")
@click.option("--cause", type=click.Choice(CAUSE_NAMES), help="Only changes of this cause.")
@click.option("--details", is_flag=True, help="Show everything that reads otherwise, with both values.")
@click.option("--all", "everything", is_flag=True, help="Also entries aside from the story.")
@click.option("--format", "form", type=click.Choice(["table", "json", "csv"]), default="table", help="How to print.")
def diff(
    case: Path,
    since: str | None,
    until: str | None,
    without: tuple[str, ...],
    cause: str | None,
    details: bool,
    everything: bool,
    form: str,
) -> None:
    """Say what changed in the record of CASE, each change under its cause.

    \b
    It happened         a new document dates the act after all that was held
    Newly reported      a document younger than all that was held says it
    Newly acquired      an older or undated document says it, held only now
    We decided          a decision; a document withdrawn or described anew
    The engine changed  the reader, the profile or the learnt concepts

    What a document says counts as said, not as so.

    Without --since, the last build is compared with the one before it. A MOMENT
    is a date (the case before that day began, UTC), a time, event:NUMBER or the
    hash of a line in custody.jsonl, or build. The record of then is reckoned
    anew from the documents and decisions that the log had then, by the reader,
    profile and concepts of today, so that only documents and decisions differ.
    """
    from dataclasses import replace

    from onrecord.api import Case
    from onrecord.model.change import CAUSES

    with Case.open(case) as opened:
        found = opened.diff(since=since, until=until, without=without)
    wanted = CAUSES if cause is None else (CAUSES[CAUSE_NAMES.index(cause)],)
    kept = [one for one in found.changes if one.cause in wanted and (everything or one.in_story)]
    shown = replace(found, changes=tuple(kept))
    if form == "json":
        click.echo(json.dumps(as_json(shown), ensure_ascii=False, indent=2))
    elif form == "csv":
        click.echo(_to_csv([row(one) for one in shown.changes]), nl=False)
    else:
        width = min(max(shutil.get_terminal_size((80, 24)).columns, 60), 100)
        for line in lines(shown, width, details=details):
            click.echo(line)
        aside = len([one for one in found.changes if not one.in_story])
        if aside and not everything:
            click.echo(f"Aside from the story, not shown: {counted(aside, 'change')} (--all)")


def lines(found: Diff, width: int, *, details: bool = False) -> Iterator[str]:
    """The comparison as text, ``width`` columns wide."""
    from onrecord.model.change import CAUSES, HEADINGS

    yield from _wrap(f"From {_side(found.before)}", "", width)
    yield from _wrap(f"to {_side(found.after)}.", "  ", width)
    for note in found.notes:
        yield from _wrap(f"Note: {one_line(note)}.", "", width)
    short = prefixes(one.entry for one in found.changes)
    for cause in CAUSES:
        changes = found.of(cause)
        if changes:
            yield ""
            yield f"{HEADINGS[cause]} ({len(changes):,})"
        for one in changes:
            head = f"  {short[one.entry]}  {one.register}: "
            yield from textwrap.wrap(
                head + one_line(one.sentence), width, subsequent_indent=" " * 10, break_on_hyphens=False
            )
            for detail in one.details if details else ():
                yield from _wrap(_told(detail.what, detail.before, detail.after), "          ", width)
    yield ""
    yield f"{counted(len(found.changes), 'change')}." if found.changes else "Nothing changed."


def _told(what: str, before: str | None, after: str | None) -> str:
    values = ["nothing" if value is None else one_line(value) for value in (before, after)]
    return f"{what}: {values[0]} → {values[1]}"


def _side(side: Side) -> str:
    newest = f", the newest of {side.newest}" if side.newest else ""
    decided = f", {counted(side.decisions, 'decision')}" if side.decisions else ""
    held = f"{counted(side.documents, 'document')}{newest}{decided}, {counted(side.entries, 'entry')}"
    return f"{one_line(side.told)}: {held}"


def _wrap(text: str, indent: str, width: int) -> list[str]:
    return textwrap.wrap(text, width, initial_indent=indent, subsequent_indent=indent + "  ", break_on_hyphens=False)


def as_json(found: Diff) -> dict[str, object]:
    """The whole comparison, with every field of every change."""
    return {
        "before": _plain(found.before),
        "after": _plain(found.after),
        "notes": list(found.notes),
        "changes": [
            {
                "cause": one.cause,
                "kind": one.kind,
                "entry": one.entry,
                "was": one.was,
                "register": one.register,
                "title": one.title,
                "told": one.told,
                "sentence": one.sentence,
                "in_story": one.in_story,
                "others": list(one.others),
                "causes": [_plain(cause) for cause in one.causes],
                "details": [_plain(detail) for detail in one.details],
            }
            for one in found.changes
        ],
    }


def _plain(thing: object) -> dict[str, object]:
    from dataclasses import asdict, is_dataclass

    if not is_dataclass(thing) or isinstance(thing, type):
        raise TypeError(type(thing).__name__)
    return {key: list(value) if isinstance(value, tuple) else value for key, value in asdict(thing).items()}


def row(one: Change) -> dict[str, object]:
    """A change as one flat row."""
    return {
        "cause": one.cause,
        "kind": one.kind,
        "register": one.register,
        "entry": one.entry,
        "was": one.was,
        "title": one.title,
        "told": one.told,
        "why": "; ".join(cause.told for cause in one.causes),
        "details": " | ".join(_told(detail.what, detail.before, detail.after) for detail in one.details),
        "others": " ".join(one.others),
        "in_story": one.in_story,
    }


def _to_csv(rows: Sequence[Mapping[str, object]]) -> str:
    from onrecord.cli.registers import safe

    out = io.StringIO()
    if rows:
        writer = csv.DictWriter(out, fieldnames=list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows([{key: safe(value) for key, value in one.items()} for one in rows])
    return out.getvalue()
