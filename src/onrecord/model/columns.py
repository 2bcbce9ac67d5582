"""The registers' columns: what ``Entry.fields`` holds, in order, and the headings that people read."""

from __future__ import annotations

from onrecord.model.entry import Register

NOT_STATED = "not stated"
NOT_SETTLED = "not settled"  # a text states what may belong in the cell, and it could not be tied to the entry
EMPTY_CELLS = frozenset({NOT_STATED, NOT_SETTLED, "–"})

COLUMNS: dict[Register, tuple[tuple[str, str], ...]] = {
    "figures": (
        ("measure", "Counted"),
        ("scope", "Where, of what"),
        ("value", "Value as relayed"),
        ("by", "According to"),
        ("as_of", "As of"),
        ("published", "Published"),
    ),
    "sites": (
        ("thing", "Thing"),
        ("place", "Place"),
        ("precision", "Precision"),
        ("operator", "Run by"),
        ("by", "According to"),
        ("lifecycle", "State"),
    ),
    "responses": (
        ("country", "Country"),
        ("who", "Who"),
        ("act", "Act"),
        ("object", "On what"),
        ("when", "When"),
        ("cell", "State"),
        ("by", "According to"),
    ),
    "agreements": (
        ("parties", "Parties"),
        ("subject", "Subject"),
        ("number", "Number"),
        ("places", "Places"),
        ("period", "Period"),
        ("status", "Status"),
        ("by", "According to"),
    ),
    "positions": (
        ("facet", "About"),
        ("speaker", "Who"),
        ("stance", "Stance"),
        ("proposition", "What"),
        ("when", "When"),
        ("counter", "Against it"),
        ("by", "According to"),
    ),
    "publications": (
        ("title", "Title as read"),
        ("publisher", "Publisher"),
        ("type", "Kind"),
        ("date", "Date"),
        ("follows", "Follows"),
        ("held", "Held"),
        ("by", "According to"),
    ),
    "sources": (
        ("source", "Source"),
        ("kind", "Kind"),
        ("through", "Through"),
        ("claims", "Claims"),
        ("held", "Held"),
    ),
    "names": (
        ("canonical", "Name"),
        ("kind", "Kind"),
        ("country", "Country"),
        ("aliases", "Also written"),
        ("suggested", "Perhaps also"),
    ),
}
