"""Geometry of maps, timelines and graphs: things stand where they belong, and nothing lies on anything else."""

from __future__ import annotations

import itertools

import pytest

from onrecord.publish.dossier.pages import Link, Target
from onrecord.publish.dossier.pictures import Event, Graph, MapData, Node, Place, Tie, Timeline
from onrecord.publish.site import atlas, layers, timescale


def _link(text: str) -> Link:
    return Link(text, Target("sites", f"e-{text}"))


def _map(*places: Place) -> MapData:
    names = tuple(sorted({(p.country, f"Land {p.country}") for p in places if p.country}))
    return MapData(tuple(places), (), names, ())


def test_the_projection_is_that_of_the_shapes() -> None:
    checks = atlas.world()["checks"]
    assert len(checks) == 5
    for one in checks:
        assert atlas.project(one["lat"], one["lon"]) == pytest.approx(one["at"], abs=0.1)


def test_a_country_is_shaded_and_never_a_point() -> None:
    drawn = atlas.draw(_map(Place(_link("Kenya"), "KE", "country", "alleged", 1.0, 38.0)))
    assert drawn is not None
    assert drawn.spots == ()
    assert [shape.label for shape in drawn.shapes if shape.state] == ["Land KE"]


def test_a_city_is_a_point_and_a_small_country_a_ring() -> None:
    city = Place(_link("Mombasa"), "KE", "city", "ended", -4.05, 39.67)
    drawn = atlas.draw(_map(city, Place(_link("Malta"), "MT", "country", "alleged")))
    assert drawn is not None
    held = {spot.label: spot for spot in drawn.spots}
    assert held["Mombasa"].is_square  # what is no longer there differs by shape too
    assert held["Land MT"].is_country
    left, top, width, height = (float(part) for part in drawn.view.split())
    for spot in drawn.spots:
        assert left < spot.x < left + width
        assert top < spot.y < top + height


def test_places_that_no_map_has_give_no_map() -> None:
    assert atlas.draw(_map(Place(_link("Utopia"), "QQ", "country", "alleged"))) is None
    assert atlas.draw(_map(Place(_link("Nowhere"), None, "unknown", "alleged"))) is None


def test_labels_of_many_neighbours_do_not_touch() -> None:
    places = [Place(_link(f"Town {n}"), "NL", "city", "alleged", 51 + n / 40, 4 + (n * 7 % 11) / 20) for n in range(40)]
    drawn = atlas.draw(_map(*places))
    assert drawn is not None
    assert 2 < len(drawn.names) < 40
    boxes = []
    for name in drawn.names:
        long = len(name.text) * drawn.type_size * 0.55
        start = name.x - {"start": 0.0, "middle": long / 2, "end": long}[name.anchor]
        boxes.append((start, name.y - drawn.type_size * 0.9, start + long, name.y))
    for one, two in itertools.combinations(boxes, 2):
        assert one[2] <= two[0] or two[2] <= one[0] or one[3] <= two[1] or two[3] <= one[1]


def _event(start: str, end: str = "", kind: str = "act") -> Event:
    return Event(kind, "label", start, end or start, start, "", _link("x"))


def test_days_are_points_and_intervals_bars_in_order() -> None:
    events = (_event("2031-01-01"), _event("2031-03-01", "2031-06-30"), _event("2031-12-31", kind="document"))
    drawn = timescale.draw(Timeline(events, 0))
    assert drawn is not None
    assert [lane.kind for lane in drawn.lanes] == ["act", "document"]
    day, months = drawn.lanes[0].dots
    assert day.width == ""
    assert 25 < float(months.width.rstrip("%")) < 36
    assert float(day.x.rstrip("%")) < float(months.x.rstrip("%")) < 100
    assert drawn.ticks[0][2] == "start"  # a label at the edge is set inwards
    assert len(drawn.ticks) <= 13


def test_what_lies_far_off_is_drawn_at_the_edge() -> None:
    events = (_event("1950-01-01"), *(_event(f"2031-05-{n:02}") for n in range(1, 30)), _event("2031-06-30"))
    drawn = timescale.draw(Timeline(events, 0))
    assert drawn is not None
    beyond = [dot for dot in drawn.lanes[0].dots if dot.beyond]
    assert [dot.beyond for dot in beyond] == ["before"]
    assert all(0 <= float(dot.x.rstrip("%")) <= 100 for dot in drawn.lanes[0].dots)


def test_marks_of_one_day_stand_under_each_other() -> None:
    events = (*(_event("2031-05-05") for _ in range(5)), _event("2031-09-01"))
    drawn = timescale.draw(Timeline(events, 0))
    assert drawn is not None
    assert len({dot.y for dot in drawn.lanes[0].dots if dot.place < 5}) == 5


@pytest.mark.parametrize("events", [(), (_event("2031-05-05"),), (_event("2031-05-05"), _event("2031-05-05"))])
def test_one_date_is_no_timeline(events: tuple[Event, ...]) -> None:
    assert timescale.draw(Timeline(events, 0)) is None


def test_boxes_of_a_graph_do_not_touch_and_ties_run_between_them() -> None:
    nodes = tuple(Node(f"Party {n}", _link(str(n)), "party", n % 3) for n in range(12))
    ties = tuple(Tie(upper, lower, "relays", 1) for upper, lower in ((0, 1), (0, 4), (3, 1), (1, 2), (0, 2), (4, 1)))
    drawn = layers.draw(Graph(nodes, ties))
    assert drawn is not None
    width, height = drawn.box
    for one, two in itertools.combinations(drawn.boxes, 2):
        assert abs(one.x - two.x) >= width or abs(one.y - two.y) >= height
    assert len(drawn.curves) == len(ties)
    assert all(box.x >= 0 and box.x + width <= drawn.width and box.y + height <= drawn.height for box in drawn.boxes)
    assert layers.draw(Graph((), ())) is None
