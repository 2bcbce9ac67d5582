"""Clauses joined by "or": which verbs are options, and how far a "not" before the first of them reaches."""

from __future__ import annotations

from onrecord.model.tokens import Tokens

_AUX = frozenset({"aux", "auxpass"})
_ADDING = frozenset({"only", "just", "merely", "simply"})
_SUBJECT = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})


def alternatives(tokens: Tokens, verb: int) -> int | None:
    """The first option's verb when "or" joins this verb to others; "shut it and searched or sold that" leaves no choice
    about the shutting.
    """
    first = verb
    while _is_joined(tokens, first) and _joint(tokens, first) == "or":
        first = tokens.head[first]
    is_option = first != verb or any(_joint(tokens, c) == "or" for c in _joined_to(tokens, verb))
    return first if is_option else None


def _is_joined(tokens: Tokens, verb: int) -> bool:
    return tokens.dep[verb] == "conj" and tokens.pos[tokens.head[verb]] in ("VERB", "AUX")


def _joined_to(tokens: Tokens, verb: int) -> list[int]:
    return [c for c in tokens.children[verb] if tokens.dep[c] == "conj" and tokens.pos[c] in ("VERB", "AUX")]


def _joint(tokens: Tokens, verb: int) -> str:
    """What joins a verb to the one before it; of one behind a comma what joins the next ("closed, sold or let it")."""
    before = tokens.head[verb]
    last = max((c for c in _joined_to(tokens, before) if c < verb), default=before)
    joints = [tokens.lower[c] for c in tokens.children[before] if tokens.dep[c] == "cc" and last < c < verb]
    if joints:
        return joints[-1]
    return next((_joint(tokens, c) for c in _joined_to(tokens, verb)), "")


def is_negated(tokens: Tokens, verb: int, heads: tuple[int, ...]) -> bool:
    """By its own "not", by one that reaches it, or by whom it is said of; "shot him and nobody else" denies nothing of
    him.
    """
    if _has_not(tokens, verb) or _is_reached(tokens, verb) or _is_of_neither(tokens, verb):
        return True
    return any(_is_none(tokens, h) for h in heads if tokens.dep[h] != "conj")


def _has_not(tokens: Tokens, verb: int) -> bool:
    """ "not"; "not only" says that it is so, and more."""
    nots = [c for c in tokens.children[verb] if tokens.dep[c] == "neg" and c + 1 < len(tokens)]
    return any(tokens.lower[c + 1] not in _ADDING for c in nots)


def _is_reached(tokens: Tokens, verb: int) -> bool:
    """ "have not found a motive or named anyone": "not … or" denies both, where the second has no auxiliary and no
    subject of its own, and the form that the first one's auxiliary asks for.
    """
    at = verb
    while _is_joined(tokens, at):
        before = tokens.head[at]
        if any(tokens.dep[c] in _AUX | _SUBJECT for c in tokens.children[at]) or _form(tokens, at) != _form(
            tokens, before
        ):
            return False
        if not any(tokens.dep[c] == "cc" and tokens.lower[c] in ("or", "nor") for c in tokens.children[before]):
            return False
        at = before
        if _has_not(tokens, at):
            return True
    return False


def _form(tokens: Tokens, verb: int) -> str:
    """The tag; a past tense and a participle that look alike are often taken for each other."""
    return tokens.tag[verb].replace("VBD", "VBN")


def _is_none(tokens: Tokens, head: int) -> bool:
    """ "none of the ships", "no ship", "nobody": the clause says that it did not happen."""
    if tokens.lower[head] in ("none", "nobody", "neither") or (
        tokens.lower[head] == "one" and tokens.lower[head - 1] == "no"
    ):
        return True
    if _has_neither(tokens, head):
        return True
    return any(tokens.dep[c] in ("det", "neg") and tokens.lower[c] == "no" for c in tokens.children[head])


def _is_of_neither(tokens: Tokens, verb: int) -> bool:
    """ "neither attacked the port nor closed the strait": both; "nor did it close the strait"."""
    joints = [c for c in tokens.children[tokens.head[verb]] if tokens.dep[c] == "cc" and c < verb]
    is_after = tokens.dep[verb] == "conj" and bool(joints) and tokens.lower[joints[-1]] == "nor"
    is_led = any(tokens.lower[c] == "nor" and c < verb for c in tokens.children[verb])
    return is_after or is_led or _has_neither(tokens, verb)


def _has_neither(tokens: Tokens, at: int) -> bool:
    """ "neither the navy nor the army", "neither ship", "neither fired nor left"."""
    return any(tokens.lower[c] == "neither" and c < at for c in tokens.children[at])
