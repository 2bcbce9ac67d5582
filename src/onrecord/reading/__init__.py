"""Reading: a text becomes a token table once, and the table becomes names, values, clauses and attributions."""

from __future__ import annotations

from onrecord.model.annotation import Reading
from onrecord.model.document import Document
from onrecord.model.profile import NO_PROFILE, Profile
from onrecord.model.tokens import Tokens
from onrecord.reading.engine import Parser, empty, tokens_from_bytes, tokens_to_bytes
from onrecord.reading.mentions import mention_rows

VERSION = "1"

__all__ = ["VERSION", "Parser", "empty", "mention_rows", "read", "tokens_from_bytes", "tokens_to_bytes"]


def read(document: Document, tokens: Tokens, profile: Profile = NO_PROFILE) -> Reading:
    """Everything that one text says below the level of claims. Depends on its arguments only."""
    from onrecord.reading.reader import read as read_all  # the readers' tables load only when something is read

    return read_all(document, tokens, profile)
