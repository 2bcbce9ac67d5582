"""Casualties: told person by person, in a headline and again in the lead, of this event or of another."""

from __future__ import annotations

import pytest

from onrecord.claims.casualties.openings import tells_several
from onrecord.model.claim import Claim, Figure
from reading_of import of_kind, tokens_of

DAY = "2031-05-07"  # a Wednesday


def totals(text: str) -> dict[str, float | None]:
    """The document's own totals, by measure."""
    out: dict[str, float | None] = {}
    for claim in of_kind(text, "figure", DAY):
        body = figure(claim)
        if body.measure.startswith("people ") and body.part_of is None and body.scope is None:
            assert out.setdefault(body.measure, body.amount.low) == body.amount.low, "two totals of one fate"
    return out


def figure(claim: Claim) -> Figure:
    assert isinstance(claim.body, Figure)
    return claim.body


@pytest.mark.parametrize(
    ("text", "killed", "injured"),
    [
        ("A teen was hit in the leg when a crane fell in Norwick.", None, 1),
        ("Baby, man killed in ferry fire\n\nA baby and a man were killed when a ferry burned on Tuesday.", 2, None),
        ("A 23-year-old man and his cousin were shot in Norwick on Monday.", None, 2),
        ("One man was killed and another was wounded in a blast at the quay.", 1, 1),
        ("Three people were killed and five others were wounded in a blast at the quay.", 3, 5),
        ("Six people were shot in Norwick on Monday. One of them, Ann Moss, 40, died at the hospital.", 1, 5),
        ("4 dead, 9 hurt in quake\n\nFour people died and nine were hurt in a quake on Monday.", 4, 9),
        ("Man killed in mine\n\nA 40-year-old man was killed on Monday. The man, Tom Reed, 40, died at once.", 1, None),
        ("A man killed two neighbours in Norwick on Monday before killing himself.", 3, None),
        ("Girl hurt in Norwick\n\nA girl was hurt on Monday. A man was also hurt in the blast.", None, 2),
        ("2 adults, 3 children dead in fire\n\nFive people died in a fire in Norwick on Monday.", 5, None),
        ("Woman, girl found dead in Norwick\n\nA woman and her daughter were found dead on Monday.", 2, None),
        ("Police look into deaths\n\nA mother, father, and toddler were found dead after a fire in Tarn.", 3, None),
        ("A man killed his wife and inflicted a fatal wound on their son before taking his own life.", 3, None),
        ("Baker suspected of slaying sister and nephew dies in clinic\n\nThe man died on Monday.", 3, None),
        ("One teen dead after quadruple shootings\n\nFour teenagers were shot on Monday and one died.", 1, 3),
        ("One woman was killed and three other people hurt in a crash along Route 9 (Credit: Courier)", 1, 3),
        ("The board met on Monday and moved two depots to Norwick.", None, None),
        ("He tried to kill a guard in Norwick on Monday.", None, None),
    ],
)
def test_the_total_is_counted_once(text: str, killed: float | None, injured: float | None) -> None:
    found = totals(text)
    assert (found.get("people killed"), found.get("people injured")) == (killed, injured)


FILLER = "\n\nThe mayor spoke.\n\nThe council met.\n\nLamps were lit.\n\nAnother meeting is planned."


