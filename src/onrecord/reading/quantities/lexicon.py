"""The words of quantity, loaded once from ``lexicon.yaml``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

Phrases = dict[tuple[str, ...], str]


@dataclass(frozen=True)
class Words:
    """Tables of lower-case words; see ``lexicon.yaml`` for what each holds."""

    cardinals: dict[str, int]
    scales: dict[str, int]
    letters: dict[str, int]
    vague: dict[str, int]
    tens: dict[str, int]
    fractions: dict[str, int]
    before: Phrases
    after: Phrases
    prepositions: frozenset[str]
    takers: frozenset[str]
    conflicts: frozenset[str]
    increments: frozenset[str]
    percent: frozenset[str]
    signs: frozenset[str]
    sign_prefixes: frozenset[str]
    money_words: frozenset[str]
    measures: frozenset[str]
    durations: frozenset[str]
    labels: frozenset[str]
    streets: frozenset[str]
    uncounted: frozenset[str]
    change_verbs: frozenset[str]
    rises: frozenset[str]
    falls: frozenset[str]
    countable: frozenset[str]
    states: frozenset[str]
    fates: frozenset[str]
    harms: frozenset[str]
    people: frozenset[str]
    sited: frozenset[str]
    named_after: frozenset[str]
    called: frozenset[str]
    answering: frozenset[str]
    firearms: frozenset[str]
    yearly: frozenset[str]


@cache
def words() -> Words:
    """The tables, read on first use."""
    raw = yaml.safe_load((files(__package__) / "lexicon.yaml").read_text("utf-8"))
    return Words(
        cardinals=raw["cardinals"],
        scales=raw["scales"],
        letters=raw["letters"],
        vague=raw["vague"],
        tens=raw["tens"],
        fractions=raw["fractions"],
        before={tuple(k.split()): v for k, v in raw["before"].items()},
        after={tuple(k.split()): v for k, v in raw["after"].items()},
        prepositions=frozenset(raw["prepositions"]),
        takers=frozenset(raw["takers"]),
        conflicts=frozenset(raw["conflicts"]),
        increments=frozenset(raw["increments"]),
        percent=frozenset(raw["percent"]),
        signs=frozenset(raw["currencies"]["signs"]),
        sign_prefixes=frozenset(raw["currencies"]["prefixes"]),
        money_words=frozenset(raw["currencies"]["words"]),
        measures=frozenset(raw["measures"]),
        durations=frozenset(raw["durations"]),
        labels=frozenset(raw["labels"]),
        streets=frozenset(raw["streets"]),
        uncounted=frozenset(raw["uncounted"]),
        change_verbs=frozenset(raw["change_verbs"]),
        rises=frozenset(raw["rises"]),
        falls=frozenset(raw["falls"]),
        countable=frozenset(raw["countable"]),
        states=frozenset(raw["states"]),
        fates=frozenset(raw["fates"]),
        harms=frozenset(raw["harms"]),
        people=frozenset(raw["people"]),
        sited=frozenset(raw["sited"]),
        named_after=frozenset(raw["named_after"]),
        called=frozenset(raw["called"]),
        answering=frozenset(raw["answering"]),
        firearms=frozenset(raw["firearms"]),
        yearly=frozenset(raw["yearly"]),
    )
