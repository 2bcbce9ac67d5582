"""Removal: a document leaves the record; with a purge, it leaves the case to the last byte.

A purge is logged first (``removed``, with ``purge``), then done, then sealed by ``purged``: its tombstone, and the
digests of every value that went from the logs. Each step may be done twice, so a purge that was broken off is finished
by the next process that writes (``settle``). The last step blanks the log and writes the seal in one rename.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from onrecord import intake, reading
from onrecord.casefolder import Cache, CaseFolder
from onrecord.casefolder.atomic import TEMPORARY
from onrecord.casefolder.tombstones import read_or_make_key, tombstone
from onrecord.errors import OnRecordError
from onrecord.ids import canonical
from onrecord.model.document import Document
from onrecord.pipeline.freshness import findings_key, profile_digest, table_key
from onrecord.pipeline.profile import profile_of
from onrecord.pipeline.standing import CACHE, FINDINGS, TABLES
from onrecord.pipeline.traces import Traces, unreached, without_learnt
from onrecord.review import ledger


@dataclass(frozen=True, slots=True)
class Removed:
    """``document``: as it was. ``erased``: what a purge took, and how much of it. ``unreached``: where its words may
    still be and no program of ours can take them away, one line each. Both are empty where nothing was purged.
    """

    document: Document
    erased: tuple[tuple[str, int], ...] = ()
    unreached: tuple[str, ...] = ()


def remove(case: CaseFolder, name: str, *, reason: str | None = None, purge: bool = False) -> Removed:
    """Withdraw the document called ``name`` (its name or id) from the record; ``purge``: and erase it from the case.

    What is withdrawn stays preserved and can be purged later. The record is stale afterwards (after a purge there is
    none) until the next build. Raises ``NotFoundError``, ``CaseError``, ``CaseLockedError``.
    """
    with case.lock():
        settle(case)
        if not purge:
            with intake.Roll(case) as roll:
                document = roll.find(name)
            intake.withdraw(case, document, reason=reason)
            return Removed(document)
        document = intake.find((*intake.documents(case), *intake.withdrawn(case)), name)
        traces = Traces(case, document)
        left = tuple(unreached(case, document))
        touched = traces.decisions()
        intake.withdraw(case, document, reason=reason, purge=True, erases=touched)
        return Removed(document, _purge(case, document.id, touched), left)


def settle(case: CaseFolder) -> None:
    """Finish purges that were broken off. The case's lock must be held."""
    if not case.custody.may_tell_of(intake.REMOVED):  # the rule, and quicker told
        return
    with intake.Roll(case) as roll:
        begun = roll.arrived(roll.purging)
    for identity, arrived in begun.items():
        erases = (arrived.removed or {}).get("erases", [])
        _purge(case, identity, [str(one) for one in erases] if isinstance(erases, list) else [])


def _purge(case: CaseFolder, identity: str, decisions: Sequence[str]) -> tuple[tuple[str, int], ...]:
    others = [document for document in intake.documents(case) if document.id != identity]
    concepts = _unlearn(case, identity, others)
    files = sum(_gone(path) for path in sorted(_files(case, identity)))
    _forget(case, others)
    blanked = ledger.erase(case, identity, also=decisions)
    values = _seal(case, identity, {*decisions, *blanked})
    return (("file", files), ("value", values), ("decision", len(decisions)), ("learnt word", concepts))


def _unlearn(case: CaseFolder, identity: str, others: Sequence[Document]) -> int:
    """Take out of ``concepts.yaml`` what only this document's text can have taught; the file loses its comments."""
    texts = [path.read_text("utf-8", "surrogatepass") for path in sorted(case.texts.glob(f"{identity}*.txt"))]
    if not texts or not case.concepts_path.is_file():
        return 0
    return without_learnt(case, texts, others)


def _files(case: CaseFolder, identity: str) -> Iterator[Path]:
    """Files that hold bytes of the document or of what was made from it, and those that no event speaks of."""
    holdings = intake.fold(case.custody.events())
    known = {one for one in {**holdings.held, **holdings.withdrawn} if one != identity}
    for folder in (case.documents, case.texts):
        yield from (path for path in folder.iterdir() if path.name.partition(".")[0] not in known)
    yield from case.root.glob(f"{case.record_path.name}*")
    yield from case.root.glob(f"{TEMPORARY}*")
    yield from case.root.glob("*.torn")
    yield from (folder for folder in (case.site, case.public) if folder.exists() or folder.is_symlink())


def _gone(path: Path) -> int:
    """Remove a file or folder; how many files that were."""
    if path.is_symlink() or not path.is_dir():
        path.unlink(missing_ok=True)
        return 1
    count = sum(1 for one in path.rglob("*") if not one.is_dir() or one.is_symlink())
    shutil.rmtree(path)
    return count


def _forget(case: CaseFolder, others: Sequence[Document]) -> None:
    """Leave in the cache only what the other documents' texts gave; where that cannot be told, leave nothing."""
    path = case.cache_dir / CACHE
    for one in sorted(case.cache_dir.iterdir()):
        if not one.name.startswith(path.name):
            _gone(one)
    if not path.exists():
        return
    try:
        parser, profile = reading.Parser("en").digest, profile_digest(profile_of(case))
        kept = {
            TABLES: {table_key(one.text_sha, parser) for one in others},
            FINDINGS: {findings_key(one, parser, profile) for one in others},
        }
        with Cache(path) as cache:
            cache.forget_all_but(kept)
    except OnRecordError:  # a broken profile, a full disk: reading again costs time, a word left costs more
        for one in sorted(case.cache_dir.glob(f"{path.name}*")):
            _gone(one)


def _seal(case: CaseFolder, identity: str, erases: set[str]) -> int:
    """Blank what the custody log says of the document and write its tombstone, in one step."""
    digests = {digest for line in case.custody.lines() if _names(line.kept, identity) for digest in line.kept}
    event = {
        "event": intake.PURGED,
        "tombstone": tombstone(read_or_make_key(case.key_path), identity),
        "erases": sorted(digests | erases),
    }
    return case.custody.erase(digests, [event])


def _names(kept: Mapping[str, tuple[str, object]], identity: str) -> bool:
    return any(identity in canonical(value) for _, value in kept.values())
