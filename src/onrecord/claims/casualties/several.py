"""Numbers of several events against those of one: what a headline says by itself, and by what the lead says."""

from __future__ import annotations

from dataclasses import replace

from onrecord.claims.base import Context
from onrecord.claims.casualties.numbers import Number
from onrecord.claims.casualties.openings import title
from onrecord.claims.lexicon import casualties
from onrecord.model.tokens import Tokens

_LEAD = 5  # sentences


def narrow(context: Context, numbers: list[Number]) -> bool:
    """Takes a headline's numbers as of one event, though it says "shootings", where the lead says so: "a shooting left
    two dead". True if there are any.
    """
    tokens = context.tokens
    last = title(tokens)[1] if tokens.sentences else 0
    one = {
        (m.fate, m.value)
        for m in numbers
        if not m.is_broad and m.at >= last and tokens.sentence_of[m.at] < _LEAD and _is_by_one(tokens, m.at)
    }
    again = [n for n, m in enumerate(numbers) if m.at < last and m.is_broad and (m.fate, m.value) in one]
    for n in again:
        numbers[n] = replace(numbers[n], is_broad=False)
    return bool(again)


def broaden(context: Context, numbers: list[Number]) -> bool:
    """Takes a headline's numbers that the lead gives for several events as of several too. True if there are any."""
    sentence_of = context.tokens.sentence_of
    summed = {(m.fate, m.value) for m in numbers if m.is_broad and sentence_of[m.at] < _LEAD}
    last = title(context.tokens)[1] if context.tokens.sentences else 0
    again = [n for n, m in enumerate(numbers) if m.at < last and not m.is_broad and (m.fate, m.value) in summed]
    for n in again:
        numbers[n] = replace(numbers[n], is_broad=True)
    return bool(again)


def _is_by_one(tokens: Tokens, at: int) -> bool:
    """ "A shooting left two dead"."""
    sentence = tokens.sentences[tokens.sentence_of[at]]
    return any(
        tokens.lemma[i] in casualties("happenings") and tokens.tag[i] == "NN" and tokens.dep[i] == "nsubj"
        for i in range(sentence.first, at)
    )


def each_of(tokens: Tokens, verb: int, whom: int) -> bool:
    """ "Nine families told of the death of a relative": not one of all of them but one of each, and no number."""
    if not any(tokens.lower[c] in ("a", "an") for c in tokens.children[whom]):
        return False
    while tokens.pos[verb] not in ("VERB", "AUX") and tokens.head[verb] != verb:
        verb = tokens.head[verb]
    subject = tokens.child(verb, "nsubj")
    is_many = subject is not None and tokens.tag[subject] == "NNS" and tokens.lemma[subject] in casualties("kin_groups")
    return is_many and subject is not None and any(tokens.pos[c] == "NUM" for c in tokens.children[subject])
