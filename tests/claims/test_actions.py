"""Actions: types, lists distributed, disjunctions, light verbs, passives; polarity and modality with them."""

from __future__ import annotations

import pytest

from onrecord.model.claim import Action, Claim
from reading_of import claims_of, of_kind


def acts(text: str) -> list[tuple[str, str, str]]:
    return sorted((body(c).actor.name, body(c).type, c.modality) for c in of_kind(text, "action"))


def body(claim: Claim) -> Action:
    assert isinstance(claim.body, Action)
    return claim.body


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Spain, Chile and Norway have launched investigations into the depots.",
            [
                ("Chile", "investigate", "stated"),
                ("Norway", "investigate", "stated"),
                ("Spain", "investigate", "stated"),
            ],
        ),
        ("The Spanish government will expel two diplomats.", [("Spain", "expel", "planned")]),
        ("The minister demanded immediate closure.", [("minister", "demand-closure", "stated")]),
        ("Spanish authorities have yet to condemn the raid.", [("Spanish authorities", "condemn", "not-yet")]),
    ],
)
def test_acts(text: str, expected: list[tuple[str, str, str]]) -> None:
    found = acts(text)
    for name, type_, mood in expected:
        assert any(name in n and (t, m) == (type_, mood) for n, t, m in found), found


def test_a_disjunction_over_a_list_asserts_neither_of_any_member() -> None:
    found = of_kind("Some countries opened inquiries or closed depots, including Spain and Chile.", "action")
    assert {body(c).actor.name for c in found} == {"Spain", "Chile"}
    assert {body(c).type for c in found} == {"investigate", "close"}
    assert {c.modality for c in found} == {"unresolved"}
    groups = {(body(c).actor.name, c.alternatives) for c in found}
    assert len(groups) == 2
    assert all(group for _, group in groups)


def test_nothing_that_did_not_happen_is_asserted() -> None:
    found = of_kind("None of the depots was attacked.", "action")
    assert [c.polarity for c in found] == ["denied"]


def test_passive_keeps_its_agent_open() -> None:
    (found,) = of_kind("Two men were arrested on Friday.", "action")
    assert body(found).actor.name == ""


@pytest.mark.parametrize("text", ["Police stopped a car.", "The board released the names.", "They came to arrest him."])
def test_no_act(text: str) -> None:
    assert [body(c).type for c in of_kind(text, "action") if body(c).type in ("end", "release", "arrest")] == []


def typed(text: str) -> list[tuple[str, str, str | None]]:
    return [(body(c).actor.name, body(c).type, body(c).object) for c in of_kind(text, "action")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norway imposed sanctions on five officials.", ("Norway", "sanction", "five officials")),
        ("Chile recalled its ambassador on Monday.", ("Chile", "recall", "its ambassador")),
        ("Spanish gunboats shelled the port.", ("Spanish gunboats", "attack", "port")),
        ("The quay was torpedoed at dawn.", ("", "attack", "quay")),
        ("Peru took control of the island.", ("Peru", "seize", "island")),
        ("Police in Oslo dispersed the demonstrators.", ("Police", "disperse", "demonstrators")),
        ("Norway closed its border crossing.", ("Norway", "close", "its border crossing")),
        ("The ferry Alder Queen capsized on Friday.", ("", "sink", "ferry Alder Queen")),
        ("Chile has had at least two frigates escort the tanker.", None),
        ("Chile offered to escort the tanker.", ("Chile", "offer", "to escort the tanker")),
        ("Dockers went on strike over wages.", ("Dockers", "strike-work", "wages")),
        ("Thousands of people marched through the town.", ("Thousands of people", "protest", None)),
        (
            "The foreign minister of Chile, Ana Vik, protested against the closure.",
            ("Ana Vik", "raise-issue", "closure"),
        ),
        ("Chile fined the company 40,000 crowns.", ("Chile", "sanction", "company")),
    ],
)
def test_acts_by_their_frames(text: str, expected: tuple[str, str, str | None] | None) -> None:
    found = typed(text)
    assert expected is None or expected in found, found


