"""What a document comes to in its case, as rows to keep: its claims, who their parties are, and what else others ask.

A row is a table, a key, a member and a value. Comparing the rows of a document before and after a change tells which of
its claims changed, and what else in the case may have.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from onrecord.ids import digest
from onrecord.model.claim import Action, Claim, Publication
from onrecord.model.entity import Resolution
from onrecord.reconciliation import acts, affiliates, coupling, editions, lineage, revisions
from onrecord.reconciliation.grounds import Grounds, settle, standing, titles
from onrecord.reconciliation.packing import pack
from onrecord.reconciliation.sheets import Sheet, parties_in

CLAIMS, SHEETS, SEEN, BLOCKS, UNDER = "rec_claim", "rec_sheet", "rec_document", "rec_block", "rec_under"
ASKS, STANDING, PAPERS, FOLLOWS, AMENDED = "rec_ask", "rec_standing", "rec_paper", "rec_follow", "rec_amended"
ISSUED, TIES, LINEAGE, COPIED = "rec_issued", "rec_tie", "rec_lineage", "rec_copied"
_SEP = "\x1f"

Row = tuple[str, str, str]  # table, key, member


@dataclass
class Derived:
    """``rows``: all rows of the document. ``claims``: as settled."""

    rows: dict[Row, bytes] = field(default_factory=dict)
    claims: list[Claim] = field(default_factory=list)


def order_of(name: str, document: str) -> str:
    """A member that sorts as documents do: by name, then by id."""
    return f"{name}{_SEP}{document}"


def settled(sheet: Sheet) -> list[Claim]:
    """The claims of a sheet, with what the case settled of their times."""
    known = Resolution((), {}, {}, dict(sheet.dates))
    return [settle(claim, sheet.document, known) for claim in sheet.claims]


def derive(grounds: Grounds, sheet: Sheet, claims: Sequence[Claim], taken: Mapping[str, str]) -> Derived:
    """The rows of a document. ``grounds`` can tell who its parties are; ``claims``: its own, settled; ``taken``: of
    those that it took over word for word, where from.
    """
    home = sheet.document.id
    out = Derived(claims=list(claims))
    deeds = [c for c in claims if c.kind == "action"]
    grounds.actors.update(acts.actors(grounds, deeds))
    grounds.leaders.update(editions.leaders(grounds, [c for c in claims if c.kind == "figure"]))
    outlet = grounds.parties.outlet(home)
    seen = pack((sheet.document, outlet, sheet.copies, sheet.event))
    stamp = digest((seen,))
    amending = digest(pack((c, grounds.actors[c.id])) for c in deeds if revisions.is_amendment(c))
    for claim in claims:
        sources = tuple(grounds.source(party, claim) for party in parties_in(claim))
        grounds.root(claim), grounds.chain(claim)  # notes what they ask
        rest = (stamp, grounds.actors.get(claim.id), grounds.leaders.get(claim.id), taken.get(claim.id))
        beside = amending if claim.kind == "figure" else ""
        out.rows[CLAIMS, home, claim.id] = pack((claim, sources, *rest, beside))
    for claim in claims:
        if claim.kind == "figure" and (own := coupling.levels(grounds, claim)) is not None:
            out.rows[BLOCKS, own.number, claim.id] = pack(own)
    for claim_id, keys in coupling.keys(grounds, claims).items():
        out.rows.update({(BLOCKS, key, claim_id): value for key, value in keys.items()})
    _index(grounds, sheet, out)
    out.rows[SHEETS, home, ""] = pack(sheet)
    out.rows[SEEN, home, ""] = seen
    asked = (grounds.parties.asked or {}).get(home, set())
    out.rows.update({(ASKS, what, home): b"" for what in sorted(asked)})
    return out


def _index(grounds: Grounds, sheet: Sheet, out: Derived) -> None:
    document, parties = sheet.document, grounds.parties
    home, order = document.id, order_of(document.name, document.id)
    for key, countries in standing(out.claims, parties).items():
        out.rows[STANDING, key, home] = pack(tuple(sorted(countries)))
    given: dict[str, list[object]] = {}
    for claim in out.claims:
        for title, source in titles(claim, parties):
            given.setdefault(title, []).append(source)
        body = claim.body
        if isinstance(body, Publication) and body.follows and body.publisher is not None:
            key = grounds.source(body.publisher, claim).best
            out.rows.setdefault((FOLLOWS, key, order), claim.quote.encode("utf-8", "surrogatepass"))
        if isinstance(body, Action) and revisions.is_amendment(claim):
            out.rows[AMENDED, grounds.source(body.actor, claim).best, claim.id] = home.encode()
    for title, sources in given.items():
        out.rows[PAPERS, title, order] = pack(sources)
    out.rows[ISSUED, parties.outlet(home).key, order] = pack(document)
    entity_of = {(home, *spot): entity for spot, (entity, _) in sheet.spots.items() if entity is not None}
    ties = tuple(sorted(affiliates.between(home, sheet.bonds, entity_of)))
    if ties:
        out.rows[TIES, "", home] = pack(ties)
    edges = tuple(lineage.of_document(grounds, home, out.claims, ties))
    if edges:
        out.rows[LINEAGE, home, ""] = pack(edges)
    for copy in sheet.copies:
        out.rows[COPIED, copy.original, home] = b""
