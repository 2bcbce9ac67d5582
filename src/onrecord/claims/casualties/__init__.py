"""Casualties: who came to what harm in the event that a document tells of, counted also where it gives no number."""

from __future__ import annotations

from onrecord.claims.casualties.tally import Count, Toll, read

__all__ = ["Count", "Toll", "read"]
