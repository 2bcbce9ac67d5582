"""Where a count holds, and of how long a time it is: the place it is stated for, a list of places, "a day"."""

from __future__ import annotations

from onrecord.claims import shares
from onrecord.claims.base import Context
from onrecord.claims.lexicon import things
from onrecord.model.annotation import QuantityMention
from onrecord.model.clause import Clause
from onrecord.model.phrases import conjuncts
from onrecord.model.tokens import Tokens
from onrecord.model.value import WORLD, Place

_SUBJECT_HOLDS = frozenset(
    {"have", "host", "contain", "record", "report", "house", "see", "suffer", "register", "count"}
)
_EACH = frozenset({"a", "an", "per", "each", "every"})
_APART = frozenset({"earlier", "ago", "before", "later", "after"})
_UNITS = frozenset({"hour", "day", "night", "week", "month", "quarter", "year"})
_ADVERBS = {"hourly": "an hour", "daily": "a day", "weekly": "a week", "monthly": "a month", "annually": "a year"}
_SIDES = frozenset({"country", "state", "nation", "side", "province", "region", "town", "city", "district"})
_MOST_PLACES = 6  # a longer list names where, it is no scope that another document would repeat


def of(
    context: Context, quantity: QuantityMention, clause: Clause | None, span: tuple[int, int]
) -> tuple[Place | None, int | None]:
    """Where the count holds: the noun's own place, the clause's, or its holder's; the world where the words say so."""
    tokens = context.tokens
    behind = shares.place_behind(context, quantity) if quantity.head is None else None
    if behind is not None:
        return context.place_at[behind].place, behind
    if quantity.head is not None or tokens.dep[quantity.number] == "conj":
        own = _located(context, quantity.head if quantity.head is not None else quantity.number)
        if own is not None and len(conjuncts(tokens, own)) == 1:
            return context.place_at[own].place, own
    if shares.is_whole(context, quantity):
        return None, None  # "four of the 12 depots are in X": the four are
    wide = next(
        (
            q.head
            for q in context.reading.quantities
            if q.head is not None
            and span[0] <= q.first < span[1]
            and tokens.lemma[q.head] in ("country", "nation", "continent")
        ),
        None,
    )
    if wide is not None:
        inside = _located(context, wide)  # "in 12 countries in Europe"
        return (context.place_at[inside].place, inside) if inside is not None else (WORLD, None)
    if clause is not None:
        for word, head in clause.obliques:
            mention = context.place_of(head)
            is_place = word in things("locative") and mention is not None
            is_own = is_place and not _is_of_number(context, tokens.head[head])
            if is_own and mention is not None and len(_places(context, mention.last - 1)) == 1:
                return mention.place, head
    if _is_outward(tokens, *span):
        return WORLD, None
    if clause is not None:
        told = [o for o in clause.objects if quantity.head is None and tokens.lemma[o] in things("numbers")]
        told += [h for o in told for c in tokens.children[o] if (h := tokens.child(c, "pobj")) is not None]
        if (own := next((spot for o in told if (spot := _located(context, o)) is not None), None)) is not None:
            return context.place_at[own].place, own  # "corrected the number of depots in X from four to two"
        if clause.lemma in _SUBJECT_HOLDS:
            for subject in clause.subjects:
                mention = context.place_at.get(subject)
                if mention is not None:
                    return mention.place, subject
    else:
        first = next((m for m in context.places_in(*span) if m.form == "name"), None)
        if first is not None:
            return first.place, first.first
    return None, None


def _places(context: Context, at: int) -> list[int]:
    """The places that a list joins to the one at ``at``: "in X and 12 in Y" joins a number."""
    return [i for i in conjuncts(context.tokens, at) if i not in context.quantity_at]


def listed(context: Context, quantity: QuantityMention, clause: Clause | None, spot: int | None) -> str | None:
    """ "in the districts of X and Y": the places together, in the order of their names; None for one place or none, and
    where the count holds at ``spot`` around them ("the Isle's two ports, in X and Y").
    """
    tokens = context.tokens
    heads = [_located(context, quantity.head)] if quantity.head is not None else []
    if clause is not None:
        heads += [
            m.last - 1 for w, h in clause.obliques if w in things("locative") and (m := context.place_of(h)) is not None
        ]
    of = next((c for c in tokens.children[quantity.head] if tokens.lower[c] == "of"), None) if quantity.head else None
    inner = tokens.child(of, "pobj") if of is not None else None
    if inner is not None:
        heads.append(_located(context, inner))  # "30 cases of cholera in X and Y"
    for _, head in clause.obliques if clause is not None else ():
        if any(tokens.lower[c] == "both" for c in tokens.children[head]) and tokens.lemma[head] in _SIDES:
            return f"both {tokens.lower[head]}"  # "died in both countries": together
    members: set[int] = set()
    for head in [h for h in heads if h is not None]:
        if head in members:
            continue  # a list is taken whole or not at all
        joined = conjuncts(tokens, head)
        members.update(joined)
        if (
            spot is not None
            and spot not in joined
            and context.place_at.get(spot) not in map(context.place_at.get, joined)
        ):
            return None
        if 1 < len(joined) <= _MOST_PLACES and all(i in context.place_at or tokens.pos[i] == "PROPN" for i in joined):
            names = [context.place_at[i].place.name if i in context.place_at else tokens.word[i] for i in joined]
            return " and ".join(sorted(names))
    return None


