"""What a verb takes for its content: a clause, or a noun phrase with what hangs on it."""

from __future__ import annotations

from onrecord.claims import propositions
from onrecord.claims.base import Context
from onrecord.model.clause import Clause
from onrecord.model.phrases import phrase


def content(context: Context, clause: Clause) -> Clause | None:
    """The clause that the verb takes: "denied that …", "denied hiding …"."""
    return next(
        (
            c
            for c in context.under(clause)
            if c.verb > clause.verb
            and (c.relation in ("ccomp", "xcomp") or (c.relation == "pcomp" and not clause.objects))
        ),
        None,
    )


def end(context: Context, clause: Clause, head: int) -> int:
    """Where the noun phrase ends with what hangs on it inside the clause."""
    tokens = context.tokens
    joined = (i for i in range(head + 1, clause.last) if tokens.tag[i] in propositions.CONJUGATED)
    if (verb := next(joined, None)) is not None and tokens.dep[verb] == "conj" and tokens.head[verb] == head:
        return verb - 1  # "denies the claims and affirms": a verb taken for another noun
    return max(phrase(tokens, head)[1], min(tokens.reach[head][1], clause.last))
