"""Shares and ranks beside a count: "54 depots, most of which are in Africa", "11 depots, the most of any country"."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.claims.base import Context, normal
from onrecord.claims.lexicon import stands
from onrecord.model.claim import Claim, Figure, Position
from onrecord.model.clause import Clause
from onrecord.model.phrases import core
from onrecord.model.phrases import words as spelled
from onrecord.model.value import Amount

_SHARES = frozenset({"most"})  # words for a share without a number
_THESE = frozenset({"which", "whom", "them", "these", "those"})
_HAVING = frozenset({"have", "host", "operate", "run", "hold", "count", "own"})


def find(context: Context) -> Iterator[Claim]:
    """The shares and ranks that one document gives of what it counts."""
    for clause in context.clauses:
        if context.is_shouted(clause):
            continue
        yield from _shares(context, clause)
        yield from _ranks(context, clause)


def _shares(context: Context, clause: Clause) -> Iterator[Claim]:
    """ "most of the 54 depots are in Africa", "…, most of which are in Africa": a part of a count, and where."""
    tokens = context.tokens
    for head in (*clause.subjects, *clause.objects):
        of = tokens.child(head, "prep") if tokens.lower[head] in _SHARES and head < clause.verb else None
        inner = tokens.child(of, "pobj") if of is not None and tokens.lower[of] == "of" else None
        counted = _counted(context, clause, inner) if inner is not None else None
        where = next((m for w, h in clause.obliques if w == "in" and (m := context.place_of(h)) is not None), None)
        if counted is None or where is None:
            continue
        quantity = context.quantity_of[counted]
        context.mark(clause, "figure")
        yield context.make(
            "figure",
            Figure(
                normal(tokens, counted, context.place_at),
                Amount(None, None, tokens.lower[head]),
                unit=tokens.word[counted],
                part_of=spelled(tokens, quantity.first, counted + 1),
            ),
            (head, clause.last),
            clause,
            f"share:{head}",
            place=where.place,
            evidence=context.spans_of("subject", counted),
        )


def _counted(context: Context, clause: Clause, inner: int) -> int | None:
    """The counted noun that "of the 54 depots" or "of which" speaks of."""
    if inner in context.quantity_of:
        return inner
    governor = context.by_verb.get(clause.governor) if clause.governor is not None else None
    if context.tokens.lower[inner] not in _THESE or governor is None:
        return None
    told = [h for h in (*governor.objects, *governor.subjects) if h in context.quantity_of]
    return told[0] if len(told) == 1 else None


def _ranks(context: Context, clause: Clause) -> Iterator[Claim]:
    """ "…, the highest number of any country": where its subject stands among others, by a named source's word."""
    tokens = context.tokens
    chain = context.chain(clause)
    if clause.lemma not in _HAVING or chain.root is None or not clause.subjects:
        return
    for head in range(clause.verb + 1, clause.last):
        first, last = core(tokens, head)
        is_number = tokens.lemma[head] in stands("numbers") and any(
            tokens.tag[c] == "JJS" for c in tokens.children[head]
        )
        first -= tokens.pos[first - 1] == "DET"
        if not is_number or tokens.word[first - 1] != ",":
            continue
        of = next((c for c in tokens.children[head] if tokens.lower[c] in ("of", "among", "in")), None)
        if of is None or not any(tokens.lower[i] in ("any", "all", "world") for i in range(*tokens.reach[of])):
            continue
        last = min(max(last, tokens.reach[of][1]), clause.last)
        subject = clause.subjects[0]
        about = spelled(tokens, *core(tokens, subject))
        yield context.make(
            "position",
            Position(chain.root, f"{about} has {spelled(tokens, first, last)}", "affirms", about, None),
            (first, last),
            clause,
            f"rank:{head}",
            actor=chain.root,
            chain=chain,
            evidence=context.spans_of("subject", subject),
        )
