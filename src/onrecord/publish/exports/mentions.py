"""Readings below the claims as JSON lines, so that each reader can be measured by itself."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from onrecord.model.codec import to_json
from onrecord.model.view import MentionRow, View
from onrecord.publish.exports.base import Export, line


def lines(view: View, *, everything: bool) -> Iterator[str]:
    """One mention a line, by document, start, end, type, and so every sentence that gave no claim, with the reason. All
    of them in any case: mentions know no story.
    """
    for document in view.documents():
        silent = (
            MentionRow(document.id, n.start, n.end, "sentence", {"reason": n.reason}) for n in view.notes(document.id)
        )
        rows = sorted((*view.mentions(document.id), *silent), key=lambda row: (row.start, row.end, row.type))
        text = view.text(document.id) if rows else ""
        for row in rows:
            yield line(_form(row, document.name, text))


def _form(row: MentionRow, document: str, text: str) -> dict[str, object]:
    """The span and type, then the normal form. A key of the normal form that the span has too bears the type before
    it: the first day of a time is ``time_start``.
    """
    form: dict[str, object] = {
        "document": document,
        "start": row.start,
        "end": row.end,
        "text": text[row.start : row.end],
        "type": row.type,
    }
    value: Any = to_json(row)
    for key, held in value["value"].items():
        if key not in form:
            form[key] = held
        elif held != form[key]:
            form[f"{row.type}_{key}"] = held
    return form


EXPORT = Export(
    "mentions",
    "every name, time, quantity, place and attribution that was read, and every sentence that gave no claim",
    lines,
)
