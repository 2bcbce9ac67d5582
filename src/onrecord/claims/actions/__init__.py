"""Actions: who did what to whom, when and where; lists distributed, light verbs read through, plans kept plans."""

from __future__ import annotations

from onrecord.claims.actions.finding import find

__all__ = ["find"]
