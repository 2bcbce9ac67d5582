"""Everything with a time: acts, statements, publications, documents; as precise as it is dated."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.model.entry import Entry, Register
from onrecord.model.value import Time
from onrecord.publish.dossier.dates import in_words
from onrecord.publish.dossier.directory import Directory
from onrecord.publish.dossier.pages import Link
from onrecord.publish.dossier.pictures import Event, Timeline
from onrecord.publish.dossier.rows import state
from onrecord.publish.dossier.telling import quiet
from onrecord.publish.dossier.wording import phrase, say

_SHOWN = 1500  # dated things on the page; beyond, those that fewest documents carry are left out
_KINDS: dict[Register, str] = {
    "responses": "act",
    "positions": "statement",
    "figures": "count",
    "publications": "publication",
    "agreements": "agreement",
}
KINDS = ("act", "statement", "count", "agreement", "publication", "document")


def timeline(directory: Directory) -> Timeline:
    """Dated things by start, then end; open starts stand at their end."""
    dated: list[tuple[int, Event]] = []
    undated = 0
    for register, kind in _KINDS.items():
        for entry in directory.entries[register]:
            time = _time(directory, entry)
            if time is None:
                undated += 1
                continue
            dated.append((-len(entry.claims), _event(directory, entry, kind, time)))
    for document in directory.documents.values():
        when = document.published
        if when is None or not _is_dated(when):
            undated += 1
            continue
        title = document.title or document.name
        link = Link(title, directory.document_link(document.id).target)
        dated.append((0, _dated("document", title, when, document.outlet or "", link)))
    kept = dated
    if len(dated) > _SHOWN:
        kept = sorted(dated, key=lambda pair: (pair[0], pair[1].start, pair[1].label))[:_SHOWN]
    events = sorted((event for _, event in kept), key=lambda e: (e.start or e.end, e.end or e.start, e.kind, e.label))
    return Timeline(tuple(events), undated, len(dated) - len(kept))


def _time(directory: Directory, entry: Entry) -> Time | None:
    return next((time for time in (entry.time, *_of_claims(directory, entry)) if _is_dated(time)), None)


def _is_dated(time: Time | None) -> bool:
    """True where a text dates it; that an undated text is no older than what it tells of is no date."""
    if time is None or not (time.start or time.end):
        return False
    return bool(time.start and time.end) or not time.inferred


def _of_claims(directory: Directory, entry: Entry) -> Iterator[Time | None]:
    for claim in directory.claims_of(entry):
        yield claim.time
        yield claim.said


def _event(directory: Directory, entry: Entry, kind: str, time: Time) -> Event:
    fields = dict(entry.fields)
    who = next((fields[key] for key in ("who", "speaker", "publisher") if fields.get(key)), "")
    found = _dated(
        kind, quiet(entry.title), time, "" if who == say("not.stated") else who, directory.entry_link(entry.id)
    )
    if entry.cell is None:
        return found
    return Event(
        found.kind, found.label, found.start, found.end, found.date, found.who, found.link, found.is_inferred,
        phrase("cell", state(entry.cell)), found.is_open,
    )  # fmt: skip


def _dated(kind: str, label: str, time: Time, who: str, link: Link) -> Event:
    start, end = time.start or "", time.end or ""
    is_open = not (start and end)
    return Event(kind, label, start or end, end or start, in_words(time), who, link, time.inferred, "", is_open)
