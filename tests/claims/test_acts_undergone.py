"""Acts whose doer or object is easily taken for another's: headlines, participles behind what is told, weapons."""

from __future__ import annotations

import pytest

from onrecord.model.claim import Action
from reading_of import of_kind

UNDER = "\n\nFive people were hurt, officials wrote. The park is in Norhaven. It was quiet on the quay.\n"


def acts(text: str) -> set[tuple[str, str, str | None, str]]:
    found = of_kind(text, "action")
    return {(c.body.actor.name, c.body.type, c.body.object, c.modality) for c in found if isinstance(c.body, Action)}


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("5 people shot in feud at Norhaven park", ("", "shoot", "5 people", "stated")),
        ("4 Students Shot Outside Norhaven School", ("", "shoot", "4 Students", "stated")),
        ("Esk cop shot multiple times in raid", ("", "shoot", "cop", "stated")),
        ("Man shot at police in Norhaven, then fled", ("Man", "shoot", "police", "stated")),
    ],
)
def test_who_is_shot_in_a_headline(heading: str, expected: tuple[str, str, str, str]) -> None:
    found = {act for act in acts(heading + UNDER) if act[1] == "shoot"}
    assert found == {expected}


@pytest.mark.parametrize(
    "text",
    [
        "Police investigate brawl, shooting at Quay Inn" + UNDER,
        "Police ID 17-year-old Norhaven docker shot to death" + UNDER,
        "Police: 3 arrested in Norhaven brawl that killed one, injured 6 others" + UNDER,
        "Wardens said one of the tenants of the barn fired back, shooting at least nine bolts at the raiders.",
        "Police say a bearded male of about 50, tall and thin, broke into the barn and began shooting the tenants.",
        "Police are looking for whoever climbed the wall and shot two tenants of the barn.",
        "Police say Vek dropped the rifle on the quay, and it went off, hitting a docker.",
        "Police said Vek was oiling a pistol when it discharged and struck his cousin.",
        "Officers met a tenant who reported that two males had lured her to a barn where they attacked her.",
        "The uncle of the docker killed during a siege by Norhaven wardens said his nephew had left the union.",
        "Wardens then shot four more times.",
    ],
)
def test_who_tells_of_it_did_not_do_it(text: str) -> None:
    told = {act for act in acts(text) if act[1] in ("shoot", "kill", "injure", "attack")}
    assert not {act for act in told if not act[0] or act[0].casefold() in ("police", "wardens", "officers")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("All six people shot were on the same barge near the quay.", ("", "shoot", "six people", "stated")),
        ("The child accidentally shot himself.", ("child", "shoot", "himself", "stated")),
        ("They fired at Vek after officers met him.", None),
        ("At least two people opened fire inside a packed barn.", ("at least two people", "shoot", None, "stated")),
        ("Rebels took part in the talks.", ("Rebels", "join", "talks", "stated")),
        ("Officers arrived at about 7:30 p.m.", ("Officers", "visit", None, "stated")),
        ("Lena Orr of Norhaven was a student at the school who had withdrawn in May.", None),
        ("Vek committed an armed robbery.", None),
        ("Albia committed troops to the force.", ("Albia", "pledge", "troops", "stated")),
        ("Mayor Tom Rawl said officers killed him using explosives.", ("officers", "kill", None, "alleged")),
    ],
)
def test_what_it_is_done_to(text: str, expected: tuple[str, str, str | None, str] | None) -> None:
    found = acts(text)
    assert found == ({expected} if expected is not None else found - {("school", "withdraw", None, "stated")})
    assert not {act for act in found if act[1] == "pledge" and act[0] == "Vek"}


@pytest.mark.parametrize(
    ("text", "mood"),
    [
        ("The captain is ashore until the board completes its investigation of the leak.", "planned"),
        ("Clarity may not come until the Coast Board and the Norhaven Council complete their inquiry.", "planned"),
        ("The board must approve the sale before the company sells the plant.", "planned"),
        ("The ships waited until the navy escorted them to port.", "stated"),
        ("The minister said the company must close the mine.", "demanded"),
        ("The ministry should have closed the plant.", "conditional"),
        ("Albia ought to release the crew.", "demanded"),
        ("Skippers who kill a diver face ten years in prison.", "hypothetical"),
        ("The guards who shot a driver face ten years in prison.", "stated"),
        ("The bank can transfer bad loans to the state.", "possible"),
        ("The bank cannot pay the crew.", "stated"),
        ("If Albia continues to defer interest payments, it will be fined.", "conditional"),
        ("The navy began escorting two tankers.", "stated"),
        ("Teen held on charges he shot two dockers", "alleged"),
    ],
)
def test_what_is_awaited_owed_or_general_is_not_done(text: str, mood: str) -> None:
    found = [c for c in of_kind(text, "action") if c.body.type not in ("approve",)]  # type: ignore[union-attr]
    assert found
    assert {c.modality for c in found} == {mood}


def test_nobody_should_be_killed_counts_nobody() -> None:
    assert {c.modality for c in of_kind("No one should be killed over a parking place.", "figure")} == {"demanded"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She pleaded with the wardens to let her go.", set()),
        ("Ana Vik recalled.", set()),
        ("Orr attends Esk High.", set()),
        ("The minister attended the talks.", {("minister", "meet", "talks", "stated")}),
        ("No child deserves to be murdered like that.", {("", "kill", "child", "possible")}),
        ("Esk police investigate brawl, teen in custody" + UNDER, {("police", "investigate", None, "stated")}),
    ],
)
def test_words_that_only_look_like_acts(text: str, expected: set[tuple[str, str, str | None, str]]) -> None:
    assert {act for act in acts(text) if act[1] in ("plead", "recall", "meet", "kill")} == {
        act for act in expected if act[1] != "investigate"
    }
    assert not {act for act in acts(text) if act[2] and "teen" in act[2]}


def test_what_is_called_names_is_not_imposed() -> None:
    assert acts('The minister called the embargo "a disgrace for all".') == set()


def test_shots_that_can_be_heard_were_fired() -> None:
    found = of_kind("More than 20 shots can be heard in the clip.", "figure")
    assert [c.modality for c in found] == ["stated"]


def test_the_quote_of_what_neither_did_says_so() -> None:
    found = of_kind("The army neither attacked the port nor closed the strait.", "action")
    assert {(c.polarity, c.quote) for c in found} == {
        ("denied", "The army neither attacked the port"),
        ("denied", "nor closed the strait"),
    }
