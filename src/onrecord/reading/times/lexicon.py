"""The words of time, loaded once from ``lexicon.yaml``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml


@dataclass(frozen=True)
class Words:
    """Tables of lower-case words; see ``lexicon.yaml`` for what each holds."""

    months: dict[str, int]
    weekdays: dict[str, int]
    seasons: dict[str, int]
    days: dict[str, int]
    units: dict[str, str]
    ordinals: dict[str, int]
    numbers: dict[str, int]
    parts: dict[str, str]
    relatives: dict[str, str]
    dayparts: frozenset[str]
    distances: dict[str, str]
    clock_marks: frozenset[str]
    relations: dict[tuple[str, ...], str]
    future: frozenset[str]
    setting: frozenset[str]
    streets: frozenset[str]
    frequencies: dict[str, str]
    weekdays_each: frozenset[str]
    scheduled: frozenset[str]


@cache
def words() -> Words:
    """The tables, read on first use."""
    raw = yaml.safe_load((files(__package__) / "lexicon.yaml").read_text("utf-8"))
    return Words(
        months=raw["months"],
        weekdays=raw["weekdays"],
        seasons=raw["seasons"],
        days=raw["days"],
        units=raw["units"],
        ordinals=raw["ordinals"],
        numbers=raw["numbers"],
        parts=raw["parts"],
        relatives=raw["relatives"],
        dayparts=frozenset(raw["dayparts"]),
        distances=raw["distances"],
        clock_marks=frozenset(raw["clock_marks"]),
        relations={tuple(phrase.split()): name for phrase, name in raw["relations"].items()},
        future=frozenset(raw["future"]),
        setting=frozenset(raw["setting"]),
        streets=frozenset(raw["streets"]),
        frequencies=raw["frequencies"],
        weekdays_each=frozenset(raw["weekdays_each"]),
        scheduled=frozenset(raw["scheduled"]),
    )
