"""Positions: worded positively, stance and polarity in step, facet found; publications and agreements beside them."""

from __future__ import annotations

import pytest

from onrecord.model.claim import Action, Agreement, Position, Publication
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


@pytest.mark.parametrize(
    ("text", "speaker", "stance", "proposition", "about"),
    [
        ("Harbour Watch said the reports are a complete fabrication.", "Harbour Watch", "denies", "reports", "reports"),
        (
            "Norway denied the accusation that the quay was sold.",
            "Norway",
            "denies",
            "the quay was sold",
            "quay",
        ),
        ("Norway ruled out a public inquiry.", "Norway", "denies", "public inquiry", "public inquiry"),
        (
            "Harbour Watch blamed the owners for the leak.",
            "Harbour Watch",
            "affirms",
            "the owners are responsible for the leak",
            "owners",
        ),
        (
            "Harbour Watch accused the owners of hiding the leak.",
            "Harbour Watch",
            "affirms",
            "the owners have hidden the leak",
            "owners",
        ),
        (
            "Harbour Watch opposes the closure of the quay.",
            "Harbour Watch",
            "condemns",
            "closure of the quay",
            "closure of the quay",
        ),
        (
            "Norway justified the closure of the quay.",
            "Norway",
            "justifies",
            "closure of the quay",
            "closure of the quay",
        ),
        ("Norway welcomed the ruling.", "Norway", "affirms", "ruling", "ruling"),
        (
            "Minister Anna Holm called the raid unfair.",
            "Anna Holm",
            "condemns",
            "the raid is unfair",
            "raid",
        ),
        ("Minister Anna Holm would not comment on the leak.", "Anna Holm", "declines to comment", "leak", "leak"),
        ("Minister Anna Holm had no comment on the leak.", "Anna Holm", "declines to comment", "leak", "leak"),
        (
            "Harbour Watch said no quay had been painted.",
            "Harbour Watch",
            "denies",
            "any quay had been painted",
            "quay",
        ),
        (
            "Harbour Watch said safety was never compromised.",
            "Harbour Watch",
            "denies",
            "safety was compromised",
            "safety",
        ),
        ("Minister Anna Holm said it doesn’t harm the fish.", "Anna Holm", "denies", "it does harm the fish", None),
        (
            "Norway said it was irresponsible to open the quay.",
            "Norway",
            "condemns",
            "it was irresponsible to open the quay",
            "quay",
        ),
    ],
)
def test_verbs_and_predicates_that_take_a_stance(
    text: str, speaker: str, stance: str, proposition: str, about: str | None
) -> None:
    (found,) = positions(text)
    assert (found.speaker.person or found.speaker.name) == speaker
    assert (found.stance, found.proposition, found.about) == (stance, proposition, about)


def test_concession_beside_denial_is_two_claims() -> None:
    found = positions("Norway denied that the quay had leaked, but acknowledged that a pump failed in March.")
    assert [(p.stance, p.proposition) for p in found] == [
        ("denies", "the quay had leaked"),
        ("affirms", "a pump failed in March"),
    ]


def test_what_hangs_on_the_said_clause_is_the_speakers() -> None:
    found = positions("Norway said the leak was small, rejecting claims by divers that the quay was unsafe.")
    assert [(p.speaker.name, p.stance, p.proposition) for p in found] == [
        ("Norway", "affirms", "the leak was small"),
        ("Norway", "denies", "the quay was unsafe"),
    ]


def test_a_shared_subject_is_said_again() -> None:
    found = positions("Harbour Watch said the closure was illegal and would put lives at risk.")
    assert [p.proposition for p in found] == ["the closure was illegal", "the closure would put lives at risk"]


@pytest.mark.parametrize(
    "text",
    [
        "Minister Anna Holm said she did not know where the ships went.",
        "Harbour Watch said it would sue if a court found that the quay was unsafe.",
        "It is unfair to blame the ministry.",
    ],
)
def test_nobody_takes_this_stand(text: str) -> None:
    assert not [p for p in positions(text) if p.speaker.name in ("court", "ministry") or "know" in p.proposition]


