"""``decide`` and ``decisions``: what people say about the record, and how it stands."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.cli.cases import CASE
from onrecord.cli.words import counted, one_line
from onrecord.model.decision import DECISION_KINDS

if TYPE_CHECKING:
    from onrecord.pipeline import Effect, Outcome, Standing

_SHORT = 8  # hex digits of a decision's id
_LISTED = 20  # entries of a dry run named one by one


@click.command(
    short_help="Write down what a person decides.",
    epilog="""\b
Examples:
  onrecord decide harbour confirm 3f2a1c --reason "read the page"
  onrecord decide harbour reject claim:9b04d2 --reason "a heading"
  onrecord decide harbour correct 3f2a1c --set amount="at least 12"
  onrecord decide harbour add-claim b.txt --kind figure \\
      --quote "a dozen depots" --set measure=depot --set amount=12
  onrecord decide harbour merge "Harbour Watch" "Harbor Watch"
  onrecord decide harbour split "Harbour Watch" "The Watch"
  onrecord decide harbour keep-apart "J. Marsh" "Jane Marsh"
  onrecord decide harbour merge 3f2a1c 77d0aa      (two entries)
  onrecord decide harbour copy c.txt a.txt
  onrecord decide harbour rate "Harbour Watch" --as B
  onrecord decide harbour rate 3f2a1c --as 2
  onrecord decide harbour clear 3f2a1c --dry-run
  onrecord decide harbour withhold "Ana Prates"
  onrecord decide harbour tag 3f2a1c --as "needs second reader"
  onrecord decide harbour undo 5c11e09a
  onrecord decide harbour --from-csv decisions.csv""",
)
@CASE
@click.argument("kind", required=False, type=click.Choice(DECISION_KINDS), metavar="[KIND]")
@click.argument("targets", nargs=-1, metavar="[TARGET]...")
@click.option("--set", "sets", multiple=True, metavar="FIELD=VALUE", help="A field and its value; several times.")
@click.option("--as", "value", metavar="VALUE", help="The rating, level, tag or note.")
@click.option("--kind", "claim", metavar="KIND", help="add-claim: figure, action, site, …")
@click.option("--quote", help="add-claim: the words that say so, exactly.")
@click.option("--at", type=click.IntRange(0), help="add-claim: where they stand, if more than once.")
@click.option("--slot", default="", help="add-claim: a word to tell claims on the same words apart.")
@click.option("--reason", help="Why; kept with the decision.")
@click.option("--who", help="Who decides.  [default: this account]")
@click.option("--from-csv", "table", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="Many at once.")
@click.option("--dry-run", is_flag=True, help="Write nothing; show what the record would be.")
def decide(
    case: Path,
    kind: str | None,
    targets: tuple[str, ...],
    sets: tuple[str, ...],
    value: str | None,
    claim: str | None,
    quote: str | None,
    at: int | None,
    slot: str,
    reason: str | None,
    who: str | None,
    table: Path | None,
    dry_run: bool,
) -> None:
    """Write a decision about the record of CASE: who, when, on which words, why.

    KIND is confirm, reject, correct, add-claim, merge, split, keep-apart, copy,
    independent, rate (a source A-F, a claim 1-6), clear (for publication),
    withhold or show-name, note, tag, or undo (of a decision, by its id).

    TARGET is an entry's or claim's id (claim:ID means the claim only), a name, or
    a document. The machine's version stays beside yours. Decisions count from
    the next build on; nothing is read again for them.

    A CSV file has the columns kind, target, other, field, value, quote, at,
    claim, slot, reason, who, and set:FIELD; all rows are written, or none.
    """
    from onrecord.api import Case
    from onrecord.errors import UsageError
    from onrecord.review import Request
    from onrecord.review.bulk import requests

    if (kind is None) == (table is None):
        raise UsageError("decide needs a kind of decision, or --from-csv", mend="see onrecord decide --help")
    if table is not None:
        if targets or sets or value or quote:
            raise UsageError("--from-csv brings its own targets and values", mend="leave the others out")
        asked = [(f"{table}, line {line}", request) for line, request in requests(table)]
    else:
        made = Request(kind or "", targets, tuple(_pair(one) for one in sets), value, quote, at, claim, slot, reason)
        asked = [("", made)]
    with Case.open(case) as opened:
        outcome = opened.decide_all(asked, who=who, dry_run=dry_run)
    _tell(case, outcome)


def _pair(text: str) -> tuple[str, object]:
    from onrecord.errors import UsageError

    field, sign, value = text.partition("=")
    if not sign or not field.strip():
        raise UsageError(f"{text!r} is no field with a value", mend="write it like --set amount=12")
    return field.strip(), value


def _tell(case: Path, outcome: Outcome) -> None:
    word = "Would decide" if outcome.effect is not None else "Decided"
    for one in outcome.standings:
        name = "" if outcome.effect is not None else f" {one.decision.id[:_SHORT]}"
        click.echo(f"{word}{name}: {one.decision.kind} {one_line(one.about)}")
        if one.standing in ("conflict", "orphaned"):
            click.echo(f"  {one.standing}: {one_line(one.why)}")
    if outcome.effect is not None:
        _show(outcome.effect)
    else:
        click.echo(f"{counted(len(outcome.decisions), 'decision')} written. Next: onrecord build {case}")


def _show(effect: Effect) -> None:
    """Entries that would come, go or change, and in what."""
    if not (effect.added or effect.gone or effect.changed or effect.names):
        click.echo("The record would stay as it is.")
        return
    for word, entries in (("added", effect.added), ("gone", effect.gone)):
        for entry in entries[:_LISTED]:
            click.echo(f"{word}    {entry.id[:_SHORT]}  {one_line(entry.title)}")
    for before, after in effect.changed[:_LISTED]:
        click.echo(f"changed  {after.id[:_SHORT]}  {one_line(after.title)}")
        had, has = _cells(before), _cells(after)
        for name in sorted(had | has):
            if had.get(name) != has.get(name):
                click.echo(f"  {name}: {one_line(had.get(name, 'nothing'))} → {one_line(has.get(name, 'nothing'))}")
    if effect.names:
        click.echo("names    " + ", ".join(one_line(name) for name in effect.names[:_LISTED]))
    told = f"{len(effect.changed)} changed, {len(effect.added)} added, {len(effect.gone)} gone"
    click.echo(f"Entries: {told}; {counted(len(effect.names), 'name')} changed. Nothing was written.")


def _cells(entry: object) -> dict[str, str]:
    from onrecord.model.entry import Entry

    if not isinstance(entry, Entry):
        return {}
    cells = dict(entry.fields)
    cells |= {f"flag {flag.name}": flag.value for flag in entry.flags}
    for name, count in (("sources said", entry.said), ("sources so", entry.so)):
        cells[name] = str(count.low) if count.low == count.high else f"{count.low} to {count.high}"
    cells["claims"] = str(len(entry.claims))
    cells["cleared"] = "yes" if entry.is_cleared else "no"
    cells["tags"] = ", ".join(entry.tags) or "none"
    cells["ratings"] = ", ".join(f"{name} {letter}" for name, letter in entry.ratings) or "none"
    return cells


@click.command(
    short_help="List what people decided, and how it stands.",
    epilog="""\b
