"""Times: dates, periods, durations and sets in a text, as EDTF intervals anchored on the day of publication."""

from __future__ import annotations

from onrecord.reading.times.reader import read

__all__ = ["read"]