@pytest.mark.parametrize(
    ("text", "is_stand"),
    [
        ("Harbour Watch said the quay looks out on green fields.", False),
        ("Harbour Watch said the weather on the coast changed quickly.", False),
        ("Harbour Watch said the quay was unsafe.", True),
        ("Harbour Watch said Norway supports the plan.", True),
        ("Harbour Watch admitted that the quay looks out on green fields.", True),
        ("Harbour Watch said the water rose because a valve had rusted.", True),
        ("Harbour Watch said the owners should pay.", True),
    ],
)
def test_plain_statements_of_fact_rank_below_stands(text: str, is_stand: bool) -> None:
    found = of_kind(text, "position")
    assert found
    assert [c.in_story for c in found] == [is_stand] * len(found)


def test_forecasts_are_possible_only() -> None:
    (claim,) = of_kind("Harbour Watch predicts that the quay will sink.", "position")
    assert claim.modality == "possible"


def test_the_quote_leaves_the_cue_out() -> None:
    text = 'Anna Holm, the mayor, spoke late. "The crane is unsafe. The council knows that," she said.'
    assert [c.quote for c in of_kind(text, "position")] == ["The crane is unsafe", "The council knows that"]


def test_the_quote_leaves_the_source_out() -> None:
    (claim,) = of_kind("According to Norway, they are only tide gauges.", "position")
    assert claim.quote == "they are only tide gauges"


@pytest.mark.parametrize(
    ("text", "mood", "proposition", "about"),
    [
        ("The dispute over the quay may harm relations with Norway.", "possible", None, "relations"),
        ("Norway has more illegal depots than previously thought.", "characterised", None, "Norway"),
        (
            "The sailors are harassed and threatened by thugs.",
            "characterised",
            "The sailors are harassed and threatened by thugs",
            "sailors",
        ),
    ],
)
def test_the_outlets_own_judgement_is_a_characterisation(
    text: str, mood: str, proposition: str | None, about: str
) -> None:
    (claim,) = of_kind(text, "position")
    assert isinstance(claim.body, Position)
    assert (claim.modality, claim.body.about, claim.root) == (mood, about, None)
    assert claim.body.proposition == (proposition or claim.quote)


def test_who_keeps_silent_is_nobody_s_source() -> None:
    (claim,) = [
        c
        for c in of_kind("Omar Reed declined to comment on the leak, Minister Anna Holm said.", "position")
        if isinstance(c.body, Position) and c.body.stance == "declines to comment"
    ]
    assert isinstance(claim.body, Position)
    assert claim.root is not None
    assert (claim.body.speaker.person, claim.root.person) == ("Omar Reed", "Anna Holm")


def test_nobody_declines_to_comment_by_staying_unnamed() -> None:
    assert not positions("The diver, who declined to be named, left early.")


def test_no_doubt_is_certainty() -> None:
    (found,) = positions('"There is no doubt the sheds hold enough fuel," Anna Holm said.')
    assert (found.stance, found.proposition) == ("affirms", "the sheds hold enough fuel")


def test_a_thing_that_was_spoken_of_does_not_speak() -> None:
    found = positions("Minister Anna Holm said she wished the rule was looser and said she would be ready to talk.")
    assert {p.speaker.person for p in found} == {"Anna Holm"}


def test_what_a_speaker_does_not_think_is_denied() -> None:
    (found,) = positions("Minister Anna Holm said she did not think the quay was unsafe.")
    assert (found.speaker.person, found.stance, found.proposition) == ("Anna Holm", "denies", "the quay was unsafe")


def test_not_yet_leaves_no_yet_behind() -> None:
    (found,) = positions("Minister Anna Holm said the board has not yet agreed.")
    assert "yet" not in found.proposition


def test_a_reason_about_the_law_makes_no_claim_about_legality() -> None:
    (found,) = positions("Harbour Watch said the quay would not be painted as the legal forms were lost.")
    assert found.facet is None


@pytest.mark.parametrize(
    ("text", "stance", "proposition"),
    [
        ("Norway expressed full support for the ceasefire.", "affirms", "ceasefire"),
        ("Norway voiced opposition to the new tax.", "condemns", "new tax"),
        ("Norway dismissed speculation it is leaving the league.", "denies", "it is leaving the league"),
        ("Minister Anna Holm said she could not comment on the leak.", "declines to comment", "leak"),
    ],
)
def test_stances_in_nouns_and_bare_clauses(text: str, stance: str, proposition: str) -> None:
    (found,) = positions(text)
    assert (found.stance, found.proposition) == (stance, proposition)


