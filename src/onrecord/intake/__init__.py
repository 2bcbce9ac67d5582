"""Intake: files become preserved documents with text and origin. Nothing is fetched, nothing is thrown away."""

from __future__ import annotations

from onrecord.intake.adding import Added, add, documents
from onrecord.intake.preserve import text_of
from onrecord.intake.readers import READERS, reader_for

__all__ = ["READERS", "Added", "add", "documents", "reader_for", "text_of"]
