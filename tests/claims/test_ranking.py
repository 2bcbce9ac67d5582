"""Shares and ranks beside a count."""

from __future__ import annotations

import pytest

from onrecord.model.claim import Figure, Position
from reading_of import of_kind


@pytest.mark.parametrize(
    "text",
    [
        "Harbour Watch said Norway has 54 depots in 21 countries, most of which are located in Africa.",
        "Harbour Watch said most of the 54 depots are in Africa.",
    ],
)
def test_most_of_a_count_is_a_part_of_it_somewhere(text: str) -> None:
    (share,) = [c for c in of_kind(text, "figure") if isinstance(c.body, Figure) and c.body.amount.qualifier == "most"]
    assert isinstance(share.body, Figure)
    assert (share.body.measure, share.body.part_of) == ("depot", "54 depots")
    assert (share.body.amount.low, share.body.amount.high) == (None, None)
    assert share.place is not None
    assert share.place.name == "Africa"
    assert share.root is not None
    assert share.root.name == "Harbour Watch"


@pytest.mark.parametrize("text", ["Most of the depots are in Africa.", "Most of the 54 depots are old."])
def test_no_share_without_a_count_or_a_place(text: str) -> None:
    found = [c.body.amount.qualifier for c in of_kind(text, "figure") if isinstance(c.body, Figure)]
    assert "most" not in found


def test_a_rank_is_a_position_of_its_source() -> None:
    text = "Harbour Watch says that Chile has 11 depots, the highest number of any country."
    (rank,) = of_kind(text, "position")
    assert isinstance(rank.body, Position)
    assert rank.body.proposition == "Chile has the highest number of any country"
    assert (rank.body.stance, rank.body.facet, rank.quote) == ("affirms", None, "the highest number of any country")
    assert not of_kind("Chile has 11 depots, the highest number of any country.", "position")
    assert not of_kind("Harbour Watch says that Chile has 11 depots, the highest number since May.", "position")
