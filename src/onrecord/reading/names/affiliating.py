"""Bodies that a text makes affiliates: "X and its partner Y", "Y, a subsidiary of X", "X's local branch Y"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from onrecord.model.annotation import NameMention
from onrecord.model.tokens import Tokens
from onrecord.reading.names.words import words

_KINDS = frozenset({"organisation", "outlet", "other"})
_LONGEST = 9  # tokens between the names
_OWNER = frozenset({"and its", "with its", ", its", "and their", ", and its", "'s", "’s", ", whose", "whose"})
_OF = frozenset({", a", ", an", ", the", "is a", "is an", "is the", ", which is a", ", which is an", ", which is the"})
_OWNER_TAILS = frozenset({"", ",", "is", "(", '"', "“"})
_OF_TAILS = frozenset({"of", "of the", 'of "', "of “"})
_MODIFIERS = frozenset({"ADJ", "NOUN", "PROPN", "ADV", "PUNCT"})


def affiliate(tokens: Tokens, mentions: Sequence[NameMention]) -> tuple[NameMention, ...]:
    """``mentions`` with ``affiliated`` set on the first of two names that the words between tie together."""
    out = list(mentions)
    for at, (one, two) in enumerate(pairwise(mentions)):
        if one.kind in _KINDS and two.kind in _KINDS and _ties(tokens, one.last, two.first):
            said = " ".join(tokens.quote(one.last, two.first).split())
            out[at] = replace(one, affiliated=(two.start, said))
    return tuple(out)


def _ties(tokens: Tokens, first: int, last: int) -> bool:
    """True when the words between two names say that the one is part, parent or partner of the other."""
    if not 1 < last - first <= _LONGEST or tokens.sentence_of[first] != tokens.sentence_of[last]:
        return False
    noun = next((i for i in range(first, last) if tokens.lemma[i] in words().affiliates), None)
    if noun is None:
        return False
    end = noun + 1
    while end < last and tokens.lemma[end] in words().affiliate_heads:
        end += 1
    tail = " ".join(tokens.lower[end:last])
    for start in range(first + 1, noun + 1):
        opening = " ".join(tokens.lower[first:start])
        is_tie = (opening in _OWNER and tail in _OWNER_TAILS) or (opening in _OF and tail in _OF_TAILS)
        if is_tie and all(_modifies(tokens, i) for i in range(start, noun)):
            return True
    return False


def _modifies(tokens: Tokens, i: int) -> bool:
    """A word that only qualifies what follows, and does not say that it is over, disputed or yet to come."""
    is_bare = tokens.pos[i] != "PUNCT" or tokens.word[i] == "-"
    return is_bare and tokens.pos[i] in _MODIFIERS and tokens.lower[i] not in words().not_affiliated
