"""Concepts learnt from invented claims, and what stands aside from the story."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.model.annotation import NameMention
from onrecord.model.claim import Action, Body, Claim, ClaimKind, Figure, Site
from onrecord.model.document import Document
from onrecord.model.findings import Findings
from onrecord.model.party import Party
from onrecord.model.profile import Concept, Profile
from onrecord.model.value import Amount, Place
from onrecord.resolution import learn, place_in_story
from onrecord.resolution.concepts import phrase

NORWAY = Party("Norway", "state", 0, 6, country="NO")
OSLO = Place("Oslo", "NO", precision="city")


def claim(document: str, n: int, kind: ClaimKind, body: Body, quote: str, place: Place | None = None) -> Claim:
    return Claim(
        f"{document}{n}", kind, document, n, n + len(quote), quote, "asserted", "stated", (), None, body, place=place
    )


def findings(name: str, *claims: Claim) -> Findings:
    return Findings(Document(name, f"{name}.txt", "plain", "utf-8", "", 100), claims)


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("overseas storage depots", "overseas storage depot"),
        ("at least eleven Chilean depots", "depot"),
        ("the “holding centres”", "holding centre"),
        ("these", ""),
    ],
)
def test_phrase(text: str, want: str) -> None:
    assert phrase(text) == want


def test_variants_join_under_the_most_used() -> None:
    count = Figure("storage depot", Amount(4, 4))
    a = findings("a", claim("a", 0, "figure", count, "four storage depots"))
    b = findings(
        "b",
        claim("b", 0, "figure", count, "four storage depots"),
        claim("b", 30, "site", Site("hidden storage depot"), "a hidden storage depot in Oslo", OSLO),
    )
    learnt = learn([a, b])
    assert learnt == learn([b, a])
    first = learnt.concepts[0]
    assert (first.name, first.words, first.documents) == ("storage depot", ("hidden storage depot", "storage depot"), 2)


def test_a_bare_noun_joins_the_only_thing_of_that_kind_that_is_counted() -> None:
    whole, bare = Figure("storage depot", Amount(4, 4)), Figure("depot", Amount(7, 7))
    both = [
        findings(
            name,
            claim(name, 0, "figure", whole, "four storage depots", OSLO),
            claim(name, 30, "figure", bare, "seven depots", OSLO),
        )
        for name in "ab"
    ]
    assert [c.words for c in learn(both).concepts] == [("depot", "storage depot")]
    bergen = Place("Bergen", "NO", precision="city")
    other = claim("b", 60, "figure", Figure("bus depot", Amount(3, 3)), "three bus depots", bergen)
    named = [both[0], replace(both[1], claims=(*both[1].claims, other))]
    assert ("depot",) in [c.words for c in learn(named).concepts]


def test_profile_goes_first_and_names_things() -> None:
    profile = Profile(concepts=(Concept("depot", ("storage site",)),), subject_states=("QM",))
    a = findings("a", claim("a", 0, "site", Site("storage site"), "a storage site in Oslo", OSLO))
    learnt = learn([a], profile)
    assert (learnt.concepts[0].name, learnt.concepts[0].source, learnt.subject_states) == ("depot", "profile", ("QM",))
    (placed,) = place_in_story([a], learnt, profile)
    body = placed.claims[0].body
    assert isinstance(body, Site)
    assert body.thing == "depot"


def test_the_state_whose_things_they_are() -> None:
    chile = Party("Chile", "state", 0, 5, country="CL")
    seen = claim("a", 90, "action", Action(chile, "deny"), "Chile denied it")
    sites = [
        claim("a", n, "site", Site("depot"), f"Chilean depot number {n} stands in Oslo", OSLO) for n in range(0, 80, 20)
    ]
    assert learn([findings("a", seen, *sites)]).subject_states == ("CL",)


def _case(size: int) -> list[Findings]:
    count = Figure("storage depot", Amount(4, 4))
    case = [findings(f"d{n}", claim(f"d{n}", 0, "figure", count, "four storage depots")) for n in range(size - 1)]
    return [*case, findings("z", claim("z", 0, "figure", Figure("goal", Amount(3, 3)), "three goals were scored"))]


def test_far_claims_stand_aside_in_a_large_case() -> None:
    case = _case(9)
    placed = place_in_story(case, learn(case))
    assert [f.claims[0].in_story for f in placed] == [True] * 8 + [False]


def test_a_small_case_keeps_everything() -> None:
    case = _case(3)
    assert all(c.in_story for f in place_in_story(case, learn(case)) for c in f.claims)


def test_a_claim_read_as_a_plain_statement_stays_aside() -> None:
    case = _case(3)
    plain = [replace(case[0], claims=(replace(case[0].claims[0], in_story=False),)), *case[1:]]
    assert not place_in_story(plain, learn(plain))[0].claims[0].in_story


def _report(name: str, *told: tuple[int, str]) -> Findings:
    """A report of one fire; ``told``: start and words of further claims. Its names stand at its head."""
    places = ((0, "Port Ell"), (20, "Anna Holm"), (40, "Mill Road"))
    names = tuple(NameMention(0, 1, at, at + len(text), text, "other") for at, text in places)
    head = claim(name, 0, "action", Action(NORWAY, "burn"), "a warehouse burnt in Port Ell")
    more = [claim(name, at, "action", Action(NORWAY, "burn"), quote) for at, quote in told]
    return replace(findings(name, head, *more), names=names)


@pytest.mark.parametrize(
    ("quote", "is_near"),
    [
        ("a separate fire killed two cooks", False),
        ("an earlier fire in Port Ell killed two cooks", True),
        ("the roof fell in at noon", True),
    ],
)
def test_words_for_another_matter_stand_aside_in_a_case_of_few(quote: str, is_near: bool) -> None:
    case = [_report("a", (1500, quote)), _report("b")]
    placed = place_in_story(case, learn(case))
    assert [c.in_story for c in placed[0].claims] == [True, is_near]


def test_a_place_that_one_report_names_stands_aside_unless_the_story_is_near() -> None:
    far = NameMention(0, 1, 1990, 2000, "Birch Avenue", "other")
    near = NameMention(0, 1, 2300, 2309, "Anna Holm", "person")
    alone = replace(_report("a", (2005, "thieves emptied a kiosk")), names=(*_report("a").names, far))
    beside = replace(alone, names=(*alone.names, near))
    for one, expected in ((alone, False), (beside, True)):
        case = [one, _report("b")]
        assert place_in_story(case, learn(case))[0].claims[1].in_story is expected


def test_concepts_are_no_hours_numbers_roles_or_things_said_once() -> None:
    told = ["four", "monday", "officer", "depot", "depot", "to contact"]
    case = [
        findings("a", *(claim("a", n, "action", Action(NORWAY, "see", word), word) for n, word in enumerate(told))),
        findings("b", claim("b", 0, "action", Action(NORWAY, "see", "kiosk"), "kiosk")),
    ]
    assert [c.name for c in learn(case).concepts] == ["depot"]


def test_a_list_of_states_in_one_clause_counts_once() -> None:
    quote = "Like Norway, also Peru, Spain and Japan have opened inquiries into the Chilean depots"
    states = [("PE", "Peru"), ("ES", "Spain"), ("JP", "Japan"), ("NO", "Norway")]
    listed = [
        claim("b", 0, "action", Action(Party(name, "state", n, n + 4, country=code), "investigate"), quote)
        for n, (code, name) in enumerate(states)
    ]
    sites = [
        claim("a", n, "site", Site("depot"), f"Chilean depot number {n} stands in Oslo", OSLO)
        for n in range(0, 120, 20)
    ]
    chile = Party("Chile", "state", 0, 5, country="CL")
    denied = claim("a", 400, "action", Action(chile, "deny"), "Chile denied it")
    assert learn([findings("a", denied, *sites), findings("b", *listed)]).subject_states == ("CL",)
