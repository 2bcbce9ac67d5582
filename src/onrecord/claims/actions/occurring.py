"""What took place: a meeting, a raid, a quake as the subject of "began", "was held", "took place", "broke out"."""

from __future__ import annotations

from onrecord.claims.actions import actors
from onrecord.claims.actions.base import Act
from onrecord.claims.actions.typing import around, of_noun
from onrecord.claims.base import Context
from onrecord.claims.lexicon import act_words
from onrecord.model.clause import Clause
from onrecord.model.party import Party


def read(context: Context, clause: Clause) -> tuple[Act, list[tuple[Party, int]]] | None:
    """The act that a noun names and those who take part, where the clause says that it happened or will."""
    tokens = context.tokens
    words = {clause.lemma, tokens.lemma[clause.verb]}
    if tokens.lemma[clause.verb] == "take" and any(tokens.lower[o] == "place" for o in clause.objects):
        words.add("take place")
    if not words & act_words("occurring") or clause.relation in ("acl", "relcl"):
        return None
    if clause.objects and not clause.is_passive and "take place" not in words:
        return None  # "opened the door"
    if any(tokens.lower[c] in act_words("habitually") for c in tokens.children[clause.verb]):
        return None  # "raids usually happen at night": no raid is told
    heads = [h for h in (*clause.subjects, *clause.objects) if h < clause.verb]
    for head in heads:
        type_ = of_noun(context, head)
        if type_ is None or (words & {"hold", "schedule"} and type_ not in act_words("gatherings")):
            continue
        if words & {"continue", "go on"} and type_ in act_words("now_going"):
            continue  # by whom, or into what, has been looked for
        taking = actors.taking_part(context, head)
        owner = actors.owner(context, head)
        doers = [owner] if owner is not None else taking[:1]
        target = next((h for _, h in taking[1:]), None) if owner is None else next((h for _, h in taking), None)
        sought = {"search-for": ("for",), "try": ("of",)}.get(type_, ())
        hit = around(context, head, "on", "against", "into", *sought)
        return Act(type_, hit or (head,), target, nominal=head), doers or [(actors.nobody(), head)]
    return None
