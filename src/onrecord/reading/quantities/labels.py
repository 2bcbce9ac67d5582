"""Numbers that count nothing: names, model numbers, scores, room and page numbers, telephone numbers, list marks."""

from __future__ import annotations

from onrecord.model.tokens import Tokens
from onrecord.reading.quantities.lexicon import words
from onrecord.reading.quantities.numerals import Numeral

_PROPER = ("NNP", "NNPS")
_OPEN = frozenset(["(", "[", "{"])
_CLOSE = frozenset([")", "]", "}"])


def is_label(tokens: Tokens, numeral: Numeral, start: int, stop: int) -> bool:
    """True when the number is part of a name, an address, a code or a layout mark in the sentence [start, stop)."""
    if numeral.money or numeral.tail or numeral.is_fraction:
        return False
    first, last = numeral.first, numeral.last
    low = tokens.lower
    before = low[first - 1] if first > start else ""
    following = low[last] if last < stop else ""
    if numeral.scale >= 1000:
        return False  # "68 billion U.S. dlr debt"
    if following in _CLOSING_MARKS and _is_titled(tokens, first, start):
        return True
    if tokens.word[first][0] == "." and following in words().firearms:
        return True
    if following == "-" and low[last + 1 : last + 2] in (["block"], ["blocks"]):
        return True
    if following in words().named_after and tokens.word[last][0].isupper() and numeral.is_figures:
        return True
    if tokens.word[first] in words().called and _is_called(tokens, first, last, start, stop):
        return True
    if following in ("block", "blocks", "'s", "’s") and (
        following[0] == "b" or tokens.start[last] == tokens.end[last - 1]
    ):
        return numeral.is_figures
    if before == "of" and first - 3 >= start and low[first - 3] in words().labels and low[first - 2].isdigit():
        return True  # "image 7 of 33"
    if numeral.is_figures and (numeral.mark == "+" or (following.isdigit() and len(following) > 1)):
        return following not in words().percent  # a telephone number in groups
    if numeral.is_figures:
        if len(tokens.word[first]) > 8 and tokens.word[first].isdigit() and not following.isalpha():
            return True  # a case or account number
        if _is_glued(tokens, first, last, start, stop) or _is_mark(tokens, numeral, start, stop):
            return True
        if following in words().percent or following == "per":
            return False
        if _is_year_like(tokens, numeral, start, stop):
            return True
    if numeral.is_figures and first > start and tokens.lemma[first - 1] in ("call", "dial", "phone", "ring"):
        return following == "" or not tokens.tag[last].startswith(("NN", "JJ"))
    if before.rstrip(".") in words().labels and _takes_number(tokens, first - 1, numeral):
        return True
    if numeral.is_figures and set(tokens.word[numeral.number]) & {".", ","}:
        return False
    return _is_in_name(tokens, numeral, before, start, stop)


def _is_called(tokens: Tokens, first: int, last: int, start: int, stop: int) -> bool:
    """ "a 911 phone call", "called 911 Sunday night", "told 911 emergency crews"."""
    held = [tokens.lemma[i] for i in range(last, min(last + 2, stop))]
    before = tokens.lemma[first - 1] if first > start else ""
    return bool(set(held) & words().answering) or before in ("call", "dial", "phone", "ring", "tell", "text")


_OPENING_MARKS = frozenset(['"', "“", "‘", "«", "``"])
_CLOSING_MARKS = frozenset(['"', "”", "’", "»", "''"])


def _is_titled(tokens: Tokens, first: int, start: int) -> bool:
    """The last word of a title in quotation marks: '"Harbour 440"'."""
    at = first - 1
    while at >= start and tokens.word[at][:1].isupper():
        at -= 1
    return start <= at < first - 1 and tokens.word[at] in _OPENING_MARKS


def _takes_number(tokens: Tokens, at: int, numeral: Numeral) -> bool:
    """ "room 12", "Article 5", "No. 3"; not "the group 12 people left", where a counted noun follows."""
    word = tokens.lower[at]
    if word == "no":
        return tokens.word[at][0].isupper() and numeral.is_figures
    if word == "top":
        return numeral.last < len(tokens) and tokens.tag[numeral.last] not in ("NNS", "NN", "JJ")
    if word in ("#", "§"):
        return True
    if tokens.tag[at] not in ("NN", "NNP", "NNPS", "NNS"):
        return False
    head = tokens.head[numeral.number]
    return head <= at or not tokens.tag[head].startswith("NNS")


def _is_glued(tokens: Tokens, first: int, last: int, start: int, stop: int) -> bool:
    """Letters or more digits joined by a hyphen or stop: "A-330", "TA-35", "555-01-99", "4.1.2"."""
    if first - 1 >= start and tokens.end[first - 1] == tokens.start[first]:
        before = tokens.word[first - 1]
        if before in ("#", "@", "_", ".", ":", "+"):
            return True
        if (
            before in ("-", "–", "−", "/", "‑")
            and first - 2 >= start
            and tokens.end[first - 2] == tokens.start[first - 1]
        ):
            glued = tokens.lower[first - 2]
            return (
                glued not in ("minus", "mid", "sub", "now", "pre", "post", "to", "us", "us$", "all", "top")
                and glued[-1:] not in "$£€"
            )
        if before[-1:].isalnum():
            return True
    if last < stop and tokens.start[last] == tokens.end[last - 1]:
        after = tokens.word[last]
        if after in (":", "@", "_", "x", "×", "/") and last + 1 < stop and tokens.start[last + 1] == tokens.end[last]:
            return True
        if after in ("-", "–") and last + 1 < stop and tokens.start[last + 1] == tokens.end[last]:
            if tokens.word[last + 1].isupper() and len(tokens.word[last + 1]) == 1:
                return True  # "8-K"
            if (
                tokens.word[last + 1].isupper()
                and len(tokens.word[last + 1]) > 2
                and tokens.lower[last + 1] not in (words().durations)
            ):
                return len(tokens.word[first]) > 2  # "474-HELP"
            return _is_code(tokens, first, last, stop)
    return False


