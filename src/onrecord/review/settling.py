"""Settling: decisions laid over what the machine read. Every decision ends up applied, in conflict, or orphaned.

Nothing depends on the order of the lines: decisions are taken as a set, hand-made claims first, then corrections, then
what is said of the claims as they read after them. All that is settled document by document (``pages``); names,
entries, documents and sources are ruled on after that, by what was found in the documents (``ruling``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from onrecord.model.decision import Anchor, Decision
from onrecord.model.document import Document
from onrecord.model.findings import Findings
from onrecord.model.ruling import NO_RULINGS, Rulings
from onrecord.review.conflicts import Conflict
from onrecord.review.ledger import live
from onrecord.review.pages import Found, Page, Pages, asked, by_document, is_on_claims, settle_page
from onrecord.review.ruling import rule

TextOf = Callable[[Document], str]
GONE = "its document is not in the case"


@dataclass(frozen=True, slots=True)
class Orphan:
    """A decision (or one of its anchors) without effect, and why."""

    decision: Decision
    why: str


@dataclass(frozen=True, slots=True)
class Settled:
    """``findings``: with corrections, rejections and hand-made claims. ``rulings``: for resolution and reconciliation.
    ``orphans`` and ``conflicts``: decisions without effect, listed and never dropped. ``pages``: what they come to in
    each document.
    """

    findings: tuple[Findings, ...]
    rulings: Rulings = NO_RULINGS
    orphans: tuple[Orphan, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    pages: Pages = field(default_factory=dict)


def settle(findings: Sequence[Findings], decisions: Iterable[Decision], text_of: TextOf) -> Settled:
    """Lay ``decisions`` (all of them, undone ones too) over ``findings``. ``text_of`` is asked for documents that
    decisions speak of only.
    """
    everything = tuple(decisions)
    spoken = by_document(live(everything))
    pages: dict[str, Page] = {}
    out: list[Findings] = []
    for one in findings:
        settled = one
        if one.document.id in spoken:
            settled, pages[one.document.id] = settle_one(one, spoken[one.document.id], text_of)
        out.append(settled)
    return sum_up(tuple(out), everything, pages)


def settle_one(one: Findings, spoken: Sequence[Decision], text_of: TextOf) -> tuple[Findings, Page]:
    """One document with the decisions that stand and speak of it, by id."""
    return settle_page(one, spoken, lambda: text_of(one.document))


def sum_up(findings: tuple[Findings, ...], decisions: Sequence[Decision], pages: Pages) -> Settled:
    """What ``decisions`` (all of them) come to, by what they come to in each document."""
    standing = live(decisions)
    by_id = {one.id: one for one in decisions}
    lost = {(one.id, "the decision that it undoes is not there") for one in _loose(decisions)}
    conflicts = []
    for page in pages.values():
        lost.update(page.lost)
        conflicts += [Conflict(c.what, tuple(by_id[one] for one in c.decisions), c.claim) for c in page.disputed]
    for one in standing:
        # of a hand-made claim the first anchor is its place
        anchors = one.anchors if is_on_claims(one) else one.anchors[:1] if one.kind == "add-claim" else ()
        if any(anchor.document not in pages for anchor in anchors):
            lost.add((one.id, GONE))
    rest = [one for one in standing if one.kind != "add-claim" and not is_on_claims(one)]
    rulings, unfound, against = rule(rest, _Case(standing, pages))
    lost.update((one.id, why) for one, why in unfound)
    return Settled(
        findings,
        rulings,
        tuple(Orphan(by_id[one], why) for one, why in sorted(lost)),
        tuple(sorted([*conflicts, *against], key=lambda c: (c.what, [one.id for one in c.decisions], c.claim or ""))),
        pages,
    )


def apply_to_claims(
    findings: Sequence[Findings], decisions: Iterable[Decision], text_of: TextOf
) -> tuple[Findings, ...]:
    """``findings`` with corrections, rejections and hand-made claims."""
    return settle(findings, decisions, text_of).findings


def _loose(decisions: Sequence[Decision]) -> list[Decision]:
    known = {one.id for one in decisions}
    return [one for one in decisions if one.kind == "undo" and one.target not in known]


class _Case:
    """What was found of anchors in the documents of the case."""

    def __init__(self, decisions: Sequence[Decision], pages: Pages) -> None:
        self._pages = pages
        self._found: Mapping[tuple[str, Anchor], Found] = {
            (one.id, anchor): found
            for document, spoken in by_document(decisions).items()
            if document in pages
            for (one, anchor), found in zip(asked(spoken, document), pages[document].found, strict=True)
        }

    def found(self, decision: Decision, anchor: Anchor) -> Found:
        return self._found.get((decision.id, anchor), Found(why=GONE))

    def holds(self, document: str) -> bool:
        return document in self._pages
