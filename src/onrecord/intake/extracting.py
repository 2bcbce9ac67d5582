"""Re-extraction: making a document's text anew from its original, when somebody asks for it and never otherwise.

A text that changes moves the offsets of every quote in it, so an upgrade of a library changes no text by itself. The
earlier text and its metadata stay beside the new one (named by their hash), because what was published before counts on
them; a purge erases them all.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from onrecord.casefolder import CaseFolder, Erasable, flush_files
from onrecord.errors import OnRecordError, VerifyError
from onrecord.ids import canonical, sha256
from onrecord.intake.adding import extraction
from onrecord.intake.arrivals import REEXTRACTED, Arrived, documents_of, fold
from onrecord.intake.preserve import described, keep_text, original_of
from onrecord.intake.readers import reader_for
from onrecord.model.document import Document


@dataclass(frozen=True, slots=True)
class Extractions:
    """``changed``: documents with a new text or new facts. ``same``: whose extraction gives what it gave before.
    ``refused``: a line for each that could not be extracted anew; they keep the text they have.
    """

    changed: tuple[Document, ...]
    same: tuple[Document, ...]
    refused: tuple[OnRecordError, ...]


def extract(case: CaseFolder, wanted: Sequence[Document]) -> Extractions:
    """Extract the texts of ``wanted`` anew with the readers of today, and log each that changed. Holds the lock.

    The document's name, place and sidecars stay; what the page or text says about itself is read anew.
    """
    with case.lock():
        held = fold(case.custody.events()).held
        changed: set[str] = set()
        refused: list[OnRecordError] = []
        for document in wanted:
            try:
                if document.id in held and _extract(case, document, held[document.id]):
                    changed.add(document.id)
            except OnRecordError as error:
                refused.append(error)
        after = {one.id: one for one in documents_of(fold(case.custody.events()).held)}
        refused_names = {error.where for error in refused}
        same = [one for one in wanted if one.id not in changed and one.name not in refused_names]
        return Extractions(tuple(after[one.id] for one in wanted if one.id in changed), tuple(same), tuple(refused))


def _extract(case: CaseFolder, document: Document, arrived: Arrived) -> bool:
    path = original_of(case, arrived.meta)
    data = _original(path, document)
    reader = reader_for(path.name)
    extracted = reader.read(data, document.name)
    meta = described(data, path.name, reader, extracted)
    if canonical(meta) == canonical(dict(arrived.meta)):
        return False
    flush_files(keep_text(case, meta, extracted.text, is_first=False))
    case.custody.append({"event": REEXTRACTED, "document": Erasable(document.id), **extraction(meta)})
    return True


def _original(path: Path, document: Document) -> bytes:
    try:
        data = path.read_bytes()
    except OSError:
        data = b""
    if sha256(data) != document.id:
        raise VerifyError(
            "its original is missing or has been changed", where=document.name, mend="restore documents/ from a copy"
        )
    return data
