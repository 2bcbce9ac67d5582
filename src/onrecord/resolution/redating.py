"""Dates that need other documents, after a few documents of a large case changed (see ``dates``)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence

from onrecord.model import codec
from onrecord.model.delta import Kept
from onrecord.model.findings import Findings
from onrecord.model.value import Time
from onrecord.resolution import keeping
from onrecord.resolution.dates import counted, is_dated, is_open, settle_document
from onrecord.resolution.notes import Notes, Span

COUNTS = "date_counts"  # count, document → its day and name, and whose word the count is
OPEN_COUNTS = "date_open_counts"  # count, undated document
OPEN = "date_open"  # undated document → what of it is to be settled
SETTLED = "date_settled"  # undated document → what was settled

_Root = tuple[str | None, int, int, str]  # form, where, name


def keep(kept: Kept, findings: Sequence[Findings], notes: Iterable[Notes], settled: Mapping[str, object]) -> None:
    """Keep what ``settle_change`` needs. ``settled``: what ``dates.settle`` gave."""
    by_document = {one.document: one for one in notes}
    for one in findings:
        _put(kept, one, by_document[one.document.id])
        if not is_dated(one):
            _put_settled(kept, one, settled)


def settle_change(
    kept: Kept, placed: Sequence[Findings], unplaced: Sequence[Findings], notes: Iterable[Notes], touched: set[str]
) -> dict[str, Time | None]:
    """What ``dates.settle`` gives otherwise than before, None for what it gives no more. ``touched``: documents whose
    names may stand for something else.
    """
    out: dict[str, Time | None] = {}
    keys = {key for found in kept.of_members(COUNTS, touched).values() for key in found}
    gone = [one.document.id for one in unplaced]
    for held in kept.get(SETTLED, gone).values():
        out.update(dict.fromkeys(json.loads(held[""])))
    for table in (COUNTS, OPEN_COUNTS):
        kept.drop_members(table, gone)
    for table in (OPEN, SETTLED):
        kept.drop_keys(table, gone)
    by_document = {one.document: one for one in notes}
    for one in placed:
        keys |= _put(kept, one, by_document[one.document.id])
    again = {document for found in kept.get(OPEN_COUNTS, keys).values() for document in found}
    again |= {one.document.id for one in placed if not is_dated(one)}
    for document, held in kept.get(OPEN, again).items():
        one = codec.from_json(Findings, json.loads(held[""]))
        old = json.loads(kept.get(SETTLED, [document]).get(document, {"": b"{}"})[""])
        new = _settled(kept, document, one)
        out.update({key: None for key in old if key not in new})
        out.update({key: time for key, time in new.items() if old.get(key) != codec.to_json(time)})
        kept.put(SETTLED, [(document, "", _bytes({key: codec.to_json(new[key]) for key in sorted(new)}))])
    return out


def _put(kept: Kept, one: Findings, notes: Notes) -> set[str]:
    """Keep the counts of a document, and what is open of one without a date; gives the keys of its counts."""
    form_at = {span: key for key, spans in notes.spans.items() if notes.forms[key].is_named for span in spans}
    roots: dict[str, list[_Root]] = {}
    for claim in one.claims:
        count = counted(claim)
        if count is not None and claim.root is not None:
            at = claim.root.start, claim.root.end
            roots.setdefault(keeping.joined(*map(str, count)), []).append((form_at.get(at), *at, claim.root.name))
    day = one.document.published.start if one.document.published is not None and is_dated(one) else None
    document = one.document.id
    rows = {key: _bytes([day, one.document.name, list(dict.fromkeys(found))]) for key, found in roots.items()}
    kept.put(COUNTS, ((key, document, data) for key, data in rows.items()))
    if not is_dated(one):
        kept.put(OPEN_COUNTS, ((key, document, b"") for key in rows))
        told = Findings(one.document, tuple(c for c in one.claims if is_open(c)), bounds=one.bounds)
        kept.put(OPEN, [(document, "", _bytes(codec.to_json(told)))])
    return set(rows)


def _put_settled(kept: Kept, one: Findings, settled: Mapping[str, object]) -> None:
    ids = (one.document.id, *(claim.id for claim in one.claims))
    found = {key: codec.to_json(settled[key]) for key in sorted(ids) if key in settled}
    kept.put(SETTLED, [(one.document.id, "", _bytes(found))])


def _settled(kept: Kept, document: str, one: Findings) -> dict[str, Time]:
    mine = kept.of_members(COUNTS, [document]).get(document, {})
    found = {key: _read(held) for key, held in kept.get(COUNTS, mine).items()}
    who = _Identities(kept, found)
    met = []
    for key, data in mine.items():
        roots = {who.of(document, root) for root in json.loads(data)[2]}
        for root in roots:
            days = [
                (day, name)
                for other, (day, name, others) in found[key].items()
                if day is not None and any(who.of(other, theirs) == root for theirs in others)
            ]
            if days:
                met.append(min(days))
    return settle_document(one, met)


def _read(held: Mapping[str, bytes]) -> dict[str, tuple[str | None, str, list[_Root]]]:
    out = {}
    for document, data in held.items():
        day, name, roots = json.loads(data)
        out[document] = day, name, roots
    return out


class _Identities:
    """Who gives a count: what the root's mention stands for, else its name."""

    def __init__(self, kept: Kept, found: Mapping[str, Mapping[str, tuple[str | None, str, list[_Root]]]]) -> None:
        pointing = {
            document
            for documents in found.values()
            for document, (_, _, roots) in documents.items()
            if any(form is None for form, *_ in roots)
        }
        self._targets: dict[tuple[str, Span], str] = {}
        for document, held in kept.get(keeping.POINTING, pointing).items():
            for span, pointer in keeping.pointing_from_bytes(held[""]):
                if pointer.strength == "merge":
                    self._targets[document, span] = pointer.target
        forms = {
            form for documents in found.values() for _, _, roots in documents.values() for form, *_ in roots if form
        }
        rows = kept.get(keeping.FORMS, {*forms, *self._targets.values()})
        self._rows = {key: keeping.row_from_bytes(key, held[""]) for key, held in rows.items()}

    def of(self, document: str, root: _Root) -> tuple[str, ...]:
        """Equal for the same one only."""
        form, start, end, name = root
        form = form or self._targets.get((document, (start, end)))
        row = self._rows.get(form) if form is not None else None
        if row is None:
            return "", name
        return (row.first,) if row.entity is not None else (row.first, document)


def _bytes(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
