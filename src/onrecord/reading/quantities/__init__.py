"""Quantities: counts, money, percentages, measures and their bounds."""

from __future__ import annotations

from onrecord.reading.quantities.reader import read
from onrecord.reading.quantities.trends import Trend, trend_of

__all__ = ["Trend", "read", "trend_of"]
