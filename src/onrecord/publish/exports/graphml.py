"""Who relies on whom, as GraphML: one graph for Gephi, yEd, networkx and the like, with the fields of ``lineage``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from onrecord.model.view import View
from onrecord.publish.exports.base import Export
from onrecord.publish.exports.lineage import graph

_SPACE = "http://graphml.graphdrawing.org/xmlns"
_NODE_KEYS = ("label", "kind", "country", "documents")
_EDGE_KEYS = ("kind", "document", "evidence", "claims")
# what XML 1.0 cannot hold: control characters, lone surrogates, two non-characters
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def lines(view: View, *, everything: bool) -> Iterator[str]:
    """One element a line; an edge runs from who relies to whom it relies on. All edges in any case."""
    nodes, edges = graph(view)
    names = {document.id: document.name for document in view.documents()}
    number = {node: f"n{place}" for place, node in enumerate(nodes)}
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield f'<graphml xmlns="{_SPACE}">'
    for owner, keys in (("node", _NODE_KEYS), ("edge", _EDGE_KEYS)):
        for key in keys:
            yield f'<key id="{owner}-{key}" for="{owner}" attr.name="{key}" attr.type="string"/>'
    yield '<graph id="lineage" edgedefault="directed">'
    for node in nodes.values():
        cells = (node.label, node.kind, node.country, ", ".join(sorted(node.documents)))
        data = "".join(_data("node", key, cell) for key, cell in zip(_NODE_KEYS, cells, strict=True))
        yield f"<node id={quoteattr(number[node.id])}>{data}</node>"
    for place, edge in enumerate(edges):
        shown = (edge.kind, names.get(edge.document), edge.evidence, " ".join(edge.claims))
        data = "".join(_data("edge", key, cell) for key, cell in zip(_EDGE_KEYS, shown, strict=True))
        ends = f'source="{number[edge.upper]}" target="{number[edge.lower]}"'
        yield f'<edge id="e{place}" {ends}>{data}</edge>'
    yield "</graph>"
    yield "</graphml>"


def _data(owner: str, key: str, value: str | None) -> str:
    if not value:
        return ""
    return f'<data key="{owner}-{key}">{escape(" ".join(_FORBIDDEN.sub(chr(0xFFFD), value).split()))}</data>'


EXPORT = Export("graphml", "who relies on whom, as GraphML", lines)
