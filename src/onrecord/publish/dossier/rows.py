"""Entries as rows: cells that lead to exact words, flags as chips, both source counts, and the evidence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from onrecord.model.claim import Claim
from onrecord.model.columns import COLUMNS
from onrecord.model.entry import Edge, Entry, Flag, Register, SourceCount
from onrecord.publish.dossier import links
from onrecord.publish.dossier.dates import reworded
from onrecord.publish.dossier.directory import ROWS_A_PAGE, Directory, register_page
from onrecord.publish.dossier.evidence import witness
from onrecord.publish.dossier.pages import Cell, Chip, Count, Link, RegisterPage, Relation, Row
from onrecord.publish.dossier.telling import quiet
from onrecord.publish.dossier.wording import count, phrase, say

_LISTED = 60  # further passages listed by document; the rest are counted
_SHOWN = 10  # passages shown in full; the rest are listed by document

# the evidence roles that a column's cell may be read from, best first; other cells lead to the quote itself
_ROLES: dict[str, tuple[str, ...]] = {
    "place": ("place",),
    "precision": ("place",),
    "places": ("place",),
    "country": ("actor", "subject", "place"),
    "operator": ("operator",),
    "who": ("actor", "subject"),
    "speaker": ("speaker", "source", "subject"),
    "by": ("source",),
    "as_of": ("time",),
    "when": ("time",),
    "date": ("time",),
    "period": ("time",),
    "publisher": ("publisher", "source"),
    "thing": ("subject",),
}
_DATED = {"as_of", "published", "when", "date", "period"}
_NOT_YET = "said not done"
_EMPTY = {"", "–", "-", "—"}


def state(cell: str) -> str:
    """The state of an act without its date: "said not done as of 2031-03-04" is "said not done as of"."""
    return "said not done as of" if cell.startswith(_NOT_YET) else cell


def state_label(cell: str) -> str:
    """The state of an act in words, with its date where it has one."""
    date = cell.removeprefix("said not done as of").strip() if cell.startswith("said not done as of") else ""
    return say("cell.said not done", date=reworded(date)) if date else phrase("cell", state(cell))


def chips(entry: Entry) -> tuple[Chip, ...]:
    """The five flags. A tone is a matter of the entry's own numbers and edges, never of a flag's wording."""
    return tuple(
        Chip(phrase("flag", flag.name), flag.value, flag.explanation, _tone(entry, flag)) for flag in entry.flags
    )


def _tone(entry: Entry, flag: Flag) -> str:
    kinds = {edge.kind for edge in entry.edges}
    if flag.name == "sourcing":
        return "warn" if entry.so.low == 0 else "note" if entry.so.low < 2 else "calm"
    if flag.name == "dispute":
        return "warn" if kinds & {"disputes", "contested"} else "calm"
    if flag.name == "revision":
        return "note" if kinds & {"revision", "deviating relay"} else "calm"
    if flag.name == "review":
        return "calm" if flag.value == say("review.unchecked") else "good"
    return "calm"


def sources_in_words(sources: SourceCount) -> str:
    """ "1 source", "1 to 2 sources", "no named source"."""
    if sources.low == sources.high:
        return count("sources", sources.low) if sources.low else say("sources.none")
    return say("sources.range", low=sources.low, high=sources.high)


def counts(entry: Entry, claims: Sequence[Claim]) -> tuple[Count, ...]:
    """Both counts, the first with how many documents relay."""
    relaying = count("relaying", len({claim.document for claim in claims}))
    differs = (entry.said.low, entry.said.high) != (entry.so.low, entry.so.high)
    return (
        Count(say("count.said"), f"{sources_in_words(entry.said)}, {relaying}", entry.said.explanation, differs),
        Count(say("count.so"), sources_in_words(entry.so), entry.so.explanation, differs),
    )


class Rows:
    """Turns entries into rows; keeps the last texts read, as neighbours in a register often share a document."""

    def __init__(self, directory: Directory) -> None:
        self.directory = directory
        self._text = lru_cache(maxsize=64)(directory.view.text)

    def row(self, entry: Entry) -> Row:
        """One entry with everything behind it."""
        claims = self.directory.claims_of(entry)
        by_document: dict[str, list[Claim]] = {}
        for claim in claims:
            by_document.setdefault(claim.document, []).append(claim)
        # one passage from every document before a second one from any
        turns = [(turn, place) for held in by_document.values() for turn, place in enumerate(held)]
        ordered = [claim for _, claim in sorted(turns, key=lambda pair: pair[0])]
        shown, rest = ordered[:_SHOWN], ordered[_SHOWN:]
        return Row(
            anchor=links.entry_anchor(entry.id),
            title=quiet(entry.title),
            cells=self._cells(entry, claims),
            chips=chips(entry),
            counts=counts(entry, claims),
            witnesses=tuple(witness(self.directory, claim, self._text(claim.document)) for claim in shown),
            more=self._more(rest),
            passages=len(claims),
            relations=tuple(self._relation(edge) for edge in entry.edges),
            open_points=entry.open_points,
        )

    def _more(self, claims: Sequence[Claim]) -> tuple[Link, ...]:
        directory = self.directory
        shown = [Link(directory.document_name(c.document), directory.claim_target(c)) for c in claims[:_LISTED]]
        rest = [Link(say("story.more", n=len(claims) - _LISTED))] if len(claims) > _LISTED else []
        return (*shown, *rest)

    def pages(self, register: Register, columns: tuple[tuple[str, str], ...]) -> Iterator[RegisterPage]:
        """A register's pages, their rows made when they are asked for."""
        entries = self.directory.entries[register]
        for place, part in enumerate(parts_of(len(entries))):
            rows = tuple(self.row(entry) for entry in entries[part.start : part.stop])
            yield _page(register, rows, columns, len(entries), place)

    def _cells(self, entry: Entry, claims: Sequence[Claim]) -> tuple[Cell, ...]:
        fields = dict(entry.fields)
        cells = []
        for key, label in COLUMNS[entry.register]:
            text = fields.get(key, "")
            is_empty = text in _EMPTY or text == say("not.stated")
            if key == "cell" and entry.cell:
                text = state_label(entry.cell)
            elif key in _DATED:
                text = reworded(text)
            else:
                text = quiet(text)
            roles = _ROLES.get(key, ())
            best = next((c for c in claims if any(e.role in roles for e in c.evidence)), claims[0] if claims else None)
            target = self.directory.claim_target(best, roles) if best and text not in _EMPTY else None
            cells.append(Cell(key, label, text or "–", target, is_empty))
        return tuple(cells)

    def _relation(self, edge: Edge) -> Relation:
        label = phrase("edge", edge.kind)
        if edge.kind == "revision" and edge.type:
            label = say("edge.revision.type", type=phrase("revision", edge.type))
        elif edge.kind == "disputes" and edge.facet:
            label = say("edge.disputes.facet", facet=edge.facet)
        return Relation(label, edge.explanation, self.directory.entry_link(edge.other))


