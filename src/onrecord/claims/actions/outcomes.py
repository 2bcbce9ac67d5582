"""Harm told as the outcome of another act: "the police seek the gunman who opened fire, killing two"."""

from __future__ import annotations

from onrecord.claims.actions import actors
from onrecord.claims.actions.base import Act
from onrecord.claims.base import Context
from onrecord.claims.lexicon import act_words
from onrecord.model.clause import Clause
from onrecord.model.party import Party

_DEEP = 4  # verbs that one outcome is joined to, at most


def doers(context: Context, clause: Clause, act: Act, typed: dict[int, Act]) -> list[tuple[Party, int]]:
    """Who did the harm, where the verb that its participle hangs on is no harm, but an act that comes after one: the
    doer of the harm told between them; nobody who is named where there is none. Empty where the verb's own subject
    stands.
    """
    above = _above(context, clause)
    if above is None or act.type not in act_words("harming") or not act.objects:
        return []
    is_after = above.verb in typed and typed[above.verb].type in act_words("coming_after")
    if not is_after and above.lemma not in act_words("coming"):
        return []
    between = [
        c
        for c in context.clauses
        if c.sentence == clause.sentence
        and above.verb < c.verb < clause.verb
        and c.verb in typed
        and typed[c.verb].type in act_words("harming")
        and c.relation in ("relcl", "acl", "ccomp")
        and not c.is_passive
    ]
    found = actors.of(context, between[-1], act.type) if between else []
    return found or [(actors.nobody(), act.objects[0])]


def _above(context: Context, clause: Clause) -> Clause | None:
    """The clause that a participle without a subject of its own hangs on, through those that it is joined to."""
    tokens, at = context.tokens, clause
    for _ in range(_DEEP):
        if tokens.tag[at.verb] != "VBG" or tokens.child(at.verb, "nsubj") is not None or at.governor is None:
            return None
        above = context.by_verb.get(at.governor)
        if above is None or above.verb > at.verb:
            return None
        if at.relation == "advcl":
            return above
        if at.relation != "conj":
            return None
        at = above
    return None
