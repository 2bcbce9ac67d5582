"""Casualties: who came to what harm in the event that a document tells of, counted also where it gives no number."""

from __future__ import annotations

from onrecord.claims.base import Context
from onrecord.claims.casualties.tally import Count, Toll, read

__all__ = ["Count", "Toll", "of", "read"]


def of(context: Context) -> Toll:
    """The toll of the document's event, read once."""
    held = context.held.get(__name__)
    if not isinstance(held, Toll):
        held = context.held[__name__] = read(context)
    return held
