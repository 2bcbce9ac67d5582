"""Settling: decisions laid over what the machine read. Every decision ends up applied, in conflict, or orphaned.

Nothing depends on the order of the lines: decisions are taken as a set, hand-made claims first, then corrections, then
what is said of the claims as they read after them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord import ids
from onrecord.errors import UsageError
from onrecord.model.claim import Claim
from onrecord.model.decision import Anchor, Decision
from onrecord.model.document import Document
from onrecord.model.findings import Findings
from onrecord.model.ruling import NO_RULINGS, Rulings
from onrecord.review import handmade, judging, sight
from onrecord.review.anchoring import locate
from onrecord.review.conflicts import Conflict
from onrecord.review.ledger import live
from onrecord.review.ruling import rule

TextOf = Callable[[Document], str]
_OVERLAP = 0.5  # of both spans together: less, and it is another claim
ON_CLAIMS = ("confirm", "reject", "correct", "clear")


@dataclass(frozen=True, slots=True)
class Orphan:
    """A decision (or one of its anchors) without effect, and why."""

    decision: Decision
    why: str


@dataclass(frozen=True, slots=True)
class Settled:
    """``findings``: with corrections, rejections and hand-made claims. ``rulings``: for resolution and reconciliation.
    ``orphans`` and ``conflicts``: decisions without effect, listed and never dropped.
    """

    findings: tuple[Findings, ...]
    rulings: Rulings = NO_RULINGS
    orphans: tuple[Orphan, ...] = ()
    conflicts: tuple[Conflict, ...] = ()


def settle(findings: Sequence[Findings], decisions: Iterable[Decision], text_of: TextOf) -> Settled:
    """Lay ``decisions`` (all of them, undone ones too) over ``findings``. ``text_of`` is asked for documents that
    decisions speak of only.
    """
    everything = tuple(decisions)
    standing = live(everything)
    if not everything:
        return Settled(tuple(findings))
    case = _Case(findings, text_of)
    orphans = [Orphan(one, "the decision that it undoes is not there") for one in _loose(everything)]
    conflicts: list[Conflict] = []
    orphans += case.add(standing, conflicts)
    spoken: dict[str, list[tuple[Decision, Anchor]]] = {}
    rest: list[Decision] = []
    for one in standing:
        if one.kind in ON_CLAIMS or (one.kind in ("rate", "note", "tag") and _is_on_claim(one)):
            found = [(case.claim_at(anchor), anchor) for anchor in one.anchors]
            for claim, anchor in found:
                if isinstance(claim, str):
                    orphans.append(Orphan(one, claim))
                else:
                    spoken.setdefault(claim.id, []).append((one, anchor))
        elif one.kind != "add-claim":
            rest.append(one)
    for claim_id in sorted(spoken):
        claim = case.claims[claim_id]
        judged = judging.judge(claim, spoken[claim_id], case.text(claim.document))
        case.claims[claim_id] = judged.claim
        conflicts += judged.conflicts
        orphans += [Orphan(one, why) for one, why in judged.outdated]
    rulings, lost, against = rule(rest, case)
    orphans += [Orphan(one, why) for one, why in lost]
    unique = {(orphan.decision.id, orphan.why): orphan for orphan in orphans}
    return Settled(
        case.findings(),
        rulings,
        tuple(unique[key] for key in sorted(unique)),
        tuple(sorted([*conflicts, *against], key=lambda c: (c.what, [one.id for one in c.decisions]))),
    )


def apply_to_claims(
    findings: Sequence[Findings], decisions: Iterable[Decision], text_of: TextOf
) -> tuple[Findings, ...]:
    """``findings`` with corrections, rejections and hand-made claims."""
    return settle(findings, decisions, text_of).findings


def _is_on_claim(decision: Decision) -> bool:
    return any(anchor.kind not in ("document", "mention") for anchor in decision.anchors)


def _loose(decisions: Sequence[Decision]) -> list[Decision]:
    known = {one.id for one in decisions}
    return [one for one in decisions if one.kind == "undo" and one.target not in known]


class _Case:
    """Findings by document, with texts read when asked for; ``claims`` by id, changed as decisions are applied."""

    def __init__(self, findings: Sequence[Findings], text_of: TextOf) -> None:
        self._findings = tuple(findings)
        self._text_of = text_of
        self._texts: dict[str, str] = {}
        self.by_document: Mapping[str, Findings] = {one.document.id: one for one in findings}
        self.claims: dict[str, Claim] = {}
        self._read: dict[str, tuple[Claim, ...]] = {}  # as the machine read them, and hand-made ones
        self._added: dict[str, list[Claim]] = {}
        self._names: dict[str, frozenset[tuple[int, int]]] = {}

    def findings(self) -> tuple[Findings, ...]:
        """All findings in their order, with their claims as they are now."""
        out = []
        for one in self._findings:
            document = one.document.id
            if document in self._read or document in self._added:
                claims = tuple(
                    self.claims.get(claim.id, claim) for claim in (*one.claims, *self._added.get(document, []))
                )
                out.append(replace(one, claims=claims))
            else:
                out.append(one)
        return tuple(out)

    def text(self, document: str) -> str:
        """A document's text."""
        if document not in self._texts:
            self._texts[document] = self._text_of(self.by_document[document].document)
        return self._texts[document]

    def place(self, anchor: Anchor) -> tuple[int, int] | str:
        """Where an anchor's words stand now, or why they do not."""
        one = self.by_document.get(anchor.document)
        if one is None:
            return "its document is not in the case"
        return locate(anchor, self.text(anchor.document), one.document.text_sha)

    def claim_at(self, anchor: Anchor) -> Claim | str:
        """The claim that an anchor means, as read or made by hand; or why there is none."""
        at = self.place(anchor)
        if isinstance(at, str):
            return at
        fits = [c for c in self._claims_of(anchor.document) if c.kind == anchor.kind and sight.slot(c) == anchor.slot]
        exact = [c for c in fits if (c.start, c.end) == at]
        near = exact or [c for c in fits if _shared(at, (c.start, c.end)) >= _OVERLAP]
        if len(near) > 1:
            near = [c for c in near if c.id == anchor.claim] or [
                c for c in near if sight.is_same(anchor.seen, sight.seen(c))
            ]
        if len(near) == 1:
            return near[0]
        if near:
            return "several claims on these words fit"
        return "the reader no longer reads such a claim there"

    def is_name(self, document: str, at: tuple[int, int]) -> bool:
        """True when a name, a title, or a phrase in a party's slot stands at this span."""
        if document not in self._names:
            one = self.by_document[document]
            spans = {(name.start, name.end) for name in one.names}
            spans |= {(start, end) for name in one.names for start, end, _ in name.descriptions}
            for claim in self._claims_of(document):
                spans |= sight.name_spans(claim)
            self._names[document] = frozenset(spans)
        return at in self._names[document]

    def add(self, decisions: Sequence[Decision], conflicts: list[Conflict]) -> list[Orphan]:
        """Hand-made claims take their place; gives what could not."""
        orphans: list[Orphan] = []
        made: dict[str, list[tuple[Decision, Claim]]] = {}
        for one in decisions:
            if one.kind != "add-claim" or not one.anchors:
                continue
            anchor = one.anchors[0]
            at = self.place(anchor)
            if isinstance(at, str):
                orphans.append(Orphan(one, at))
                continue
            document = self.by_document[anchor.document].document
            try:
                claim = handmade.claim(one, document, self.text(document.id), at)
            except UsageError as error:
                orphans.append(Orphan(one, f"its fields no longer fit: {error.what}"))
                continue
            made.setdefault(claim.id, []).append((one, claim))
        for claim_id in sorted(made):
            group = made[claim_id]
            # several people may add the same claim, each with a reason; their fields must be equal
            if len({ids.canonical(one.after) for one, _ in group}) > 1:
                what = f"a hand-made {group[0][1].kind} at {group[0][1].start}-{group[0][1].end}"
                conflicts.append(Conflict(what, tuple(one for one, _ in group), claim=None))
                continue
            claim = replace(group[0][1], decided=tuple(judging.decided(one) for one, _ in group))
            self._added.setdefault(claim.document, []).append(claim)
        for claims in self._added.values():
            for claim in claims:
                self.claims[claim.id] = claim
        return orphans

    def _claims_of(self, document: str) -> tuple[Claim, ...]:
        if document not in self._read:
            claims = (*self.by_document[document].claims, *self._added.get(document, []))
            self._read[document] = claims
            self.claims.update({claim.id: claim for claim in claims})
        return self._read[document]


def _shared(one: tuple[int, int], two: tuple[int, int]) -> float:
    both = min(one[1], two[1]) - max(one[0], two[0])
    around = max(one[1], two[1]) - min(one[0], two[0])
    return both / around if around > 0 else 0.0
