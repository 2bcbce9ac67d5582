"""Sites by place, each as precise as the text is: for the map, and for the list beside it."""

from __future__ import annotations

from dataclasses import replace

from onrecord.model.entry import Entry
from onrecord.publish.dossier.directory import Directory
from onrecord.publish.dossier.pictures import MapData, Place, PlaceGroup
from onrecord.publish.dossier.wording import STRINGS, say

_ORDER = ("point", "city", "region", "country", "continent", "world", "unknown")
_LISTED = 200  # places of one precision beside the map of the register
_BRIEF = 10  # and beside that of the overview


def brief(data: MapData) -> MapData:
    """The same map with a short list."""
    groups = (
        PlaceGroup(group.label, group.places[:_BRIEF], group.more + max(0, len(group.places) - _BRIEF))
        for group in data.groups
    )
    return replace(data, groups=tuple(groups))


def lifecycle(entry: Entry) -> str:
    """The site's state in one word of the catalogue."""
    flag = next((flag.value for flag in entry.flags if flag.name == "lifecycle"), "")
    word = flag.split(";")[0].split(" as of")[0].strip().replace(" ", "-")
    return word if f"life.{word}" in STRINGS else "alleged"


def sites(directory: Directory) -> MapData:
    """All sites of the story."""
    groups: dict[str, list[Place]] = {}
    names: dict[str, str] = {}
    for entry in directory.entries["sites"]:
        place = entry.place
        precision = place.precision if place else "unknown"
        code = entry.country or (place.country if place else None)
        title = dict(entry.fields).get("place") or entry.title
        one = Place(
            link=directory.entry_link(entry.id, title),
            country=code,
            precision=precision,
            state=lifecycle(entry),
            lat=place.lat if place else None,
            lon=place.lon if place else None,
        )
        if code:
            names.setdefault(code, directory.countries.get(code, code))
        groups.setdefault(precision, []).append(one)
    found = [(precision, groups[precision]) for precision in _ORDER if precision in groups]
    states = {place.state for _, places in found for place in places}
    return MapData(
        places=tuple(place for _, places in found for place in places),
        groups=tuple(
            PlaceGroup(say(f"precision.{precision}"), tuple(places[:_LISTED]), max(0, len(places) - _LISTED))
            for precision, places in found
        ),
        names=tuple(sorted(names.items())),
        states=tuple(key.removeprefix("life.") for key in STRINGS if key.removeprefix("life.") in states),
    )
