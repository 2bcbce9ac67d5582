"""Model data to plain JSON values and back.

Every frozen dataclass of the model becomes an object of its fields; a field that holds its default is left out, so
that a new optional field changes no stored byte. Tuples, sequences and named tuples become lists, mappings with
string keys objects, mappings with other keys lists of pairs. Where a field may hold one of several dataclasses
(a claim's body) or anything at all, the object carries its class name in lower case under ``"_"``. A whole float is
written as an integer, so that 12 and 12.0 have the same bytes.
"""

from __future__ import annotations

import collections.abc
import dataclasses
import math
import types
import typing
from collections.abc import Callable, Mapping
from functools import cache
from operator import attrgetter
from typing import Any, TypeVar

from onrecord.ids import Jsonable, canonical, digest
from onrecord.model import (
    annotation,
    change,
    claim,
    clause,
    decision,
    delta,
    document,
    entity,
    entry,
    findings,
    party,
    profile,
    ruling,
    span,
    tokens,
    value,
    view,
)

T = TypeVar("T")
_Turn = Callable[[Any], Any] | None  # None: the value stands for itself
_TAG = "_"
_MISSING = dataclasses.MISSING
_EXACT = 2**53  # above this a float no longer holds every integer
_ROOMS = (
    annotation,
    change,
    claim,
    clause,
    decision,
    delta,
    document,
    entity,
    entry,
    findings,
    party,
    profile,
    ruling,
    span,
    tokens,
    value,
    view,
)

CLASSES: Mapping[str, type] = types.MappingProxyType(
    {
        name.lower(): cls
        for room in _ROOMS
        for name, cls in sorted(vars(room).items())
        if isinstance(cls, type) and dataclasses.is_dataclass(cls) and cls.__module__ == room.__name__
    }
)
"""Every dataclass of the model by its tag."""


def to_json(obj: object) -> Jsonable:
    """The JSON value of a model dataclass: an object of its fields that differ from their defaults.

    Raises ``TypeError`` for anything that is no dataclass, ``ValueError`` for a number that JSON cannot hold.
    """
    encode = _encoder_of(typing.cast("Any", type(obj)))
    return typing.cast("Jsonable", encode(obj))


def from_json(cls: type[T], data: object) -> T:
    """The ``cls`` whose ``to_json`` is ``data``. The shape is checked (missing and unknown fields, unknown tags), the
    types of strings and numbers are not.

    Raises ``ValueError`` when ``data`` has another shape.
    """
    decode = _decoder_of(typing.cast("Any", cls))
    try:
        return typing.cast("T", decode(data))
    except (TypeError, KeyError, AttributeError) as error:
        raise ValueError(f"not the JSON of a {cls.__name__}: {error}") from error


def digest_of(obj: object) -> str:
    """Digest of everything that a model dataclass says: 32 hex digits."""
    return digest([canonical(to_json(obj))], 16)


@dataclasses.dataclass(frozen=True, slots=True)
class _Field:
    name: str
    hint: Any
    default: Any  # MISSING where the field must be given


@cache
def _fields(cls: Any) -> tuple[_Field, ...]:
    if not dataclasses.is_dataclass(cls):
        raise TypeError(f"{cls.__name__} is no dataclass")
    hints = typing.get_type_hints(cls)
    return tuple(_Field(f.name, hints[f.name], f.default) for f in dataclasses.fields(cls) if f.init)


@cache
def _encoder_of(cls: Any) -> Callable[[Any], dict[str, Any]]:
    names = [f.name for f in _fields(cls)]
    plan = [(f.name, f.default, _encoder(f.hint)) for f in _fields(cls)]
    # one call fetches all fields; the doubled last name makes it a tuple even where there is one field only
    fetch = attrgetter(*names, names[-1])

    def encode(obj: Any) -> dict[str, Any]:
        out = {}
        for (name, default, turn), held in zip(plan, fetch(obj), strict=False):
            if held is default or (default is not _MISSING and held == default):
                continue
            out[name] = held if turn is None else turn(held)
        return out

    return encode


@cache
def _decoder_of(cls: Any) -> Callable[[Any], Any]:
    turns = {f.name: _decoder(f.hint) for f in _fields(cls)}

    def decode(data: Any) -> Any:
        held = {}
        for name, item in data.items():
            if name == _TAG:
                continue
            turn = turns[name]
            held[name] = item if turn is None else turn(item)
        return cls(**held)

    return decode


def _parts(hint: Any) -> tuple[Any, tuple[Any, ...]]:
    """A type's origin and arguments; both spellings of a union have one origin."""
    origin, args = typing.get_origin(hint), typing.get_args(hint)
    if origin is types.UnionType:
        origin = typing.Union
    return origin, args


def _is_named_tuple(hint: Any) -> bool:
    return isinstance(hint, type) and issubclass(hint, tuple) and hasattr(hint, "_fields")


