"""Numbers as people write them: "2.5 million", "twenty-one", "half a dozen", "hundreds of thousands", "two-thirds"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from onrecord.model.tokens import Tokens
from onrecord.reading.quantities.digits import POWERS, RATIO, Figures, figures
from onrecord.reading.quantities.lexicon import words

_PREFIXED = re.compile(r"(US|A|C|NZ|HK|S)(\d[\d,.]*[a-z]*)")
_HYPHENS = frozenset("-–‑")
_DIGITS = 3  # of what stands behind a scale: "1 thousand 200"


@dataclass(frozen=True, slots=True)
class Numeral:
    """Tokens ``[first, last)`` of one number. ``low``/``high`` differ from each other only for vague ones.

    ``vague``: "dozens", "several" …; ``money``: the currency sign in front, as printed; ``tail``: a unit glued to the
    figures, as printed; ``number``: the token of the number itself; ``mark``: a glued bound such as "~".
    """

    first: int
    last: int
    value: float
    number: int
    vague: str | None = None
    money: str | None = None
    tail: str | None = None
    mark: str | None = None
    is_fraction: bool = False
    is_figures: bool = False
    scale: float = 1.0


@lru_cache(maxsize=1 << 14)
def may_start(low: str) -> bool:
    """True when a number may begin at this word: a cheap test before the real one."""
    table = words()
    if low in table.cardinals or low in table.vague or low in table.tens or low in table.signs:
        return True
    if low in table.sign_prefixes:
        return True
    if low[-1:] == "-" and low[:-1] in table.cardinals:
        return True
    if low in (
        "a",
        "an",
        "several",
        "few",
        "couple",
        "half",
        "no",
        "none",
        "nobody",
        "without",
        "minus",
        "dozen",
        "hundred",
    ):
        return True
    return any(c.isdigit() or c in POWERS for c in low)


def parse(tokens: Tokens, at: int, stop: int) -> Numeral | None:
    """The number that begins at token ``at``, its currency sign included, before token ``stop``."""
    first, money, at = _sign(tokens, at, stop)
    if at >= stop:
        return None
    low = tokens.lower
    negative = low[at] in ("minus", "-", "−") and at + 1 < stop and (low[at] == "minus" or money is not None)
    if negative:
        at += 2 if low[at] == "minus" and low[at + 1] in _HYPHENS and at + 2 < stop else 1
    found = _number(tokens, at, stop)
    if found is None or (money is not None and not found.is_figures):
        return None
    # twelve digits: 8.3 billion is 8300000000, whatever the float says
    value = float(f"{-found.value if negative else found.value:.12g}")
    mark = found.mark
    return Numeral(
        first,
        found.last,
        value,
        found.number,
        found.vague,
        found.money if (found.money or "").startswith("$") else money or found.money,
        found.tail,
        mark,
        found.is_fraction,
        found.is_figures,
        found.scale,
    )


def _sign(tokens: Tokens, at: int, stop: int) -> tuple[int, str | None, int]:
    """(first token, currency sign as printed or None, token after it)."""
    table = words()
    low = tokens.lower
    last = at
    if low[at] in table.sign_prefixes and at + 1 < stop and low[at + 1] in table.signs and tokens.word[at].isupper():
        last = at + 2
    elif low[at] in table.signs:
        last = at + 1
        if last < stop and low[last] in ("us", "a") and tokens.word[last].isupper() and low[at] == "$":
            last += 1  # "$US 5"
        elif last < stop and low[last] == "=":
            last += 1
    elif low[at] == "y" and at + 1 < stop and low[at + 1] == "=":
        last = at + 2
    if last == at or last >= stop:
        return at, None, at
    if not (
        tokens.word[last][:1].isdigit() or tokens.word[last][:1] in ".-−" or _PREFIXED.fullmatch(tokens.word[last])
    ):
        return at, None, at
    return at, "".join(tokens.word[at:last]).rstrip("="), last


def _number(tokens: Tokens, at: int, stop: int) -> Numeral | None:
    table = words()
    low = tokens.lower
    word = low[at]
    if word in ("several", "few", "couple", "a", "an", "half"):
        return _article(tokens, at, stop)
    if word in table.vague or word in table.tens:
        return _vague(tokens, at, stop)
    if len(word) > 1 and word[-1] == "-" and low[at + 1 : at + 2] in (["and"], ["or"], ["to"], [","]):
        word = word[:-1]  # "two- and three-bedroom flats"
        if word in table.cardinals:
            return Numeral(at, at + 1, float(table.cardinals[word]), at)
    seen = figures(tokens.word[at][: len(word)])
    if seen is None and at and low[at - 1] == "$" and (glued := _PREFIXED.fullmatch(tokens.word[at])):
        seen = figures(glued[2])
        seen = None if seen is None else replace(seen, sign=f"${glued[1]}")
    if seen is not None:
        return _scaled(tokens, at, stop, seen)
    if word in table.cardinals:
        return _spelled(tokens, at, stop)
    return None


def _scaled(tokens: Tokens, at: int, stop: int, seen: Figures) -> Numeral:
    """Digits, with scale words after them: "2.5 million", "4 hundred million", "3 dozen", "2 1/2"."""
    value, scale, last = seen.value, seen.scale, at + 1
    table = words()
    low = tokens.lower
    if seen.tail.lower() in table.letters and _is_scale_letter(tokens, at, stop, seen):
        scale = table.letters[seen.tail.lower()]
        value, seen = value * scale, replace(seen, tail="", scale=scale)
    elif value < 0 and at and tokens.tag[at - 1] in ("NNP", "NN"):
        value = -value  # "Covid -19": a hyphen, no minus
    if last < stop and (ratio := RATIO.fullmatch(low[last])) and value == int(value) and not seen.tail:
        value, last = value + int(ratio[1]) / max(1, int(ratio[2])), last + 1
    if not seen.tail and scale == 1.0:
        while last < stop:
            jump = 1 if low[last] in _HYPHENS and last + 1 < stop and low[last + 1] in table.scales else 0
            if low[last + jump] not in table.scales or (low[last + jump] in ("dozen",) and scale > 1):
                break
            scale *= table.scales[low[last + jump]]
            last += jump + 1
        letter = low[last].rstrip(".") if last < stop else ""
        if letter in table.letters and scale == 1.0 and _is_scale_letter(tokens, last, stop, seen):
            scale, last = table.letters[letter], last + 1
        value *= scale
        if scale >= 1000 and not seen.sign:
            value, last = _with_rest(tokens, value, scale, last, stop)
    return Numeral(
        at,
        last,
        value,
        last - 1,
        money=seen.sign or None,
        tail=seen.tail or None,
        mark=seen.mark or None,
        is_figures=True,
        scale=scale,
    )


def _with_rest(tokens: Tokens, value: float, scale: float, last: int, stop: int) -> tuple[float, int]:
    """ "1 thousand 200", "1 million 200 thousand": the rest of a number as translations write it; up to which token."""
    low, table = tokens.lower, words()
    while last < stop and low[last].isdigit() and len(low[last]) <= _DIGITS:
        own = table.scales.get(low[last + 1], 1) if last + 1 < stop else 1
        after = last + 2 if own > 1 else last + 1
        is_other = after < stop and (low[after] in table.durations or low[after] in table.percent)
        if own >= scale or is_other or (own == 1 and scale > 1000):
            break
        value, scale, last = value + float(low[last]) * own, float(own), after
    return value, last


def _is_scale_letter(tokens: Tokens, at: int, stop: int, seen: Figures) -> bool:
    """A lone letter after digits is a scale beside money or before a counted noun: "$7.5 m", "2.5 m tourists"."""
    if tokens.lower[at] == "t":
        return False
    signs = words().signs
    if seen.sign or (at and tokens.lower[at - 1] in signs) or (at >= 2 and tokens.lower[at - 2] in signs):
        return True
    if tokens.lower[at] == "mm":  # "9 mm magazines"
        return at + 1 < stop and tokens.lower[at + 1] in words().money_words
    if tokens.word[at] == "M" and at + 1 < stop and tokens.tag[at + 1] == "JJ":
        return True
    return at + 1 < stop and (tokens.tag[at + 1] == "NNS" or tokens.lower[at + 1] in words().money_words)


def _spelled(tokens: Tokens, at: int, stop: int) -> Numeral | None:
    """Number words: "two hundred and five", "twenty-one", "three and a half million", "two-thirds"."""
    table = words()
    low = tokens.lower
    total = current = 0.0
    last, i = at, at
    top_scale = 1.0
    previous = 0
    while i < stop:
        word = low[i]
        if word in table.cardinals:
            value = table.cardinals[word]
            # only "twenty" takes a unit after it, and only a scale takes a new number
            if previous and not (previous % 100 >= 20 and previous % 10 == 0 and 0 < value < 10):
                break
            current += value
            previous = value
        elif word in table.scales and i > at:
            scale = table.scales[word]
            top_scale = max(top_scale, scale)
            if scale >= 1000:
                total, current = (
                    (total + current) * scale if total < scale and current == 0 else total + (current or 1) * scale,
                    0.0,
                )
            else:
                current = (current or 1) * scale
            previous = 0
        elif word in _HYPHENS and i > at and i + 1 < stop and tokens.end[i] == tokens.start[i + 1]:
            following = low[i + 1]
            if following == "and" and "".join(low[i + 1 : i + 6]) == "and-a-half":
                current, i, last = current + 0.5, i + 6, i + 6
                continue
            if following in table.fractions and tokens.start[i] == tokens.end[i - 1]:
                return _fraction(tokens, at, i + 2, total + current, following)
            if following not in table.cardinals and following not in table.scales:
                break
            i += 1
            continue
        elif word == "and" and i > at and i + 1 < stop:
            if low[i + 1 : i + 3] == ["a", "half"] and i + 2 < stop:
                current += 0.5
                i += 2
                previous = 0
            elif low[i + 1] in table.cardinals and previous == 0 and top_scale >= 100 and low[i - 1] in table.scales:
                i += 1
                continue
            else:
                break
        elif word in table.fractions and i > at and word not in ("quarter", "quarters", "second"):
            if previous and (word.endswith("s") or current == 1):
                return _fraction(tokens, at, i + 1, total + current, word)
            break
        else:
            break
        i += 1
        last = i
    if last == at:
        return None
    return Numeral(at, last, total + current, last - 1, scale=top_scale)


def _fraction(tokens: Tokens, at: int, last: int, top: float, word: str) -> Numeral | None:
    bottom = words().fractions[word]
    if not 0 < top < bottom or (last < len(tokens) and tokens.lower[last] == "-"):
        return None
    return Numeral(at, last, top / bottom, last - 1, is_fraction=True)


def _article(tokens: Tokens, at: int, stop: int) -> Numeral | None:
    """Numbers that begin with "a", "half", "several": "a dozen", "half a million", "several hundred", "a third of"."""
    table = words()
    low = tokens.lower
    i, factor, vague = at, 1.0, None
    if low[i] in ("a", "an"):
        i += 1
    if i < stop and low[i] == "half":
        i += 1
        while i < stop and low[i] in ("a", "an", "-"):
            i += 1
        if i < stop and low[i] in table.scales:
            return Numeral(at, i + 1, table.scales[low[i]] / 2, i, scale=table.scales[low[i]])
        half = at if low[at] == "half" else at + 1
        is_share = half + 1 < stop and low[half + 1] in (
            "of",
            "the",
            "its",
            "their",
            "his",
            "her",
            "our",
            "my",
            "your",
            "all",
        )
        return Numeral(at, half + 1, 0.5, half, is_fraction=True) if is_share else None
    if i < stop and low[i] in ("several", "few", "couple"):
        if (low[i] == "few" and i == at) or (low[i] == "couple" and not _is_pair(tokens, i)):
            return None
        vague, factor = ("several" if low[i] == "several" else f"a {low[i]}"), 2.0
        i += 1
        if low[i - 1] == "couple" and low[i : i + 1] == ["of"]:
            i += 1
        if i < stop and low[i] in table.scales:
            value = factor * table.scales[low[i]]
            return Numeral(at, i + 1, value, i, vague, scale=table.scales[low[i]])
        return Numeral(at, i, factor, i - 1 if low[i - 1] != "of" else i - 2, vague)
    if i < stop and i > at and low[i] in table.scales and low[i] != "crore":
        value, last = float(table.scales[low[i]]), i + 1
        while last < stop and low[last] in table.scales:
            value, last = value * table.scales[low[last]], last + 1
        return Numeral(at, last, value, last - 1, scale=value)
    if i < stop and i > at and low[i] in table.fractions and low[i + 1 : i + 2] == ["of"]:
        return Numeral(at, i + 1, 1 / table.fractions[low[i]], i, is_fraction=True)
    return None


def _is_pair(tokens: Tokens, i: int) -> bool:
    """ "a couple of blocks", "a couple blocks"; not the two people of "a couple"."""
    following = tokens.tag[i + 1] if i + 1 < len(tokens) else ""
    return tokens.lower[i + 1 : i + 2] == ["of"] or following in ("NNS", "JJR")


def _vague(tokens: Tokens, at: int, stop: int) -> Numeral | None:
    """ "dozens", "hundreds of thousands": at least twice the scale, and no upper bound."""
    table = words()
    low = tokens.lower
    if low[at] in table.tens and at + 2 < stop and low[at + 1] == "of" and low[at + 2] in table.vague:
        value = table.tens[low[at]] * table.vague[low[at + 2]] / 2
        return Numeral(at, at + 3, value, at + 2, " ".join(low[at : at + 3]))
    if low[at] not in table.vague:
        return None
    if low[at] == "scores" and (at + 1 >= stop or low[at + 1] != "of"):
        return None
    return Numeral(at, at + 1, table.vague[low[at]], at, low[at])
