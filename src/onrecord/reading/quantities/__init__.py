"""Quantities: counts, money, percentages, measures and their bounds."""

from __future__ import annotations

from onrecord.reading.quantities.reader import read

__all__ = ["read"]
