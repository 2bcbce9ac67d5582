"""What is known of documents and matters as bytes, and back: plain JSON, so that nothing in it can do anything.

Model data goes by the model's codec; tuples, sets, mappings and this package's own small classes carry a tag.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from onrecord.model.claim import Claim
from onrecord.model.codec import from_json, to_json
from onrecord.model.document import Document
from onrecord.model.entry import Edge, LineageEdge
from onrecord.model.value import Amount, Place, Time
from onrecord.reconciliation.affiliates import Tie
from onrecord.reconciliation.clauses import Number
from onrecord.reconciliation.copies import Copy
from onrecord.reconciliation.coupling import Levels
from onrecord.reconciliation.disputes import Stand
from onrecord.reconciliation.independence import Tally
from onrecord.reconciliation.matter import Share
from onrecord.reconciliation.oneness import Report
from onrecord.reconciliation.parties import Source
from onrecord.reconciliation.revisions import Told
from onrecord.reconciliation.sheets import Sheet
from onrecord.reconciliation.to_get import Paper, Rest

_MODEL: Mapping[str, type] = {c.__name__: c for c in (Claim, Document, Edge, LineageEdge, Time, Amount, Place)}
_OWN: Mapping[str, type] = {
    c.__name__: c for c in (Source, Stand, Tally, Told, Number, Share, Copy, Report, Tie, Sheet, Levels, Rest, Paper)
}


def pack(value: object) -> bytes:
    """``value`` as bytes; equal values have equal bytes. Raises ``TypeError`` for what has no form."""
    return pack_laid_out(_out(value))


def is_packable(value: object) -> bool:
    """False for what has no form: it is worked out again where it is asked for."""
    try:
        _out(value)
    except TypeError:
        return False
    return True


def unpack(data: bytes) -> Any:
    """The value whose bytes these are. Raises ``ValueError`` for other bytes."""
    return taken_up(read_laid_out(data))


def laid_out(value: object) -> Any:
    """``value`` as plain JSON data. Raises ``TypeError`` for what has no form."""
    return _out(value)


def taken_up(data: Any) -> Any:
    """The value that was laid out so. Raises ``ValueError`` for other data."""
    try:
        return _in(data)
    except (TypeError, KeyError, IndexError, AttributeError) as error:
        raise ValueError(f"no kept value: {error}") from error


def pack_laid_out(data: Any) -> bytes:
    """Plain JSON data as bytes."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def read_laid_out(data: bytes) -> Any:
    """The plain JSON data whose bytes these are. Raises ``ValueError`` for other bytes."""
    return json.loads(data.decode("utf-8", "surrogatepass"))


def _out(value: Any) -> Any:
    if value is None or isinstance(value, str | bool | int | float):
        return value
    kind = type(value)
    if kind is tuple:
        return ["t", *map(_out, value)]
    if kind is list:
        return ["l", *map(_out, value)]
    if kind in (frozenset, set):
        items = sorted((_out(item) for item in value), key=lambda one: json.dumps(one, ensure_ascii=False))
        return ["f" if kind is frozenset else "s", *items]
    if isinstance(value, dict):
        return ["d", *([_out(k), _out(v)] for k, v in value.items())]
    name = kind.__name__
    if _MODEL.get(name) is kind:
        return ["m", name, to_json(value)]
    if _OWN.get(name) is kind:
        return ["c", name, *(_out(getattr(value, field)) for field in _fields(name))]
    raise TypeError(f"{name} cannot be kept")


def _in(data: Any) -> Any:
    if not isinstance(data, list):
        return data
    return _TURNS[data[0]](data)


@cache
def _fields(name: str) -> tuple[str, ...]:
    return tuple(field.name for field in dataclasses.fields(_OWN[name]) if field.init)


_TURNS: Mapping[str, Callable[[list[Any]], Any]] = {
    "t": lambda data: tuple([_in(item) for item in data[1:]]),
    "l": lambda data: [_in(item) for item in data[1:]],
    "f": lambda data: frozenset([_in(item) for item in data[1:]]),
    "s": lambda data: {_in(item) for item in data[1:]},
    "d": lambda data: {_in(key): _in(item) for key, item in data[1:]},
    "m": lambda data: from_json(_MODEL[data[1]], data[2]),
    "c": lambda data: _OWN[data[1]](*[_in(item) for item in data[2:]]),
}
