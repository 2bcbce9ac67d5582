"""Neutral words for values: amounts, times, places, lists. Generated text is built from these and from claims only."""

from __future__ import annotations

import re
from collections.abc import Iterable

from onrecord.model.value import Amount, Place, Time

# Qualifiers that read as a phrase before the number; the rest stand alone ("dozens") or are worked out below.
_ALONE = {"dozens", "hundreds", "thousands", "several", "scores", "many", "some", "a few", "few", "none", "most"}


_SINGULAR_Y = re.compile(r"(?<=[^aeiou])y$")
_SCALES = {"dozens", "hundreds", "thousands", "millions", "billions", "trillions"}


def number(value: float) -> str:
    """``1234567.0`` as ``1,234,567``; a fraction keeps its digits."""
    return f"{int(value):,}" if value == int(value) else f"{value:,}"


_HUNDREDS = ((1_000_000, "million"), (1_000, "thousand"), (100, "hundred"))


def amount(value: Amount) -> str:
    """The amount as relayed: "at least 102", "between 3 and 5", "up to 40", "dozens", "12 more"."""
    low, high, word = value.low, value.high, value.qualifier
    if word in _ALONE or (word or "").split(" ")[-1] in _SCALES:
        text = "no" if word == "none" else word or ""
        if word in ("several", "a few", "few") and low is not None and low >= 200:
            text = next(f"{word} {name}" for size, name in _HUNDREDS if low >= 2 * size)
    elif low is not None and high is not None and low != high:
        text = f"between {number(low)} and {number(high)}" if word in (None, "between") else f"{word} {number(low)}"
        if word == "about":
            text = f"about {number((low + high) / 2)}"
    elif low is not None:
        text = f"{word or ('at least' if high is None else '')} {number(low)}".strip()
    elif high is not None:
        text = f"{word or 'up to'} {number(high)}"
    else:
        text = word or "number not stated"
    return f"{text} more" if value.increment and "more" not in text else text


def when(time: Time | None) -> str:
    """A time for a cell: its EDTF, marked *inferred* where worked out; the words where it could not be settled."""
    if time is None:
        return "not stated"
    if time.edtf is None:
        if time.start or time.end:
            return f"{time.start or ''}/{time.end or ''}"
        return f"“{time.text}” (not settled)" if time.text else "not stated"
    return f"{time.edtf} (inferred)" if time.inferred else time.edtf


def where(place: Place | None) -> str:
    """A place for a cell; a place inside a country that no document gives is "X, location unknown"."""
    if place is None:
        return "not stated"
    if place.precision == "unknown":
        is_named = place.name and "unknown" not in place.name and "not stated" not in place.name
        return f"{place.name}, location unknown" if is_named else "location unknown"
    return place.name


def listed(words: Iterable[str], joint: str = "and") -> str:
    """ "a", "a and b", "a, b and c"; repeated words once, in the order given."""
    items = list(dict.fromkeys(word for word in words if word))
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {joint} {items[-1]}"


def few(words: Iterable[str], shown: int = 3) -> str:
    """ "a, b, c and 309 others": the first few of many; one more than ``shown`` is named too."""
    items = list(dict.fromkeys(word for word in words if word))
    return listed(items if len(items) <= shown + 1 else [*items[:shown], f"{len(items) - shown} others"])


_CELL = 24  # values in a cell; who wants all of them reads the claims


def several(values: Iterable[str], separator: str = "; ") -> str:
    """Distinct cell values in order, the first ones of very many, or "not stated"."""
    items = [v for v in dict.fromkeys(values) if v and v != "not stated"]
    if len(items) > _CELL + 1:
        items[_CELL:] = [f"and {len(items) - _CELL} others"]
    return separator.join(items) if items else "not stated"


def counted(n: int, noun: str) -> str:
    """ "1 document", "2 documents"."""
    return f"{n} {noun}" if n == 1 else f"{n} {noun}s"


def plural(measure: str) -> str:
    """A measure in the plural: "depots", "countries with depots"; "people killed" is one already."""
    if measure.startswith("people "):
        return measure
    counted, of, what = measure.partition(" of ")
    if of and not counted.endswith("s"):
        return f"{plural(counted)} of {what}"  # "cases of cholera"
    words = [_SINGULAR_Y.sub("ies", word) for word in measure.split(" with ")]
    return " with ".join(word if word.endswith(("s", "ed", "people")) else _in_plural(word) for word in words)


def _in_plural(word: str) -> str:
    for one, many in (("man", "men"), ("child", "children"), ("person", "people")):
        if word.endswith(one) and not word.endswith(("human", "german", "roman")):
            return f"{word[: -len(one)]}{many}"
    return f"{word}s"


def span_of(low: int, high: int) -> str:
    """ "1" or "1 to 2"."""
    return str(low) if low == high else f"{low} to {high}"


def clipped(text: str, limit: int = 160) -> str:
    """``text`` on one line, cut at a word with an ellipsis."""
    line = " ".join(text.split())
    return line if len(line) <= limit else f"{line[:limit].rsplit(' ', 1)[0]} …"
