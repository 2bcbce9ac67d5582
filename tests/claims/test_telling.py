"""Acts told along with what somebody says."""

from __future__ import annotations

from onrecord.model.claim import Action, Claim, Position
from reading_of import of_kind


def body(claim: Claim) -> Action:
    assert isinstance(claim.body, Action)
    return claim.body


def test_a_demand_joined_to_a_quoted_judgement_rests_on_its_speaker_and_day() -> None:
    text = "Minister Ida Berg of Norway called it “a scandal” on 3 May and demanded immediate closure."
    (found,) = [c for c in of_kind(text, "action", "2021-05-20") if body(c).type == "demand-closure"]
    assert found.root is not None
    assert found.root.name == "Ida Berg"
    assert found.time is not None
    assert found.time.edtf == "2021-05-03"


def test_a_demand_in_the_outlets_own_words_has_no_source() -> None:
    text = "Minister Ida Berg visited the quay on 3 May and demanded immediate closure."
    (found,) = [c for c in of_kind(text, "action", "2021-05-20") if body(c).type == "demand-closure"]
    assert found.root is None


def test_a_warning_beside_a_vow_stays_the_outlets_word() -> None:
    text = "Norway has vowed to keep the sound open and has warned Chile against closing it."
    (found,) = [c for c in of_kind(text, "action", "2021-05-20") if body(c).type == "warn"]
    assert found.root is None


def test_who_says_that_a_council_was_informed_speaks_for_who_informed_it() -> None:
    text = "Norwegian Trade Minister Ida Berg said that parliament has been informed this week that the pier is safe."
    (found,) = [c for c in of_kind(text, "action", "2021-05-20") if body(c).type == "inform"]
    assert body(found).actor.name == "Ida Berg"
    assert body(found).object == "the pier is safe"
    assert "who informed is not stated; taken to be the speaker" in found.doubts
    text = "Harbour Watch said that parliament has been informed this week that the pier is safe."
    assert all(not body(c).actor.name for c in of_kind(text, "action") if body(c).type == "inform")


def test_measures_are_no_force_that_moves() -> None:
    text = "Norway mobilises troops\n\nNorway has mobilized army and coast guard measures on Monday, it said."
    found = {c.quote.split()[1]: c for c in of_kind(text, "action") if body(c).type == "mobilise"}
    assert {body(c).plover for c in found.values()} == {None}
    assert "the text under the heading words it otherwise" in found["mobilises"].doubts
    (plain,) = of_kind("Norway has mobilized its troops on Monday.", "action")
    assert body(plain).plover == "MOBILIZE"


def test_the_day_of_a_relayed_report_is_marked_as_the_reports() -> None:
    text = "The Tide Gazette reported on 4 May that Norwegian Minister Ida Berg said that Norway would close the pier."
    (found,) = of_kind(text, "action", "2021-05-20")
    assert found.said is not None
    assert found.said.edtf == "2021-05-04"
    assert "the day is that of the report by Tide Gazette" in [d.replace("by The ", "by ") for d in found.doubts]


def test_what_will_not_be_tolerated_is_condemned_and_not_said_to_have_happened() -> None:
    (any_,) = of_kind("The Norwegian ministry said any act that harms the pier will not be tolerated.", "position")
    assert isinstance(any_.body, Position)
    assert (any_.body.stance, any_.modality, any_.polarity) == ("condemns", "conditional", "asserted")
    assert "harms the pier" in any_.body.proposition
    (one,) = of_kind("The Norwegian ministry said the raid will not be tolerated.", "position")
    assert isinstance(one.body, Position)
    assert (one.body.stance, one.modality) == ("condemns", "stated")


def test_the_year_of_a_treaty_is_not_the_time_of_a_position() -> None:
    (found,) = of_kind("Harbour Watch said the pier is linked to the fishing treaty in 2009.", "position", "2021-05-20")
    assert found.time is None


def test_an_inquiry_into_this_is_into_nobody() -> None:
    text = "Chile hid depots in Peru. Norway and Spain have launched investigations into this."
    found = [body(c) for c in of_kind(text, "action") if body(c).type == "investigate"]
    assert {(b.actor.name, b.target) for b in found} == {("Norway", None), ("Spain", None)}
