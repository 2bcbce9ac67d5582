"""What a position is on where its own words leave it out: what "it" began, and where something is or is not."""

from __future__ import annotations

from onrecord.claims import facets, propositions
from onrecord.claims.base import Context
from onrecord.claims.lexicon import things
from onrecord.model.clause import Clause
from onrecord.model.party import Party
from onrecord.model.value import Place


def begun_before(context: Context, clause: Clause) -> str | None:
    """ "It began on 2 May": what the text last said the beginning of, two sentences back at most."""
    before = [
        c
        for c in context.clauses
        if clause.sentence - 2 <= c.sentence and c.verb < clause.verb and facets.of_clause(context, c) == "start"
    ]
    return next((a for c in reversed(before) if (a := propositions.about_clause(context, c, None)) is not None), None)


def persons_before(context: Context, clause: Clause) -> str | None:
    """ "They are threatened": the people of the sentence before, where it names no others, with where they are; what it
    only names as somebody's or as some of a list is not looked at.
    """
    tokens = context.tokens
    sentence = tokens.sentences[clause.sentence]
    if clause.sentence == 0 or tokens.lower[sentence.first] != "they":
        return None
    before = tokens.sentences[clause.sentence - 1]
    plural = [i for i in range(before.first, before.last) if tokens.tag[i] == "NNS" and tokens.dep[i] != "compound"]
    found = [i for i in plural if tokens.lemma[i] in things("persons")]
    if before.block != sentence.block or len(found) != 1 or tokens.dep[found[0]] == "conj":
        return None
    name = propositions.noun(context, found[0])
    is_out = tokens.lower[found[0] + 1] in things("outward") and tokens.head[found[0] + 1] == found[0]
    return f"{name} {tokens.lower[found[0] + 1]}" if name and is_out else name


def ground(context: Context, span: tuple[int, int], speaker: Party) -> Place | None:
    """Where something is said to be or not to be: "in X"; "in the country" is the speaker's."""
    tokens = context.tokens
    for i in range(*span):
        if tokens.dep[i] != "pobj" or tokens.lower[tokens.head[i]] not in things("locative"):
            continue
        mention = context.place_of(i)
        if mention is not None:
            return mention.place
        own = speaker.country if tokens.lemma[i] in ("country", "territory", "soil", "nation") else None
        if own is not None and any(tokens.lower[c] in ("the", "its", "our") for c in tokens.children[i]):
            named = (
                m.place for m in context.reading.places if m.place.country == own and m.place.precision == "country"
            )
            return next(named, None)
    return None
