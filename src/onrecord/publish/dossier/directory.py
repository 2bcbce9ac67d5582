"""Where everything is: which page holds an entry, a claim, a document; and how each is called."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from onrecord.model.claim import Claim
from onrecord.model.document import Document
from onrecord.model.entity import Entity
from onrecord.model.entry import REGISTERS, Entry, Register
from onrecord.model.party import Party
from onrecord.model.view import View
from onrecord.publish.dossier import links
from onrecord.publish.dossier.dates import reworded
from onrecord.publish.dossier.pages import Link, Target
from onrecord.publish.dossier.telling import quiet
from onrecord.publish.dossier.wording import say

ROWS_A_PAGE = 150  # a register's page with its evidence stays near one megabyte, and below three at worst


class Directory:
    """Looks a view up once and answers where its things are. Entries aside from the story have no page."""

    def __init__(self, view: View, *, is_public: bool = False) -> None:
        self.view = view
        self.is_public = is_public
        self.documents: dict[str, Document] = {document.id: document for document in view.documents()}
        self.pages = links.document_pages(self.documents)
        self.claims: dict[str, Claim] = {}
        self.told: dict[str, list[Claim]] = {document: [] for document in self.documents}
        for claim in view.claims():
            self.claims[claim.id] = claim
            self.told[claim.document].append(claim)
        self.copies: dict[str, list[tuple[str, str, str]]] = {document: [] for document in self.documents}
        for copy in view.copies():
            for document in copy[:2]:
                self.copies[document].append(copy)
        self.entries: dict[Register, tuple[Entry, ...]] = {
            register: tuple(view.entries(register)) for register in REGISTERS
        }
        self.entries["responses"] = tuple(sorted(self.entries["responses"], key=_by_country))
        self.of_id: dict[str, Entry] = {}
        self._page: dict[str, str] = {}
        self._holder: dict[str, str] = {}
        for register, entries in self.entries.items():
            for place, entry in enumerate(entries):
                self.of_id[entry.id] = entry
                self._page[entry.id] = register_page(register, place // ROWS_A_PAGE + 1)
                for claim_id in entry.claims:
                    self._holder.setdefault(claim_id, entry.id)
        self.entities: dict[str, Entity] = {entity.id: entity for entity in view.entities()}
        self.spots = _spots(view, self.entities.values())
        self.countries = _country_names(self.entries)
        self.source_names: frozenset[str] = frozenset()  # sources with a page of their own

    def entry(self, entry_id: str) -> Entry | None:
        """The entry of this id, or the one that holds the claim of this id; None when it is aside or gone."""
        return self.of_id.get(entry_id) or self.of_id.get(self._holder.get(entry_id, ""))

    def entry_target(self, entry_id: str) -> Target | None:
        """Where an entry's row is."""
        entry = self.entry(entry_id)
        return Target(self._page[entry.id], links.entry_anchor(entry.id)) if entry else None

    def entry_link(self, entry_id: str, text: str | None = None) -> Link:
        """An entry by its title (or ``text``), leading to its row."""
        entry = self.entry(entry_id)
        return Link(text or (reworded(quiet(entry.title)) if entry else entry_id), self.entry_target(entry_id))

    def claims_of(self, entry: Entry) -> list[Claim]:
        """The entry's claims, by document name, start, end, kind and id."""
        held = [self.claims[claim_id] for claim_id in entry.claims if claim_id in self.claims]
        return sorted(held, key=lambda c: (self.document_name(c.document), c.start, c.end, c.kind, c.id))

    def claim_target(self, claim: Claim, roles: Sequence[str] = ()) -> Target | None:
        """Where the claim's quote is; or its words in the first of ``roles`` that it has evidence for."""
        page = self.pages.get(claim.document)
        if page is None:
            return None
        for role in roles:
            if any(evidence.role == role for evidence in claim.evidence):
                return Target(page, links.evidence_anchor(claim.id, role))
        return links.in_document(page, claim.id)

    def document_name(self, document_id: str) -> str:
        """The file name under which the document came in; its id when the case does not hold it."""
        document = self.documents.get(document_id)
        return document.name if document else document_id

    def document_link(self, document_id: str) -> Link:
        """A document by outlet and name, leading to its page."""
        document = self.documents.get(document_id)
        if document is None:
            return Link(document_id)
        text = f"{document.outlet}, {document.name}" if document.outlet else document.name
        return Link(text, Target(self.pages[document_id]))

    def party_name(self, document_id: str, party: Party) -> str:
        """How a party of a chain is called: canonical where merged, with the text's own words where they differ."""
        if party.kind == "outlet" and not party.name:
            document = self.documents.get(document_id)
            return (document.outlet if document else None) or say("outlet.unknown")
        entity = self.view.entity_of(document_id, party.start, party.end) if party.start >= 0 else None
        if entity is not None and entity.canonical != party.name:
            return say("source.written", name=entity.canonical, written=party.name)
        if entity is None and party.suggested:
            return say("source.perhaps", name=party.name, suggested=party.suggested)
        return party.name or say("source.unknown")


def register_page(register: Register, part: int) -> str:
    """The page of a register's ``part`` (from 1)."""
    return register if part == 1 else f"{register}-{part}"


def _spots(view: View, entities: Iterable[Entity]) -> dict[str, tuple[str, int]]:
    """For each entity a document and an offset at which its name is written: the names page leads there.

    A mention that joined a name to the entity serves; for the rest the first name in the texts that reads as its
    canonical one.
    """
    spots: dict[str, tuple[str, int]] = {}
    waiting: dict[str, list[str]] = {}
    for entity in entities:
        first = next((mention for link in entity.links for mention in link.mentions), None)
        if first is not None:
            spots[entity.id] = (first[0], first[1])
        else:
            waiting.setdefault(entity.canonical, []).append(entity.id)
    for document in view.documents() if waiting else ():
        text = view.text(document.id)
        for row in view.mentions(document.id):
            name = text[row.start : row.end]
            if row.type == "name" and name in waiting:
                held = view.entity_of(document.id, row.start, row.end)
                if held is not None and held.id in waiting[name]:
                    spots[held.id] = (document.id, row.start)
                    waiting[name].remove(held.id)
    return spots


def _by_country(entry: Entry) -> tuple[bool, str]:
    """Responses are listed by country, those of others than states last; within a country in the record's order."""
    country = dict(entry.fields).get("country", "")
    return country.startswith("–"), country


def _country_names(entries: dict[Register, tuple[Entry, ...]]) -> dict[str, str]:
    """ISO code to the name that the record itself uses for the country; codes without one stay codes."""
    names: dict[str, str] = {}
    for register in REGISTERS:
        for entry in entries[register]:
            place = entry.place
            if place and place.country and place.precision == "country":
                names.setdefault(place.country, place.name)
            cell = dict(entry.fields).get("country")
            if entry.country and cell:
                names.setdefault(entry.country, cell)
    return names
