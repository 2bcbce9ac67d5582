"""Cues wedged into a relative clause: "a man they say opened fire", "the crew, who police believe sank the boat"."""

from __future__ import annotations

from typing import NamedTuple

from onrecord.model.tokens import Tokens
from onrecord.reading.lexicon import forces

_RELATIVE = frozenset({"who", "which", "that", "whom"})
_BARE = frozenset(
    {"they", "he", "she", "police", "officials", "authorities", "prosecutors", "investigators", "witnesses"}
)


class Wedge(NamedTuple):
    """Token indices: the reporting verb, its subject, the noun that the reported verb is about."""

    cue: int
    subject: int
    about: int


def before(tokens: Tokens, verb: int) -> Wedge | None:
    """The cue right before ``verb`` and its auxiliaries, which the parser ties to either side at random; None where
    there is none. The noun before the cue's subject is then the subject of ``verb``.
    """
    if tokens.tag[verb] not in ("VBD", "VBZ", "VBP", "VBN", "VB"):
        return None
    cue = verb - 1
    while cue > 1 and (tokens.pos[cue] in ("AUX", "ADV") or tokens.lower[cue] in ("not", "n't", "n’t")):
        cue -= 1
    if cue < 2 or tokens.lemma[cue] not in forces() or tokens.tag[cue] not in ("VBP", "VBZ", "VBD", "VB"):
        return None
    subject = cue - 1
    if tokens.pos[subject] not in ("NOUN", "PROPN", "PRON") or tokens.sentence_of[subject] != tokens.sentence_of[verb]:
        return None
    first = subject
    while (
        first > 0 and tokens.head[first - 1] == subject and tokens.dep[first - 1] in ("det", "amod", "compound", "poss")
    ):
        first -= 1
    at = first - 1
    if at > 0 and tokens.lower[at] in _RELATIVE and tokens.pos[at] == "PRON":
        at -= 2 if tokens.word[at - 1] == "," and at > 1 else 1
    elif tokens.lower[subject] not in _BARE:
        return None
    if at < 0 or tokens.pos[at] not in ("NOUN", "PROPN") or tokens.sentence_of[at] != tokens.sentence_of[verb]:
        return None
    return Wedge(cue, subject, at)
