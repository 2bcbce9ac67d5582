"""Writing a file so that a reader sees the old bytes or the new ones, never a part of either."""

from __future__ import annotations

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
        with os.fdopen(handle, "wb") as out:
            out.write(data)
            if durable:
                out.flush()
                os.fsync(out.fileno())
        os.replace(name, path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    if durable:
        flush_folder(path.parent)


def flush_files(paths: Iterable[Path]) -> None:
    """Make files written with ``durable=False`` survive a power cut, with their names."""
    folders = set()
    for path in paths:
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
        folders.add(path.parent)
    for folder in sorted(folders):
        flush_folder(folder)


def flush_folder(folder: Path) -> None:
    """Make names given in ``folder`` survive a power cut: a rename is durable only once its folder is."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
