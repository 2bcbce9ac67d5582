"""Acts told along with what somebody says: whose word they stand on, who is meant, how sure the wording is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.claims.actions.base import Act
from onrecord.claims.base import Chain, Context
from onrecord.claims.lexicon import act_words
from onrecord.model.claim import UNTIED_ACTOR, Action, Claim
from onrecord.model.clause import Clause
from onrecord.model.party import Party
from onrecord.model.phrases import co_speakers, is_disjunction
from onrecord.model.value import Time

_MARKS = ("“", '"', "‘", "«")
_NOT_FORCES = "what is mobilised is no force: the wording is uncertain"
_HEADING = "the text under the heading words it otherwise"
_INFORMANT = "who informed is not stated; taken to be the speaker"


def joined(context: Context, clause: Clause, act: Act, actor: Party) -> tuple[Chain | None, Time | None]:
    """ "called it “a scandal” on Monday and demanded …": an act of speech that its actor's own words are joined to
    rests on the actor's word, as they do, and has their day where it has none of its own. What several say of
    themselves ("Norway and Chile said that they had …") rests for each on its own word. (None, None) elsewhere.
    """
    if any(co_speakers(context.tokens, subject) for subject in clause.subjects):
        told = context.chain(clause)
        if told.root is not None and told.root.name != actor.name:
            return replace(told, parties=(*told.parties[:-1], actor), root=actor), None
    if clause.relation != "conj" or clause.governor is None or act.type not in act_words("speaking"):
        return None, None
    before, tokens = context.by_verb.get(clause.governor), context.tokens
    if before is None or clause.attributions or before.is_negated or before.mood != "stated":
        return None, None
    if not any(context.party(subject).name == actor.name for subject in before.subjects):
        return None, None
    is_quoted = any(tokens.word[i] in _MARKS for i in range(before.verb, clause.first))
    own = context.chain(clause)
    if not is_quoted or own.root is not None or own.is_unsourced:
        return None, None
    when = next((t.value for t in context.times_of(before) if t.relation not in ("before", "after", "until")), None)
    return replace(own, parties=(*own.parties, actor), root=actor, candidates=()), when


def informant(context: Context, clause: Clause, act: Act) -> Party | None:
    """ "X said that the council had been informed": X, who answers for an office of the state."""
    if act.type != "inform":
        return None
    root = context.chain(clause).root
    if root is None or root.kind not in ("person", "agency"):
        return None
    # the office stands where the name was brought in
    known = [root, *(p for _, p in sorted(context.reading.parties.items()) if p.name == root.name)]
    return next((p for p in known if p.country and (p.office or p.kind == "agency")), None)


def is_without_force(context: Context, act: Act) -> bool:
    """True for "mobilised measures", "mobilised support": no force is moved, whatever is meant."""
    lemmas = {context.tokens.lemma[o] for o in act.objects}
    return act.type == "mobilise" and bool(lemmas) and lemmas <= act_words("without_force")


def doubts(context: Context, clause: Clause, act: Act, doers: Sequence[tuple[Party, int]]) -> tuple[str, ...]:
    """What is unsure about who acts, and how."""
    out = [_NOT_FORCES] if is_without_force(context, act) else []
    is_hidden = act.type == "inform" and not clause.subjects and any(party.name for party, _ in doers)
    if is_hidden and informant(context, clause, act) in [party for party, _ in doers]:
        out.append(_INFORMANT)
    if len(clause.subjects) > 1 and any(not p.name and is_disjunction(context.tokens, head) for p, head in doers):
        out.append(UNTIED_ACTOR)
    return tuple(out)


def under_headings(context: Context, found: Sequence[Claim]) -> Iterator[Claim]:
    """The claims; one of a heading whose act the text tells in uncertain words is as uncertain."""
    tokens = context.tokens
    headings = [(tokens.start[s.first], tokens.end[s.last - 1]) for s in tokens.sentences if s.heading]
    unsure = {_act(claim) for claim in found if _NOT_FORCES in claim.doubts}
    for claim in found:
        is_heading = any(start <= claim.start < end for start, end in headings)
        body = claim.body
        if is_heading and _act(claim) in unsure and isinstance(body, Action):
            claim = replace(claim, body=replace(body, plover=None), doubts=(*claim.doubts, _HEADING))
        yield claim


def _act(claim: Claim) -> tuple[str, str]:
    body = claim.body
    return (body.actor.country or body.actor.name, body.type) if isinstance(body, Action) else ("", "")
