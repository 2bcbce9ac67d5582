"""The documents' texts as JSON lines: what offsets count in, for formats that are not plain text."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.model.view import View
from onrecord.publish.exports.base import Export, line


def lines(view: View, *, everything: bool) -> Iterator[str]:
    """One document a line, by name. All of them in any case."""
    for document in view.documents():
        yield line({"document": document.name, "id": document.id, "text": view.text(document.id)})


EXPORT = Export("texts", "the text of every document, which offsets count in", lines)
