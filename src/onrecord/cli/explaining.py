"""An entry explained: its cells, flags and counts, and every claim with its chain and its sentence."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from onrecord.cli.words import SHORTEST, counted, one_line
from onrecord.errors import NotFoundError
from onrecord.model.claim import Claim
from onrecord.model.columns import COLUMNS
from onrecord.model.decision import Decided
from onrecord.model.entry import Entry, SourceCount
from onrecord.model.view import View
from onrecord.publish.dossier.directory import Directory
from onrecord.publish.dossier.evidence import reading, witness

_LABEL = 18  # columns of the labels on the left
_CLAIM, _DECISION = 10, 8  # hex digits shown
_LISTED = 8  # ids named when a prefix fits several


def find(view: View, prefix: str) -> Entry:
    """The entry whose id, or one of whose claims' ids, begins with ``prefix``. Raises ``NotFoundError``."""
    wanted = prefix.strip().lower()
    mend = "the ids are in the first column of: onrecord show CASE REGISTER"
    if not wanted:
        raise NotFoundError("an empty id names no entry", mend=mend)
    entries = view.entries(with_aside=True)
    fits = [entry for entry in entries if entry.id.startswith(wanted)]
    exact = [entry for entry in fits if entry.id == wanted]
    if not fits:
        fits = [entry for entry in entries if any(claim.startswith(wanted) for claim in entry.claims)]
    fits = exact or fits
    if len(fits) > 1:
        listed = ", ".join(sorted(entry.id[: max(SHORTEST, len(wanted) + 2)] for entry in fits)[:_LISTED])
        raise NotFoundError(f"{len(fits)} entries begin with {wanted!r}: {listed}", mend="give more of the id")
    if not fits:
        raise NotFoundError(f"no entry begins with {prefix!r}", mend=mend)
    return fits[0]


def explain(view: View, entry: Entry, width: int) -> Iterator[str]:
    """Lines of text, ``width`` columns wide."""
    yield from _wrap(one_line(entry.title), "", width)
    yield f"{entry.id}   {entry.register}" + ("" if entry.in_story else ", aside from the story")
    yield ""
    fields = dict(entry.fields)
    for name, label in COLUMNS[entry.register]:
        if text := one_line(fields.get(name, "")):
            yield from _labelled(label, text, width)
    yield from _labelled("Said or done", _count(entry.said), width)
    yield from _labelled("Is so", _count(entry.so), width)
    yield ""
    for flag in entry.flags:
        value = one_line(flag.value)
        explanation = one_line(flag.explanation)
        yield from _labelled(flag.name.capitalize(), f"{value}. {explanation}" if explanation else value, width)
    for edge in entry.edges:
        kind = edge.kind + (f" ({edge.type or edge.facet})" if edge.type or edge.facet else "")
        yield from _labelled(kind.capitalize(), f"{edge.other[:SHORTEST]}: {one_line(edge.explanation)}", width)
    if entry.is_cleared:
        yield from _labelled("Cleared", "for publication, as it reads now", width)
    if entry.tags:
        yield from _labelled("Tags", one_line(", ".join(entry.tags)), width)
    if entry.current is not None:
        yield from _labelled("Current", one_line(entry.current), width)
    for point in entry.open_points:
        yield from _labelled("Not settled", one_line(point), width)
    yield ""
    yield f"Rests on {counted(len(entry.claims), 'claim')}:"
    directory = Directory(view)
    for number, claim in enumerate(directory.claims_of(entry), 1):
        yield ""
        yield from _claim(directory, claim, number, width)


def _claim(directory: Directory, claim: Claim, number: int, width: int) -> Iterator[str]:
    seen = witness(directory, claim, directory.view.text(claim.document))
    name = one_line(directory.document_name(claim.document))
    yield f"{number}. {name} [{claim.start}, {claim.end})  {reading(claim)}; {one_line(seen.date)}"
    yield from _wrap(" ← ".join(one_line(party) for party in seen.chain), "   ", width)
    around = f"{one_line(seen.before)} «{one_line(claim.quote)}» {one_line(seen.after)}".strip()
    yield from _wrap(around, "   | ", width)
    yield f"   claim:{claim.id[:_CLAIM]}"
    for doubt in claim.doubts:
        yield from _wrap(f"unsure: {one_line(doubt)}", "   ", width)
    for one in claim.decided:
        yield from _wrap(one_line(_decided(one)), "   ", width)


def _decided(one: Decided) -> str:
    """A decision with the machine's value beside the person's."""
    what: str = one.kind
    if one.field is not None:
        what = f"{one.field}: machine read {one.machine}, {one.who} says {one.value}"
    elif one.value is not None:
        what = f"{one.kind}: {one.value}"
    told = f"decided by {one.who}, {one.when[:10]} ({one.decision[:_DECISION]}): {what}"
    told += f"; because: {one.reason}" if one.reason else ""
    return f"{told}; in conflict, so what the machine read stands" if one.standing == "conflict" else told


def _count(sources: SourceCount) -> str:
    number = str(sources.low) if sources.low == sources.high else f"{sources.low} to {sources.high}"
    return f"{number}: {one_line(sources.explanation)}" if sources.explanation else number


def _labelled(label: str, text: str, width: int) -> list[str]:
    head = f"{label:<{_LABEL}}" if len(label) < _LABEL else f"{label} "
    return textwrap.wrap(text, width, initial_indent=head, subsequent_indent=" " * _LABEL, break_on_hyphens=False) or [
        head
    ]


def _wrap(text: str, indent: str, width: int) -> list[str]:
    return textwrap.wrap(text, width, initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False)
