"""What a number is of by the words that put it there: "put the toll at nine", "deaths rose to 12", "they are four"."""

from __future__ import annotations

from onrecord.claims.base import Context, normal
from onrecord.claims.lexicon import classes, things
from onrecord.model.annotation import QuantityMention
from onrecord.model.clause import Clause
from onrecord.model.tokens import Tokens


def of_put(context: Context, quantity: QuantityMention, clause: Clause | None) -> str | None:
    """ "put the number of deaths at nine", "raised the toll to 12", "the cost was 4 million": what the number is of."""
    tokens = context.tokens
    at = quantity.number
    while tokens.dep[at] in ("nummod", "compound", "quantmod", "amod") and tokens.head[at] != at:
        at = tokens.head[at]
    prep = tokens.head[at]
    named: list[int] = []
    is_to = "to" in (tokens.lower[prep], tokens.lower[max(0, quantity.first - 1)])
    if tokens.dep[at] == "pobj" and (is_to or tokens.lower[prep] == "at") and clause is not None:
        named = [o for o in (*clause.objects, *clause.subjects) if tokens.lemma[o] in things("numbers")]
        if not named and is_to and clause.lemma in things("changing"):
            return next(
                (f"people {classes('casualties')[tokens.lemma[s]]}" for s in clause.subjects if _is_deaths(tokens, s)),
                None,
            )
    elif (
        tokens.dep[at] in ("attr", "dobj")
        and clause is not None
        and clause.lemma in ("be", "reach", "total", "hit", "stand")
    ):
        named = [s for s in clause.subjects if tokens.lemma[s] in things("numbers")]
    bare = _of_be(context, quantity, clause)
    if bare is not None:
        return bare
    if not named or (quantity.head == at and quantity.kind == "count" and tokens.pos[at] == "NOUN"):
        return None
    for child in tokens.children[named[0]]:
        if tokens.dep[child] == "prep" and tokens.lower[child] == "of":
            inner = tokens.child(child, "pobj")
            if inner is not None:
                fate = classes("casualties").get(tokens.lemma[inner])
                plain = normal(tokens, inner, context.place_at)
                is_count = tokens.lemma[named[0]] in ("number", "count", "total", "tally")
                return f"people {fate}" if fate else plain if is_count else f"{tokens.lemma[named[0]]} of {plain}"
    is_hollow = tokens.lemma[named[0]] in ("number", "count", "total", "tally", "figure")
    if (
        is_hollow
        and context.last_counted is not None
        and not any(tokens.dep[c] in ("compound", "amod", "poss") for c in tokens.children[named[0]])
    ):
        return context.last_counted  # "put the number at 40": of what was counted before
    is_toll = tokens.lemma[named[0]] == "toll" and quantity.kind == "count"
    return (
        "people killed"
        if (is_toll and not any(tokens.dep[c] in ("compound", "amod") for c in tokens.children[named[0]]))
        or "death" in {tokens.lemma[c] for c in tokens.children[named[0]]}
        else normal(tokens, named[0], context.place_at)
    )


def _is_deaths(tokens: Tokens, at: int) -> bool:
    """ "deaths rose to 12"."""
    return tokens.tag[at] == "NNS" and tokens.lemma[at] in classes("casualties")


def _of_be(context: Context, quantity: QuantityMention, clause: Clause | None) -> str | None:
    """ "the wells are four": what a bare number behind "are" counts."""
    tokens = context.tokens
    if quantity.head is not None or quantity.kind != "count" or tokens.dep[quantity.number] != "attr":
        return None
    verb = tokens.head[quantity.number]
    subject = tokens.child(verb, "nsubj")
    if subject is None and tokens.dep[verb] == "ccomp":
        subject = tokens.child(tokens.head[verb], "nsubj")  # "the wells found are four"
    if clause is None or tokens.lemma[verb] != "be" or subject is None or tokens.tag[subject] != "NNS":
        return None
    return normal(tokens, subject, context.place_at)


def is_of_new(context: Context, quantity: QuantityMention, clause: Clause | None) -> bool:
    """ "the number of new cases fell to four": as many are new, which is not how many there are."""
    tokens = context.tokens
    for noun in (*clause.subjects, *clause.objects) if clause is not None and quantity.kind == "count" else ():
        for of in tokens.children[noun] if tokens.lemma[noun] in things("numbers") else ():
            inner = tokens.child(of, "pobj") if tokens.lower[of] == "of" else None
            if inner is not None and tokens.lemma[inner] in things("arising"):
                return any(tokens.lower[c] == "new" for c in tokens.children[inner])
    return False
