"""Sources as a tree: each root, and under it who relays it, down to the documents held."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.cli.words import one_line
from onrecord.model.entry import LineageEdge
from onrecord.model.view import View
from onrecord.publish.exports.lineage import Node, graph

_DEEPEST = 12  # a chain is longer only where names go round in a ring


def draw(view: View) -> Iterator[str]:
    """The lines of the tree; roots that most documents rest on come first."""
    nodes, edges = graph(view)
    above: dict[str, dict[str, list[LineageEdge]]] = {}
    for edge in edges:
        above.setdefault(edge.lower, {}).setdefault(edge.upper, []).append(edge)
    relying = {edge.upper for edge in edges if edge.kind != "affiliated"}
    roots = [node for node in nodes.values() if node.id in above and node.id not in relying]
    roots.sort(key=lambda node: (-len(node.documents), node.label, node.id))
    names = {document.id: document.name for document in view.documents()}
    for root in roots:
        yield _label(root)
        yield from _under(root.id, nodes, above, names, "", (root.id,))


def _under(
    lower: str,
    nodes: dict[str, Node],
    above: dict[str, dict[str, list[LineageEdge]]],
    names: dict[str, str],
    margin: str,
    path: tuple[str, ...],
) -> Iterator[str]:
    relying = sorted(above.get(lower, {}).items(), key=lambda item: (nodes[item[0]].label, item[0]))
    relying = [(upper, edges) for upper, edges in relying if upper not in path and len(path) < _DEEPEST]
    for place, (upper, edges) in enumerate(relying):
        is_last = place == len(relying) - 1
        kinds = ", ".join(sorted({edge.kind for edge in edges}))
        where = sorted({names[edge.document] for edge in edges if edge.document in names})
        shown = f" in {', '.join(where[:3])}{' …' if len(where) > 3 else ''}" if where else ""
        yield f"{margin}{'└─' if is_last else '├─'} {kinds}: {_label(nodes[upper])}{shown}"
        yield from _under(upper, nodes, above, names, margin + ("   " if is_last else "│  "), (*path, upper))


def _label(node: Node) -> str:
    return one_line(node.label)
