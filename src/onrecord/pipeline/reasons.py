"""Why a record is stale, in words: not that documents changed but which, and what about them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from onrecord.model.document import Document
from onrecord.pipeline.freshness import DOCUMENTS, Inputs

_NAMED = 3  # documents named one by one
_FACTS = {
    "name": "name",
    "names": "name",
    "outlet": "outlet",
    "published": "date",
    "published_at": "date",
    "language": "language",
    "title": "title",
    "url": "address",
    "byline": "byline",
    "machine_translated": "machine translation",
    "translation_of": "translation of",
    "timezone": "time zone",
}


def reasons(now: Inputs, meta: Mapping[str, str], documents: Sequence[Document], then: Sequence[Document]) -> list[str]:
    """Why a record with this ``meta``, made of the documents ``then``, is stale on the inputs ``now`` with
    ``documents``; empty when it is fresh. Documents that did not change may be left out of both.
    """
    out: list[str] = []
    for reason in now.reasons_against(meta):
        out.extend((list(_changes(documents, then)) or [reason]) if reason == DOCUMENTS else [reason])
    return out


def _changes(documents: Sequence[Document], then: Sequence[Document]) -> Iterator[str]:
    fresh, old = {one.id: one for one in documents}, {one.id: one for one in then}
    both = [(fresh[one], old[one]) for one in fresh if one in old]
    retold = [one for one, before in both if one.text_sha != before.text_sha]
    described = [(one, _facts(one, before)) for one, before in both]
    yield from _line("added", "were added", [one.name for one in documents if one.id not in old])
    yield from _line("removed", "were removed", [one.name for one in then if one.id not in fresh])
    yield from _line("extracted anew", "have a text extracted anew", [one.name for one in retold])
    yield from _line(
        "described anew", "are described anew", [f"{one.name} ({facts})" for one, facts in described if facts]
    )


def _facts(one: Document, before: Document) -> str:
    changed = [word for field, word in _FACTS.items() if getattr(one, field) != getattr(before, field)]
    return ", ".join(dict.fromkeys(changed))


def _line(single: str, several: str, names: Iterable[str]) -> Iterator[str]:
    held = sorted(names)
    if len(held) == 1:
        yield f"1 document was {single}: {held[0]}"
    elif held:
        more = f" and {len(held) - _NAMED} more" if len(held) > _NAMED else ""
        yield f"{len(held)} documents {several}: {', '.join(held[:_NAMED])}{more}"
