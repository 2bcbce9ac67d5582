"""The same things in other words: as translations have them, or where the parser does not look for them."""

from __future__ import annotations

import pytest

from onrecord.model.claim import UNTIED_ACTOR, Action, Agreement, Claim, Figure, Position
from onrecord.reading import places
from reading_of import claims_of, of_kind, tokens_of


def acts(text: str) -> list[Action]:
    return [c.body for c in of_kind(text, "action") if isinstance(c.body, Action)]


def pacts(text: str) -> list[Agreement]:
    return [c.body for c in of_kind(text, "agreement") if isinstance(c.body, Agreement)]


def test_what_one_is_accused_of_is_no_day() -> None:
    (act,) = acts("The owner of the quarry was accused on Monday of hiding two test results, as the toll rose to 14.")
    assert (act.type, act.object) == ("accuse", "hiding two test results")


def test_what_is_called_unfounded_is_denied_and_accuses_nobody() -> None:
    text = "Harrow Ferries received the letter in May and called the accusation of neglect unfounded."
    assert [act.type for act in acts(text) if act.type == "accuse"] == []
    (claim,) = [c for c in of_kind(text, "position") if c.polarity == "denied"]
    assert isinstance(claim.body, Position)
    assert (claim.body.speaker.name, claim.body.about) == ("Harrow Ferries", "accusation of neglect")


def test_who_informed_that_something_is_so_said_it() -> None:
    text = "The coastguards informed that 12 sailors lost the life."
    assert acts(text) == []
    (claim,) = of_kind(text, "figure")
    assert isinstance(claim.body, Figure)
    assert (claim.body.measure, claim.body.amount.low) == ("people killed", 12)
    assert claim.root is not None
    assert claim.root.name == "coastguards"


def test_the_life_of_another_is_not_ones_own() -> None:
    measures = {
        c.body.measure for c in claims_of("Two nurses lost the life of a patient.") if isinstance(c.body, Figure)
    }
    assert "people killed" not in measures


def test_how_often_is_no_count_of_what_follows() -> None:
    assert of_kind("The company had been warned three times of the defect in the door.", "figure") == []


def test_what_one_told_others_is_not_demanded() -> None:
    text = '"We told the board in May that the gate did not close," said Ilse Tarrant, head of the dockers\' union.'
    assert {claim.modality for claim in of_kind(text, "position")} == {"stated"}


def test_a_minister_of_a_state_that_is_not_named_acts_for_one() -> None:
    (act,) = acts("Transport Minister Jonas Veld suspended the licence of the ferry line.")
    assert act.is_response


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("Norland and Albia signed an agreement on fishing in May.", 1, 1),
        ("Norland and Albia signed agreements on fishing in May.", 2, None),
        ("Norland and Albia signed three agreements on fishing in May.", 3, 3),
        ("Norland and Albia agreed in May to share their catch.", None, None),
    ],
)
def test_how_many_agreements_the_words_tell_of(text: str, low: int | None, high: int | None) -> None:
    assert [(pact.low, pact.high) for pact in pacts(text)] == [(low, high)]


def test_an_agreement_is_about_what_it_lets_happen() -> None:
    (pact,) = pacts("Norland and Albia signed an agreement under which Norland's divers will raise the wreck.")
    assert pact.subject == "Norland's divers will raise the wreck"


@pytest.mark.parametrize(
    "text",
    [
        "The captain of the Santa Rilla has been charged with manslaughter.",
        "The ministry has suspended the licence of Morrow Line.",
        "The vessel sank off Cape Morrow.",
    ],
)
def test_a_small_town_is_no_part_of_a_longer_name(text: str) -> None:
    assert places.read(tokens_of(text)) == ()


@pytest.mark.parametrize("side", ["East", "Downtown", "Greater"])
def test_a_side_of_a_town_is_in_it(side: str) -> None:
    (found,) = places.read(tokens_of(f"Two men were shot in {side} Oakland on Monday."))
    assert found.place.name == "Oakland"


def test_a_large_town_is_meant_in_a_longer_name() -> None:
    (found,) = places.read(tokens_of("Shots were fired near the Oakland Coliseum on Monday."))
    assert found.place.name == "Oakland"


