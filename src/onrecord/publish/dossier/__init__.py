"""The dossier: a built record (``View``) as page data, without any HTML. ``publish.site`` lays it out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.model.columns import COLUMNS
from onrecord.model.entry import Register
from onrecord.model.view import View
from onrecord.publish.dossier import (
    documents,
    facets,
    figures,
    glance,
    items,
    matrix,
    names,
    network,
    places,
    sources,
    story,
    timeline,
)
from onrecord.publish.dossier.directory import Directory
from onrecord.publish.dossier.pages import (
    DocumentLine,
    DocumentPage,
    KeyFigure,
    Overview,
    RegisterPage,
    Relation,
    ToGetLine,
)
from onrecord.publish.dossier.pictures import CountryPage, Dispute, Graph, Item, MapData, Matrix, SourcePage, Timeline
from onrecord.publish.dossier.rows import Rows, pages_of
from onrecord.publish.dossier.wording import count, say

__all__ = ["Dossier", "build"]


@dataclass(frozen=True)
class Dossier:
    """All pages. Those of which there may be many are made one at a time: register, document, country and source
    pages, and what the search finds.
    """

    title: str
    version: str
    digest: str
    overview: Overview
    charts: tuple[KeyFigure, ...]
    matrix: Matrix
    map: MapData
    timeline: Timeline
    disputes: tuple[Dispute, ...]
    graph: Graph
    to_get: tuple[ToGetLine, ...]
    lineage: tuple[Relation, ...]
    lineage_more: int
    documents: tuple[DocumentLine, ...]
    directory: Directory

    def total(self, register: Register) -> int:
        """How many lines a register has."""
        if register == "sources":
            return len(sources.roots(self.directory))
        if register == "names":
            return len(names.shown_entities(self.directory))
        return len(self.directory.entries[register])

    def register_pages(self, register: Register) -> Iterator[RegisterPage]:
        """A register's pages in order."""
        directory = self.directory
        if register == "sources":
            yield from pages_of(register, sources.source_rows(directory), COLUMNS[register])
        elif register == "names":
            rows, withheld = names.name_rows(directory)
            notes = (count("names.withheld", withheld),) if withheld else ()
            yield from pages_of(register, rows, COLUMNS[register], notes)
        else:
            yield from Rows(directory).pages(register, COLUMNS[register])

    def document_pages(self) -> Iterator[DocumentPage]:
        """One page a document, by name."""
        for document in self.directory.documents.values():
            yield documents.page(self.directory, document)

    def country_pages(self) -> Iterator[CountryPage]:
        """One page a country that the record says something of, by name."""
        return matrix.country_pages(self.directory)

    def source_pages(self) -> Iterator[SourcePage]:
        """One page a source that has one, by name."""
        return sources.source_pages(self.directory)

    def items(self) -> Iterator[Item]:
        """What the search finds."""
        return items.items(self.directory)


def build(view: View, *, is_public: bool = False) -> Dossier:
    """Page data of the whole dossier, from a built record; the same record gives the same pages. ``is_public``: the
    view holds no texts, so documents' pages quote what is cited from them.
    """
    directory = Directory(view, is_public=is_public)
    directory.source_names = frozenset(sources.with_pages(directory, sources.roots(directory)))
    meta = view.meta()
    lineage, lineage_more = sources.lineage(directory)
    return Dossier(
        title=meta.get("title") or say("untitled"),
        version=meta.get("engine version") or meta.get("engine") or "",
        digest=(meta.get("record") or meta.get("digest") or meta.get("inputs") or "")[:16],
        overview=Overview(
            story=story.tell(directory),
            figures=figures.key_figures(directory),
            disputes=glance.disputes(directory),
            latest=glance.latest(directory),
            tallies=glance.tallies(directory),
        ),
        charts=figures.charts(directory),
        matrix=matrix.matrix(directory),
        map=places.sites(directory),
        timeline=timeline.timeline(directory),
        disputes=facets.disputes(directory),
        graph=network.graph(directory),
        to_get=glance.to_get(directory),
        lineage=lineage,
        lineage_more=lineage_more,
        documents=documents.lines(directory),
        directory=directory,
    )
