"""The tables of names and words that likeness goes by, each read once and when first asked for."""

from __future__ import annotations

import json
import lzma
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from onrecord.resolution.likeness.latin import plain
from onrecord.resolution.likeness.sound import sound

_HERE = Path(__file__).parent
SHORTEST_STEM = 7  # letters of a word that is known by its beginning
_NONE: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Words:
    """``nicknames``: plain given name → the groups it belongs to. The rest: see ``words.yaml``, in plain letters."""

    titles: frozenset[str]
    particles: frozenset[str]
    joined: frozenset[str]
    generations: dict[str, str]
    nicknames: dict[str, frozenset[int]]
    abbreviations: dict[str, str]
    numbers: dict[str, str]
    ships: frozenset[str]
    slight: frozenset[str]
    small: frozenset[str]


@cache
def words() -> Words:
    """Titles, particles, nicknames and the like."""
    raw: dict[str, Any] = yaml.safe_load((_HERE / "words.yaml").read_text("utf-8"))
    groups: dict[str, set[int]] = {}
    for number, listed in enumerate(raw["nicknames"]):
        for name in listed:
            groups.setdefault(name, set()).add(number)
            groups.setdefault(f"~{sound(name)}", set()).add(number)
    return Words(
        titles=frozenset(raw["titles"]),
        particles=frozenset(str(w) for w in raw["particles"]),
        joined=frozenset(raw["joined"]),
        generations=raw["generations"],
        nicknames={name: frozenset(numbers) for name, numbers in groups.items()},
        abbreviations={plain(short): plain(full) for short, full in raw["abbreviations"].items()},
        numbers=raw["numbers"],
        ships=frozenset(raw["ships"]),
        slight=frozenset((*raw["slight"], *raw["small"])),
        small=frozenset(raw["small"]),
    )


@cache
def legal_forms() -> dict[tuple[str, ...], str]:
    """Words of a legal form → the form that it is compared by ("gesellschaft mit beschrankter haftung": llc)."""
    return _phrases("legal_forms")


@cache
def body_words() -> dict[tuple[str, ...], str]:
    """Words that names of bodies share across languages → one name for each ("bank", "банк": bank)."""
    return _phrases("body_words")


@cache
def inflected() -> dict[str, str]:
    """Beginnings of words in other scripts that ``body_words`` holds, for the cases that their languages decline in."""
    out: dict[str, set[str]] = {}
    for phrase, put in body_words().items():
        if len(phrase) == 1 and len(phrase[0]) >= SHORTEST_STEM:
            out.setdefault(phrase[0][: max(SHORTEST_STEM - 2, len(phrase[0]) - 2)], set()).add(put)
    return {stem: next(iter(puts)) for stem, puts in out.items() if len(puts) == 1}


def _phrases(name: str) -> dict[tuple[str, ...], str]:
    raw: dict[str, str] = json.loads((_HERE / "data" / f"{name}.json").read_text("utf-8"))
    return {tuple(phrase.split()): put for phrase, put in raw.items()}


@cache
def _names() -> dict[str, tuple[int, ...]]:
    text = lzma.decompress((_HERE / "data" / "names.txt.xz").read_bytes()).decode("utf-8")
    out: dict[str, tuple[int, ...]] = {}
    for number, line in enumerate(text.splitlines()):
        for spelled in line.split(","):
            out[spelled] = (*out.get(spelled, ()), number)
    return out


def name_groups(key: str) -> frozenset[int]:
    """The names (numbers of groups) that a sound, or a word in a script that loses by transliteration, may spell."""
    found = _names().get(key)
    return frozenset(found) if found else _NONE


def nickname_groups(word: str) -> frozenset[int]:
    """The given names that a plain word is a form of."""
    table = words().nicknames
    return table.get(word) or table.get(f"~{sound(word)}") or _NONE
