"""A story whose reader is a dozen lines, for tests that decide, rebuild and read anew hundreds of times."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from onrecord import ids, reconciliation, resolution, review, store
from onrecord.casefolder import CaseFolder
from onrecord.model.annotation import NameMention
from onrecord.model.claim import Action, Claim, ClaimKind, Figure
from onrecord.model.decision import Decision
from onrecord.model.document import Document
from onrecord.model.findings import Concepts, Findings, LearntConcept
from onrecord.model.party import Party
from onrecord.model.profile import NO_PROFILE
from onrecord.model.value import WORLD, Amount
from onrecord.model.view import MentionRow
from onrecord.publish.exports import EXPORTS
from onrecord.review import Request, Settled
from onrecord.store import RecordView

TEXTS = {
    "a.txt": "Harbour Watch counted 12 depots in all.\nThe Trade Office of Albia closed the depots in May.\n",
    "b.txt": "At last Harbour Watch counted 12 depots in all.\nQuayside Watch counted 19 depots in all.\n",
    "c.txt": "Dockside Clinic counted 40 depots in all.\nThe Trade Office of Albia closed the depots in May.\n",
}
CONCEPTS = Concepts((LearntConcept("depot", ("depot",)),), ("QM",))
_COUNT = re.compile(r"(?P<who>[A-Z]\w+ [A-Z]\w+) counted (?P<number>\d+) depots(?P<rest> in all)?")
_CLOSED = re.compile(r"(?P<who>Trade Office of Albia) closed the depots")
_OUTLET = Party("", "outlet", named=False)


def document(name: str, text: str) -> Document:
    """A document whose id is its name's hash, so that its text may change."""
    sha = ids.sha256(text.encode())
    return Document(hashlib.sha256(name.encode()).hexdigest(), name, "plain", "utf-8", sha, len(text))


def read(one: Document, text: str, version: int = 1) -> Findings:
    """Figures and closures. Version 2 reads shorter spans and no closure."""
    claims: list[Claim] = []
    names: list[NameMention] = []
    for found in _COUNT.finditer(text):
        who = Party(found["who"], "organisation", found.start("who"), found.end("who"))
        number = float(found["number"])
        end = found.end() if version == 1 else found.start("rest") if found["rest"] else found.end()
        body = Figure("depot", Amount(number, number), "depots")
        claims.append(_claim(one, text, "figure", (found.start(), end), body, who))
        names.append(NameMention(0, 0, *found.span("who"), found["who"], "organisation"))
    for found in _CLOSED.finditer(text) if version == 1 else ():
        who = Party(found["who"], "agency", *found.span("who"), country="QN", agency="Trade Office")
        claims.append(_claim(one, text, "action", found.span(), Action(who, "close", "the depots"), who))
    rows = tuple(MentionRow(one.id, name.start, name.end, "name", {"text": name.text}) for name in names)
    return Findings(one, tuple(claims), tuple(names), mentions=rows)


def _claim(
    one: Document, text: str, kind: ClaimKind, span: tuple[int, int], body: Figure | Action, who: Party
) -> Claim:
    start, end = span
    return Claim(
        id=ids.digest((one.id, kind, start, end, "slot")),
        kind=kind,
        document=one.id,
        start=start,
        end=end,
        quote=text[start:end],
        polarity="asserted",
        modality="alleged" if kind == "figure" else "stated",
        attribution=(_OUTLET, who),
        root=who,
        body=body,
        place=WORLD if kind == "figure" else None,
    )


class Story:
    """A case folder with texts in memory. ``version``: the reader's."""

    def __init__(self, root: Path) -> None:
        self.folder = CaseFolder.create(root, "Depots")
        self.texts = dict(TEXTS)
        self.version = 1

    def settle(self, decisions: Iterable[Decision]) -> Settled:
        return review.settle(self.findings(), decisions, lambda one: self.texts[one.name])

    def findings(self) -> list[Findings]:
        return [read(document(name, text), text, self.version) for name, text in sorted(self.texts.items())]

    def build(self) -> Settled:
        """Write the record from what there is now."""
        settled = self.settle(review.read(self.folder))
        placed = resolution.place_in_story(settled.findings, CONCEPTS)
        resolved = resolution.resolve(placed, CONCEPTS, NO_PROFILE, settled.rulings)
        record = reconciliation.reconcile(placed, resolved, CONCEPTS, NO_PROFILE, settled.rulings)
        store.write(
            self.folder.record_path,
            meta={"title": "Depots"},
            findings=placed,
            texts={document(name, text).id: text for name, text in self.texts.items()},
            resolution=resolved,
            record=record,
            concepts=CONCEPTS,
        )
        return settled

    def view(self) -> RecordView:
        return store.open_view(self.folder.record_path)

    def record(self) -> list[str]:
        """The record's canonical lines."""
        with self.view() as view:
            return list(EXPORTS["record"].lines(view, everything=True))

    def decide(self, kind: str, *targets: str, who: str = "ana", **more: object) -> tuple[Decision, ...]:
        """Decide against the record as built."""
        sets = tuple(dict(more.pop("fields", {})).items())  # type: ignore[call-overload]
        with self.view() as view:
            request = Request(kind, targets, sets, **more)  # type: ignore[arg-type]
            drafts = review.draft(view, request, review.read(self.folder))
        return review.append(self.folder, drafts, who=who)

    def claim(self, quote: str, name: str | None = None) -> Claim:
        """The first claim of the built record whose quote holds these words."""
        with self.view() as view:
            wanted = view.document(name).id if name else None
            return next(c for c in view.claims(wanted) if quote in c.quote)

    def target(self, quote: str, name: str | None = None) -> str:
        return f"claim:{self.claim(quote, name).id}"


def standing(settled: Settled) -> tuple[Sequence[str], Sequence[str]]:
    """Kinds of the orphans, and of the decisions in conflict."""
    return (
        sorted(one.decision.kind for one in settled.orphans),
        sorted(one.kind for conflict in settled.conflicts for one in conflict.decisions),
    )
