"""Lists of persons that the parser breaks: members of a coordination, and headlines, where a comma stands for "and"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from onrecord.claims.lexicon import casualties
from onrecord.model.tokens import Tokens

_STATES = {"killed": "killed", "dead": "killed", "slain": "killed", "injured": "injured", "wounded": "injured"}
_STATES |= {"hurt": "injured", "shot": "hit", "hit": "hit", "stabbed": "hit"}


def headed(tokens: Tokens, at: int) -> tuple[str, tuple[int, ...]] | None:
    """ "Man killed, girl wounded in blast": in a headline a state right after its noun, whatever the parser makes of
    it; not where an object follows ("Man shot wife"). Gives the fate and the heads of those it befell.
    """
    fate, low = _STATES.get(tokens.lower[at]), tokens.lower
    first, last = (tokens.sentences[tokens.sentence_of[at]].first, tokens.sentences[tokens.sentence_of[at]].last)
    if fate is None or at == first or tokens.pos[at - 1] not in ("NOUN", "PROPN") or tokens.tag[at - 1][-1] == "S":
        return None
    if tokens.lemma[at - 1] not in casualties("singles"):
        return None
    if at + 1 < last and tokens.pos[at + 1] not in ("PUNCT", "ADP", "CCONJ", "ADV", "SCONJ") and low[at + 1] != "dead":
        return None
    if low[at + 1 : at + 2] == ["dead"] or low[at + 1 : at + 3] in (
        ["to", "death"],
        ["and", "killed"],
        [",", "killed"],
    ):
        fate = "killed"
    whom = [at - 1, *members_before(tokens, _np_start(tokens, at - 1, first), first)]
    return fate, tuple(sorted(whom))


def members_before(tokens: Tokens, start: int, first: int) -> list[int]:
    """ "Boy, 2, and man killed": the persons of a headline's list that stand before the phrase that begins at
    ``start``.
    """
    found: list[int] = []
    joint = start - 1
    while joint > first and tokens.lower[joint] in (",", "and", "&"):
        before = joint - 1
        if tokens.lower[joint] != "," and tokens.word[before] == ",":
            before -= 1
        if tokens.word[before].isdigit() and tokens.word[before - 1] == ",":
            before -= 2
        if before < first or tokens.lemma[before] not in casualties("singles") or tokens.tag[before][-1] == "S":
            break
        found.append(before)
        joint = _np_start(tokens, before, first) - 1
    return found


def _np_start(tokens: Tokens, at: int, first: int) -> int:
    """The first token of the phrase that ends with a headline's noun: "6-year-old girl", "pregnant woman"."""
    while at > first and (tokens.pos[at - 1] in ("ADJ", "DET", "NUM", "NOUN", "PROPN") or tokens.word[at - 1] == "-"):
        if tokens.lemma[at - 1] in casualties("singles"):
            break
        at -= 1
    return at


def is_member(tokens: Tokens, at: int) -> bool:
    """ "A mother, father and son were hurt", "Woman, girl hurt": a member of a list, which the parser takes for another
    word on the first.
    """
    if tokens.dep[at] != "appos" or tokens.word[at - 1] != ",":
        return False
    own = tokens.children[at]
    has_more = any(tokens.dep[c] == "conj" for c in own)
    if any(tokens.lower[c] in ("a", "an") or tokens.dep[c] == "poss" for c in own):
        return has_more
    is_bare = not any(tokens.dep[c] in ("det", "poss", "compound") for c in own)
    names_one = {tokens.lemma[at], tokens.lemma[tokens.head[at]]} <= casualties("singles")
    return is_bare and names_one and (has_more or tokens.sentences[tokens.sentence_of[at]].heading)


def is_pair(tokens: Tokens, at: int) -> bool:
    """ "Baby, man killed": in a headline a comma stands for "and", whatever the parser makes of the first."""
    if at < 2 or tokens.word[at - 1] != "," or not tokens.sentences[tokens.sentence_of[at]].heading:
        return False
    return tokens.pos[at] == tokens.pos[at - 2] == "NOUN" and tokens.lemma[at - 2] in casualties("singles")


def is_before_number(tokens: Tokens, at: int) -> bool:
    """ "Mom, two sons die": the same before a number."""
    if at < 3 or tokens.word[at - 2] != "," or not tokens.sentences[tokens.sentence_of[at]].heading:
        return False
    return (
        tokens.pos[at - 1] == "NUM" and tokens.pos[at - 3] == "NOUN" and tokens.lemma[at - 3] in casualties("singles")
    )


_OPENERS = frozenset([":", "—", "–", "--", "("])


def spelled_out(tokens: Tokens, whom: Sequence[int], numbers: Mapping[int, float]) -> frozenset[int]:
    """ "Five people were killed: two men, a woman and two boys": the heads that only say who the first number's people
    are. They do where a colon, dash or bracket opens their list, and where a list beside the number comes to as many.
    """
    first = min(numbers, default=None)
    if first is None:
        return frozenset()
    later = [h for h in whom if h > first]
    opened = [i for i in range(first, max(later, default=first)) if tokens.word[i] in _OPENERS]
    if opened:
        later = [h for h in later if h > opened[0]]
    elif sum(numbers.get(h, 1.0) for h in later) != numbers[first] or len(later) < 2:
        return frozenset()
    return frozenset(later)
