"""Frames of acts, from ``acts.yaml``: which type a verb or a noun names, and with which objects it does."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from onrecord.claims.lexicon import table


@dataclass(frozen=True, slots=True)
class Frame:
    """One sense of a verb. ``only``: lemmas one of which its object must have (empty: any object or none);
    ``excluded``: lemmas that its object may not have; ``actor``: "party", "person", "official", "police" or "court"
    where only such a subject makes it an act; ``addresses``: the object is who is spoken to; ``befalls``: the subject
    undergoes it; ``bare``: only without an object; ``active``: not in the passive.
    """

    type: str
    only: frozenset[str] = frozenset()
    excluded: frozenset[str] = frozenset()
    actor: str | None = None
    addresses: bool = False
    befalls: bool = False
    bare: bool = False
    active: bool = False


def _words(listed: list[str]) -> frozenset[str]:
    """Lemmas, "@x" standing for a class."""
    out: set[str] = set()
    for word in listed:
        out.update(class_of(word[1:]) if word.startswith("@") else (word,))
    return frozenset(out)


@cache
def class_of(name: str) -> frozenset[str]:
    """A class of nouns."""
    return frozenset(str(word) for word in table("acts")["classes"][name])


@cache
def frames() -> dict[str, tuple[Frame, ...]]:
    """Verb, with its particle or preposition -> its senses, those with a closed list of objects first."""
    out: dict[str, list[Frame]] = {}
    for type_, entry in table("acts")["types"].items():
        guards: dict[str, dict[str, Any]] = entry.get("guards", {})
        for verb in entry.get("verbs", ()):
            guard = guards.get(verb, {})
            out.setdefault(verb, []).append(
                Frame(
                    type_,
                    _words(guard.get("only", [])),
                    _words(guard.get("except", [])),
                    guard.get("actor"),
                    entry.get("target") == "object",
                    bool(entry.get("things")),
                    bool(guard.get("bare")),
                    bool(guard.get("active")),
                )
            )
    return {verb: tuple(sorted(senses, key=lambda f: not f.only)) for verb, senses in out.items()}


@cache
def nouns() -> dict[str, str]:
    """Noun -> the type of act that it names."""
    out: dict[str, str] = {}
    for type_, entry in table("acts")["types"].items():
        for noun in entry.get("nouns", ()):
            out.setdefault(noun, type_)
    return out


@cache
def phrases() -> dict[str, tuple[str, str]]:
    """Set phrase -> type, and whether its subject "does", "undergoes" or is "none" of its concern."""
    return {str(words): (str(pair[0]), str(pair[1])) for words, pair in table("acts")["phrases"].items()}


@cache
def plover(act: str) -> str | None:
    """PLOVER event and mode of a type, None where it has none."""
    code = table("acts")["types"].get(act, {}).get("plover")
    return str(code) if code else None
