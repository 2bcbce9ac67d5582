"""Small factories for an invented story: unmarked depots that the state of Vestria is said to keep abroad."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any

from onrecord.model.claim import (
    Action,
    Agreement,
    Body,
    Claim,
    ClaimKind,
    Facet,
    Figure,
    Position,
    Publication,
    Site,
    Stance,
)
from onrecord.model.document import Document
from onrecord.model.entity import Entity, Resolution
from onrecord.model.entry import Entry, Record, Register
from onrecord.model.findings import Concepts, Findings, LearntConcept
from onrecord.model.party import Party
from onrecord.model.profile import NO_PROFILE, Profile
from onrecord.model.value import WORLD, Amount, Place, Time
from onrecord.reconciliation import reconcile

OUTLET = Party(name="", kind="outlet", named=False)
WATCH = Party(name="Harbour Watch", kind="organisation", start=10, end=23)
CLINIC = Party(name="Dockside Clinic", kind="organisation", start=30, end=45)
COURIER = Party(name="Port Courier", kind="outlet", start=5, end=17)
VESTRIA = Party(name="Vestria", kind="state", start=1, end=8, country="QM")
ALBIA = Party(name="Albia", kind="state", start=1, end=6, country="QN")
ALBIA_TRADE = Party(name="Trade Ministry", kind="agency", start=1, end=15, country="QN", agency="Trade Ministry")
ALBIA_WATER = Party(name="Water Ministry", kind="agency", start=1, end=15, country="QN", agency="Water Ministry")
CONCEPTS = Concepts((LearntConcept("depot", ("store", "supply depot")), LearntConcept("joint drill", ())), ("QM",))
IN_ALBIA = Place("Albia", country="QN", precision="country")
IN_BORVIA = Place("Borvia", country="QP", precision="country")


def day(text: str, end: str | None = None, words: str | None = None) -> Time:
    """A settled time."""
    return Time(edtf=text if end is None else f"{text}/{end}", start=text, end=end or text, text=words)


def month(text: str) -> Time:
    """A month of thirty days."""
    return Time(edtf=text, start=f"{text}-01", end=f"{text}-30")


SEPTEMBER, DECEMBER = month("2031-09"), month("2031-12")


def exactly(number: float) -> Amount:
    return Amount(number, number)


def at_least(number: float) -> Amount:
    return Amount(number, None, "at least")


def more_than(number: float) -> Amount:
    return Amount(number, None, "more than")


def paper(name: str, published: str | None = None, outlet: str | None = None, **more: Any) -> Document:
    """A document; its id is its name's hash."""
    return Document(
        id=hashlib.sha256(name.encode()).hexdigest(),
        name=name,
        format="plain",
        encoding="utf-8",
        text_sha="",
        characters=5000,
        outlet=outlet,
        published=day(published) if published else None,
        **more,
    )


A, B, C = paper("a.txt"), paper("b.txt", "2031-12-05"), paper("c.txt", "2031-12-20")


