"""A figure's history drawn: bounds where they are stated, open where they are not."""

from __future__ import annotations

import pytest

from onrecord.publish.dossier.pages import ChartPoint, KeyFigure, Target
from onrecord.publish.site.charts import Chart, draw


def _figure(*bounds: tuple[float | None, float | None]) -> KeyFigure:
    target = Target("figures")
    points = tuple(ChartPoint("", "", low, high, "counted by nobody", target) for low, high in bounds)
    return KeyFigure("", "", "", "", target, (), "", points)


def _drawn(*bounds: tuple[float | None, float | None]) -> Chart:
    chart = draw(_figure(*bounds))
    assert chart is not None
    return chart


def _at(x: str) -> float:
    assert x.endswith("%")
    return float(x[:-1])


def test_one_count_is_no_history() -> None:
    assert draw(_figure((11, 11))) is None
    assert draw(_figure((11, 11), (None, None))) is None


def test_an_open_bound_is_drawn_open() -> None:
    least, most, between, exact = _drawn((60, None), (None, 40), (20, 30), (10, 10)).bars
    assert (least.solid, least.open_left) == (None, None)
    assert least.broken is not None
    assert least.open_right == least.broken[1] == "97.00%"
    assert least.dots == (least.broken[0],)
    assert (most.solid, most.open_right) == (None, None)
    assert most.broken is not None
    assert most.open_left == most.broken[0] == "2.00%"
    assert between.solid == between.dots
    assert between.broken is None
    assert len(exact.dots) == 1
    assert (exact.solid, exact.broken, exact.open_left, exact.open_right) == (None, None, None, None)


def test_positions_are_proportional_and_an_open_end_has_somewhere_to_go() -> None:
    chart = _drawn((50, 50), (100, None))
    half, full = (_at(bar.dots[0]) for bar in chart.bars)
    assert half - 2 == pytest.approx((full - 2) / 2, abs=0.02)
    assert full < 97


@pytest.mark.parametrize("top", [0, 0.4, 1, 3, 7, 9.9, 10, 54, 102, 999, 12345, 230_000, 7.9e9])
def test_the_axis_starts_at_zero_covers_everything_and_stays_readable(top: float) -> None:
    chart = _drawn((0, 0), (top, top))
    assert chart.ticks[0].label == "0"
    assert 2 <= len(chart.ticks) <= 5
    assert all(2 <= _at(bar.dots[0]) <= 97 for bar in chart.bars)
    assert _at(chart.ticks[-1].x) == 97
