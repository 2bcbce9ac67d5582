"""Geometry of a timeline: days to percent of the width, one lane a kind, bars for what is dated no better."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from onrecord.publish.dossier.dates import month_name
from onrecord.publish.dossier.pictures import Event, Timeline
from onrecord.publish.dossier.timeline import KINDS

_STEP = 15  # units between two rows of a lane
_HEAD = 26  # units for the axis
_PAD = 10  # units above and below a lane
_ROWS = 9  # rows of a lane at most; beyond, marks lie on each other and the list tells them apart
_LEAST = 1.3  # percent that a mark takes at the widest view
_EDGE = 2.5  # percent left free at both ends
_MANY = 16  # days from which on a few may be left to the edge
_NEAR = 7.0  # percent from an edge within which a label is set inwards
_TAIL = 0.03  # share of dates at either end that may lie outside the first view: they are drawn at the edge
_MOST_TICKS = 9


@dataclass(frozen=True, slots=True)
class Dot:
    """An event in the picture. ``x``, ``width``: percent; ``width`` is empty for a day. ``place``: its place in the
    list. ``beyond``: "before" or "after" where it lies outside what is drawn.
    """

    event: Event
    place: int
    x: str
    width: str
    y: int
    beyond: str = ""


@dataclass(frozen=True, slots=True)
class Lane:
    """All events of one kind. ``y``: top; ``height``: in units."""

    kind: str
    y: int
    height: int
    dots: tuple[Dot, ...]


@dataclass(frozen=True, slots=True)
class Scale:
    """A timeline ready to be drawn. ``ticks``: percent, label, and which end of the label stands there."""

    lanes: tuple[Lane, ...]
    ticks: tuple[tuple[str, str, str], ...]
    height: int


def draw(data: Timeline) -> Scale | None:
    """The picture; None when nothing has a date, or all has the same."""
    spans = [(n, event, *_days(event)) for n, event in enumerate(data.events)]
    days = sorted(day for _, _, start, end in spans for day in (start, end))
    if len(days) < 4 or days[0] == days[-1]:
        return None
    first, last = _range(days)
    length = max(1, (last - first).days)

    def at(day: date) -> float:
        share = (day - first).days / length
        return _EDGE + (100 - 2 * _EDGE) * min(1.0, max(0.0, share))

    lanes = []
    y = _HEAD
    for kind in KINDS:
        held = [(n, e, start, end) for n, e, start, end in spans if e.kind == kind]
        if not held:
            continue
        ends: list[float] = []
        dots = []
        for n, event, start, end in sorted(held, key=lambda one: (one[2], one[3], one[0])):
            left, right = at(start), at(end)
            row = next((r for r, taken in enumerate(ends) if taken <= left), len(ends))
            if row >= _ROWS:
                row = min(range(len(ends)), key=lambda r: ends[r])
            ends[row : row + 1] = [max(right, left + _LEAST)]
            beyond = "before" if end < first else "after" if start > last else ""
            width = f"{right - left:.3f}%" if right - left > _LEAST / 2 and not beyond else ""
            dots.append(Dot(event, n, f"{left:.3f}%", width, y + _PAD + row * _STEP + _STEP // 2, beyond))
        height = 2 * _PAD + len(ends) * _STEP
        lanes.append(Lane(kind, y, height, tuple(dots)))
        y += height
    ticks = (
        (f"{x:.3f}%", label, "start" if x < _NEAR else "end" if x > 100 - _NEAR else "middle")
        for x, label in _ticks(first, last, at)
    )
    return Scale(tuple(lanes), tuple(ticks), y)


def _range(days: Sequence[date]) -> tuple[date, date]:
    """What the first view spans: nearly all dates, without the few that lie far off."""
    cut = 2 * math.ceil(len(days) / 2 * _TAIL) if len(days) >= _MANY else 0  # each event gave two days
    low, high = days[cut], days[len(days) - 1 - cut]
    room = max(timedelta(days=2), (high - low) / 12)
    near = max(3 * room, 2 * (high - low))
    first = days[0] if low - days[0] < near else low - room
    last = days[-1] if days[-1] - high < near else high + room
    return first, last


def _days(event: Event) -> tuple[date, date]:
    start, end = _day(event.start), _day(event.end)
    return (start, end) if start <= end else (end, start)


def _day(iso: str) -> date:
    try:
        return date.fromisoformat(iso[:10])
    except ValueError:
        return date(max(1, min(9999, int(iso[:4]) if iso[:4].isdigit() else 1)), 1, 1)


def _ticks(first: date, last: date, at: Callable[[date], float]) -> tuple[tuple[float, str], ...]:
    """Starts of months or years, as many as can be told apart."""
    months = (last.year - first.year) * 12 + last.month - first.month
    if months < 1:
        step = max(1, (last - first).days // _MOST_TICKS)
        days = [first + timedelta(days=n) for n in range(0, (last - first).days + 1, step)]
        return tuple((at(day), f"{day.day} {month_name(day.month)[:3]}") for day in days)
    every = next(n for n in (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 12000) if months / n <= _MOST_TICKS)
    ticks = []
    for n in range(months + 1):
        month = first.month - 1 + n
        day = date(first.year + month // 12, month % 12 + 1, 1)
        counted = day.year * 12 + day.month - 1
        if first <= day <= last and counted % every == 0:
            label = str(day.year) if every >= 12 or day.month == 1 else f"{month_name(day.month)[:3]} {day.year}"
            ticks.append((at(day), label))
    return tuple(ticks)
