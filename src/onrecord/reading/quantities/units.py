"""What a number counts or measures: its unit as printed, the sort of unit, and the noun's token."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model.annotation import UnitKind
from onrecord.model.tokens import Tokens
from onrecord.reading.quantities.lexicon import words
from onrecord.reading.quantities.numerals import Numeral

_NOUN = ("NN", "NNS", "NNP", "NNPS")
_MODIFIER = (*_NOUN, "JJ", "JJR", "JJS", "HYPH", "AFX", "FW", "POS", "``", "''")
_BEFORE_TIME = frozenset(["last", "next", "this", "past", "previous", "earlier"])
_SKIP = frozenset(
    ["more", "additional", "other", "further", "extra", "such", "of", "odd", "-", "or", "so", "the", "previous", "+"]
)
_BREAKS = frozenset(["VBN", "VBG", "VBD", ",", "RB", "RBS", "DT", "PRP$", "CD"])
# measures that take a substance: "barrels of oil"
_PHYSICAL = frozenset(
    ["barrel", "barrels", "ton", "tons", "tonne", "tonnes", "litre", "litres", "gallon", "gallons", "kilos"]
)
_MARKS = str.maketrans("", "", '"“”«»')
_LONG = 9  # a counted noun stands at most this many tokens after its number


@dataclass(frozen=True, slots=True)
class Unit:
    """``last``: the token after the unit's words (or the number's own end when there are none)."""

    text: str | None
    kind: UnitKind
    head: int | None
    last: int


def unit_of(tokens: Tokens, numeral: Numeral, stop: int) -> Unit:
    """The unit of a number that ends at ``numeral.last``, within the sentence that ends before ``stop``."""
    table = words()
    low = tokens.lower
    at = numeral.last
    if numeral.tail:
        return _glued(tokens, numeral, stop)
    if numeral.money:
        if at < stop and numeral.money == "$" and low[at] in ("us", "u.s.") and tokens.word[at].isupper():
            text, last = _per(tokens, f"$ {tokens.word[at]}", at + 1, stop, allow_article=True)
            return Unit(text, "money", numeral.number, last)
        text, last = _per(tokens, numeral.money, at, stop, allow_article=True)
        return Unit(text, "money", numeral.number, last)
    if at < stop and low[at] in table.percent:
        last = at + 2 if at + 1 < stop and low[at + 1] in ("point", "points") else at + 1
        return Unit(_text(tokens, at, last), "percent", at, last)
    if at + 1 < stop and low[at] == "per" and low[at + 1] == "cent":
        return Unit(_text(tokens, at, at + 2), "percent", at + 1, at + 2)
    hyphen = at < stop and low[at] in ("-", "–", "‑") and tokens.start[at] == tokens.end[at - 1]
    if hyphen:
        at += 1
        if at + 1 < stop and low[at] in ("strong", "odd", "plus"):
            at, hyphen = at + 1, False
    if at >= stop:
        return Unit(None, "count", None, numeral.last)
    age = _age(tokens, at, stop)
    if age is not None:
        return age
    money = _money(tokens, at, stop)
    if money is not None:
        return money
    if low[at] in table.durations and (low[at] != "second" or numeral.is_figures or hyphen):
        return Unit(tokens.word[at], "duration", at, at + 1)
    measure = _measure(tokens, at, stop)
    if measure is not None:
        return measure
    if hyphen:
        if tokens.tag[at] in _NOUN or tokens.tag[at].startswith("JJ"):
            return Unit(tokens.word[at], "count", at, at + 1)
        return Unit(None, "other", None, numeral.last)
    titled = _titled(tokens, numeral, stop)
    if titled is not None:
        return titled
    counted = _counted(tokens, numeral, at, stop)
    return counted if counted.text is not None else _state(tokens, numeral, stop) or counted


def _titled(tokens: Tokens, numeral: Numeral, stop: int) -> Unit | None:
    """A name in quotation marks that is counted: '102 "Harbour Lights" in nine ports'."""
    at = numeral.last
    if at + 2 >= stop or tokens.word[at] not in ('"', "“", "«") or not tokens.word[at + 1][:1].isupper():
        return None
    end = next((i for i in range(at + 2, min(stop, at + 7)) if tokens.word[i] in ('"', "”", "»")), None)
    if end is None or (end + 1 < stop and tokens.tag[end + 1].startswith(("NN", "VB"))):
        return None
    head = next((i for i in range(end - 1, at, -1) if tokens.word[i][:1].isalpha()), None)
    return Unit(_text(tokens, at + 1, end), "count", head, end) if head is not None else None


def _state(tokens: Tokens, numeral: Numeral, stop: int) -> Unit | None:
    """What is said of the counted right after the number: "2 injured", "five dead", "one fatally"."""
    table = words()
    at = numeral.last
    if tokens.lower[at] in table.fates and at + 1 < stop and tokens.lower[at + 1] in table.states:
        at += 1
    if tokens.lower[at] in table.states | table.fates and not numeral.is_fraction:
        return Unit(_text(tokens, numeral.last, at + 1), "count", at, at + 1)
    return None


def _glued(tokens: Tokens, numeral: Numeral, stop: int) -> Unit:
    tail = numeral.tail or ""
    table = words()
    low = tail.lower()
    kind: UnitKind = "measure"
    if low in table.percent:
        kind = "percent"
    elif low in table.money_words or low == "p":
        kind = "money"
    elif low in table.durations:
        kind = "duration"
    last = _joined(tokens, numeral.last, stop)
    if last > numeral.last:
        tail += _text(tokens, numeral.last, last)
    return Unit(tail, kind, numeral.number, last)


def _age(tokens: Tokens, at: int, stop: int) -> Unit | None:
    """ "year-old", "years old", "years of age"."""
    low = tokens.lower
    if low[at] not in ("year", "years", "month", "months", "week", "weeks", "day", "days", "yr", "yrs"):
        return None
    after = at + 1
    if after < stop and low[after] in ("-", "–"):
        after += 1
    if after < stop and low[after] in ("old", "olds"):
        return Unit(_text(tokens, at, after + 1), "age", at, after + 1)
    if low[at + 1 : at + 3] == ["of", "age"] and at + 2 < stop:
        return Unit(_text(tokens, at, at + 3), "age", at, at + 3)
    return None


def _money(tokens: Tokens, at: int, stop: int) -> Unit | None:
    """ "dlrs", "Danish crowns", "US dollars"; with a rate: "cents per share"."""
    table = words()
    low = tokens.lower
    for length in (1, 2, 3):
        end = at + length
        if end > stop:
            return None
        if low[end - 1] in table.money_words and all(
            tokens.tag[i][:2] in ("JJ", "NN", "$") for i in range(at, end - 1)
        ):
            if length > 1 and low[at] in table.measures | table.durations:
                return None
            if low[end - 1] in ("real", "mark", "won", "marks") and tokens.tag[end - 1] not in _NOUN:
                return None
            text, last = _per(tokens, _text(tokens, at, end), end, stop, allow_article=True)
            return Unit(text, "money", end - 1, last)
    return None


def _measure(tokens: Tokens, at: int, stop: int) -> Unit | None:
    """ "square miles", "miles per hour", "barrels of oil"."""
    table = words()
    low = tokens.lower
    for length in (1, 2):
        hyphen = length == 2 and tokens.word[at + 1 : at + 2] == ["-"] and tokens.start[at + 1] == tokens.end[at]
        end = at + length + hyphen  # "4-square-foot"
        if end > stop:
            return None
        word = low[end - 1]
        if length == 2 and low[at] not in ("square", "cubic", "sq", "basis", "nautical", "metric", "light", "short"):
            return None
        if word not in table.measures and not ("/" in word and word.split("/")[0] in table.measures):
            continue
        if word == "points" and length == 1 and end < stop and tokens.tag[end] in _NOUN:
            return None
        if (
            end < stop and word in ("degree", "degrees", "º", "°") and low[end] in ("celsius", "fahrenheit", "c", "f")
        ) or (word == "sq" and end < stop and low[end] in table.measures):
            end += 1
        end = _joined(tokens, end, stop)
        text, last = _text(tokens, at, end).rstrip(".") if end - at > 2 else _text(tokens, at, end), end
        if last + 1 < stop and low[last] == "of" and word in _PHYSICAL and tokens.tag[last + 1] in ("NN", "NNS"):
            last += 2
            text = _text(tokens, at, last)
        text, last = _per(tokens, text, last, stop, allow_article=word in _PHYSICAL)
        return Unit(text, "measure", end - 1, last)
    return None


def _joined(tokens: Tokens, at: int, stop: int) -> int:
    """Past the rest of a compound unit without spaces: "km/h", "lb-ft", "A/cm2"."""
    while at + 1 < stop and tokens.word[at] in ("/", "-") and tokens.start[at] == tokens.end[at - 1]:
        if tokens.start[at + 1] != tokens.end[at] or not tokens.word[at + 1][:1].isalpha():
            break
        at += 2
    return at


def _per(tokens: Tokens, text: str, at: int, stop: int, *, allow_article: bool) -> tuple[str, int]:
    """Adds a rate: "per barrel", and "a month" after money."""
    low = tokens.lower
    if at + 1 < stop and low[at] == "per" and tokens.tag[at + 1][:2] in ("NN", "JJ") and low[at + 1] != "cent":
        last = at + 3 if low[at + 1] in ("square", "cubic", "sq") and at + 2 < stop else at + 2
        return f"{text} {_text(tokens, at, last)}", last
    if allow_article and at + 1 < stop and low[at] in ("a", "an"):
        following = low[at + 1]
        if low[at + 2 : at + 3] in (["ago"], ["earlier"], ["later"], ["before"]):
            return text, at
        if following in ("day", "week", "month", "year", "hour", "barrel", "ounce", "tonne", "ton", "share", "head"):
            return f"{text} {_text(tokens, at, at + 2)}", at + 2
    return text, at


def _counted(tokens: Tokens, numeral: Numeral, at: int, stop: int) -> Unit:
    """The noun phrase that is counted, without determiners: by the parser's head, else by the words that follow."""
    low, tag = tokens.lower, tokens.tag
    begin = at
    is_part = numeral.is_fraction or low[numeral.last - 1] == "of"
    if low[at] in _BEFORE_TIME and at + 1 < stop and low[at + 1] in words().durations and tag[at + 1] != "NNS":
        return Unit(None, "count", None, numeral.last)
    while begin < stop and (
        low[begin] in _SKIP
        or tag[begin] in ("DT", "PRP$", "PDT", "RBR", "RB")
        or (is_part and tag[begin] == "CD" and low[begin - 1] in ("the", "those", "its", "their", "these"))
    ):
        if tag[begin] == "RB" and low[begin] not in ("so", "more"):
            break
        if low[begin] == "of":
            is_part = True
        elif (low[begin] in ("or",) and low[begin + 1 : begin + 2] not in (["so"], ["more"], ["fewer"])) or (
            low[begin] in ("the", "a", "an", "that", "this") and not is_part
        ):
            break
        begin += 1
    if begin >= stop or tag[begin] == "CC":
        return Unit(None, "count", None, numeral.last)
    head = _head(tokens, numeral, begin, stop, is_part=is_part)
    if head is None:
        return Unit(None, "count", None, numeral.last)
    first = begin
    for i in range(begin, head):
        if tag[i] == "CD" and tag[i + 1] in ("NNP", "NNPS"):
            continue  # "two new 737 Max jets"
        if (tag[i] in _BREAKS and tag[i + 1] != "HYPH") or tag[i] == "POS":
            first = i + 1
    if first > head:
        return Unit(None, "count", None, numeral.last)
    if low[head] in ("one", "ones"):
        return Unit(None, "count", head, head + 1)
    kind: UnitKind = "count"
    if is_part and numeral.number + 1 <= begin and any(tag[i] in ("RBS", "JJS") for i in range(begin, head)):
        kind = "other"  # "one of the largest depots" counts no depots
    table = words()
    if low[head] in table.durations and head == first:
        kind = "duration"
    elif low[head] in table.money_words and tag[head] in _NOUN:
        kind = "money"
    elif low[head] in table.measures and head == first:
        kind = "measure"
    return Unit(_text(tokens, first, head + 1), kind, head, head + 1)


