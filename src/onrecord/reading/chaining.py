"""Chains: which attribution stands in which, and which of them cover a clause."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.model.annotation import AttributionMention
from onrecord.model.clause import Clause
from onrecord.model.tokens import Tokens
from onrecord.reading.continuing import Found


def link(
    tokens: Tokens, clauses: Sequence[Clause], found: list[Found]
) -> tuple[tuple[AttributionMention, ...], tuple[Clause, ...]]:
    """The attributions in text order with their parents, and the clauses with their chains, outermost first."""
    order = sorted(range(len(found)), key=lambda n: (found[n].content[0], -found[n].content[1], found[n].cue, n))
    place = {old: new for new, old in enumerate(order)}
    mentions: list[AttributionMention] = []
    parents: list[int | None] = []
    for old in order:
        f = found[old]
        containing = [
            k
            for k, g in enumerate(found)
            if k != old
            and g.content[0] <= f.content[0]
            and f.content[1] <= g.content[1]
            and (g.content != f.content or _rank(g, k) < _rank(f, old))
            and (not f.carried or g.carried or g.content != f.content)
            and not (f.source.name == g.source.name and f.source.start == g.source.start)
        ]
        parent = min(containing, key=lambda k: (found[k].content[1] - found[k].content[0], -k), default=f.under)
        parents.append(place[parent] if parent is not None else None)
        mentions.append(
            AttributionMention(
                source=f.source,
                cue=(tokens.start[f.cue[0]], tokens.end[f.cue[1] - 1]),
                content=(tokens.start[f.content[0]], tokens.end[f.content[1] - 1]),
                force=f.force,
                direct=f.direct,
                parent=place[parent] if parent is not None else None,
                carried=f.carried,
                doubt=f.doubt,
            )
        )
    out = []
    for clause in clauses:
        covering = [
            n
            for n, old in enumerate(order)
            if found[old].content[0] <= clause.verb < found[old].content[1] and found[old].cue_verb != clause.verb
        ]
        least = min((_size(found[order[n]]) for n in covering), default=0)
        chains = [_upward(n, parents) for n in covering if _size(found[order[n]]) == least]
        chain = max(chains, key=len, default=[])
        out.append(replace(clause, attributions=tuple(reversed(chain))) if chain else clause)
    return tuple(mentions), tuple(out)


def _size(found: Found) -> int:
    return found.content[1] - found.content[0]


def _upward(at: int | None, parents: list[int | None]) -> list[int]:
    """The attribution ``at`` and those it stands in, innermost first."""
    chain: list[int] = []
    while at is not None and at not in chain:
        chain.append(at)
        at = parents[at]
    return chain


def _rank(found: Found, number: int) -> tuple[bool, int]:
    """Which of two sources of the same words stands outside: an outlet passes on what others say."""
    return found.source.kind != "outlet", number
