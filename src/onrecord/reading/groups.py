"""Which body "the group", "the Oslo group", "the human rights organisation", "the hospital" is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.model.annotation import NameMention
from onrecord.model.party import Party
from onrecord.model.tokens import Tokens
from onrecord.reading import introducing
from onrecord.reading.lexicon import forces, words
from onrecord.reading.names.words import words as name_words

if TYPE_CHECKING:
    from onrecord.reading.earlier import Earlier

_BACK = 2  # sentences


def meant(earlier: Earlier, names: list[NameMention], head: int, first: int) -> Party | None:
    """The body that a definite noun phrase speaks of: the one that the text introduced with such a noun, where no other
    has spoken since; else the one named body that spoke or acted in the two sentences before, where this one speaks.
    """
    tokens = earlier.tokens
    lemma = tokens.lemma[head]
    if tokens.lower[first] not in ("the", "this"):
        return None
    if (named := _translated(tokens, names, first, head)) is not None:
        return named
    is_group = lemma in words("associations", "roles")
    if any(tokens.dep[c] in ("appos", "nmod") for c in tokens.children[head]):
        return None  # it is named right here
    if tokens.tag[head] not in ("NN", "NNP") or not (is_group or lemma in words("hospitals", "roles")):
        return None
    if _is_of(tokens, head) or not all(_is_general(earlier, i) for i in range(first + 1, head)):
        return None
    found = introducing.before(tokens, names, head, lemma) or introducing.alike(tokens, names, head, lemma)
    lately = _lately(earlier, head)
    if found is not None:
        is_other = bool(lately) and lately[0].name.split()[0] != found.name.split()[0]
        return None if is_group and is_other else found
    return lately[0] if is_group and len(lately) == 1 and _speaks(tokens, head) else None


def _translated(tokens: Tokens, names: list[NameMention], first: int, head: int) -> Party | None:
    """ "The open skies pointed out": as translators put it, the words of a name, which may be it; a suggestion only."""
    told = [tokens.lemma[i].lower() for i in range(first + 1, head + 1)]
    if len(told) < 2 or any(tokens.word[i][:1].isupper() for i in range(first + 1, head + 1)):
        return None
    bodies = {
        m.text
        for m in names
        if m.kind == "organisation" and [tokens.lemma[i].lower() for i in range(m.first, m.last)] == told
    }
    if len(bodies) != 1:
        return None
    start, end = tokens.start[first + 1], tokens.end[head]
    text = " ".join(tokens.text[start:end].split())
    return Party(text, "organisation", start, end, named=False, suggested=bodies.pop())


def _is_of(tokens: Tokens, head: int) -> bool:
    """ "the group of men": no body of its own."""
    return tokens.lower[head + 1 : head + 2] in (["of"], ["that"], ["which"], ["who"])


def _is_general(earlier: Earlier, i: int) -> bool:
    """ "human rights", "Oslo", "Oslo-based": words that tell no body from another, or where it is at home."""
    tokens = earlier.tokens
    return i in earlier.places or tokens.lower[i] in name_words().generic or tokens.lower[i] in ("-", "based")


def _lately(earlier: Earlier, head: int) -> list[Party]:
    """Named bodies, neither a state's nor papers, that were subjects in the sentences before; each once, the last one
    first.
    """
    tokens = earlier.tokens
    here = tokens.sentence_of[head]
    block = tokens.sentences[here].block
    found: dict[str, Party] = {}
    for at, party in earlier.near(head, 120):
        n = tokens.sentence_of[at]
        if n < here - _BACK or block - tokens.sentences[n].block > 1:
            break
        if party.kind == "organisation" and party.named and not party.agency and n < here and earlier.is_subject(at):
            found.setdefault(party.name.split()[0], party)
    return list(found.values())


def _speaks(tokens: Tokens, head: int) -> bool:
    above = tokens.head[head]
    if tokens.dep[head] == "nsubj":
        return tokens.lemma[above] in forces()
    return tokens.dep[head] == "pobj" and tokens.lower[max(0, above - 1) : above + 1] == ["according", "to"]
