"""Rulings: decisions on names, entries, documents and sources, found in the texts as they are now."""

from __future__ import annotations

from collections.abc import Collection
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


def renamed(was: Rulings, now: Rulings, changed: Collection[str]) -> set[str]:
    """The documents (ids) in which names may be others when rulings were ``was`` and are ``now``, and the documents
    ``changed``: those of rulings on names that are new, or were and are no more; and those of rulings that keep apart
    what is written alike in any of these.
    """
    moved = {*was.same_names, *was.apart_names} ^ {*now.same_names, *now.apart_names}
    out = {mention[0] for one in moved for mention in (*one.ones, *one.others)}
    out |= {mention[0] for mention, _ in {*was.shown} ^ {*now.shown}}
    apart = [{key[0] for key in (*one.ones, *one.others)} for one in {*was.apart_names, *now.apart_names}]
    size = -1
    while size != len(out):
        size = len(out)
        for documents in apart:
            if not documents.isdisjoint(out | set(changed)):
                out |= documents
    return out
