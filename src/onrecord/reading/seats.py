"""States by the name of their seat of power, and bodies of a state that go by a name of their own."""

from __future__ import annotations

from onrecord.model.annotation import NameMention, PlaceMention
from onrecord.model.party import Party
from onrecord.model.tokens import Tokens
from onrecord.reading.lexicon import state_bodies
from onrecord.reading.places.index import seat_of


def state(tokens: Tokens, place: PlaceMention) -> Party:
    """The state at a place's name; "the Kremlin" is the seat that acts for it, "Beijing" only the state."""
    seat = seat_of(tokens.text[place.start : place.end]) if place.form == "metonym" else None
    held = place.place
    return Party(held.name, "state", place.start, place.end, country=held.country, agency=seat)


def body(name: NameMention) -> Party | None:
    """ "Scotland Yard": a body by its name, with the state that it is of."""
    code = state_bodies().get(name.text) if name.kind != "person" else None
    if code is None:
        return None
    return Party(name.text, "agency", name.start, name.end, country=code, agency=name.text)
