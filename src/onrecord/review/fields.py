"""Fields of a claim by dotted path: looked up, checked against their type, and set."""

from __future__ import annotations

import dataclasses
import json
import types
import typing
from functools import cache
from typing import Any

from onrecord.errors import UsageError
from onrecord.ids import Jsonable
from onrecord.model import codec
from onrecord.model.claim import Body, Claim
from onrecord.model.party import Party
from onrecord.model.value import Amount, Place, Time
from onrecord.review import values

FIXED = frozenset(
    {"id", "kind", "document", "quote", "origin", "decided", "rejected", "body", "published", "start", "end"}
)
SPAN = "span"  # start and end together: one without the other would cut the quote


def normal_path(claim: Claim, path: str) -> str:
    """The full path of a field: those of the claim's kind may be named without ``body.``.

    Raises ``UsageError`` with the fields that there are.
    """
    own = {field.name for field in dataclasses.fields(claim)}
    kinds = {field.name for field in dataclasses.fields(claim.body)}
    first = path.partition(".")[0]
    if path == SPAN:
        return path
    if first not in own and first in kinds:
        return f"body.{path}"
    if first == "body" and path.removeprefix("body.").partition(".")[0] in kinds:
        return path
    if first not in own or first in FIXED:
        if first in ("kind", "document"):
            raise UsageError(f"the {first} of a claim cannot be corrected", mend="reject it, and add a claim by hand")
        listed = ", ".join(sorted((own - FIXED) | kinds | {SPAN}))
        raise UsageError(f"a {claim.kind} has no field {path!r} to correct", mend=f"there are {listed}")
    return path


def get(claim: Claim, path: str) -> Jsonable:
    """The value at a full path as JSON; None where nothing is stated on the way."""
    if path == SPAN:
        return [claim.start, claim.end]
    held: Any = claim
    for part in path.split("."):
        if held is None:
            return None
        held = _step(held, part, path)
    return as_json(held)


def put(claim: Claim, path: str, value: object, text: str = "") -> Claim:
    """``claim`` with ``value`` (JSON, or words as people type them) at a full path. ``text``: the document's, for the
    span's quote. Raises ``UsageError`` when the value does not fit the field.
    """
    if path == SPAN:
        start, end = _span(value, text)
        return dataclasses.replace(claim, start=start, end=end, quote=text[start:end])
    made = _put(claim, path.split("."), value, path)
    if not isinstance(made, Claim):
        raise TypeError("a claim with another field is a claim")
    return _with_chain(claim, made) if path == "root" else made


def _with_chain(before: Claim, after: Claim) -> Claim:
    """The chain of sources ends in the root: where it ended in the old one it ends in the new one, or one earlier."""
    chain, old, new = before.attribution, before.root, after.root
    if old is not None:
        if chain[-1:] != (old,):
            return after
        chain = chain[:-1]
    if new is not None and chain[-1:] != (new,):
        chain = (*chain, new)
    return dataclasses.replace(after, attribution=chain)


def check(claim: Claim) -> Claim:
    """``claim``; raises ``UsageError`` when its parts, each right by itself, do not go together."""
    amount = getattr(claim.body, "amount", None)
    if isinstance(amount, Amount) and amount.low is not None and amount.high is not None and amount.low > amount.high:
        raise UsageError("amount: the low bound would lie above the high one", mend="set the whole amount")
    return claim


def as_json(held: object) -> Jsonable:
    """Any value of a claim's field as JSON."""
    if dataclasses.is_dataclass(held):
        return codec.to_json(held)
    if isinstance(held, tuple):
        return [as_json(one) for one in held]
    return typing.cast("Jsonable", held)


def _put(held: Any, parts: list[str], value: object, path: str) -> Any:
    first, rest = parts[0], parts[1:]
    if isinstance(held, tuple):
        at = _index(held, first, path)
        changed = _put(held[at], rest, value, path) if rest else _like(held[at], value, path)
        return (*held[:at], changed, *held[at + 1 :])
    if held is None or not dataclasses.is_dataclass(held):
        raise UsageError(f"{path}: nothing is stated there yet", mend="set the whole field")
    now = _step(held, first, path)
    hint = _hints_of(held)[first]
    changed = _put(now, rest, value, path) if rest else coerce(hint, value, now, path)
    return dataclasses.replace(typing.cast("Any", held), **{first: changed})


def _like(held: Any, value: object, path: str) -> Any:
    return coerce(type(held), value, held, path)


def _step(held: Any, part: str, path: str) -> Any:
    if isinstance(held, tuple):
        return held[_index(held, part, path)]
    if not dataclasses.is_dataclass(held) or part not in _hints_of(held):
        raise UsageError(f"{path}: there is no field {part!r}")
    return getattr(held, part)


def _index(held: tuple[Any, ...], part: str, path: str) -> int:
    if not part.isascii() or not part.isdigit() or int(part) >= len(held):
        raise UsageError(f"{path}: {part!r} is not the number of one of {len(held)}", mend="they count from 0")
    return int(part)


