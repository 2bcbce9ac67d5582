"""The parser's token tables: places in the text, round trip, pinned weights."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from hostile_texts import TEXTS
from onrecord.errors import ModelMissingError
from onrecord.reading import empty, tokens_from_bytes, tokens_to_bytes
from onrecord.reading.engine import seams, verify
from reading_of import parser, tokens_of

TEXT = "Board closes quay\r\n\r\nThe harbour board said it had closed\nthe quay. It opens\u00a0again in May."


def test_tokens_are_slices_of_the_text() -> None:
    tokens = tokens_of(TEXT)
    assert [TEXT[a:b] for a, b in zip(tokens.start, tokens.end, strict=True)] == list(tokens.word)
    assert not any(word.isspace() for word in tokens.word)


def test_sentences_cover_all_tokens_and_know_their_block() -> None:
    tokens = tokens_of(TEXT)
    assert [i for s in tokens.sentences for i in range(s.first, s.last)] == list(range(len(tokens)))
    assert tokens.sentences[0].heading
    assert tokens.sentences[0].block != tokens.sentences[1].block


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS)
def test_any_text_is_parsed_and_survives_the_cache(text: str) -> None:
    tokens = tokens_of(text)
    assert all(text[a:b] == w for a, b, w in zip(tokens.start, tokens.end, tokens.word, strict=True))
    assert tokens_from_bytes(tokens_to_bytes(tokens), text) == tokens


def test_batches_do_not_change_a_table() -> None:
    items = [(str(n), TEXT * (n + 1)) for n in range(5)]
    assert list(parser().parse(items, batch=1)) == list(parser().parse(items, batch=4))


def test_seam_between_run_together_sentences() -> None:
    words = ["the", "guards", "It", "turns", "out", "well"]
    assert seams(words) == [2]
    assert seams(["It", "turns", "out"]) == []


def test_a_text_that_no_model_reads_is_counted_as_unread() -> None:
    assert empty("abc", "xx").unread == 3
    assert len(empty("abc", "xx")) == 0


def test_a_changed_weight_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelMissingError, match="not the pinned one"):
        verify(tmp_path)


def test_no_sentence_is_longer_than_a_tree_can_bear() -> None:
    tokens = tokens_of("the board and the ministry of fish " * 400)
    assert max(s.last - s.first for s in tokens.sentences) <= 300
    assert [i for s in tokens.sentences for i in range(s.first, s.last)] == list(range(len(tokens)))
