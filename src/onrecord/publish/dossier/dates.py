"""Times in words, as precise as they are and no more."""

from __future__ import annotations

import re

from onrecord.model.value import Time
from onrecord.publish.dossier.wording import STRINGS, say

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_IN_TEXT = re.compile(
    r"(?<![\w./-])(?:(\d{4}-\d\d(?:-\d\d)?|\d{4}(?=/(?:\d{4}(?!\d)|\.\.)))(?:/(\d{4}(?:-\d\d){0,2}|\.\.))?"
    r"|\.\./\d{4}(?:-\d\d){0,2})(?![\w/-])"
)
_DAY = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


def _plain(edtf: str) -> str:
    """One EDTF date in words: "2031", "May 2031", "9 May 2031"; anything else as it stands."""
    match = _DAY.fullmatch(edtf)
    if match is None:
        return edtf
    year, month, day = match.groups()
    if month is not None and f"season.{month}" in STRINGS and day is None:
        return say(f"season.{month}", year=year)
    if month is None or not 1 <= int(month) <= 12:
        return edtf
    name = _MONTHS[int(month) - 1]
    return f"{int(day)} {name} {year}" if day else f"{name} {year}"


def in_words(time: Time | None) -> str:
    """``time`` for readers; "not stated" for None; unresolved times keep the text's own words in quotes."""
    if time is None:
        return say("not.stated")
    if time.edtf is None:
        return say("unresolved", text=time.text) if time.text else say("not.stated")
    words = _interval(time.edtf)
    return say("inferred", date=words) if time.inferred else words


def reworded(cell: str) -> str:
    """A cell's text with every EDTF month, day or interval in it put into words; the rest as it stands."""
    return _IN_TEXT.sub(lambda match: _interval(match.group()), cell)


def _interval(edtf: str) -> str:
    start, slash, end = edtf.partition("/")
    if not slash:
        return _plain(start)
    if end in ("", ".."):
        return say("since", date=_plain(start))
    if start in ("", ".."):
        return say("until", date=_plain(end))
    return say("to", start=_plain(start), end=_plain(end))


def month_name(month: int) -> str:
    """The month's name, 1 for January."""
    return _MONTHS[month - 1]
