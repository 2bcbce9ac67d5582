"""From the paths that a user names to the files to take in: sorted, never outside, every refusal said."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from onrecord.errors import InputError

MANIFEST = "manifest.csv"


@dataclass(frozen=True, slots=True)
class Found:
    """A file to take in. ``root``: the folder that was added (a file's own folder where the file was named itself).
    ``relative``: its path below ``root``, with ``/``, fit to print. ``walked``:
    found in a folder, not named itself.
    """

    path: Path
    root: Path
    relative: str
    walked: bool


def walk(paths: Sequence[Path], case_root: Path) -> Iterator[Found | InputError]:
    """Every file below ``paths`` in sorted order, and an ``InputError`` for each that cannot be one.

    Left out without a word: hidden files and folders, and the case itself. Refused with a line: links (a folder must
    not reach outside itself), devices, pipes, what does not exist or may not be read. A path that is itself a link
    is followed: the user named it.
    """
    for path in paths:
        start = Path(os.path.abspath(path))
        try:
            real = start.resolve(strict=True)
            mode = real.stat().st_mode
        except (OSError, RuntimeError) as error:
            yield InputError(_reason(error), where=str(path))
            continue
        if real.is_relative_to(case_root):
            yield InputError("lies inside the case", where=str(path), mend="add the files from where they come from")
        elif stat.S_ISDIR(mode):
            yield from _folder(real, real, case_root)
        elif stat.S_ISREG(mode):
            yield Found(start, start.parent.resolve(), _printable(start.name), walked=False)
        else:
            yield InputError("is neither a file nor a folder", where=str(path))


def _folder(folder: Path, root: Path, case_root: Path) -> Iterator[Found | InputError]:
    try:
        with os.scandir(folder) as scan:
            entries = sorted(scan, key=lambda entry: os.fsencode(entry.name))
    except OSError as error:
        yield InputError(_reason(error), where=str(folder))
        return
    for entry in entries:
        path = Path(entry.path)
        if entry.name.startswith(".") or path == case_root:
            continue
        if entry.is_symlink():
            yield InputError("is a symbolic link", where=entry.path, mend="add what it points to")
        elif entry.is_dir(follow_symlinks=False):
            yield from _folder(path, root, case_root)
        elif entry.is_file(follow_symlinks=False):
            yield Found(path, root, _printable(path.relative_to(root).as_posix()), walked=True)
        else:
            yield InputError("is neither a file nor a folder", where=entry.path)


def content(path: Path, largest: int, name: str) -> bytes:
    """The bytes of the file at ``path``. Raises ``InputError`` where it is over ``largest`` bytes or unreadable."""
    try:
        # non-blocking: a file swapped for a pipe after the walk must not hang the intake
        handle = os.open(path, os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK)
        with os.fdopen(handle, "rb") as file:
            if not stat.S_ISREG(os.fstat(handle).st_mode):
                raise InputError("is not a regular file", where=name)
            data = file.read(largest + 1)
    except OSError as error:
        raise InputError(_reason(error), where=name) from None
    if len(data) > largest:
        raise InputError(f"is larger than {largest // (1024 * 1024)} MB", where=name, mend="split it, or take a part")
    return data


def _printable(name: str) -> str:
    """``name`` with bytes that are no UTF-8 replaced, so that it can be printed and stored anywhere."""
    return os.fsencode(name).decode("utf-8", "replace")


def _reason(error: OSError | RuntimeError) -> str:
    if isinstance(error, FileNotFoundError):
        return "does not exist"
    if isinstance(error, OSError) and error.strerror:
        return f"cannot be read: {error.strerror}"
    return "cannot be read: a loop of links"
