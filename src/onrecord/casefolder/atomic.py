"""Writing a file so that a reader sees the old bytes or the new ones, never a part of either."""

from __future__ import annotations

import fcntl
import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

TEMPORARY = ".part-"  # prefix of files being written; one left behind by a killed process is never read


def atomic_write(path: Path, data: bytes, *, durable: bool = True) -> None:
    """Write ``data`` to ``path`` through a temporary file beside it, flushed to disk, then renamed over ``path``.

    ``durable=False`` leaves out the flush: for files that can be made again, and for many files that ``flush_files``
    makes durable together. The folder must exist.
    """
    handle, name = tempfile.mkstemp(prefix=TEMPORARY, dir=path.parent)
    try:
        try:
            write_all(handle, data)
            if durable:
                flush(handle)
        finally:
            os.close(handle)
        os.replace(name, path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    if durable:
        flush_folder(path.parent)


def flush(handle: int) -> None:
    """Put what was written through ``handle`` on the disk itself; macOS needs to be asked for more than the rest."""
    full = getattr(fcntl, "F_FULLFSYNC", None)
    if full is not None:
        try:
            fcntl.fcntl(handle, full)
        except OSError:  # a file system that knows no such call, such as a network share
            pass
        else:
            return
    os.fsync(handle)


def write_all(handle: int, data: bytes) -> None:
    """Write all of ``data``: the system may take less than it is given."""
    waiting = memoryview(data)
    while waiting:
        waiting = waiting[os.write(handle, waiting) :]


def flush_files(paths: Iterable[Path]) -> None:
    """Make files written with ``durable=False`` survive a power cut, with their names."""
    folders = set()
    for path in paths:
        handle = os.open(path, os.O_RDONLY)
        try:
            flush(handle)
        finally:
            os.close(handle)
        folders.add(path.parent)
    for folder in sorted(folders):
        flush_folder(folder)


def flush_folder(folder: Path) -> None:
    """Make names given in ``folder`` survive a power cut: a rename is durable only once its folder is."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        flush(handle)
    finally:
        os.close(handle)


def sweep(folder: Path) -> None:
    """Remove what killed processes left half written in ``folder``. Only for who holds the case's lock."""
    with os.scandir(folder) as inside:  # a folder may hold ten thousands of files
        left = sorted(one.path for one in inside if one.name.startswith(TEMPORARY))
    for path in left:
        Path(path).unlink(missing_ok=True)
