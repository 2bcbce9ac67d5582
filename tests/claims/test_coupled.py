"""Numbers that one statement gives together, and those that only stand in one clause."""

from __future__ import annotations

import pytest

from onrecord.model.claim import Figure
from reading_of import of_kind


def together(text: str) -> list[set[float | None]]:
    """The numbers of each statement with more than one."""
    groups: dict[str, set[float | None]] = {}
    for claim in of_kind(text, "figure", "2031-05-09"):
        if isinstance(claim.body, Figure) and claim.body.tuple_id is not None:
            groups.setdefault(claim.body.tuple_id, set()).add(claim.body.amount.low)
    return list(groups.values())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The league asked 87 keepers in 14 countries.", [{87, 14}]),
        ("The walkout left 162 ships idle in four ports.", [{162, 4}]),
        ("About 40,000 dockers and four states are affected.", []),
        ("Fines of 3 million euros were imposed on five mills.", []),
        ("It has 160 guards and 40 boats in two harbours.", [{160, 2}]),
    ],
)
def test_only_what_is_counted_in_so_many_places_is_one_statement(text: str, expected: list[set[float]]) -> None:
    assert together(text) == expected
