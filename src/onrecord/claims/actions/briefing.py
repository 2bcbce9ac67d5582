"""Bodies that are told something: "told the committee that …", "presented its findings at the party's council"."""

from __future__ import annotations

from onrecord.claims.actions.base import Act
from onrecord.claims.base import Context
from onrecord.claims.lexicon import act_words
from onrecord.model.clause import Clause
from onrecord.model.party import Party


def read(context: Context, clause: Clause) -> Act | None:
    """An act of informing, where a body of a state, or who holds office in it, puts something before a body that
    deliberates and is not its own; a press conference, a summit, a talk of two is none. Nobody holds a hearing by it.
    """
    if clause.is_passive or clause.is_negated or not clause.subjects:
        return None
    told = _told(context, clause)
    if told is None:
        return None
    speakers = [context.party(s) for s in clause.subjects]
    if not any(_is_official(context, s) for s in speakers) or any(_is_own(context, told, s) for s in speakers):
        return None
    is_shown = clause.lemma in act_words("laying_before")
    return Act("inform", tuple(o for o in clause.objects if o != told and o < told) if is_shown else (), told)


def _told(context: Context, clause: Clause) -> int | None:
    """The body that is told: an object of "told"; behind "to", "at" or "before", wherever the parser hangs it."""
    tokens, lemma = context.tokens, clause.lemma
    if lemma == "tell":
        return next((o for o in clause.objects if o > clause.verb and _deliberates(context, o)), None)
    is_shown = lemma in act_words("laying_before") and any(
        tokens.lemma[o] in act_words("laid_before") for o in clause.objects
    )
    if not is_shown and lemma not in act_words("reporting_to"):
        return None
    content = next((c for c in tokens.children[clause.verb] if tokens.dep[c] == "ccomp" and c > clause.verb), None)
    end = clause.last if content is None else min(clause.last, tokens.reach[content][0])
    for i in range(clause.verb + 1, end):
        if tokens.dep[i] == "pobj" and tokens.lower[tokens.head[i]] in ("to", "at", "before"):
            if _deliberates(context, i):
                return i
            if tokens.lemma[i] in act_words("meetings") and (body := _convened(context, i)) is not None:
                return body
    return None


def _deliberates(context: Context, head: int) -> bool:
    """True for a council, a committee, a parliament."""
    tokens = context.tokens
    return tokens.lemma[head] in act_words("deliberating") or tokens.lower[head] in act_words("deliberating")


def _convened(context: Context, meeting: int) -> int | None:
    """Whose meeting it is: "a council meeting", "a meeting of the council", "the party's meeting"."""
    tokens = context.tokens
    for child in tokens.children[meeting]:
        of = tokens.child(child, "pobj") if tokens.lower[child] == "of" else None
        held = of if of is not None else child if tokens.dep[child] in ("poss", "compound", "nmod") else None
        if held is not None and (_deliberates(context, held) or tokens.lemma[held] in act_words("convening")):
            return held
    return None


def _is_official(context: Context, party: Party) -> bool:
    known = [party, *(p for _, p in sorted(context.reading.parties.items()) if party.name and p.name == party.name)]
    return any(p.kind in ("state", "agency") or (p.kind == "person" and p.office and p.country) for p in known)


def _is_own(context: Context, told: int, party: Party) -> bool:
    """True where the speaker is the body itself, or it is the speaker's: "its committee", "the ministry's council"."""
    tokens = context.tokens
    name = context.party(told).name
    owner = tokens.child(told, "poss")
    is_theirs = owner is not None and (tokens.tag[owner] == "PRP$" or context.party(owner).name == party.name)
    return is_theirs or (bool(name) and name == party.name)
