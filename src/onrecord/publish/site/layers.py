"""Geometry of the lineage graph: columns of parties, ordered so that few ties cross."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.publish.dossier.pictures import Graph, Node

_WIDTH, _HEIGHT = 210, 30  # units of a party's box
_GAP_X, _GAP_Y = 90, 12
_LETTERS = 28  # letters that a box holds
_PASSES = 6  # sweeps of ordering; more change nothing to speak of
_PAD = 8


@dataclass(frozen=True, slots=True)
class Box:
    """A party where it stands. ``text``: its name, cut to fit."""

    node: Node
    x: int
    y: int
    text: str


@dataclass(frozen=True, slots=True)
class Curve:
    """A tie as a path. ``width``: by its weight; ``label``: in words."""

    path: str
    kind: str
    width: str
    upper: str
    lower: str


@dataclass(frozen=True, slots=True)
class Layout:
    """The graph ready to be drawn."""

    boxes: tuple[Box, ...]
    curves: tuple[Curve, ...]
    width: int
    height: int
    box: tuple[int, int] = (_WIDTH, _HEIGHT)


def draw(graph: Graph) -> Layout | None:
    """Boxes and curves; None when there is nothing to tie."""
    if not graph.ties:
        return None
    columns: list[list[int]] = []
    for place, node in enumerate(graph.nodes):
        while len(columns) <= node.layer:
            columns.append([])
        columns[node.layer].append(place)
    beside: dict[int, list[int]] = {}
    for tie in graph.ties:
        beside.setdefault(tie.upper, []).append(tie.lower)
        beside.setdefault(tie.lower, []).append(tie.upper)
    tallest = max(len(column) for column in columns)
    height = tallest * (_HEIGHT + _GAP_Y)
    spot: dict[int, float] = {}

    def settle(column: list[int]) -> None:
        room = height / len(column)
        for row, place in enumerate(column):
            spot[place] = room * (row + 0.5)

    for column in columns:
        settle(column)
    for turn in range(_PASSES):
        for column in columns if turn % 2 == 0 else reversed(columns):
            mean = {p: sum(spot[o] for o in beside[p]) / len(beside[p]) if beside.get(p) else spot[p] for p in column}
            column.sort(key=lambda place: (mean[place], graph.nodes[place].name))
            settle(column)
    boxes = []
    for layer, column in enumerate(columns):
        for place in column:
            node = graph.nodes[place]
            x = _PAD + layer * (_WIDTH + _GAP_X)
            boxes.append((place, Box(node, x, _PAD + round(spot[place] - _HEIGHT / 2), _cut(node.name))))
    of_place = dict(boxes)
    curves = []
    for tie in graph.ties:
        upper, lower = of_place[tie.upper], of_place[tie.lower]
        x1, y1 = upper.x + _WIDTH, upper.y + _HEIGHT // 2
        x2, y2 = lower.x, lower.y + _HEIGHT // 2
        if lower.x <= upper.x:  # within a column, or back: round the right side
            bend = upper.x + _WIDTH + _GAP_X // 2
            path = f"M{x1} {y1}C{bend} {y1} {bend} {y2} {lower.x + _WIDTH} {y2}"
        else:
            bend = max(30, (x2 - x1) // 2)
            path = f"M{x1} {y1}C{x1 + bend} {y1} {x2 - bend} {y2} {x2} {y2}"
        width = f"{min(4.5, 1 + 0.35 * tie.weight):.2f}"
        curves.append(Curve(path, tie.kind.replace(" ", "-"), width, upper.node.name, lower.node.name))
    wide = 2 * _PAD + len(columns) * _WIDTH + (len(columns) - 1) * _GAP_X + _GAP_X // 2
    return Layout(tuple(box for _, box in boxes), tuple(curves), wide, 2 * _PAD + height)


def _cut(name: str) -> str:
    return name if len(name) <= _LETTERS else name[: _LETTERS - 1].rstrip() + "…"
