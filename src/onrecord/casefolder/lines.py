"""The lines of a journal: how one event is written, chained, proved and blanked. Two formats are read, one is written.

Format 2, one line of canonical JSON::

    {"seq", "at", "event", "body", "kept", "prev", "hash"}
    hash = sha256(canonical(seq, at, event, body, prev))

A value that may have to be erased one day (``Erasable``) is not in the body: the body names its salted digest,
``{"~": digest}`` with ``digest = sha256(salt + canonical(value))``, and ``kept`` holds ``{digest: [salt, value]}``
beside it. The chain covers the digests only, so value and salt can be taken away without breaking it, and what stays
cannot be guessed back: the salt is gone with the value. ``prev`` is the hash of the line before.

Format 1 salted the body as a whole: ``{"seq", "at", "event", "salt", "body", "digest", "prev", "hash"}``.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import cast

from onrecord.ids import canonical

GENESIS = "0" * 64
RESERVED = frozenset({"seq", "at", "kept", "salt", "body", "digest", "prev", "hash", "erased"})
OPENED, MIGRATED = "opened", "migrated"  # the journal's own events: its format from here on
_MARK = "~"
_KEYS = {"seq", "at", "event", "body", "kept", "prev", "hash"}
_KEYS_1 = {"seq", "at", "event", "salt", "body", "digest", "prev", "hash"}


@dataclass(frozen=True, slots=True)
class Erasable:
    """A JSON value inside an event that a purge can take away: quotes, notes, reasons, names, addresses."""

    value: object


@dataclass(frozen=True, slots=True)
class Line:
    """One line. ``body`` holds ``{"~": digest}`` where an erasable value stood; ``kept``: salt and value by digest, of
    those not erased. ``format`` 1 has one digest for the whole body, in ``whole``.
    """

    seq: int
    at: str
    event: str
    body: object
    kept: Mapping[str, tuple[str, object]]
    prev: str
    hash: str
    format: int = 2
    whole: str = ""

    @property
    def digests(self) -> tuple[str, ...]:
        """Digests of all erasable values, erased or not."""
        return (self.whole,) if self.format == 1 else tuple(_marks(self.body))

    @property
    def missing(self) -> tuple[str, ...]:
        """Digests of the values that have been erased."""
        return tuple(one for one in self.digests if one not in self.kept)

    def flat(self) -> dict[str, object]:
        """The event as everybody else sees it: the body's fields with ``event``, ``at``, ``seq``, ``hash``. An erased
        value is None, and ``erased`` is then True.
        """
        body = self.kept[self.whole][1] if self.format == 1 and self.whole in self.kept else self.body
        out = dict(cast("Mapping[str, object]", _filled(body, self.kept))) if isinstance(body, dict) else {}
        out.update({"event": self.event, "at": self.at, "seq": self.seq, "hash": self.hash})
        if self.missing:
            out["erased"] = True
        return out

    def without(self, digests: Iterable[str]) -> Line:
        """The line with these values blanked."""
        gone = set(digests)
        return replace(self, kept={digest: pair for digest, pair in self.kept.items() if digest not in gone})

    def faults(self) -> list[str]:
        """What does not prove out within the line."""
        out = []
        known = set(self.digests)
        for digest, (salt, value) in self.kept.items():
            if digest not in known:
                out.append("holds a value that it does not name")
            elif digest != value_digest(salt, value):
                out.append("its content has been changed")
        if self.hash != self.proper_hash():
            out.append("has been changed")
        return out

    def proper_hash(self) -> str:
        """The hash that the line ought to carry."""
        chained: dict[str, object] = {"seq": self.seq, "at": self.at, "event": self.event, "prev": self.prev}
        chained |= {"digest": self.whole} if self.format == 1 else {"body": self.body}
        return _sha(canonical(chained))

    def data(self) -> bytes:
        """The line as it stands in the file, with its line end."""
        out: dict[str, object] = {"seq": self.seq, "at": self.at, "event": self.event}
        out |= {"prev": self.prev, "hash": self.hash}
        if self.format == 1:
            salt, body = self.kept.get(self.whole, (None, None))
            out |= {"salt": salt, "body": body, "digest": self.whole}
        else:
            out |= {"body": self.body, "kept": {digest: list(pair) for digest, pair in self.kept.items()}}
        return canonical(out).encode("utf-8", "surrogatepass") + b"\n"


def made(seq: int, at: str, event: Mapping[str, object], prev: str, salt: Callable[[], str]) -> Line:
    """A new line of format 2 for ``event``, which has its name under ``event``."""
    kept: dict[str, tuple[str, object]] = {}
    fields = {key: _emptied(value, kept, salt) for key, value in event.items() if key != "event"}
    line = Line(seq, at, str(event["event"]), fields, kept, prev, "")
    return replace(line, hash=line.proper_hash())


def made_1(seq: int, at: str, event: Mapping[str, object], prev: str, salt: Callable[[], str]) -> Line:
    """A new line of format 1: the last thing that a migration says in the old format."""
    one, body = salt(), {key: value for key, value in event.items() if key != "event"}
    whole = value_digest(one, body)
    line = Line(seq, at, str(event["event"]), None, {whole: (one, body)}, prev, "", 1, whole)
    return replace(line, hash=line.proper_hash())


def parsed(data: bytes) -> Line | None:
    """The line in ``data`` (without its line end), or None where that is no line of a format known here.

    Proves nothing but that it is written as we write: the same content has one spelling only.
    """
    try:
        fields = json.loads(data.decode("utf-8", "surrogatepass"))
    except (ValueError, RecursionError):
        return None
    if not isinstance(fields, dict) or not isinstance(fields.get("seq"), int) or isinstance(fields["seq"], bool):
        return None
    if not all(isinstance(fields.get(key), str) for key in ("at", "event", "prev", "hash")):
        return None
    shared, prev = (fields["seq"], fields["at"], fields["event"]), fields["prev"]
    if set(fields) == _KEYS_1 and isinstance(fields["digest"], str):
        whole = fields["digest"]
        blank = fields["body"] is None and fields["salt"] is None
        kept = {} if blank else {whole: (str(fields["salt"]), fields["body"])}
        line = Line(*shared, None, kept, prev, fields["hash"], 1, whole)
    elif set(fields) == _KEYS and isinstance(fields["kept"], dict) and isinstance(fields["body"], dict):
        pairs = fields["kept"]
        if not all(isinstance(one, list) and len(one) == 2 and isinstance(one[0], str) for one in pairs.values()):
            return None
        kept = {digest: (salt, value) for digest, (salt, value) in pairs.items()}
        line = Line(*shared, fields["body"], kept, prev, fields["hash"])
    else:
        return None
    return line


def value_digest(salt: str, value: object) -> str:
    """The salted digest of an erasable value."""
    return _sha(salt + canonical(value))


def _sha(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _emptied(value: object, kept: dict[str, tuple[str, object]], salt: Callable[[], str]) -> object:
    """``value`` with every ``Erasable`` in it moved to ``kept``."""
    if isinstance(value, Erasable):
        one = salt()
        digest = value_digest(one, value.value)
        kept[digest] = (one, value.value)
        return {_MARK: digest}
    if isinstance(value, Mapping):
        if _MARK in value:
            raise ValueError(f"the key {_MARK!r} is the journal's own")
        return {str(key): _emptied(one, kept, salt) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_emptied(one, kept, salt) for one in value]
    return value


def _filled(value: object, kept: Mapping[str, tuple[str, object]]) -> object:
    if isinstance(value, dict):
        if set(value) == {_MARK}:
            return kept[str(value[_MARK])][1] if value[_MARK] in kept else None
        return {key: _filled(one, kept) for key, one in value.items()}
    return [_filled(one, kept) for one in value] if isinstance(value, list) else value


def _marks(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        if set(value) == {_MARK}:
            yield str(value[_MARK])
            return
        for one in value.values():
            yield from _marks(one)
    elif isinstance(value, list):
        for one in value:
            yield from _marks(one)
