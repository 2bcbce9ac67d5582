"""Parties as they are described: which descriptions can be of one, and which are of two."""

from __future__ import annotations

import re

from onrecord.reconciliation import alike
from onrecord.reconciliation.grounds import singular
from onrecord.reconciliation.vocabulary import words

_KINDS = ("anyone", "doing", "male", "female", "young")  # of nouns for people


def is_police(label: str) -> bool:
    """True for police officers, or a force of them."""
    found = [singular(word) for word in re.findall(r"\w+", label)]
    head = alike.head(label)
    return head in words("police") or (head in words("forces") and bool(words("police") & set(found)))


def whose(label: str) -> frozenset[str]:
    """Of a force of police: the words that say which one."""
    found = {singular(word) for word in re.findall(r"\w+", label.casefold())}
    return frozenset(found - words("police") - words("forces") - words("ranks"))


def can_be_one(a: str, b: str, is_named: bool, other_is_named: bool) -> bool:
    """Whether two labels can be of one actor: forces of police of one place, a person described and one named, persons
    whose descriptions do not differ.
    """
    if is_police(a) and is_police(b):
        first, second = whose(a), whose(b)
        return first <= second or second <= first
    if is_named and other_is_named:
        return False
    if alike.numbers(a) and alike.numbers(b) and alike.numbers(a) != alike.numbers(b):
        return False
    if is_named or other_is_named:
        described = b if is_named else a
        return _is_person(described) and not is_police(described) and not is_many(described)
    if alike.head(a) == alike.head(b):
        return is_many(a) == is_many(b)
    return (
        _is_person(a) and _is_person(b) and is_many(a) == is_many(b) and not _are_others(alike.head(a), alike.head(b))
    )


def _is_person(label: str) -> bool:
    noun = alike.head(label)
    return any(noun in words(f"people {kind}") for kind in _KINDS[1:])


def is_many(label: str) -> bool:
    """True for several persons."""
    last = re.findall(r"\w+", alike.front(label))
    return bool(last) and (singular(last[-1]) != last[-1] or last[-1] in words("people many"))


def _are_others(a: str, b: str) -> bool:
    """True for nouns that no one person is called by: "man" and "girl"."""
    both = {a, b}
    if both & words("people male") and both & words("people female"):
        return True
    if both <= words("kin"):
        return a != b
    return bool(both & words("people small")) and bool(both & words("people grown"))


def are_people(a: str, b: str) -> bool:
    """True for counts of people who can be the same: "two men" and "two suspects"."""
    heads = alike.head(a), alike.head(b)
    kinds = [next((kind for kind in _KINDS if noun in words(f"people {kind}")), "") for noun in heads]
    return all(kinds) and (heads[0] == heads[1] or bool({"anyone", "doing"} & set(kinds)))
