"""Proof: quotes equal their texts, originals and texts their hashes, logs their chains. Reads only, mends nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord import ids, intake
from onrecord.casefolder import CaseFolder
from onrecord.errors import OnRecordError
from onrecord.model.document import Document
from onrecord.model.view import View
from onrecord.pipeline.run import open_record


@dataclass(frozen=True, slots=True)
class Proof:
    """``checked``: what was checked and how many; ``faults``: what does not hold, one line each, in a fixed order;
    ``mend``: what to do about the worst of them.
    """

    checked: tuple[tuple[str, int], ...]
    faults: tuple[str, ...]
    mend: str | None = None


def verify(case: CaseFolder) -> Proof:
    """Check everything that ``case`` claims to have preserved, and every quote of its record."""
    documents = intake.documents(case)
    logs = [fault for journal in (case.custody, case.decisions) for fault in journal.faults()]
    texts: dict[str, str] = {}
    kept: list[str] = []
    for document in documents:
        kept += _preserved(case, document, texts)
    checked = [("log line", len(case.custody.events()) + len(case.decisions.events())), ("document", len(documents))]
    record: list[str] = []
    with open_record(case) as view:
        if view is not None:
            record += _record(view, texts)
            checked.append(("claim", len(view.claims())))
        elif case.record_path.is_file():
            record.append(f"{case.record_path.name}: cannot be read as a record")
    return Proof(tuple(checked), (*logs, *kept, *record), _mend(logs + kept, record))


def _preserved(case: CaseFolder, document: Document, texts: dict[str, str]) -> Iterator[str]:
    """Faults of one document's original and text; puts its text into ``texts``."""
    originals = sorted(path for path in case.documents.glob(f"{document.id}*") if path.is_file())
    if not originals:
        yield f"{document.name}: its original is not in documents/"
    for path in originals:
        if ids.sha256(path.read_bytes()) != document.id:
            yield f"{document.name}: its original documents/{path.name} is not the one that was taken in"
    try:
        texts[document.id] = intake.text_of(case, document)  # proves the text's hash
    except OnRecordError as error:
        yield str(error)


def _record(view: View, texts: dict[str, str]) -> Iterator[str]:
    names = {document.id: document.name for document in view.documents()}
    for document_id, name in sorted(names.items(), key=lambda item: item[1]):
        if document_id not in texts:
            yield f"{name}: the record holds it, the case does not"
        elif view.text(document_id) != texts[document_id]:
            yield f"{name}: its text in the record is not the case's"
    known = set()
    for claim in view.claims():
        known.add(claim.id)
        text = texts.get(claim.document)
        if text is None:
            continue
        where = f"{names.get(claim.document, claim.document)} [{claim.start}, {claim.end})"
        if not 0 <= claim.start < claim.end <= len(text) or text[claim.start : claim.end] != claim.quote:
            yield f"{where}: the quote of claim {claim.id} is not what stands there"
        for evidence in claim.evidence:
            if not 0 <= evidence.start <= evidence.end <= len(text):
                yield f"{where}: evidence ({evidence.role}) of claim {claim.id} lies outside the text"
    for entry in view.entries(with_aside=True):
        missing = [claim for claim in entry.claims if claim not in known]
        if missing:
            yield f"entry {entry.id}: rests on claims that are not there: {', '.join(missing)}"


def _mend(kept: Sequence[str], record: Sequence[str]) -> str | None:
    if kept:
        return "restore the case from a copy"
    return "delete record.db and build again" if record else None
