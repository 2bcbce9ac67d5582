"""Fingerprints: shared runs are found, quotations are not."""

from __future__ import annotations

from onrecord.model.tokens import Sentence, Tokens
from onrecord.reading.fingerprints import GRAM, WINDOW, of


def _tokens(text: str) -> Tokens:
    words, start, at = text.split(), [], 0
    for word in words:
        start.append(text.index(word, at))
        at = start[-1] + len(word)
    n = len(words)
    blank = [""] * n
    ends = [s + len(w) for s, w in zip(start, words, strict=True)]
    return Tokens(text, start, ends, words, blank, blank, blank, blank, list(range(n)), (Sentence(0, n, 0, False),), ())


RUN = "the crane fell on the quay before noon while eight"  # words of an invented report


def test_a_shared_run_shares_a_hash() -> None:
    assert len(RUN.split()) >= GRAM + WINDOW - 1
    one = of(_tokens(f"yesterday {RUN} dockers watched from a shed"))
    other = of(_tokens(f"witnesses told the daily that {RUN.upper()} people ran"))
    assert set(one) & set(other)
    assert list(one) == sorted(set(one))


def test_other_words_share_none() -> None:
    assert not set(of(_tokens("a b c d e f g h i j k"))) & set(of(_tokens("l m n o p q r s t u v")))


def test_quotations_are_left_out() -> None:
    one = of(_tokens(f"he said “ {RUN} ” and then left the room for good today"))
    other = of(_tokens(f"she wrote “ {RUN} ” but nobody in the town believed a word"))
    assert one
    assert not set(one) & set(other)


def test_an_unclosed_mark_silences_nothing() -> None:
    assert of(_tokens(f'" {RUN}'))


def test_short_texts_have_none() -> None:
    assert of(_tokens("only four words here")) == ()
