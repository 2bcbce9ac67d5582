"""Resolution: what only the whole case can tell. Which names are one, what the story is about, what stands aside.

Nothing here is written back into claims as read: names stay as written, and every join can be explained and undone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.model.entity import Resolution
from onrecord.model.findings import Concepts, Findings
from onrecord.model.profile import NO_PROFILE, Profile
from onrecord.model.ruling import NO_RULINGS, Rulings
from onrecord.resolution import candidates, countries, dates, decided, entities, forms, joining, offices
from onrecord.resolution.clusters import Clusters
from onrecord.resolution.concepts import learn
from onrecord.resolution.story import place_in_story

__all__ = ["learn", "place_in_story", "resolve"]


def resolve(
    findings: Sequence[Findings], concepts: Concepts, profile: Profile = NO_PROFILE, rulings: Rulings = NO_RULINGS
) -> Resolution:
    """Entities of the whole case, independent of the order of ``findings``. ``rulings``: what people join and keep
    apart, which goes before all evidence.
    """
    found = candidates.gather(findings)
    decided.part(found, rulings)
    clusters = Clusters(forms.build(found))
    decided.join(clusters, found, rulings)
    known = joining.join_known(clusters, profile)
    joining.join_text_equations(clusters, found)
    joining.join_by_evidence(clusters, candidates.places_in(findings), candidates.words_in(findings))
    countries.place_parliaments(clusters, found, findings)
    names = countries.names_in(findings)
    countries.suggest_parliaments(clusters, names)
    merged, proposed = offices.settle(clusters, findings, found, names)
    built = entities.locate(entities.build(clusters, known, joining.suggest(clusters) | proposed, merged), findings)
    resolution = decided.show(built, rulings)
    return replace(resolution, dates=dates.settle(findings, resolution.of_mention))
