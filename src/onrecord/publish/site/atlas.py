"""The base map and places on it: a plane of 1000 units across, in the Equal Earth projection.

Source of the projection: B. Šavrič, T. Patterson, B. Jenny, "The Equal Earth map projection", 2018. Source of the
shapes: Natural Earth; ``frontend/`` makes ``world.json`` of them.
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from onrecord.publish.dossier.pages import Target
from onrecord.publish.dossier.pictures import MapData, Place

_A = (1.340264, -0.081106, 0.000893, 0.003796)
_M = math.sqrt(3) / 2
_CENTRE = 11.0  # degrees east in the middle: no country but Russia and Fiji is cut at the edge
_MARGIN = 30.0  # units around what is shown
_NARROWEST = 160.0  # units: a map of one country still shows its neighbours
_RATIO = 0.5  # height by width, at least
_LETTER = 0.6  # width of a letter by the size of its type, on average
_TYPE = 1.4  # size of names, in per cent of the map's width
_GONE = ("ended", "denied", "not-yet")
_SHOWN = 400  # points drawn; a list beside the map has all of them


@dataclass(frozen=True, slots=True)
class Shape:
    """A country as a path. ``state``: its class where something is said to be in it; ``target``: where it leads."""

    path: str
    state: str = ""
    label: str = ""
    target: Target | None = None


@dataclass(frozen=True, slots=True)
class Spot:
    """A point, or a country too small to be shaded (``is_country``). ``left``, ``top``: of the square that stands for
    what is no longer, or not yet, there.
    """

    x: float
    y: float
    radius: float
    state: str
    label: str
    target: Target | None
    is_country: bool = False
    is_square: bool = False
    left: float = 0.0
    top: float = 0.0


@dataclass(frozen=True, slots=True)
class Name:
    """Words on the map; ``anchor``: start, middle or end of them is at ``x``."""

    x: float
    y: float
    text: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Map:
    """A map ready to be drawn: ``view`` is the SVG's viewBox; ``side`` of squares, ``type_size`` and ``halo`` of names
    are in its units.
    """

    view: str
    side: float
    type_size: float
    halo: float
    shapes: tuple[Shape, ...]
    spots: tuple[Spot, ...]
    names: tuple[Name, ...]


@cache
def world() -> dict[str, Any]:
    """The base map: ``countries`` by ISO code (path in tenths, centre, box), ``others`` without one."""
    held: dict[str, Any] = json.loads(files(__package__).joinpath("world.json").read_text("utf-8"))
    return held


def project(lat: float, lon: float) -> tuple[float, float]:
    """Units from the left and from the top."""
    scale = world()["width"] / (2 * _x(0.0, math.pi))
    turned = (lon - _CENTRE + 180) % 360 - 180
    x, y = _x(math.radians(lat), math.radians(turned)), _y(math.radians(lat))
    return world()["width"] / 2 + x * scale, world()["height"] / 2 - y * scale


def _theta(lat: float) -> float:
    return math.asin(_M * math.sin(lat))


def _x(lat: float, lon: float) -> float:
    t = _theta(lat)
    return lon * math.cos(t) / (_M * (_A[0] + 3 * _A[1] * t**2 + t**6 * (7 * _A[2] + 9 * _A[3] * t**2)))


def _y(lat: float) -> float:
    t = _theta(lat)
    return t * (_A[0] + _A[1] * t**2 + t**6 * (_A[2] + _A[3] * t**2))


def draw(data: MapData) -> Map | None:
    """The map of these places, cut to where they are; None where none of them can be drawn."""
    countries = world()["countries"]
    names = dict(data.names)
    shaded: dict[str, Place] = {}
    points: list[tuple[float, float, Place]] = []
    for place in data.places:
        if place.lat is not None and place.lon is not None and place.precision in ("city", "point"):
            points.append((*project(place.lat, place.lon), place))
        if place.country in countries and (place.country not in shaded or place.precision == "country"):
            shaded[place.country] = place  # type: ignore[index]
    if not shaded and not points:
        return None
    boxes = [countries[code]["box"] for code in shaded] + [[x, y, x, y] for x, y, _ in points]
    left, top, width, height = _window(boxes)
    unit = width / 100
    shapes, spots = [], []
    for code, country in countries.items():
        place_in = shaded.get(code)
        if not _meets(country["box"], left, top, width, height):
            continue
        if country["d"]:
            shapes.append(_shape(country["d"], names.get(code, code), place_in))
        elif place_in is not None:
            x, y = country["at"]
            radius = round(unit * 0.8, 2)
            spots.append(Spot(x, y, radius, place_in.state, names.get(code, code), place_in.link.target, True))
    shapes += [Shape(path) for path in world()["others"]]
    shapes.sort(key=lambda shape: bool(shape.state))  # shaded ones last: their outline stays whole
    spots += [_spot(x, y, place, unit) for x, y, place in points[:_SHOWN]]
    labels = [(spot.x, spot.y, spot.label.split(",")[0], False) for spot in spots]
    labels += [
        (*countries[code]["at"], names.get(code, code), True)
        for code in sorted(shaded, key=lambda code: (shaded[code].precision != "country", code))
        if countries[code]["d"]
    ]
    view = f"{left:.1f} {top:.1f} {width:.1f} {height:.1f}"
    placed = _placed(labels, spots, unit, left, top, width, height)
    size, halo = round(_TYPE * unit, 2), round(unit * 0.28, 2)
    return Map(view, round(unit, 2), size, halo, tuple(shapes), tuple(spots), placed)


def _spot(x: float, y: float, place: Place, unit: float) -> Spot:
    left, top = round(x - unit / 2, 1), round(y - unit / 2, 1)
    radius = round(unit * 0.55, 2)
    label, target = place.link.text, place.link.target
    is_square = place.state in _GONE
    return Spot(round(x, 1), round(y, 1), radius, place.state, label, target, False, is_square, left, top)


def _shape(path: str, label: str, place: Place | None) -> Shape:
    return Shape(path, place.state, label, place.link.target) if place is not None else Shape(path)


def _meets(box: list[float], left: float, top: float, width: float, height: float) -> bool:
    return box[0] <= left + width and box[2] >= left and box[1] <= top + height and box[3] >= top


def _window(boxes: list[list[float]]) -> tuple[float, float, float, float]:
    """Left, top, width and height of what is shown: never a sliver, never beyond the map."""
    left, top = min(b[0] for b in boxes) - _MARGIN, min(b[1] for b in boxes) - _MARGIN
    right, bottom = max(b[2] for b in boxes) + _MARGIN, max(b[3] for b in boxes) + _MARGIN
    full, deep = float(world()["width"]), float(world()["height"]) - 12  # no Antarctica
    width = min(full, max(right - left, _NARROWEST, (bottom - top) / 0.62))
    height = min(deep, max(bottom - top, width * _RATIO))
    left = min(max(0.0, (left + right - width) / 2), full - width)
    top = min(max(0.0, (top + bottom - height) / 2), deep - height)
    return left, top, width, height


def _placed(
    labels: list[tuple[float, float, str, bool]],
    spots: list[Spot],
    unit: float,
    left: float,
    top: float,
    width: float,
    height: float,
) -> tuple[Name, ...]:
    """Labels that cover neither another label nor a point nor the edge; the others are left to the list."""
    size = _TYPE * unit
    taken = [(s.x - unit * 0.7, s.y - unit * 0.7, s.x + unit * 0.7, s.y + unit * 0.7) for s in spots]
    names = []
    for x, y, text, is_country in labels:
        long = len(text) * size * _LETTER
        if is_country:
            tries = [(x, y + size / 3, "middle"), (x, y + 2 * size, "middle"), (x, y - 1.4 * size, "middle")]
        else:
            gap = unit * 0.95
            tries = [(x + gap, y + size / 3, "start"), (x - gap, y + size / 3, "end")]
            tries += [(x, y - gap, "middle"), (x, y + gap + size * 0.8, "middle")]
        for at, base, anchor in tries:
            start = at - {"start": 0.0, "middle": long / 2, "end": long}[anchor]
            box = (start, base - size, start + long, base + size * 0.3)
            inside = box[0] >= left and box[2] <= left + width and box[1] >= top and box[3] <= top + height
            if inside and not any(_overlap(box, other) for other in taken):
                taken.append(box)
                names.append(Name(round(at, 1), round(base, 1), text, anchor))
                break
    return tuple(names)


def _overlap(one: tuple[float, float, float, float], two: tuple[float, float, float, float]) -> bool:
    return one[0] < two[2] and two[0] < one[2] and one[1] < two[3] and two[1] < one[3]