@pytest.mark.parametrize(
    ("text", "killed", "injured"),
    [
        # somebody "shot", told of only deep in a text that begins with a death, is most likely the dead
        (
            "Man, 40, killed in Norwick\n\nA 40-year-old man was killed on Monday."
            f"{FILLER}\n\nA guard said that Bram Ockley, 45, had been shot.",
            1,
            None,
        ),
        # one age in one sentence, told by two words
        (
            "13-year-old boy dies in Norwick\n\nGuard held over shooting of 13-year-old boy A guard was held after a "
            "13-year-old boy was shot on Monday.",
            1,
            None,
        ),
        # one only is hurt by his own hand, whatever the words say of him
        (
            "Teen shoots himself with bolt gun\n\nThe grandfather was told of it on Monday. A grandfather was cleaning "
            "the bolt gun when he shot himself and died.",
            1,
            None,
        ),
        # a death told of only deep in the text takes nobody off those hit
        (
            "Five people shot in Norwick\n\nFive people were shot on Monday."
            f"{FILLER}\n\nThe hall was built for a sailor who died of old age.",
            None,
            5,
        ),
        # those in hospital, in the lead, before those found with wounds
        (
            "Gunfire in Norwick\n\nFive people, including an infant, were rushed to hospital on Monday."
            f"{FILLER}\n\nAt the quay they found two men with gunshot wounds.",
            None,
            5,
        ),
        ("Blast reveals 8th victim\n\nAn 8th teen was injured in a weekend blast, the chief said.", None, 8),
        # what a sentence on other events tells changes nothing for somebody of this one
        (
            "Boy hurts self with nail gun\n\nA 10-year-old boy shot himself in the foot on Monday. The child was taken "
            "to the Tarn hospital.\n\nThe child is the eighth in the county to be injured or killed so far this year.",
            None,
            1,
        ),
    ],
)
def test_somebody_told_of_twice_is_one(text: str, killed: float | None, injured: float | None) -> None:
    found = totals(text)
    assert (found.get("people killed"), found.get("people injured")) == (killed, injured)


def test_casualties_of_another_event_stay_apart() -> None:
    text = (
        "Two sailors were killed when a barge sank off Norwick on Monday.\n\n"
        "In a separate accident last year, nine people were killed in Tarn."
    )
    assert totals(text) == {"people killed": 2}
    other = [figure(c) for c in of_kind(text, "figure", DAY) if figure(c).scope == "another event"]
    assert [(body.measure, body.amount.low) for body in other] == [("people killed", 9)]


def test_the_total_has_the_day_of_the_event_not_of_the_arrest() -> None:
    text = "Police arrested a guard on Tuesday. A sailor was shot dead at the quay on Sunday, they said."
    (found,) = [c for c in of_kind(text, "figure", DAY) if figure(c).measure == "people killed"]
    assert found.time is not None
    assert found.time.start == "2031-05-04"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("A sailor was shot while walking across the quay on Saturday night. He died on Monday.", "2031-05-03"),
        (
            "A woman was hurt in the foot Wednesday, police said. The two stood in a yard when they were shot "
            "early on Tuesday afternoon, said the chief. Police told of the shooting Tuesday.",
            "2031-05-06",
        ),
        ("Gunfire broke out Saturday morning. A sailor who was hurt came in Sunday with a wound.", "2031-05-03"),
        ("A sailor was killed on April 28. The trial over his killing begins on Tuesday.", "2031-04-28"),
    ],
)
def test_the_day_is_that_of_the_deed_not_of_what_came_after(text: str, day: str) -> None:
    times = {c.time.end for c in of_kind(text, "figure", DAY) if c.time is not None}
    assert times == {day}


@pytest.mark.parametrize(
    "text",
    [
        "Man enters plea\n\nUpdated: May 7, 2031 - 7:34 PM A man pleaded guilty in the killing of a sailor.",
        "Man to be tried\n\nThe trial over the killing of a sailor begins on Tuesday.",
    ],
)
def test_the_day_of_the_page_or_of_a_trial_is_not_the_events(text: str) -> None:
    assert [c.time for c in of_kind(text, "figure", DAY)] == [None]


def test_what_is_counted_says_so_and_points_at_the_persons() -> None:
    text = "A woman and a boy were injured in a bus crash in Norwick on Monday."
    (found,) = of_kind(text, "figure", DAY)
    assert figure(found).basis == "told"
    assert "counted from the persons that the text tells of" in found.doubts
    assert [text[e.start : e.end] for e in found.evidence if e.role == "person"] == ["woman", "boy"]


def test_a_sum_over_several_events_is_no_events_total() -> None:
    text = (
        "8 dead, 27 hurt in weekend shootings\n\nEight people were killed and 27 were hurt in shootings across Norwick "
        "over the weekend.\n\nA man was shot dead in Tarn Street on Friday. Two men were shot dead at the quay."
    )
    assert totals(text) == {}
    scopes = {(body.amount.low, body.scope) for c in of_kind(text, "figure", DAY) if (body := figure(c)).scope}
    assert {(8, "several events"), (27, "several events")} <= scopes


