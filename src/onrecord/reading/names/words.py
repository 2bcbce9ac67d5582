"""The words of ``words.yaml``, read once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import yaml


@dataclass(frozen=True, slots=True)
class Words:
    """See the comments of ``words.yaml``; lower case but for ``news_agencies``."""

    honorifics: frozenset[str]
    offices: frozenset[str]
    organisation_nouns: frozenset[str]
    outlet_nouns: frozenset[str]
    publication_nouns: frozenset[str]
    generic: frozenset[str]
    organisation_tails: frozenset[str]
    state_bodies: frozenset[str]
    outlet_tails: frozenset[str]
    lone_mastheads: frozenset[str]
    news_agencies: frozenset[str]
    event_tails: frozenset[str]
    bridges: frozenset[str]
    calendar: frozenset[str]
    openers: frozenset[str]
    body_nouns: frozenset[str]
    not_in_office: frozenset[str]
    affiliates: frozenset[str]
    affiliate_heads: frozenset[str]
    not_affiliated: frozenset[str]
    within: frozenset[str]
    settlements: frozenset[str]
    fields: frozenset[str]

    @property
    def descriptions(self) -> frozenset[str]:
        """Common nouns that say what the name after them is."""
        return self.organisation_nouns | self.outlet_nouns | self.publication_nouns


@lru_cache(maxsize=1)
def words() -> Words:
    """The word lists."""
    raw: dict[str, list[str]] = yaml.safe_load((Path(__file__).parent / "words.yaml").read_text(encoding="utf-8"))
    return Words(**{name: frozenset(listed) for name, listed in raw.items()})
