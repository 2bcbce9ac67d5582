"""Deciding: requests become lines of the ledger, are tried out on the record first where asked, and are listed with how
they stand.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from onrecord import intake, review
from onrecord.casefolder import CaseFolder, account_name
from onrecord.errors import InputError, OnRecordError
from onrecord.model.decision import Decision
from onrecord.model.document import Document
from onrecord.model.entity import Entity
from onrecord.model.entry import Entry, Record
from onrecord.model.view import View
from onrecord.pipeline.report import Progress
from onrecord.pipeline.run import Workshop
from onrecord.review import Conflict, Request, Settled
from onrecord.settings import Settings


@dataclass(frozen=True, slots=True)
class Standing:
    """A decision and how it stands: ``in force``, ``undone``, ``conflict`` or ``orphaned``; ``why`` where it does not
    hold. ``about``: what it is about, in words.
    """

    decision: Decision
    standing: str
    about: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class Effect:
    """What decisions would do to the record: entries that come, go, or change (before, after). ``names``: names of
    things that come, go or change.
    """

    added: tuple[Entry, ...] = ()
    gone: tuple[Entry, ...] = ()
    changed: tuple[tuple[Entry, Entry], ...] = ()
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """``decisions``: as written, or as they would be. ``effect``: of a dry run. ``standings``: of these decisions."""

    decisions: tuple[Decision, ...]
    standings: tuple[Standing, ...]
    effect: Effect | None = None


def decide(
    case: CaseFolder,
    view: View,
    requests: Iterable[tuple[str, Request]],
    settings: Settings,
    *,
    who: str | None = None,
    is_dry: bool = False,
    progress: Progress | None = None,
) -> Outcome:
    """Write the decisions that ``requests`` (where each comes from, itself) come to: all of them, or none when one does
    not fit. ``is_dry`` writes nothing and says what they would do.

    Raises ``UsageError``, ``NotFoundError``; ``InputError`` where a request of a file does not fit.
    """
    with case.lock():
        known = review.read(case)
        drafts: list[Decision] = []
        targets = review.Targets(view)
        for where, request in requests:
            try:
                drafts += review.draft(targets, request, known)
            except OnRecordError as error:
                if not where:
                    raise
                raise InputError(error.what, where=where, mend=error.mend) from None
        shop = Workshop(case, settings, progress)
        if not is_dry:
            made = review.append(case, drafts, who=who)
            wanted = {one.id for one in made}
            with intake.Roll(case) as roll:
                standings = _standings(shop, lambda ids: roll.documents(ids).values(), wanted)
            return Outcome(made, tuple(one for one in standings if one.decision.id in wanted))
        when, signed = case.clock().isoformat(), who or account_name()
        tried = tuple(
            replace(one, id=f"draft-{n:04}", who=one.who or signed, when=when) for n, one in enumerate(drafts)
        )
        before, after = shop.reckon(known), shop.reckon((*known, *tried))
        named = {one.id for one in tried}
        standings = _laid_out((*known, *tried), after.settled)
        names = _names(before.resolution.entities, after.resolution.entities)
        would = replace(effect(before.record, after.record), names=names)
        return Outcome(tried, tuple(one for one in standings if one.decision.id in named), would)


def decisions(case: CaseFolder, settings: Settings) -> tuple[Standing, ...]:
    """All decisions, oldest first, with how they stand now. Raises ``CaseError`` when a line does not prove out."""
    held = _standings(Workshop(case, settings), lambda ids: (one for one in intake.documents(case) if one.id in ids))
    return tuple(sorted(held, key=lambda one: (one.decision.when, one.decision.id)))


def _standings(
    shop: Workshop, documents_of: Callable[[set[str]], Iterable[Document]], about: Collection[str] | None = None
) -> tuple[Standing, ...]:
    """How decisions stand. ``about``: ids of those to tell of, where not all; what is told of others then is not to be
    relied on.
    """
    known = review.read(shop.case)
    # what is decided on claims stands or falls with their documents, everything else by what else is decided
    telling = [one for one in known if about is None or one.id in about or not review.is_on_claims(one)]
    wanted = {anchor.document for one in telling for anchor in (*one.anchors, *one.others)}
    documents = sorted(documents_of(wanted), key=lambda one: (one.name, one.id))
    settled = shop.settle(shop.findings(documents, is_whole=False), known)
    names = {one.id: one.name for one in documents}
    return _laid_out(known, settled, names)


def _laid_out(known: Sequence[Decision], settled: Settled, names: dict[str, str] | None = None) -> tuple[Standing, ...]:
    alive = {one.id for one in review.standing(known)}
    called = names or {one.document.id: one.document.name for one in settled.findings}
    against: dict[str, Conflict] = {one.id: conflict for conflict in settled.conflicts for one in conflict.decisions}
    lost: dict[str, list[str]] = {}
    for orphan in settled.orphans:
        lost.setdefault(orphan.decision.id, []).append(orphan.why)
    out = []
    for one in known:
        about = _about(one, called)
        if one.id in lost and one.id in alive:
            out.append(Standing(one, "orphaned", about, "; ".join(lost[one.id])))
        elif one.id in against:
            others = ", ".join(d.id[:8] for d in against[one.id].decisions if d.id != one.id)
            why = f"{against[one.id].what}: against {others}; what the machine read stands"
            out.append(Standing(one, "conflict", about, why))
        else:
            out.append(Standing(one, "in force" if one.id in alive else "undone", about))
    return tuple(out)


def _about(decision: Decision, names: dict[str, str]) -> str:
    """What a decision is about: words, documents, values."""
    if decision.kind == "undo":
        return (decision.target or "")[:8]
    parts = []
    for side in (decision.anchors, decision.others):
        if side:
            first = side[0]
            where = names.get(first.document, "a document that is not there")
            quote = " ".join(first.quote.split())
            shown = f"“{quote if len(quote) <= 60 else quote[:57] + '…'}” ({where})" if quote else where
            more = f" and {len(side) - 1} more" if len(side) > 1 and first.kind != "mention" else ""
            parts.append(shown + more)
    joint = {"merge": " with ", "split": " from ", "keep-apart": " from ", "copy": " of "}.get(decision.kind, ", ")
    about = joint.join(parts) or decision.target or ""
    if decision.field is not None:
        about += f": {decision.field}"
    if decision.value is not None and decision.kind != "confirm":
        about += f": {decision.value}"
    return about


def effect(before: Record, after: Record) -> Effect:
    """How one record differs from another. An entry is known by its id, else by a claim that both hold."""
    old = {one.id: one for one in before.entries}
    new = {one.id: one for one in after.entries}
    holder = {claim: one.id for one in before.entries for claim in one.claims}
    matched: dict[str, str] = {key: key for key in new if key in old}
    taken = set(matched.values())
    for key in sorted(set(new) - set(matched)):
        was = next((holder[c] for c in new[key].claims if holder.get(c) not in (None, *taken)), None)
        if was is not None:
            matched[key] = was
            taken.add(was)
    return Effect(
        added=tuple(new[key] for key in sorted(new) if key not in matched),
        gone=tuple(old[key] for key in sorted(old) if key not in taken),
        changed=tuple((old[matched[key]], new[key]) for key in sorted(matched) if old[matched[key]] != new[key]),
    )


def _names(before: Sequence[Entity], after: Sequence[Entity]) -> tuple[str, ...]:
    return tuple(sorted({one.canonical for one in set(before) ^ set(after)}))