def test_what_is_expected_of_somebody_is_a_clause() -> None:
    (claim,) = of_kind("Harbour Watch expects the board to sink.", "position")
    assert isinstance(claim.body, Position)
    assert (claim.body.proposition, claim.modality) == ("the board will sink", "possible")


@pytest.mark.parametrize(
    ("before", "about"),
    [
        ("The union pursues sailors.", "sailors"),
        ("The union fines sailors abroad suspected of fraud.", "sailors abroad"),
        ("The officers pursue sailors.", None),
        ("The union pursues sailors. The sea was calm.", None),
    ],
)
def test_they_who_are_threatened_are_the_only_people_of_the_sentence_before(before: str, about: str | None) -> None:
    assert [found.about for found in positions(f"{before} They are threatened by letter.")] == [about]


def test_it_is_not_true_that_denies_the_clause() -> None:
    (claim,) = of_kind("The mayor said it was not true that the council closed the pier.", "position")
    assert isinstance(claim.body, Position)
    assert (claim.body.speaker.name, claim.body.stance) == ("mayor", "denies")
    assert claim.body.proposition == "the council closed the pier"
    (act,) = of_kind("The mayor said it was not true that the council closed the pier.", "action")
    assert (act.polarity, act.doubts) == ("denied", ())


def test_what_one_denies_having_done_is_not_done() -> None:
    (act,) = of_kind("The Harbour Union denies having agreed to any cuts.", "action")
    assert act.polarity == "denied"


def test_who_denies_and_blames_does_both() -> None:
    found = of_kind("Solvik denied that the locks were shut and blamed the storm.", "action")
    blame = next(c for c in found if isinstance(c.body, Action) and c.body.type == "accuse")
    assert isinstance(blame.body, Action)
    assert (blame.body.actor.name, blame.body.object) == ("Solvik", "storm")


def test_no_plans_negates_once() -> None:
    (claim,) = of_kind("The mayor has no plans to dismiss her, the council said.", "position")
    assert claim.doubts == ()


def test_because_with_a_clause_ties_two_things() -> None:
    (claim,) = of_kind("The council said that the dam burst because the locks were shut.", "position")
    assert isinstance(claim.body, Position)
    assert claim.body.facet == "link"


def test_nobody_charged_and_a_plan_to_appeal() -> None:
    (act,) = of_kind("No one has been charged.", "action")
    assert isinstance(act.body, Action)
    assert (act.body.type, act.polarity) == ("charge", "denied")
    (act,) = of_kind("The skipper will appeal, his lawyer said.", "action")
    assert isinstance(act.body, Action)
    assert (act.body.type, act.modality) == ("appeal", "planned")


@pytest.mark.parametrize(
    "what",
    [
        "the board has never appeared weaker",
        "we must not forget that it costs money",
        "the levy was not merely a fee",
        "the ferry may not sail before spring",
    ],
)
def test_what_not_does_not_turn_round_is_affirmed_as_it_stands(what: str) -> None:
    (found,) = positions(f"Minister Anna Holm said {what}.")
    assert (found.stance, found.proposition) == ("affirms", what)


@pytest.mark.parametrize(
    "text",
    ["Norway rejected a role for the fund in its ports.", "The council rejected a curfew for the island."],
)
def test_who_rejects_what_nobody_says_denies_nothing(text: str) -> None:
    assert positions(text) == []


def test_who_rejects_what_is_said_denies_it() -> None:
    (found,) = positions("Norway rejected the accusation.")
    assert found.stance == "denies"


def test_who_will_not_speculate_is_who_speaks() -> None:
    text = "Wardens say Hale and the keeper knew each other, but won't speculate on the motive."
    assert {p.speaker.name for p in positions(text)} == {"Wardens"}
    assert not [p for p in positions(text) if p.proposition.startswith("Hale and the keeper will")]


@pytest.mark.parametrize(
    "text",
    [
        "The spokesman said that Tolvia has always acted in accordance with the 1994 treaty.",
        "The envoy said they were allies of the 19th century anarchist Ivo Renn.",
    ],
)
def test_a_things_date_is_not_that_of_what_is_said(text: str) -> None:
    assert [c.time for c in of_kind(text, "position")] == [None]
