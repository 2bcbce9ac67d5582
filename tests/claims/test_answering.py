"""What is denied by a pronoun, what is neither confirmed nor denied, whose number is spoken of; and what is none."""

from __future__ import annotations

import pytest

from onrecord.model.claim import Action, Agreement, Figure, Position, Site
from reading_of import claims_of, of_kind


def positions(text: str) -> list[Position]:
    return [c.body for c in of_kind(text, "position") if isinstance(c.body, Position)]


def types(text: str) -> list[str]:
    return [c.body.type for c in of_kind(text, "action") if isinstance(c.body, Action)]


def root(text: str, kind: str) -> str | None:
    (claim,) = of_kind(text, kind)
    return claim.root.name if claim.root is not None else None


def test_that_takes_up_what_another_held() -> None:
    text = "The union accused the council of having sold the quay below its price. The council rejects that."
    (held, denied) = positions(text)
    assert (denied.speaker.name, denied.stance) == ("council", "denies")
    assert denied.proposition == held.proposition
    assert "reject" not in types(text)
    claim = next(c for c in of_kind(text, "position") if c.polarity == "denied")
    assert any(text[e.start : e.end].startswith("The union") for e in claim.evidence if e.role == "proposition")


def test_who_denies_that_it_never_was_holds_that_it_was() -> None:
    found = positions("The union says the crane was never tested. The firm denied the claim.")
    assert ("firm", "affirms", "the crane was tested") in [(p.speaker.name, p.stance, p.proposition) for p in found]


def test_who_spoke_before_does_not_deny_itself() -> None:
    found = positions("The minister said the quay was unsafe. The minister denied it.")
    assert not any(p.stance == "denies" and "unsafe" in p.proposition for p in found)


@pytest.mark.parametrize(
    "text",
    [
        "The ministry would neither confirm nor deny the existence of the depot.",
        "The ministry refused to confirm or deny the existence of the depot.",
    ],
)
def test_neither_confirmed_nor_denied_is_no_denial(text: str) -> None:
    (found,) = positions(text)
    assert (found.stance, found.about) == ("declines to comment", "existence of the depot")
    assert types(text) == []


def test_what_is_denied_beside_something_confirmed_stays_denied() -> None:
    found = positions("The firm confirmed the sale and denied the bribes.")
    assert ("denies", "bribes") in [(p.stance, p.about) for p in found]


def test_who_speaks_of_a_number_tells_it() -> None:
    assert root("The opposition speaks of 40 dead.", "figure") == "opposition"


def test_another_who_speaks_behind_a_semicolon_is_no_part_of_what_is_said() -> None:
    text = "The institute counted 17 broken locks; the army spoke of 15."
    assert not any("army" in p.proposition for p in positions(text))


def test_somebody_who_is_not_named_is_not_appointed() -> None:
    assert "appoint" not in types("The prosecutor said two men were held. He did not name them.")
    assert "appoint" not in types("Police named him as the suspect.")
    assert "appoint" in types("The president named Ada Roos as minister.")


def test_patients_who_seek_help_demand_nothing() -> None:
    assert types("Nine patients sought help.") == []
    assert types("The company sought damages.") == ["ask"]


@pytest.mark.parametrize(
    "text",
    [
        "Norway's police launched an examination of the office.",
        "Norwegian prosecutors opened a criminal case against two men.",
        "Norway is checking the reports of a leak.",
    ],
)
def test_examinations_checks_and_cases_are_inquiries(text: str) -> None:
    assert types(text) == ["investigate"]


def test_the_opposition_is_a_party_that_demands() -> None:
    (claim,) = of_kind("The opposition demanded the closure of the office.", "action")
    assert isinstance(claim.body, Action)
    assert (claim.body.type, claim.body.is_response) == ("demand-closure", False)


def test_a_place_too_wide_for_a_site_is_not_swapped_for_the_holder() -> None:
    text = 'Chile has at least eight "cultural offices" in the EU that collect data, the report says.'
    assert of_kind(text, "site") == []
    sites = of_kind("Chile had two depots, in Oslo and Bergen.", "site")
    assert sorted(c.place.name for c in sites if c.place is not None) == ["Bergen", "Oslo"]


def test_bureaus_by_the_number_are_places() -> None:
    found = of_kind("The bureaus operate in Oslo and Bergen, the group said.", "site")
    assert {c.body.thing for c in found if isinstance(c.body, Site)} == {"bureau"}
    assert len(found) == 2


def test_according_to_it_is_according_to_the_report() -> None:
    text = (
        "The charity Open Quay published on Monday a report. According to it, the offices operate in Oslo and Bergen."
    )
    roots = {c.root.name for c in claims_of(text) if c.kind == "site" and c.root is not None}
    assert roots == {"Open Quay"}


def test_until_when_an_agreement_runs_is_its_period() -> None:
    text = (
        "Sweden and Denmark agreed to share radar data. The agreement, which runs until the end of 2032, covers boats."
    )
    periods = [
        c.body.period.edtf for c in of_kind(text, "agreement") if isinstance(c.body, Agreement) and c.body.period
    ]
    assert periods == ["../2032-12-31"]


def test_an_agreement_that_expires_one_day_has_not_lapsed() -> None:
    (claim,) = of_kind("The deal expires in 2035.", "agreement")
    assert claim.modality == "planned"


