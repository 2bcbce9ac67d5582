from __future__ import annotations

import pytest

from onrecord.model import delta
from onrecord.model.delta import is_narrow, size_class


@pytest.mark.parametrize(
    ("before", "after", "changed", "expected"),
    [
        (64, 65, 1, True),
        (63, 64, 1, False),  # too small to be worth it
        (64, 63, 1, False),
        (127, 128, 1, False),  # another size class
        (100, 100, 32, True),  # described anew
        (100, 100, 33, False),
        (5000, 5100, 100, True),
        (5000, 5105, 105, False),
        (0, 0, 0, False),
    ],
)
def test_which_changes_are_narrow(
    before: int, after: int, changed: int, expected: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(delta, "SMALLEST", 64)
    assert is_narrow(before, after, changed) is expected


def test_a_size_class_is_the_power_of_two_above() -> None:
    assert [size_class(one) for one in (0, 1, 63, 64, 127, 128, 20_000)] == [0, 1, 6, 7, 7, 8, 15]
