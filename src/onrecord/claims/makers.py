"""Who publishes: the phrase's own maker, whoever issues it, wrote it or speaks in it."""

from __future__ import annotations

from onrecord.claims.base import Context
from onrecord.claims.titles import kind_at
from onrecord.model.clause import Clause
from onrecord.model.party import Party
from onrecord.model.phrases import core

KINDS = ("state", "agency", "organisation", "outlet", "group", "unknown")


def of(context: Context, head: int, clause: Clause | None = None) -> Party | None:
    """Who made it: the phrase's own maker ("X's report"), else whoever issues it or speaks in it, else as inferred."""
    maker, doubt = context.reading.makers.get(head, (None, None))
    if maker is not None and doubt is None and maker.kind not in ("document", "unknown", "person"):
        return maker
    if clause is not None and clause.subjects and head not in clause.subjects:
        party = context.party(clause.subjects[0])
        if party.kind in KINDS and party.name and kind_at(context.tokens, clause.subjects[0]) is None:
            return party
        if party.kind == "person" and (party.named or party.agency):
            return party
        if party.kind == "document":
            return None
    if maker is not None and doubt is None and maker.kind == "person":
        return maker
    author = _whose(context, head) or _author(context, head) or _before(context, head)
    if author is not None:
        return author
    is_guess = doubt is not None and kind_at(context.tokens, head) in ("memo", "letter", "book", "interview")
    return None if is_guess or maker is None or maker.kind in ("document", "unknown", "person") else maker


def _whose(context: Context, head: int) -> Party | None:
    """ "X, whose report came out": X."""
    tokens = context.tokens
    if not any(tokens.lower[c] == "whose" for c in tokens.children[head]):
        return None
    clause = context.innermost(head)
    return context.party(tokens.head[clause.verb]) if clause is not None and clause.relation == "relcl" else None


def _before(context: Context, head: int) -> Party | None:
    """ "X, in its report "Some Title", …": X, wherever the parser hangs the phrase."""
    tokens = context.tokens
    at = core(tokens, head)[0] - 1
    while at > 0 and tokens.tag[at] in ("PRP$", "DT", "POS"):
        at -= 1
    if at < 2 or tokens.lower[at] != "in" or tokens.word[at - 1] != ",":
        return None
    party = context.party(at - 2)
    return party if party.named and party.kind in KINDS and party.kind != "unknown" else None


def _author(context: Context, head: int) -> Party | None:
    """Whoever is said to have written it, or speaks in it: "in its report, the board warned that …"."""
    tokens = context.tokens
    for clause in context.clauses:
        wrote = head in clause.objects and clause.lemma in ("write", "compile", "prepare", "draft")
        spoke = any(w in ("in", "with") and h == head for w, h in clause.obliques)
        below = next(
            (
                s
                for s in clause.subjects
                if any(tokens.lower[c] == "in" and head in tokens.children[c] for c in tokens.children[s])
            ),
            None,
        )
        if not (wrote or spoke or below is not None) or not clause.subjects:
            continue
        party = context.party(below if below is not None else clause.subjects[0])
        if party.named or party.kind in ("agency", "organisation"):
            return party if party.kind in (*KINDS, "person") and party.kind != "unknown" else None
    return None