Examples:
  onrecord decisions harbour
  onrecord decisions harbour --orphaned
  onrecord decisions harbour --conflicts --format json
  onrecord decisions harbour --next
  onrecord decisions harbour --format csv > decided.csv""",
)
@CASE
@click.option("--orphaned", is_flag=True, help="Those whose words or claims are not found now.")
@click.option("--conflicts", is_flag=True, help="Those that say different things of one matter.")
@click.option("--next", "questions", is_flag=True, help="Instead: which entries to check next, and why.")
@click.option("--format", "form", type=click.Choice(["table", "json", "csv"]), default="table", help="How to print.")
def decisions(case: Path, orphaned: bool, conflicts: bool, questions: bool, form: str) -> None:
    """List the decisions of CASE, oldest first, each with how it stands: in force,
    undone, in conflict, or orphaned. None is ever dropped.
    """
    from onrecord.api import Case

    with Case.open(case) as opened:
        if questions:
            asked = opened.questions()
            rows: list[dict[str, object]] = [
                {"entry": one.entry, "weight": one.weight, "why": one.why, "title": one.title} for one in asked
            ]
            text = [f"{one.entry[:_SHORT]}  {one_line(one.title)}  ({one.why})" for one in asked]
        else:
            wanted = [name for name, is_on in (("orphaned", orphaned), ("conflict", conflicts)) if is_on]
            listed = [one for one in opened.decisions() if not wanted or one.standing in wanted]
            rows = [_row(one) for one in listed]
            text = [line for one in listed for line in _lines(one)]
    if form == "json":
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
    elif form == "csv":
        click.echo(_to_csv(rows), nl=False)
    else:
        for line in text or ["None."]:
            click.echo(line)


def _row(one: Standing) -> dict[str, object]:
    decision = one.decision
    return {
        "id": decision.id,
        "standing": one.standing,
        "kind": decision.kind,
        "about": one.about,
        "field": decision.field,
        "before": decision.before,
        "after": decision.after,
        "value": decision.value,
        "target": decision.target,
        "who": decision.who,
        "when": decision.when,
        "reason": decision.reason,
        "why": one.why,
    }


def _lines(one: Standing) -> list[str]:
    decision = one.decision
    head = f"{decision.id[:_SHORT]}  {decision.when[:10]}  {one_line(decision.who)}  {decision.kind}"
    lines = [head + ("" if one.standing == "in force" else f"  [{one.standing}]"), f"  {one_line(one.about)}"]
    if decision.kind == "correct":
        lines.append(f"  {_short(decision.before)} → {_short(decision.after)}")
    if decision.reason:
        lines.append(f"  because: {one_line(decision.reason)}")
    if one.why:
        lines.append(f"  {one.standing}: {one_line(one.why)}")
    return lines


def _short(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, sort_keys=True)


def _to_csv(rows: Sequence[dict[str, object]]) -> str:
    from onrecord.cli.registers import safe

    out = io.StringIO()
    if rows:
        writer = csv.DictWriter(out, fieldnames=list(rows[0]), lineterminator="\n")
        writer.writeheader()
        for row in rows:
            writer.writerow(
                {k: safe(v if v is None or isinstance(v, str | int) else _short(v)) for k, v in row.items()}
            )
    return out.getvalue()
