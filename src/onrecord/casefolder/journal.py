"""The append-only journal under custody. How a line is written: see ``casefolder.lines``.

Each line names the one before it by hash, so that nothing can be changed, dropped, moved or put in between unseen.
The first line, and a line where a format was left behind, say the journal's format. ``prev`` of the first is 64 zeros.

A line that a killed process or a power cut left unfinished has no line end: it was never promised to anyone, is not
read, and the next append moves its bytes to ``<name>.torn`` before it writes.
"""

from __future__ import annotations

import hashlib
import os
import secrets
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from onrecord.casefolder.atomic import atomic_write, flush, flush_folder, write_all
from onrecord.casefolder.circumstances import Clock, account_name, system_clock
from onrecord.casefolder.lines import GENESIS, MIGRATED, OPENED, RESERVED, Line, made, made_1, parsed
from onrecord.errors import CaseError
from onrecord.version import __version__

FORMAT = 2
_RESTORE = "restore the file from a copy"
_OWN = frozenset({OPENED, MIGRATED})


def _new_salt() -> str:
    return secrets.token_hex(16)


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in the journal behind whole lines: how many bytes stand before it, and their SHA-256."""

    size: int
    sha: str


@dataclass(frozen=True, slots=True)
class Numbered:
    """A line with its number in the file, counted from 1, and the bytes that stand there (without line end)."""

    number: int
    line: Line | None
    data: bytes


class Journal:
    """The journal at ``path``, made by its first append. ``who`` signs events that do not sign themselves.

    Values wrapped in ``Erasable``, at any depth of an event, can be blanked later. Writers must hold the case's lock;
    readers need not.
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
        (``seq``, ``at``, ``prev`` …) are the journal's own. ``by`` and ``version`` are filled in where not given.
        Where the disk does not take them all, the journal is left as it was.
        """
        wanted = list(events)
        for event in wanted:
            taken = RESERVED.intersection(event)
            if not isinstance(event.get("event"), str) or event["event"] in _OWN or taken:
                raise ValueError(f"an event needs a name under 'event' and none of {sorted(RESERVED)}: {sorted(event)}")
        if not wanted:
            return []
        is_new = not self.path.exists()
        handle = os.open(self.path, os.O_RDWR | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC, 0o644)
        try:
            last = self._mend_tail(handle)
            lines = self._chained(wanted, last)
            size = os.fstat(handle).st_size
            try:
                write_all(handle, b"".join(line.data() for line in lines))
                flush(handle)
            except OSError:
                os.ftruncate(handle, size)
                raise
        finally:
            os.close(handle)
        if is_new:
            flush_folder(self.path.parent)
        return [line.flat() for line in lines if line.event not in _OWN]

    def events(self) -> list[dict[str, object]]:
        """All events in order: their fields with ``event``, ``at``, ``seq`` and ``hash``; an erased value is None.
        Raises ``CaseError`` at a line that is no event; proves nothing about the chain (see ``faults``).
        """
        return [line.flat() for line in self.lines() if line.event not in _OWN]

    def events_after(self, mark: Mark | None) -> tuple[list[dict[str, object]], Mark] | None:
        """The events behind ``mark`` (all without one), and the mark behind them. None where what stands before the
        mark is not what stood there, or the last line lacks its end: then all has to be read. Raises as ``events``.
        """
        data = self._bytes()
        start, told = 0, hashlib.sha256()
        if mark is not None:
            start = mark.size
            told.update(data[:start])
            if len(data) < start or told.hexdigest() != mark.sha:
                return None
            if len(data) == start:
                return [], mark
        end = data.rfind(b"\n") + 1
        if end < start or (end < len(data) and _whole(data[end:])):
            return None
        new = data[start:end]
        told.update(new)
        number = data.count(b"\n", 0, start) + 1
        lines = [self._line(one) for one in self._parsed(new.split(b"\n")[:-1], number)]
        return [line.flat() for line in lines if line.event not in _OWN], Mark(end, told.hexdigest())

    def lines(self) -> list[Line]:
        """All lines in order, the journal's own among them. Raises ``CaseError`` at a line that is none."""
        return [self._line(one) for one in self._numbered()]

    def events_of(self, event: str) -> list[dict[str, object]]:
        """The events of one name, as ``events`` gives them; lines that do not have its name are not read."""
        parts = self._bytes().split(b"\n")
        tail = parts.pop()
        if tail and _whole(tail):
            parts.append(tail)
        numbered = ((number, part) for number, part in enumerate(parts, 1) if event.encode() in part)
        lines = (self._line(one) for number, part in numbered for one in self._parsed([part], number))
        return [line.flat() for line in lines if line.event == event]

    def may_tell_of(self, event: str) -> bool:
        """False where certainly no event of this name is in it; its bytes are looked at, its lines are not read."""
        return event.encode() in self._bytes()

    def head(self) -> str:
        """The hash of the last line, which stands for all before it; 64 zeros before the first."""
        lines = self.lines()
        return lines[-1].hash if lines else GENESIS

    def faults(self, erasures: Collection[str] = ()) -> list[str]:
        """What does not prove out, one line each, the first broken link first; empty when the chain holds.

        ``erasures``: digests of the values that purges are known to have erased; any other missing value is a fault.
        An unfinished last line is none.
        """
        out: list[str] = []
        try:
            numbered = list(self._numbered())
        except CaseError as error:
            return [str(error)]
        previous = (GENESIS, -1)
        for one in numbered:
            where, line = f"{self.path.name}, line {one.number}", one.line
            if line is None:
                out.append(f"{where}: is no event")
                continue
            if line.prev != previous[0] or line.seq != previous[1] + 1:
                out.append(f"{where}: does not follow the line before it")
            out.extend(f"{where}: {fault}" for fault in line.faults())
            if line.data() != one.data + b"\n":
                out.append(f"{where}: is not spelt as it was written")
            if any(digest not in erasures for digest in line.missing):
                out.append(f"{where}: lacks a value that no purge erased")
            previous = (line.hash, line.seq)
        tail = self.torn()
        if tail and parsed(tail[:-1]) is not None:
            out.append(f"{self.path.name}, line {len(numbered) + 1}: its line end has been changed")
        return out

    def torn(self) -> bytes:
        """The bytes of an unfinished last line; empty when there is none."""
        data = self._bytes()
        tail = data[data.rfind(b"\n") + 1 :]
        return b"" if _whole(tail) else tail

    def erase(self, digests: Collection[str], then: Collection[Mapping[str, object]] = ()) -> int:
        """Blank the values with these digests and append the events ``then``, in one step: a reader sees the old
        journal or the new one. Bytes set aside from torn lines go too. How many values were blanked.
        """
        numbered = [one.line for one in self._numbered()]
        lines = [line for line in numbered if line is not None]
        if len(lines) != len(numbered):
            raise CaseError("holds a line that is no event", where=str(self.path), mend=_RESTORE)
        count = sum(digest in digests for line in lines for digest in line.kept)
        fresh = self._chained(then, lines[-1] if lines else None) if then else []
        if count or fresh or self.torn():
            atomic_write(self.path, b"".join(line.data() for line in [*(o.without(digests) for o in lines), *fresh]))
        self.path.with_name(self.path.name + ".torn").unlink(missing_ok=True)
        return count

    def migrate(self) -> bool:
        """Take the journal up to the format written now, by a line that says so. False where nothing was to do."""
        lines = self.lines()
        if not lines or _format_of(lines) == FORMAT:
            return False
        last = lines[-1]
        event = {"event": MIGRATED, "by": self._who, "version": __version__, "format": FORMAT}
        line = made_1(last.seq + 1, self._clock().isoformat(), event, last.hash, self._salt)
        handle = os.open(self.path, os.O_RDWR | os.O_APPEND | os.O_CLOEXEC)
        try:
            self._mend_tail(handle)
            write_all(handle, line.data())
            flush(handle)
        finally:
            os.close(handle)
        return True

    def _bytes(self) -> bytes:
        try:
            return self.path.read_bytes()
        except FileNotFoundError:
            return b""
        except OSError as error:
            raise CaseError(f"cannot be read: {error.strerror}", where=str(self.path)) from None

    def _numbered(self) -> Iterator[Numbered]:
        """Raises ``CaseError`` where a newer OnRecord wrote on."""
        parts = self._bytes().split(b"\n")
        tail = parts.pop()
        if tail and _whole(tail):
            parts.append(tail)
        return self._parsed(parts, 1)

    def _parsed(self, parts: Iterable[bytes], first: int) -> Iterator[Numbered]:
        for number, part in enumerate(parts, first):
            line = parsed(part)
            if line is not None and line.event in _OWN:
                self._refuse_newer(line.flat().get("format"), number)
            yield Numbered(number, line, part)

    def _line(self, one: Numbered) -> Line:
        if one.line is None:
            raise CaseError("is no event", where=f"{self.path.name}, line {one.number}", mend=_RESTORE)
        return one.line

    def _refuse_newer(self, version: object, number: int) -> None:
        if isinstance(version, int) and version > FORMAT:
            where = f"{self.path.name}, line {number}"
            raise CaseError("was written by a newer OnRecord", where=where, mend="upgrade OnRecord")

    def _chained(self, events: Iterable[Mapping[str, object]], last: Line | None) -> list[Line]:
        lines: list[Line] = []
        wanted = [{"by": self._who, "version": __version__, **event} for event in events]
        if last is None:
            wanted.insert(0, {"event": OPENED, "by": self._who, "version": __version__, "format": FORMAT})
        for event in wanted:
            seq, prev = (last.seq + 1, last.hash) if last is not None else (0, GENESIS)
            last = made(seq, self._clock().isoformat(), event, prev, self._salt)
            lines.append(last)
        return lines

    def _mend_tail(self, handle: int) -> Line | None:
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
        if tail and _whole(tail):
            write_all(handle, b"\n")
            body, begin = tail, 0
        elif tail:
            self._set_aside(tail)
            os.ftruncate(handle, size - len(tail))
        if not body:
            return None
        line = parsed(body[begin:])
        if line is None:
            raise CaseError("its last line is no event", where=str(self.path), mend=_RESTORE)
        return line

    def _set_aside(self, tail: bytes) -> None:
        beside = self.path.with_name(self.path.name + ".torn")
        handle = os.open(beside, os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC, 0o644)
        try:
            write_all(handle, tail + b"\n")
            flush(handle)
        finally:
            os.close(handle)


def _whole(tail: bytes) -> bool:
    """True for no bytes, or a last line that lacks nothing but its line end (an editor may strip it)."""
    if not tail:
        return True
    line = parsed(tail)
    return line is not None and line.hash == line.proper_hash()


def _format_of(lines: Iterable[Line]) -> int:
    own = [line.flat().get("format") for line in lines if line.event in _OWN]
    return max((one for one in own if isinstance(one, int)), default=1)
