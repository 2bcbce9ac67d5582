"""Whom a pronoun means to whom something is done: not the one who tells of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.model.party import Party
from onrecord.reading.lexicon import words

if TYPE_CHECKING:
    from onrecord.reading.earlier import Earlier

_NEAR = 80  # tokens


def accused(earlier: Earlier, head: int) -> Party | None:
    """ "accuses the firm that it paid": whoever is accused."""
    tokens = earlier.tokens
    verb = tokens.head[head]
    above = tokens.head[verb]
    if tokens.dep[verb] == "relcl" and tokens.dep[above] == "dobj":
        above = tokens.head[above]  # "the firm that it paid", as if "that" were the firm
    elif tokens.dep[verb] != "ccomp":
        return None
    if tokens.dep[head] not in ("nsubj", "nsubjpass") or tokens.lemma[above] not in words("accusing", "roles"):
        return None
    put_on = tokens.child(above, "dobj")
    return earlier.made.get(put_on) if put_on is not None and put_on < head else None


def before(earlier: Earlier, head: int, sex: str | None) -> Party | None:
    """ "questioned the director but did not charge him": the object of the verb that this one is joined to."""
    tokens = earlier.tokens
    verb = tokens.head[head]
    if tokens.dep[head] != "dobj" or tokens.dep[verb] != "conj":
        return None
    held = tokens.child(tokens.head[verb], "dobj")
    party = earlier.made.get(held) if held is not None else None
    is_one = party is not None and party.kind == "person" and not party.collective
    return party if party is not None and is_one and earlier.sex_of(party) in (sex, None) else None


def whom(earlier: Earlier, head: int, sex: str | None) -> Party | None:
    """ "Brandt was held on Monday, police chief Ada Quill said. He was charged": whoever underwent something in the
    sentence before; "traded shots with the suspect, killing him": whom the clause before tells of.
    """
    tokens = earlier.tokens
    if tokens.dep[head] not in ("nsubjpass", "dobj"):
        return None
    here, own = tokens.sentence_of[head], earlier.own_subject(head)
    for at, party in earlier.near(head, _NEAR):
        if tokens.sentence_of[at] < here - 1:
            return None
        is_one = party.kind == "person" and not party.collective and party.start != own
        if is_one and earlier.sex_of(party) in (sex, None) and _is_acted_on(earlier, at, head):
            return party
    return None


def shown(earlier: Earlier, head: int, sex: str | None) -> Party | None:
    """ "the film showed Brandt as he fled": the object of the verb that "as he fled" hangs on, whose subject is no
    person.
    """
    tokens = earlier.tokens
    verb = tokens.head[head]
    above = tokens.head[verb]
    if tokens.dep[head] not in ("nsubj", "nsubjpass") or tokens.dep[verb] != "advcl" or above >= verb:
        return None
    doer, held = tokens.child(above, "nsubj"), tokens.child(above, "dobj")
    if doer is None or held is None or not doer < held < head:
        return None
    party, by = earlier.made.get(held), earlier.made.get(doer)
    if by is not None and by.kind == "person" and not by.collective:
        return None
    is_one = party is not None and party.kind == "person" and not party.collective
    return party if party is not None and is_one and earlier.sex_of(party) in (sex, None) else None


def _is_acted_on(earlier: Earlier, at: int, head: int) -> bool:
    """True for one to whom something was done in the sentence before, or who stands with the verb to which the
    pronoun's is joined.
    """
    tokens = earlier.tokens
    if earlier.speaks(at) and earlier.is_subject(at):
        return False
    if tokens.sentence_of[at] < tokens.sentence_of[head]:
        return tokens.dep[at] == "nsubjpass" and tokens.dep[head] == "nsubjpass"
    verb, before = tokens.head[head], tokens.head[at]
    is_joined = tokens.dep[head] == "dobj" and tokens.dep[verb] == "advcl" and tokens.tag[verb] == "VBG"
    return is_joined and tokens.dep[at] == "pobj" and tokens.head[before] == tokens.head[verb]


def is_by_teller(earlier: Earlier, head: int, party: Party) -> bool:
    """True where "he was arrested" would be said of an office holder who told of it in the sentence before."""
    tokens = earlier.tokens
    verb = tokens.head[head]
    if tokens.dep[head] not in ("nsubjpass", "dobj") or tokens.lemma[verb] not in words("suffering", "roles"):
        return False
    if not party.office:
        return False
    here = tokens.sentence_of[head]
    told = [at for at, other in earlier.near(head, _NEAR) if other.start == party.start]
    return bool(told) and all(
        tokens.sentence_of[at] < here and earlier.speaks(at) and earlier.is_subject(at) for at in told
    )
