"""Tombstones: how a case remembers that it purged a document, without holding anything the document could be told by.

A tombstone is ``HMAC-SHA256(key, id)`` with the id of the document (SHA-256 of its bytes) and a random key of the case,
kept in ``tombstones.key`` beside the logs. With the key, the case knows the same bytes when somebody adds them again.
Without it, a tombstone tells nothing: a guess at the content cannot be tried, as it could with a plain hash. A log that
leaves the case without the key therefore confirms no guess, and whoever deletes the key makes that hold for the case.
"""

from __future__ import annotations

import hmac
import secrets
from pathlib import Path

from onrecord.casefolder.atomic import atomic_write
from onrecord.errors import CaseError

_SIZE = 32  # bytes, as long as the hash


def tombstone(key: bytes, identity: str) -> str:
    """The tombstone of the document ``identity``: 64 hex digits."""
    return hmac.new(key, identity.encode("ascii"), "sha256").hexdigest()


def read_key(path: Path) -> bytes | None:
    """The case's key, None where there is none. Raises ``CaseError`` where the file holds none."""
    try:
        key = bytes.fromhex(path.read_text("ascii").strip())
    except FileNotFoundError:
        return None
    except (OSError, ValueError):
        key = b""
    if len(key) != _SIZE:
        raise CaseError("holds no key", where=str(path), mend="restore it from a copy, or delete it: purges stay valid")
    return key


def read_or_make_key(path: Path) -> bytes:
    """The case's key, made where there is none (readable by its owner alone)."""
    key = read_key(path)
    if key is None:
        key = secrets.token_bytes(_SIZE)
        atomic_write(path, key.hex().encode("ascii") + b"\n")
    return key
