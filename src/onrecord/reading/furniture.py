"""Furniture of web pages: menus, newsletters, cookies, sharing, rights, video lists. It speaks of the page only."""

from __future__ import annotations

import re
from functools import cache

from onrecord.reading.lexicon import patterns

LONGEST = 240  # code points; a longer sentence is read, so that a report about advertising is
_WRAPPING = "*_ [(>«|•-–—"
_VIDEO = re.compile(r"(?:\d{1,2}:)?\d{1,2}:\d\d [\x22\x27“‘]?[A-Z][^.]*$")  # "1:47 Neighbours speak of the fire"


def is_furniture(quote: str) -> bool:
    """True for a sentence that the page says about itself."""
    flat = " ".join(quote.split()).strip(_WRAPPING)
    if not flat or len(flat) > LONGEST:
        return False
    if _opening().match(flat) or _inside().search(flat):
        return True
    return _is_menu(flat) or bool(_VIDEO.match(flat))


@cache
def _opening() -> re.Pattern[str]:
    return re.compile("(?:" + "|".join(patterns("openings", "notices")) + ")", re.IGNORECASE)


@cache
def _inside() -> re.Pattern[str]:
    return re.compile("|".join(patterns("inside", "notices")), re.IGNORECASE)


def _is_menu(flat: str) -> bool:
    """True for names between bars ("Home | Sport | Weather")."""
    return flat.count(" | ") > 1 and not flat.endswith((".", "!", "?", "”", '"'))
