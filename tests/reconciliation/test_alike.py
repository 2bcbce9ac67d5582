"""What two claims share: enough to be one matter, or not."""

from __future__ import annotations

import pytest

from depot_claims import ALBIA, CLINIC, SEPTEMBER, VESTRIA, A, B, Case, at_least, cells, edges, exactly, more_than
from onrecord.model.claim import Claim, Evidence
from onrecord.model.party import Party
from onrecord.model.value import Time
from onrecord.reconciliation import alike
from onrecord.reconciliation.grounds import lay


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("ferry tolls", "the ferry tolls", True),
        ("harbour fees", "collection of harbour fees", True),
        ("40 million crowns", "7 million crowns", False),
        ("15-year-old deckhand", "16-year-old deckhand", False),
        ("Foreign Minister Ada Quill", "Foreign Minister Ilse Brandt", False),
        ("Ada Quill", "Quill", True),
        ("Quill", "Quill's brother", False),
        ("two Vestrian ferry convoys", "ferry convoy", True),
        ("special tariff commission", "40-day delay of some old tariff", False),
        ("calls", "the lighthouse", False),
        ("guilty to arson", "not guilty to arson", False),
    ],
)
def test_objects(a: str, b: str, same: bool) -> None:
    case = Case(A)
    case.act(A, ALBIA, "meet", object=a)
    grounds = lay(case.findings(), case.resolution, case.concepts, case.profile)
    assert alike.same_object(grounds, a, b) is same
    assert alike.same_object(grounds, b, a) is same


def small(case: Case, quote: str, document=A, number: float = 2, **more) -> Claim:  # type: ignore[no-untyped-def]
    root = more.pop("root", None)
    return case.figure(document, exactly(number), root, measure="sailor", place=None, quote=quote, **more)


def test_a_small_number_alone_makes_no_matter() -> None:
    case = Case(A, B)
    lost = small(case, "two sailors drowned off the northern pier")
    hired = small(case, "the yard hired two sailors for its new launch", B)
    again = small(case, "two sailors drowned near the pier, the keeper said", B)
    assert set(case.holding(lost).claims) == {lost.id, again.id}
    assert case.holding(hired).claims == (hired.id,)


def test_a_large_number_does() -> None:
    case = Case(A, B)
    one = small(case, "the walkout by 40,000 sailors", number=40_000)
    other = small(case, "wages for 40,000 sailors were raised", B, number=40_000)
    assert case.holding(one).id == case.holding(other).id


def test_men_and_women_are_two_counts() -> None:
    case = Case(A)
    quote = "two men and two women were hurt when the boiler burst"
    men = case.figure(A, exactly(2), measure="people injured", unit="men", part_of="people injured", quote=quote)
    women = case.figure(A, exactly(2), measure="people injured", unit="women", part_of="people injured", quote=quote)
    assert case.holding(men).claims == (men.id,)
    assert case.holding(women).claims == (women.id,)


def test_what_is_taken_for_known_is_stated_by_nobody() -> None:
    case = Case(A, B)
    known = (Evidence("quantity", 11, 14),)
    quote = "to ask its 700 lenders for a delay"
    one = case.figure(A, exactly(700), measure="lender", place=None, quote=quote, evidence=known)
    case.figure(B, exactly(700), CLINIC, measure="lender", place=None, quote="700 lenders were asked for a delay")
    assert alike.is_presupposed(one)
    assert not edges(case.holding(one), "agree")


def test_far_bounds_are_not_compared() -> None:
    case = Case(A, B)
    near = case.figure(A, at_least(100), said=SEPTEMBER)
    far = case.figure(B, exactly(9000), CLINIC, said=SEPTEMBER)
    assert not edges(case.holding(near), "compatible")
    assert not edges(case.holding(far), "compatible")


def test_acts_on_two_things_are_two() -> None:
    case = Case(A, B)
    paid = case.act(A, ALBIA, "pay", object="40 million crowns")
    other = case.act(B, ALBIA, "pay", object="7 million crowns")
    assert case.holding(paid).claims == (paid.id,)
    assert case.holding(other).claims == (other.id,)


def test_an_act_without_an_object_joins_by_its_words_only() -> None:
    case = Case(A, B)
    told = case.act(A, VESTRIA, "offer", object="to leave the harbour board", quote="offered to leave the board")
    short = case.act(A, VESTRIA, "offer", object=None, quote="had offered to leave the board last week")
    other = case.act(B, VESTRIA, "offer", object=None, quote="an offer of grain was refused")
    assert set(case.holding(told).claims) == {told.id, short.id}
    assert case.holding(other).claims == (other.id,)


def test_an_actor_that_nobody_names_is_not_stated() -> None:
    case = Case(A)
    entry = case.holding(case.act(A, Party("", "unknown", 0, 0), "close", object="the ferry pier"))
    assert (cells(entry)["country"], cells(entry)["who"]) == ("– (actor not stated)", "not stated")
    assert entry.title == "Actor not stated: close, the ferry pier (done)"


def test_where_the_storys_thing_is_counted_tells_as_much_as_the_thing() -> None:
    case = Case(A, B)
    kind, unit = "country with depot", "countries"
    said = case.figure(A, exactly(53), quote="as of June they stand in 53 countries", measure=kind, unit=unit)
    relay = case.figure(B, exactly(53), quote="others put 53 countries on its list", measure=kind, unit=unit)
    assert set(case.holding(said).claims) == {said.id, relay.id}


