"""Lines of all eight registers in one shape, for tables and data frames."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from onrecord.model.entry import FLAGS, Entry, Register
from onrecord.model.view import View
from onrecord.publish.dossier import names, sources
from onrecord.publish.dossier.directory import Directory


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a register. ``cells``: column name to text, as shown. ``entry``: None in the registers of sources and
    names, which list who and what, not claims.
    """

    id: str
    title: str
    cells: Mapping[str, str]
    entry: Entry | None = None

    def flat(self) -> dict[str, object]:
        """The line as one flat row: id, title, cells, both source counts, flags, and values as numbers."""
        return {"id": self.id, "title": self.title, **self.cells, **(_values(self.entry) if self.entry else {})}


def lines(view: View, register: Register, *, everything: bool = False) -> tuple[Line, ...]:
    """All lines of ``register`` in its order; ``everything``: also those aside from the story."""
    if register == "sources":
        rows = sources.source_rows(Directory(view))
    elif register == "names":
        rows, _ = names.name_rows(Directory(view))
    else:
        entries = view.entries(register, with_aside=everything)
        return tuple(Line(entry.id, entry.title, dict(entry.fields), entry) for entry in entries)
    return tuple(
        Line(row.anchor.partition("-")[2], row.title, {cell.key: cell.text for cell in row.cells}) for row in rows
    )


def _values(entry: Entry) -> dict[str, object]:
    held = {flag.name: flag.value for flag in entry.flags}
    amount, time, place = entry.amount, entry.time, entry.place
    return {
        "said_low": entry.said.low,
        "said_high": entry.said.high,
        "so_low": entry.so.low,
        "so_high": entry.so.high,
        **{f"flag_{name}": held.get(name) for name in FLAGS},
        "low": amount.low if amount else None,
        "high": amount.high if amount else None,
        "qualifier": amount.qualifier if amount else None,
        "start": time.start if time else None,
        "end": time.end if time else None,
        "country_code": (place.country if place else None) or entry.country,
        "lat": place.lat if place else None,
        "lon": place.lon if place else None,
        "place_precision": place.precision if place else None,
        "series": entry.series,
        "claims": len(entry.claims),
        "in_story": entry.in_story,
    }
