"""How values and names stand in every export."""

from __future__ import annotations

from onrecord.model.entity import Entity
from onrecord.model.party import Party
from onrecord.model.value import Amount, Place, Time
from onrecord.model.view import View

Form = dict[str, object]


def time(value: Time | None) -> Form | None:
    """``edtf`` is null while unresolved; ``pattern`` then says what is known. ``reason`` where it was worked out."""
    if value is None:
        return None
    form: Form = {
        "edtf": value.edtf,
        "start": value.start,
        "end": value.end,
        "text": value.text,
        "inferred": value.inferred,
    }
    more = {"reason": value.reason, "pattern": value.pattern}
    return form | {name: held for name, held in more.items() if held is not None}


def place(value: Place | None) -> Form | None:
    """Name, ISO country, GeoNames id, coordinates and precision."""
    if value is None:
        return None
    return {
        "name": value.name,
        "country": value.country,
        "geonames": value.geonames,
        "lat": value.lat,
        "lon": value.lon,
        "precision": value.precision,
    }


def amount(value: Amount | None) -> Form | None:
    """Bounds (null where open), the bounding words, and whether it is a change."""
    if value is None:
        return None
    return {
        "low": number(value.low),
        "high": number(value.high),
        "qualifier": value.qualifier,
        "increment": value.increment,
    }


def number(value: float | None) -> int | float | None:
    """An integer where the number is whole."""
    return int(value) if value is not None and float(value).is_integer() else value


class Naming:
    """Names as a case knows them: canonical where a mention was merged, else as written."""

    def __init__(self, view: View) -> None:
        self._view = view

    def entity(self, document: str, party: Party | None) -> Entity | None:
        """What the party's mention was merged into."""
        return self._view.entity_of(document, party.start, party.end) if party else None

    def name(self, document: str, party: Party | None) -> str | None:
        """The party's name; None where nobody is stated."""
        entity = self.entity(document, party)
        return entity.canonical if entity else (party.name or None) if party else None

    def country(self, document: str, party: Party) -> str | None:
        """The party's country, or its entity's."""
        entity = self.entity(document, party)
        return party.country or (entity.country if entity else None)

    def person(self, document: str, party: Party) -> str | None:
        """The natural person, canonical where the mention was merged into one."""
        entity = self.entity(document, party)
        return entity.canonical if entity and entity.kind == "person" else party.person

    def agency(self, document: str, party: Party) -> str | None:
        """The body of a state, canonical where it is itself the mention that was merged."""
        entity = self.entity(document, party)
        merged = entity is not None and party.kind == "agency" and entity.kind == "organisation"
        return entity.canonical if merged and entity else party.agency
