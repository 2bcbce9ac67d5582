"""Which reported clauses are a stand that a party takes, and which only relay a statement of fact.

The rule: a clause is a stand when its speaker answers for it (denies, admits, claims, warns, promises), when it turns
on a facet that parties dispute, negates, judges, says what ought to be or what caused what, or tells what a state, a
body or the speaker's own side does or wants. The rest ("the meeting lasted two hours") is kept and ranked below.
"""

from __future__ import annotations

from onrecord.claims import facets
from onrecord.claims.base import Chain, Context
from onrecord.claims.lexicon import stands
from onrecord.claims.propositions import Proposition
from onrecord.model.clause import Clause
from onrecord.model.party import Party

_ANSWERED = frozenset({"deny", "admit", "claim", "confirm", "warn", "promise", "demand"})
_BODIES = frozenset({"state", "agency", "organisation"})
_OURS = frozenset({"we", "us", "our"})
_OWN = frozenset({"i", "he", "she", "they", "it", "we"})


def is_stand(context: Context, clause: Clause, chain: Chain, speaker: Party, proposition: Proposition) -> bool:
    """True when a reader would list the clause among the positions of ``speaker``."""
    tokens = context.tokens
    if chain.force in _ANSWERED or proposition.denied or cue(context, chain) in stands("answering"):
        return True
    if proposition.facet not in (None, "number"):
        return True
    if _grounds_a_denial(context, clause):
        return True
    own = facets.predicate(tokens, clause)
    if judges(context, clause) is not None or any(tokens.lemma[i] in stands("causing") for i in own):
        return True
    if any(tokens.dep[i] == "aux" and tokens.lower[i] in stands("owing") for i in own):
        return True
    return _is_on_conduct(context, clause) or _is_conduct(context, clause, speaker)


def _grounds_a_denial(context: Context, clause: Clause) -> bool:
    """True for what is said right behind a denial: "rejected the findings. 'These are travel agencies,' he said"."""
    near = (c for c in context.clauses if c.sentence in (clause.sentence - 1, clause.sentence) and c.verb < clause.verb)
    return any(c.lemma in stands("denying") and not c.is_passive for c in near)


def cue(context: Context, chain: Chain) -> str:
    """The reporting verb's base form, "" for none."""
    if chain.cue is None:
        return ""
    found = (c for c in context.clauses if chain.cue.start <= context.tokens.start[c.verb] < chain.cue.end)
    return next((c.lemma for c in found), "")


def _is_on_conduct(context: Context, clause: Clause) -> bool:
    """True for what is said of a deed or decision, and for what an agent is said to have done to something."""
    tokens = context.tokens
    if clause.is_passive and any(tokens.pos[s] in ("NOUN", "PROPN") for s in clause.subjects):
        return True
    return any(tokens.lemma[s] in stands("conduct") and tokens.pos[s] == "NOUN" for s in facets.surface(tokens, clause))


def judges(context: Context, clause: Clause) -> int | None:
    """The word with which the clause assesses its subject ("is unacceptable", "was necessary")."""
    tokens = context.tokens
    for child in tokens.children[clause.verb]:
        if tokens.dep[child] not in ("acomp", "attr", "oprd", "prep"):
            continue
        near = [child, *(c for c in tokens.children[child] if tokens.dep[c] in ("amod", "conj"))]
        for i in near:
            inner = tokens.child(i, "pobj") if tokens.dep[i] == "prep" else None
            if inner is not None and tokens.lemma[inner] in stands("assessing"):
                return inner
            if tokens.lower[i] in stands("condemning") | stands("judging") | stands("untrue"):
                return i
    return None


def condemns(context: Context, clause: Clause) -> bool:
    """True when the clause's own predicate condemns its subject."""
    word = judges(context, clause)
    return word is not None and not clause.is_negated and context.tokens.lower[word] in stands("condemning")


def _is_conduct(context: Context, clause: Clause, speaker: Party) -> bool:
    """What a state, a body, an office holder or the speaker's own side does, wants or must do."""
    tokens = context.tokens
    heads = facets.surface(tokens, clause) or list(clause.subjects[:1])
    if not heads or tokens.pos[heads[0]] not in ("PRON", "NOUN", "PROPN"):
        return False
    head = heads[0]
    party = context.party(head)
    lower = tokens.lower[head]
    is_coming = any(
        tokens.dep[c] == "aux" and tokens.lower[c] in ("will", "would", "wo", "'ll", "’ll")
        for c in tokens.children[clause.verb]
    )
    is_public = speaker.kind in _BODIES or bool(speaker.office or speaker.agency or speaker.country)
    if lower in _OURS:
        return is_public or clause.lemma in stands("willing")
    if lower in _OWN and (party.name == speaker.name or party.kind in ("unknown", "person")):
        return clause.lemma in stands("willing") or (is_public and is_coming)
    if is_public and is_coming:
        return True  # what an official says will be done
    if tokens.pos[head] == "PRON":
        return party.kind == "person" and bool(party.office)
    if party.kind in _BODIES or (party.kind == "group" and party.country is not None):
        return True
    return party.kind == "person" and bool(party.office or party.country)
