"""Who relies on whom, as JSON lines: every party, publication and document of the chains, then every edge.

A node is ``{"type": "node", "id", "label", "kind", "country", "documents"}``; ``kind`` is that of the entity,
*document* for one that the case holds, *name* for a party as written that was merged into nothing. An edge is
``{"type": "edge", "upper", "lower", "kind", "document", "evidence", "claims"}``: ``upper`` relies on ``lower``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from onrecord.model.entry import LineageEdge
from onrecord.model.view import View
from onrecord.publish.exports.base import Export, line


@dataclass(slots=True)
class Node:
    """A party, publication or document. ``documents``: names of those in which an edge shows it, sorted."""

    id: str
    label: str
    kind: str
    country: str | None = None
    documents: set[str] = field(default_factory=set)


def graph(view: View) -> tuple[dict[str, Node], list[LineageEdge]]:
    """Nodes by id, sorted by label and id; edges in the view's order. Copies and affiliations are edges too."""
    entities = {entity.id: entity for entity in view.entities()}
    names = {document.id: document.name for document in view.documents()}
    held = set(names.values())
    nodes: dict[str, Node] = {}
    edges = list(view.lineage())
    for edge in edges:
        for end in (edge.upper, edge.lower):
            node = nodes.get(end)
            if node is None:
                entity = entities.get(end)
                kind = entity.kind if entity is not None else "document" if end in held else "name"
                label = entity.canonical if entity is not None else end
                node = nodes[end] = Node(end, label, kind, entity.country if entity is not None else None)
            if edge.document in names:
                node.documents.add(names[edge.document])
    ordered = sorted(nodes.values(), key=lambda node: (node.label, node.id))
    return {node.id: node for node in ordered}, edges


def lines(view: View, *, everything: bool) -> Iterator[str]:
    """Nodes by label, then edges by document. All of them in any case."""
    nodes, edges = graph(view)
    names = {document.id: document.name for document in view.documents()}
    for node in nodes.values():
        yield line(
            {
                "type": "node",
                "id": node.id,
                "label": node.label,
                "kind": node.kind,
                "country": node.country,
                "documents": sorted(node.documents),
            }
        )
    for edge in edges:
        yield line(
            {
                "type": "edge",
                "upper": edge.upper,
                "lower": edge.lower,
                "kind": edge.kind,
                "document": names.get(edge.document),
                "evidence": edge.evidence,
                "claims": list(edge.claims),
            }
        )


EXPORT = Export("lineage", "who relies on whom: nodes and edges", lines)
