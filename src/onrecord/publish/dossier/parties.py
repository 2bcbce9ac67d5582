"""The two registers that are no lists of entries: the sources behind the claims, and the names."""

from __future__ import annotations

from onrecord.model.claim import Claim
from onrecord.model.columns import COLUMNS
from onrecord.model.entity import Entity
from onrecord.model.entry import LineageEdge
from onrecord.publish.dossier import links
from onrecord.publish.dossier.directory import Directory
from onrecord.publish.dossier.pages import Cell, Chip, Link, Relation, Row
from onrecord.publish.dossier.wording import count, number, phrase, say

_DOCUMENTS = 60  # documents linked from a source's row; the rest are counted
_EDGES = 12  # ways in which others rely on a source, shown in its row; all are in the list beneath
_LINEAGE = 400  # edges listed on the page; the rest are counted, and are all in the exported record

SourceKey = tuple[str, str]  # canonical name and ""; or a description and the one document that holds it


def _key(directory: Directory, claim: Claim) -> SourceKey | None:
    """Who the claim's root is, case-wide; an unnamed root stays with its document."""
    root = claim.root
    if root is None:
        return None
    entity = directory.view.entity_of(claim.document, root.start, root.end) if root.start >= 0 else None
    if entity is not None:
        return entity.canonical, ""
    if root.kind == "outlet" and not root.name:
        document = directory.documents.get(claim.document)
        return (document.outlet, "") if document and document.outlet else None
    return (root.name, "") if root.named else (root.name, claim.document)


def roots(directory: Directory) -> dict[SourceKey, list[Claim]]:
    """Every root source that a claim of the story states, with its claims; by name."""
    found: dict[SourceKey, list[Claim]] = {}
    for claim in directory.claims.values():
        key = _key(directory, claim) if claim.in_story else None
        if key is not None:
            found.setdefault(key, []).append(claim)
    return dict(sorted(found.items()))


def source_rows(directory: Directory) -> list[Row]:
    """One row a root source: kind, through how many documents, claims, and whether its own documents are held."""
    outlets = {document.outlet for document in directory.documents.values() if document.outlet}
    edges: dict[str, list[LineageEdge]] = {}
    for edge in directory.view.lineage():
        edges.setdefault(_named(directory, edge.lower), []).append(edge)
    rows = []
    for (name, document), claims in roots(directory).items():
        root = claims[0].root
        documents = {claim.document for claim in claims}
        first = directory.claim_target(claims[0])
        values = {
            "source": name,
            "kind": say("source.unnamed") if document else phrase("party", root.kind if root else "unknown"),
            "through": count("source.through", len(documents)),
            "claims": count("source.claims", len(claims)),
            "held": say("source.held" if name in outlets else "source.nothold"),
        }
        rows.append(
            Row(
                anchor=f"s-{links.slug(name + document)}",
                title=name,
                cells=tuple(Cell(key, label, values[key], first) for key, label in COLUMNS["sources"]),
                more=_first_of_each(directory, claims),
                relations=tuple(_relation(directory, e) for e in edges.get(name, [])[:_EDGES] if not document),
            )
        )
    return rows


def _first_of_each(directory: Directory, claims: list[Claim]) -> tuple[Link, ...]:
    """Each document that relays the source, leading to its first claim; beyond a few dozen they are counted."""
    first: dict[str, Claim] = {}
    for claim in sorted(claims, key=lambda c: (directory.document_name(c.document), c.start, c.id)):
        first.setdefault(claim.document, claim)
    links_ = [Link(directory.document_name(d), directory.claim_target(c)) for d, c in first.items()]
    rest = [Link(say("story.more", n=number(len(links_) - _DOCUMENTS)))] if len(links_) > _DOCUMENTS else []
    return (*links_[:_DOCUMENTS], *rest)


def _named(directory: Directory, party: str) -> str:
    """A lineage party is an entity's id, a document's id or a name: how to call it."""
    if party in directory.documents:
        return directory.document_link(party).text
    return directory.entities[party].canonical if party in directory.entities else party


def _relation(directory: Directory, edge: LineageEdge) -> Relation:
    upper = _named(directory, edge.upper) or say("outlet.unknown")
    page = directory.document_link(edge.document) if edge.document else Link("")
    claim = next((directory.claims[c] for c in edge.claims if c in directory.claims), None)
    target = directory.claim_target(claim) if claim else page.target
    label = f"{upper} {say('chain.arrow')} {_named(directory, edge.lower)}"
    explanation = f"{edge.kind}: {edge.evidence}" if edge.evidence else edge.kind
    return Relation(label, explanation, Link(page.text, target))


def lineage(directory: Directory) -> tuple[tuple[Relation, ...], int]:
    """Who-relies-on-whom edges, in the view's order; and how many more there are."""
    edges = directory.view.lineage()
    return tuple(_relation(directory, edge) for edge in edges[:_LINEAGE]), max(0, len(edges) - _LINEAGE)


def name_rows(directory: Directory) -> tuple[list[Row], int]:
    """One row an entity; and how many private persons are left out."""
    office_holders = _office_holders(directory)
    shown = [
        entity
        for entity in directory.entities.values()
        if entity.kind != "person" or entity.is_public or entity.id in office_holders
    ]
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
