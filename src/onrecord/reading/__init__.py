"""Reading: a text becomes a token table once, and the table becomes names, values and attributions."""

from __future__ import annotations

from onrecord.reading.engine import Parser, empty, tokens_from_bytes, tokens_to_bytes

VERSION = "1"

__all__ = ["VERSION", "Parser", "empty", "tokens_from_bytes", "tokens_to_bytes"]