@cache
def _encoder(hint: Any) -> _Turn:
    origin, args = _parts(hint)
    if hint is float:
        return _number
    if hint is object:
        return _encode_any
    if dataclasses.is_dataclass(hint):
        return _encoder_of(typing.cast("type", hint))
    if _is_named_tuple(hint):
        return _encode_row(tuple(typing.get_type_hints(hint).values()))
    if origin is typing.Union:
        return _encode_union(args)
    if origin is tuple and args[-1] is not Ellipsis:
        return _encode_row(args)
    if origin in (tuple, collections.abc.Sequence):
        return _encode_list(_encoder(args[0]))
    if origin in (dict, collections.abc.Mapping):
        return _encode_mapping(*args)
    _check_plain(hint, origin)
    return None


@cache
def _decoder(hint: Any) -> _Turn:
    origin, args = _parts(hint)
    if hint is float:
        return float
    if hint is object:
        return _decode_any
    if dataclasses.is_dataclass(hint):
        return _decoder_of(typing.cast("type", hint))
    if _is_named_tuple(hint):
        row = _decode_row(tuple(typing.get_type_hints(hint).values()))
        return lambda items: hint(*row(items))
    if origin is typing.Union:
        return _decode_union(args)
    if origin is tuple and args[-1] is not Ellipsis:
        return _decode_row(args)
    if origin in (tuple, collections.abc.Sequence):
        return _decode_tuple(_decoder(args[0]))
    if origin in (dict, collections.abc.Mapping):
        return _decode_mapping(*args)
    _check_plain(hint, origin)
    return None


def _check_plain(hint: Any, origin: Any) -> None:
    """Strings, integers, booleans, None and literals stand for themselves; any other type is a gap in this module."""
    if hint not in (str, int, bool, type(None)) and origin is not typing.Literal:
        raise TypeError(f"the codec has no plan for {hint!r}")


def _number(held: float) -> int | float:
    if not math.isfinite(held):
        raise ValueError(f"{held} is no number that JSON can hold")
    return int(held) if held == int(held) and abs(held) < _EXACT else held


def _encode_list(turn: _Turn) -> Callable[[Any], list[Any]]:
    return list if turn is None else lambda items: [turn(item) for item in items]


def _decode_tuple(turn: _Turn) -> Callable[[Any], tuple[Any, ...]]:
    return tuple if turn is None else lambda items: tuple([turn(item) for item in items])


def _encode_row(hints: tuple[Any, ...]) -> Callable[[Any], list[Any]]:
    turns = [_encoder(hint) for hint in hints]
    if not any(turns):
        return list
    return lambda items: [i if turn is None else turn(i) for turn, i in zip(turns, items, strict=True)]


def _decode_row(hints: tuple[Any, ...]) -> Callable[[Any], tuple[Any, ...]]:
    turns = [_decoder(hint) for hint in hints]
    return lambda items: tuple([i if turn is None else turn(i) for turn, i in zip(turns, items, strict=True)])


def _encode_union(hints: tuple[Any, ...]) -> _Turn:
    members = [hint for hint in hints if hint is not type(None)]
    if len(members) > 1:
        return _encode_any
    turn = _encoder(members[0])
    return None if turn is None else lambda held: None if held is None else turn(held)


def _decode_union(hints: tuple[Any, ...]) -> _Turn:
    members = [hint for hint in hints if hint is not type(None)]
    if len(members) > 1:
        return _decode_any
    turn = _decoder(members[0])
    return None if turn is None else lambda data: None if data is None else turn(data)


def _encode_mapping(key: Any, item: Any) -> Callable[[Any], Any]:
    turn = _encoder(item)
    if key is str:
        return lambda held: {k: v if turn is None else turn(v) for k, v in held.items()}
    pair = _encode_row((key, item))
    return lambda held: [pair(p) for p in sorted(held.items())]


def _decode_mapping(key: Any, item: Any) -> Callable[[Any], Any]:
    turn = _decoder(item)
    if key is str:
        return lambda data: {k: v if turn is None else turn(v) for k, v in data.items()}
    pair = _decode_row((key, item))
    return lambda data: dict(pair(p) for p in data)


def _encode_any(held: Any) -> Any:
    """Any JSON value or model dataclass; a plain object that has the tag's key itself is wrapped."""
    if held is None or isinstance(held, str | bool | int):
        return held
    if isinstance(held, float):
        return _number(held)
    if isinstance(held, list | tuple):
        return [_encode_any(item) for item in held]
    if isinstance(held, Mapping):
        plain = {str(k): _encode_any(v) for k, v in held.items()}
        return {_TAG: "object", "of": plain} if _TAG in plain else plain
    return {_TAG: type(held).__name__.lower(), **_encoder_of(typing.cast("Any", type(held)))(held)}


def _decode_any(data: Any) -> Any:
    if isinstance(data, list):
        return [_decode_any(item) for item in data]
    if not isinstance(data, dict):
        return data
    tag = data.get(_TAG)
    if tag is None:
        return {k: _decode_any(v) for k, v in data.items()}
    if tag == "object":
        return {k: _decode_any(v) for k, v in data["of"].items()}
    return _decoder_of(CLASSES[tag])(data)
