"""The lock on a case: one writer at a time, let go by the system when its process ends, however it ends."""

from __future__ import annotations

import fcntl
import json
import os
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from onrecord.casefolder.circumstances import Clock
from onrecord.errors import CaseError, CaseLockedError


class Lock:
    """An advisory ``flock`` on one file, which holds a line about its holder. The same thread may take it again."""

    def __init__(self, path: Path, clock: Clock, who: str) -> None:
        self._path = path
        self._clock = clock
        self._who = who
        self._thread: int | None = None
        self._depth = 0

    @property
    def is_held(self) -> bool:
        """True where the asking thread holds the lock."""
        return self._thread == threading.get_ident()

    @contextmanager
    def held(self) -> Iterator[None]:
        """Hold the lock for the block. Raises ``CaseLockedError`` naming the holder, without waiting; ``CaseError``
        where the folder takes no file.
        """
        if self.is_held:
            self._depth += 1
            try:
                yield
            finally:
                self._depth -= 1
            return
        try:
            handle = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o644)
        except OSError as error:
            raise CaseError(
                f"cannot be locked for writing: {error.strerror}",
                where=str(self._path.parent),
                mend="free space, or let your account write there",
            ) from None
        try:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise CaseLockedError(
                    f"the case is in use by {_holder(handle)}",
                    where=str(self._path.parent),
                    mend="wait until it has finished, or end it",
                ) from None
            with suppress(OSError):  # a full disk takes no signature, and what frees space must still get in
                self._sign(handle)
            self._thread = threading.get_ident()
            try:
                yield
            finally:
                self._thread = None
                with suppress(OSError):
                    os.ftruncate(handle, 0)
        finally:
            os.close(handle)  # lets go of the lock

    def _sign(self, handle: int) -> None:
        line = {"pid": os.getpid(), "host": socket.gethostname(), "by": self._who, "at": self._clock().isoformat()}
        os.ftruncate(handle, 0)
        os.pwrite(handle, json.dumps(line).encode(), 0)


def _holder(handle: int) -> str:
    try:
        line = json.loads(os.pread(handle, 4096, 0))
        return f"process {line['pid']} on {line['host']} ({line['by']}, since {line['at']})"
    except (ValueError, KeyError, TypeError):  # the holder has not signed yet
        return "another process"
