"""A profile: what a user tells the engine about a story. Vocabulary and known names; optional."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Concept:
    """A thing the story is about. ``name``: singular, neutral ("police station"). ``words``: other noun phrases for
    it, singular ("service station", "office"). ``role``: ``thing`` (sited, counted), ``count`` (counted only),
    ``agreement`` or ``conduct``.
    """

    name: str
    words: tuple[str, ...] = ()
    role: str = "thing"


@dataclass(frozen=True, slots=True)
class KnownName:
    """A name known beforehand, with its other spellings, kind, country and Wikidata id."""

    name: str
    kind: str = "organisation"
    aliases: tuple[str, ...] = ()
    country: str | None = None
    wikidata: str | None = None
    affiliated_to: str | None = None


@dataclass(frozen=True, slots=True)
class Profile:
    """``subject_states``: ISO codes of states whose conduct the story attributes (others respond to it)."""

    name: str = "none"
    title: str | None = None
    concepts: tuple[Concept, ...] = ()
    names: tuple[KnownName, ...] = ()
    subject_states: tuple[str, ...] = ()
    digest: str = ""


NO_PROFILE = Profile()
