"""Files of a site: written only where their bytes change, removed only where an earlier run of ours wrote them."""

from __future__ import annotations

import json
import os
from pathlib import Path, PurePosixPath

from onrecord.errors import OnRecordError
from onrecord.ids import sha256

MANIFEST = ".onrecord-site.json"
_FORMAT = 1


class Folder:
    """Collects one run's files and then drops what an earlier run left over."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.written: list[str] = []  # changed in this run
        self.removed: list[str] = []
        self._digests: dict[str, str] = {}
        root.mkdir(parents=True, exist_ok=True)
        self._earlier = _manifest(root)

    def put(self, name: str, data: bytes) -> None:
        """Write ``data`` as ``name`` (a relative path with forward slashes) unless the file already holds it."""
        path = self._inside(name)
        self._digests[name] = sha256(data)
        if path.is_file() and not path.is_symlink() and path.read_bytes() == data:
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh = path.with_name(path.name + ".new")
        fresh.write_bytes(data)
        os.replace(fresh, path)
        self.written.append(name)

    def finish(self) -> None:
        """Remove files that the manifest lists and this run did not put, then write the new manifest.

        A listed file that somebody has changed since is theirs, and stays.
        """
        for name, digest in sorted(self._earlier.items()):
            if name in self._digests:
                continue
            path = self._inside(name)
            if path.is_file() and not path.is_symlink() and sha256(path.read_bytes()) == digest:
                path.unlink()
                self.removed.append(name)
                if path.parent != self.root and not any(path.parent.iterdir()):
                    path.parent.rmdir()
        held = {"format": _FORMAT, "files": dict(sorted(self._digests.items()))}
        data = (json.dumps(held, indent=1) + "\n").encode()
        path = self.root / MANIFEST
        if not path.is_file() or path.read_bytes() != data:
            path.write_bytes(data)

    def _inside(self, name: str) -> Path:
        parts = PurePosixPath(name).parts
        if not parts or PurePosixPath(name).is_absolute() or ".." in parts or "\\" in name or ":" in name:
            raise OnRecordError("this file would lie outside the site", where=name, mend="delete the site and publish")
        path = self.root.joinpath(*parts)
        if not path.parent.resolve().is_relative_to(self.root.resolve()):
            raise OnRecordError(
                "a link leads this folder out of the site", where=str(path.parent), mend="delete the link"
            )
        return path


def _manifest(root: Path) -> dict[str, str]:
    """Files of the earlier run with their digests; nothing when there was none or its list cannot be read."""
    try:
        held = json.loads((root / MANIFEST).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    files = held.get("files") if isinstance(held, dict) and held.get("format") == _FORMAT else None
    if not isinstance(files, dict):
        return {}
    return {name: digest for name, digest in files.items() if isinstance(digest, str)}
