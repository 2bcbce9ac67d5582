"""Formats that a record can be exported in; one module a format."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from onrecord.errors import UsageError
from onrecord.publish.exports import claims, entries, graphml, lineage, mentions, names, record, texts
from onrecord.publish.exports.base import Export
from onrecord.publish.exports.record import digest

__all__ = ["EXPORTS", "Export", "digest", "find"]

EXPORTS: Mapping[str, Export] = MappingProxyType(
    {
        module.EXPORT.name: module.EXPORT
        for module in (
            claims,
            entries,
            graphml,
            lineage,
            mentions,
            names,
            record,
            texts,
        )
    }
)
"""Every format by its name."""


def find(name: str) -> Export:
    """The format called ``name``; ``UsageError`` lists what there is."""
    if name not in EXPORTS:
        raise UsageError(f"no export format {name!r}", mend=f"one of: {', '.join(EXPORTS)}")
    return EXPORTS[name]