class Case:
    """Collects claims by document and reconciles them."""

    def __init__(self, *documents: Document, profile: Profile = NO_PROFILE, concepts: Concepts = CONCEPTS) -> None:
        self.claims: dict[str, list[Claim]] = {document.id: [] for document in documents}
        self.documents = list(documents)
        self.fingerprints: dict[str, tuple[int, ...]] = {}
        self.resolution = Resolution((), {}, {}, {})
        self.profile = profile
        self.concepts = concepts

    def add(
        self,
        document: Document,
        kind: ClaimKind,
        body: Body,
        root: Party | None,
        via: Sequence[Party] = (),
        **more: Any,
    ) -> Claim:
        """A claim: by default alleged, chained outlet ← ``via`` ← ``root``."""
        if document.id not in self.claims:
            self.documents.append(document)
            self.claims[document.id] = []
        number = len(self.claims[document.id])
        chain = (OUTLET, *via, *((root,) if root is not None and root not in via else ()))
        claim = Claim(
            id=hashlib.sha256(f"{document.name} {number}".encode()).hexdigest()[:16],
            kind=kind,
            document=document.id,
            start=100 * number,
            end=100 * number + 50,
            quote=more.pop("quote", f"words of claim {number}"),
            polarity=more.pop("polarity", "asserted"),
            modality=more.pop("modality", "alleged"),
            attribution=chain,
            root=root,
            body=body,
            published=document.published,
            **more,
        )
        self.claims[document.id].append(claim)
        return claim

    def figure(self, document: Document, amount: Amount, root: Party | None = WATCH, **more: Any) -> Claim:
        names = ("tuple_id", "scope", "as_of", "part_of", "unit", "undergone")
        parts = {name: more.pop(name) for name in names if name in more}
        body = Figure(more.pop("measure", "depot"), amount, **parts)
        return self.add(document, "figure", body, root, place=more.pop("place", WORLD), **more)

    def act(self, document: Document, actor: Party, act: str, root: Party | None = None, **more: Any) -> Claim:
        body = Action(actor, act, object=more.pop("object", "the depots"), is_response=more.pop("is_response", True))
        return self.add(document, "action", body, root, modality=more.pop("modality", "stated"), **more)

    def site(self, document: Document, place: Place | None, root: Party | None = WATCH, **more: Any) -> Claim:
        return self.add(document, "site", Site("depot", more.pop("operator", None)), root, place=place, **more)

    def position(
        self, document: Document, speaker: Party, stance: Stance, facet: Facet | None, what: str, **more: Any
    ) -> Claim:
        body = Position(speaker, what, stance, about=more.pop("about", "the depots"), facet=facet)
        polarity = "denied" if stance == "denies" else "asserted"
        return self.add(document, "position", body, speaker, modality="stated", polarity=polarity, **more)

    def pact(self, document: Document, subject: str, root: Party | None = None, **more: Any) -> Claim:
        own = ("places", "is_open", "period", "status", "low", "high")
        parts = {name: more.pop(name) for name in own if name in more}
        body = Agreement((ALBIA, VESTRIA), subject, **parts)
        return self.add(document, "agreement", body, root, modality="stated", **more)

    def publication(self, document: Document, title: str | None, publisher: Party | None = WATCH, **more: Any) -> Claim:
        body = Publication(publisher, title, more.pop("type", "report"), follows=more.pop("follows", None))
        return self.add(document, "publication", body, None, modality="stated", **more)

    def merge(self, canonical: str, *mentions: tuple[Document, Party], **more: Any) -> Entity:
        """An entity that these mentions stand for."""
        entity = Entity(f"e-{canonical}", more.pop("kind", "organisation"), canonical, **more)
        of_mention = dict(self.resolution.of_mention)
        of_mention.update({(document.id, party.start, party.end): entity.id for document, party in mentions})
        self.resolution = Resolution(
            (*self.resolution.entities, entity), of_mention, self.resolution.suggested, self.resolution.dates
        )
        return entity

    def findings(self) -> list[Findings]:
        return [
            Findings(d, tuple(self.claims[d.id]), fingerprints=self.fingerprints.get(d.id, ())) for d in self.documents
        ]

    def record(self) -> Record:
        return reconcile(self.findings(), self.resolution, self.concepts, self.profile)

    def entries(self, register: Register) -> list[Entry]:
        return [entry for entry in self.record().entries if entry.register == register]

    def holding(self, claim: Claim) -> Entry:
        return next(entry for entry in self.record().entries if claim.id in entry.claims)


def cells(entry: Entry) -> dict[str, str]:
    return dict(entry.fields)


def flags(entry: Entry) -> dict[str, str]:
    return {flag.name: flag.value for flag in entry.flags}


def edges(entry: Entry, kind: str) -> list[tuple[str, str | None]]:
    """(other entry's id, type or facet)."""
    return [(edge.other, edge.type or edge.facet) for edge in entry.edges if edge.kind == kind]
