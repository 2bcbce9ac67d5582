"""Slips of the parser that are mended, and what only looks like one."""

from __future__ import annotations

import pytest

from onrecord.model.claim import Action
from onrecord.model.tokens import Sentence, Tokens
from onrecord.reading.mending import settle
from reading_of import claims_of, tokens_of


def table(*rows: tuple[str, str, str, str, int], heading: bool = False) -> Tokens:
    """A table of one sentence: word, tag, part of speech, label and head of each token."""
    text, start, end = "", [], []
    for word, *_ in rows:
        text += " " if text else ""
        start.append(len(text))
        text += word
        end.append(len(text))
    return Tokens(
        text=text,
        start=start,
        end=end,
        word=[r[0] for r in rows],
        lemma=[r[0].lower() for r in rows],
        tag=[r[1] for r in rows],
        pos=[r[2] for r in rows],
        dep=[r[3] for r in rows],
        head=[r[4] for r in rows],
        sentences=(Sentence(0, len(rows), 0, heading),),
        named=(),
    )


STRUGGLE = (
    ("A", "DT", "DET", "det", 1),
    ("struggle", "NN", "NOUN", "ROOT", 1),
    ("ensued", "VBN", "VERB", "acl", 1),
    (".", ".", "PUNCT", "punct", 1),
)


def test_a_sentence_with_a_stop_has_its_participle_for_a_verb() -> None:
    mended = settle(table(*STRUGGLE))
    assert (mended.head[2], mended.dep[2], mended.tag[2]) == (2, "ROOT", "VBD")
    assert (mended.head[1], mended.dep[1]) == (2, "nsubj")
    assert mended.head[3] == 2


def test_a_headline_keeps_its_participle() -> None:
    before = table(*STRUGGLE[:3], heading=True)
    assert settle(before) is before


def test_what_is_done_by_somebody_stays_a_participle() -> None:
    before = table(
        ("Pictures", "NNS", "NOUN", "ROOT", 0),
        ("taken", "VBN", "VERB", "acl", 0),
        ("by", "IN", "ADP", "agent", 1),
        ("guests", "NNS", "NOUN", "pobj", 2),
        (".", ".", "PUNCT", "punct", 0),
    )
    assert settle(before) is before


def test_what_is_given_behind_to_whom_is_the_object() -> None:
    mended = settle(
        table(
            ("It", "PRP", "PRON", "nsubj", 1),
            ("gave", "VBD", "VERB", "ROOT", 1),
            ("to", "IN", "ADP", "prep", 1),
            ("consul", "NN", "NOUN", "pobj", 2),
            ("Roos", "NNP", "PROPN", "appos", 3),
            ("a", "DT", "DET", "det", 6),
            ("note", "NN", "NOUN", "appos", 3),
            (".", ".", "PUNCT", "punct", 1),
        )
    )
    assert (mended.head[6], mended.dep[6]) == (1, "dobj")
    assert mended.dep[4] == "appos"


@pytest.mark.parametrize(("bare", "is_mended"), [(False, True), (True, False)])
def test_a_noun_between_and_and_a_verb_is_its_subject(bare: bool, is_mended: bool) -> None:
    mended = settle(
        table(
            ("Posts", "NNS", "NOUN", "nsubj", 1),
            ("have", "VBP", "VERB", "ROOT", 1),
            ("status", "NN", "NOUN", "dobj", 1),
            ("and", "CC", "CCONJ", "cc", 2),
            ("staff", "NN", "NOUN", "conj", 2) if bare else ("owners", "NNS", "NOUN", "conj", 2),
            ("did", "VBD", "AUX", "aux", 6),
            ("move", "VB", "VERB", "conj", 1),
            (".", ".", "PUNCT", "punct", 1),
        )
    )
    assert ((mended.head[4], mended.dep[4]) == (6, "nsubj")) is is_mended


def test_a_name_behind_what_it_names_is_no_second_subject() -> None:
    mended = settle(
        table(
            ("The", "DT", "DET", "det", 1),
            ("charity", "NN", "NOUN", "nsubj", 3),
            ("Norhaven", "NNP", "PROPN", "nsubj", 3),
            ("closed", "VBD", "VERB", "ROOT", 3),
            (".", ".", "PUNCT", "punct", 3),
        )
    )
    assert (mended.head[2], mended.dep[2]) == (1, "appos")


def test_who_closes_the_sentence_tells_what_stands_before() -> None:
    text = "Board confirms loss\n\nSome 60 tonnes of grain rotted in the store on the quay, the Board said on Monday."
    (claim,) = [c for c in claims_of(text, "2031-05-07") if c.kind == "figure"]
    assert claim.root is not None
    assert claim.root.name == "Board"


def test_a_plain_text_is_left_as_it_is() -> None:
    tokens = tokens_of("The board closed the quay on Monday. Two men were held and the third was let go.")
    assert settle(tokens) is tokens


def test_who_tells_it_behind_a_comma_is_no_part_of_it() -> None:
    text = (
        "Norway and Chile have agreed on the return of the ships, the ministers of the two states announced in Bergen."
    )
    found = {c.body.type: c for c in claims_of(text) if isinstance(c.body, Action)}
    assert text[found["agree"].start : found["agree"].end] == "Norway and Chile have agreed on the return of the ships"
    assert found["agree"].root is not None
    assert "ministers" in found["agree"].root.name