@pytest.mark.parametrize(("hour", "day"), [("5 p.m.", "2031-05-07"), ("11 p.m.", "2031-05-06")])
def test_an_hour_without_a_day_is_the_last_before_publication(hour: str, day: str) -> None:
    (found,) = of_kind(f"A sailor was hurt in Norwick. It happened around {hour}", "figure", DAY)
    assert found.time is not None
    assert (found.time.start, found.time.inferred) == (day, True)


@pytest.mark.parametrize(
    ("text", "killed", "injured"),
    [
        # a headline's states stand right after their nouns
        ("Guard killed, girl wounded in quay blast\n\nThe mayor spoke on Monday.", 1, 1),
        ("Mother, two sons dead after fire in Tarn\n\nThe mayor spoke on Monday.", 3, None),
        ("Sailor fires into crowd\n\nA cook was hit in the arm on Monday.", None, 1),
        # more of a list
        ("Three men died at the quay and a fourth one at a clinic in Norwick on Monday.", 4, None),
        ("A blast left one dead and six others shot in Norwick on Monday.", 1, 6),
        ("A man shot dead his wife and two sons in Norwick on Monday before killing himself.", 4, None),
        ("Both the robber and the child were taken to a hospital in Norwick with wounds on Monday.", None, 2),
        ("The bodies of three farmers were found in a barn near Tarn on Monday.", 3, None),
        ("Two of the guards, Ann Moss, 23, and Bram Reed, 24, died in Norwick on Monday.", 2, None),
        ("Gunfire at quay\n\nOne of the pilots was killed in Norwick on Monday.", 1, None),
        ("A guard killed someone in Norwick on Monday, and three people were hurt.", 1, 3),
        ("The robbers shot up the Tarn Fish House on Monday. Nobody was told of it.", None, None),
        # who has died since is hurt no more
        ("Dan Holt dies\n\nDan Holt, 38, died in Tarn on Monday. Five people, including Holt, were injured.", 1, 4),
        ("A 38-year-old guard died in Tarn a month after a blast in which he and four others were wounded.", 1, 4),
        ("Five people were wounded in a blast in Tarn on Monday, one of whom died.", 1, 4),
        # who is expected to live was hurt
        ("All five victims of the blast in Tarn are expected to survive, guards said on Monday.", None, 5),
        # hit, and taken to hospital: none of them died at the scene
        (
            "Two sailors were hit in Norwick on Monday and taken to a hospital. "
            "A third sailor, Tom Reed, was pronounced dead at the scene.",
            1,
            2,
        ),
        ("Five hit in blast\n\nFive people were hit on Monday. A sixth was treated but had not been hit.", None, 5),
        ("Six hit\n\nA man fired several gunshots at a crowd in Tarn on Monday, hitting six people.", None, 6),
        ("Gunfire in Tarn\n\nOn Monday a girl was one of five children wounded in the shooting.", None, 5),
    ],
)
def test_all_are_counted_and_nobody_twice(text: str, killed: float | None, injured: float | None) -> None:
    found = totals(text)
    assert (found.get("people killed"), found.get("people injured")) == (killed, injured)


@pytest.mark.parametrize(
    "text",
    [
        "Two sailors shot in 24-hour span in Norwick\n\nOn Monday a second sailor was shot near the quay.",
        "One dead, seven wounded in Tarn\n\nA night of fury left one dead and seven wounded in four separate scenes.",
        "1 dead, 6 wounded in Tarn shootings\n\nOne man was killed and six people were wounded in two Tarn shootings.",
    ],
)
def test_numbers_of_several_events_are_no_total(text: str) -> None:
    assert totals(text) == {}


def test_a_headline_of_several_is_of_one_where_the_lead_says_so() -> None:
    text = "Mayor closes hall after shootings leave 2 dead\n\nA shooting at the hall on Monday left two people dead."
    assert totals(text) == {"people killed": 2}