def test_one_named_source_that_does_not_say_where_counts_the_same() -> None:
    case = Case(A, B)
    said = case.figure(A, exactly(54), quote="the watch has counted 54 depots all over the world")
    vague = case.figure(B, more_than(50), place=None, quote="it covers more than fifty of them")
    assert set(case.holding(said).claims) == {said.id, vague.id}


NOBODY = Party("", "unknown", 0, 0)


def test_an_act_that_nobody_is_named_for_is_the_one_told_with_its_actor() -> None:
    case = Case(A)
    told = case.act(A, VESTRIA, "arrest", object="Ada Quill of Farhaven", quote="it arrested Ada Quill of Farhaven")
    bare = case.act(A, NOBODY, "arrest", object="Quill", quote="Quill was arrested at noon")
    other = case.act(A, NOBODY, "arrest", object="Brandt", quote="Brandt was arrested too")
    entry = case.holding(bare)
    assert set(entry.claims) == {told.id, bare.id}
    assert entry.title.startswith("QM ")
    assert case.holding(other).claims == (other.id,)


def test_the_happening_just_told_is_taken_up_and_another_is_not() -> None:
    case = Case(A)
    told = case.act(A, NOBODY, "collide", object="two barges", quote="two barges collided off the pier")
    meant = case.act(A, NOBODY, "collide", object=None, quote="The collision happened at dawn")
    second = case.act(A, NOBODY, "collide", object=None, quote="another collision happened there in 2011")
    assert set(case.holding(told).claims) == {told.id, meant.id}
    assert case.holding(second).claims == (second.id,)


def test_the_victim_of_two_documents_need_not_be_one() -> None:
    case = Case(A, B)
    one = case.act(A, NOBODY, "injure", object="victim", quote="the victim was hurt on the quay")
    two = case.act(B, NOBODY, "injure", object="victim", quote="the victim was hurt in the mill")
    assert case.holding(one).claims == (one.id,)
    assert case.holding(two).claims == (two.id,)


def test_who_denies_both_of_two_acts_reports_no_choice() -> None:
    case = Case(A)
    one, two = (
        case.act(A, NOBODY, act, object="the crew", polarity="denied", modality="unresolved", alternatives="x")
        for act in ("injure", "shoot")
    )
    assert [case.holding(claim).cell for claim in (one, two)] == ["said not done as of"] * 2


def test_two_propositions_of_one_text_are_two_matters() -> None:
    case = Case(A)
    one = case.position(A, VESTRIA, "denies", "existence", "there was a problem at the school", about="problem")
    two = case.position(A, VESTRIA, "denies", "existence", "there was a problem with the ferry", about="problem")
    assert case.holding(one).claims == (one.id,)
    assert case.holding(two).claims == (two.id,)


def test_one_source_in_two_groups_counts_once() -> None:
    case = Case(A, B)
    chief = Party("Ilse Brandt", "person", 10, 21)
    officer = Party("Ilse Brandt", "person", 30, 41, country="QN", office="chief of police")
    case.merge("Ilse Brandt", (A, chief), (B, officer), kind="person")
    one = case.figure(A, exactly(7), chief, quote="seven sailors were hurt")
    case.figure(B, exactly(7), officer, quote="seven sailors were hurt")
    assert (case.holding(one).so.low, case.holding(one).so.high) == (1, 1)


def test_one_source_written_with_two_apostrophes_is_one() -> None:
    case = Case(A, B)
    straight, curly = (Party(f"harbourmaster{mark}s office", "organisation", 10, 32) for mark in "'’")
    one = case.figure(A, exactly(7), straight, quote="seven sailors were hurt off the pier")
    case.figure(B, exactly(7), curly, quote="seven sailors were hurt off the pier")
    assert (case.holding(one).so.low, case.holding(one).so.high) == (1, 1)


def test_who_has_not_yet_named_the_four_denies_no_four() -> None:
    case = Case(A)
    text = "Quill has not yet named the four sailors"
    at = text.index("four")
    known = (Evidence("quantity", at, at + 4),)
    claim = case.figure(A, exactly(4), quote=text, measure="sailor", polarity="denied", evidence=known)
    assert not alike.denies_number(claim)


@pytest.mark.parametrize(
    ("text", "counted", "is_denied"),
    [
        ("The wages of the other three sailors have not been paid", "three", False),
        ("At least five sailors were heard, but no charges were brought", "five", False),
        ("A dozen boats were not enough for the crew", "dozen", False),
        ("The 54 depots do not exist", "54", True),
    ],
)
def test_a_negation_behind_a_number_is_seldom_of_it(text: str, counted: str, is_denied: bool) -> None:
    case = Case(A)
    at = text.index(counted)
    known = (Evidence("quantity", at, at + len(counted)),)
    claim = case.figure(A, exactly(4), quote=text, measure="sailor", polarity="denied", evidence=known)
    assert alike.denies_number(claim) is is_denied


FIFTH = Time(edtf="2031-09-05", start="2031-09-05", end="2031-09-05")


def test_what_two_documents_tell_of_one_named_thing_and_day_is_one() -> None:
    case = Case(A, B)
    one = case.act(A, NOBODY, "attack", object="the tanker Quill", quote="the tanker Quill was hit", time=FIFTH)
    two = case.act(B, NOBODY, "attack", object="tanker Quill", quote="tanker Quill was hit at sea", time=FIFTH)
    other = case.act(B, NOBODY, "attack", object="tanker Brandt", quote="tanker Brandt was hit too", time=FIFTH)
    assert set(case.holding(one).claims) == {one.id, two.id}
    assert case.holding(other).claims == (other.id,)
