"""Victims as they are described: whom the object of an act means, and which descriptions are of two persons."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.reconciliation import alike, described
from onrecord.reconciliation.grounds import singular
from onrecord.reconciliation.vocabulary import words

_NAME = 3  # letters of a name, at least
_YOUNG, _OLD = 16, 20  # years: below, nobody is called a man; from then on, nobody a boy
_TEENS = range(13, 20)
_OWNER = re.compile(r"\b[\w.-]+(?: [A-Z][\w.-]+)*(?:['’]s|s['’]) (?=\w)")
_AGE = re.compile(r"\b(\w+)[- ](?:years?|yrs?)[- ]olds?\b|, (\d{1,3})\b", re.IGNORECASE)
_REST = re.compile(r"\b(?:others?|another|more|rest|second|third|fellow)\b|\band\b|&", re.IGNORECASE)


@dataclass(frozen=True)
class Victim:
    """What is told of one person. ``sexes``: of "male" and "female"; ``sizes``: of "small" and "grown"; ``roles``: of
    "suspect", "police" and "other"; ``is_teen``: who is called so.
    """

    names: frozenset[str] = frozenset()
    ages: frozenset[int] = frozenset()
    sexes: frozenset[str] = frozenset()
    sizes: frozenset[str] = frozenset()
    roles: frozenset[str] = frozenset()
    is_teen: bool = False

    @property
    def is_two(self) -> bool:
        """True where this cannot be told of one person."""
        is_grown, is_small = (size in self.sizes for size in ("grown", "small"))
        return (
            max(len(self.ages), len(self.sexes), len(self.sizes), len(self.roles)) > 1
            or (is_grown and any(age < _YOUNG for age in self.ages))
            or (is_small and any(age >= _OLD for age in self.ages))
            or (self.is_teen and any(age not in _TEENS for age in self.ages))
        )


def union(some: Iterable[Victim]) -> Victim:
    """All that is told."""
    held = list(some)
    return Victim(
        frozenset().union(*(one.names for one in held)),
        frozenset().union(*(one.ages for one in held)),
        frozenset().union(*(one.sexes for one in held)),
        frozenset().union(*(one.sizes for one in held)),
        frozenset().union(*(one.roles for one in held)),
        any(one.is_teen for one in held),
    )


def can_be_one(a: Victim, b: Victim) -> bool:
    """Whether nothing that is told of one keeps it from being the other."""
    is_named_so = not a.names or not b.names or a.names <= b.names or b.names <= a.names
    return is_named_so and not union((a, b)).is_two


@functools.lru_cache(maxsize=100_000)
def are_several(text: str) -> bool:
    """True for an object that means several persons, or the rest of them."""
    return _is_several(text) and (_is_person(text) or bool(_names(_bare(text)) and _REST.search(text)))


@functools.lru_cache(maxsize=100_000)
def victim(text: str) -> Victim | None:
    """Whom an object means; None for several, or what is no person."""
    bare = _bare(text)
    ages, names = _ages(text), _names(_without_origin(bare))
    is_person = _is_person(text)
    if _is_several(text) or not (is_person or names):
        return None
    found = _nouns(bare)
    kinds = {kind for kind in ("male", "female", "small", "grown", "doing") if found & words(f"people {kind}")}
    kinds |= {kind for kind in ("male", "female") if found & words(f"near {kind}")}
    is_suspect = "doing" in kinds and not found & words("people riding")
    role = "suspect" if is_suspect else "police" if described.is_police(bare) else "other"
    return Victim(
        names,
        ages,
        frozenset(kinds & {"male", "female"}),
        frozenset(kinds & {"small", "grown"}),
        frozenset({role} if is_person else ()),
        bool(found & words("people in their teens")),
    )


@functools.lru_cache(maxsize=100_000)
def is_named(text: str) -> bool:
    """True for a person by name, with or without the age: "34-year-old Ada Quill", no "Esk man" and no "ESK"."""
    found = victim(text)
    kinds = ("anyone", "doing", "male", "female", "young", "small", "grown", "many", "near", "together")
    is_noun = any(_nouns(_bare(text)) & words(f"people {kind}") for kind in kinds)
    return found is not None and bool(found.names) and not is_noun and not text.isupper()


def _is_several(text: str) -> bool:
    bare = _bare(text)
    tokens = {singular(word) for word in re.findall(r"\w+", bare.casefold())}
    is_counted = bool(alike.numbers(bare) - {"1"}) or bool(tokens & (words("vague") | words("scales")))
    is_many = described.is_many(bare) and not re.search(r"\b[A-Z]\w*$", alike.front(bare))  # "Ada Quills" is one
    return is_counted or is_many or bool(_REST.search(bare)) or bool(tokens & words("people together"))


def _is_person(text: str) -> bool:
    bare = _bare(text)
    found = {*_nouns(bare), alike.head(bare)}
    kinds = ("anyone", "doing", "male", "female", "young", "small", "grown", "many", "near", "together")
    known = any(found & words(f"people {kind}") for kind in kinds) or bool(found & words("private"))
    return known or bool(_ages(text)) or described.is_police(bare)


def _nouns(bare: str) -> frozenset[str]:
    return frozenset(singular(word) for word in re.findall(r"\w+", alike.front(bare).casefold()))


def _ages(text: str) -> frozenset[int]:
    found = (_number(match[1] or match[2]) for match in _AGE.finditer(_OWNER.sub(" ", text)))
    return frozenset(age for age in found if age is not None)


def _without_origin(bare: str) -> str:
    """An object without the names before its noun: a "Farhaven man" is not called Farhaven."""
    front = alike.front(bare)
    return bare[len(front) :] if re.search(r"\b[a-z]\w*\W*$", front) else bare


def _names(bare: str) -> frozenset[str]:
    return frozenset(n for n in alike.names(bare) if len(n) >= _NAME and n not in words("private") | words("police"))


def _bare(text: str) -> str:
    """An object without whose it is, and without ages."""
    return " ".join(_AGE.sub(" ", _OWNER.sub(" ", text)).split())


def _number(word: str) -> int | None:
    return int(word) if word.isdigit() else next((int(n) for n in alike.numbers(word) if n.isdigit()), None)
