"""Intake: files become preserved documents with text and origin. Nothing is fetched, nothing is thrown away."""

from __future__ import annotations

from onrecord.intake.adding import Added, add, documents
from onrecord.intake.arrivals import PURGED, REMOVED, Arrived, Holdings, documents_of, fold
from onrecord.intake.extracting import Extractions, extract
from onrecord.intake.preserve import files_of, meta_bytes, original_of, text_of
from onrecord.intake.readers import READERS, reader_for
from onrecord.intake.removing import find, withdraw, withdrawn
from onrecord.intake.roll import Brief, Roll

__all__ = [
    "PURGED",
    "READERS",
    "REMOVED",
    "Added",
    "Arrived",
    "Brief",
    "Extractions",
    "Holdings",
    "Roll",
    "add",
    "documents",
    "documents_of",
    "extract",
    "files_of",
    "find",
    "fold",
    "meta_bytes",
    "original_of",
    "reader_for",
    "text_of",
    "withdraw",
    "withdrawn",
]
