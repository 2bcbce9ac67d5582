"""Dates that are a thing's, not those of what is said of it."""

from __future__ import annotations

from onrecord.claims.base import Context
from onrecord.claims.lexicon import act_words
from onrecord.claims.lexicon.frames import nouns
from onrecord.claims.sides import is_agreement
from onrecord.model.annotation import TimeMention
from onrecord.model.clause import Clause

_AFTER = frozenset({"after", "following", "since"})
_OVER = frozenset({"in", "over", "for", "with"})


def is_of_a_thing(context: Context, time: TimeMention) -> bool:
    """ "the treaty of 2009", "the 2009 treaty": when the treaty was made, not when it was broken."""
    tokens = context.tokens
    outside = next(
        (tokens.head[i] for i in range(time.first, time.last) if not time.first <= tokens.head[i] < time.last), None
    )
    if outside is None:
        return False
    if tokens.lower[outside] == "of":
        return tokens.pos[tokens.head[outside]] in ("NOUN", "PROPN")
    led, behind = tokens.lower[time.first - 1 : time.first], tokens.lower[time.last : time.last + 2]
    if led == ["the"] and any(word in nouns() for word in behind):
        return True  # "the 4 March shooting", whatever the parser makes of it
    inner = any(tokens.dep[i] in ("nummod", "compound", "nmod", "amod", "poss") for i in range(time.first, time.last))
    return inner and outside > time.first and tokens.pos[outside] == "NOUN"


def is_behind_another(context: Context, clause: Clause, time: TimeMention) -> bool:
    """ "was charged after the death of Ada Quill last week", "held in the killings on Monday of two guards": of which
    of the two it is the day is open, or it is the other's.
    """
    tokens = context.tokens
    after = next((i for i in range(time.first - 1, clause.verb, -1) if tokens.lower[i] in _AFTER | _OVER), None)
    if after is None or tokens.dep[after] not in ("prep", "pcomp") or clause.lemma in act_words("occurring"):
        return False
    between = range(after + 1, time.first)
    what = tokens.child(after, "pobj")
    if what is None:
        return False
    kind = "kill" if tokens.lemma[what] in ("death", "slaying") else nouns().get(tokens.lemma[what])
    # "held in a raid on Monday": on that day
    is_event = kind is not None and (tokens.lower[after] in _AFTER or kind in ("shoot", "kill"))
    return is_event and not any(tokens.word[i] in (",", ";", "—", "–") for i in between)


def is_anothers(context: Context, time: TimeMention) -> bool:
    """A thing's year ("the 1994 treaty", not "today's talks"), or the date of an agreement that a position is on."""
    is_year = time.value.edtf is not None and len(time.value.edtf) == 4
    return (is_year and is_of_a_thing(context, time)) or _is_of_an_agreement(context, time)


def _is_of_an_agreement(context: Context, time: TimeMention) -> bool:
    """ "linked to the treaty in 2009": when the treaty was made, not when the position was held."""
    before = time.first - 2
    return before >= 0 and context.tokens.lower[before + 1] in ("in", "of") and is_agreement(context, before)
