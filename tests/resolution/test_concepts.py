"""Concepts learnt from invented claims, and what stands aside from the story."""

from __future__ import annotations

import pytest

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
    case = _case(6)
    placed = place_in_story(case, learn(case))
    assert [f.claims[0].in_story for f in placed] == [True] * 5 + [False]


def test_a_small_case_keeps_everything() -> None:
    case = _case(3)
    assert all(c.in_story for f in place_in_story(case, learn(case)) for c in f.claims)
