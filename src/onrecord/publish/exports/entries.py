"""Entries of the record as JSON lines."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.model.entry import Entry, SourceCount
from onrecord.model.view import View
from onrecord.publish.exports.base import Export, line
from onrecord.publish.exports.forms import Form, amount, place, time


def lines(view: View, *, everything: bool) -> Iterator[str]:
    """One entry a line, by register and key; with those aside from the story when ``everything``."""
    for entry in view.entries(with_aside=everything):
        yield line(_form(entry))


def _form(entry: Entry) -> Form:
    return {
        "id": entry.id,
        "kind": entry.kind,
        "register": entry.register,
        "key": list(entry.key),
        "title": entry.title,
        "in_story": entry.in_story,
        "claims": list(entry.claims),
        "fields": dict(entry.fields),
        "amount": amount(entry.amount),
        "time": time(entry.time),
        "place": place(entry.place),
        "country": entry.country,
        "cell": entry.cell,
        "series": entry.series,
        "said": _sources(entry.said),
        "so": _sources(entry.so),
        "flags": {
            flag.name: {"value": flag.value, "explanation": flag.explanation, "claims": list(flag.claims)}
            for flag in entry.flags
        },
        "edges": [
            {
                "kind": edge.kind,
                "other": edge.other,
                "type": edge.type,
                "facet": edge.facet,
                "explanation": edge.explanation,
            }
            for edge in entry.edges
        ],
        "open_points": list(entry.open_points),
        **_standing(entry),
        **_by_people(entry),
    }


def _standing(entry: Entry) -> Form:
    """For a total of casualties: whose event it is of, and why its value is the one that stands, where it is."""
    form: Form = {"event": entry.event} if entry.event is not None else {}
    if entry.current is not None:
        form["stands"], form["current"] = entry.stands, entry.current
    return form


def _by_people(entry: Entry) -> Form:
    """What people decided about the entry as a whole, where they did."""
    form: Form = {"cleared": True} if entry.is_cleared else {}
    if entry.ratings:
        form["ratings"] = dict(entry.ratings)
    if entry.tags:
        form["tags"] = list(entry.tags)
    return form


def _sources(count: SourceCount) -> Form:
    return {
        "low": count.low,
        "high": count.high,
        "roots": list(count.roots),
        "relays": list(count.relays),
        "explanation": count.explanation,
    }


EXPORT = Export("entries", "every entry with its claims, flags, source counts and explanations", lines)
