"""The record as a database (SQLite), and the windows through which everything else reads it."""

from __future__ import annotations

from onrecord.store.memory import MemoryView
from onrecord.store.opening import copy
from onrecord.store.recordview import RecordView, open_view
from onrecord.store.updating import update
from onrecord.store.writer import write

__all__ = ["MemoryView", "RecordView", "copy", "open_view", "update", "write"]
