"""The dossier: a built record (``View``) as page data, without any HTML. ``publish.site`` lays it out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.model.columns import COLUMNS
from onrecord.model.entry import REGISTERS
from onrecord.model.view import View
from onrecord.publish.dossier import documents, figures, glance, parties, story
from onrecord.publish.dossier.directory import Directory
from onrecord.publish.dossier.pages import DocumentLine, DocumentPage, Overview, RegisterPage, Relation, Row
from onrecord.publish.dossier.rows import Rows, pages_of
from onrecord.publish.dossier.wording import count, say

__all__ = ["Dossier", "build"]


@dataclass(frozen=True)
class Dossier:
    """All pages. Document pages hold whole texts, so they are made one at a time by ``document_pages``."""

    title: str
    version: str
    digest: str
    overview: Overview
    registers: tuple[RegisterPage, ...]
    lineage: tuple[Relation, ...]
    lineage_more: int
    documents: tuple[DocumentLine, ...]
    directory: Directory

    def document_pages(self) -> Iterator[DocumentPage]:
        """One page a document, by name."""
        for document in self.directory.documents.values():
            yield documents.page(self.directory, document)


def build(view: View, *, is_public: bool = False) -> Dossier:
    """Page data of the whole dossier, from a built record; the same record gives the same pages. ``is_public``: the
    view holds no texts, so documents' pages quote what is cited from them.
    """
    directory = Directory(view, is_public=is_public)
    meta = view.meta()
    lineage, lineage_more = parties.lineage(directory)
    return Dossier(
        title=meta.get("title") or say("untitled"),
        version=meta.get("engine version") or meta.get("engine") or "",
        digest=(meta.get("record") or meta.get("digest") or "")[:16],
        overview=Overview(
            story=story.tell(directory),
            figures=figures.key_figures(directory),
            countries=glance.by_country(directory),
            silent=glance.silent(directory),
            disputes=glance.disputes(directory),
            to_get=glance.to_get(directory),
            tallies=glance.tallies(directory),
        ),
        registers=tuple(_registers(directory)),
        lineage=lineage,
        lineage_more=lineage_more,
        documents=documents.lines(directory),
        directory=directory,
    )


def _registers(directory: Directory) -> Iterator[RegisterPage]:
    rows = Rows(directory)
    for register in REGISTERS:
        lines: list[Row]
        footnotes: tuple[str, ...] = ()
        if register == "sources":
            lines = parties.source_rows(directory)
        elif register == "names":
            lines, withheld = parties.name_rows(directory)
            footnotes = (count("names.withheld", withheld),) if withheld else ()
        else:
            lines = [rows.row(entry) for entry in directory.entries[register]]
        yield from pages_of(register, lines, COLUMNS[register], footnotes)
