""" "would neither confirm nor deny the report", "refused to confirm or deny it": no word on the matter either way."""

from __future__ import annotations

from onrecord.claims.base import Context
from onrecord.model.clause import Clause

_SIDES = frozenset({"confirm", "deny"})


def second(context: Context, clause: Clause) -> Clause | None:
    """The other verb of the pair whose first this is; None for any other clause."""
    joined = (c for c in context.under(clause, "conj") if {clause.lemma, c.lemma} == _SIDES and _is_open(context, c))
    return next(joined, None)


def is_second(context: Context, clause: Clause) -> bool:
    """True for the second verb of such a pair: it takes no stance."""
    first = context.by_verb.get(clause.governor) if clause.governor is not None else None
    is_pair = first is not None and {first.lemma, clause.lemma} == _SIDES
    return is_pair and clause.relation == "conj" and _is_open(context, clause)


def _is_open(context: Context, clause: Clause) -> bool:
    tokens = context.tokens
    return any(tokens.lower[c] in ("or", "nor") for c in tokens.children[tokens.head[clause.verb]])


def topic(context: Context, clause: Clause) -> int | None:
    """What is neither confirmed nor denied, for the first verb."""
    other = second(context, clause)
    return next((o for c in (other, clause) if c is not None for o in c.objects), None)


def is_withheld(context: Context, clause: Clause) -> bool:
    """True for the first verb where it is negated: "would neither confirm nor …", "could not confirm or …"."""
    tokens = context.tokens
    said = {tokens.lower[c] for c in tokens.children[clause.verb]}
    return second(context, clause) is not None and (clause.is_negated or bool(said & {"neither", "not", "n't"}))
