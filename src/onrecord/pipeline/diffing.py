"""Diff: what changed in the record, and why.

Two records may differ in what their documents are, in what people decided, and in the engine that read them. Where they
differ in several of these, the records in between are reckoned, so that each step changes one kind of input: first the
engine on the old documents, then the new documents, then the decisions. What shows in the first step is the engine's
doing, whatever it looks like.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace

from onrecord import intake, review
from onrecord.casefolder import CaseFolder
from onrecord.errors import CaseError, UsageError
from onrecord.model.change import CAUSES, Cause, Change, Diff, Side
from onrecord.model.document import Document
from onrecord.model.entry import REGISTERS
from onrecord.pipeline import causes
from onrecord.pipeline.comparing import Pair, compare, holders
from onrecord.pipeline.freshness import engine_parts
from onrecord.pipeline.moments import moment
from onrecord.pipeline.run import Workshop, inputs_of
from onrecord.pipeline.standing import open_earlier, open_record, replaced_in
from onrecord.pipeline.standpoints import Basis, Standpoint, of_replaced, of_view, reckoned
from onrecord.pipeline.telling import told
from onrecord.settings import Settings

_TODAY = "both sides are read by OnRecord, the profile and the learnt concepts as they are now"


@dataclass(frozen=True, slots=True)
class Sides:
    """The two records to compare, what to call them, and what has to be said about them."""

    before: Standpoint
    after: Standpoint
    called: tuple[str, str]
    notes: tuple[str, ...] = ()


def diff(
    case: CaseFolder,
    settings: Settings,
    *,
    since: str | None = None,
    until: str | None = None,
    without: Collection[str] = (),
) -> Diff:
    """What changed from the record before to the one there is now. ``since``, ``until``: moments of the case (see
    ``pipeline.moments``), whose records are reckoned from the custody log. ``without``: names or ids of documents; what
    the record has through them. The same two states give the same diff.

    Raises ``CaseError`` where there is nothing to compare with, ``UsageError``, ``NotFoundError``.
    """
    if without and (since or until):
        raise UsageError("a diff is either between moments or without documents", mend="leave one of them out")
    if until and not since:
        raise UsageError("until needs since", mend="say both, like --since 2031-05-01 --until 2031-05-09")
    shop = Workshop(case, settings)
    with ExitStack() as stack:
        if since:
            sides = _between(shop, since, until, stack)
        elif without:
            sides = _without(shop, without, stack)
        else:
            sides = _builds(shop, stack)
        return _told(shop, sides)


def latest(case: CaseFolder, settings: Settings) -> Diff | None:
    """What the last build changed; None where no record before it is kept."""
    try:
        return diff(case, settings)
    except CaseError:
        return None


def _builds(shop: Workshop, stack: ExitStack) -> Sides:
    """The last two builds, as they are kept."""
    now = stack.enter_context(open_record(shop.case))
    if now is None:
        mend = f"onrecord build {shop.case.root}, or diff --since DATE"
        raise CaseError("has no record yet", where=str(shop.case.root), mend=mend)
    record = now.meta().get("inputs", "")
    replaced = replaced_in(shop.case, record)
    if replaced is not None:
        before = of_replaced(now, replaced)
    else:
        then = stack.enter_context(open_earlier(shop.case))
        if then is None:
            what = "keeps no record before the present one that can be read (cache/ was emptied, or it is the first)"
            mend = "say an earlier state: --since DATE, or --since build"
            raise CaseError(what, where=str(shop.case.root), mend=mend)
        before = of_view(then)
    notes = []
    if inputs_of(shop.case, intake.documents(shop.case), shop.profile).digest != record:
        notes.append("the case has changed since the last build, which this does not show; onrecord build takes it in")
    return Sides(before, of_view(now), ("the build before", "the last build"), tuple(notes))


def _between(shop: Workshop, since: str, until: str | None, stack: ExitStack) -> Sides:
    present, notes = _present(shop, stack) if until is None else (_now(shop), [])
    basis = present if isinstance(present, Basis) else present.basis
    current = inputs_of(shop.case, intake.documents(shop.case), shop.profile).digest
    start = moment(shop.case, since, basis.engine, current)
    end = moment(shop.case, until, basis.engine, current) if until is not None else None
    if end is not None and end.seq < start.seq:
        raise UsageError(f"{until} is before {since}", mend="say the earlier one first")
    notes.append(_TODAY)
    if start.engine is not None and (other := causes.differing(start.engine, basis.engine)):
        notes.append(
            f"the record of then was made with another state of {'; '.join(other)}: it may have read otherwise"
        )
    if start.purged:
        notes.append(f"{start.purged} purged since: nothing is left of what they gave, so neither side has it")
    after = _reckon(shop, end.basis) if end is not None else present
    if isinstance(after, Basis):
        after = _reckon(shop, after)
    called = (start.told, end.told if end is not None else "the case now")
    return Sides(_reckon(shop, start.basis), after, called, tuple(notes))


def _without(shop: Workshop, names: Collection[str], stack: ExitStack) -> Sides:
    present, notes = _present(shop, stack)
    after = _reckon(shop, present) if isinstance(present, Basis) else present
    held = after.basis.documents
    gone = {intake.find(held, name).id for name in names}
    basis = replace(after.basis, documents=tuple(one for one in held if one.id not in gone))
    called = ", ".join(one.name for one in held if one.id in gone)
    return Sides(_reckon(shop, basis), after, (f"the case without {called}", "the case now"), (*notes, _TODAY))


def _present(shop: Workshop, stack: ExitStack) -> tuple[Standpoint | Basis, list[str]]:
    """The present record where it is up to date, else what it would be made of."""
    now = _now(shop)
    held = stack.enter_context(open_record(shop.case))
    if held is not None and inputs_of(shop.case, now.documents, shop.profile).digest == held.meta().get("inputs"):
        return of_view(held), []
    return now, ["the record is not up to date, so the later side is what a build would make of the case now"]


def _now(shop: Workshop) -> Basis:
    documents = intake.documents(shop.case)
    engine = engine_parts(inputs_of(shop.case, documents, shop.profile).parts)
    return Basis(documents, tuple(one.id for one in review.read(shop.case)), engine)


def _reckon(shop: Workshop, basis: Basis) -> Standpoint:
    return reckoned(shop, basis, review.read(shop.case))


def _told(shop: Workshop, sides: Sides) -> Diff:
    decisions = {one.id: one for one in review.read(shop.case)}
    newest = sides.before.basis.newest
    now = holders(sides.after.entries)

    def why(kind: str, step: causes.Step, pair: Pair) -> tuple[Cause, ...]:
        if kind == "engine":
            return causes.of_engine(step, pair)
        if kind == "documents":
            return causes.of_documents(step, pair, newest)
        return causes.of_decisions(step, pair, decisions)

    changes: list[Change] = []
    for kind, before, after in _steps(shop, sides):
        step = causes.Step(before, after, holders(after.entries))
        then = holders(before.entries)
        for pair in compare(before.entries, after.entries):
            entry = pair.entry
            place = now.get(entry.id) if pair.after is not None else None
            changes.append(
                Change(
                    kind=pair.kind,
                    entry=place.id if place is not None else entry.id,
                    was=pair.before.id if pair.before is not None else None,
                    register=entry.register,
                    title=entry.title,
                    told=told(pair, then),
                    causes=why(kind, step, pair),
                    details=pair.details,
                    others=tuple(one.id for one in pair.others),
                    in_story=any(one.in_story for one in (pair.before, pair.after) if one is not None),
                )
            )
    order = {cause: n for n, cause in enumerate(CAUSES)}
    rank = {register: n for n, register in enumerate(REGISTERS)}
    changes.sort(key=lambda one: (order[one.cause], rank[one.register], one.title, one.entry, one.told))
    return Diff(_side(sides.before, sides.called[0]), _side(sides.after, sides.called[1]), tuple(changes), sides.notes)


def _steps(shop: Workshop, sides: Sides) -> Iterator[tuple[str, Standpoint, Standpoint]]:
    """The ladder from one record to the other, with the kind of input that each rung changes."""
    start, end = sides.before.basis, sides.after.basis
    then, now = {one.id: one for one in start.documents}, {one.id: one for one in end.documents}
    anew = {one for one in then if one in now and now[one].text_sha != then[one].text_sha}
    # a text extracted anew is the engine's; a name given by what else there is comes with the new documents; any other
    # description is people's
    read = Basis(tuple(now[one.id] if one.id in anew else one for one in start.documents), start.decisions, end.engine)
    described = [
        one if one.id not in then or one.id in anew else replace(then[one.id], name=one.name, names=one.names)
        for one in end.documents
    ]
    gone = [one for one in start.documents if one.id not in now]
    grown = Basis(_ordered([*described, *gone]), start.decisions, end.engine)
    rungs = [("engine", start, read), ("documents", read, grown), ("decisions", grown, end)]
    telling = [kind for kind, before, after in rungs if not _is_same(before, after)]
    at = sides.before
    for kind, _, basis in rungs:
        if kind not in telling:
            continue
        after = sides.after if kind == telling[-1] else _reckon(shop, basis)
        yield kind, at, after
        at = after


def _is_same(one: Basis, other: Basis) -> bool:
    return (
        _ordered(one.documents) == _ordered(other.documents)
        and set(one.decisions) == set(other.decisions)
        and dict(one.engine) == dict(other.engine)
    )


def _ordered(documents: Sequence[Document]) -> tuple[Document, ...]:
    return tuple(sorted(documents, key=lambda one: (one.name, one.id)))


def _side(standpoint: Standpoint, called: str) -> Side:
    basis = standpoint.basis
    return Side(called, len(basis.documents), len(basis.decisions), len(standpoint.entries), basis.newest)
