"""Candidates: every name and every party of the case, each once, with what its text says about it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

from onrecord.model.annotation import NameKind, NameMention
from onrecord.model.claim import Action, Agreement, Claim, Figure, Position, Publication, Site
from onrecord.model.entity import MentionKey
from onrecord.model.findings import Findings
from onrecord.model.party import Party, PartyKind
from onrecord.resolution.spelling import content, fold, is_proper

_KIND: dict[PartyKind, NameKind] = {
    "state": "place",
    "agency": "organisation",
    "person": "person",
    "organisation": "organisation",
    "outlet": "outlet",
    "group": "organisation",
    "document": "publication",
    "unknown": "other",
}
# what a rough translation leaves of a title: "a report released in May 33 Hidden", at the end of the quote
_LOST_TITLE = re.compile(
    r"\b(?:report|study|book|survey|paper|article)\s+(?:released|published|issued|presented)\s+(?:in|on)\s+[A-Z]\w+\s+"
    r"(?P<title>[^\s,.;:]+(?:\s+[^\s,.;:]+){0,4})$"
)


@dataclass(slots=True)
class Candidate:
    """One mention. ``role``: title or description beside it. ``values``: figures said on its word; ``measures``: what
    these count. ``same``: mentions that the text itself makes the same. ``hint``: a name that the reader suggests.
    ``by_context``: its country was inferred from around, not said with it. ``apart``: a mark, where a person keeps it
    apart from others written alike. ``is_decided``: a person decided on it.
    """

    key: MentionKey
    name: str
    kind: NameKind
    is_named: bool
    role: str | None = None
    country: str | None = None
    by_context: bool = False
    is_state: bool = False
    same: list[MentionKey] = field(default_factory=list)
    values: set[float] = field(default_factory=set)
    measures: set[str] = field(default_factory=set)
    speaks: bool = False
    hint: str | None = None
    apart: str = ""
    geonames: tuple[int, ...] = ()
    is_decided: bool = False


def parties_of(claim: Claim) -> Iterator[Party]:
    """Every party in a slot of the claim."""
    yield from claim.attribution
    if claim.root is not None:
        yield claim.root
    yield from claim.root_candidates
    body = claim.body
    if isinstance(body, Action):
        yield body.actor
    elif isinstance(body, Position):
        yield body.speaker
    elif isinstance(body, Site) and body.operator is not None:
        yield body.operator
    elif isinstance(body, Publication) and body.publisher is not None:
        yield body.publisher
    elif isinstance(body, Agreement):
        yield from body.parties


def gather(findings: Findings) -> list[Candidate]:
    """Candidates of one document, sorted by mention."""
    document = findings.document.id
    found: dict[MentionKey, Candidate] = {}
    by_start: dict[int, MentionKey] = {}
    names = sorted(findings.names, key=lambda m: m.start)
    for m in names:
        key = (document, m.start, m.end)
        found[key] = Candidate(key, m.text, m.kind, is_named=True, role=m.role, country=m.country)
        by_start[m.start] = key
    for m in names:
        found[(document, m.start, m.end)].same = [by_start[s] for s in m.same_as if s in by_start]
    for m in names:
        for start, end, text in m.descriptions:
            key = (document, start, end)
            found.setdefault(key, Candidate(key, text, "other", is_named=False))
    for claim in findings.claims:
        if claim.rejected:
            continue
        for party in parties_of(claim):
            if party.start >= 0 and fold(party.name):
                _note_party(found, names, document, party)
        sources = [p for p in (*claim.attribution, claim.root) if p is not None and p.start >= 0 and fold(p.name)]
        for party in sources:
            candidate = found.get(_key(found, names, document, party))
            if candidate is not None:  # none for a party of signs alone
                _note_source(candidate, claim)
        _note_title(found, document, claim)
    for row in findings.mentions:
        known = row.value.get("geonames") if row.type == "place" else None
        at = found.get((document, row.start, row.end)) if isinstance(known, int) else None
        if at is not None and isinstance(known, int):
            at.geonames = (*at.geonames, known)
    _note_kinds(found.values(), places_in(findings), bodies_in(findings))
    return [found[key] for key in sorted(found)]


def _note_kinds(found: Collection[Candidate], places: set[str], bodies: set[str]) -> None:
    """A lone word taken for a person's name is a place, or a body, where its document knows one and no bearer."""
    borne = {word for c in found if c.kind == "person" and " " in c.name for word in fold(c.name).split()}
    for c in found:
        word = fold(c.name)
        if c.kind != "person" or c.role is not None or word in borne or " " in word:
            continue
        if word in places:
            c.kind = "place"
        elif word in bodies:
            c.kind = "organisation"


