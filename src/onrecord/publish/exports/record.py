"""The whole record as canonical JSON lines: two records are the same when these bytes are."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from onrecord.model.codec import to_json
from onrecord.model.view import View
from onrecord.publish.exports.base import Export, canonical_line


def lines(view: View, *, everything: bool) -> Iterator[str]:
    """Documents' metadata, claims, entities, entries, lineage, documents to get and copies, each in the view's fixed
    order; one object a line, under a key that says what it is. Always whole. No build times and no machine facts.
    """
    for document in view.documents():
        yield canonical_line({"document": to_json(document)})
    for claim in view.claims():
        yield canonical_line({"claim": to_json(claim)})
    for entity in view.entities():
        yield canonical_line({"entity": to_json(entity)})
    for entry in view.entries(with_aside=True):
        yield canonical_line({"entry": to_json(entry)})
    for edge in view.lineage():
        yield canonical_line({"lineage": to_json(edge)})
    for wanted in view.to_get():
        yield canonical_line({"to_get": to_json(wanted)})
    for copy, original, evidence in view.copies():
        yield canonical_line({"copy": {"copy": copy, "original": original, "evidence": evidence}})


def digest(view: View) -> str:
    """Hex SHA-256 of the export's bytes (lines ended by a line feed, UTF-8)."""
    state = hashlib.sha256()
    for one in lines(view, everything=True):
        state.update(one.encode())
        state.update(b"\n")
    return state.hexdigest()


EXPORT = Export("record", "the whole record in canonical form, to compare two builds", lines)
