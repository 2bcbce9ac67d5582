"""Who relies on whom, as a graph in layers: readers' outlets on the left, those who stand behind them to the right."""

from __future__ import annotations

import re
from collections.abc import Mapping

from onrecord.publish.dossier.directory import Directory
from onrecord.publish.dossier.pages import Link
from onrecord.publish.dossier.pictures import Graph, Node, Tie
from onrecord.publish.dossier.sources import named, source_target

_UNNAMED = re.compile(r"outlet of (.+) \(not stated\)")  # as the record words it
_SHOWN = 32  # parties drawn: more is a hairball, and all of them are in the list beneath


def graph(directory: Directory) -> Graph:
    """The parties with most claims on their ties, and the ties between them."""
    ties: dict[tuple[str, str, str], int] = {}
    for edge in directory.view.lineage():
        upper, lower = _party(directory, edge.upper), _party(directory, edge.lower)
        if upper and lower and upper != lower:
            key = upper, lower, edge.kind
            ties[key] = ties.get(key, 0) + max(1, len(edge.claims))
    weight: dict[str, int] = {}
    for (upper, lower, _), n in ties.items():
        weight[upper] = weight.get(upper, 0) + n
        weight[lower] = weight.get(lower, 0) + n
    shown = sorted(weight, key=lambda name: (-weight[name], name))[:_SHOWN]
    kept = {key: n for key, n in ties.items() if key[0] in shown and key[1] in shown}
    linked = {name for key in kept for name in key[:2]}
    below: dict[str, set[str]] = {}
    for upper, lower, kind in kept:
        if kind != "affiliated":
            below.setdefault(upper, set()).add(lower)
    layers = _layers(sorted(linked), below)
    outlets = {document.outlet for document in directory.documents.values() if document.outlet}
    outlets |= {document.name for document in directory.documents.values()}
    names = sorted(linked, key=lambda name: (layers[name], -weight[name], name))
    place = {name: n for n, name in enumerate(names)}
    nodes = tuple(
        Node(
            name=name,
            link=Link(name, source_target(directory, name)),
            kind="outlet" if name in outlets else "party",
            layer=layers[name],
            is_root=not below.get(name),
            is_held=name in outlets,
        )
        for name in names
    )
    drawn = tuple(
        Tie(place[upper], place[lower], kind, n)
        for (upper, lower, kind), n in sorted(kept.items(), key=lambda item: item[0])
    )
    return Graph(nodes, drawn, len(weight) - len(linked))


def _party(directory: Directory, party: str) -> str:
    """How a party is called; a document stands for its outlet where that is known."""
    document = directory.documents.get(party)
    if document is not None:
        return document.outlet or document.name
    found = _UNNAMED.fullmatch(party)
    return found.group(1) if found else named(directory, party)


def _layers(names: list[str], below: Mapping[str, set[str]]) -> dict[str, int]:
    """Longest way from a party that nobody relies on; circles are cut where they close."""
    above: dict[str, set[str]] = {}
    for upper, lowers in below.items():
        for lower in lowers:
            above.setdefault(lower, set()).add(upper)
    depth: dict[str, int] = {}

    def reach(name: str, path: frozenset[str]) -> int:
        if name not in depth:
            ways = (reach(one, path | {name}) + 1 for one in sorted(above.get(name, ())) if one not in path)
            depth[name] = max(ways, default=0)
        return depth[name]

    for name in names:
        reach(name, frozenset({name}))
    return depth
