"""Times in words, as precise as they are and no more."""

from __future__ import annotations

import re

from onrecord.model.value import Time
from onrecord.publish.dossier.wording import say

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec")
_DAY = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


def _plain(edtf: str) -> str:
    """One EDTF date in words: "2031", "May 2031", "9 May 2031"; anything else as it stands."""
    match = _DAY.fullmatch(edtf)
    if match is None:
        return edtf
    year, month, day = match.groups()
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
    start, slash, end = time.edtf.partition("/")
    if not slash:
        words = _plain(start)
    elif end in ("", ".."):
        words = say("since", date=_plain(start))
    elif start in ("", ".."):
        words = say("until", date=_plain(end))
    else:
        words = say("to", start=_plain(start), end=_plain(end))
    return say("inferred", date=words) if time.inferred else words
