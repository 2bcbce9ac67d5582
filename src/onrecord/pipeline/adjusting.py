"""Working a few changed documents, and what people decided, into the record of a large case, without going through
the rest.

The case-wide stages keep what they need for that (``model.delta.Kept``) in a file that belongs to one record. It is
sealed after the record is in place: whatever is broken off in between leaves a file that fits no record, and the next
build is one in full, which makes it anew. What a stage cannot follow is built in full too (``TooWide``).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from onrecord import intake, reconciliation, resolution, review, store
from onrecord.casefolder import Cache, CaseFolder, KeptFile
from onrecord.casefolder.kept import erase
from onrecord.errors import CaseError, VerifyError
from onrecord.model.decision import Decision
from onrecord.model.delta import DocumentChange, Kept, RecordChange, ResolutionChange, TooWide, is_narrow
from onrecord.model.document import Document
from onrecord.model.findings import Concepts, Findings
from onrecord.model.profile import Profile
from onrecord.pipeline.freshness import findings_key, profile_digest
from onrecord.pipeline.learnt import read_concepts
from onrecord.pipeline.perdocument import findings_from_bytes
from onrecord.pipeline.run import Workshop
from onrecord.pipeline.standing import CACHE, FINDINGS, Lack, replacing

FILE = "kept.db"
_MUCH = "it is not a few documents of a large case that changed"


@dataclass(frozen=True, slots=True)
class Stages:
    """The case-wide stages as they follow a change. Both may raise ``TooWide``."""

    resolve: Callable[[Kept, DocumentChange, Concepts, Profile], ResolutionChange]
    reconcile: Callable[[Kept, DocumentChange, ResolutionChange, Concepts, Profile], RecordChange]


STAGES = Stages(resolution.resolve_change, reconciliation.reconcile_more)


def adjust(
    shop: Workshop,
    lack: Lack,
    decisions: Sequence[Decision],
    meta: Mapping[str, str],
    log: Callable[[Mapping[str, str]], None],
) -> review.Settled:
    """Bring the record from what it was made of to what the case holds now. ``decisions``: all that it holds; ``meta``:
    what the record says of itself then; ``log``: notes the build. Gives what decisions come to now, without findings.
    Raises ``TooWide`` where the record has to be built in full; then nothing was done.
    """
    changed = len({one.id for one in (*lack.before, *lack.after)})
    if not shop.case.concepts_path.is_file() or not is_narrow(*lack.sizes, changed):
        raise TooWide(_MUCH)
    with _opened(shop.case, lack.record) as kept:
        change, settled = _change(shop, lack, kept, decisions)
        concepts = read_concepts(shop.case.concepts_path)
        try:
            with shop.watch.timing("resolve"):
                shop.progress("resolve", 0, 0)
                resolved = STAGES.resolve(kept, change, concepts, shop.profile)
            with shop.watch.timing("reconcile"):
                shop.progress("reconcile", 0, 0)
                record = STAGES.reconcile(kept, change, resolved, concepts, shop.profile)
        except CaseError as error:
            raise TooWide(str(error)) from error
        with shop.watch.timing("write"):
            shop.progress("write", 0, 0)
            texts = {one.document.id: shop.text_of(one.document) for one in resolved.placed}
            with replacing(shop.case, meta["inputs"]) as replaced:
                replaced(
                    store.update(shop.case.record_path, meta=meta, texts=texts, resolution=resolved, record=record)
                )
            log(meta)
            _seal(shop.case, kept, meta["inputs"])
            _forget(shop, lack)
    return settled


@contextmanager
def keeping(case: CaseFolder, documents: int) -> Iterator[Keeping]:
    """For the block, a build in full: where its stages keep what they need to follow changes to a case of so many
    documents, if such a case is followed.
    """
    keeping = Keeping(case, is_wanted=is_narrow(documents, documents, 1))
    try:
        yield keeping
    finally:
        keeping.close()


class Keeping:
    """What a build in full keeps. A file that cannot be written is left out: it is only a help."""

    def __init__(self, case: CaseFolder, *, is_wanted: bool) -> None:
        self._path = kept_path(case)
        self.kept: KeptFile | None = None
        with suppress(OSError):
            erase(self._path)
        if is_wanted:
            with suppress(CaseError):
                self.kept = KeptFile.anew(self._path)

    def seal(self, record: str) -> None:
        """Keep it, as belonging to the record of that digest."""
        if self.kept is not None:
            with suppress(CaseError):
                self.kept.seal(record)

    def close(self) -> None:
        """Let go of the file."""
        if self.kept is not None:
            self.kept.close()


def kept_path(case: CaseFolder) -> Path:
    """Where the case keeps what its stages need."""
    return case.cache_dir / FILE


def _opened(case: CaseFolder, record: str) -> KeptFile:
    path = kept_path(case)
    if not path.is_file():
        raise TooWide("nothing is kept of the last build")
    try:
        kept = KeptFile(path)
    except CaseError as error:
        raise TooWide(str(error)) from error
    if kept.stamp != record:
        kept.close()
        raise TooWide("what is kept does not belong to the record")
    return kept


def _change(
    shop: Workshop, lack: Lack, kept: Kept, decisions: Sequence[Decision]
) -> tuple[DocumentChange, review.Settled]:
    """What was read of the documents that changed and of those of whose claims people decided otherwise."""
    known = {one.id: one for one in decisions}
    if not known.keys() >= set(lack.decisions):
        raise TooWide("a decision is gone that the record was made with")
    then = [known[one] for one in sorted(lack.decisions)]
    removed = _held(shop, lack.before)
    added = shop.findings(lack.after, is_whole=False)

    def findings_of(documents: Collection[str]) -> Sequence[Findings]:
        if not is_narrow(*lack.sizes, len(documents)):
            raise TooWide(_MUCH)
        with intake.Roll(shop.case) as roll:
            return shop.findings(list(roll.documents(documents).values()), is_whole=False)

    with shop.watch.timing("decide"):
        try:
            done = review.settle_change(kept, (added, removed), (then, decisions), findings_of, shop.text_of)
        except VerifyError as error:
            raise TooWide(str(error)) from error
    if not is_narrow(*lack.sizes, len({one.document.id for one in (*done.added, *done.removed)})):
        raise TooWide(_MUCH)
    return DocumentChange(done.added, done.removed, *lack.sizes, done.then.rulings, done.now.rulings), done.now


def _held(shop: Workshop, documents: Sequence[Document]) -> list[Findings]:
    """What was read of documents as they were. Raises ``TooWide`` where it is not in the cache any more."""
    keys = _keys(shop, documents)
    with Cache(shop.case.cache_dir / CACHE) as cache:
        held = cache.get_many(FINDINGS, keys)
    if len(held) < len(set(keys)):
        raise TooWide("what was read of a document that is gone is not kept")
    return [findings_from_bytes(held[key]) for key in keys]


def _keys(shop: Workshop, documents: Sequence[Document]) -> list[str]:
    profile = profile_digest(shop.profile)
    return [findings_key(one, shop.parser, profile) for one in documents]


def _seal(case: CaseFolder, kept: KeptFile, record: str) -> None:
    try:
        kept.seal(record)
    except CaseError:  # the record is in place; the next build is one in full
        kept.close()
        with suppress(OSError):
            erase(kept_path(case))


def _forget(shop: Workshop, lack: Lack) -> None:
    with Cache(shop.case.cache_dir / CACHE) as cache:
        cache.drop(FINDINGS, _keys(shop, lack.before))