def test_what_is_joined_to_a_denial_is_affirmed() -> None:
    text = "Albia denies the claims and affirms that the offices only help citizens."
    (claim,) = [c for c in of_kind(text, "position") if c.polarity == "denied"]
    assert isinstance(claim.body, Position)
    assert claim.body.proposition == "claims"


def test_a_reply_that_the_parser_takes_for_an_infinitive_is_told() -> None:
    (claim,) = of_kind("Chile denies it and affirms that the premises only lend help with paperwork.", "position")
    assert isinstance(claim.body, Position)
    assert (claim.body.stance, claim.body.facet) == ("affirms", "function")


def test_who_gives_a_deed_a_name_condemns_it_beside_what_else_he_does() -> None:
    (claim,) = of_kind("Chile called the expulsion a provocation and threatened to respond.", "position")
    assert isinstance(claim.body, Position)
    assert (claim.body.stance, claim.body.proposition) == ("condemns", "the expulsion is a provocation")


def test_what_is_said_right_behind_a_denial_is_a_position() -> None:
    text = 'Chile\'s foreign ministry rejected the findings. "These are ordinary travel agencies," Anatol Reznik said.'
    assert [c.in_story for c in of_kind(text, "position")] == [True, True]


def test_half_of_what_was_done_is_no_position() -> None:
    assert of_kind("Police on Wednesday searched and sealed two posts in Vilnius, the ministry said.", "position") == []


@pytest.mark.parametrize(
    ("text", "actors", "mood", "polarity"),
    [
        ("Kenya has not commented.", ["Kenya"], "stated", "denied"),
        ("Portugal has yet to respond to the report.", ["Portugal"], "not-yet", "asserted"),
        ("Chile and Peru have not announced any measure for now.", ["Chile", "Peru"], "stated", "denied"),
    ],
)
def test_what_has_not_been_answered_is_not_done_yet(text: str, actors: list[str], mood: str, polarity: str) -> None:
    found = of_kind(text, "action")
    assert [c.body.actor.name for c in found if isinstance(c.body, Action)] == actors
    assert {(c.body.type, c.modality, c.polarity) for c in found if isinstance(c.body, Action)} == {
        ("respond", mood, polarity)
    }


@pytest.mark.parametrize(
    "text",
    [
        "Officials have not announced a decision on the bridge.",
        "Chile has taken measures against the leak.",
        "The minister did not comment.",
        "The sea has not responded.",
    ],
)
def test_no_answer_is_missing(text: str) -> None:
    assert [act for act in acts(text) if act.type == "respond"] == []


def test_officials_are_questioned_and_decisions_are_not() -> None:
    assert [act.type for act in acts("The parliament will question the foreign minister on 27 May.")] == ["question"]
    assert acts("The parliament questioned the decision.") == []


def test_that_something_be_closed_is_a_demand_to_close_it() -> None:
    found = [
        (a.type, a.object) for a in acts("Lithuania demanded that the offices in Vilnius be closed within a week.")
    ]
    assert found == [("demand-closure", "offices")]


def test_countries_among_them_hold_the_thing_each() -> None:
    text = "Chile operates 31 visa offices in 12 countries, among them Lithuania, Poland and Kenya."
    assert [c.place.name for c in of_kind(text, "site") if c.place] == ["Lithuania", "Poland", "Kenya"]


def test_a_place_is_told_once_a_sentence() -> None:
    text = "Two of the offices are in Warsaw and one is in Nairobi, according to the group."
    assert [c.place.name for c in of_kind(text, "site") if c.place] == ["Warsaw", "Nairobi"]


def test_where_a_group_has_its_seat_is_no_site() -> None:
    assert of_kind("The group Open Sky, with headquarters in Vilnius, counted 30 posts.", "site") == []


def test_who_denounces_that_something_is_there_says_so() -> None:
    (claim,) = of_kind("The group Open Sky Forum denounced on Tuesday the existence of 30 offices.", "figure")
    assert claim.root is not None
    assert claim.root.name == "Open Sky Forum"


def test_the_first_word_of_a_body_that_the_model_leaves_out() -> None:
    (claim,) = of_kind("Open Sky Forum says Chile runs 31 visa offices", "figure")
    assert claim.root is not None
    assert claim.root.name == "Open Sky Forum"


