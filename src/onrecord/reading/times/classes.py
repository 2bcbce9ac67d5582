"""One letter for each token, so that time expressions can be matched as patterns over a short string.

====  ==============================================  ====  ==========================================
m     month name                                      u     period unit ("week")
w     weekday                                         q H   "quarter", "half"
d n   number 1 to 31; any other number                r     this, last, next, past …
a V   "a", "one"; vague count ("several")             p     early, mid, late, end …
e O   "19th"; "first"                                 T P   today …; morning …
Y K   year; decade ("1990s")                          g v   ago, earlier, later; every, each
I S   "2021-05"; "12/05/2022"                         x A   "10:30"; "am", "GMT"
z Q   season; "Q3"                                    t c h f o & i s   the , - of to and in 's
j b l F           that, same; before, after; or; fiscal
k y W             once, twice; daily; Mondays
====  ==============================================  ====  ==========================================
"""

from __future__ import annotations

import re
from functools import cache

from onrecord.model.tokens import Tokens
from onrecord.reading.times.lexicon import words

OTHER = "."
_FIXED = {
    "the": "t",
    ",": "c",
    "-": "h",
    "–": "h",
    "—": "h",
    "/": "h",
    "of": "f",
    "to": "o",
    "until": "o",
    "till": "o",
    "through": "o",
    "and": "&",
    "in": "i",
    "'s": "s",
    "’s": "s",
    "several": "V",
    "few": "V",
    "couple": "V",
    "many": "V",
    "some": "V",
    "every": "v",
    "each": "v",
    "quarter": "q",
    "quarters": "q",
    "half": "H",
    "that": "j",
    "same": "j",
    "before": "b",
    "after": "b",
    "or": "l",
    "fiscal": "F",
    "financial": "F",
    "fy": "F",
    "once": "k",
    "twice": "k",
}
_DIGITS = re.compile(r"\d")
_SHAPES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("d", re.compile(r"0?[1-9]|[12]\d|3[01]")),
    ("Y", re.compile(r"1\d{3}|20\d{2}|21\d{2}")),
    ("n", re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")),
    ("e", re.compile(r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)")),
    ("K", re.compile(r"(?:1\d|20)\d0['’]?s|['’]?[1-9]0['’]?s")),
    ("S", re.compile(r"\d{1,2}/\d{1,2}/(?:\d{4}|\d{2})|\d{1,2}\.\d{1,2}\.\d{4}|(?:1\d|20)\d\d/\d{1,2}/\d{1,2}")),
    ("I", re.compile(r"(?:1\d|20)\d\d-\d\d(?:-\d\d)?(?:T[\d:.]+(?:Z|[+-][\d:]+)?)?", re.IGNORECASE)),
    ("I", re.compile(r"(?:1\d|20)\d\d/\d\d|(?:mid|early|late)-(?:1[89]|20)\d\d")),
    (
        "x",
        re.compile(r"(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?|(?:0?\d|1[0-2])[.:]?(?:[0-5]\d)?(?:am|pm|a\.m\.|p\.m\.)"),
    ),
    ("Q", re.compile(r"q[1-4]")),
)
_MAYBE_VERBS = frozenset(["may", "march"])


@cache
def _class(low: str) -> str:
    table = words()
    if low in _FIXED:
        return _FIXED[low]
    if _DIGITS.search(low):
        return next((name for name, shape in _SHAPES if low.isascii() and shape.fullmatch(low)), OTHER)
    for name, entries in (
        ("m", table.months),
        ("w", table.weekdays),
        ("O", table.ordinals),
        ("u", table.units),
        ("r", table.relatives),
        ("p", table.parts),
        ("T", table.days),
        ("P", table.dayparts),
        ("g", table.distances),
        ("A", table.clock_marks),
        ("z", table.seasons),
        ("y", table.frequencies),
        ("W", table.weekdays_each),
    ):
        if low in entries:
            return name
    number = table.numbers.get(low)
    if number is not None:
        return "a" if number == 1 else "n"
    return OTHER


def letters(tokens: Tokens) -> str:
    """One letter for each token of the table."""
    out = [_class(low) if len(low) < 26 else OTHER for low in tokens.lower]
    tag = tokens.tag
    for i, letter in enumerate(out):
        if (
            (letter == "m" and not _is_month(tokens, i))
            or (letter == "z" and not tag[i].startswith("NN"))
            or (letter == "r" and tag[i] in ("VB", "VBP", "VBZ", "VBG") and tokens.lower[i] in ("last", "coming"))
            or (letter == "P" and not tag[i].startswith("NN"))
        ) or (letter in "FjkW" and not _is_of_time(tokens, i, letter)):
            out[i] = OTHER
        elif letter == "w" and not tokens.word[i][:1].isupper():
            out[i] = OTHER if tokens.lower[i].endswith(".") else letter
    return "".join(out)


def _is_of_time(tokens: Tokens, i: int, letter: str) -> bool:
    if letter == "F":
        following = tokens.lower[i + 1] if i + 1 < len(tokens) else ""
        return following in ("year", "years") or following[:2] in ("19", "20")
    if letter == "W":
        return tokens.tag[i].startswith("NN") and tokens.word[i][:1].isupper()
    return letter != "j" or tokens.tag[i] in ("DT", "JJ", "WDT", "IN")


def _is_month(tokens: Tokens, i: int) -> bool:
    low = tokens.lower[i]
    if low in _MAYBE_VERBS:
        if tokens.word[i].islower() or tokens.tag[i] in ("MD", "VB", "VBP", "VBZ"):
            return False
        following = tokens.lower[i + 1] if i + 1 < len(tokens) else ""
        return tokens.tag[i] in ("NNP", "NN", "NNPS") or following[:1].isdigit()
    return low != "mar" or tokens.lower[min(i + 1, len(tokens) - 1)][:1].isdigit()