def _span(value: object, text: str) -> tuple[int, int]:
    if isinstance(value, str):
        value = [int(part) if part.strip().isdigit() else -1 for part in value.split("-")]
    if isinstance(value, list | tuple) and len(value) == 2:
        start, end = value
        if isinstance(start, int) and isinstance(end, int) and 0 <= start < end <= len(text):
            return start, end
    raise UsageError("a span is two offsets in the text", mend="write it like 120-153")


def _hints_of(held: object) -> dict[str, Any]:
    return _hints(typing.cast("Any", type(held)))


@cache
def _hints(cls: Any) -> dict[str, Any]:
    return typing.get_type_hints(cls)


def coerce(hint: Any, value: object, held: object, path: str) -> Any:
    """``value`` as the type that ``hint`` asks for. Raises ``UsageError``."""
    origin, args = typing.get_origin(hint), typing.get_args(hint)
    if origin in (typing.Union, types.UnionType):
        members = [one for one in args if one is not type(None)]
        if value is None or (len(members) < len(args) and value == "null"):
            if len(members) < len(args):
                return None
            raise UsageError(f"{path}: something must be stated there")
        if len(members) > 1:
            raise UsageError(f"{path}: cannot be set as a whole", mend="set its fields")
        return coerce(members[0], value, held, path)
    if origin is typing.Literal:
        if value not in args:
            raise UsageError(f"{path}: {value!r} is none of its values", mend=f"there are {', '.join(map(str, args))}")
        return value
    if origin is tuple:
        listed = _listed(value)
        if not isinstance(listed, list | tuple):
            raise UsageError(f"{path}: needs a list", mend='write it as JSON, or with ";" between')
        return tuple(coerce(args[0], one, None, path) for one in listed)
    if dataclasses.is_dataclass(hint):
        return _whole(hint, value, held, path)
    return _plain(hint, value, path)


def _listed(value: object) -> object:
    if isinstance(value, str):
        read = _json(value)
        return read if isinstance(read, list) else [part.strip() for part in value.split(";") if part.strip()]
    return value


def _json(text: str) -> object:
    try:
        return json.loads(text)
    except ValueError:
        return None


def _whole(cls: Any, value: object, held: object, path: str) -> Any:
    if isinstance(value, cls):
        return value
    if isinstance(value, str):
        read = _json(value)
        if not isinstance(read, dict):
            return _worded(cls, value, held, path)
        value = read
    if cls is Amount and isinstance(value, int | float) and not isinstance(value, bool):
        return Amount(float(value), float(value))
    if not isinstance(value, dict):
        raise UsageError(f"{path}: {value!r} does not fit")
    made = {}
    hints = _hints(cls)
    for name, one in value.items():
        if name not in hints:
            raise UsageError(f"{path}: has no field {name!r}", mend=f"there are {', '.join(sorted(hints))}")
        made[name] = coerce(hints[name], one, None, f"{path}.{name}")
    try:
        return cls(**made)
    except TypeError:
        needed = [f.name for f in dataclasses.fields(cls) if f.default is dataclasses.MISSING]
        raise UsageError(f"{path}: a part is missing", mend=f"it needs {', '.join(needed)}") from None


def _worded(cls: Any, text: str, held: object, path: str) -> Any:
    if cls is Amount:
        return values.amount(text)
    if cls is Time:
        return values.time(text)
    if cls is Place:
        return values.place(text)
    if cls is Party:
        name, _, kind = text.partition("=")
        before = held.kind if isinstance(held, Party) else "unknown"
        if not name.strip():
            raise UsageError(f"{path}: a party needs a name")
        return Party(name.strip(), coerce(_hints(Party)["kind"], kind.strip() or before, None, f"{path}.kind"))
    raise UsageError(f"{path}: {text!r} does not fit", mend="write it as JSON")


def _plain(hint: Any, value: object, path: str) -> Any:
    wanted: tuple[type, ...] = (int, float) if hint is float else (hint,)
    if isinstance(value, wanted) and (hint is bool or not isinstance(value, bool)):
        return float(typing.cast("float", value)) if hint is float else value
    if isinstance(value, str) and hint in (bool, int, float):
        read = {"true": True, "yes": True, "false": False, "no": False}.get(value.casefold(), _json(value))
        if isinstance(read, wanted) and isinstance(read, bool) == (hint is bool):
            return float(typing.cast("float", read)) if hint is float else read
    names = {str: "words", int: "a whole number", float: "a number", bool: "true or false"}
    raise UsageError(f"{path}: {value!r} does not fit", mend=f"it needs {names.get(hint, 'another value')}")


def new_body(cls: Any, given: dict[str, object]) -> Body:
    """A body of a hand-made claim from its fields. Raises ``UsageError`` naming what is missing."""
    hints = _hints(cls)
    made = {name: coerce(hints[name], value, None, name) for name, value in given.items()}
    missing = []
    for field in dataclasses.fields(cls):
        if field.name not in made and field.default is dataclasses.MISSING:
            if type(None) in typing.get_args(hints[field.name]):
                made[field.name] = None
            else:
                missing.append(field.name)
    if missing:
        raise UsageError(f"a {cls.__name__.lower()} needs {', '.join(missing)}", mend="give it with --set FIELD=VALUE")
    return typing.cast("Body", cls(**made))