@pytest.mark.parametrize(
    "text",
    [
        "Police found bullets and 9 mm magazines near the pier.",
        "The fire damaged a 1.5 story house.",
        "The 14-bank advisory committee will meet.",
    ],
)
def test_what_a_number_describes_is_not_counted(text: str) -> None:
    assert of_kind(text, "figure") == []


def test_some_of_a_number_are_of_its_noun() -> None:
    text = "She has a dozen screws in her leg. On Monday she had three of her four sons at home."
    found = [(c.body.measure, c.body.amount.low) for c in of_kind(text, "figure") if isinstance(c.body, Figure)]
    assert sorted(found) == [("screw", 12.0), ("son", 3.0), ("son", 4.0)]


def test_an_adverb_is_no_unit() -> None:
    found = of_kind("Police said six people were shot, two fatally, on Monday.", "figure")
    assert {c.body.unit for c in found if isinstance(c.body, Figure)} == {"people", None}


def test_who_may_have_done_it_is_not_said_to_be_missing() -> None:
    told = "A cook was shot at the pier on Monday. Police are looking for a gunman."
    assert [UNTIED_ACTOR in c.doubts for c in of_kind(told, "action") if not _doer(c)] == [True]
    bare = "A cook was shot at the pier on Monday. Police closed the road."
    assert [UNTIED_ACTOR in c.doubts for c in of_kind(bare, "action") if not _doer(c)] == [False]


def _doer(claim: Claim) -> str:
    assert isinstance(claim.body, Action)
    return claim.body.actor.name


def test_nobody_else_is_not_nobody() -> None:
    for text in ("No one else in the house was hurt.", "No other injuries were reported."):
        assert [c for c in of_kind(text, "figure") if isinstance(c.body, Figure) and c.body.amount.high == 0] == []


def test_what_was_determined_is_so() -> None:
    found = of_kind("The examiner determined three of the dockers were shot by the guard.", "action")
    assert {c.modality for c in found} <= {"stated", "alleged"}
    open_ = of_kind("The examiner will determine whether the dockers were shot by the guard.", "action")
    assert "stated" not in {c.modality for c in open_}


def test_who_is_stabbed_is_not_said_to_be_dead() -> None:
    assert [act.type for act in acts("Holm stabbed a sixth person.")] == ["injure"]


def test_the_company_is_no_aid_group() -> None:
    text = "The aid group Clear Wells put the deaths at 41. The company has not commented."
    assert [act.actor.name for act in acts(text) if act.type == "respond"] == ["company"]


def test_it_is_who_says_so() -> None:
    text = (
        "A court in Chile suspended the licence of Marsh Sweet. Marsh Sweet denied the leak and said it would appeal."
    )
    assert [act.actor.name for act in acts(text) if act.type == "appeal"] == ["Marsh Sweet"]


def test_a_named_group_takes_back_its_own_number() -> None:
    (claim,) = of_kind("The organization Clear Wells withdrew its figure of 41 deaths.", "figure")
    assert claim.root is not None
    assert claim.root.name == "Clear Wells"


def test_doses_are_counted_in_the_singular() -> None:
    (claim,) = of_kind("The clinic sent 30,000 doses of vaccine.", "figure")
    assert isinstance(claim.body, Figure)
    assert claim.body.measure == "dose"


def test_who_informed_may_stand_behind_the_verb() -> None:
    (claim,) = of_kind(
        "The number of the dead rose to 37, informed on Monday the Ministry of Health of Kenya.", "figure"
    )
    assert claim.root is not None
    assert claim.root.name == "Ministry of Health of Kenya"
    assert of_kind("Three clerks left, informed the mayor that the post was shut, and went.", "figure")[0].root is None


def test_who_is_a_body_in_capitals() -> None:
    (claim,) = of_kind("The WHO, citing the ministry, said 702 cases had been confirmed.", "figure")
    assert [party.name for party in claim.attribution[1:]] == ["WHO", "ministry"]
    assert [act.actor.name for act in acts("The man who sent the letter was arrested by the coast police.")] == [
        "coast police"
    ]
