"""The words of ``words.yaml``, read once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import yaml

from onrecord.reading.places.keys import fold


@dataclass(frozen=True, slots=True)
class Words:
    """See the comments of ``words.yaml``; all in lower case, ``common`` folded like the index."""

    locative: frozenset[str]
    strong_locative: frozenset[str]
    area_nouns: frozenset[str]
    shire_nouns: frozenset[str]
    name_tails: frozenset[str]
    state_bodies: frozenset[str]
    common: frozenset[str]
    parts_of_towns: frozenset[str]
    speaking: frozenset[str]
    addressed: frozenset[str]
    toward: frozenset[str]
    state_nouns: frozenset[str]
    world: frozenset[str]
    world_phrases: frozenset[str]
    streets: frozenset[str]
    prefixes: frozenset[str]
    generic: frozenset[str]


@lru_cache(maxsize=1)
def words() -> Words:
    """The cue words."""
    raw: dict[str, list[str]] = yaml.safe_load((Path(__file__).parent / "words.yaml").read_text(encoding="utf-8"))
    folded = {name: frozenset(fold(w) if name == "common" else w for w in listed) for name, listed in raw.items()}
    return Words(**folded)
