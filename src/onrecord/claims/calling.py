"""Things that are called untrue: "called the accusation of negligence unfounded", "described the claims as false"."""

from __future__ import annotations

from dataclasses import replace

from onrecord.claims import propositions
from onrecord.claims.base import Context
from onrecord.claims.lexicon import stands
from onrecord.claims.propositions import Proposition
from onrecord.model.clause import Clause
from onrecord.model.phrases import words as spelled


def untrue(context: Context, clause: Clause) -> Proposition | None:
    """What the clause calls untrue; whoever says so denies it. None where it calls nothing so."""
    tokens = context.tokens
    head = next((o for o in clause.objects if tokens.pos[o] in ("NOUN", "PROPN")), None)
    if head is None or head < clause.verb or clause.is_passive:
        return None
    at = next(
        (i for i in range(head + 1, max(clause.last, tokens.reach[clause.verb][1])) if _is_untrue(context, i)), None
    )
    if at is None:
        return None
    end = at
    while end - 1 > head and (
        tokens.pos[end - 1] in ("ADP", "ADV", "DET", "PUNCT", "CCONJ") or tokens.tag[end - 1] == "VBN"
    ):
        end -= 1  # "as utterly false", "taken out of the air"
    found = propositions.of_noun(context, head, end)
    # the parser takes the predicate for a part of the noun phrase
    about = found.about.removesuffix(f" {spelled(tokens, at, at + 1)}") if found.about else None
    return replace(found, denied=False, about=about)


def end(context: Context, clause: Clause) -> int:
    """The end of the clause with what it calls untrue, which the parser may cut off."""
    tokens = context.tokens
    if clause.lemma not in stands("calling") or tokens.reach[clause.verb][1] <= clause.last:
        return clause.last
    at = next((i for i in range(clause.last, tokens.reach[clause.verb][1]) if _is_untrue(context, i)), None)
    last = tokens.reach[clause.verb][1] if at is not None else clause.last
    while last > clause.last and tokens.word[last - 1] in (".", "!", ",", ";"):
        last -= 1
    return last


def _is_untrue(context: Context, at: int) -> bool:
    """True where a word or phrase that calls something untrue begins."""
    low = context.tokens.lower
    return low[at] in stands("untrue") or any(
        low[at : at + len(p.split())] == p.split() for p in stands("untrue_phrases")
    )
