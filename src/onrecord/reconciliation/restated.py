"""Positions told again: what a speaker holds in a document's words, and in another's that say nearly the same.

Two propositions of one speaker, side and mood are one where two thirds of their telling words are shared, and no
number, name or "I" differs. Only those are held against each other that share one of their first words, the longest
first: two sets of which so much is shared cannot miss each other (prefix filtering: Chaudhuri, Ganti and Kaushik 2006).
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from onrecord.model.claim import Claim, Position
from onrecord.reconciliation import alike
from onrecord.reconciliation.grounds import Grounds
from onrecord.reconciliation.whois import plain

Part = tuple[tuple[str, ...], Sequence[Claim]]  # speaker, subject, facet or proposition, side and mood; and the claims

_SHARED = 2 / 3  # of the telling words of both, in two documents
_SHARED_HERE = 3 / 4  # in one, which says two things of a kind more often
_LEAST = 3  # telling words in common
_SAME = 6  # words of a sentence that two documents do not share by chance
_UNNAMED = "unnamed:"
_SELF = re.compile(r"\b(?:I|me|my|we|us|our)\b|\bI['’]", re.IGNORECASE)
_ALSO = re.compile(r"\b(?:also|too|as well)\b", re.IGNORECASE)
_FIRST = 20


def keys(claim: Claim, parts: tuple[str, ...]) -> list[tuple[str, ...]]:
    """What claims of one position told twice have in common at least one of."""
    body = _body(claim)
    speaker, _, _, side, mood = parts
    if body.facet is not None:
        return []
    told = plain(body.proposition)
    whole: list[tuple[str, ...]] = [(_label(speaker), side, mood, told)] if len(told.split()) >= _SAME else []
    words = sorted(alike.telling(body.proposition), key=lambda word: (-len(word), word))
    if len(words) < _LEAST:
        return whole
    few = words[: len(words) - math.ceil(_SHARED * len(words)) + 1]
    return [*whole, *((speaker, side, mood, word) for word in few)]


def join(grounds: Grounds, groups: Sequence[Part]) -> list[Part]:
    """The positions, those told again with the first of them."""
    order = sorted(range(len(groups)), key=lambda n: min(c.id for c in groups[n][1]))
    by_key: dict[tuple[str, ...], list[int]] = {}
    members: dict[int, list[int]] = {}
    for n in order:
        parts, claims = groups[n]
        own = keys(claims[0], parts)
        near = sorted({m for key in own for m in by_key.get(key, ())[:_FIRST]})
        home = next(
            (m for m in near if all(_is_one(grounds, claims[0], groups[k][1][0]) for k in members[m][:_FIRST])), n
        )
        members.setdefault(home, []).append(n)
        for key in own:
            if home not in by_key.setdefault(key, []):
                by_key[key].append(home)
    gone = {n for home, found in members.items() for n in found if n != home}
    return [
        (parts, [*claims, *(c for m in members.get(n, ())[1:] for c in groups[m][1])])
        for n, (parts, claims) in enumerate(groups)
        if n not in gone
    ]


def _body(claim: Claim) -> Position:
    if not isinstance(claim.body, Position):
        raise TypeError(f"{claim.id}: not a position")
    return claim.body


def _label(speaker: str) -> str:
    """A speaker's key; of one who is not named, what he is called in whatever document."""
    return _UNNAMED + speaker.rsplit(":", 1)[-1] if speaker.startswith(_UNNAMED) else speaker


def _is_one(grounds: Grounds, a: Claim, b: Claim) -> bool:
    first, second = _body(a).proposition, _body(b).proposition
    events = {event for c in (a, b) if (event := grounds.event(c.document)) is not None}
    if len(events) > 1:
        return False
    if plain(first) == plain(second):
        return a.document != b.document
    if len({grounds.source(_body(c).speaker, c).best for c in (a, b)}) > 1:
        return False  # whom no text names may be two
    if alike.numbers(first) != alike.numbers(second) or bool(_SELF.search(first)) != bool(_SELF.search(second)):
        return False
    if alike.names_differ(first, second) or alike.other_words(first) != alike.other_words(second):
        return False
    one, other = alike.telling(first), alike.telling(second)
    shared = len(one & other)
    if a.document == b.document and bool(_ALSO.search(first)) != bool(_ALSO.search(second)):
        return False
    most = _SHARED_HERE if a.document == b.document else _SHARED
    return shared >= _LEAST and shared >= most * len(one | other)
