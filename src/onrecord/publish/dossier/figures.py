"""Key figures: which counts lead the overview, and the history of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from onrecord.model.claim import Figure
from onrecord.model.columns import EMPTY_CELLS
from onrecord.model.entry import Edge, Entry
from onrecord.publish.dossier.dates import in_words, reworded
from onrecord.publish.dossier.directory import Directory
from onrecord.publish.dossier.pages import ChartPoint, KeyFigure, Relay, Target
from onrecord.publish.dossier.rows import chips, counts
from onrecord.publish.dossier.telling import clipped
from onrecord.publish.dossier.wording import phrase, say

_CHARTS = 24  # charts on the page of figures; the table has everything
_LOOKED_AT = 200  # histories in which those are looked for
_POINTS = 12  # counts of one history that are drawn, the latest ones
_PARTS = 6  # parts drawn beneath a total
_RELAYS = 4  # relays of one count that are drawn
_SHOWN = 6  # figures on the overview; the register has all of them
_INCLUSIVE = {None, "at least", "at most", "up to", "between"}  # the bound itself is among the values
_JOINING = {"revision", "contested", "deviating relay"}  # edges that make two counts one history


def histories(directory: Directory) -> list[list[Entry]]:
    """Figures grouped into histories: one series, or counts that revise or contest one another; oldest first.

    Only counts of the same thing share a history, whatever edges there are: stations are never drawn beside countries.

    The longest history leads, then the one that most documents carry, then what the record counts most often, then the
    larger number. Numbers that are part of another's clause ("54 stations in *21 countries*") are told with that one.
    """
    entries = [
        entry
        for entry in directory.entries["figures"]
        if entry.amount is not None and not any(edge.kind == "part of" for edge in entry.edges)
    ]
    group = {entry.id: entry.id for entry in entries}

    def find(entry_id: str) -> str:
        while group[entry_id] != entry_id:
            entry_id = group[entry_id]
        return entry_id

    first_of_series: dict[tuple[str, str], str] = {}
    for entry in entries:
        # counts without a source have nobody in common: a series of theirs would be none
        has_series = entry.series is not None and bool(roots_of(entry))
        key = (entry.series or "", _measure(entry))
        joined = [first_of_series.setdefault(key, entry.id)] if has_series else []
        for edge in entry.edges:
            other = directory.entry(edge.other)
            is_same = other is not None and _measure(other) == _measure(entry)
            if edge.kind in _JOINING and other is not None and is_same and other.id in group:
                joined.append(other.id)
        for other_id in joined:
            low, high = sorted((find(entry.id), find(other_id)))
            group[high] = low
    members: dict[str, list[Entry]] = {}
    for entry in entries:
        members.setdefault(find(entry.id), []).append(entry)
    found = [_in_order(directory, history) for history in members.values()]
    common = Counter(_measure(entry) for entry in entries)
    found.sort(
        key=lambda history: (
            -len(history),
            -_documents(directory, history),
            -common[_measure(history[-1])],
            -_size(history[-1]),
        )
    )
    return found


def _when(entry: Entry) -> tuple[str, str]:
    start = entry.time.start if entry.time else None
    end = entry.time.end if entry.time else None
    return (start or end or "", end or "")


def _in_order(directory: Directory, history: Sequence[Entry]) -> list[Entry]:
    """Oldest first: by date, except that what revises another (the edge points to the earlier one) comes after it."""
    waiting = sorted(history, key=_when)
    placed: dict[str, Entry] = {}
    while waiting:
        ready = next((entry for entry in waiting if _revises(directory, entry, waiting) is None), waiting[0])
        waiting.remove(ready)
        placed[ready.id] = ready
    return list(placed.values())


def _revises(directory: Directory, entry: Entry, among: Sequence[Entry]) -> tuple[Entry, Edge] | None:
    """The entry among these that this one revises, with the edge that says so."""
    for edge in entry.edges:
        other = directory.entry(edge.other)
        if edge.kind == "revision" and other is not None and other is not entry and other in among:
            return other, edge
    return None


def revised_by(directory: Directory, history: Sequence[Entry]) -> tuple[Entry, Edge] | None:
    """What the latest of a history revises."""
    return _revises(directory, history[-1], history[:-1])


def contesting(directory: Directory, entry: Entry) -> list[Entry]:
    """Counts by other sources that exclude this one."""
    others = [directory.entry(edge.other) for edge in entry.edges if edge.kind == "contested"]
    return [other for other in others if other is not None and other.amount is not None]


def _measure(entry: Entry) -> str:
    return dict(entry.fields).get("measure", "")


def _documents(directory: Directory, history: Sequence[Entry]) -> int:
    return len({claim.document for entry in history for claim in directory.claims_of(entry)})


def _size(entry: Entry) -> float:
    amount = entry.amount
    return (amount.low or amount.high or 0.0) if amount else 0.0


def roots_of(entry: Entry) -> str:
    """Who counted: the names of the roots; empty when no source is stated."""
    return ", ".join(entry.so.roots or entry.said.roots)


def counter(entry: Entry) -> str:
    """ "counted by …" with the roots' names, or that no source is stated."""
    who = roots_of(entry)
    return say("counted.by", who=who) if who else say("counted.unknown")


def value(entry: Entry) -> str:
    """The value to publish, as the register shows it."""
    return dict(entry.fields).get("value") or entry.title


