"""Positions: worded positively, stance and polarity in step, facet found; publications and agreements beside them."""

from __future__ import annotations

import pytest

from onrecord.model.claim import Agreement, Position, Publication
from reading_of import claims_of, of_kind


def positions(text: str) -> list[Position]:
    return [c.body for c in of_kind(text, "position") if isinstance(c.body, Position)]


@pytest.mark.parametrize(
    ("text", "stance", "facet"),
    [
        ("Minister Anna Holm said the pact has nothing to do with the depots.", "denies", "link"),
        ("Harbour Watch said the depots are linked to the pact.", "affirms", "link"),
        ("Norway denied that the depots exist.", "denies", "existence"),
        ("Minister Anna Holm called the raid unacceptable.", "condemns", None),
        ("The ministry declined to comment on the raid.", "declines to comment", None),
    ],
)
def test_stance_and_facet(text: str, stance: str, facet: str | None) -> None:
    (found,) = positions(text)
    assert (found.stance, found.facet) == (stance, facet)


@pytest.mark.parametrize(
    "text",
    [
        "Minister Anna Holm said the pact has nothing to do with the depots.",
        "Norway denied that the depots exist.",
        "Harbour Watch said the depots are linked to the pact.",
        "The ministry said the board did not lie.",
    ],
)
def test_polarity_is_denied_exactly_when_the_stance_denies(text: str) -> None:
    for claim in of_kind(text, "position"):
        assert isinstance(claim.body, Position)
        assert (claim.polarity == "denied") == (claim.body.stance == "denies")


def test_a_denial_is_worded_positively() -> None:
    (found,) = positions("Minister Anna Holm said the pact has nothing to do with the depots.")
    assert "is linked to" in found.proposition
    assert "nothing" not in found.proposition


def test_publication_with_its_publisher_and_date() -> None:
    found = of_kind("Harbour Watch published a report on the depots on 4 May 2031.", "publication")
    (claim,) = found
    assert isinstance(claim.body, Publication)
    assert claim.time is not None
    assert claim.time.edtf == "2031-05-04"


def test_agreement_with_parties_and_open_list() -> None:
    text = "Norway signed a treaty with Chile on fishing in 2029."
    (claim,) = [c for c in claims_of(text) if c.kind == "agreement"]
    assert isinstance(claim.body, Agreement)
    assert {p.country for p in claim.body.parties} == {"NO", "CL"}


def test_positive_words_are_spaced_as_printed() -> None:
    (found,) = positions("Minister Anna Holm said the board's chairman can't understand the report.")
    assert found.proposition == "the board's chairman can understand the report"
