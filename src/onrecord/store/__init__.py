"""The record as a database (SQLite), and the windows through which everything else reads it."""

from __future__ import annotations

from onrecord.store.memory import MemoryView
from onrecord.store.recordview import RecordView, open_view
from onrecord.store.writer import write

__all__ = ["MemoryView", "RecordView", "open_view", "write"]