@pytest.mark.parametrize(
    "text",
    [
        "Prices hit a record low.",  # nothing was attacked
        "The board met its targets.",
        "It demonstrated that the quay was safe.",
        "Chile agreed that the price was right.",
        "The man, who declined to be named, left.",
        "The strike of the clock was heard.",
        "Asked why it had closed, he shrugged.",
        "Anyone who saw it is asked to call the police.",
        "Chile sent troops to seize the refinery.",  # what they were sent for
        "The treaty allows Chile to expel the crew.",
    ],
)
def test_what_only_sounds_like_an_act(text: str) -> None:
    unwanted = {"attack", "meet", "protest", "agree", "reject", "strike-work", "ask", "seize", "expel"}
    assert [t for _, t, _ in typed(text) if t in unwanted] == []


@pytest.mark.parametrize(
    ("text", "type_", "mood"),
    [
        ("Peru would answer by closing the port.", "close", "conditional"),
        ("Vik hopes to visit Chile before starting negotiations with Peru.", "negotiate", "planned"),
        ("Had Peru attacked the port, he would have known.", "attack", "conditional"),
        ("Peru will not allow it and has offered help.", "offer", "stated"),
        ("Norway announced an inquiry into the fire.", "investigate", "planned"),
        ("Norway announced that two ships had shelled the port.", "attack", "alleged"),
        ("The union called on the board to wait and condemned the raid.", "condemn", "stated"),
    ],
)
def test_how_far_an_act_has_come(text: str, type_: str, mood: str) -> None:
    assert mood in {c.modality for c in of_kind(text, "action") if body(c).type == type_}


@pytest.mark.parametrize(
    ("text", "type_", "actor"),
    [
        ("Talks between Chile and Peru began in Oslo on Monday.", "meet", "Chile"),
        ("The Chilean raid on the port took place at night.", "attack", "Chile"),
        ("An explosion occurred at the mill.", "explode", ""),
        ("A summit of ministers will be held in Oslo.", "meet", "ministers"),
    ],
)
def test_what_took_place(text: str, type_: str, actor: str) -> None:
    found = [body(c) for c in of_kind(text, "action")]
    assert (type_, actor) in [(b.type, b.actor.name) for b in found], found


def test_payments_are_not_held() -> None:
    assert [t for _, t, _ in typed("Payments will be held at the bank.") if t == "pay"] == []


def test_a_man_they_say_did_it_is_not_those_who_say_so() -> None:
    found = of_kind("Police in Oslo are holding a man they say opened fire on dancers, killing one woman.", "action")
    by_type = {body(c).type: c for c in found}
    assert body(by_type["shoot"]).actor.name == "man"
    assert by_type["shoot"].root is not None
    assert by_type["shoot"].root.name == "Police"
    assert by_type["shoot"].modality == "alleged"


def test_a_demand_is_told_once() -> None:
    assert [t for _, t, _ in typed("Chile urged Peru to release the crew.")] == ["ask"]


def test_codes_follow_the_types() -> None:
    codes = {body(c).type: body(c).plover for c in of_kind("Norway expelled two envoys and closed the port.", "action")}
    assert codes == {"expel": "SANCTION/expel", "close": "COERCE/restrict"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chile lodged a strong protest with Peru over the raid.", "raise-issue"),
        ("Two of them were arrested in March and released after a week.", "release"),
        ("The permit of the mill will be withdrawn.", "annul"),
        ("The company will appeal against the ruling.", "appeal"),
        ("Norwegian staff visited the detainees.", "visit"),
    ],
)
def test_acts_in_other_words(text: str, expected: str) -> None:
    assert expected in [t for _, t, _ in typed(text)]


def test_what_is_not_ruled_out_is_left_open() -> None:
    assert typed("Chile did not rule out legal steps.") == []


def test_the_year_of_a_treaty_is_not_the_year_of_its_breach() -> None:
    (found,) = [
        c for c in of_kind("Chile suspended the fishing treaty of 2009.", "action") if body(c).type == "suspend"
    ]
    assert found.time is None


