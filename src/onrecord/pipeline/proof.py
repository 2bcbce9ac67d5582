"""Proof: quotes equal their texts, originals and texts their hashes, logs their chains. Reads only, mends nothing."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from onrecord import ids, intake
from onrecord.casefolder import CaseFolder
from onrecord.errors import CaseError
from onrecord.intake import Arrived, Holdings
from onrecord.model.document import Document
from onrecord.model.view import View
from onrecord.pipeline.standing import open_record
from onrecord.review import ledger

_COPY = "restore the case from a copy"
_BROKEN_OFF = "a purge was broken off"
Texts = Mapping[str, Mapping[str, str]]  # every text preserved of a document, by its hash


@dataclass(frozen=True, slots=True)
class Proof:
    """``checked``: what was checked and how many; ``faults``: what does not hold, one line each, in a fixed order;
    ``mend``: what to do about the worst of them. ``head``: the hash of the custody log's last line. Whoever remembers
    it elsewhere can prove later that the log still holds all that it held; it covers the decisions too, whose ids the
    log names.
    """

    checked: tuple[tuple[str, int], ...]
    faults: tuple[str, ...]
    mend: str | None = None
    head: str = ""


def verify(case: CaseFolder, *, heads: Sequence[str] = ()) -> Proof:
    """Check everything that ``case`` claims to have preserved, and every quote of its record. ``heads``: heads, or
    beginnings of them, remembered from earlier; each must still stand in the custody log.
    """
    try:
        lines = case.custody.lines()
        holdings = intake.fold(case.custody.events())
        intake.documents(case)
    except CaseError as error:
        faults = case.custody.faults() or [str(error)]
        return Proof((), (*faults, "custody.jsonl cannot be read, so nothing else can be proved"), _COPY)
    logs = case.custody.faults(holdings.erased)
    logs += _remembered(heads, [line.hash for line in lines])
    logs += _decisions(case, holdings.erased)
    texts: dict[str, dict[str, str]] = {}
    kept: list[str] = []
    for identity in holdings.purging:
        kept.append(f"custody.jsonl: {_BROKEN_OFF}; the next add, build or remove finishes it")
        holdings.held.pop(identity, None)
        holdings.withdrawn.pop(identity, None)
    for document, arrived in _preserved(case, holdings):
        kept += _kept(case, document, arrived, texts)
    checked = [("log line", len(lines)), ("decision", len(list(ledger.lines_of(case.decisions_path))))]
    checked.append(("document", len(texts)))
    record: list[str] = []
    with open_record(case) as view:
        if view is not None:
            record += _record(view, texts, holdings.purging)
            checked.append(("claim", len(view.claims())))
        elif case.record_path.is_file():
            record.append(f"{case.record_path.name}: cannot be read as a record")
    return Proof(tuple(checked), (*logs, *kept, *record), _mend(logs + kept, record), lines[-1].hash if lines else "")


def _remembered(heads: Sequence[str], hashes: Sequence[str]) -> Iterator[str]:
    for head in heads:
        wanted = head.strip().lower()
        if len(wanted) < 8 or not any(one.startswith(wanted) for one in hashes):
            yield f"custody.jsonl: the remembered head {head} is not in it: lines were taken away or written anew"


def _decisions(case: CaseFolder, erased: Collection[str]) -> Iterator[str]:
    name = case.decisions_path.name
    for line, what in ledger.faults(case):
        yield f"{name}, line {line}: {what}" if line else f"{name}: {what}"
    for kept in ledger.lines_of(case.decisions_path):
        if kept.fault is None and kept.decision is None and kept.id not in erased:
            yield f"{name}, line {kept.line}: lacks what it said, and no purge erased it"


def _preserved(case: CaseFolder, holdings: Holdings) -> Iterator[tuple[Document, Arrived]]:
    for document in (*intake.documents(case), *intake.withdrawn(case)):
        arrived = holdings.held.get(document.id) or holdings.withdrawn.get(document.id)
        if arrived is not None:
            yield document, arrived


def _kept(case: CaseFolder, document: Document, arrived: Arrived, texts: dict[str, dict[str, str]]) -> Iterator[str]:
    """Faults of one document's original, texts and metadata; puts its texts into ``texts``."""
    held = texts.setdefault(document.id, {})
    yield from _file(case, intake.original_of(case, arrived.meta), document, document.id, "original")
    for number, meta in enumerate(arrived.metas):
        text_file, meta_file = intake.files_of(case, meta, is_first=number == 0)
        sha = str(meta["text_sha"])
        faults = list(_file(case, text_file, document, sha, "text"))
        if not faults:
            held[sha] = text_file.read_bytes().decode("utf-8", "surrogatepass")
        yield from faults
        yield from _file(case, meta_file, document, ids.sha256(intake.meta_bytes(meta)), "metadata")


def _file(case: CaseFolder, path: Path, document: Document, sha: str, what: str) -> Iterator[str]:
    where = f"{path.relative_to(case.root).as_posix()}: the {what} of {document.name}"
    try:
        data = path.read_bytes()
    except OSError as error:
        yield f"{where} cannot be read: {error.strerror}"
        return
    if ids.sha256(data) != sha:
        yield f"{where} has been changed"


def _record(view: View, texts: Texts, purging: Collection[str]) -> Iterator[str]:
    names = {document.id: document.name for document in view.documents()}
    read: dict[str, str] = {}
    for document in sorted(view.documents(), key=lambda one: one.name):
        preserved = texts.get(document.id)
        if document.id in purging:
            continue
        if preserved is None:
            yield f"{document.name}: the record holds it, the case does not"
        elif document.text_sha not in preserved or view.text(document.id) != preserved[document.text_sha]:
            yield f"{document.name}: its text in the record is not the case's"
        else:
            read[document.id] = preserved[document.text_sha]
    known = set()
    for claim in view.claims():
        known.add(claim.id)
        text = read.get(claim.document)
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
    if any(_BROKEN_OFF not in fault for fault in kept):
        return _COPY
    if record:
        return "delete record.db and build again"
    return "run onrecord build" if kept else None
