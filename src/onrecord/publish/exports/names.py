"""Entities and their names as JSON lines."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.model.view import View
from onrecord.publish.exports.base import Export, line


def lines(view: View, *, everything: bool) -> Iterator[str]:
    """One entity a line, by canonical name. All of them in any case."""
    for entity in view.entities():
        yield line(
            {
                "entity": entity.id,
                "kind": entity.kind,
                "canonical": entity.canonical,
                "country": entity.country,
                "aliases": list(entity.aliases),
                "suggested": list(entity.suggested),
                "wikidata": entity.wikidata,
                "geonames": entity.geonames,
            }
        )


EXPORT = Export("names", "every entity with its names, merged and only suggested", lines)