def parts_of(total: int) -> list[range]:
    """Rows by page; one empty page when there are none."""
    return [range(at, min(at + ROWS_A_PAGE, total)) for at in range(0, total, ROWS_A_PAGE)] or [range(0)]


def pages_of(
    register: Register, rows: Sequence[Row], columns: tuple[tuple[str, str], ...], footnotes: tuple[str, ...] = ()
) -> Iterator[RegisterPage]:
    """A register's rows over as many pages as they need."""
    parts = parts_of(len(rows))
    for place, part in enumerate(parts):
        notes = footnotes if place + 1 == len(parts) else ()
        yield _page(register, tuple(rows[part.start : part.stop]), columns, len(rows), place, notes)


def _page(
    register: Register,
    rows: tuple[Row, ...],
    columns: tuple[tuple[str, str], ...],
    total: int,
    place: int,
    footnotes: tuple[str, ...] = (),
) -> RegisterPage:
    names = tuple(register_page(register, n) for n in range(1, len(parts_of(total)) + 1))
    return RegisterPage(
        name=register,
        page=names[place],
        title=say(register),
        lead=say(f"{register}.lead"),
        columns=columns,
        rows=rows,
        total=total,
        part=place + 1,
        parts=names if len(names) > 1 else (),
        footnotes=footnotes,
    )
