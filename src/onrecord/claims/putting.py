"""What a number is of by the words that put it there: "put the toll at nine", "deaths rose to 12", "they are four"."""

from __future__ import annotations

from onrecord.claims.base import Context, normal
from onrecord.claims.lexicon import classes, listed, things
from onrecord.model.annotation import QuantityMention
from onrecord.model.clause import Clause
from onrecord.model.tokens import Tokens

_COUNTS = frozenset({"number", "count", "total", "tally", "figure", "estimate"})


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
        above = context.by_verb.get(clause.governor) if not named and is_to and clause.governor is not None else None
        if above is not None and above.lemma.partition(" ")[0] in things("revising"):
            named = [
                o for o in above.objects if tokens.lemma[o] in things("numbers")
            ]  # "of the fish killed to 48 tons"
    elif (
        (tokens.dep[at] in ("attr", "dobj") or tokens.lower[prep] == "as" or _is_bound(tokens, quantity))
        and clause is not None
        and clause.lemma in ("be", "reach", "total", "hit", "stand")
    ):
        named = [s for s in clause.subjects if tokens.lemma[s] in things("numbers")]
    named = named or corrected(context, quantity)
    bare = _of_be(context, quantity, clause)
    if bare is not None:
        return bare
    if quantity.kind == "measure" and not named:
        return _measured_before(context, quantity, prep)
    if not named or (quantity.head == at and quantity.kind == "count" and tokens.pos[at] == "NOUN"):
        return None
    for child in tokens.children[named[0]]:
        if tokens.dep[child] == "prep" and tokens.lower[child] == "of":
            inner = tokens.child(child, "pobj")
            if inner is not None:
                fate = _fate(context, inner)
                plain = of_cases(context, inner) or normal(tokens, inner, context.place_at)
                is_count = tokens.lemma[named[0]] in _COUNTS
                if tokens.lemma[named[0]] == "toll" and fate is None:
                    break
                return f"people {fate}" if fate else plain if is_count else f"{tokens.lemma[named[0]]} of {plain}"
    is_hollow = tokens.lemma[named[0]] in _COUNTS
    if quantity.kind == "measure" and is_hollow:
        return _measured_before(context, quantity, prep) or quantity.unit
    if (
        is_hollow
        and context.last_counted is not None
        and not any(
            tokens.dep[c] in ("compound", "amod", "poss") and tokens.lower[c] not in listed("superseding", "early")
            for c in tokens.children[named[0]]
        )
    ):
        return context.last_counted  # "put the number at 40": of what was counted before
    is_toll = tokens.lemma[named[0]] == "toll" and quantity.kind == "count"
    return (
        "people killed"
        if (is_toll and not any(tokens.dep[c] in ("compound", "amod") for c in tokens.children[named[0]]))
        or "death" in {tokens.lemma[c] for c in tokens.children[named[0]]}
        else normal(tokens, named[0], context.place_at)
    )


def of_cases(context: Context, head: int) -> str | None:
    """ "112 cases of flu", "112 flu cases": cases of that, and never the same as those of another disease."""
    tokens = context.tokens
    if tokens.lemma[head] not in things("cases"):
        return None
    of = next((c for c in tokens.children[head] if tokens.dep[c] == "prep" and tokens.lower[c] == "of"), None)
    inner = tokens.child(of, "pobj") if of is not None else None
    if inner is None:
        inner = head - 1 if tokens.dep[head - 1] == "compound" and tokens.head[head - 1] == head else None
    elif tokens.pos[inner] not in ("NOUN", "PROPN") or inner in context.quantity_of:
        return None
    if inner is None or tokens.pos[inner] not in ("NOUN", "PROPN") or inner in context.place_at:
        return None
    return f"{tokens.lemma[head]} of {normal(tokens, inner, context.place_at)}"


def _is_bound(tokens: Tokens, quantity: QuantityMention) -> bool:
    """ "could be as high as 900"."""
    return tokens.lower[quantity.first : quantity.number] in (["as", "high", "as"], ["as", "low", "as"])


def _fate(context: Context, noun: int) -> str | None:
    """ "the number of dead", "an estimate of displaced people": what befell those it is the number of."""
    tokens, fates = context.tokens, classes("casualties")
    told = [noun]
    if tokens.lemma[noun] in things("persons"):
        told += [c for c in tokens.children[noun] if tokens.dep[c] in ("amod", "acl")]
    return next((fates[tokens.lemma[i]] for i in told if tokens.lemma[i] in fates), None)


def corrected(context: Context, quantity: QuantityMention) -> list[int]:
    """ "corrected its number of cases: nine, not 12": the noun for the number, behind the verb that changes it."""
    tokens, at = context.tokens, quantity.first - 1
    first = tokens.sentences[tokens.sentence_of[quantity.first]].first
    if quantity.head is not None or at <= first or tokens.word[at] not in (":", "–", "—"):
        return []
    verb = next((i for i in range(at, first, -1) if tokens.lemma[i] in things("revising")), None)
    if verb is None:
        return []
    return [i for i in range(verb + 1, at) if tokens.lemma[i] in things("told numbers")][:1]


def corrected_for(context: Context, quantity: QuantityMention) -> int | None:
    """ "corrected an earlier figure for X: five": the token of the place that the number is of."""
    tokens = context.tokens
    for noun in corrected(context, quantity):
        for prep in tokens.children[noun]:
            inner = tokens.child(prep, "pobj") if tokens.lower[prep] in ("for", "in", "from") else None
            mention = context.place_of(inner) if inner is not None else None
            if mention is not None:
                return mention.last - 1
    return None


def measured(context: Context, quantity: QuantityMention, measure: str) -> None:
    """Keeps of what a text measured something, for those that measure it again ("It had first spoken of 300 tons")."""
    if quantity.kind == "measure" and quantity.unit is not None and measure != quantity.unit:
        _known(context)[quantity.unit.casefold()] = measure


def _known(context: Context) -> dict[str, str]:
    found = context.held.get(__name__)
    if not isinstance(found, dict):
        found = context.held[__name__] = {}
    return found


def _measured_before(context: Context, quantity: QuantityMention, prep: int) -> str | None:
    """ "The ministry spoke of 300 tons", "put the figure at 300 tons": of what was measured in the same unit before."""
    verb = context.tokens.lemma[context.tokens.head[prep]]
    is_told = verb in ("speak", "talk") or verb in things("valuing") or verb in things("revising")
    return _known(context).get((quantity.unit or "").casefold()) if is_told else None


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
