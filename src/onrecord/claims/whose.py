"""Whose number it is, where no verb of saying tells: "stood by its figure of 40", "lowered the toll to 38",
"speaks of 40 dead".
"""

from __future__ import annotations

from dataclasses import replace

from onrecord.claims.base import Context
from onrecord.claims.lexicon import things
from onrecord.model.annotation import QuantityMention
from onrecord.model.clause import Clause
from onrecord.model.party import Party

_OWN = frozenset({"its", "their", "his", "her"})
_SPEAKING = frozenset({"speak", "talk", "report", "write", "inform", "tell", "know"})
_TELLING = frozenset({"agency", "organisation", "state", "group", "person"})


def number(context: Context, quantity: QuantityMention, clause: Clause | None) -> Party | None:
    """Who holds the number; None where the text does not tell."""
    if clause is None or clause.mood != "stated" or clause.is_negated:
        return None
    party = next((p for way in (_owned, _revised, _spoken) if (p := way(context, quantity, clause)) is not None), None)
    return party if party is not None and party.name and party.kind in _TELLING else None


def _owned(context: Context, quantity: QuantityMention, clause: Clause) -> Party | None:
    """ "stood by its figure of 40 dead", "the ministry's count of 40"."""
    tokens = context.tokens
    at = quantity.head if quantity.head is not None else quantity.number
    if tokens.dep[at] in ("nummod", "amod"):
        at = tokens.head[at]
    of = tokens.head[at]
    noun = tokens.head[of]
    if tokens.dep[at] != "pobj" or tokens.lower[of] != "of" or tokens.lemma[noun] not in things("told numbers"):
        return None
    owner = tokens.child(noun, "poss")
    if owner is None:
        return None
    if tokens.lower[owner] not in _OWN:
        return _known(context, owner)
    return _known(context, clause.subjects[0]) if clause.subjects else None


def _revised(context: Context, quantity: QuantityMention, clause: Clause) -> Party | None:
    """ "revised the death toll down to 38", "raised its count to 40": the value that it was brought to."""
    tokens = context.tokens
    if clause.is_passive or clause.lemma.partition(" ")[0] not in things("revising") or not clause.subjects:
        return None
    if not any(tokens.lemma[o] in things("told numbers") for o in clause.objects):
        return None
    at = quantity.head if quantity.head is not None else quantity.number
    if tokens.lower[tokens.head[at]] != "to":
        return None
    return _known(context, clause.subjects[0])


def _spoken(context: Context, quantity: QuantityMention, clause: Clause) -> Party | None:
    """ "the opposition speaks of 40 dead", "the group reported on eight depots in five countries"."""
    tokens = context.tokens
    if clause.lemma not in _SPEAKING or clause.is_passive or not clause.subjects:
        return None
    at = quantity.head if quantity.head is not None else quantity.number
    for _ in range(6):
        while tokens.dep[at] in ("nummod", "amod"):
            at = tokens.head[at]  # "of 40 dead"
        prep = tokens.head[at]
        if tokens.dep[at] != "pobj":
            return None
        if tokens.head[prep] == clause.verb:
            break
        at = tokens.head[prep]
    if tokens.head[tokens.head[at]] != clause.verb or tokens.lower[tokens.head[at]] not in ("of", "about", "on"):
        return None
    party = _known(context, clause.subjects[0])
    return replace(party, kind="group") if party is not None and party.kind == "unknown" else party


def _known(context: Context, head: int) -> Party | None:
    """The party, but for a headline's bare noun ("Watchdog raises its count"), which the text has yet to name."""
    tokens = context.tokens
    party = context.party(head)
    is_bare = tokens.tag[head] in ("NN", "NNP") and not any(
        tokens.dep[c] in ("det", "poss", "compound", "nummod") for c in tokens.children[head]
    )
    return None if party is None or (is_bare and not party.named and party.kind != "agency") else party
