"""Parts, rates and changes of a count, numbers taken back, a party's own documents, and what a denial turns on."""

from __future__ import annotations

import pytest

from onrecord import claims
from onrecord.model.claim import Action, Claim, Figure, Position, Site
from onrecord.model.value import Time
from reading_of import document_of, of_kind, reading_of


def figures(text: str) -> list[Claim]:
    return of_kind(text, "figure")


def body(claim: Claim) -> Figure:
    assert isinstance(claim.body, Figure)
    return claim.body


def issued(text: str, outlet: str) -> list[Claim]:
    """The claims of a document by its own publisher."""
    document = document_of(text, outlet, "2031-05-09")
    return list(claims.extract(document, reading_of(text, "2031-05-09")))


@pytest.mark.parametrize(
    ("text", "part", "of"),
    [
        ("Of the 80 depots, 12 are empty.", 12, "the 80 depots"),
        ("The port lists 80 depots, 12 of them empty.", 12, "80 depots"),
        ("Twelve of the 80 depots were empty.", 12, "the 80 depots"),
    ],
)
def test_a_part_says_what_it_is_a_part_of(text: str, part: int, of: str) -> None:
    found = {body(c).amount.low: body(c) for c in figures(text)}
    assert found[part].measure == "depot"
    assert (found[part].part_of or "").casefold().endswith(of.removeprefix("the "))


def test_a_rate_is_no_total_and_new_cases_are_a_change() -> None:
    (daily,) = figures("The laboratory tests 40 crates a day.")
    assert body(daily).scope == "a day"
    (new,) = figures("The ministry reported 12 new cases in Oslo.")
    assert body(new).amount.increment


def test_cases_are_cases_of_something() -> None:
    (found,) = figures("The clinic recorded 30 cases of cholera.")
    assert body(found).measure == "case of cholera"


def test_a_count_over_two_places_is_for_neither() -> None:
    (found,) = figures("The ministry recorded 30 cases of cholera in the districts of Bergen and Oslo.")
    assert found.place is None
    assert body(found).scope == "Bergen and Oslo"


def test_votes_are_their_winner_s() -> None:
    (found,) = figures("Anna Holm won 4,200 votes in the town.")
    assert body(found).scope == "Anna Holm"


@pytest.mark.parametrize(
    "text",
    [
        "An earlier version of this article said that the fine was 24 million euros.",
        "Harbour Watch withdrew its figure of 40 depots.",
        "Harbour Watch retracted its claim of 40 depots.",
    ],
)
def test_a_number_taken_back_is_not_asserted(text: str) -> None:
    found = figures(text)
    assert found
    assert {claim.polarity for claim in found} == {"denied"}


def test_what_a_thing_is_worth_is_an_amount_of_it() -> None:
    (fine,) = figures("The ministry said the fine was 2.8 million dollars.")
    (worth,) = figures("The concession is worth 90 million euros, the ministry said.")
    assert (body(fine).measure, body(worth).measure) == ("fine", "concession")


@pytest.mark.parametrize(
    ("text", "root"),
    [
        ("According to Harbour Watch, at least 300 tonnes of acid spilled into the sea since May.", "Harbour Watch"),
        (
            "About 40 tonnes of acid spilled into the sea from a plant of the company Nordchem, the company said.",
            "company",
        ),
    ],
)
def test_a_number_outside_any_clause_has_the_source_around_it(text: str, root: str) -> None:
    (found,) = figures(text)
    assert found.root is not None
    assert found.root.name == root


def test_a_party_s_own_document_is_its_word_and_a_paper_s_is_not() -> None:
    text = "Harbour Watch has found seven depots in Norway.\n\nNorway closed two depots in May."
    own = [c for c in issued(text, "Harbour Watch") if c.kind == "action"]
    assert {c.root.name if c.root else None for c in own} == {"Harbour Watch"}
    relayed = [c for c in issued(text, "Port Courier") if c.kind == "action"]
    assert [c.root for c in relayed] == [None]


def test_no_such_thing_is_a_denial_and_no_site() -> None:
    found = claims.extract(
        document_of(text := "Norway's Foreign Ministry said there was no such depot in Oslo."), reading_of(text)
    )
    assert [c.kind for c in found] == ["position"]
    position = found[0].body
    assert isinstance(position, Position)
    assert (position.stance, position.facet) == ("denies", "existence")
    assert found[0].place is not None
    assert found[0].place.name == "Oslo"


@pytest.mark.parametrize(
    ("text", "facet"),
    [
        ("Nordchem said the leak was caused by lightning.", "link"),
        ("Harbour Watch said that cholera broke out because of the cuts.", "link"),
        ("The ministry said that the leak began on 27 May.", "start"),
        ("The ministry said that the cracks were there before the flood.", "start"),
        ("The ministry denied that there is cholera in the country.", "existence"),
    ],
)
def test_causes_beginnings_and_denials_have_their_facet(text: str, facet: str) -> None:
    found = [c.body for c in of_kind(text, "position") if isinstance(c.body, Position)]
    assert [one.facet for one in found] == [facet]


@pytest.mark.parametrize(
    "text",
    ["The prefecture did not make a comment on the raid.", "The company did not want to make comments on the raid."],
)
def test_translated_refusals_to_comment(text: str) -> None:
    found = [c.body for c in of_kind(text, "position") if isinstance(c.body, Position)]
    assert [one.stance for one in found] == ["declines to comment"]


def test_what_began_may_stand_in_the_sentence_before() -> None:
    found = of_kind(
        "The ministry said that the leak began in May. Nordchem said that it began on 2 June.", "position", "2031-08-09"
    )
    abouts = [c.body.about for c in found if isinstance(c.body, Position)]
    assert abouts == ["leak", "leak"]
    assert [isinstance(c.time, Time) for c in found] == [True, True]


def test_a_claim_taken_back_asserts_no_number() -> None:
    (found,) = figures("The group withdraws its claim that 500 passengers were on board.")
    assert found.polarity == "denied"


def test_by_how_many_more_is_no_count() -> None:
    found = figures("The Border Police arrested 12 people, three more than last week.")
    assert [body(c).amount.low for c in found] == [12]


def test_a_pronoun_takes_up_the_subject_in_translations() -> None:
    (found,) = figures("The group Harbour Watch, it announced that in Norway there are 220 depots.")
    assert found.root is not None
    assert found.root.name == "Harbour Watch"
    assert found.modality == "alleged"


def test_the_object_of_an_act_has_the_only_name_that_its_noun_introduces() -> None:
    text = "The plant belongs to the chemical company Nordchem. The ministry has not yet fined the company."
    (found,) = of_kind(text, "action")
    assert isinstance(found.body, Action)
    assert found.body.object == "company (Nordchem)"


def test_a_body_named_with_its_state_keeps_it() -> None:
    text = "Norway's Trade Ministry denied the reports. The Trade Ministry has not opened an investigation."
    (found,) = of_kind(text, "action")
    assert isinstance(found.body, Action)
    assert found.body.actor.country == "NO"


def test_things_taken_up_have_the_only_longer_name_before() -> None:
    found = of_kind("Harbour Watch has found 16 fuel depots in Norway. Two of the depots are in Oslo.", "site")
    assert {c.body.thing for c in found if isinstance(c.body, Site)} == {"fuel depot"}
