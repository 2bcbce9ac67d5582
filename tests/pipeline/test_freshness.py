"""Freshness: keys and reasons."""

from __future__ import annotations

from dataclasses import replace

from onrecord.model.document import Document
from onrecord.model.profile import NO_PROFILE, Concept, Profile
from onrecord.pipeline.freshness import findings_key, inputs, profile_digest, table_key

DOCUMENT = Document(id="d" * 64, name="a.txt", format="plain", encoding="utf-8", text_sha="t" * 64, characters=9)
DEPOTS = Profile(name="depots", concepts=(Concept("depot"),))


def test_a_table_depends_on_text_and_parser_only() -> None:
    assert table_key("t", "parser 1") != table_key("t", "parser 2")
    assert table_key("t", "parser 1") != table_key("u", "parser 1")


def test_findings_depend_on_what_is_known_about_the_document() -> None:
    keys = {
        findings_key(DOCUMENT, "p", "none"),
        findings_key(replace(DOCUMENT, outlet="Port Courier"), "p", "none"),
        findings_key(replace(DOCUMENT, text_sha="u" * 64), "p", "none"),
        findings_key(DOCUMENT, "q", "none"),
        findings_key(DOCUMENT, "p", "depots"),
    }
    assert len(keys) == 5


def test_a_profile_is_known_by_what_it_says() -> None:
    assert profile_digest(DEPOTS) == profile_digest(replace(DEPOTS, digest="of the file, comments and all"))
    assert profile_digest(DEPOTS) != profile_digest(NO_PROFILE)


def test_a_record_on_the_same_inputs_is_fresh() -> None:
    now = inputs([DOCUMENT], DEPOTS, b"concepts", "parser", {"title": "x"})
    assert now.reasons_against(now.meta()) == ()


def test_each_change_gives_its_own_reason() -> None:
    now = inputs([DOCUMENT], DEPOTS, b"concepts", "parser", {"title": "x"})
    assert inputs([], DEPOTS, b"concepts", "parser", {"title": "x"}).reasons_against(now.meta()) == (
        "documents were added, removed or described anew",
    )
    assert inputs([DOCUMENT], NO_PROFILE, b"other", "parser", {"title": "x"}).reasons_against(now.meta()) == (
        "the learnt concepts changed",
        "the profile changed",
    )
    assert inputs([DOCUMENT], DEPOTS, b"concepts", "newer", {"title": "x"}).reasons_against(now.meta()) == (
        "the parse stage of the engine changed",
    )


def test_an_input_that_is_gone_is_a_reason() -> None:
    now = inputs([DOCUMENT], DEPOTS, None, "parser", {})
    assert now.reasons_against({**now.meta(), "input.omens": "1"}) == ("an input is gone: omens",)