def test_a_body_of_many_states_is_of_none() -> None:
    found = of_kind("Belgium closed the port. The European Commission fined the company.", "action")
    assert {body(c).actor.country for c in found if "Commission" in body(c).actor.name} == {None}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Police identified the victim as Per Holm.", ("Police", "identify")),
        ("The man pleaded not guilty on Monday.", ("man", "plead")),
        ("Holm appeared in court on Tuesday.", ("Holm", "appear")),
        ("Someone opened fire outside the mill.", ("", "shoot")),
        ("Occupants of the car fired shots into the crowd.", ("Occupants of the car", "fire-weapon")),
    ],
)
def test_police_and_courts(text: str, expected: tuple[str, str]) -> None:
    assert expected in [(name, type_) for name, type_, _ in typed(text)], typed(text)


def test_what_one_is_accused_of_is_alleged() -> None:
    found = [c for c in of_kind("Holm is accused of shooting his friend.", "action") if body(c).type == "shoot"]
    assert [(body(c).actor.name, c.modality) for c in found] == [("Holm", "alleged")]


@pytest.mark.parametrize(
    ("text", "target"),
    [
        (
            "Peru's Trade Ministry told the council of the Salt Party that the pier was shut.",
            "council of the Salt Party",
        ),
        ("Peru's Trade Ministry said at a meeting of the Salt Party that the pier was shut.", "Salt Party"),
        (
            "Peru's Trade Ministry quoted the report of Harbour Watch at the Salt Party's Harbour Council.",
            "Harbour Council",
        ),
        ("Peru's Trade Ministry presented its figures to parliament.", "parliament"),
    ],
)
def test_a_body_that_is_told_something_is_informed(text: str, target: str) -> None:
    found = [c.body for c in of_kind(text, "action") if isinstance(c.body, Action) and c.body.type == "inform"]
    assert [(body.actor.name, body.target) for body in found] == [("Peru's Trade Ministry", target)]
    assert not [c for c in of_kind(text, "action") if isinstance(c.body, Action) and c.body.type == "hold-hearing"]


@pytest.mark.parametrize(
    "text",
    [
        "Peru's Trade Ministry said at a press conference that the pier was shut.",
        "Peru's Trade Ministry said at its council that the pier was shut.",
        "Peru's Trade Ministry said at a meeting that the pier was shut.",
        "Peru's Trade Ministry presented a bill to parliament.",
        "Harbour Watch told parliament that the pier was shut.",
        "Peru's Trade Ministry told reporters that the pier was shut.",
    ],
)
def test_nobody_is_informed_at_ones_own_conference_or_by_a_bill(text: str) -> None:
    assert not [c for c in of_kind(text, "action") if isinstance(c.body, Action) and c.body.type == "inform"]


@pytest.mark.parametrize(
    "text", ["The ministry does not plan to close the depot.", "Ada Quill said she did not expect to close the depot."]
)
def test_what_is_not_planned_is_denied(text: str) -> None:
    (found,) = [c for c in of_kind(text, "action") if isinstance(c.body, Action) and c.body.type == "close"]
    assert (found.modality, found.polarity) == ("planned", "denied")


@pytest.mark.parametrize(
    "text",
    [
        "Norbank rejected as baseless a report that it meant to threaten the depots.",
        "A spokeswoman for Norbank said reports that Norbank means to threaten the depots were groundless.",
    ],
)
def test_what_denied_reports_say_is_no_plan(text: str) -> None:
    assert not [c for c in of_kind(text, "action") if isinstance(c.body, Action) and c.body.type == "threaten"]


def test_who_denies_a_plan_has_none() -> None:
    (found,) = of_kind("Norbank denied that it would close the depot.", "action")
    assert (found.modality, found.polarity) == ("planned", "denied")


def test_who_is_charged_says_nothing() -> None:
    assert all(c.root is None for c in claims_of("Man Charged With Shooting 6 People Monday Night"))


@pytest.mark.parametrize(
    "text",
    [
        "The Delft Fire Board has struggled to adequately investigate the arson cases.",
        "The police struggled to arrest the miller.",
        "The ministry is striving to close the port.",
    ],
)
def test_what_somebody_struggles_to_do_is_not_done(text: str) -> None:
    assert of_kind(text, "action") == []


