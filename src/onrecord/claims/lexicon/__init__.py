"""Word lists of the claim kinds, as data; each YAML file is read once."""

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
def things(key: str) -> frozenset[str]:
    """A word list of ``things.yaml``."""
    return frozenset(str(word) for word in table("things")[key])


@cache
def classes(key: str) -> dict[str, str]:
    """Word -> class, of a table of classes in ``things.yaml``."""
    return {str(word): str(name) for name, listed in table("things")[key].items() for word in listed}


@cache
def act_words(key: str) -> frozenset[str]:
    """A plain word list of ``acts.yaml``."""
    return frozenset(str(word) for word in table("acts")[key])


@cache
def words(key: str) -> frozenset[str]:
    """A word list of ``observing.yaml``."""
    return frozenset(str(word) for word in table("observing")[key])


@cache
def listed(name: str, key: str) -> frozenset[str]:
    """A plain word list of the file ``name.yaml``."""
    return frozenset(str(word) for word in table(name)[key])


@cache
def classed(name: str, key: str) -> dict[str, str]:
    """Word -> class, of a table of classes in the file ``name.yaml``."""
    return {str(word): str(kind) for kind, words_ in table(name)[key].items() for word in words_}


@cache
def stands(key: str) -> frozenset[str]:
    """A word list of ``positions.yaml``."""
    return frozenset(str(word) for word in table("positions")[key])


@cache
def participle(lemma: str) -> str:
    """The past participle of a verb's base form."""
    given = table("positions")["participles"].get(lemma)
    if given is not None:
        return str(given)
    if lemma.endswith("e"):
        return f"{lemma}d"
    return f"{lemma[:-1]}ied" if lemma.endswith("y") and lemma[-2:-1] not in "aeiou" else f"{lemma}ed"


@cache
def casualties(key: str) -> frozenset[str]:
    """A word list of ``casualties.yaml``."""
    return frozenset(str(word) for word in table("casualties")[key])


@cache
def casualty_list(key: str) -> tuple[str, ...]:
    """A list of ``casualties.yaml`` whose order counts."""
    return tuple(str(word) for word in table("casualties")[key])
