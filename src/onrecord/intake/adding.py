"""Taking files into a case: walk, sidecars, reader, preservation, custody. One file's fault stops no other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from onrecord.casefolder import CaseFolder, Erasable, flush_files, need
from onrecord.casefolder.tombstones import read_key, tombstone
from onrecord.errors import InputError, OnRecordError
from onrecord.ids import sha256
from onrecord.intake.arrivals import ADDED, AGAIN, EXTRACTED, Arrived, Meta, documents_of, fold
from onrecord.intake.preserve import described, keep, plain_facts
from onrecord.intake.readers import reader_for
from onrecord.intake.roll import Roll
from onrecord.intake.sidecars import Sidecars, is_sidecar
from onrecord.intake.walk import Found, content, walk
from onrecord.model.document import Document

Progress = Callable[[int, int], None]  # files done, files in all
_KEPT = 2  # an original and its text, which is rarely longer
_FLUSH = 100  # events a write: files and custody are flushed to disk together, that often and at the end


@dataclass(frozen=True, slots=True)
class Added:
    """What came of it: documents new to the case, documents it held already, and a line for each thing refused."""

    added: tuple[Document, ...]
    known: tuple[Document, ...]
    refused: tuple[OnRecordError, ...]


def add(case: CaseFolder, paths: Sequence[Path], *, again: bool = False, progress: Progress | None = None) -> Added:
    """Take the files at ``paths`` (folders are walked) into the case, with their sidecars. Holds the case's lock.

    A file whose bytes the case holds already adds its name and its sidecar's facts to the document that there is; its
    format and text stay those of its first arrival. What was withdrawn or purged stays out, with a line that says so,
    unless ``again``. Raises ``CaseError`` and ``CaseLockedError``; what is wrong with single files comes back in
    ``refused``.
    """
    with case.lock(), Roll(case) as roll:
        return _Intake(case, roll, again=again).run(paths, progress)


def documents(case: CaseFolder) -> tuple[Document, ...]:
    """The case's documents, sorted by name, from the custody log alone: one pass, no file a document."""
    return documents_of(fold(case.custody.events()).held)


class _Intake:
    def __init__(self, case: CaseFolder, roll: Roll, *, again: bool) -> None:
        self._case = case
        self._roll = roll
        self._again = again
        self._asked: dict[str, Arrived | None] = {}  # what was known of documents, and what came in since
        self._key = read_key(case.key_path) if roll.has_tombstones else None
        self._purging = set(roll.purging)
        self._new: list[str] = []
        self._known: list[str] = []
        self._refused: list[OnRecordError] = []
        self._events: list[dict[str, object]] = []
        self._written: list[Path] = []
        self._sidecars = Sidecars()

    def run(self, paths: Sequence[Path], progress: Progress | None) -> Added:
        files: list[Found] = []
        for one in walk([Path(path) for path in paths], self._case.root):
            if isinstance(one, InputError):
                self._refused.append(one)
            elif not is_sidecar(one.path):
                files.append(one)
        need(self._case.root, _KEPT * sum(_size(found.path) for found in files), "taking these files in")
        try:
            for n, found in enumerate(files, 1):
                self._take(found)
                if progress is not None:
                    progress(n, len(files))
        finally:  # what was preserved is logged, even when the user breaks off
            self._flush()
        self._refused.extend(self._sidecars.missing(sorted({found.root for found in files if found.walked})))
        self._refused.extend(self._sidecars.faults)
        self._roll.catch_up()
        new, known = set(self._new), set(self._known) - set(self._new)
        return Added(self._documents(new), self._documents(known), tuple(self._refused))

    def _documents(self, wanted: set[str]) -> tuple[Document, ...]:
        return tuple(sorted(self._roll.documents(wanted).values(), key=lambda one: (one.name, one.id)))

    def _arrived(self, identity: str) -> Arrived | None:
        if identity not in self._asked:
            self._asked[identity] = self._roll.arrived([identity]).get(identity)
        return self._asked[identity]

    def _take(self, found: Found) -> None:
        try:
            reader = reader_for(found.relative)
            data = content(found.path, reader.largest, found.relative)
            identity = sha256(data)
            sidecar = plain_facts(self._sidecars.facts(found))
            place = (str(found.root), found.relative)
            events: list[dict[str, object]] = []
            arrived = self._arrived(identity)
            if arrived is not None and arrived.is_held:
                self._known.append(identity)
                if arrived.places.get(place) == sidecar:
                    return
                kind = AGAIN
            else:
                kind = ADDED
                self._refuse_gone(identity, found.relative)
                meta = self._restored(identity)
                if meta is None:
                    extracted = reader.read(data, found.relative)
                    meta = described(data, found.relative, reader, extracted)
                    self._written.extend(keep(self._case, data, meta, extracted.text))
                    events.append({"event": EXTRACTED, "document": Erasable(identity), **extraction(meta)})
                arrived = self._asked[identity] = Arrived([meta])
                self._new.append(identity)
            arrival = {"folder": place[0], "path": place[1], "bytes": len(data), "sidecar": sidecar}
            events.insert(0, {"event": kind, "document": Erasable(identity), "arrival": Erasable(arrival)})
        except InputError as error:
            self._refused.append(error)
            return
        arrived.places[place] = sidecar
        self._events.extend(events)
        if len(self._events) >= _FLUSH:
            self._flush()

    def _refuse_gone(self, identity: str, name: str) -> None:
        """Raise ``InputError`` for what was withdrawn or purged, unless it is wanted again."""
        if self._again:
            return
        mend = "to take it in all the same: onrecord add --again"
        withdrawn = self._arrived(identity)
        if withdrawn is not None and withdrawn.metas:
            removed = withdrawn.removed or {}
            raise InputError(f"was withdrawn from this case on {str(removed.get('at'))[:10]}", where=name, mend=mend)
        mark = tombstone(self._key, identity) if self._key is not None else None
        purged = self._roll.purged_on([mark]) if mark is not None else {}
        if mark in purged:
            raise InputError(f"was purged from this case on {purged[mark][:10]}", where=name, mend=mend)

    def _restored(self, identity: str) -> Meta | None:
        """What the case still preserves of a withdrawn document, None where it has to be taken in anew."""
        withdrawn = self._arrived(identity)
        has_meta = withdrawn is not None and withdrawn.metas and identity not in self._purging
        return withdrawn.meta if withdrawn is not None and has_meta else None

    def _flush(self) -> None:
        flush_files(self._written)  # before the events that speak of them
        self._written.clear()
        self._case.custody.append_all(self._events)
        self._events.clear()


def extraction(meta: Meta) -> dict[str, object]:
    """How an event says what an extraction gave: what made the text in the open, the rest so that it can be erased."""
    made_by = {"extractor": meta["extractor"], "extractor_version": meta["extractor_version"]}
    return {**made_by, "extracted": Erasable(dict(meta))}


def _size(path: Path) -> int:
    with suppress(OSError):  # what cannot be asked will be refused with its reason
        return path.stat().st_size
    return 0
