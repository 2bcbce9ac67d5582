"""Whose words a count or a place may be beside its source."""

from __future__ import annotations

from onrecord.model.claim import Claim
from reading_of import of_kind


def placed(text: str) -> dict[str, Claim]:
    return {c.place.country or "": c for c in of_kind(text, "site", "2021-05-20") if c.place is not None}


SAID = "Harbour Watch said that Norway has four depots in Chile. "


def test_an_outlet_that_goes_on_with_also_may_still_relay() -> None:
    found = placed(SAID + "Norway also has depots in Peru and Spain.")
    for country in ("PE", "ES"):
        assert found[country].root is None
        assert [p.name for p in found[country].root_candidates] == ["Harbour Watch"]
        assert found[country].modality == "alleged"
        assert "source not stated; it may go on with what Harbour Watch says" in found[country].doubts
    assert not found["CL"].root_candidates


def test_without_also_or_in_another_paragraph_or_of_another_thing_it_does_not() -> None:
    assert not placed(SAID + "Norway has depots in Peru.")["PE"].root_candidates
    assert not placed(SAID.strip() + "\n\nNorway also has depots in Peru.")["PE"].root_candidates
    assert not placed(SAID + "Norway also has embassies in Peru.").get("PE", found_none()).root_candidates


def found_none() -> Claim:
    return of_kind(SAID, "site", "2021-05-20")[0]


def test_what_a_speaker_says_after_quoting_a_report_may_be_the_reports() -> None:
    text = (
        "The Norwegian ministry cited a report by Harbour Watch, saying that Chile has two depots in Norway.\n\n"
        "The Norwegian ministry said that Chile has a depot in Oslo."
    )
    found = [c for c in of_kind(text, "site", "2021-05-20") if c.place is not None and c.place.name == "Oslo"]
    assert [[p.name for p in c.root_candidates] for c in found] == [["Harbour Watch"]]
    text = "The Norwegian ministry said that Chile has a depot in Oslo."
    assert [c.root_candidates for c in of_kind(text, "site", "2021-05-20")] == [()]


def test_a_ministry_under_another_government_says_so() -> None:
    text = "The Norwegian Trade Ministry under Ida Berg's government said the depots are not a surprise."
    (found,) = of_kind(text, "position", "2021-05-20")
    assert found.doubts == ("as it was under Ida Berg's government; another government is another speaker",)
    (plain,) = of_kind("The Norwegian Trade Ministry said the depots are not a surprise.", "position", "2021-05-20")
    assert plain.doubts == ()