@pytest.mark.parametrize(
    ("text", "mood"),
    [
        ("The ministry expects that Denmark will close the port.", "possible"),
        ("The bank expects Denmark to close the port this year.", "possible"),
        ("The ministry expects to close the port in May.", "planned"),
        ("The ministry expects it will close the port in May.", "planned"),
    ],
)
def test_what_another_is_expected_to_do_is_nobodys_plan(text: str, mood: str) -> None:
    assert [c.modality for c in of_kind(text, "action") if getattr(c.body, "type", "") == "close"] == [mood]


@pytest.mark.parametrize(
    "text",
    [
        "Ann Reed was freed on her word to return and is due in court March 25.",
        "The farmer was freed on a pledge to pay and will be tried in June.",
        "Ann Reed was released on bail and is due in court on Monday.",
    ],
)
def test_the_day_of_what_comes_next_is_not_the_acts(text: str) -> None:
    found = [c for c in of_kind(text, "action", "2031-03-10") if body(c).type == "release"]
    assert found
    assert [c.time for c in found] == [None] * len(found)


def test_we_in_a_quotation_are_whoever_speaks() -> None:
    text = "Peru's Trade Minister Ana Vik said that a team had left. “We have not closed any pier,” she said."
    acts = [c.body for c in of_kind(text, "action") if isinstance(c.body, Action) and c.body.type == "close"]
    assert [act.actor.name for act in acts] == ["Ana Vik"]


@pytest.mark.parametrize(
    ("text", "done", "accused"),
    [
        ("Tomas Vek is accused of shooting two guards at the Norhaven depot, police said.", set(), {"shoot"}),
        ("Lena Orr allegedly shot the clerk and fled.", set(), {"shoot", "flee"}),
        ("Albia accused Borland of shelling the port.", {"accuse"}, {"attack"}),
        ("Ivo Marsh is charged with kidnapping the clerk and attacking a guard.", {"charge"}, {"kidnap", "attack"}),
        ("Tomas Vek is alleged to have shot his own brother.", set(), {"shoot"}),
        ("Police said Tomas Vek shot a clerk.", {"shoot"}, set()),
    ],
)
def test_what_somebody_is_accused_of_is_told_apart(text: str, done: set[str], accused: set[str]) -> None:
    found = of_kind(text, "action")
    assert {body(c).type for c in found if c.is_accusation} == accused
    assert all(c.modality == "alleged" for c in found if c.is_accusation)
    assert done <= {body(c).type for c in found if not c.is_accusation}


@pytest.mark.parametrize(
    ("text", "type_", "actor", "object_"),
    [
        ("Anna Holm accidentally shot herself while cleaning the flare gun.", "shoot", "Anna Holm", "herself"),
        ("Tom Hale turned to the gate and backup guards arrested him.", "arrest", "", "Tom Hale"),
        ("A warden fired at a keeper by mistake, wounding him.", "injure", "warden", None),
        ("The man pleaded not guilty to murder.", "plead", "man", "not guilty to murder"),
        ("Skipper in ferry trial pleads not guilty - KQRS.com - Norwick, Longton", "plead", "Skipper", "not guilty"),
        ("Officials discuss the floods in Norwick.", "discuss", "Officials", "floods"),
        ("Norway has submitted two firm proposals to the owners.", "offer", "Norway", "two firm proposals"),
    ],
)
def test_who_did_it_to_whom(text: str, type_: str, actor: str, object_: str | None) -> None:
    found = [(body(c).actor.name, body(c).object) for c in of_kind(text, "action") if body(c).type == type_]
    assert found == [(actor, object_)]


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("Wardens have not found the cause of the leak or identified any suspects.", "identify"),
        ("Tom Hale denied closing the pier or selling the boat.", "close"),
        ("Aides said there are no plans for harbour minister Tom Hale to meet shipowners this week.", "meet"),
    ],
)
def test_who_denies_one_act_or_another_denies_both(text: str, type_: str) -> None:
    assert {c.polarity for c in of_kind(text, "action") if body(c).type == type_} <= {"denied"}


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("Skipper to plead to lesser charge in Norwick smuggling case", "plead"),
        (
            "An answer may not come until the coast guard and the Norwick Department of Fisheries complete their "
            "investigations into the wreck, Tom Hale said.",
            "investigate",
        ),
    ],
)
def test_what_is_still_to_come_is_not_done(text: str, type_: str) -> None:
    assert {c.modality for c in of_kind(text, "action") if body(c).type == type_} == {"planned"}


