"""Who "it", "they", "he" and "she" are that go on telling: whoever told the sentence before, where one party did."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.model.party import Party
from onrecord.model.tokens import Tokens
from onrecord.reading.continuing import Found
from onrecord.reading.earlier import Earlier

_BODIES = frozenset({"document", "organisation", "agency", "state", "outlet"})
_MANY = frozenset({"agency", "organisation", "group"})
_BEFORE = 2  # sentences back, at most


def resolved(tokens: Tokens, found: Sequence[Found], earlier: Earlier) -> list[Found]:
    """The attributions, with the tellers that a pronoun takes up."""
    out = list(found)
    for n in sorted(range(len(out)), key=lambda k: out[k].cue_verb):
        f = out[n]
        subject = tokens.child(f.cue_verb, "nsubj")
        if f.source.name or subject is None or tokens.pos[subject] != "PRON" or "inside the" in (f.doubt or ""):
            continue
        if any(g.content[0] <= f.cue_verb < g.content[1] for g in out if g is not f):
            continue  # told by another: "the mayor said they believe …"
        pronoun = tokens.lower[subject]
        teller = _teller(tokens, out, f)
        if teller is not None and _fits(teller, pronoun, earlier):
            out[n] = replace(f, source=teller, doubt=None)
    return out


def _teller(tokens: Tokens, found: Sequence[Found], f: Found) -> Party | None:
    """The one party that told the nearest sentence before that anybody tells, in this paragraph or the one before."""
    here = tokens.sentence_of[f.cue_verb]
    for n in range(here - 1, max(-1, here - 1 - _BEFORE), -1):
        if tokens.sentences[here].block - tokens.sentences[n].block > 1:
            return None
        told = [g for g in found if tokens.sentence_of[g.cue_verb] == n]
        outer = [g for g in told if not any(h.content[0] <= g.cue_verb < h.content[1] for h in told if h is not g)]
        fitting = {g.source.name: g.source for g in outer if g.source.name}
        if fitting:
            return next(iter(fitting.values())) if len(fitting) == 1 else None
    return None


def _fits(party: Party, pronoun: str, earlier: Earlier) -> bool:
    if pronoun == "it":
        return party.kind in _BODIES and not party.collective
    if pronoun == "they":
        return party.collective or party.kind in _MANY
    sex = {"he": "m", "she": "f"}.get(pronoun)
    return sex is not None and party.kind == "person" and not party.collective and earlier.sex_of(party) in (sex, None)
