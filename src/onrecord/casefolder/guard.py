"""The guard on paths: whatever a name says, the file it gives lies inside the case folder."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from onrecord.errors import CaseError


def inside(root: Path, relative: str | Path) -> Path:
    """``root/relative``, after proving that it stays below ``root`` with symbolic links followed.

    Raises ``CaseError`` for an absolute path, one with ``..`` or a NUL, or one that a link leads outside.
    """
    text = str(relative)
    parts = PurePosixPath(text).parts
    if "\0" in text or not parts or Path(text).is_absolute() or ".." in parts:
        raise CaseError(f"{text!r} is not a path inside the case", where=str(root))
    path = root.joinpath(*parts)
    if not path.resolve().is_relative_to(root.resolve()):
        raise CaseError(
            f"{text!r} leads outside the case", where=str(root), mend="replace the symbolic link by a real folder"
        )
    return path
