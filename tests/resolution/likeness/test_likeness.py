"""Two names by themselves: what is one name written twice, and what is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.resolution.likeness import MATCH, likeness
from onrecord.resolution.likeness.alike import alike
from onrecord.resolution.likeness.latin import plain
from onrecord.resolution.likeness.sound import distance, sound


@pytest.mark.parametrize(
    ("one", "two", "kind"),
    [
        ("Weber, Karl-Heinz", "Karl Heinz Weber", "person"),
        ("Dr. Ida Krogh", "Ida Krogh", "person"),
        ("Ида Крог", "Ida Krog", "person"),
        ("Yekaterina Shchukina", "Jekaterina Schtschukina", "person"),
        ("عبد الرحمن الكندي", "Abdulrahman al-Kindi", "person"),
        ("李文亮", "Li Wenliang", "person"),
        ("Thomas A. Brandvold", "Thomas Aksel Brandvold", "person"),
        ("Bill Arkwright", "William Arkwright", "person"),
        ("ООО «Белый Парус»", "Bely Parus LLC", "organisation"),
        ("Tern & Sons Ltd", "Tern and Sons Limited", "organisation"),
        ("Bank of Taldora", "Taldora Bank", "organisation"),
        ("ICFS", "International Council for Fisheries Science", "organisation"),
        ("M/V Grey Heron", "GREY HERON", "ship"),
        ("Grey Heron II", "Grey Heron 2", "ship"),
        ("Karl Weber", "Weber Karl", "any"),
    ],
)
def test_one_name_written_twice(one: str, two: str, kind: str) -> None:
    assert likeness(one, two, kind) >= MATCH


@pytest.mark.parametrize(
    ("one", "two", "kind"),
    [
        ("Karl Weber", "Karla Weber", "person"),
        ("Karl Weber", "Karl Wegner", "person"),
        ("Weber", "Karl Weber", "person"),
        ("Ali Omar Saleh", "Ali Hassan Saleh", "person"),
        ("K. Weber", "M. Weber", "person"),
        ("Karl Weber Jr.", "Karl Weber Sr.", "person"),
        ("Ministry of Energy", "Ministry of Justice", "organisation"),
        ("Tern Shipping", "Tern Insurance", "organisation"),
        ("Tern Shipping", "Tern Shipping Finance", "organisation"),
        ("Fund 12", "Fund 21", "organisation"),
        ("Bank of Taldora", "Bank of Marenia", "organisation"),
        ("Grey Heron 2", "Grey Heron 3", "ship"),
        ("", "Karl Weber", "person"),
    ],
)
def test_two_names(one: str, two: str, kind: str) -> None:
    assert likeness(one, two, kind) < MATCH


@given(st.text(max_size=30), st.text(max_size=30), st.sampled_from(["person", "organisation", "ship", "any"]))
def test_likeness_is_a_share_and_has_no_direction(one: str, two: str, kind: str) -> None:
    how = likeness(one, two, kind)
    assert 0.0 <= how <= 1.0
    assert (how >= MATCH) == (likeness(two, one, kind) >= MATCH)


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=12))
def test_a_word_sounds_like_itself(word: str) -> None:
    assert alike(word, word) == 1.0
    assert distance(sound(word), sound(word)) == 0.0


def test_marks_and_scripts_are_put_in_plain_letters() -> None:
    assert [plain(w) for w in ("Żółw", "Щука", "José", "Straße")] == ["zolw", "shchuka", "jose", "strasse"]


def test_romanisations_sound_alike() -> None:
    for one, two in [("chekhov", "tschechow"), ("yushchenko", "juschtschenko"), ("dmitri", "dmitriy")]:
        assert alike(one, two, is_person=True) >= MATCH, (one, two)
