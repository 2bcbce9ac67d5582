"""One document's readers in their order: values, names, parties, clauses, attributions."""

from __future__ import annotations

from onrecord.model.annotation import Reading
from onrecord.model.document import Document
from onrecord.model.profile import NO_PROFILE, Profile
from onrecord.model.tokens import Tokens
from onrecord.reading import attributions, clauses, names, places, quantities, times, unread
from onrecord.reading.parties import Parties
from onrecord.reading.publishers import Publishers


def read(document: Document, tokens: Tokens, profile: Profile = NO_PROFILE) -> Reading:
    """Everything that one text says below the level of claims. Depends on its arguments only."""
    found_quantities = quantities.read(tokens)
    found_times = times.read(tokens, document.published)
    found_places = places.read(tokens, known=profile.names)
    found_names = names.read(tokens, found_places)
    parties = Parties(tokens, found_places, found_names, found_times)
    publishers = Publishers(tokens, parties)
    found, linked = attributions.read(tokens, clauses.read(tokens), parties, publishers, found_quantities)
    return Reading(
        tokens=tokens,
        quantities=found_quantities,
        times=found_times,
        places=found_places,
        names=found_names,
        attributions=found,
        notes=unread.read(tokens),
        clauses=linked,
        parties=parties.made,
        makers=publishers.all(),
    )
