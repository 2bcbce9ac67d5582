"""What stands from earlier builds: the record that is there, and the cache with what was read."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from onrecord import store
from onrecord.casefolder import CaseFolder
from onrecord.casefolder.atomic import TEMPORARY
from onrecord.errors import CaseError
from onrecord.model import codec
from onrecord.model.delta import Replaced
from onrecord.model.document import Document

CACHE = "stages.db"
EARLIER = "earlier.db"  # the record before the present one, kept to compare with; as disposable as the cache
REPLACED = "replaced.json"  # what the last build took from it, where it changed it in place
TABLES, FINDINGS = "table", "findings"  # kinds of blobs in the cache


@dataclass(frozen=True, slots=True)
class Lack:
    """What the record that is there lacks. ``reasons``: none where it is up to date. ``is_of_people``: it differs in
    its documents, in what people decided, and in nothing else. ``record``: the digest of what it was made of.
    ``decisions``: ids of those that it was made with. ``before``: documents that are gone, or as they were described;
    ``after``: those that came, or as they are described; ``sizes``: how many it was made of, and how many there are.
    ``claims``, ``entries``: how many it has.
    """

    reasons: tuple[str, ...]
    is_of_people: bool = False
    record: str = ""
    decisions: tuple[str, ...] = ()
    before: tuple[Document, ...] = ()
    after: tuple[Document, ...] = ()
    sizes: tuple[int, int] = (0, 0)
    claims: int = 0
    entries: int = 0


@contextmanager
def replacing(case: CaseFolder, record: str) -> Iterator[Callable[[Replaced], None]]:
    """Keep what the block says was replaced in the record, which has the digest ``record`` then, for a comparison."""
    part = case.cache_dir / f"{TEMPORARY}{REPLACED}"
    held: list[Replaced] = []
    with suppress(OSError):
        (case.cache_dir / EARLIER).unlink(missing_ok=True)
    yield held.append
    with suppress(OSError):
        line = json.dumps({"record": record, "replaced": codec.to_json(held[0])})
        part.write_text(line, encoding="ascii")
        part.replace(case.cache_dir / REPLACED)


def replaced_in(case: CaseFolder, record: str) -> Replaced | None:
    """What the last build replaced in the record of that digest; None where that is not kept."""
    try:
        kept = json.loads((case.cache_dir / REPLACED).read_text(encoding="ascii"))
        return codec.from_json(Replaced, kept["replaced"]) if kept["record"] == record else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


@contextmanager
def keeping_earlier(case: CaseFolder) -> Iterator[None]:
    """Keep the record that the block replaces under another name, once it is replaced. Costs no time and no copy where
    the disk can give a file two names; where nothing can be kept, nothing is: it can be reckoned from the custody log.
    """
    part = case.cache_dir / f"{TEMPORARY}{EARLIER}"
    with suppress(OSError, sqlite3.Error):
        part.unlink(missing_ok=True)
        if case.record_path.is_file():
            try:
                os.link(case.record_path, part)
            except OSError:
                store.copy(case.record_path, part)
    try:
        yield
        if part.is_file():
            with suppress(OSError):
                part.replace(case.cache_dir / EARLIER)
                (case.cache_dir / REPLACED).unlink(missing_ok=True)
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


@contextmanager
def open_record(case: CaseFolder) -> Iterator[store.RecordView | None]:
    """The case's record for the block, or None when there is none that can be read."""
    with _open(case.record_path) as view:
        yield view


@contextmanager
def open_earlier(case: CaseFolder) -> Iterator[store.RecordView | None]:
    """The record before the present one, or None when none is kept that can be read."""
    with _open(case.cache_dir / EARLIER) as view:
        yield view


@contextmanager
def _open(path: Path) -> Iterator[store.RecordView | None]:
    if not path.is_file():
        yield None
        return
    try:
        view = store.open_view(path)
    except CaseError:  # broken or of an older schema: it is rebuilt, never mended
        yield None
        return
    with view:
        yield view
