"""The day of publication where the outlet is: what its "yesterday" and "Monday" count from."""

from __future__ import annotations

from datetime import datetime
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from onrecord.model.value import Time


def local_day(published: Time | None, published_at: str | None, timezone: str | None) -> Time | None:
    """``published`` moved to the outlet's own day where moment and zone are known: 01:00 UTC on the 5th is the 4th in
    New York. ``published_at``: ISO 8601 with an offset; ``timezone``: an IANA name. Else ``published`` as it is.
    """
    if published_at is None or timezone is None:
        return published
    try:
        moment = datetime.fromisoformat(published_at.replace("Z", "+00:00"))
    except ValueError:
        return published
    zone = _zone(timezone)
    if moment.tzinfo is None or zone is None:
        return published  # a moment without an offset is told in the outlet's own time already
    day = moment.astimezone(zone).date().isoformat()
    if published is not None and published.start == published.end == day:
        return published
    text = published.text if published is not None else None
    return Time(day, day, day, text, True, f"the day in {timezone} of {published_at}")


@lru_cache(maxsize=256)
def _zone(name: str) -> ZoneInfo | None:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None
