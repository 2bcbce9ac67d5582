"""One token of digits taken apart: "1,200", "$58.24bn", "640bhp", "2½"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from onrecord.reading.quantities.lexicon import words

_FIGURES = re.compile(
    r"(?P<mark>[+\-−–~≈∼><≥≤]{0,2})(?P<sign>[a-z]{0,3}[$£€¥₹]=?[a-z]{0,2}|usd|eur|gbp|jpy|rmb|rm|rs\.?|y=|ps|chf)?"
    r"(?P<minus>-?)(?P<whole>\d{1,3}(?:,\d{3})+|\d{1,15})?(?P<tenths>\.\d+)?"
    r"(?P<tail>[a-zµμ°º%€$£″][a-z0-9µμ°%/²³″$€£-]*)?"
)
RATIO = re.compile(r"(\d{1,3})[/⁄](\d{1,3})")
POWERS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3}


@dataclass(frozen=True, slots=True)
class Figures:
    """One token of digits taken apart."""

    value: float
    sign: str
    tail: str
    mark: str
    scale: float


@lru_cache(maxsize=1 << 14)
def figures(word: str) -> Figures | None:
    """A token such as "1,200", "$58.24bn" or "640bhp"; None for ordinals, names, times and the like."""
    low = word.lower()
    if low in POWERS:
        return Figures(POWERS[low], "", "", "", 1.0)
    if low.startswith(("minus-", "sub-")):
        rest = figures(word.split("-", 1)[1])
        if rest is None:
            return None
        return replace(rest, value=-rest.value) if low[0] == "m" else replace(rest, mark="<")
    if low[-1:] in POWERS:
        unbroken = figures(word[:-1])
        return replace(unbroken, value=unbroken.value + POWERS[low[-1]]) if unbroken and not unbroken.tail else None
    ratio = RATIO.fullmatch(low)
    if ratio:
        top, bottom = int(ratio[1]), int(ratio[2])
        return Figures(top / bottom, "", "", "", 1.0) if 0 < top < bottom and bottom not in (7, 11) else None
    match = _FIGURES.fullmatch(low)
    if match is None or len(low) != len(word) or (not low.isascii() and not set(low) & set("£€¥₹µμ°º″−–~≈∼≥≤²³")):
        return None
    whole, tenths = match["whole"], match["tenths"]
    if whole is None and tenths is None:
        return None
    if whole and len(whole) > 1 and whole[0] == "0" and not tenths:
        return None  # codes and telephone numbers
    value = float((whole or "0").replace(",", "") + (tenths or ""))
    table = words()
    tail = match["tail"] or ""
    mark = match["mark"] or ""
    if match["minus"] or mark in ("-", "−"):
        value, mark = -value, ""
    scale = 1.0
    if tail:
        if tail in table.scales:
            scale, tail = table.scales[tail], ""
        elif tail in table.letters and (match["sign"] or tail not in table.measures or word[-1] in "MB"):
            scale, tail = table.letters[tail], ""
        elif not _is_unit(tail):
            return None
    sign = word[match.start("sign") : match.end("sign")].rstrip("=") if match["sign"] else ""
    printed = word[len(word) - len(tail) :] if tail else ""
    return Figures(value * scale, sign, printed, mark, scale)


def _is_unit(tail: str) -> bool:
    table = words()
    base = tail.rstrip("0123456789²³")
    known = table.measures | table.durations | table.percent | table.money_words
    return tail in known or base in known or tail in ("p",) or ("/" in tail and tail.split("/")[0] in known)
