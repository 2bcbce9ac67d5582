"""Times: dates, periods, durations and sets in a text, as EDTF intervals anchored on the day of publication."""

from __future__ import annotations

from onrecord.reading.times.bounds import bounds
from onrecord.reading.times.outlets import local_day
from onrecord.reading.times.reader import read

__all__ = ["bounds", "local_day", "read"]
