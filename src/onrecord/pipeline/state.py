"""The state of a case: what it holds, and whether its record still stands on it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord import intake, reading
from onrecord.casefolder import Cache, CaseFolder
from onrecord.model.document import Document
from onrecord.model.entry import REGISTERS
from onrecord.model.profile import Profile
from onrecord.model.view import View
from onrecord.pipeline.freshness import findings_key, profile_digest
from onrecord.pipeline.lines import lines
from onrecord.pipeline.perdocument import is_read
from onrecord.pipeline.profile import profile_of
from onrecord.pipeline.reasons import reasons
from onrecord.pipeline.run import inputs_of
from onrecord.pipeline.standing import CACHE, FINDINGS, open_record

NOT_BUILT, STALE, FRESH = "not built", "stale", "up to date"


@dataclass(frozen=True, slots=True)
class Status:
    """``state``: not built, stale (``reasons`` say why) or up to date. ``languages``: how many documents in each.
    ``not_read``: names of documents in a language that no parser reads. ``entries``: how many in each register.
    ``sentences``: how many there are; ``notes``: how many of them gave no claim, by reason. ``to_get``: root documents
    the case does not hold. ``to_read``: how many documents the next build has to read; what a broken-off build read is
    not among them.
    """

    title: str
    profile: str
    documents: int
    languages: tuple[tuple[str, int], ...]
    not_read: tuple[str, ...]
    state: str
    reasons: tuple[str, ...] = ()
    claims: int = 0
    entries: tuple[tuple[str, int], ...] = ()
    notes: tuple[tuple[str, int], ...] = ()
    sentences: int = 0
    to_get: int = 0
    to_read: int = 0


def status(case: CaseFolder) -> Status:
    """What ``case`` holds now. Reads only; raises ``ProfileError`` on a bad profile."""
    documents = intake.documents(case)
    profile = profile_of(case)
    languages = Counter(document.language or "not told" for document in documents)
    to_read = _to_read(case, documents, profile)
    empty = Status(
        title=case.config.title,
        profile=profile.name,
        documents=len(documents),
        languages=tuple(sorted(languages.items())),
        not_read=tuple(document.name for document in documents if not is_read(document)),
        state=NOT_BUILT,
        reasons=tuple(_broken_off(case)),
        to_read=to_read,
    )
    with open_record(case) as held:
        if held is None:
            return empty
        stale = tuple(reasons(inputs_of(case, documents, profile), held.meta(), documents, held.documents()))
        return replace(
            empty,
            state=STALE if stale else FRESH,
            reasons=(*_broken_off(case), *stale),
            to_read=to_read if stale else 0,
            claims=len(held.claims()),
            entries=tuple((register, len(lines(held, register))) for register in REGISTERS),
            notes=_notes(held),
            sentences=sum(held.sentence_count(document.id) for document in held.documents()),
            to_get=len(held.to_get()),
        )


def _to_read(case: CaseFolder, documents: Sequence[Document], profile: Profile) -> int:
    """Documents whose findings are not in the cache; nothing is made or mended to find out."""
    path = case.cache_dir / CACHE
    parser, told = reading.Parser("en").digest, profile_digest(profile)
    keys = [findings_key(document, parser, told) for document in documents]
    if not path.is_file() or case.is_read_only:
        return len(keys)
    with Cache(path) as cache:
        return len(keys) - len(cache.held(FINDINGS, keys))


def _broken_off(case: CaseFolder) -> Iterator[str]:
    if intake.fold(case.custody.events()).purging:
        yield "a purge was broken off: the next add, build or remove finishes it"


def _notes(view: View) -> tuple[tuple[str, int], ...]:
    reasons = Counter(note.reason for document in view.documents() for note in view.notes(document.id))
    return tuple(sorted(reasons.items()))
