"""A build: the stages one after the other, each doing only what its inputs' hashes say is stale."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord import intake, reading, reconciliation, resolution, review, store
from onrecord.casefolder import Cache, CaseFolder, need
from onrecord.model.decision import Decision
from onrecord.model.document import Document
from onrecord.model.entity import Resolution
from onrecord.model.entry import Record
from onrecord.model.findings import Concepts, Findings
from onrecord.model.profile import Profile
from onrecord.pipeline.execution import run
from onrecord.pipeline.freshness import (
    BUILT,
    DECISIONS,
    PREFIX,
    Inputs,
    engine_parts,
    findings_key,
    inputs,
    profile_digest,
    table_key,
)
from onrecord.pipeline.learnt import read_concepts, write_concepts
from onrecord.pipeline.memory import uncollected
from onrecord.pipeline.perdocument import Job, findings_from_bytes, is_read
from onrecord.pipeline.profile import profile_of
from onrecord.pipeline.reasons import reasons
from onrecord.pipeline.removal import settle
from onrecord.pipeline.report import BuildReport, Progress, Stopwatch, silent
from onrecord.pipeline.standing import CACHE, FINDINGS, TABLES, keeping_earlier, open_record
from onrecord.settings import Settings
from onrecord.version import __version__

_STORED = 24  # bytes of record and cache for each character of text, in the middling cases measured


def build(
    case: CaseFolder, settings: Settings, *, relearn: bool = False, progress: Progress | None = None
) -> BuildReport:
    """Bring the case's record up to date and say what was done.

    ``relearn`` writes ``concepts.yaml`` anew from all documents. Raises ``CaseLockedError`` when another process
    builds, ``ProfileError`` on a bad profile, ``ModelMissingError`` without the pinned model.
    """
    with case.lock():
        settle(case)
        return Workshop(case, settings, progress).build(relearn=relearn)


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
    """A case with its profile, where findings are read and laid together; ``build`` also writes the record."""

    def __init__(self, case: CaseFolder, settings: Settings, progress: Progress | None = None) -> None:
        self.case = case
        self.settings = settings
        self.progress = progress or silent
        self.watch = Stopwatch()
        self.parser = reading.Parser("en").digest
        self.profile = profile_of(case)
        self.parsed = self.read = 0

    def build(self, *, relearn: bool) -> BuildReport:
        """Bring the record up to date; the case must be locked."""
        with self.watch.timing("intake"), intake.Roll(self.case) as roll:
            briefs = tuple(roll.briefs())
            stale, counts = self._against_held(roll, briefs)
            if counts is not None and not stale and not relearn:
                return self._report(briefs, *counts, ())
            documents = roll.all_documents()
        if relearn:
            stale = (*stale, "the concepts are learnt anew")
        size = _STORED * sum(document.characters for document in documents)
        need(self.case.root, size, "building the record")
        decisions = review.read(self.case)  # before any work: a line that does not prove out stops the build
        self._pin()
        findings = self.findings(documents)
        with uncollected():
            concepts = self._concepts(findings, relearn=relearn)
            return self._case_wide(documents, self._reckon(findings, concepts, decisions), concepts, stale, decisions)

    def reckon(self, decisions: Sequence[Decision], documents: Sequence[Document] | None = None) -> Reckoned:
        """The record that the case would have with these decisions, and of these documents where any are given. Nothing
        is written but the cache. Where no concepts are held, they are those of all documents of the case.
        """
        held = intake.documents(self.case)
        path = self.case.concepts_path
        findings = self.findings(held) if documents is None else self.findings(documents, is_whole=False)
        if path.is_file():
            return self._reckon(findings, read_concepts(path), decisions)
        whole = findings if documents is None else self.findings(held)
        return self._reckon(findings, resolution.learn(whole, self.profile), decisions)

    def settle(self, findings: Sequence[Findings], decisions: Sequence[Decision]) -> review.Settled:
        """Decisions laid over what was read."""
        return review.settle(findings, decisions, lambda document: intake.text_of(self.case, document))

    def _against_held(
        self, roll: intake.Roll, briefs: Sequence[intake.Brief]
    ) -> tuple[tuple[str, ...], tuple[int, int] | None]:
        """Why the record that is there is stale; and how many claims and entries it has, None when there is none."""
        with open_record(self.case) as held:
            if held is None:
                return ("there is no record yet",), None
            then, now = held.digests(), {one.id: one.digest for one in briefs}
            changed = {identity for identity, _ in then.items() ^ now.items()}
            stale = reasons(
                inputs_of(self.case, now.values(), self.profile),
                held.meta(),
                tuple(roll.documents(changed).values()),
                held.some_documents(changed),
            )
            return tuple(stale), held.counts()

    def _pin(self) -> None:
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

    def _concepts(self, findings: Sequence[Findings], *, relearn: bool) -> Concepts:
        path = self.case.concepts_path
        if path.is_file() and not relearn:
            return read_concepts(path)
        with self.watch.timing("learn"):
            self.progress("learn", 0, 0)
            write_concepts(path, resolution.learn(findings, self.profile))
        return read_concepts(path)  # as every later build will read it

    def _reckon(self, findings: Sequence[Findings], concepts: Concepts, decisions: Sequence[Decision]) -> Reckoned:
        with self.watch.timing("decide"):
            settled = self.settle(findings, decisions)
        with self.watch.timing("resolve"):
            self.progress("resolve", 0, 0)
            placed = resolution.place_in_story(settled.findings, concepts, self.profile)
            resolved = resolution.resolve(placed, concepts, self.profile, settled.rulings)
        with self.watch.timing("reconcile"):
            self.progress("reconcile", 0, 0)
            record = reconciliation.reconcile(placed, resolved, concepts, self.profile, settled.rulings)
        return Reckoned(placed, settled, resolved, record)

    def _case_wide(
        self,
        documents: Sequence[Document],
        reckoned: Reckoned,
        concepts: Concepts,
        reasons: tuple[str, ...],
        decisions: Sequence[Decision],
    ) -> BuildReport:
        with self.watch.timing("write"):
            self.progress("write", 0, 0)
            meta = self._meta(documents) | {DECISIONS: " ".join(one.id for one in decisions)}
            with keeping_earlier(self.case):
                store.write(
                    self.case.record_path,
                    meta=meta,
                    findings=reckoned.findings,
                    texts={document.id: intake.text_of(self.case, document) for document in documents},
                    resolution=reckoned.resolution,
                    record=reckoned.record,
                    concepts=concepts,
                )
            self._log(meta)
        claims = sum(len(one.claims) for one in reckoned.findings)
        report = self._report(documents, claims, len(reckoned.record.entries), reasons)
        settled = reckoned.settled
        orphaned = len({orphan.decision.id for orphan in settled.orphans})
        return replace(report, decisions=len(decisions), orphaned=orphaned, conflicts=len(settled.conflicts))

    def _log(self, meta: Mapping[str, str]) -> None:
        """Note the build: which record, and by which engine, so that later comparisons know what read it."""
        parts = {key.removeprefix(PREFIX): value for key, value in meta.items() if key.startswith(PREFIX)}
        self.case.custody.append({"event": BUILT, "record": meta["inputs"], "engine": engine_parts(parts)})

    def _meta(self, documents: Sequence[Document]) -> dict[str, str]:
        now = inputs_of(self.case, documents, self.profile)  # anew: the concepts may have been written since
        return {
            "title": self.case.config.title,
            "profile": self.profile.name,
            "engine": __version__,
            "reader": reading.VERSION,
            "model": self.parser,
            "inputs": now.digest,
            **now.meta(),
        }

    def _report(
        self, documents: Sequence[Document | intake.Brief], claims: int, entries: int, reasons: tuple[str, ...]
    ) -> BuildReport:
        return BuildReport(
            documents=len(documents),
            parsed=self.parsed,
            read=self.read,
            unchanged=len(documents) - self.read,
            claims=claims,
            entries=entries,
            not_read=tuple(sorted(document.name for document in documents if not is_read(document))),
            reasons=reasons,
            seconds=self.watch.read(),
        )
