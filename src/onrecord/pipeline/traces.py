"""Traces: where a document's words went, inside the case and out of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord import intake
from onrecord.casefolder import CaseFolder
from onrecord.errors import CaseError
from onrecord.model import codec
from onrecord.model.decision import Decision
from onrecord.model.document import Document
from onrecord.model.findings import Concepts
from onrecord.pipeline.learnt import read_concepts, write_concepts
from onrecord.pipeline.standing import open_record
from onrecord.review import ledger

_RUN = 5  # words in a row that two people do not write by chance
_BETWEEN = 4  # words left out between two of a learnt phrase
_WORD = re.compile(r"\w+")
_OURS = frozenset(
    {"documents", "texts", "site", "public", "cache", "custody.jsonl", "decisions.jsonl", "concepts.yaml"}
)
_OURS |= {"record.db", "tombstones.key", ".lock", ".gitattributes"}


class Traces:
    """What a purge of ``document`` has to look for, taken before anything is erased."""

    def __init__(self, case: CaseFolder, document: Document) -> None:
        self._case = case
        self._document = document
        texts = [path.read_text("utf-8", "surrogatepass") for path in sorted(case.texts.glob(f"{document.id}*.txt"))]
        self._runs = {run for text in texts for run in _runs(text)}

    def decisions(self) -> list[str]:
        """Ids of the decisions that are anchored in the document, and of those that quote it in their words: five words
        in a row that stand in its text and in no other document's.
        """
        held = [one.decision for one in ledger.lines_of(self._case.decisions_path) if one.decision is not None]
        anchored = {one.id for one in held if self._document.id in ledger.documents_of(one)}
        quoting = {one.id: self._runs.intersection(_runs(_words_of(one))) for one in held if one.id not in anchored}
        shared = set().union(*quoting.values())
        for other in intake.documents(self._case) if shared else ():
            if other.id != self._document.id:
                shared.difference_update(_runs(intake.text_of(self._case, other)))
        return sorted(anchored | {one for one, runs in quoting.items() if runs & shared})


def without_learnt(case: CaseFolder, texts: Sequence[str], others: Sequence[Document]) -> int:
    """Write ``concepts.yaml`` without the words that stand in ``texts`` and in no text of ``others``, and without
    comments, which may quote anything; how many words went. A file that cannot be read is dropped and learnt anew.
    """
    try:
        concepts = read_concepts(case.concepts_path)
    except CaseError:
        case.concepts_path.unlink()
        return 0
    suspects = {word for one in concepts.concepts if one.source == "learnt" for word in (one.name, *one.words)}
    theirs = _flat("\n".join(texts))
    suspects = {word for word in suspects if _stands(word, theirs)}
    for other in others:
        if suspects:
            held = _flat(intake.text_of(case, other))
            suspects = {word for word in suspects if not _stands(word, held)}
    kept = [
        replace(one, words=tuple(word for word in one.words if word not in suspects))
        for one in concepts.concepts
        if one.name not in suspects
    ]
    write_concepts(case.concepts_path, Concepts(tuple(kept), concepts.subject_states))
    return len(suspects)


def unreached(case: CaseFolder, document: Document) -> Iterator[str]:
    """Where the document's words may be that a purge cannot go, one line each."""
    began = False
    arrived = intake.fold(case.custody.events())
    known = arrived.held.get(document.id) or arrived.withdrawn.get(document.id)
    for folder, path in sorted(known.places) if known is not None else ():
        yield f"the file it came from, if it is still there: {folder}/{path}"
    for event in case.custody.events():
        began = began or event.get("document") == document.id
        if began and event["event"] == "exported":
            yield f"an export ({event.get('format')}) of {str(event['at'])[:10]}: {event.get('to') or 'path erased'}"
        if began and event["event"] == "published":
            yield f"copies of the dossier published on {str(event['at'])[:10]}, where somebody put them elsewhere"
    for name in _sharing(case, document):
        yield f"another document of the case shares its text: {name}"
    for other in intake.documents(case):
        if other.id != document.id and other.translation_of in document.names:
            yield f"another document names it as what it was translated from: {other.name}"
    own = sorted(path.name for path in case.root.iterdir() if path.name not in _OURS)
    yield f"files in the case that you wrote yourself: {', '.join(own)}"
    if any((folder / ".git").exists() for folder in (case.root, *case.root.parents)):
        yield "the history that git keeps of this folder"
    yield "backups and snapshots of this disk, other people's copies of the case, and blocks of the disk not yet reused"


def _sharing(case: CaseFolder, document: Document) -> list[str]:
    same = {one.name for one in intake.documents(case) if one.text_sha == document.text_sha}
    with open_record(case) as view:
        if view is not None:
            pairs = [(copy, of) for copy, of, _ in view.copies() if document.id in (copy, of)]
            same |= {view.document(of if copy == document.id else copy).name for copy, of in pairs}
    return sorted(same - {document.name})


def _words_of(decision: Decision) -> str:
    return str(codec.to_json(decision))


def _runs(text: str) -> Iterator[tuple[str, ...]]:
    words = [word.casefold() for word in _WORD.findall(text)]
    return zip(*(words[at:] for at in range(_RUN)), strict=False)


def _flat(text: str) -> str:
    return " ".join(word.casefold() for word in _WORD.findall(text))


def _stands(phrase: str, flat: str) -> bool:
    """True where the words of ``phrase`` stand in order and near each other, whatever their endings: a learnt phrase
    holds lemmas, and leaves out what stood between them ("closure of the old depots": closure depot).
    """
    stems = [re.escape(word[: max(3, len(word) - 2)]) for word in _flat(phrase).split()]
    between = rf"\w*(?: \w+){{0,{_BETWEEN}}} "
    return bool(stems) and re.search(r"\b" + between.join(stems), flat) is not None
