from __future__ import annotations

from pathlib import Path

import pytest

from onrecord import profiles
from onrecord.errors import ProfileError
from onrecord.model.profile import NO_PROFILE, Concept, KnownName

GOOD = """\
format: 1
title: Depots along the estuary
subject_states: [NO]
concepts:
  - name: depot
    words: [storage yard, fuel store]
  - name: dumping
    role: conduct
names:
  - name: Harbour Watch
    aliases: [the Watch]
    country: NO
    wikidata: Q42
    affiliated_to: Estuary Trust
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "story.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_profile_is_read_whole(tmp_path: Path) -> None:
    profile = profiles.load(written(tmp_path, GOOD))
    assert profile.name == "story"
    assert profile.concepts == (
        Concept("depot", ("storage yard", "fuel store")),
        Concept("dumping", (), "conduct"),
    )
    assert profile.names == (KnownName("Harbour Watch", "organisation", ("the Watch",), "NO", "Q42", "Estuary Trust"),)
    assert profile.subject_states == ("NO",)  # Norway, not false


def test_the_digest_follows_the_content_and_not_the_comments(tmp_path: Path) -> None:
    first = profiles.load(written(tmp_path, GOOD)).digest
    assert profiles.load(written(tmp_path, "# a note\n" + GOOD)).digest == first
    assert profiles.load(written(tmp_path, GOOD.replace("fuel store", "fuel tank"))).digest != first


@pytest.mark.parametrize(
    ("old", "new", "where"),
    [
        ("title:", "titel:", "line 2, key titel"),
        ("title: Depots along the estuary", "title: [a]", "line 2, key title"),
        ("title: Depots along the estuary", "format: 1", "line 2, key format"),
        ("format: 1", "format: 2", "line 1, key format"),
        ("[NO]", "[Norway]", "line 3, key subject_states[0]"),
        ("fuel store", "storage yard", "line 6, key concepts[0].words[1]"),
        ("name: dumping", "name: storage yard", "line 7, key concepts[1]"),
        ("role: conduct", "role: deed", "line 8, key concepts[1].role"),
        ("name: dumping\n    role", "role", "line 7, key concepts[1].name"),
        ("Q42", "42", "line 13, key names[0].wikidata"),
        ("aliases: [the Watch]", "aliases: the Watch", "line 11, key names[0].aliases"),
        ("words: [storage yard, fuel store]", "words: [storage yard", "line 7"),
        ("words: [storage yard, fuel store]", "words: &a [x]\n    role: *a", "line 7"),
        ("[NO]", "[[[[[[[NO]]]]]]]", "line 3"),
    ],
)
def test_a_fault_names_file_line_and_key(tmp_path: Path, old: str, new: str, where: str) -> None:
    assert old in GOOD
    path = written(tmp_path, GOOD.replace(old, new, 1))
    with pytest.raises(ProfileError) as caught:
        profiles.load(path)
    assert str(caught.value).startswith(f"{path}, {where}")
    assert "\n" not in str(caught.value)


def test_an_empty_or_binary_profile_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ProfileError, match="is empty"):
        profiles.load(written(tmp_path, "# nothing\n"))
    path = tmp_path / "bad.yml"
    path.write_bytes(b"format: 1\ntitle: \xff\n")
    with pytest.raises(ProfileError, match="line 2: is not UTF-8"):
        profiles.load(path)
    path.write_bytes(b"title: a\0b\n")
    with pytest.raises(ProfileError, match="is not YAML"):
        profiles.load(path)


def test_no_name_gives_no_profile() -> None:
    assert profiles.load(None) is profiles.load("none") is NO_PROFILE


def test_an_unknown_name_lists_what_there_is() -> None:
    with pytest.raises(ProfileError) as caught:
        profiles.load("shipwrecks-of-nowhere")
    for name in profiles.names():
        assert name in str(caught.value)


def test_a_relative_path_is_taken_from_the_base(tmp_path: Path) -> None:
    written(tmp_path, GOOD)
    assert profiles.load("story.yaml", base=tmp_path).title == "Depots along the estuary"
    with pytest.raises(ProfileError, match="cannot be read"):
        profiles.load("other.yaml", base=tmp_path)


@pytest.mark.parametrize("name", profiles.names())
def test_built_in_profiles_load_and_hold_concepts_only(name: str) -> None:
    profile = profiles.load(name)
    assert profile.name == name
    assert profile.concepts
    assert not profile.names
    words = [word for concept in profile.concepts for word in concept.words]
    assert not any(any(c.isdigit() for c in word) for word in words)
    assert words == [word.lower() for word in words]