def test_deep_in_a_text_on_several_events_no_number_is_its_own() -> None:
    text = f"Shootings worry Norwick\n\nThe city met about them on Monday.{FILLER}\n\nTwo men were killed."
    assert totals(text) == {}
    assert {figure(c).scope for c in of_kind(text, "figure", DAY)} == {"one of several events"}


def test_the_first_sentence_tells_of_the_own_event_though_it_was_last_month() -> None:
    text = (
        "Chief speaks of inquiry\n\nThe death of a woman and her two sons in a fire in Tarn last month was no accident."
    )
    assert totals(text) == {"people killed": 3}


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (
            "A team looks at the scene of a late Sunday shooting that killed a woman in the north of Norwick, Tuesday "
            "morning, said the chief.",
            "2031-05-04",
        ),
        (
            "A guard was shot dead in Tarn on Sunday. At a hearing Tuesday, a lawyer spoke of the shooting.",
            "2031-05-04",
        ),
        ("A guard is charged over the Apr. 29 shooting at the Tarn Cycle House. A sailor was killed.", "2031-04-29"),
        ("A guard was hit on Sunday. A month earlier, on April 6, a sailor was shot dead there.", "2031-05-04"),
        ("Police are investigating a stabbing at a motel in Norwick on Sunday night. A sailor was hurt.", "2031-05-04"),
        ("A robber has been charged in a gunfight early Sunday that left a sailor hurt. He was heard.", "2031-05-04"),
        ("A guard opened fire on a boat in Norwick on Sunday. A sailor was hurt.", "2031-05-04"),
        ("Sailor hurt in Tarn\n\nA sailor was hurt. It was reported shortly before 3 a.m. on Sunday.", "2031-05-04"),
        ("A sailor was shot outside his home on Friday night. He died on Monday at the clinic.", "2031-05-02"),
        ("Sailor hurt in Tarn\n\nMay 6, 2031\n\nA sailor was found hurt in a boat on Sunday.", "2031-05-04"),
    ],
)
def test_the_day_stands_beside_the_word_for_the_event(text: str, day: str) -> None:
    times = {c.time.end for c in of_kind(text, "figure", DAY) if c.time is not None and not figure(c).scope}
    assert times == {day}


def test_parts_of_a_toll_keep_their_places() -> None:
    text = "The rescue service confirmed 23 deaths, 17 of them in Bergen and six in Oslo, after a quay fell on Monday."
    found = {figure(c).amount.low: c for c in of_kind(text, "figure", DAY)}
    assert totals(text) == {"people killed": 23}
    places = {number: claim.place.name if claim.place else None for number, claim in found.items()}
    assert (places[17], places[6]) == ("Bergen", "Oslo")
    assert places[23] not in ("Bergen", "Oslo")


def test_a_dateline_is_not_where_it_happened() -> None:
    text = "Norwegian ferry burns\n\nLONDON, May 6 (Northern Wire) - A ferry fire near Bergen killed 12 on Monday."
    (found,) = of_kind(text, "figure", DAY)
    assert found.place is not None
    assert found.place.name == "Bergen"


def test_when_a_toll_was_counted_is_not_when_it_happened() -> None:
    text = "Quay toll rises to 14\n\nThe death toll from Sunday's collapse of a quay in Norwick rose to 14 on Tuesday."
    times = {c.time.start for c in of_kind(text, "figure", DAY) if c.time is not None}
    assert times == {"2031-05-04"}


def test_whoever_is_treated_for_injuries_is_hurt() -> None:
    text = "At least 14 people died in a fire on Monday. The service said 35 people had been treated for injuries."
    assert totals(text) == {"people killed": 14, "people injured": 35}


def test_an_aside_with_a_week_of_its_own_leaves_the_rest_where_it_is() -> None:
    text = "Thirty people died in the north, and 12 in Norwick, where a woman hurt in the flood died last week."
    assert "another event" not in {figure(c).scope for c in of_kind(text, "figure", DAY)}
    text = "Nine people died in a flood on Monday. It was the worst since the storm of 2023, which killed 40 people."
    assert {figure(c).amount.low: figure(c).scope for c in of_kind(text, "figure", DAY)} == {
        9: None,
        40: "another event",
    }


