"""A build: what stands is looked at, what is stale is worked on anew, and the record is written.

Where a few documents of a large case changed, or people decided something, and nothing else did, only what that
touches is worked on (``pipeline.adjusting``); everything else is built in full, which is always right.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from onrecord import intake, reading, review, store
from onrecord.casefolder import CaseFolder, need
from onrecord.model.decision import Decision
from onrecord.model.delta import TooWide
from onrecord.model.document import Document
from onrecord.model.findings import Concepts
from onrecord.pipeline import adjusting
from onrecord.pipeline.freshness import BUILT, DECISIONS, PREFIX, engine_parts
from onrecord.pipeline.memory import uncollected
from onrecord.pipeline.perdocument import is_read
from onrecord.pipeline.reasons import reasons
from onrecord.pipeline.removal import settle
from onrecord.pipeline.report import BuildReport, Progress
from onrecord.pipeline.run import Reckoned, Workshop, inputs_of
from onrecord.pipeline.standing import Lack, keeping_earlier, open_record
from onrecord.settings import Settings
from onrecord.version import __version__

_STORED = 24  # bytes of record and cache for each character of text, in the middling cases measured
_NOTHING = Lack(("there is no record yet",))


def build(
    case: CaseFolder, settings: Settings, *, relearn: bool = False, progress: Progress | None = None
) -> BuildReport:
    """Bring the case's record up to date and say what was done.

    ``relearn`` writes ``concepts.yaml`` anew from all documents. Raises ``CaseLockedError`` when another process
    builds, ``ProfileError`` on a bad profile, ``ModelMissingError`` without the pinned model.
    """
    with case.lock():
        settle(case)
        return Builder(Workshop(case, settings, progress)).build(relearn=relearn)


class Builder:
    """Builds the record of the workshop's case, which must be locked."""

    def __init__(self, shop: Workshop) -> None:
        self._shop = shop
        self._case = shop.case

    def build(self, *, relearn: bool) -> BuildReport:
        """Bring the record up to date."""
        shop = self._shop
        with shop.watch.timing("intake"), intake.Roll(self._case) as roll:
            briefs = tuple(roll.briefs())
            lack = self._lack(roll, briefs)
            if not lack.reasons and not relearn:
                return self._report(briefs, lack.claims, lack.entries, ())
        decisions = review.read(self._case)  # before any work: a line that does not prove out stops the build
        wide = None
        if lack.is_of_people and not relearn:
            try:
                return self._adjust(lack, briefs, decisions)
            except TooWide as why:
                wide = str(why)
        with shop.watch.timing("intake"), intake.Roll(self._case) as roll:
            documents = roll.all_documents()
        stale = (*lack.reasons, "the concepts are learnt anew") if relearn else lack.reasons
        return replace(self._in_full(documents, stale, decisions, relearn=relearn), wide=wide)

    def _lack(self, roll: intake.Roll, briefs: Sequence[intake.Brief]) -> Lack:
        """What the record that is there lacks."""
        with open_record(self._case) as held:
            if held is None:
                return _NOTHING
            then, now = held.digests(), {one.id: one.digest for one in briefs}
            changed = {identity for identity, _ in then.items() ^ now.items()}
            before, after = held.some_documents(changed), tuple(roll.documents(changed).values())
            inputs, meta = inputs_of(self._case, now.values(), self._shop.profile), held.meta()
            claims, entries = held.counts()
            return Lack(
                tuple(reasons(inputs, meta, after, before)),
                inputs.are_but_people_s_of(meta),
                meta.get("inputs", ""),
                tuple(meta.get(DECISIONS, "").split()),
                before,
                after,
                (len(then), len(now)),
                claims,
                entries,
            )

    def _adjust(self, lack: Lack, briefs: Sequence[intake.Brief], decisions: Sequence[Decision]) -> BuildReport:
        """Work in the documents that changed, and what people decided since. Raises ``TooWide``."""
        size = _STORED * sum(document.characters for document in lack.after)
        need(self._case.root, size, "building the record")
        meta = self._meta([one.digest for one in briefs]) | {DECISIONS: " ".join(one.id for one in decisions)}
        settled = adjusting.adjust(self._shop, lack, decisions, meta, self._log)
        with open_record(self._case) as held:
            claims, entries = held.counts() if held is not None else (0, 0)
        report = self._report(briefs, claims, entries, lack.reasons)
        return replace(_decided(report, decisions, settled), in_full=False)

    def _in_full(
        self, documents: Sequence[Document], reasons: tuple[str, ...], decisions: Sequence[Decision], *, relearn: bool
    ) -> BuildReport:
        shop = self._shop
        size = _STORED * sum(document.characters for document in documents)
        need(self._case.root, size, "building the record")
        shop.pin()
        findings = shop.findings(documents)
        settled = shop.settle(findings, decisions)
        with uncollected(), adjusting.keeping(self._case, len(documents)) as keeping:
            concepts = shop.concepts(findings, relearn=relearn)
            reckoned = shop.lay_together(settled, concepts, keeping.kept)
            keeping.seal(self._write(documents, reckoned, concepts, decisions))
        claims = sum(len(one.claims) for one in reckoned.findings)
        return _decided(
            self._report(documents, claims, len(reckoned.record.entries), reasons), decisions, reckoned.settled
        )

    def _write(
        self, documents: Sequence[Document], reckoned: Reckoned, concepts: Concepts, decisions: Sequence[Decision]
    ) -> str:
        """Write the record and log it; the digest of what it is made of."""
        with self._shop.watch.timing("write"):
            self._shop.progress("write", 0, 0)
            # the inputs anew: the concepts may have been written since
            meta = self._meta(documents) | {DECISIONS: " ".join(one.id for one in decisions)}
            with keeping_earlier(self._case):
                store.write(
                    self._case.record_path,
                    meta=meta,
                    findings=reckoned.findings,
                    texts={document.id: intake.text_of(self._case, document) for document in documents},
                    resolution=reckoned.resolution,
                    record=reckoned.record,
                    concepts=concepts,
                )
            self._log(meta)
        return meta["inputs"]

    def _log(self, meta: Mapping[str, str]) -> None:
        """Note the build: which record, and by which engine, so that later comparisons know what read it."""
        parts = {key.removeprefix(PREFIX): value for key, value in meta.items() if key.startswith(PREFIX)}
        self._case.custody.append({"event": BUILT, "record": meta["inputs"], "engine": engine_parts(parts)})

    def _meta(self, documents: Sequence[Document | str]) -> dict[str, str]:
        now = inputs_of(self._case, documents, self._shop.profile)
        return {
            "title": self._case.config.title,
            "profile": self._shop.profile.name,
            "engine": __version__,
            "reader": reading.VERSION,
            "model": self._shop.parser,
            "inputs": now.digest,
            **now.meta(),
        }

    def _report(
        self, documents: Sequence[Document | intake.Brief], claims: int, entries: int, reasons: tuple[str, ...]
    ) -> BuildReport:
        return BuildReport(
            documents=len(documents),
            parsed=self._shop.parsed,
            read=self._shop.read,
            unchanged=len(documents) - self._shop.read,
            claims=claims,
            entries=entries,
            not_read=tuple(sorted(document.name for document in documents if not is_read(document))),
            reasons=reasons,
            seconds=self._shop.watch.read(),
        )


def _decided(report: BuildReport, decisions: Sequence[Decision], settled: review.Settled) -> BuildReport:
    """The report with what became of decisions."""
    orphaned = len({orphan.decision.id for orphan in settled.orphans})
    return replace(report, decisions=len(decisions), orphaned=orphaned, conflicts=len(settled.conflicts))
