"""The sources behind the claims: their register, a page for each that is named, and who relies on whom."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.model.claim import Claim
from onrecord.model.columns import COLUMNS
from onrecord.model.entry import LineageEdge
from onrecord.publish.dossier import links
from onrecord.publish.dossier.directory import Directory
from onrecord.publish.dossier.evidence import chain, reading
from onrecord.publish.dossier.pages import Cell, Link, Relation, Row, Target
from onrecord.publish.dossier.pictures import SourceClaim, SourcePage
from onrecord.publish.dossier.wording import count, number, phrase, say

_DOCUMENTS = 60  # documents linked from a source's row; the rest are counted
_EDGES = 12  # ways in which others rely on a source, shown in its row; all are in the list beneath
_CLAIMS = 150  # claims on a source's page; the rest are counted
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


def source_target(directory: Directory, name: str) -> Target | None:
    """The page of a named source; None where it has none: private persons and unnamed sources have no page."""
    return Target(links.source_page(name)) if name in directory.source_names else None


def with_pages(directory: Directory, found: dict[SourceKey, list[Claim]]) -> set[str]:
    """Names of the sources that have a page: named ones, and of persons those who speak in a public role."""
    return {name for (name, document), claims in found.items() if not document and _is_public(directory, claims)}


def _is_public(directory: Directory, claims: list[Claim]) -> bool:
    roots_ = [(claim.document, claim.root) for claim in claims if claim.root is not None]
    if all(root.kind != "person" for _, root in roots_):
        return True
    if any(root.office or root.agency for _, root in roots_):
        return True
    held = (directory.view.entity_of(document, root.start, root.end) for document, root in roots_ if root.start >= 0)
    return any(entity is not None and (entity.kind != "person" or entity.is_public) for entity in held)


def source_pages(directory: Directory) -> Iterator[SourcePage]:
    """One page a named source: what it put on the record, through whom."""
    outlets = {document.outlet for document in directory.documents.values() if document.outlet}
    for (name, document), claims in roots(directory).items():
        if document or name not in directory.source_names:
            continue
        root = claims[0].root
        groups: dict[str, list[SourceClaim]] = {}
        for claim in claims[:_CLAIMS]:
            groups.setdefault(claim.kind, []).append(_source_claim(directory, claim))
        kind = phrase("party", root.kind if root else "unknown")
        facts = (
            (say("source.fact.kind"), kind),
            (say("source.fact.held"), say("source.held.long" if name in outlets else "source.nothold.long")),
            (say("source.fact.claims"), number(len(claims))),
            (say("source.fact.documents"), number(len({claim.document for claim in claims}))),
        )
        yield SourcePage(
            page=links.source_page(name),
            title=name,
            kind=kind,
            facts=facts,
            through=_first_of_each(directory, claims),
            groups=tuple((phrase("kinds", kind_), tuple(found)) for kind_, found in groups.items()),
            more=max(0, len(claims) - _CLAIMS),
        )


def _source_claim(directory: Directory, claim: Claim) -> SourceClaim:
    return SourceClaim(
        kind=claim.kind,
        kind_label=phrase("kind", claim.kind),
        quote=" ".join(claim.quote.split()),
        reading=reading(claim),
        chain=chain(directory, claim),
        target=directory.claim_target(claim),
        entry=directory.entry_link(claim.id) if directory.entry(claim.id) else None,
        document=directory.document_link(claim.document),
    )


def source_rows(directory: Directory) -> list[Row]:
    """One row a root source: kind, through how many documents, claims, and whether its own documents are held."""
    outlets = {document.outlet for document in directory.documents.values() if document.outlet}
    edges: dict[str, list[LineageEdge]] = {}
    for edge in directory.view.lineage():
        edges.setdefault(named(directory, edge.lower), []).append(edge)
    rows = []
    for (name, document), claims in roots(directory).items():
        root = claims[0].root
        documents = {claim.document for claim in claims}
        first = directory.claim_target(claims[0])
        own = source_target(directory, name) if not document else None
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
                cells=tuple(
                    Cell(key, label, values[key], own if own and key == "source" else first)
                    for key, label in COLUMNS["sources"]
                ),
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
    links_ = [Link(directory.document_link(d).text, directory.claim_target(c)) for d, c in first.items()]
    rest = [Link(say("story.more", n=number(len(links_) - _DOCUMENTS)))] if len(links_) > _DOCUMENTS else []
    return (*links_[:_DOCUMENTS], *rest)


def named(directory: Directory, party: str) -> str:
    """A lineage party is an entity's id, a document's id or a name: how to call it."""
    if party in directory.documents:
        return directory.document_link(party).text
    return directory.entities[party].canonical if party in directory.entities else party


def _relation(directory: Directory, edge: LineageEdge) -> Relation:
    upper = named(directory, edge.upper) or say("outlet.unknown")
    page = directory.document_link(edge.document) if edge.document else Link("")
    claim = next((directory.claims[c] for c in edge.claims if c in directory.claims), None)
    target = directory.claim_target(claim) if claim else page.target
    label = f"{upper} {say('chain.arrow')} {named(directory, edge.lower)}"
    explanation = f"{edge.kind}: {edge.evidence}" if edge.evidence else edge.kind
    return Relation(label, explanation, Link(page.text, target))


def lineage(directory: Directory) -> tuple[tuple[Relation, ...], int]:
    """Who-relies-on-whom edges, in the view's order; and how many more there are."""
    edges = directory.view.lineage()
    return tuple(_relation(directory, edge) for edge in edges[:_LINEAGE]), max(0, len(edges) - _LINEAGE)
