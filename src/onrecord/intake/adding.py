"""Taking files into a case: walk, sidecars, reader, preservation, custody. One file's fault stops no other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from onrecord.casefolder import CaseFolder, flush_files
from onrecord.errors import CaseError, InputError, OnRecordError
from onrecord.ids import sha256
from onrecord.intake.arrivals import ADDED, AGAIN, Arrived, documents_of, fold
from onrecord.intake.preserve import files_of, keep, plain_facts
from onrecord.intake.readers import reader_for
from onrecord.intake.sidecars import Sidecars, is_sidecar
from onrecord.intake.walk import Found, content, walk
from onrecord.model.document import Document

Progress = Callable[[int, int], None]  # files done, files in all
_FLUSH = 100  # events a write: files and custody are flushed to disk together, that often and at the end


@dataclass(frozen=True, slots=True)
class Added:
    """What came of it: documents new to the case, documents it held already, and a line for each thing refused."""

    added: tuple[Document, ...]
    known: tuple[Document, ...]
    refused: tuple[OnRecordError, ...]


def add(case: CaseFolder, paths: Sequence[Path], *, progress: Progress | None = None) -> Added:
    """Take the files at ``paths`` (folders are walked) into the case, with their sidecars. Holds the case's lock.

    A file whose bytes the case holds already adds its name and its sidecar's facts to the document that there is; its
    format and text stay those of its first arrival. Raises ``CaseError`` and ``CaseLockedError``; what is wrong with
    single files comes back in ``refused``.
    """
    with case.lock():
        try:
            return _Intake(case).run(paths, progress)
        except OSError as error:  # of writing: what cannot be read has become a refusal
            raise CaseError(f"cannot be written to: {error.strerror}", where=str(case.root)) from error


def documents(case: CaseFolder) -> tuple[Document, ...]:
    """The case's documents, sorted by name, from the custody log alone: one pass, no file a document."""
    return documents_of(fold(case.custody.events()))


class _Intake:
    def __init__(self, case: CaseFolder) -> None:
        self._case = case
        self._held = fold(case.custody.events())
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
        try:
            for n, found in enumerate(files, 1):
                self._take(found)
                if progress is not None:
                    progress(n, len(files))
        finally:  # what was preserved is logged, even when the user breaks off
            self._flush()
        self._refused.extend(self._sidecars.missing(sorted({found.root for found in files if found.walked})))
        self._refused.extend(self._sidecars.faults)
        by_id = {document.id: document for document in documents_of(self._held)}
        new = set(self._new)
        known = set(self._known) - new
        return Added(
            tuple(one for one in by_id.values() if one.id in new),
            tuple(one for one in by_id.values() if one.id in known),
            tuple(self._refused),
        )

    def _take(self, found: Found) -> None:
        try:
            reader = reader_for(found.relative)
            data = content(found.path, reader.largest, found.relative)
            identity = sha256(data)
            sidecar = plain_facts(self._sidecars.facts(found))
            place = (str(found.root), found.relative)
            event: dict[str, object] = {
                "document": identity,
                "folder": place[0],
                "path": place[1],
                "bytes": len(data),
                "sidecar": sidecar,
            }
            if identity in self._held:
                self._known.append(identity)
                if self._held[identity].places.get(place) == sidecar:
                    return
                event["event"] = AGAIN
            else:
                meta = keep(self._case, data, found.relative, reader, reader.read(data, found.relative))
                self._held[identity] = Arrived(dict(meta))
                self._written.extend(files_of(self._case, meta))
                self._new.append(identity)
                event.update({"event": ADDED, "extracted": meta})
        except InputError as error:
            self._refused.append(error)
            return
        self._held[identity].places[place] = sidecar
        self._events.append(event)
        if len(self._events) >= _FLUSH:
            self._flush()

    def _flush(self) -> None:
        flush_files(self._written)  # before the events that speak of them
        self._written.clear()
        self._case.custody.append_all(self._events)
        self._events.clear()
