"""Sentences left unread: garbled by translation, or furniture of the page. Counted and shown, never guessed at."""

from __future__ import annotations

from onrecord.model.annotation import SentenceNote
from onrecord.model.tokens import Sentence, Tokens
from onrecord.reading import furniture


def read(tokens: Tokens) -> tuple[SentenceNote, ...]:
    """Notes for the sentences to leave unread, in text order."""
    out = []
    for n, sentence in enumerate(tokens.sentences):
        quote = tokens.quote(sentence.first, sentence.last)
        reason = None
        if furniture.is_furniture(quote) or is_call(tokens, sentence):
            reason = "boilerplate"
        elif is_garbled(tokens, n, sentence):
            reason = "garbled"
        if reason:
            out.append(SentenceNote(tokens.start[sentence.first], tokens.end[sentence.last - 1], reason))
    return tuple(out)


def is_call(tokens: Tokens, sentence: Sentence) -> bool:
    """True for a short imperative at the head of a paragraph of its own: the page speaking to its reader."""
    first = sentence.first
    alone = all(
        s.block != sentence.block or s == sentence
        for s in tokens.sentences[max(0, tokens.sentence_of[first] - 1) :][:3]
    )
    return (
        alone
        and tokens.tag[first] == "VB"
        and tokens.head[first] == first
        and sentence.last - first < 16
        and not any(tokens.dep[c] in ("nsubj", "nsubjpass") for c in tokens.children[first])
    )


def is_garbled(tokens: Tokens, n: int, sentence: Sentence) -> bool:
    """True for a sentence that starts in the middle: a small letter though nothing stands open before it, and no
    subject; or a stretch without any verb that is neither heading nor fragment of up to three words.
    """
    first = tokens.word[sentence.first]
    size = sentence.last - sentence.first
    before = tokens.sentences[n - 1] if n else None
    closed = (
        before is None or before.block != sentence.block or tokens.word[before.last - 1] in (".", "!", "?", "”", '"')
    )
    root = next((i for i in range(sentence.first, sentence.last) if tokens.head[i] == i), sentence.first)
    has_subject = any(tokens.dep[c] in ("nsubj", "nsubjpass", "csubj", "expl") for c in tokens.children[root])
    if first[:1].islower() and closed and not has_subject and size > 1:
        return True
    has_verb = any(tokens.pos[i] in ("VERB", "AUX") for i in range(sentence.first, sentence.last))
    return (
        not has_verb
        and not sentence.heading
        and size > 5
        and tokens.word[sentence.last - 1] == "."
        and (tokens.pos[root] not in ("NOUN", "PROPN", "NUM"))
    )