def _is_code(tokens: Tokens, first: int, last: int, stop: int) -> bool:
    """Three joined numbers, or two with nothing counted after them (a score, a telephone number)."""
    if not tokens.word[last + 1][:1].isdigit():
        return False
    end = last + 2
    if (
        end + 1 < stop
        and tokens.word[end] in ("-", "–")
        and (tokens.word[end + 1][:1].isdigit() or tokens.word[end + 1].isupper())
    ):
        return tokens.start[end + 1] == tokens.end[last + 1] + 1
    if end >= stop:
        return True
    if _is_address(tokens, end, stop):
        return True
    if tokens.lower[end] in words().percent or tokens.word[last + 1][-1:].isalpha():
        return False
    return not (
        tokens.tag[end].startswith(("NN", "JJ", "$", "CD", "HYPH", "VBN")) or tokens.lower[end] in ("per", "of")
    )


def _is_address(tokens: Tokens, at: int, stop: int) -> bool:
    streets = words().streets
    return tokens.word[at][:1].isupper() and any(tokens.lower[i] in streets for i in range(at, min(stop, at + 4)))


def _is_mark(tokens: Tokens, numeral: Numeral, start: int, stop: int) -> bool:
    """A list number, a footnote, or a bare number in brackets."""
    first, last = numeral.first, numeral.last
    before = tokens.word[first - 1] if first > start else ""
    following = tokens.word[last] if last < stop else ""
    if before in _OPEN and following in _CLOSE:
        return True
    if first == start and (following in (")", "]", "|") or (following == "." and last + 1 < stop)):
        return True
    return first == start and last == stop


def _is_year_like(tokens: Tokens, numeral: Numeral, start: int, stop: int) -> bool:
    """A bare four-digit number from 1500 to 2100 counts only before a plural noun, a unit, or after a bound."""
    first, last = numeral.first, numeral.last
    word = tokens.word[first]
    if last != first + 1 or not (len(word) == 4 and word.isdigit() and 1500 <= int(word) <= 2100):
        return False
    table = words()
    following = tokens.lower[last] if last < stop else ""
    if following in table.measures or following in table.money_words or following in table.durations:
        return False
    head = tokens.head[first]
    if tokens.lemma[head] in table.yearly and head == last:
        return True
    before = tokens.lower[first - 1] if first > start else ""
    if before in (
        "than",
        "least",
        "most",
        "many",
        "to",
        "some",
        "nearly",
        "almost",
        "over",
        "approximately",
        "roughly",
    ):
        return not (last < stop and tokens.tag[last] in ("NNS", "JJ", "NN", "NNPS"))
    is_counting = tokens.dep[first] == "nummod" and tokens.tag[head] in ("NNS", "NNPS") and head >= last
    return not is_counting or before in ("the", "its", "their", "'s", "’s", "a", "in", "since", "his", "her")


def _is_in_name(tokens: Tokens, numeral: Numeral, before: str, start: int, stop: int) -> bool:
    """ "Boeing 737", "the 110 Overseas report", "49 Old Mill Road": capitals on a side, and nothing counted."""
    first, last = numeral.first, numeral.last
    head = tokens.head[numeral.number]
    counted = tokens.dep[numeral.number] in ("nummod", "quantmod", "compound") and head >= last
    plural = counted and tokens.tag[head] in ("NNS", "NNPS") and (head == last or tokens.tag[head] == "NNS")
    if last < stop and tokens.lower[last] in words().states:
        return False  # "7 Shot at Mill"
    if (last < stop and tokens.lower[last] in ("of", "percent", "pct", "per")) or (
        last < stop and tokens.lower[last] in words().measures | words().durations | words().money_words
    ):
        return False
    is_capital_before = (
        first - 1 >= start
        and tokens.tag[first - 1] in _PROPER
        and tokens.word[first - 1][:1].isupper()
        and not tokens.word[first - 1].endswith(".")
    )
    if is_capital_before and plural and tokens.dep[first - 1] in ("compound", "nmod", "nummod"):
        return numeral.is_figures and tokens.head[first - 1] == head and tokens.word[head].islower()
    if numeral.is_figures and is_capital_before and not plural:
        return (
            head < first
            or tokens.head[first - 1] == numeral.number
            or tokens.tag[head] in _PROPER
            or tokens.dep[first] in ("nummod", "appos", "npadvmod", "punct")
        )
    if not numeral.is_figures:
        return first > start and tokens.word[first][:1].isupper() and tokens.tag[last - 1] in _PROPER
    if last < stop and _is_address(tokens, last, stop):
        return True
    if last >= stop or not tokens.word[last][:1].isupper() or tokens.tag[last] not in _PROPER:
        return False
    return not plural
