"""Append-only journals: custody and decisions both stand on this.

One event a line. Each line is chained to the one before it::

    {"seq", "at", "event", "salt", "body", "digest", "prev", "hash"}
    digest = sha256(salt + canonical(body))        hash = sha256(canonical(seq, at, event, digest, prev))

Because the chain holds the *salted digest* of the body and not the body, a body can later be blanked (its salt with
it) without breaking the chain and without leaving anything that could be guessed back. The first line is a header
with the journal's format. ``prev`` of the header is 64 zeros.

A line that a killed process or a power cut left unfinished has no line end: it was never promised to anyone, is not
read, and the next append moves its bytes to ``<name>.torn`` before it writes.
"""

from __future__ import annotations

import hashlib
import json
import os
import secrets
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from onrecord.casefolder.atomic import flush_folder
from onrecord.casefolder.circumstances import Clock, account_name, system_clock
from onrecord.errors import CaseError
from onrecord.ids import canonical

FORMAT = 1
GENESIS = "0" * 64
RESERVED = frozenset({"seq", "at", "salt", "body", "digest", "prev", "hash"})
_HEADER = "opened"


def _new_salt() -> str:
    return secrets.token_hex(16)


class Journal:
    """The journal at ``path``, made by its first append. ``who`` signs events that do not sign themselves.

    Writers must hold the case's lock; readers need not.
    """

    def __init__(
        self,
        path: Path,
        clock: Clock = system_clock,
        who: str | None = None,
        salt: Callable[[], str] = _new_salt,
    ) -> None:
        self.path = path
        self._clock = clock
        self._who = account_name() if who is None else who
        self._salt = salt

    def append(self, event: Mapping[str, object]) -> dict[str, object]:
        """Append one event and return it as ``events`` will. Durable when this returns."""
        return self.append_all([event])[0]

    def append_all(self, events: Iterable[Mapping[str, object]]) -> list[dict[str, object]]:
        """Append events in order with one flush to disk. Each needs a text under ``event``; the keys of the chain
        (``seq``, ``at``, ``prev`` …) are the journal's own.
        """
        wanted = list(events)
        for event in wanted:
            taken = RESERVED.intersection(event)
            if not isinstance(event.get("event"), str) or taken:
                raise ValueError(f"an event needs a name under 'event' and none of {sorted(RESERVED)}: {sorted(event)}")
        if not wanted:
            return []
        is_new = not self.path.exists()
        lines: list[dict[str, object]] = []
        with open(self.path, "a+b") as file:
            last = self._mend_tail(file.fileno())
            if last is None:
                last = self._line({"event": _HEADER, "format": FORMAT}, 0, GENESIS)
                lines.append(last)
            for event in wanted:
                last = self._line(event, _sequence(last) + 1, str(last["hash"]))
                lines.append(last)
            data = b"".join(canonical(line).encode("utf-8", "surrogatepass") + b"\n" for line in lines)
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if is_new:
            flush_folder(self.path.parent)
        return [_flat(line) for line in lines if line["event"] != _HEADER]

    def events(self) -> list[dict[str, object]]:
        """All events in order: the body's fields with ``event``, ``at``, ``seq`` and ``hash``; a blanked body gives
        only these. Raises ``CaseError`` at a line that is no event; proves nothing about the chain (see ``faults``).
        """
        return [_flat(line) for line in self._lines() if line["event"] != _HEADER]

    def faults(self) -> list[str]:
        """What does not prove out, one line each; empty when the chain holds. A torn last line is no fault."""
        out: list[str] = []
        previous = GENESIS
        for n, line in enumerate(self._lines()):
            where = f"{self.path.name}, line {n + 1}"
            if line["seq"] != n or line["prev"] != previous:
                out.append(f"{where}: does not follow the line before it")
            if line["body"] is not None and line["digest"] != _body_digest(str(line["salt"]), line["body"]):
                out.append(f"{where}: its content has been changed")
            if line["hash"] != _line_hash(line):
                out.append(f"{where}: has been changed")
            previous = str(line["hash"])
        return out

    def torn(self) -> bytes:
        """The bytes of an unfinished last line; empty when there is none."""
        data = self._bytes()
        tail = data[data.rfind(b"\n") + 1 :]
        return b"" if _whole(tail) else tail

    def _bytes(self) -> bytes:
        try:
            return self.path.read_bytes()
        except FileNotFoundError:
            return b""
        except OSError as error:
            raise CaseError(f"cannot be read: {error.strerror}", where=str(self.path)) from None

    def _lines(self) -> list[dict[str, object]]:
        out = []
        parts = self._bytes().split(b"\n")
        tail = parts.pop()
        if tail and _whole(tail):
            parts.append(tail)
        for n, part in enumerate(parts, 1):
            line = _parsed(part)
            if line is None:
                raise CaseError("is no event", where=f"{self.path.name}, line {n}", mend="restore the file from a copy")
            out.append(line)
        if out:
            header = out[0]["body"]
            version = header.get("format") if isinstance(header, dict) else FORMAT
            if isinstance(version, int) and version > FORMAT:
                raise CaseError("was written by a newer OnRecord", where=str(self.path), mend="upgrade OnRecord")
        return out

    def _line(self, event: Mapping[str, object], seq: int, previous: str) -> dict[str, object]:
        body: dict[str, object] = {"by": self._who, **event}
        salt, name = self._salt(), body.pop("event")
        line: dict[str, object] = {
            "seq": seq,
            "at": self._clock().isoformat(),
            "event": name,
            "salt": salt,
            "body": body,
            "digest": _body_digest(salt, body),
            "prev": previous,
        }
        line["hash"] = _line_hash(line)
        return line

    def _mend_tail(self, handle: int) -> dict[str, object] | None:
        """Set a torn last line aside, and return the last whole line (None in an empty journal)."""
        size = os.fstat(handle).st_size
        # grow the window until it holds a whole line: lines are about a kilobyte, so one step is the rule
        window = 65_536
        while True:
            at = max(0, size - window)
            data = os.pread(handle, size - at, at)
            cut = data.rfind(b"\n") + 1
            tail, body = data[cut:], data[:cut].rstrip(b"\n")
            begin = body.rfind(b"\n") + 1
            if at == 0 or begin > 0:
                break
            window *= 4
        if _whole(tail) and tail:
            os.write(handle, b"\n")
            return _parsed(tail)
        if tail:
            self._set_aside(tail)
            os.ftruncate(handle, size - len(tail))
        if not body:
            return None
        line = _parsed(body[begin:])
        if line is None:
            raise CaseError("its last line is no event", where=str(self.path), mend="restore the file from a copy")
        return line

    def _set_aside(self, tail: bytes) -> None:
        with open(self.path.with_name(self.path.name + ".torn"), "ab") as file:
            file.write(tail + b"\n")
            file.flush()
            os.fsync(file.fileno())


