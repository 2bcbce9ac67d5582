"""Geometry of a figure's history: one bar a count, on one axis from zero, in percent of the width.

A stated bound is a dot, filled when the value may be exactly that, hollow when it is hedged or excluded ("more than").
Between two stated bounds the line is solid. Where no bound is stated the line runs on, broken, to an open end.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.publish.dossier.pages import ChartPoint, KeyFigure
from onrecord.publish.dossier.wording import number

_LEFT, _RIGHT = 2.0, 97.0  # percent: room for a dot at zero and for the open end
_TICKS = 4  # at most so many steps from zero: labels never touch on a phone
_HEADROOM = 1.2  # the axis runs on past the highest open bound, so that "open" is seen to go somewhere


@dataclass(frozen=True, slots=True)
class Tick:
    """A labelled position on the axis."""

    x: str
    label: str


@dataclass(frozen=True, slots=True)
class Bar:
    """One count. Positions are percentages, as text; None where there is nothing to draw."""

    point: ChartPoint
    dots: tuple[str, ...]
    solid: tuple[str, str] | None
    broken: tuple[str, str] | None
    open_right: str | None
    open_left: str | None


@dataclass(frozen=True, slots=True)
class Chart:
    """A figure with its bars, oldest first."""

    figure: KeyFigure
    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]


def draw(figure: KeyFigure) -> Chart | None:
    """The chart of a figure's history; None when fewer than two counts have a bound to draw."""
    points = [point for point in figure.points if point.low is not None or point.high is not None]
    if len(points) < 2:
        return None
    top, step = _axis(points)
    ticks = []
    value = 0.0
    while value <= top + step / 1000:
        ticks.append(Tick(_x(value, top), number(int(value)) if value == int(value) else f"{value:g}"))
        value += step
    return Chart(figure, tuple(_bar(point, top) for point in points), tuple(ticks))


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
    if low is not None and high is None:
        return Bar(point, dots, None, (low, end), end, None)
    if high is not None and low is None:
        return Bar(point, dots, None, (zero, high), None, zero)
    return Bar(point, dots, solid, None, None, None)
