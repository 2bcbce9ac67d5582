"""No word on a matter: "declined to comment", "would neither confirm nor deny it", "refused to confirm or deny it"."""

from __future__ import annotations

from dataclasses import replace

from onrecord.claims import contents, facets, propositions
from onrecord.claims.base import Context
from onrecord.claims.lexicon import stands
from onrecord.claims.propositions import Proposition
from onrecord.model.clause import Clause
from onrecord.model.phrases import words as spelled

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


def is_under(context: Context, clause: Clause) -> bool:
    """True for what such a pair, or its second verb, is about: nothing is said on it."""
    governor = context.by_verb.get(clause.governor) if clause.governor is not None else None
    return governor is not None and (is_second(context, governor) or second(context, governor) is not None)


def _is_open(context: Context, clause: Clause) -> bool:
    tokens = context.tokens
    return any(tokens.lower[c] in ("or", "nor") for c in tokens.children[tokens.head[clause.verb]])


def _withheld_topic(context: Context, clause: Clause) -> int | None:
    """What is neither confirmed nor denied, for the first verb."""
    other = second(context, clause)
    return next((o for c in (other, clause) if c is not None for o in c.objects), None)


def is_withheld(context: Context, clause: Clause) -> bool:
    """True for the first verb where it is negated: "would neither confirm nor …", "could not confirm or …"."""
    tokens = context.tokens
    said = {tokens.lower[c] for c in tokens.children[clause.verb]}
    return second(context, clause) is not None and (clause.is_negated or bool(said & {"neither", "not", "n't"}))


def is_declining(context: Context, clause: Clause) -> bool:
    """ "declined to comment", "would not comment", "had no comment"."""
    tokens = context.tokens
    around = range(clause.verb, clause.last)
    if clause.relation == "relcl":
        return False  # "a bank which he declined to identify"
    if clause.lemma in stands("declining") and not clause.is_negated:
        return any(c.lemma in stands("commenting") and not c.is_passive for c in context.under(clause, "xcomp"))
    if clause.lemma in ("refrain", "abstain") and not clause.is_negated:
        told = [h for w, h in clause.obliques if w == "from" and tokens.lemma[h] in ("comment", "commentary")]
        return bool(told) or any(_comments(context, c) for c in context.under(clause, "pcomp"))
    if clause.is_negated and clause.lemma in ("want", "wish", "care"):
        return any(_comments(context, c) for c in context.under(clause, "xcomp"))
    if clause.lemma in ("have", "offer", "make", "give", "issue", "provide"):
        if clause.is_negated and _comments(context, clause):
            return True
        return any(tokens.lower[i] == "comment" and tokens.lower[i - 1] in ("no", "further") for i in around) and (
            clause.is_negated or any(tokens.lower[i] == "no" for i in around)
        )
    auxiliaries = {tokens.lower[c] for c in tokens.children[clause.verb] if tokens.dep[c] == "aux"}
    return (
        clause.lemma in ("comment", "discuss")
        and clause.is_negated
        and bool(auxiliaries & {"would", "will", "did", "wo", "could", "can", "ca"})
    )


def _comments(context: Context, clause: Clause) -> bool:
    """True for "comment", "make a comment", "make comments"."""
    return clause.lemma == "comment" or any(context.tokens.lemma[o] == "comment" for o in clause.objects)


def declined(context: Context, clause: Clause) -> Proposition:
    """What nothing is said on: the topic, or the question that stays open, else the words of declining."""
    tokens = context.tokens
    inner = [clause, *context.under(clause, "xcomp")]
    for at in inner:
        topic = next(
            (h for w, h in at.obliques if w in ("on", "about", "upon", "to") and h not in context.time_at), None
        )
        if topic is None:
            noun = next((o for o in at.objects if tokens.lemma[o] == "comment"), None)
            on = tokens.child(noun, "prep") if noun is not None else None
            topic = tokens.child(on, "pobj") if on is not None else None
        if (
            topic is None
            and at is not clause
            and at.lemma in ("discuss", "answer", "confirm", "disclose", "reveal", "explain", "specify")
        ):
            topic = next(iter(at.objects), None)
        if topic is None and second(context, at) is not None:
            topic = _withheld_topic(context, at)
        if topic is not None and tokens.pos[topic] in ("NOUN", "PROPN"):
            return replace(propositions.of_noun(context, topic, contents.end(context, at, topic)), denied=False)
        other = second(context, at)
        asked = contents.content(context, at if other is None else other)
        is_asked = asked is not None and asked.relation == "ccomp" and (at is not clause or other is not None)
        if asked is not None and is_asked:
            about, facet = propositions.about_clause(context, asked), facets.of_clause(context, asked)
            return Proposition(spelled(tokens, asked.first, asked.last), False, about, facet)
    last = inner[-1]
    return Proposition(spelled(tokens, last.verb, last.last), False, None, None)