def _parsed(data: bytes) -> dict[str, object] | None:
    try:
        line = json.loads(data.decode("utf-8", "surrogatepass"))
    except (ValueError, RecursionError):
        return None
    needed = ("seq", "at", "event", "salt", "body", "digest", "prev", "hash")
    return line if isinstance(line, dict) and all(key in line for key in needed) else None


def _whole(tail: bytes) -> bool:
    """True for no bytes, or a last line that lacks nothing but its line end (an editor may strip it)."""
    if not tail:
        return True
    line = _parsed(tail)
    return line is not None and line["hash"] == _line_hash(line)


def _flat(line: Mapping[str, object]) -> dict[str, object]:
    body = line["body"]
    out = dict(body) if isinstance(body, dict) else {}
    out.update({key: line[key] for key in ("event", "at", "seq", "hash")})
    return out


def _sequence(line: Mapping[str, object]) -> int:
    seq = line["seq"]
    if not isinstance(seq, int):
        raise CaseError("its last line has no number", mend="restore the file from a copy")
    return seq


def _body_digest(salt: str, body: object) -> str:
    return hashlib.sha256((salt + canonical(body)).encode("utf-8", "surrogatepass")).hexdigest()


def _line_hash(line: Mapping[str, object]) -> str:
    chained = {key: line[key] for key in ("seq", "at", "event", "digest", "prev")}
    return hashlib.sha256(canonical(chained).encode("utf-8", "surrogatepass")).hexdigest()
