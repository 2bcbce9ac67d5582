"""Word lists as data: each YAML file here is one list family, read once."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@cache
def table(name: str) -> dict[str, Any]:
    """The parsed file ``name.yaml`` of this folder."""
    data = yaml.safe_load(files(__name__).joinpath(f"{name}.yaml").read_text("utf-8"))
    if not isinstance(data, dict):
        raise TypeError(f"{name}.yaml is not a mapping")
    return data


@cache
def words(key: str, name: str = "moods") -> frozenset[str]:
    """The words under ``key`` of one file."""
    return frozenset(str(word) for word in table(name)[key])


@cache
def forces(name: str = "cues") -> dict[str, str]:
    """Reporting word -> its force."""
    return {str(word): str(force) for force, listed in table(name)["verbs"].items() for word in listed}


@cache
def noun_forces() -> dict[str, str]:
    """Noun that takes a said clause -> its force."""
    return {str(word): str(force) for force, listed in table("cues")["nouns"].items() for word in listed}


@cache
def patterns(key: str, name: str) -> tuple[str, ...]:
    """Regular expressions under ``key`` of one file, in order."""
    return tuple(str(pattern) for pattern in table(name)[key])


@cache
def state_bodies() -> dict[str, str]:
    """Name of a body that is a state's -> ISO code of the state."""
    return {str(name): str(code) for name, code in table("bodies")["named"].items()}
