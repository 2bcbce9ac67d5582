"""The state of a case: what it holds, and whether its record still stands on it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

from onrecord import intake
from onrecord.casefolder import CaseFolder
from onrecord.model.entry import REGISTERS
from onrecord.model.view import View
from onrecord.pipeline.lines import lines
from onrecord.pipeline.perdocument import is_read
from onrecord.pipeline.profile import profile_of
from onrecord.pipeline.run import inputs_of
from onrecord.pipeline.standing import open_record

NOT_BUILT, STALE, FRESH = "not built", "stale", "up to date"


@dataclass(frozen=True, slots=True)
class Status:
    """``state``: not built, stale (``reasons`` say why) or up to date. ``languages``: how many documents in each.
    ``not_read``: names of documents in a language that no parser reads. ``entries``: how many in each register.
    ``notes``: how many sentences gave no claim, by reason. ``to_get``: root documents the case does not hold.
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
    to_get: int = 0


def status(case: CaseFolder) -> Status:
    """What ``case`` holds now. Reads only; raises ``ProfileError`` on a bad profile."""
    documents = intake.documents(case)
    profile = profile_of(case)
    languages = Counter(document.language or "not told" for document in documents)
    empty = Status(
        title=case.config.title,
        profile=profile.name,
        documents=len(documents),
        languages=tuple(sorted(languages.items())),
        not_read=tuple(document.name for document in documents if not is_read(document)),
        state=NOT_BUILT,
    )
    with open_record(case) as held:
        if held is None:
            return empty
        reasons = inputs_of(case, documents, profile).reasons_against(held.meta())
        return replace(
            empty,
            state=STALE if reasons else FRESH,
            reasons=reasons,
            claims=len(held.claims()),
            entries=tuple((register, len(lines(held, register))) for register in REGISTERS),
            notes=_notes(held),
            to_get=len(held.to_get()),
        )


def _notes(view: View) -> tuple[tuple[str, int], ...]:
    reasons = Counter(note.reason for document in view.documents() for note in view.notes(document.id))
    return tuple(sorted(reasons.items()))
