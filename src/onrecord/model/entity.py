"""Entities: the thing behind names; and how each name came to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.model.annotation import NameKind

MentionKey = tuple[str, int, int]  # document id, start, end


@dataclass(frozen=True, slots=True)
class NameLink:
    """One reason why a name belongs to an entity (or may).

    ``name``: the name as written. ``evidence``: name of the evidence function. ``explanation``: one true sentence for
    users. ``strength``: ``merge`` joins, ``suggest`` only proposes (for its own mention), ``forbid`` keeps apart.
    ``mentions``: where it was seen.
    """

    name: str
    evidence: str
    explanation: str
    strength: Literal["merge", "suggest", "forbid"]
    mentions: tuple[MentionKey, ...] = ()


@dataclass(frozen=True, slots=True)
class Entity:
    """``id``: hash of its canonical name, kind and country. ``aliases``: every name that stands for it anywhere in the
    case; ``suggested``: names that may, each for its own mention only. ``wikidata``: QID or None;
    ``geonames``: id of a place, or None.
    ``is_public``: named in a public role, by rule or because a person shows the name (then also ``is_shown``).
    ``is_withheld``: a person withholds it.
    """

    id: str
    kind: NameKind
    canonical: str
    country: str | None = None
    aliases: tuple[str, ...] = ()
    suggested: tuple[str, ...] = ()
    links: tuple[NameLink, ...] = ()
    wikidata: str | None = None
    geonames: int | None = None
    is_public: bool = False
    is_withheld: bool = False
    is_shown: bool = False


@dataclass(frozen=True, slots=True)
class Resolution:
    """What resolution hands on: entities, which mention stands for which (by mention key), which *may* stand for
    which (suggestions, this mention only), and times settled case-wide (claim id → Time).
    """

    entities: tuple[Entity, ...]
    of_mention: dict[MentionKey, str]
    suggested: dict[MentionKey, str]
    dates: dict[str, object]
