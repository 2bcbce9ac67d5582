"""Who goes on speaking after "according to": "One died, according to Lt. Per Holt. No other was there, he said"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.model.party import Party
from onrecord.reading.lexicon import forces

if TYPE_CHECKING:
    from onrecord.reading.earlier import Earlier

_HOLDING = frozenset({"believe", "expect", "ask"})  # forces of what one only does in one's own mind
_FRAGMENT = 6  # tokens of a sentence that is a rest of the one before
_BEHIND = 8  # tokens from "according" to the name


def himself(earlier: Earlier, head: int, sex: str | None) -> Party | None:
    """ "Per Holt said he believes that …": who says what somebody believes says it of himself."""
    tokens = earlier.tokens
    verb = tokens.head[head]
    cue = tokens.head[verb]
    if tokens.dep[head] != "nsubj" or tokens.dep[verb] != "ccomp" or cue > head:
        return None
    if forces().get(tokens.lemma[verb]) not in _HOLDING or tokens.lemma[cue] not in forces():
        return None
    subject = tokens.child(cue, "nsubj")
    party = earlier.made.get(subject) if subject is not None else None
    if party is None or party.collective or party.kind not in ("person", "organisation"):
        return None
    is_one = party.kind == "person" and earlier.sex_of(party) in (sex, None)
    return party if is_one or (party.kind == "organisation" and party.named) else None


def before(earlier: Earlier, head: int, sex: str | None) -> Party | None:
    """The named person by whom the sentence before ``head`` goes, where that is about nobody named."""
    tokens = earlier.tokens
    n = tokens.sentence_of[head] - 1
    while n > 0 and tokens.sentences[n].last - tokens.sentences[n].first < _FRAGMENT:
        n -= 1  # "Per Holt.", where the stop of a title was taken for the end
    if n < 0:
        return None
    here = tokens.sentences[n]
    cue = next((i for i in range(here.first, here.last) if tokens.lower[i] == "according"), None)
    if cue is None:
        return None
    near = [(at, p) for at, p in earlier.near(head, head - here.first + 1) if p.kind == "person" and p.named]
    if any(at < cue and earlier.is_subject(at) for at, _ in near):
        return None
    behind = [p for at, p in near if cue < at <= cue + _BEHIND]
    fits = [p for p in behind if earlier.sex_of(p) in (sex, None)]
    return fits[-1] if fits and len({p.person for p in behind}) == 1 else None
