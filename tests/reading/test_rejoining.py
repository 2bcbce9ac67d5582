"""Sentences of a word or two that the parser cuts off at the head of a paragraph, put together again."""

from __future__ import annotations

import pytest

from onrecord.model.tokens import Sentence, Tokens
from onrecord.reading.rejoining import settle

Row = tuple[str, str, str, str, int]


def table(*parts: list[Row], block: int = 0) -> Tokens:
    """Sentences of one block: word, tag, part of speech, label and head of each token."""
    rows = [row for part in parts for row in part]
    text, start, end = "", [], []
    for word, *_ in rows:
        text += " " if text else ""
        start.append(len(text))
        text += word
        end.append(len(text))
    sentences, first = [], 0
    for n, part in enumerate(parts):
        sentences.append(Sentence(first, first + len(part), block if n else 0, heading=False))
        first += len(part)
    columns = [list(column) for column in zip(*rows, strict=True)]
    return Tokens(
        text=text,
        start=start,
        end=end,
        word=columns[0],
        lemma=[str(word).lower() for word in columns[0]],
        tag=columns[1],
        pos=columns[2],
        dep=columns[3],
        head=columns[4],
        sentences=tuple(sentences),
        named=(),
    )


NORWAY: list[Row] = [("Norway", "NNP", "PROPN", "ROOT", 0)]
AND: list[Row] = [("and", "CC", "CCONJ", "ROOT", 1)]


def agreed(at: int) -> list[Row]:
    return [
        ("Chile", "NNP", "PROPN", "nsubj", at + 2),
        ("have", "VBP", "AUX", "aux", at + 2),
        ("agreed", "VBN", "VERB", "ROOT", at + 2),
        (".", ".", "PUNCT", "punct", at + 2),
    ]


def test_the_first_of_a_list_is_put_back() -> None:
    found = settle(table(NORWAY, AND, agreed(2)))
    assert [(s.first, s.last) for s in found.sentences] == [(0, 6)]
    assert (found.dep[0], found.head[0]) == ("nsubj", 4)
    assert (found.dep[2], found.head[2]) == ("conj", 0)


def test_a_name_is_the_beginning_of_the_one_behind_it() -> None:
    police: list[Row] = [
        ("Police", "NNP", "PROPN", "nsubj", 2),
        ("came", "VBD", "VERB", "ROOT", 2),
        (".", ".", "PUNCT", "punct", 2),
    ]
    found = settle(table([("Larn", "NNP", "PROPN", "ROOT", 0)], police))
    assert [(s.first, s.last) for s in found.sentences] == [(0, 4)]
    assert (found.dep[0], found.head[0]) == ("compound", 1)


@pytest.mark.parametrize("other", [table(NORWAY, AND, agreed(2), block=1), table(agreed(0), agreed(4))])
def test_other_sentences_stay_as_they_are(other: Tokens) -> None:
    assert settle(other) is other
