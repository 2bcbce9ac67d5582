"""Which name a noun introduces: "the group X" for "the group" further down, and for "Group" in the headline above; the
person that stands in apposition to an office.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.model.annotation import NameMention
from onrecord.model.party import Party
from onrecord.model.tokens import Tokens
from onrecord.reading.lexicon import words
from onrecord.reading.names.words import words as generic_words

_NEAR = 3  # tokens before a name in which its noun stands
_FAMILIES = ("associations", "hospitals")


def before(tokens: Tokens, names: Sequence[NameMention], head: int, lemma: str) -> Party | None:
    """ "the group": the organisation that this text introduced with that very noun ("the group X")."""
    told = _told_of(tokens, head)
    earlier = (name for name in reversed(names) if name.last <= head and told <= _around(tokens, name))
    return next((_body(name) for name in earlier if _is_called(tokens, name, lemma, head)), None)


def _told_of(tokens: Tokens, head: int) -> set[str]:
    """ "the security service": the words that tell this one from others of its sort, which a "Migration Service" has
    not.
    """
    below = [c for c in tokens.children[head] if c < head and tokens.dep[c] in ("amod", "compound", "nmod")]
    return {tokens.lower[c] for c in below if tokens.word[c].islower()} - generic_words().generic


def _around(tokens: Tokens, name: NameMention) -> set[str]:
    sentence = tokens.sentences[tokens.sentence_of[name.first]]
    first, last = max(sentence.first, name.first - 2 * _NEAR), min(sentence.last, name.last + 2 * _NEAR)
    return set(tokens.lower[first:last])


def alike(tokens: Tokens, names: Sequence[NameMention], head: int, lemma: str) -> Party | None:
    """ "the group": the only body that this text introduced with a noun that says the same ("the rights charity X")."""
    return _only([name for name in names if name.last <= head and _is_one(tokens, name, lemma)])


def below(tokens: Tokens, names: Sequence[NameMention], head: int) -> Party | None:
    """ "Institute counts 12 leaks" in a headline: the only body below it that is introduced with that noun, or with one
    that says the same.
    """
    lemma = tokens.lemma[head].lower()
    if tokens.tag[head] in ("NNS", "NNPS"):
        return None
    later = [name for name in names if name.first > head]
    own = [name for name in later if _is_called(tokens, name, lemma, head)]
    return _only(own or [name for name in later if _is_one(tokens, name, lemma)])


def _only(found: Sequence[NameMention]) -> Party | None:
    """The one body that all these names name; None where they name two."""
    whole = max(found, key=lambda name: (len(name.text), -name.first), default=None)
    is_one = whole is not None and all(whole.text.startswith(name.text.split()[0]) for name in found)
    return _body(whole) if whole is not None and is_one else None


def apposed(tokens: Tokens, head: int) -> Iterator[int]:
    """Heads of what may be in apposition to an office: "the mayor, Ada Roos", "the mayor of the town Delft, Ada Roos",
    "the head of the port, Ada Roos".
    """
    first = tokens.child(head, "appos")
    if first is not None:
        yield first
        if (beyond := tokens.child(first, "appos")) is not None:
            yield beyond
    of = next((c for c in tokens.children[head] if tokens.lower[c] == "of" and c > head), None)
    inner = tokens.child(of, "pobj") if of is not None else None
    last = tokens.child(inner, "appos") if inner is not None else None
    if first is None and last is not None and tokens.word[tokens.reach[last][0] - 1] == ",":
        yield last


def _is_called(tokens: Tokens, name: NameMention, lemma: str, head: int) -> bool:
    """True for a name of two words or more that has the noun in it or right before it."""
    known = words("organisations", "roles")
    is_body = name.kind != "person" or tokens.lemma[name.last - 1] in known
    if lemma not in known or name.last - name.first < 2 or not is_body:
        return False
    around = range(max(0, name.first - _NEAR), name.last)
    return any(tokens.lemma[i].lower() == lemma and i != head for i in around)


def _is_one(tokens: Tokens, name: NameMention, lemma: str) -> bool:
    """True for a body that is called by a noun of the same family, before its name, in it or right behind it."""
    family = next((words(key, "roles") for key in _FAMILIES if lemma in words(key, "roles")), None)
    if family is None:
        return False
    first = tokens.sentences[tokens.sentence_of[name.first]].first
    around = range(max(first, name.first - _NEAR), name.last)
    if name.kind in ("organisation", "other") and any(tokens.lemma[i].lower() in family for i in around):
        return True
    behind = tokens.child(name.last - 1, "appos")
    return behind is not None and behind >= name.last and tokens.lemma[behind].lower() in family


def _body(name: NameMention) -> Party:
    return Party(name.text, "organisation", name.start, name.end, country=name.country)


def by_last_word(tokens: Tokens, known: Sequence[tuple[int, Party]], head: int) -> Party | None:
    """ "the Commission": the only body named before whose name ends so, or begins with it and "of"."""
    low = tokens.lower[head]
    is_bare = head > 0 and tokens.lower[head - 1] == "the" and tokens.reach[head] == (head - 1, head + 1)
    if not is_bare or low not in words("agencies", "roles") | words("organisations", "roles"):
        return None
    found: dict[str, Party] = {}
    for at, party in known:
        if at < head and party.named and party.kind in ("agency", "organisation"):
            name = party.name.lower().split()
            if len(name) > 1 and (name[-1] == low or name[:2] in ([low, "of"], [low, "for"])):
                found.setdefault(party.name, party)
    return next(iter(found.values())) if len(found) == 1 else None
