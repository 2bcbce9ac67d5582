"""Decisions of a large case after a few documents of it changed, or people decided something, without going through the
rest: what they come to in each document is kept.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass

from onrecord.model import codec
from onrecord.model.decision import Decision
from onrecord.model.delta import Kept, TooWide
from onrecord.model.findings import Findings
from onrecord.model.ruling import renamed
from onrecord.review.ledger import live
from onrecord.review.pages import Page, Pages, by_document
from onrecord.review.settling import Settled, TextOf, settle_one, sum_up

PAGES = "decided_pages"  # document → what decisions come to in it

FindingsOf = Callable[[Collection[str]], Sequence[Findings]]


@dataclass(frozen=True, slots=True)
class Resettled:
    """``added``, ``removed``: documents whose claims came, went or read otherwise, as people have them now and had them
    then; with those in which names may be others by what people ruled on them. ``then``, ``now``: what decisions come
    to besides, without findings.
    """

    added: tuple[Findings, ...]
    removed: tuple[Findings, ...]
    then: Settled
    now: Settled


def keep(kept: Kept, pages: Pages) -> None:
    """Keep what ``settle_change`` needs."""
    kept.put(PAGES, ((document, "", _bytes(page)) for document, page in pages.items()))


def settle_change(
    kept: Kept,
    change: tuple[Sequence[Findings], Sequence[Findings]],
    decisions: tuple[Sequence[Decision], Sequence[Decision]],
    findings_of: FindingsOf,
    text_of: TextOf,
) -> Resettled:
    """What ``settle`` gives for the case after a change, and gave before, where that differs. ``change``: the documents
    that came and those that went, as read; ``decisions``: all of before and all of now; ``findings_of``: what was read
    of those of some documents that the case has and that did not change. ``kept`` is brought up to date.

    Raises ``TooWide`` where what is kept does not fit.
    """
    came, went = change
    then, now = (by_document(live(some)) for some in decisions)
    changed = {one.document.id for one in (*came, *went)}
    moved = {one for one in then.keys() | now.keys() if _ids(then, one) != _ids(now, one)} - changed
    was = _pages(kept, then)
    fresh: dict[str, Page] = {}
    removed = {one.document.id: _settled(one, then, text_of)[0] for one in went}
    added = {one.document.id: _refreshed(one, now, text_of, fresh) for one in came}
    for one in findings_of(sorted(moved)):
        before, after = _settled(one, then, text_of)[0], _refreshed(one, now, text_of, fresh)
        if before.claims != after.claims:
            removed[one.document.id], added[one.document.id] = before, after
    pages = {one: page for one, page in was.items() if one in now and one not in changed | moved} | fresh
    kept.drop_keys(PAGES, was.keys() - pages.keys())
    keep(kept, fresh)
    try:
        ruled, ruling = sum_up((), decisions[0], was), sum_up((), decisions[1], pages)
    except (KeyError, ValueError) as error:
        raise TooWide(f"what is kept of decisions does not fit: {error!r}") from error
    changed = added.keys() | removed.keys()
    for one in findings_of(sorted(renamed(ruled.rulings, ruling.rulings, changed) - changed)):
        removed[one.document.id] = added[one.document.id] = _settled(one, now, text_of)[0]
    return Resettled(_sorted(added.values()), _sorted(removed.values()), ruled, ruling)


def _ids(spoken: dict[str, list[Decision]], document: str) -> list[str]:
    return [one.id for one in spoken.get(document, ())]


def _settled(one: Findings, spoken: dict[str, list[Decision]], text_of: TextOf) -> tuple[Findings, Page | None]:
    about = spoken.get(one.document.id)
    return (one, None) if about is None else settle_one(one, about, text_of)


def _refreshed(one: Findings, spoken: dict[str, list[Decision]], text_of: TextOf, fresh: dict[str, Page]) -> Findings:
    settled, page = _settled(one, spoken, text_of)
    if page is not None:
        fresh[one.document.id] = page
    return settled


def _sorted(findings: Iterable[Findings]) -> tuple[Findings, ...]:
    return tuple(sorted(findings, key=lambda one: one.document.id))


def _pages(kept: Kept, documents: Iterable[str]) -> dict[str, Page]:
    try:
        return {
            one: codec.from_json(Page, json.loads(held[""])) for one, held in kept.get(PAGES, sorted(documents)).items()
        }
    except (ValueError, TypeError, KeyError) as error:
        raise TooWide(f"what is kept of decisions does not fit: {error!r}") from error


def _bytes(page: Page) -> bytes:
    return json.dumps(codec.to_json(page), ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
