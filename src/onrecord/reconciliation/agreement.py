"""Agreement of amounts: interval logic, never similarity of words."""

from __future__ import annotations

from typing import Literal

from onrecord.model.value import Amount

Relation = Literal["agree", "compatible", "disjoint"]

_OVER = {"more than", "over", "above", "exceeding", "greater than"}
_UNDER = {"less than", "fewer than", "under", "below"}
# "about 50" allows a tenth either way: the coarsest rounding that reporting uses for a two-digit number
_ABOUT = {"about", "around", "approximately", "some", "nearly", "almost", "roughly", "close to"}
_SLACK = 0.1
_ROUND_FROM = 1000.0  # below it a number of one digit is more often exact than rounded
# who says "more than fifty" has rounded down to the last round number: nobody says it of 102
_ROUNDING = 1.5
# words that give an order of magnitude: how many times the lower bound they may reach
_LOOSE = {"dozens": 5.0, "scores": 5.0, "hundreds": 5.0, "thousands": 5.0, "several": 4.0, "many": 10.0}


def bounds(value: Amount) -> tuple[float, float, bool, bool]:
    """``(low, high, low is excluded, high is excluded)`` with infinities for open ends."""
    low = float("-inf") if value.low is None else value.low
    high = float("inf") if value.high is None else value.high
    word = value.qualifier or ""
    if word in _ABOUT and low == high:
        return low * (1 - _SLACK), high * (1 + _SLACK), False, False
    return low, high, word in _OVER and high == float("inf"), word in _UNDER and low == float("-inf")


def core(value: Amount) -> float | None:
    """The number that a relay has copied: of "11", "at least 11" and "up to 11" it is 11; None for a vague amount."""
    if value.qualifier in _OVER | _UNDER | _ABOUT or value.qualifier in _LOOSE:
        return None
    if value.low is not None and value.high is not None:
        return value.low if value.low == value.high else None
    return value.low if value.low is not None else value.high


def named(value: Amount) -> float | None:
    """The number that the words give, "about 3,000" included; None for an amount with none or with two."""
    return value.low if value.low == value.high else core(value)


def is_round(number: float | None) -> bool:
    """True for a large number of one digit: "four million" may be said of 4,200,000."""
    if number is None or number < _ROUND_FROM:
        return False
    return number % 10.0 ** (len(str(int(number))) - 1) == 0


def rounds(number: float | None, other: float | None) -> bool:
    """True when ``number``, of one digit, is ``other`` rounded."""
    if number is None or other is None or number == other or not is_round(number) or is_round(other):
        return False
    size = 10.0 ** (len(str(int(number))) - 1)
    return round(other / size) * size == number


def contains(value: Amount, number: float) -> bool:
    """True when ``number`` lies within the bounds."""
    low, high, low_out, high_out = bounds(value)
    return (low < number if low_out else low <= number) and (number < high if high_out else number <= high)


def is_plausible(value: Amount, number: float) -> bool:
    """True when someone who knew ``number`` might have said ``value``: an open bound is not far off."""
    if not contains(value, number):
        return False
    if value.low is not None and value.high is None and value.low > 0:
        return number <= value.low * _LOOSE.get(value.qualifier or "", _ROUNDING)
    if value.high is not None and value.low is None and number > 0:
        return value.high <= number * _ROUNDING
    return True


def is_near(a: Amount, b: Amount) -> bool:
    """True when two overlapping amounts could be said by people who know one number."""
    first, second = (core(v) if core(v) is not None else (v.low if v.low is not None else v.high) for v in (a, b))
    if first is None or second is None or a.increment != b.increment:
        return True
    return is_plausible(a, second) or is_plausible(b, first) or _is_round(a, b, first, second)


def _is_round(a: Amount, b: Amount, first: float, second: float) -> bool:
    loose = max(_LOOSE.get(v.qualifier or "", _ROUNDING) for v in (a, b))
    return max(first, second) <= min(first, second) * loose


def is_none(value: Amount) -> bool:
    """True for "no depots": an exact zero in words."""
    return value.low == value.high == 0


def relate(a: Amount, b: Amount) -> Relation:
    """Two sources' amounts of one matter and time.

    Exact and equal agree; whatever else shares a number is compatible, never agreement; else disjoint. A change
    ("12 more") is never compared with a level: they are compatible.
    """
    if a.increment != b.increment:
        return "compatible"
    if (a.is_exact or is_none(a)) and (b.is_exact or is_none(b)):
        return "agree" if a.low == b.low else "disjoint"
    low_a, high_a, low_a_out, high_a_out = bounds(a)
    low_b, high_b, low_b_out, high_b_out = bounds(b)
    low, high = max(low_a, low_b), min(high_a, high_b)
    if low > high:
        return "disjoint"
    if low == high:
        excluded = (
            (low_a == low and low_a_out)
            or (low_b == low and low_b_out)
            or (high_a == high and high_a_out)
            or (high_b == high and high_b_out)
        )
        return "disjoint" if excluded else "compatible"
    return "compatible"


def hedging(value: Amount) -> tuple[int, str]:
    """How hedged a wording of one number is: the higher the more to be preferred until the root is held."""
    if value.is_exact:
        return (0, "")
    return (2 if value.low is None or value.high is None else 1, value.qualifier or "")
