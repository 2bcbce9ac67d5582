"""Names made comparable: folded, cut into content words, initials, surnames, groups of words that mean each other."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import yaml

from onrecord.resolution.likeness.tables import words

_GENERATIONS = {"jr", "sr", "junior", "senior", "ii", "iii", "iv"}
_ENDINGS = ("ings", "ing", "ers", "ies", "ors", "es", "s")


@dataclass(frozen=True, slots=True)
class Tables:
    """``group``: stem of a word → name of its group. The rest: see ``synonyms.yaml``."""

    group: dict[str, str]
    empty: frozenset[str]
    purposes: frozenset[str]
    common_heads: frozenset[str]
    state_words: frozenset[str]
    parliament_words: frozenset[str]
    common_in_bodies: frozenset[str]
    other_matters: frozenset[str]
    happenings: frozenset[str]
    roads: frozenset[str]
    colourless: frozenset[str]


@lru_cache(maxsize=1)
def tables() -> Tables:
    """The word tables, read once."""
    raw = yaml.safe_load((Path(__file__).parent / "synonyms.yaml").read_text(encoding="utf-8"))
    group: dict[str, str] = {}
    for name, listed in raw["groups"].items():
        for word in listed:
            group.setdefault(stem(word), name)
    return Tables(
        group,
        frozenset(raw["empty"]),
        frozenset(fold(word) for word in raw["purposes"]),
        frozenset(raw["common_heads"]),
        frozenset(raw["state_words"]),
        frozenset(raw["parliament_words"]),
        frozenset(stem(word) for word in raw["common_in_bodies"]),
        frozenset(raw["other_matters"]),
        frozenset(raw["happenings"]),
        frozenset(raw["roads"]),
        frozenset(raw["colourless"]),
    )


@lru_cache(maxsize=1 << 14)
def fold(name: str) -> str:
    """Lower case, no marks, signs as spaces: "José's Union" is "jose s union" without its lone "s"."""
    plain = unicodedata.normalize("NFKD", name.casefold().replace("’s", "").replace("'s", ""))
    kept = "".join(c if c.isalnum() else " " for c in plain if not unicodedata.combining(c))
    return " ".join(kept.split())


def stem(word: str) -> str:
    """The word without a plain plural ending; "defenders" → "defender", "studies" → "study"."""
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 3 and word.endswith("s") and not word.endswith("ss"):
        return word[:-1]
    return word


@lru_cache(maxsize=1 << 16)
def content(name: str) -> tuple[str, ...]:
    """Stems of the words that carry meaning, in order."""
    return tuple(stem(w) for w in fold(name).split() if w not in _empty())


@lru_cache(maxsize=1)
def _empty() -> frozenset[str]:
    raw = yaml.safe_load((Path(__file__).parent / "synonyms.yaml").read_text(encoding="utf-8"))
    return frozenset(raw["empty"])


@lru_cache(maxsize=1 << 16)
def senses(name: str) -> tuple[str, ...]:
    """Content words as sorted groups of meaning; a word of no group stands for itself."""
    table = tables().group
    return tuple(sorted(table.get(w, w) for w in content(name)))


@lru_cache(maxsize=1 << 16)
def office_key(role: str) -> str:
    """The words of an office, in no order: "Minister of the Interior" and "Interior Minister" are one."""
    return " ".join(sorted(set(content(role))))


def initials(name: str) -> frozenset[str]:
    """Acronyms that the name may have, with and without its small words."""
    parts = fold(name).split()
    out = {"".join(w[0] for w in parts), "".join(w[0] for w in parts if w not in _empty())}
    return frozenset(a for a in out if len(a) > 1)


def is_acronym(name: str) -> bool:
    """True for "CSB" or "C.S.B."."""
    bare = name.replace(".", "")
    return 2 <= len(bare) <= 8 and bare.isupper() and bare.isalpha()


def surname(name: str) -> str:
    """The last word of a person's name, but for "Jr." and the like."""
    parts = fold(name).split()
    while len(parts) > 2 and parts[-1] in _GENERATIONS:
        parts.pop()
    return parts[-1] if parts else ""


@lru_cache(maxsize=1 << 16)
def is_led_by_particles(name: str) -> bool:
    """True for "de Wit" and "van der Laan": one word after particles."""
    *first, last = fold(name).split() or [""]
    particles = words().particles
    return bool(first) and last not in particles and all(word in particles for word in first)


@lru_cache(maxsize=1 << 16)
def is_proper(name: str) -> bool:
    """True when the content words are capitalised, as a name's are; "security guards" is not."""
    words = [w for w in name.split() if fold(w) and fold(w) not in _empty()]
    return bool(words) and all(w[:1].isupper() or not w[:1].isalpha() for w in words)


@lru_cache(maxsize=1 << 16)
def state_body(name: str) -> str | None:
    """The normal form of a body of a state ("Ministry of Foreign Affairs", "Foreign Ministry": "foreign ministry"), or
    None.
    """
    words = [w for w in content(name) if w != "affair"]
    if not set(words) & tables().state_words:
        return None
    return " ".join(sorted(set(words)))


@lru_cache(maxsize=1 << 16)
def own_words(name: str) -> frozenset[str]:
    """What only this body of a state is called: the town in "Oslo Police District"; empty for "Foreign Ministry"."""
    lists = tables()
    return frozenset(w for w in content(name) if w not in lists.state_words and w not in lists.common_in_bodies)


def body_core(name: str) -> frozenset[str]:
    """A local body's words without those that reports leave off ("Oslo Police", "Oslo Police Department")."""
    return frozenset(content(name)) - _LEFT_OFF


_LEFT_OFF = {"department", "dept", "office", "bureau", "agency", "force", "service", "city"}
