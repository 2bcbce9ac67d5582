"""What every export format gives: lines from a view, in a fixed order; JSON but for a format of others."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from onrecord.ids import canonical
from onrecord.model.view import View


class Lines(Protocol):
    """Writes a format. ``everything``: also what is aside from the story, where the format tells the two apart."""

    def __call__(self, view: View, *, everything: bool) -> Iterator[str]: ...


@dataclass(frozen=True, slots=True)
class Export:
    """One format. ``about``: one line for people who choose a format. ``lines``: the file line by line, without the
    line ends; each line can be encoded as UTF-8, and JSON reads back as such, whatever the documents held.
    """

    name: str
    about: str
    lines: Lines


def line(value: object) -> str:
    """``value`` as one line of JSON in the order of its keys; ASCII only where a lone surrogate stands in it."""
    return _encodable(json.dumps(value, ensure_ascii=False), value, sort_keys=False)


def canonical_line(value: object) -> str:
    """``value`` as one line of canonical JSON: keys sorted, no spaces; ASCII only where a lone surrogate is in it."""
    return _encodable(canonical(value), value, sort_keys=True)


def _encodable(made: str, value: object, *, sort_keys: bool) -> str:
    try:
        made.encode()
    except UnicodeEncodeError:
        separators = (",", ":") if sort_keys else None
        return json.dumps(value, ensure_ascii=True, sort_keys=sort_keys, separators=separators)
    return made
