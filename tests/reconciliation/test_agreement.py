"""Interval logic of amounts."""

from __future__ import annotations

import pytest

from depot_claims import at_least, exactly, more_than
from onrecord.model.value import Amount
from onrecord.reconciliation.agreement import contains, core, is_plausible, relate


@pytest.mark.parametrize(
    ("a", "b", "relation"),
    [
        (exactly(12), exactly(12), "agree"),
        (exactly(12), exactly(13), "disjoint"),
        (at_least(12), exactly(12), "compatible"),
        (at_least(12), at_least(12), "compatible"),
        (more_than(50), exactly(54), "compatible"),
        (more_than(50), exactly(50), "disjoint"),
        (Amount(None, 40, "up to"), at_least(40), "compatible"),
        (Amount(None, 40, "up to"), more_than(40), "disjoint"),
        (Amount(50, 50, "about"), exactly(53), "compatible"),
        (Amount(50, 50, "about"), exactly(70), "disjoint"),
        (Amount(3, 5, "between"), exactly(4), "compatible"),
        (Amount(0, 0, "none"), exactly(0), "agree"),
        (Amount(12, 12, None, True), exactly(40), "compatible"),
    ],
)
def test_exact_and_equal_agree_and_overlap_is_only_compatible(a: Amount, b: Amount, relation: str) -> None:
    assert relate(a, b) == relation
    assert relate(b, a) == relation


def test_the_core_is_the_number_that_a_relay_copied() -> None:
    assert [core(a) for a in (exactly(11), at_least(11), Amount(None, 11, "up to"))] == [11, 11, 11]
    assert [core(a) for a in (more_than(50), Amount(24, None, "dozens"), Amount(3, 5, "between"))] == [None] * 3


def test_nobody_says_more_than_fifty_of_a_hundred_and_two() -> None:
    assert contains(more_than(50), 102)
    assert is_plausible(more_than(50), 54)
    assert not is_plausible(more_than(50), 102)
    assert is_plausible(more_than(100), 102)
    assert is_plausible(Amount(24, None, "dozens"), 60)
