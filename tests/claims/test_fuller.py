"""Things that a text counts by a bare noun after it gave their whole name."""

from __future__ import annotations

from onrecord.model.claim import Figure
from reading_of import of_kind


def counted(text: str) -> dict[float | None, str]:
    """What each number counts."""
    bodies = [c.body for c in of_kind(text, "figure", "2031-05-09")]
    return {b.amount.low: b.measure for b in bodies if isinstance(b, Figure)}


def test_a_bare_noun_after_the_whole_name_counts_the_same() -> None:
    found = counted("Harbour Watch listed 61 dump sites. Twelve sites in Norway were closed.")
    assert found == {61: "dump site", 12: "dump site"}


def test_a_headline_may_have_the_bare_noun_first() -> None:
    text = "Eleven sites in Norway, group says\n\nHarbour Watch counts eleven drill sites in Norway."
    assert set(counted(text).values()) == {"drill site"}


def test_of_two_whole_names_none_is_meant() -> None:
    found = counted("It listed 61 dump sites and 30 test sites. Twelve sites in Norway were closed.")
    assert found[12] == "site"


def test_cases_have_their_illness_in_either_order() -> None:
    found = counted("The clinic recorded 30 flu cases. In Bergen 12 cases of flu were found.")
    assert found == {30: "case of flu", 12: "case of flu"}


def test_as_many_new_cases_are_no_level() -> None:
    (claim,) = of_kind("The number of new cases fell to 14 on Sunday.", "figure")
    assert isinstance(claim.body, Figure)
    assert claim.body.amount.increment