def _head(tokens: Tokens, numeral: Numeral, begin: int, stop: int, *, is_part: bool) -> int | None:
    tag = tokens.tag
    limit = min(stop, begin + _LONG)
    if not is_part:
        for i in range(numeral.last - 1, numeral.first - 1, -1):
            h = tokens.head[i]
            if begin <= h < limit and tokens.dep[i] in ("nummod", "amod", "quantmod", "det", "compound", "nmod"):
                is_owner = tag[h + 1 : h + 2] == ["POS"]  # "three county sheriff's deputies"
                if tag[h] in _NOUN and not is_owner and _is_phrase(tokens, begin, h):
                    return _extend(tokens, h, limit)
                break
    i, head = begin, None
    while i < limit and (tag[i] in _MODIFIER or (tag[i] in ("VBN", "VBG", "CC") and head is None and i > begin)):
        if tag[i] in _NOUN:
            head = i
        elif tag[i].startswith("JJ") and head is not None and tag[i - 1] != "HYPH":
            break
        elif tag[i] == "POS" and head is not None:
            head = None
        i += 1
    while head is not None and tokens.dep[head] in ("compound", "nmod", "amod") and head < tokens.head[head] < limit:
        if not _is_phrase(tokens, head, tokens.head[head]) or tag[tokens.head[head]] not in _NOUN:
            break
        head = tokens.head[head]
    return head


def _extend(tokens: Tokens, head: int, limit: int) -> int:
    """Past a plural noun nothing is added; a singular one may be followed by the noun it modifies."""
    while head + 1 < limit and tokens.tag[head] in ("NN", "NNP") and tokens.tag[head + 1] in ("NNS", "NN"):
        head += 1
    return head


def _is_phrase(tokens: Tokens, begin: int, head: int) -> bool:
    """No clause or preposition lies between."""
    return not any(
        tokens.tag[i] in ("IN", "TO", "VBD", "VBZ", "VBP", "VB", "MD", ":", "-LRB-", "WDT", "WP", ".")
        for i in range(begin, head)
    )


def _text(tokens: Tokens, first: int, last: int) -> str:
    """The words as printed, on one line, without quotation marks."""
    return " ".join(tokens.quote(first, last).translate(_MARKS).split())
