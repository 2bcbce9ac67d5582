"""Things that a text counts by a bare noun after it gave their whole name: "94 dump sites … 11 sites in Austria"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.claims.base import Context
from onrecord.claims.lexicon import casualties, things
from onrecord.model.annotation import QuantityMention
from onrecord.model.claim import Claim, Figure

Row = tuple[QuantityMention, Claim]


def in_full(context: Context, rows: Sequence[Row]) -> list[Row]:
    """The claims of a text's numbers; where one full name with a noun of theirs is counted, those of the bare noun have
    it. A headline may be the first to give the bare one.
    """
    full: dict[str, dict[str, int]] = {}  # by bare noun: full names, and where each stands first
    for quantity, claim in rows:
        if isinstance(claim.body, Figure) and (noun := _noun_of(context, claim.body.measure)) is not None:
            known = full.setdefault(noun, {})
            known[claim.body.measure] = min(quantity.start, known.get(claim.body.measure, quantity.start))
    return [(quantity, _named(context, quantity, claim, full)) for quantity, claim in rows] if full else list(rows)


def _named(context: Context, quantity: QuantityMention, claim: Claim, full: dict[str, dict[str, int]]) -> Claim:
    body = claim.body
    if not isinstance(body, Figure):
        return claim
    held, joint, thing = body.measure.partition(" with ")
    names = full.get(thing or held, {})
    if len(names) != 1:
        return claim  # none, or two: which is meant the text does not say
    (name, first) = next(iter(names.items()))
    tokens = context.tokens
    is_heading = tokens.sentences[tokens.sentence_of[quantity.first]].heading
    if first > quantity.start and not is_heading:
        return claim
    return replace(claim, body=replace(body, measure=f"{held}{joint}{name}" if thing else name))


def _noun_of(context: Context, measure: str) -> str | None:
    """The noun that a full name turns on: "dump site" is a site, "case of flu" a case; None for a bare noun, for
    persons (three guards may be others than three prison guards) and for places.
    """
    words = measure.split()
    if " with " in measure or measure.startswith("people ") or len(words) < 2:
        return None
    noun = words[0] if " of " in measure else words[-1]
    if noun in things("persons") | (things("containers") - things("facilities")) | casualties("neutral"):
        return None
    if " of " in measure:
        return noun if noun in things("cases") else None
    tokens = context.tokens
    is_named = any(
        tokens.lemma[i] == words[-2] and tokens.dep[i] == "compound" and tokens.lemma[tokens.head[i]] == noun
        for i in range(len(tokens))
    )
    return noun if is_named else None