def _key(found: dict[MentionKey, Candidate], names: Sequence[NameMention], document: str, party: Party) -> MentionKey:
    """The mention that the party's words are: the name inside them, or right after them ("the charity 'X'")."""
    own = (document, party.start, party.end)
    if own in found:
        return own
    inside = [m for m in names if party.start <= m.start and m.end <= party.end]
    if len(inside) == 1 and party.kind in ("person", "organisation", "outlet", "unknown"):
        return (document, inside[0].start, inside[0].end)
    if not party.named and not inside:
        near = next((m for m in names if 0 < m.start - party.end <= 3 and m.role), None)
        if near is not None and near.role is not None and set(content(near.role)) <= set(content(party.name)):
            return (document, near.start, near.end)
    return own


def _note_party(found: dict[MentionKey, Candidate], names: Sequence[NameMention], document: str, party: Party) -> None:
    key = _key(found, names, document, party)
    have = found.get(key)
    if have is None:
        kind = "place" if party.kind == "state" else _KIND[party.kind]
        is_named = party.named and party.kind != "document" and (party.kind == "state" or is_proper(party.name))
        have = found[key] = Candidate(key, party.name, kind, is_named, role=party.office, country=party.country)
        have.is_state = party.kind == "state"
        have.by_context = party.kind == "agency"
    if have.country is None and party.country is not None:
        have.country, have.by_context = party.country, True
    have.role = have.role or party.office
    have.hint = have.hint or party.suggested


def _note_source(candidate: Candidate, claim: Claim) -> None:
    candidate.speaks = True
    body = claim.body
    if isinstance(body, Figure):
        candidate.measures.add(body.measure)
        candidate.values |= {v for v in (body.amount.low, body.amount.high) if v is not None and v >= 3}
    elif isinstance(body, Site):
        candidate.measures.add(body.thing)


def _note_title(found: dict[MentionKey, Candidate], document: str, claim: Claim) -> None:
    """A publication's title is a name too; it stands where the claim's quote has it."""
    body = claim.body
    if not isinstance(body, Publication):
        return
    title, at = body.title, claim.quote.find(body.title or "")
    lost = _LOST_TITLE.search(claim.quote)
    if title is None and lost is not None and any(c.isupper() or c.isdigit() for c in lost.group("title")):
        title, at = lost.group("title"), lost.start("title")
    if title and at >= 0:
        key = (document, claim.start + at, claim.start + at + len(title))
        found.setdefault(key, Candidate(key, title, "publication", is_named=True))


def places_in(findings: Findings) -> set[str]:
    """Folded names that the text uses for places."""
    out = {fold(m.text) for m in findings.names if m.kind == "place"}
    for row in findings.mentions:
        if row.type == "place" and row.value.get("form", "name") == "name":
            out.add(fold(str(row.value.get("name", ""))))
    return out


def bodies_in(findings: Findings) -> set[str]:
    """Folded lone words that the text introduces as a body ("the phone company X"), and who publishes it."""
    out = {fold(m.text) for m in findings.names if m.kind == "organisation" and m.role}
    out.add(fold(findings.document.outlet or ""))
    return {word for word in out if word and " " not in word}


def words_in(findings: Findings) -> set[str]:
    """Words that the document's claims write small: common nouns, verbs and the like."""
    words = {word for claim in findings.claims for word in claim.quote.split()}
    return {fold(word) for word in words if word[:1].islower()}
