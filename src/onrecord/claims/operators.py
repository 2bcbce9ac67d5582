"""Who runs a thing: the one that has, opens or mans it, its owner by a possessive, "run by Y", "belonging to Y"."""

from __future__ import annotations

from dataclasses import replace

from onrecord.claims.base import Context
from onrecord.claims.lexicon import things
from onrecord.model.clause import Clause
from onrecord.model.party import Party

_RUNNERS = ("agency", "organisation", "state", "outlet")
_OWNING = frozenset({"belong"})


def runner(context: Context, head: int) -> Party | None:
    """The party at a noun if it can run a thing: a body, organisation or state; a person or a town cannot."""
    tokens = context.tokens
    if head in context.time_at:
        return None
    mention = context.place_at.get(head)
    if mention is not None and mention.form == "name" and mention.place.precision not in ("country",):
        return None
    party = context.party(head)
    if tokens.pos[head] == "PRON" and not _is_near(context, head, party):
        return None
    low = tokens.reach[head][0]
    is_led = any(n.kind == "organisation" and low <= n.first < head for n in context.reading.names)
    if context.is_thing(head) and not (tokens.pos[head] == "PROPN" or is_led):
        return None  # "the office opened a depot": a thing, not a body by its name
    is_name = party.kind == "unknown" and party.named and (tokens.pos[head] == "PROPN" or is_led)
    return party if party.name and (party.kind in _RUNNERS or is_name) else None


def _is_near(context: Context, head: int, party: Party) -> bool:
    """True when the name that a pronoun stands for is in its own sentence; further off it is a guess."""
    sentence = context.tokens.sentences[context.tokens.sentence_of[head]]
    return party.named and party.name in context.tokens.quote(sentence.first, head + 1)


def ranked(context: Context, head: int) -> Party | None:
    """The operator that "the former" or "the latter" takes up."""
    low = context.tokens.lower[head]
    if low in ("former", "latter") and len(context.enumerated) >= 2:
        return context.enumerated[0 if low == "former" else 1]
    return None


def latter(context: Context, clause: Clause) -> Party | None:
    """ "the former is run by X and the latter by Y": Y."""
    tokens = context.tokens
    sentence = tokens.sentences[clause.sentence]
    for i in range(clause.verb, sentence.last - 2):
        if tokens.lower[i] == "latter" and tokens.lower[i + 1] == "by":
            inner = tokens.child(i + 1, "pobj")
            return runner(context, inner) if inner is not None else None
    return None


def of(context: Context, clause: Clause, head: int) -> Party | None:
    """The operator of the thing at ``head`` in ``clause``, None when not stated."""
    own = ranked(context, head) or beside(context, head)
    if own is not None:
        return own
    if clause.lemma in things("keeping") and (head in clause.objects or clause.attribute == head):
        found = [p for s in clause.subjects if s != head and (p := runner(context, s)) is not None]
        return found[0] if len(found) == 1 else None
    return None


def beside(context: Context, head: int) -> Party | None:
    """The operator in the thing's own phrase: "a depot run by Y", "belonging to Y", "Y's depot"."""
    found = run_by(context, head)
    if found is not None:
        return found
    owners = [c for c in context.tokens.children[head] if context.tokens.dep[c] == "poss"]
    return next((p for c in owners if (p := runner(context, c)) is not None), None)


def run_by(context: Context, head: int) -> Party | None:
    """The operator by a clause on the thing: "run by Y", "belonging to Y", ", which Y runs". A clause that the parser
    hangs on the thing's town is the thing's: towns are not run.
    """
    tokens = context.tokens
    low, high = tokens.reach[head]
    towns = {i for i in range(low, high) if tokens.pos[i] == "PROPN" and tokens.dep[i] in ("pobj", "conj")}
    for clause in context.clauses:
        if clause.is_negated or clause.mood != "stated":
            continue
        on = _hangs_on(context, clause)
        if on != head and on not in towns:
            continue
        found: Party | None = None
        if clause.lemma in things("running") and (clause.is_passive or on not in clause.subjects):
            found = next((p for s in clause.subjects if s != on and (p := runner(context, s)) is not None), None)
        elif clause.lemma in _OWNING:
            found = next((p for w, h in clause.obliques if w == "to" and (p := runner(context, h)) is not None), None)
        if found is not None:
            return found
    return None


def _hangs_on(context: Context, clause: Clause) -> int | None:
    """The noun that a participle or relative clause, or one joined to it, says more of."""
    at: Clause | None = clause
    while at is not None and at.relation == "conj" and at.governor is not None:
        at = context.by_verb.get(at.governor)
    return context.tokens.head[at.verb] if at is not None and at.relation in ("acl", "relcl") else None


def split(context: Context, head: int, clause: Clause) -> list[Party]:
    """ "the bureaus of A City, B Province, and C City, D Province" is two bureaus."""
    tokens = context.tokens
    party = context.party(head)
    if tokens.tag[head] not in ("NNS", "NNPS") and not tokens.lower[head].endswith("s"):
        return [party]
    low = tokens.reach[head][0]
    cities = [m for m in context.places_in(head, clause.last) if m.place.precision == "city"]
    if len(cities) < 2:
        return [party]
    kind = tokens.lemma[head].removesuffix("s") if tokens.lemma[head] == tokens.lower[head] else tokens.lemma[head]
    noun = " ".join(w for w in (*tokens.word[low:head], kind) if w.lower() != "the")
    return [
        replace(
            party,
            name=f"{noun} of {m.place.name}",
            kind="agency",
            country=m.place.country or party.country,
            collective=False,
        )
        for m in cities
    ]