def scope(entry: Entry) -> str:
    """Where, of what; empty when it is not stated. The value's own words say what was counted."""
    where = dict(entry.fields).get("scope", "")
    return "" if where in EMPTY_CELLS else where


def _step(directory: Directory, entry: Entry, earlier: Sequence[Entry]) -> str:
    """How ``entry`` follows those before it, in a word or two."""
    revised = _revises(directory, entry, earlier)
    if revised is not None:
        return phrase("revision", revised[1].type or "unknown")
    return say("edge.contested.step") if any(other in earlier for other in contesting(directory, entry)) else ""


def _details(entry: Entry) -> str:
    """As of when, and published when; the entry's own time only where neither is stated."""
    fields = dict(entry.fields)
    parts = []
    for name, key in (("as_of", "as.of"), ("published", "published.on")):
        date = fields.get(name, "")
        if date and date not in EMPTY_CELLS:
            parts.append(say(key, date=reworded(date)))
    if not parts and entry.time is not None:
        parts.append(in_words(entry.time))
    return " · ".join(parts)


def _target(directory: Directory, entry: Entry) -> Target:
    return directory.entry_target(entry.id) or Target("figures")


def key_figures(directory: Directory) -> tuple[KeyFigure, ...]:
    """The figures of the overview, each with its history."""
    return tuple(_key_figure(directory, history) for history in histories(directory)[:_SHOWN])


def charts(directory: Directory) -> tuple[KeyFigure, ...]:
    """Every figure that has a history or parts to draw; the longest first."""
    found = (_key_figure(directory, history) for history in histories(directory)[:_LOOKED_AT])
    return tuple([figure for figure in found if len(figure.points) > 1][:_CHARTS])


def _key_figure(directory: Directory, history: Sequence[Entry]) -> KeyFigure:
    latest = history[-1]
    history = history[-_POINTS:]
    parts = _parts(directory, history)
    tones: dict[str, int] = {}
    for entry in (*history, *parts):
        if roots_of(entry):
            tones.setdefault(roots_of(entry), len(tones))
    place = {entry.id: n for n, entry in enumerate(history)}
    points = [
        _point(
            directory,
            entry,
            tones,
            step=_step(directory, entry, history[:n]),
            follows=_follows(directory, entry, place, n),
        )
        for n, entry in enumerate(history)
    ]
    points += [_point(directory, entry, tones, step=say("chart.part"), is_part=True) for entry in parts]
    said, so = counts(latest, directory.claims_of(latest))
    return KeyFigure(
        title=scope(latest) or _measure(latest) or latest.title,
        value=value(latest),
        counted_by=counter(latest),
        detail=_details(latest),
        target=_target(directory, latest),
        chips=tuple(chip for chip in chips(latest) if chip.tone != "calm"),
        sources=said.text if latest.so.low == latest.said.low else f"{said.text} · {so.label.lower()}: {so.text}",
        points=tuple(points),
        measure=_measure(latest),
    )


def _point(
    directory: Directory,
    entry: Entry,
    tones: dict[str, int],
    *,
    step: str,
    follows: int | None = None,
    is_part: bool = False,
) -> ChartPoint:
    amount = entry.amount
    return ChartPoint(
        label=_details(entry) or say("not.stated"),
        value=value(entry),
        low=amount.low if amount else None,
        high=amount.high if amount else None,
        counted_by=counter(entry),
        target=_target(directory, entry),
        step=step,
        is_exact=amount is not None and amount.qualifier in _INCLUSIVE,
        tone=tones.get(roots_of(entry), -1),
        follows=follows,
        relays=_relays(directory, entry),
        is_part=is_part,
    )


def _follows(directory: Directory, entry: Entry, place: dict[str, int], here: int) -> int | None:
    """The place of the earlier count that this one revises."""
    for edge in entry.edges:
        other = directory.entry(edge.other)
        if edge.kind == "revision" and other is not None and place.get(other.id, here) < here:
            return place[other.id]
    return None


def _relays(directory: Directory, entry: Entry) -> tuple[Relay, ...]:
    """What documents made of the count, where their bounds are not those of the value to publish."""
    amount = entry.amount
    found: dict[tuple[float | None, float | None], Relay] = {}
    for claim in directory.claims_of(entry):
        if isinstance(claim.body, Figure) and amount is not None:
            held = claim.body.amount
            bounds = (held.low, held.high)
            if bounds != (amount.low, amount.high) and bounds not in found and claim.body.measure:
                document = directory.documents[claim.document]
                who = document.outlet or document.name
                found[bounds] = Relay(*bounds, say("chart.relayed", value=clipped(claim.quote, 60), who=who))
    return tuple(found.values())[:_RELAYS]


def _parts(directory: Directory, history: Sequence[Entry]) -> list[Entry]:
    """Counts that the record has as parts of one of these, of the same thing."""
    totals = {entry.id for entry in history}
    found = []
    for entry in directory.entries["figures"] if len(history) < _PARTS else ():
        for edge in entry.edges:
            other = directory.entry(edge.other) if edge.kind == "part of" else None
            if other is not None and other.id in totals and entry.id not in totals and _is_part(entry, other):
                found.append(entry)
                break
    return found[:_PARTS]


def _is_part(entry: Entry, total: Entry) -> bool:
    """A part of a total counts the same thing; the other numbers of its clause ("in 21 countries") do not."""
    return _measure(entry) == _measure(total) and entry.amount is not None
