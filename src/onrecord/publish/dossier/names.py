"""The register of names: one line an entity, with every spelling and why it belongs there."""

from __future__ import annotations

from onrecord.model.columns import COLUMNS
from onrecord.model.entity import Entity
from onrecord.publish.dossier import links
from onrecord.publish.dossier.directory import Directory
from onrecord.publish.dossier.pages import Cell, Chip, Row
from onrecord.publish.dossier.wording import phrase, say


def shown_entities(directory: Directory) -> list[Entity]:
    """Entities that have a line: all but private persons, whom the record does not follow."""
    office_holders = _office_holders(directory)
    return [
        entity
        for entity in directory.entities.values()
        if entity.kind != "person" or entity.is_public or entity.id in office_holders
    ]


def name_rows(directory: Directory) -> tuple[list[Row], int]:
    """One row an entity; and how many private persons are left out."""
    shown = shown_entities(directory)
    return [_name_row(directory, entity) for entity in shown], len(directory.entities) - len(shown)


def _office_holders(directory: Directory) -> set[str]:
    """Persons whom a claim names with an office or a body of a state: their role there is public."""
    held = set()
    for claim in directory.claims.values():
        body = claim.body
        slots = [*claim.attribution, getattr(body, "actor", None), getattr(body, "speaker", None)]
        for party in slots:
            if party is not None and (party.office or party.agency) and party.start >= 0:
                entity = directory.view.entity_of(claim.document, party.start, party.end)
                if entity is not None:
                    held.add(entity.id)
    return held


def _name_row(directory: Directory, entity: Entity) -> Row:
    others = [alias for alias in entity.aliases if alias != entity.canonical]
    values = {
        "canonical": entity.canonical,
        "kind": entity.kind,
        "country": directory.countries.get(entity.country, entity.country) if entity.country else "",
        "aliases": "; ".join(others),
        "suggested": "; ".join(entity.suggested),
    }
    spot = directory.spots.get(entity.id)
    target = links.name_target(directory.pages[spot[0]], spot[1]) if spot and spot[0] in directory.pages else None
    cells = tuple(
        Cell(key, label, values[key] or "–", target if values[key] else None, not values[key])
        for key, label in COLUMNS["names"]
    )
    notes = tuple(
        say("name.link", name=link.name, how=phrase("name", link.strength), explanation=link.explanation)
        for link in entity.links
    )
    marks = (Chip("Wikidata", entity.wikidata, ""),) if entity.wikidata else ()
    return Row(anchor=f"n-{links.slug(entity.id)}", title=entity.canonical, cells=cells, chips=marks, notes=notes)
