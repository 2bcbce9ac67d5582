"""When later documents overtake what earlier ones give of a toll."""

from __future__ import annotations

import pytest

from depot_claims import A, Case, exactly
from onrecord.model.claim import Figure
from onrecord.reconciliation.moving import Said, says_so, since


def said(*given: tuple[str, float], moved: int | None = None, bounds: int = 0) -> list[Said]:
    """Day and value of each; the ``moved``-th says that the number moved; the first ``bounds`` give bounds only."""
    return [
        Said(f"d{n}", f"2031-05-{day}", value, True, n < bounds, n == moved) for n, (day, value) in enumerate(given)
    ]


@pytest.mark.parametrize(
    ("given", "day"),
    [
        ([], None),
        (said(("06", 12)), None),
        (said(("06", 12), ("07", 31)), "07"),  # a disaster
        (said(("06", 2), ("07", 3)), None),  # one document may have read it otherwise
        (said(("06", 2), ("07", 3), ("08", 3)), "07"),
        (said(("06", 2), ("07", 3), ("08", 4)), None),
        (said(("06", 2), ("07", 3), bounds=1), "07"),
        (said(("06", 2), ("07", 3), moved=1), "07"),
        (said(("06", 12), ("06", 31)), None),
        (said(("06", 31), ("07", 29)), None),
        (said(("06", 31), ("07", 29), moved=1), "07"),
        (said(("06", 31), ("07", 31), moved=1), None),
        (said(("06", 12), ("07", 31), ("08", 38)), "08"),
        (said(("06", 12), ("07", 31), ("08", 12)), None),  # somebody still has the old number
        (said(("06", 12), ("07", 31), ("08", 29), ("09", 12), moved=2), "08"),
    ],
)
def test_what_was_published_before_is_overtaken(given: list[Said], day: str | None) -> None:
    assert since(given) == since(given[::-1]) == (f"2031-05-{day}" if day else None)


def test_a_count_from_persons_overtakes_nothing() -> None:
    counted = Said("d1", "2031-05-07", 31, False)
    assert since([*said(("06", 12)), counted]) is None


@pytest.mark.parametrize(
    ("quote", "moved"),
    [
        ("the death toll rose to 31", True),
        ("raised the number of dead to 31", True),
        ("toll revised down to 29", True),
        ("the toll stands at 31", False),
        ("the river rose to 4 metres", False),
    ],
)
def test_words_for_a_toll_that_moved(quote: str, moved: bool) -> None:
    case = Case(A)
    claim = case.add(A, "figure", Figure("people killed", exactly(31)), None, quote=quote)
    assert says_so(claim) is moved
