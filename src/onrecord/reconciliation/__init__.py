"""Claims into entries: which are about the same matter, on how many independent sources, and who disputes what."""

from __future__ import annotations

from onrecord.reconciliation.record import reconcile
from onrecord.reconciliation.reworking import reconcile_more

__all__ = ["reconcile", "reconcile_more"]