def test_a_lower_bound_stays_one_when_the_injured_are_worked_out() -> None:
    found = of_kind("At least 31 people were treated in hospital, the group says.", "figure")
    injured = [c.body.amount for c in found if isinstance(c.body, Figure) and c.body.measure == "people injured"]
    assert [(a.low, a.high) for a in injured] == [(31.0, None)]


def test_a_count_of_nobody_knows_what_ranks_below() -> None:
    (claim,) = of_kind("The count rose to 19.", "figure")
    assert not claim.in_story


def test_whom_the_verb_before_was_done_to_is_meant() -> None:
    text = "Prosecutors questioned the director of Nordal Mining, Karl Steen, for six hours but did not charge him."
    found = {c.body.type: c.body.object for c in of_kind(text, "action") if isinstance(c.body, Action)}
    assert found == {"question": "director of Nordal Mining (Karl Steen)", "charge": "Karl Steen"}


def test_a_second_officeholder_in_apposition_speaks() -> None:
    text = "The mayor of the town Dolna, Ana Stoica, confirmed that 18,000 inhabitants are supplied from tanks."
    assert root(text, "figure") == "Ana Stoica"


def test_a_field_of_office_is_no_part_of_the_name() -> None:
    text = "Czech Minister of the Interior Vit Holub said that two offices were closed."
    (claim,) = [c for c in claims_of(text) if c.kind == "figure"]
    assert claim.root is not None
    assert (claim.root.name, claim.root.country) == ("Vit Holub", "CZ")


def test_the_prosecutors_office_is_a_body_of_the_state() -> None:
    (claim,) = of_kind("Estonia's prosecutor's office opened an inquiry into the ship.", "action")
    assert isinstance(claim.body, Action)
    assert (claim.body.actor.kind, claim.body.actor.country, claim.body.is_response) == ("agency", "EE", True)


def test_a_headlines_bare_noun_is_the_only_body_so_called_below() -> None:
    text = "Institute counts 17 leaks\n\nAt least 17 leaks were found, the Lauvik Institute for Tides said on Monday."
    roots = {c.root.name for c in claims_of(text) if c.kind == "figure" and c.root is not None}
    assert roots == {"Lauvik Institute for Tides"}


def test_what_something_goes_by_says_nothing() -> None:
    found = positions("Norland pays according to its own needs, the minister said.")
    assert {p.speaker.name for p in found} == {"minister"}


def test_who_works_to_do_something_has_not_done_it() -> None:
    found = [c for c in of_kind("The guards worked to identify the thief.", "action") if isinstance(c.body, Action)]
    assert not any(c.body.type == "identify" and c.modality == "stated" for c in found if isinstance(c.body, Action))


def test_what_is_captured_on_camera_is_not_seized() -> None:
    assert "seize" not in types("A neighbour captured the raid on camera.")
    assert "seize" in types("The rebels captured the airport.")


def test_what_is_called_untrue_is_what_was_said_before() -> None:
    text = "The union said that 340 men had been hired. Holm called this number “taken out of the air”."
    denied = next(c for c in of_kind(text, "position") if c.polarity == "denied")
    assert isinstance(denied.body, Position)
    assert (denied.body.speaker.name, denied.body.proposition) == ("Holm", "340 men had been hired")
    assert text[denied.start : denied.end].startswith("Holm called this number “taken out of the air")


def test_an_invention_is_untrue() -> None:
    text = "The envoy called the allegations “completely invented”."
    assert [(p.stance, p.speaker.name) for p in positions(text)] == [("denies", "envoy")]


def test_accusations_are_not_what_was_left_open_or_denied() -> None:
    text = "If it is proven, expulsions are not ruled out, said the minister. The embassy rejects the accusations."
    assert not [p for p in positions(text) if p.speaker.name == "embassy" and "expulsions" in p.proposition]


def test_we_who_neither_confirm_nor_deny_are_whoever_says_so() -> None:
    text = "“We neither confirm nor deny that there is an inquiry,” the spokeswoman Ada Lind told the Esk Post."
    assert [(p.speaker.name, p.stance) for p in positions(text)] == [("Ada Lind", "declines to comment")]


def test_what_a_state_does_not_accept_it_condemns() -> None:
    found = positions("“Norway does not accept that others open posts here,” the minister said.")
    assert [(p.stance, p.proposition) for p in found] == [("condemns", "others open posts here")]


def test_what_is_not_ruled_out_is_not_denied() -> None:
    assert not [p for p in positions("The ministry does not rule out a closure.") if p.stance == "denies"]


def test_a_negation_behind_a_quotation_mark_leaves_no_gap() -> None:
    found = positions("The envoy said that Chile had “not shown a single paper”.")
    assert [p.proposition for p in found if p.stance == "denies"] == ["Chile had “shown a single paper”"]


def test_the_accusations_are_not_just_what_was_said_last() -> None:
    text = "The minister said that the guard examines the pier. The embassy rejects the accusations."
    assert not [p for p in positions(text) if p.speaker.name == "embassy" and "pier" in p.proposition]


def test_a_quotation_that_the_edge_of_a_clause_cuts_stays_whole() -> None:
    found = positions('The minister answered that "illegal" does not apply to the pier.')
    assert [p.proposition.count('"') % 2 for p in found] == [0] * len(found)
    assert found


def test_the_findings_are_not_just_what_was_said_last() -> None:
    text = "“The posts serve as tools of control,” Ada Lind said. The ministry rejected the findings."
    assert not [p for p in positions(text) if p.speaker.name == "ministry" and "tools" in p.proposition]
