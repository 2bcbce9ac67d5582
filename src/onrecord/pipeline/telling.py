"""Sentences about changes: neutral, with both values, without the cause."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from onrecord.model.change import Detail
from onrecord.model.columns import COLUMNS, EMPTY_CELLS, NOT_STATED
from onrecord.model.document import Document
from onrecord.model.entry import Entry
from onrecord.pipeline.comparing import Pair
from onrecord.reconciliation.wording import amount, clipped, plural

_CELL = 80  # characters of a value: longer ones are found among the details
_NAMED = 3  # documents or decisions named one by one
_MOST = 3  # things told of one entry in one sentence
_CHAIN = ("by", "published")  # these cells change with every report, and tell less than what it says


def told(pair: Pair, before: Mapping[str, Entry]) -> str:
    """One sentence. ``before``: by claim, the entry that held it then."""
    entry = pair.entry
    if pair.kind == "appeared":
        stands = " (the value that stands now)" if entry.current else ""
        return (_revised(entry, before) or f"new: {entry.title}") + stands
    if pair.kind == "vanished":
        return f"no longer in the record: {entry.title}"
    if pair.kind == "split" and pair.before is not None:
        return f"split off from “{clipped(pair.before.title, _CELL)}”: {entry.title}"
    if pair.kind == "merged":
        others = " and ".join(f"“{clipped(one.title, _CELL)}”" for one in pair.others[:_NAMED])
        more = f" and {len(pair.others) - _NAMED} more" if len(pair.others) > _NAMED else ""
        return f"{entry.title}; {others}{more} became one with it"
    return _changed(pair)


def listed(names: Iterable[str]) -> str:
    """Up to three names, and how many more."""
    held = list(names)
    more = f" and {len(held) - _NAMED} more" if len(held) > _NAMED else ""
    if not more and len(held) > 1:
        return f"{', '.join(held[:-1])} and {held[-1]}"
    return ", ".join(held[:_NAMED]) + more


def dated(document: Document) -> str:
    """A document with its date."""
    edtf = document.published.edtf if document.published is not None else None
    return f"{document.name}, {edtf or 'undated'}"


def _revised(entry: Entry, before: Mapping[str, Entry]) -> str | None:
    """A new edition of a count that was there."""
    earlier = [before[edge.other] for edge in entry.edges if edge.kind == "revision" and edge.other in before]
    if not earlier or entry.amount is None or earlier[0].amount is None:
        return None
    values = amount(earlier[0].amount), amount(entry.amount)
    return _went(entry, *values) if values[0] != values[1] else None


def _went(entry: Entry, was: str, now: str) -> str:
    cells = dict(entry.fields)
    scope = cells.get("scope", NOT_STATED)
    where = "" if scope in EMPTY_CELLS else {"world": " in the world"}.get(scope, f" ({scope})")
    source = f", according to {listed(entry.so.roots)}," if entry.so.roots else ""
    return f"the count of {plural(cells.get('measure') or 'thing')}{where}{source} went from {was} to {now}"


def _changed(pair: Pair) -> str:
    was, now = pair.before, pair.entry
    if was is not None and was.amount is not None and now.amount is not None and was.amount != now.amount:
        values = amount(was.amount), amount(now.amount)
        if values[0] != values[1]:
            return _went(now, *values)
    labels = dict(COLUMNS[now.register])
    ranked = sorted(pair.details, key=lambda one: _rank(one, labels))
    first = [one for one in ranked if _rank(one, labels) == _rank(ranked[0], labels)] if ranked else []
    parts = [_detail(one, labels) for one in first[:_MOST]]
    if len(first) > _MOST:
        parts.append(f"{len(first) - _MOST} more")
    return "; ".join([now.title, *parts])


def _rank(detail: Detail, labels: Mapping[str, str]) -> int:
    """What tells most comes first: cells, the story, flags, counts, chains, claims, explanations."""
    if detail.what == "current value":
        return 0
    if detail.what in labels:
        return 4 if detail.what in _CHAIN else 0
    for n, start in ((1, "story"), (3, "sources"), (5, "claims"), (6, "explanation"), (6, "not settled")):
        if detail.what.startswith(start):
            return n
    return 2


def _detail(detail: Detail, labels: Mapping[str, str]) -> str:
    if detail.what == "current value":
        return f"now the value that stands ({detail.after})" if detail.after else "no longer the value that stands"
    if detail.what == "claims":
        return f"claims: {detail.before}, now {detail.after}"
    named = {"sources said": "sources that it was said or done", "sources so": "sources that it is so"}
    label = named.get(detail.what) or labels.get(detail.what, detail.what).removeprefix("flag ")
    if detail.what.startswith("explanation") or detail.what == "not settled":
        return f"{label} reads otherwise"
    before, after = (
        clipped(value, _CELL) if value is not None else "nothing" for value in (detail.before, detail.after)
    )
    return f"{label[:1].lower()}{label[1:]} was “{before}”, now “{after}”"
