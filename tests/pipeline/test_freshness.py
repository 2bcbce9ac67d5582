"""Freshness: keys and reasons."""

from __future__ import annotations

from dataclasses import replace

from onrecord.model.document import Document
from onrecord.model.profile import NO_PROFILE, Concept, Profile
from onrecord.pipeline.freshness import Inputs, findings_key, inputs, profile_digest, table_key
from onrecord.pipeline.reasons import reasons

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
        "the language model or how it is used changed: every text is parsed anew",
    )


def test_an_input_that_is_gone_is_a_reason() -> None:
    now = inputs([DOCUMENT], DEPOTS, None, "parser", {})
    assert now.reasons_against({**now.meta(), "input.omens": "1"}) == ("an input is gone: omens",)


def test_every_input_has_words_of_its_own() -> None:
    now = inputs([DOCUMENT], DEPOTS, b"concepts", "parser", {"title": "x"})
    told = now.reasons_against({})
    assert len(set(told)) == len(now.parts)
    assert not [reason for reason in told if "stage of the engine" in reason]


def test_documents_are_named_and_what_changed_about_them() -> None:
    def at(*documents: Document) -> Inputs:
        return inputs(documents, DEPOTS, None, "parser", {})

    many = [replace(DOCUMENT, id=letter * 64, name=f"{letter}.txt") for letter in "abcde"]
    other = replace(many[0], outlet="Port Courier", published_at="2031-05-04T10:00")
    retold = replace(many[1], text_sha="u" * 64)
    now = [other, retold, replace(DOCUMENT, id="f" * 64, name="f.txt")]
    assert reasons(at(*now), at(*many).meta(), now, many) == [
        "1 document was added: f.txt",
        "3 documents were removed: c.txt, d.txt, e.txt",
        "1 document was extracted anew: b.txt",
        "1 document was described anew: a.txt (outlet, date)",
    ]
    assert reasons(at(*many), at().meta(), many, []) == ["5 documents were added: a.txt, b.txt, c.txt and 2 more"]
    assert reasons(at(*many), at(*many).meta(), many, many) == []