@pytest.mark.parametrize(
    ("text", "type_", "actor", "object_"),
    [
        (
            "Harbour police are looking for the gunman who opened fire at the pier on Sunday, killing one person.",
            "kill",
            "gunman",
            "one person",
        ),
        ("Quayside police responded to a brawl near the pier, injuring seven people.", "injure", "", "seven people"),
        ("Ivo Brandt opened fire at the pier, killing one person.", "kill", "Ivo Brandt", "one person"),
    ],
)
def test_who_seeks_the_gunman_killed_nobody(text: str, type_: str, actor: str, object_: str) -> None:
    found = next(body(c) for c in of_kind(text, "action") if body(c).type == type_)
    assert (found.actor.name, found.object) == (actor, object_)


def test_what_a_firm_is_accused_that_it_did_is_the_firms_and_alleged() -> None:
    text = "The Norwegian prosecution accuses the haulage company Quillo that it has paid for the rifles."
    (paid,) = (c for c in of_kind(text, "action") if body(c).type == "pay")
    assert (body(paid).actor.name, paid.modality, paid.is_accusation) == ("Quillo", "alleged", True)
    text = "Marle police have arrested a man who they allege killed a docker."
    (shot,) = (c for c in of_kind(text, "action") if body(c).type == "kill")
    assert (shot.modality, shot.is_accusation) == ("alleged", True)


def test_the_day_of_an_appointment_is_not_that_of_the_summons() -> None:
    (called,) = of_kind("Norway's foreign ministry summoned the Danish ambassador for Friday.", "action", "2021-05-20")
    assert called.time is None
    (called,) = of_kind("Norway's foreign ministry summoned the Danish ambassador on Friday.", "action", "2021-05-20")
    assert called.time is not None


def test_the_day_of_a_theft_is_not_that_of_the_inquiry_into_it() -> None:
    (told,) = of_kind("Norwegian police are investigating a theft Monday night at the pier.", "action", "2021-05-20")
    assert (body(told).course, told.time) == ("under way", None)
    (told,) = of_kind("Norwegian police were searching for the boat on Monday.", "action", "2021-05-20")
    assert told.time is not None


@pytest.mark.parametrize(
    ("text", "country", "agency"),
    [
        ("The White House urged Norway to close the pier.", "US", "White House"),
        ("Scotland Yard is investigating the sale of rifles.", "GB", "Scotland Yard"),
        ("The FBI has opened an inquiry into the sale.", "US", "FBI"),
        ("Beijing urged Norway to close the pier.", "CN", None),
    ],
)
def test_a_seat_of_power_and_a_body_known_by_its_name(text: str, country: str, agency: str | None) -> None:
    actor = body(of_kind(text, "action")[0]).actor
    assert (actor.country, actor.agency) == (country, agency)


def test_somebody_known_by_a_nationality_is_charged() -> None:
    (told,) = of_kind("A 41-year-old Dane was charged with fraud after a raid, prosecutors said.", "action")
    assert (body(told).type, body(told).object) == ("charge", "41-year-old Dane")


def test_to_check_whether_is_to_look_into_it() -> None:
    text = "Norway's interior ministry said it was checking whether other boats had passed through Bergen."
    (told,) = of_kind(text, "action")
    assert (body(told).type, body(told).course) == ("investigate", "under way")


def test_a_court_brought_in_anew_is_not_of_the_state_last_spoken_of() -> None:
    text = "The White House urged Norway to act.\n\nThe ban fell after an appeals court annulled the sentence."
    (court,) = (body(c) for c in of_kind(text, "action") if "court" in body(c).actor.name)
    assert court.actor.country is None
