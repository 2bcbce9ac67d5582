"""The table of words beside this module, read once."""

from __future__ import annotations

import functools
import importlib.resources
from typing import Any

import yaml


@functools.cache
def _table() -> dict[str, Any]:
    source = importlib.resources.files("onrecord.reconciliation").joinpath("words.yaml")
    loaded: dict[str, Any] = yaml.safe_load(source.read_text(encoding="utf-8"))
    return loaded


@functools.cache
def words(name: str) -> frozenset[str]:
    """The words of one list."""
    return frozenset(word for line in _table()[name] for word in (line if isinstance(line, list) else [line]))


@functools.cache
def numerals() -> dict[str, str]:
    """Small numbers in words, with their digits."""
    found: dict[str, str] = _table()["numerals"]
    return found


@functools.cache
def unit_words(name: str) -> dict[str, frozenset[str]]:
    """The ways to write each unit of a list, by the unit's name."""
    return {unit: frozenset(map(str, known)) for unit, known in _table()[name].items()}


@functools.cache
def revision_cues() -> dict[str, frozenset[str]]:
    """Cues by type of revision, in the order in which they are tried."""
    return {kind: frozenset(cues) for kind, cues in _table()["revision"].items()}
