"""Geometry of a figure's history: one bar a count, on one axis from zero, in percent of the width.

A stated bound is a dot, filled when the value may be exactly that, hollow when it is hedged or excluded ("more than").
Between two stated bounds the line is solid. Where no bound is stated the line runs on, broken, to an open end. A thin
line leads from a count to the one that revises it, through the rows between them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from onrecord.publish.dossier.pages import ChartPoint, KeyFigure
from onrecord.publish.dossier.wording import number

_LEFT, _RIGHT = 2.0, 97.0  # percent: room for a dot at zero and for the open end
_TICKS = 4  # at most so many steps from zero: labels never touch on a phone
_TONES = 6  # colours of sources; a seventh source takes the first again, and its words still tell
_HEADROOM = 1.2  # the axis runs on past the highest open bound, so that "open" is seen to go somewhere


@dataclass(frozen=True, slots=True)
class Tick:
    """A labelled position on the axis."""

    x: str
    label: str


@dataclass(frozen=True, slots=True)
class Bar:
    """One count. Positions are percentages, as text; None where there is nothing to draw. ``tone``: class of its
    source's colour. ``down``: where a line leaves to a later count; ``through``: where one passes; ``into``: from
    where to where one arrives. ``relays``: where a relaying document has it otherwise, and its words.
    """

    point: ChartPoint
    tone: str
    dots: tuple[str, ...]
    solid: tuple[str, str] | None
    broken: tuple[str, str] | None
    open_right: str | None
    open_left: str | None
    down: bool = False
    through: tuple[str, ...] = ()
    into: tuple[str, str] | None = None
    relays: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Chart:
    """A figure with its bars, oldest first."""

    figure: KeyFigure
    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]
    sources: tuple[tuple[str, str], ...] = ()  # the legend: class and words of each source, when there are several


def draw(figure: KeyFigure) -> Chart | None:
    """The chart of a figure's history; None when fewer than two counts have a bound to draw."""
    places = [n for n, point in enumerate(figure.points) if point.low is not None or point.high is not None]
    points = [figure.points[n] for n in places]
    if len(points) < 2:
        return None
    top, step = _axis(points)
    ticks = []
    value = 0.0
    while value <= top + step / 1000:
        ticks.append(Tick(_x(value, top), number(int(value)) if value == int(value) else f"{value:g}"))
        value += step
    row_of = {place: row for row, place in enumerate(places)}
    bars = _connected([_bar(point, top) for point in points], [row_of.get(p.follows, -1) for p in points])  # type: ignore[arg-type]
    told = dict.fromkeys((bar.tone, bar.point.counted_by) for bar in bars)
    return Chart(figure, bars, tuple(ticks), tuple(told) if len({tone for tone, _ in told}) > 1 else ())


def _connected(bars: list[Bar], follows: list[int]) -> tuple[Bar, ...]:
    """Bars with the lines between them; ``follows``: the row of the count that each revises, -1 for none."""
    down: set[int] = set()
    through: dict[int, list[str]] = {}
    into: dict[int, tuple[str, str]] = {}
    for row, earlier in enumerate(follows):
        if 0 <= earlier < row and bars[earlier].dots and bars[row].dots:
            x = bars[earlier].dots[0]
            down.add(earlier)
            into[row] = (x, bars[row].dots[0])
            for between in range(earlier + 1, row):
                through.setdefault(between, []).append(x)
    return tuple(
        replace(bar, down=row in down, through=tuple(through.get(row, ())), into=into.get(row))
        for row, bar in enumerate(bars)
    )


def _axis(points: Sequence[ChartPoint]) -> tuple[float, float]:
    """The axis's end and its step: the smallest round step that needs no more than the allowed ticks."""
    highest = max(max(abs(point.low or 0.0), abs(point.high or 0.0)) for point in points)
    if any(point.high is None for point in points):
        highest *= _HEADROOM
    highest = highest or 1.0
    size = 1.0
    while size * 10 <= highest / _TICKS:
        size *= 10
    while size > highest / _TICKS and size > 1e-6:
        size /= 10
    factors = (1, 2, 2.5, 5, 10) if size >= 10 else (1, 2, 5, 10)  # things counted come whole
    step = next(size * factor for factor in factors if size * factor * _TICKS >= highest)
    steps = next(n for n in range(1, _TICKS + 1) if n * step >= highest)
    return step * steps, step


def _x(value: float, top: float) -> str:
    share = min(max(value / top, 0.0), 1.0)
    return f"{_LEFT + (_RIGHT - _LEFT) * share:.2f}%"


def _bar(point: ChartPoint, top: float) -> Bar:
    low = None if point.low is None else _x(point.low, top)
    high = None if point.high is None else _x(point.high, top)
    dots = tuple(dict.fromkeys(x for x in (low, high) if x is not None))
    solid = (low, high) if low is not None and high is not None and low != high else None
    end, zero = f"{_RIGHT:.2f}%", f"{_LEFT:.2f}%"
    tone = f"t{point.tone % _TONES}" if point.tone >= 0 else "t-none"
    bounds = [(relay.low if relay.low is not None else relay.high, relay.label) for relay in point.relays]
    relays = tuple((_x(value, top), label) for value, label in bounds if value is not None)
    bar = Bar(point, tone, dots, solid, None, None, None, relays=relays)
    if low is not None and high is None:
        return replace(bar, broken=(low, end), open_right=end)
    if high is not None and low is None:
        return replace(bar, broken=(zero, high), open_left=zero)
    return bar
