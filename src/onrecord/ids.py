"""Stable ids: hashes of content; never a counter, a clock or the process's hash seed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable

_SEPARATOR = "\x1f"  # the unit separator: cannot be typed into a name by accident

Jsonable = None | bool | int | float | str | list["Jsonable"] | dict[str, "Jsonable"]


def sha256(data: bytes) -> str:
    """Hex SHA-256 of ``data`` (64 characters): the id of a document."""
    return hashlib.sha256(data).hexdigest()


def digest(parts: Iterable[object], size: int = 8) -> str:
    """Hex BLAKE2b of the parts' texts joined by a separator; ``size`` bytes, so ``2*size`` characters."""
    joined = _SEPARATOR.join(str(part) for part in parts)
    return hashlib.blake2b(joined.encode("utf-8", "surrogatepass"), digest_size=size).hexdigest()


def canonical(value: object) -> str:
    """One line of canonical JSON: keys sorted, no spaces, text as it is (not escaped to ASCII)."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