def holder(context: Context, quantity: QuantityMention, clause: Clause | None) -> str | None:
    """ "she received 480 votes": whose they are; votes of two candidates are never one count."""
    tokens, head = context.tokens, quantity.head
    if clause is None or head is None or tokens.lemma[head] not in things("won") or not clause.subjects:
        return None
    if clause.is_passive or clause.lemma not in things("winning") or head not in clause.objects:
        return None
    if tokens.pos[clause.subjects[0]] == "PRON":
        return None  # whose votes they are is too much to rest on a pronoun
    party = context.party(clause.subjects[0])
    return party.name if party.kind in ("person", "organisation", "group") and party.name else None


def origin(context: Context, quantity: QuantityMention, clause: Clause | None) -> str | None:
    """ "two victims of the fire are from Ghent": a count of those from there, not of all; None where none is told."""
    tokens, head = context.tokens, quantity.head
    if head is None or tokens.lemma[head] not in things("persons"):
        return None
    over = {head}
    if clause is not None and head in clause.subjects and clause.lemma in ("be", "come", "hail"):
        over.add(clause.verb)
    elif clause is None:  # a headline: "2 victims of mill fire from Ghent"
        sentence = tokens.sentences[tokens.sentence_of[head]]
        over |= {i for i in range(head, sentence.last) if tokens.pos[i] in ("NOUN", "PROPN")}
    for holder_at in sorted(over):
        for child in tokens.children[holder_at]:
            inner = tokens.child(child, "pobj") if tokens.lower[child] == "from" and child > head else None
            if inner is not None and (mention := context.place_of(inner)) is not None:
                return f"from {mention.place.name}"
    return None


def rate(context: Context, quantity: QuantityMention) -> str | None:
    """ "40 samples a day", "30 patients per week": of how long a time the number is; None for a plain number."""
    tokens = context.tokens
    at = max(quantity.last, (quantity.head if quantity.head is not None else quantity.number) + 1)
    if at < len(tokens) and tokens.word[at] == "(":  # "3 million crowns (1 million euros) a day"
        closing = next((i for i in range(at, min(at + 8, len(tokens))) if tokens.word[i] == ")"), None)
        at = closing + 1 if closing is not None else at
    elif at < len(tokens) and tokens.word[at] == ")":
        at += 1
    if at < len(tokens) and tokens.lower[at] in _ADVERBS:
        return _ADVERBS[tokens.lower[at]]
    if at + 2 < len(tokens) and tokens.lower[at + 2] in _APART:
        return None  # "1.1 million a year earlier"
    if at + 1 < len(tokens) and tokens.lower[at] in _EACH and tokens.lemma[at + 1] in _UNITS:
        return f"{'an' if tokens.lemma[at + 1] == 'hour' else 'a'} {tokens.lemma[at + 1]}"
    return None


def _located(context: Context, head: int) -> int | None:
    """The token of the place that a noun's own "in X" names; country before city is left to the list's first."""
    tokens = context.tokens
    for child in tokens.children[head]:
        if tokens.dep[child] == "prep" and tokens.lower[child] in things("locative"):
            inner = tokens.child(child, "pobj")
            mention = context.place_of(inner) if inner is not None else None
            if mention is not None and not _is_of_number(context, child):
                return mention.last - 1
    return None


def _is_of_number(context: Context, prep: int) -> bool:
    """ "posts, 17 of them in X", "barns in X and 12 in Y": the place is the bare number's before it."""
    tokens = context.tokens
    at = prep - 3 if tokens.lower[prep - 2 : prep] in (["of", "them"], ["of", "those"]) else prep - 1
    quantity = context.quantity_at.get(at) if at >= 0 else None
    return quantity is not None and quantity.head is None and quantity.last == at + 1


def _is_outward(tokens: Tokens, first: int, last: int) -> bool:
    """True when the words speak of the whole world or of abroad in general."""
    return any(tokens.lower[i] in things("outward") for i in range(first, last))
