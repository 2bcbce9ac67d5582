"""Model objects as rows of the record's tables, in the order of the tables' columns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from onrecord.model.claim import Claim
from onrecord.model.codec import digest_of
from onrecord.model.entity import Entity, MentionKey
from onrecord.model.entry import Entry, LineageEdge, ToGet
from onrecord.model.findings import Concepts, Findings
from onrecord.model.party import Party
from onrecord.store.arrangement import claims_of, mentions_of, parties_of, settle, sorting, standings
from onrecord.store.packing import edtf, exact, pack, pack_claim, pack_mentions, plain

Row = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Names:
    """What names stand for: entity id to canonical name and to number, mention key to entity id."""

    canonical: Mapping[str, str]
    numbers: Mapping[str, int]
    of_mention: Mapping[MentionKey, str]

    def of(self, document: str, party: Party) -> tuple[str, int | None]:
        """A party's name, canonical where merged, and its entity's number."""
        entity = self.of_mention.get((document, party.start, party.end))
        if entity is None or entity not in self.numbers:
            return party.name, None
        return self.canonical[entity], self.numbers[entity]


def document(number: int, findings: Findings) -> Row:
    """A row of ``documents``."""
    one = findings.document
    shown = (one.name, one.outlet, edtf(one.published), one.language, one.title, one.url)
    counts = (one.characters, findings.sentences, findings.unread)
    return (
        number,
        one.id,
        *(None if text is None else plain(text) for text in shown),
        *counts,
        digest_of(one),
        pack(one),
    )


def text(number: int, content: str) -> Row:
    """A row of ``texts``."""
    return (number, plain(content), exact(content))


def notes(number: int, findings: Findings) -> list[Row]:
    """Rows of ``notes``."""
    return [(number, *row) for row in sorted({(note.start, note.end, note.reason) for note in findings.notes})]


def mentions(number: int, findings: Findings) -> Row:
    """A row of ``mentions``: all of one document's."""
    return (number, len(findings.mentions), pack_mentions(mentions_of(findings)))


def entity(number: int, one: Entity) -> Row:
    """A row of ``entities``."""
    return (number, one.id, one.kind, plain(one.canonical), one.country, one.wikidata, int(one.is_public), pack(one))


def names(number: int, one: Entity) -> list[Row]:
    """Rows of ``names``."""
    return [
        (
            number,
            plain(name),
            standing,
            link.evidence if link else "",
            plain(link.explanation) if link else "",
            len(link.mentions) if link else 0,
        )
        for name, standing, link in standings(one)
    ]


def claims(
    number: int, findings: Findings, first: int, names: Names, dates: dict[str, object]
) -> list[tuple[Row, list[Row]]]:
    """For each claim of one document its row of ``claims``, numbered from ``first``, and those of ``claim_parties``."""
    return [claim(first + n, number, one, names, dates) for n, one in enumerate(claims_of(findings))]


def claim(number: int, document: int, one: Claim, names: Names, dates: dict[str, object]) -> tuple[Row, list[Row]]:
    """The row of ``claims`` of one claim, and those of ``claim_parties``."""
    settled = settle(one, dates)
    place = one.place
    row = (
        number,
        one.id,
        document,
        one.kind,
        one.start,
        one.end,
        plain(one.quote),
        one.polarity,
        one.modality,
        int(one.in_story),
        plain(names.of(one.document, one.root)[0]) if one.root else None,
        edtf(settled.time),
        plain(place.name) if place else None,
        place.country if place else None,
        pack(settled.time) if settled.time is not None and settled is not one else None,
        pack_claim(one),
    )
    return row, [_party(number, role, n, party, names.of(one.document, party)) for role, n, party in parties_of(one)]


def _party(claim: int, role: str, position: int, party: Party, known: tuple[str, int | None]) -> Row:
    name, entity = known
    shown = (plain(name), plain(party.name), party.kind, int(party.named), party.country)
    return (claim, role, position, *shown, entity, party.start, party.end)


def entry(number: int, one: Entry) -> Row:
    """A row of ``entries``."""
    amount = one.amount
    return (
        number,
        one.id,
        one.register,
        one.kind,
        plain(one.title),
        *((amount.low, amount.high, amount.qualifier) if amount else (None, None, None)),
        edtf(one.time),
        plain(one.place.name) if one.place else None,
        one.country,
        one.cell,
        one.series,
        one.said.low,
        one.said.high,
        one.so.low,
        one.so.high,
        int(one.in_story),
        sorting(one),
        pack(one),
    )


def flags(number: int, one: Entry) -> list[Row]:
    """Rows of ``entry_flags``."""
    return [(number, flag.name, plain(flag.value), plain(flag.explanation)) for flag in one.flags]


def edges(number: int, one: Entry, holder: Mapping[str, int]) -> list[Row]:
    """Rows of ``entry_edges``. ``holder``: claim id to the number of the entry that holds it."""
    return [
        (number, n, edge.kind, edge.type, edge.facet, holder.get(edge.other), plain(edge.explanation))
        for n, edge in enumerate(one.edges)
    ]


def lineage(number: int, edge: LineageEdge, documents: Mapping[str, int]) -> Row:
    """A row of ``lineage``."""
    shown = (plain(edge.upper), plain(edge.lower), edge.kind)
    return (number, *shown, documents.get(edge.document), plain(edge.evidence), pack(edge))


def to_get(number: int, one: ToGet) -> Row:
    """A row of ``to_get``."""
    publisher = None if one.publisher is None else plain(one.publisher)
    return (number, plain(one.title), publisher, edtf(one.date), pack(one))


def concepts(learnt: Concepts) -> list[Row]:
    """Rows of ``concepts``."""
    return [
        (plain(one.name), one.role, plain("; ".join(one.words)), one.documents, one.source) for one in learnt.concepts
    ]
