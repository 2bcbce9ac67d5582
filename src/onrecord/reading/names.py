"""Names in a text."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.model.annotation import NameMention, PlaceMention
from onrecord.model.tokens import Tokens


def read(tokens: Tokens, places: Sequence[PlaceMention]) -> tuple[NameMention, ...]:
    """The named things of ``tokens``, in text order."""
    return ()
