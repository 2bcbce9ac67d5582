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


def test_who_tells_somebody_something_speaks_through_the_report() -> None:
    text = "According to the police report, the burglar flagged down a guard and told him he broke the lock."
    (told,) = [c for c in of_kind(text, "position", "2021-05-20") if c.quote == "he broke the lock"]
    assert [p.name for p in told.attribution[1:]] == ["police", "burglar"]
    assert told.root is not None
    assert told.root.name == "burglar"


def test_who_says_who_one_of_several_is_does_not_say_how_many() -> None:
    text = "Family members identified one of two sailors injured as 37-year-old Ida Berg."
    found = of_kind(text, "figure", "2021-05-20")
    assert found
    assert all(c.root is None for c in found)
    plain = of_kind("Family members said two sailors were injured.", "figure", "2021-05-20")
    assert [c.root.name for c in plain if c.root is not None] == ["Family members"]


def test_what_has_been_done_is_no_part_of_what_is_announced() -> None:
    text = "The Solvik School announced lessons would be cancelled Monday, and two piers were closed in the harbour."
    ends, closes = of_kind(text, "action", "2021-05-20")
    assert (ends.modality, ends.root and ends.root.name) == ("planned", "Solvik School")
    assert (closes.modality, closes.root) == ("stated", None)
    both = "The council announced the school would be closed on Friday, and that the pier would be closed on Monday."
    assert {c.modality for c in of_kind(both, "action", "2021-05-20")} == {"planned"}


def test_the_speaker_is_not_the_subject_of_the_clause_before() -> None:
    text = "Both firms employ fewer than 300 sailors and union leaders said Norway's 4,000 sailors were on strike."
    found = [c for c in of_kind(text, "figure", "2021-05-20") if "4,000" in c.quote]
    assert [c.root.name for c in found if c.root is not None] == ["union leaders"]


def test_what_a_suspect_says_that_another_did_is_put_on_him() -> None:
    (told,) = of_kind("The suspect told police that the victim was shot by a neighbour.", "action", "2021-05-20")
    assert (told.modality, told.is_accusation) == ("alleged", True)
    (seen,) = of_kind("A witness told police that the victim was shot by a neighbour.", "action", "2021-05-20")
    assert not seen.is_accusation
