"""The stages one after the other: what each document gives, read only where it is not in the cache, laid together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord import intake, reading, reconciliation, resolution, review
from onrecord.casefolder import Cache, CaseFolder
from onrecord.model.decision import Decision
from onrecord.model.delta import Kept
from onrecord.model.document import Document
from onrecord.model.entity import Resolution
from onrecord.model.entry import Record
from onrecord.model.findings import Concepts, Findings
from onrecord.model.profile import Profile
from onrecord.pipeline.execution import run
from onrecord.pipeline.freshness import Inputs, findings_key, inputs, profile_digest, table_key
from onrecord.pipeline.learnt import read_concepts, write_concepts
from onrecord.pipeline.memory import uncollected
from onrecord.pipeline.perdocument import Job, findings_from_bytes
from onrecord.pipeline.profile import profile_of
from onrecord.pipeline.report import Progress, Stopwatch, silent
from onrecord.pipeline.standing import CACHE, FINDINGS, TABLES
from onrecord.settings import Settings


def inputs_of(case: CaseFolder, documents: Iterable[Document | str], profile: Profile) -> Inputs:
    """Digests of what the case's record rests on now. ``documents``: as they are, or their digests."""
    concepts = case.concepts_path.read_bytes() if case.concepts_path.is_file() else None
    options = {"title": case.config.title, "languages": list(case.config.languages)}
    parser = reading.Parser("en").digest
    return inputs(documents, profile, concepts, parser, options, decisions=review.digest(case))


@dataclass(frozen=True, slots=True)
class Reckoned:
    """What the case-wide stages give. ``findings``: with decisions applied and placed in the story."""

    findings: tuple[Findings, ...]
    settled: review.Settled
    resolution: Resolution
    record: Record


class Workshop:
    """A case with its profile, where findings are read and laid together. Nothing is written but the cache and, where
    they are not there, the concepts.
    """

    def __init__(self, case: CaseFolder, settings: Settings, progress: Progress | None = None) -> None:
        self.case = case
        self.settings = settings
        self.progress = progress or silent
        self.watch = Stopwatch()
        self.parser = reading.Parser("en").digest
        self.profile = profile_of(case)
        self.parsed = self.read = 0

    def reckon(self, decisions: Sequence[Decision], documents: Sequence[Document] | None = None) -> Reckoned:
        """The record that the case would have with these decisions, and of these documents where any are given. Nothing
        is written but the cache. Where no concepts are held, they are those of all documents of the case.
        """
        held = intake.documents(self.case)
        path = self.case.concepts_path
        findings = self.findings(held) if documents is None else self.findings(documents, is_whole=False)
        settled = self.settle(findings, decisions)
        if path.is_file():
            return self.lay_together(settled, read_concepts(path))
        whole = findings if documents is None else self.findings(held)
        return self.lay_together(settled, resolution.learn(whole, self.profile))

    def settle(self, findings: Sequence[Findings], decisions: Sequence[Decision]) -> review.Settled:
        """Decisions laid over what was read."""
        with self.watch.timing("decide"):
            return review.settle(findings, decisions, self.text_of)

    def text_of(self, document: Document) -> str:
        """The extracted text of a document of the case."""
        return intake.text_of(self.case, document)

    def pin(self) -> None:
        """Note in case.toml which model reads the case; another one is a reason to parse anew, not an error."""
        if self.case.config.model != self.parser:
            self.case.configure(replace(self.case.config, model=self.parser))

    def findings(self, documents: Sequence[Document], *, is_whole: bool = True) -> tuple[Findings, ...]:
        """Findings of every document, in the order of ``documents``; those not in the cache are read. ``is_whole``:
        these are all of the case's documents, so what the cache holds besides is of no use.
        """
        profile = profile_digest(self.profile)
        keys = {document.id: findings_key(document, self.parser, profile) for document in documents}
        with Cache(self.case.cache_dir / CACHE) as cache:
            with self.watch.timing("intake"):
                held = cache.get_many(FINDINGS, keys.values())
            stale = [document for document in documents if keys[document.id] not in held]
            self.progress("read", 0, len(stale))
            jobs = self._jobs(stale, cache)
            for batch in run(jobs, profile=self.profile, processes=self.settings.processes, batch=self.settings.batch):
                fresh = {keys[document]: data for done in batch for document, data in done.findings}
                tables = {table_key(done.text_sha, self.parser): done.table for done in batch if done.table is not None}
                cache.put_many(TABLES, tables)
                cache.put_many(FINDINGS, fresh)
                held |= fresh
                self.parsed += len(tables)
                self.read += len(fresh)
                for done in batch:
                    self.watch.add("parse", done.parse_seconds)
                    self.watch.add("read", done.read_seconds)
                self.progress("read", self.read, len(stale))
            if is_whole:
                cache.keep_only(FINDINGS, keys.values())
                cache.keep_only(TABLES, {table_key(document.text_sha, self.parser) for document in documents})
        with self.watch.timing("intake"), uncollected():
            return tuple(findings_from_bytes(held.pop(keys[document.id])) for document in documents)

    def _jobs(self, stale: Sequence[Document], cache: Cache) -> Iterator[Job]:
        """One job a text, in order of its first document; documents that share a text share its parse."""
        by_text: dict[str, list[Document]] = {}
        for document in stale:
            by_text.setdefault(document.text_sha, []).append(document)
        for text_sha, sharing in by_text.items():
            key = table_key(text_sha, self.parser)
            table = cache.get_many(TABLES, [key]).get(key)
            yield Job(text_sha, intake.text_of(self.case, sharing[0]), tuple(sharing), table)

    def concepts(self, findings: Sequence[Findings], *, relearn: bool) -> Concepts:
        """What the story is about, learnt from all ``findings`` where no file says so yet, or ``relearn``."""
        path = self.case.concepts_path
        if path.is_file() and not relearn:
            return read_concepts(path)
        with self.watch.timing("learn"):
            self.progress("learn", 0, 0)
            write_concepts(path, resolution.learn(findings, self.profile))
        return read_concepts(path)  # as every later build will read it

    def lay_together(self, settled: review.Settled, concepts: Concepts, kept: Kept | None = None) -> Reckoned:
        """The stages that need the whole case. ``kept``: where they keep what they need to follow later changes."""
        if kept is not None:
            review.keep(kept, settled.pages)
        with self.watch.timing("resolve"):
            self.progress("resolve", 0, 0)
            placed = resolution.place_in_story(settled.findings, concepts, self.profile, kept)
            resolved = resolution.resolve(placed, concepts, self.profile, settled.rulings, kept)
        with self.watch.timing("reconcile"):
            self.progress("reconcile", 0, 0)
            record = reconciliation.reconcile(placed, resolved, concepts, self.profile, settled.rulings, kept)
        return Reckoned(placed, settled, resolved, record)