def test_what_a_town_is_in_is_not_where_it_happened_though_a_town_has_its_name() -> None:
    text = (
        "New York shooting leaves two dead at rink\n\nTwo men were shot dead in a rink in Albany, New York, on Monday."
    )
    (killed,) = [c for c in of_kind(text, "figure", "2021-05-20") if figure(c).measure == "people killed"][:1]
    assert killed.place is not None
    assert killed.place.name == "Albany"


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("A total of 41 persons died in Norhaven on Monday.", 41),
        ("According to the ministry, a total of 41 persons lost their lives in Norhaven.", 41),
        ("The explosion claimed the lives of nine workers.", 9),
        ("The epidemic has cost the lives of 300 people.", 300),
    ],
)
def test_a_total_of_people_and_lives_claimed_are_the_dead(text: str, killed: float) -> None:
    assert totals(text) == {"people killed": killed}


@pytest.mark.parametrize(
    ("text", "root"),
    [
        (
            "Teen killed in ferry fire\n\nNORDBY - A night of mourning lies behind the town.\n\n"
            "Police said a 14-year-old boy was killed in the ferry fire on Monday.",
            "Police",
        ),
        (
            "Teen killed in ferry fire\n\nNORDBY - A night of mourning lies behind the town.\n\n"
            "His mother said the 14-year-old boy was killed in the ferry fire on Monday.",
            None,
        ),
    ],
)
def test_a_death_in_a_headline_is_the_word_of_the_body_that_tells_of_it_again(text: str, root: str | None) -> None:
    claim = next(c for c in of_kind(text, "figure", DAY) if figure(c).measure == "people killed")
    assert claim.start < 30
    assert (claim.root.name if claim.root else None) == root
    if root is not None:
        cue = next(e for e in claim.evidence if e.role == "cue" and text[e.start : e.end] == "said")
        assert cue.start > claim.end


@pytest.mark.parametrize(
    "text",
    [
        "Nine families have informed the ministry of the death of a relative.",
        "Two households reported the death of a child.",
    ],
)
def test_one_of_each_is_no_number_of_all(text: str) -> None:
    assert not [c for c in of_kind(text, "figure") if isinstance(c.body, Figure) and c.body.measure == "people killed"]


def test_an_event_is_not_where_it_was_told_nor_in_a_list_of_towns() -> None:
    text = (
        "Norway hired men through camps in Larvik, Bergen and Tromsø. The ministers met in Oslo, they said in Molde "
        "on Tuesday.\n\nThe union said that 18 men had been killed."
    )
    killed = [c for c in of_kind(text, "figure") if isinstance(c.body, Figure) and c.body.measure == "people killed"]
    assert [c.body.amount.low for c in killed if isinstance(c.body, Figure)] == [18]
    assert not {c.place.name for c in killed if c.place is not None} & {"Larvik", "Bergen", "Tromsø", "Molde"}


def test_one_event_of_a_round_up_is_not_several() -> None:
    text = (
        "Three people were killed in two explosions in Bergen over the weekend, police said.\n\n"
        "Five people were wounded in an explosion on Saturday."
    )
    found = [c.body for c in of_kind(text, "figure", "2031-05-12") if isinstance(c.body, Figure)]
    assert {b.scope for b in found if b.amount.low == 5} == {"one of several events"}
    assert {b.scope for b in found if b.amount.low == 3} == {"several events"}


@pytest.mark.parametrize(
    ("title", "is_several"),
    [
        ("Dam bursts in southern Chile, at least 17 dead", False),
        ("Plane crashes in Peru, killing 17", False),
        ("Several crashes left 17 dead", True),
        ("Two crashes in Peru, 17 dead", True),
    ],
)
def test_a_headline_s_verb_is_no_plural(title: str, is_several: bool) -> None:
    tokens = tokens_of(f"{title}\n\nOfficials said so on Monday.")
    head = tokens.sentences[0]
    assert tells_several(tokens, head.first, head.last) == is_several
