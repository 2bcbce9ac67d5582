"""Rulings: decisions on names, entries, documents and sources, found in the texts as they are now."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model.entity import MentionKey


@dataclass(frozen=True, slots=True)
class NameRuling:
    """Mentions that a person holds for one thing, or for two. ``why``: one sentence for users."""

    ones: tuple[MentionKey, ...]
    others: tuple[MentionKey, ...]
    why: str


@dataclass(frozen=True, slots=True)
class MatterRuling:
    """Claims (ids) that a person holds for one matter, or for two."""

    ones: tuple[str, ...]
    others: tuple[str, ...]
    why: str


@dataclass(frozen=True, slots=True)
class CopyRuling:
    """``original``: id of the document that ``document`` copies, None when it copies none."""

    document: str
    original: str | None
    why: str


@dataclass(frozen=True, slots=True)
class Rulings:
    """What people decided beyond single claims; every list is sorted. ``ratings``: source name → A to F. ``shown``:
    mentions whose name a person shows (True) or withholds (False).
    """

    same_names: tuple[NameRuling, ...] = ()
    apart_names: tuple[NameRuling, ...] = ()
    same_matters: tuple[MatterRuling, ...] = ()
    apart_matters: tuple[MatterRuling, ...] = ()
    copies: tuple[CopyRuling, ...] = ()
    ratings: tuple[tuple[str, str], ...] = ()
    shown: tuple[tuple[MentionKey, bool], ...] = ()


NO_RULINGS = Rulings()
