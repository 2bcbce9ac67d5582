"""The case as it was kept: what the documents that did not change come to, read only where it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, Generic, TypeVar

from onrecord.model.claim import Claim
from onrecord.model.delta import Kept
from onrecord.model.document import Document
from onrecord.model.entity import Entity, Resolution
from onrecord.model.findings import Concepts
from onrecord.model.profile import Profile
from onrecord.reconciliation import affiliates, derived
from onrecord.reconciliation.copies import Copy
from onrecord.reconciliation.countries import most_used
from onrecord.reconciliation.grounds import Grounds, in_place, phrases_of, ratings_by_name
from onrecord.reconciliation.packing import unpack
from onrecord.reconciliation.parties import Parties, Source
from onrecord.reconciliation.sheets import parties_in

K = TypeVar("K")
V = TypeVar("V")

ENTITIES, NAMES, BODIES, COUNTRIES, MATTERS, HOMES = (
    "rec_entity",
    "rec_name",
    "rec_body",
    "rec_country",
    "rec_matter",
    "rec_home",
)


class Asked(Mapping[K, V], Generic[K, V]):
    """A mapping of which each item is read when it is asked for; it cannot be gone through."""

    def __init__(self, read: Callable[[K], V | None]) -> None:
        self._read = read
        self.known: dict[K, V | None] = {}

    def get(self, key: K, default: Any = None) -> Any:
        if key not in self.known:
            self.known[key] = self._read(key)
        found = self.known[key]
        return default if found is None else found

    def __getitem__(self, key: K) -> V:
        found: V | None = self.get(key)
        if found is None:
            raise KeyError(key)
        return found

    def __contains__(self, key: object) -> bool:
        return self.get(key) is not None  # type: ignore[arg-type]

    def __iter__(self) -> Iterator[K]:
        raise TypeError("only what is asked for is read")

    def __len__(self) -> int:
        raise TypeError("only what is asked for is read")


class KeptWhois:
    """Entities as kept, and the ties between them."""

    def __init__(self, kept: Kept) -> None:
        self._kept = kept
        self._entities: Asked[str, Entity] = Asked(self._entity)
        self._names: Asked[str, tuple[str, ...]] = Asked(lambda name: tuple(members(kept, NAMES, name)))
        self._bodies: Asked[str, frozenset[str]] = Asked(self._body)
        self._tied: dict[str, str] | None = None

    def forget(self) -> None:
        """What is kept changed."""
        for one in (self._entities, self._names, self._bodies):
            one.known.clear()
        self._tied = None

    def entity(self, entity_id: str) -> Entity | None:
        return self._entities.get(entity_id) if entity_id else None

    def named(self, name: str) -> Entity | None:
        ids = self._names.get(name, ())
        return self.entity(ids[0]) if len(ids) == 1 else None

    def bodies(self, name: str) -> frozenset[str]:
        found: frozenset[str] = self._bodies.get(name, frozenset())
        return found

    def tied(self, entity_id: str) -> str:
        if self._tied is None:
            ties = [tie for value in members(self._kept, derived.TIES, "").values() for tie in unpack(value)]
            self._tied = affiliates.groups(sorted(ties))
        return self._tied.get(entity_id, entity_id)

    def _entity(self, entity_id: str) -> Entity | None:
        value = members(self._kept, ENTITIES, entity_id).get("")
        if value is None:
            return None
        kind, canonical, country, aliases = unpack(value)
        return Entity(entity_id, kind, canonical, country, aliases)

    def _body(self, name: str) -> frozenset[str]:
        return frozenset(member.split("\x1f")[0] for member in members(self._kept, BODIES, name))


def members(kept: Kept, table: str, key: str) -> dict[str, bytes]:
    """What is kept under one key."""
    return kept.get(table, (key,)).get(key, {})


class Recalled(Grounds):
    """Grounds that read what they do not hold. ``home``: document of a claim that is at hand."""

    def __init__(
        self, kept: Kept, concepts: Concepts, profile: Profile, ratings: Sequence[tuple[str, str]] = ()
    ) -> None:
        self.kept = kept
        self.whois = KeptWhois(kept)
        self._seen: Asked[str, tuple[Document, Source, tuple[Copy, ...], str | None]] = Asked(self._read_document)
        self.mentions: dict[tuple[str, int, int], str] = {}
        self.maybe: dict[tuple[str, int, int], str] = {}
        documents: Asked[str, Document] = Asked(lambda one: row[0] if (row := self._seen.get(one)) else None)
        self.taken_from: dict[str, str] = {}
        self._amended_by: dict[str, dict[str, bytes]] = {}
        phrases = phrases_of(concepts)
        whole: Asked[str, str] = Asked(lambda one: next((c.original for c in self.copies_of(one) if c.is_whole), None))
        homes: Asked[str, str] = Asked(lambda one: next((c.original for c in self.copies_of(one)), None))
        self.whole, self.homes = whole, homes
        super().__init__(
            documents=documents,
            claims={},
            parties=RecalledParties(
                Resolution((), self.mentions, self.maybe, {}),
                profile,
                documents,
                whole,
                homes,
                whois=self.whois,
                asked={},
            ),
            copies=(),
            subject_states=frozenset((*concepts.subject_states, *profile.subject_states)),
            concepts=phrases,
            countries=Asked(self._country),
            longest=max((len(key) for key in phrases), default=1),
            standing=Asked(self._standing),
            papers=Asked(self._paper),
            ratings=ratings_by_name(ratings),
            taken=self.taken_from,
        )
        self.parties.recalled = self  # type: ignore[attr-defined]

    def set_document(self, document: Document, copies: tuple[Copy, ...], event: str | None) -> None:
        """A document that changed; who publishes it is to be found anew."""
        self.forget_document(document.id)
        self._seen.known[document.id] = (document, None, copies, event)  # type: ignore[assignment]
        self.documents.known[document.id] = document  # type: ignore[attr-defined]

    def forget_document(self, home: str) -> None:
        """What was worked out of a document."""
        self._seen.known.pop(home, None)
        for known in (self.documents, self.whole, self.homes):
            known.known.pop(home, None)  # type: ignore[union-attr]
        self.parties.forget(home)  # type: ignore[attr-defined]
        for claim in [claim for claim in self.claims.values() if claim.document == home]:
            for held in (self.claims, self.actors, self.leaders, self.taken_from, self._roots, self._chains):
                held.pop(claim.id, None)  # type: ignore[union-attr]

    def forget_answers(self) -> None:
        """What is kept changed: ask anew."""
        self.whois.forget()
        self._amended_by.clear()
        for known in (self.papers, self.standing, self.countries):
            known.known.clear()  # type: ignore[union-attr]
        self._roots.clear()
        self._chains.clear()

    def outlet_of(self, home: str) -> Source | None:
        """The outlet as kept; None where it is to be found."""
        row = self._seen.get(home)
        return row[1] if row else None

    def copies_of(self, document: str) -> Sequence[Copy]:
        row = self._seen.get(document)
        return row[2] if row else ()

    def copies_among(self, documents: Iterable[str]) -> int:
        wanted = set(documents)
        self.read_documents(wanted)
        return sum(one in self.whole for one in wanted)

    def event(self, document: str) -> str | None:
        row = self._seen.get(document)
        return row[3] if row else None

    def following(self, publisher: str) -> str | None:
        found = members(self.kept, derived.FOLLOWS, publisher)
        return next((value.decode("utf-8", "surrogatepass") for value in found.values()), None)

    def amendments(self, actor: str, documents: Collection[str]) -> Sequence[Claim]:
        if actor not in self._amended_by:
            self._amended_by[actor] = members(self.kept, derived.AMENDED, actor)
        wanted = [claim for claim, home in self._amended_by[actor].items() if home.decode() in documents]
        return in_place(self.claims_of(wanted)) if wanted else ()

    def issued(self, key: str) -> tuple[Document, ...]:
        self._ask(f"issued:{key}")
        return tuple(unpack(value) for value in members(self.kept, derived.ISSUED, key).values())

    def read_documents(self, wanted: Iterable[str]) -> None:
        """Read several documents at once."""
        missing = sorted(one for one in wanted if one not in self._seen.known)
        for one, found in self.kept.get(derived.SEEN, missing).items():
            self._seen.known[one] = unpack(found[""])

    def claims_of(self, ids: Iterable[str]) -> list[Claim]:
        """Claims by id, in the order given, with who their parties are."""
        wanted = list(ids)
        missing = [one for one in dict.fromkeys(wanted) if one not in self.claims]
        if not missing:
            return [self.claims[one] for one in wanted]
        found = self.kept.of_members(derived.CLAIMS, missing)
        held: dict[str, Claim] = self.claims  # type: ignore[assignment]
        for claim_id, rows in found.items():
            held[claim_id] = self._recall(next(iter(rows.values())))
        self.read_documents({held[one].document for one in missing})
        return [held[one] for one in wanted]

    def hold(self, claims: Iterable[Claim]) -> None:
        """Claims of documents that changed."""
        self.claims.update((claim.id, claim) for claim in claims)  # type: ignore[attr-defined]

    def _recall(self, value: bytes) -> Claim:
        claim, sources, _, actor, leader, taken, _ = unpack(value)
        for party, source in zip(parties_in(claim), sources, strict=True):
            self.parties._seen[claim.document, party] = source
        if actor is not None:
            self.actors[claim.id] = actor
        if leader is not None:
            self.leaders[claim.id] = leader
        if taken is not None:
            self.taken_from[claim.id] = taken
        held: Claim = claim
        return held

    def _read_document(self, home: str) -> Any:
        value = members(self.kept, derived.SEEN, home).get("")
        return None if value is None else unpack(value)

    def _country(self, code: str) -> str | None:
        names = {name: int(value) for name, value in members(self.kept, COUNTRIES, code).items()}
        return most_used(names) if names else None

    def _standing(self, key: str) -> frozenset[str]:
        found = members(self.kept, derived.STANDING, key).values()
        return frozenset(country for value in found for country in unpack(value))

    def _paper(self, title: str) -> Source | None:
        return paper(members(self.kept, derived.PAPERS, title).values())


def paper(values: Iterable[bytes]) -> Source | None:
    """The only publisher that is given for a title, as first given."""
    who: dict[str, Source] = {}
    for value in values:
        for source in unpack(value):
            who.setdefault(source.best, source)
    return next(iter(who.values())) if len(who) == 1 else None


class RecalledParties(Parties):
    """Parties that take the outlet of a document that did not change as kept."""

    recalled: Recalled

    def outlet(self, document: str) -> Source:
        if document not in self._outlets:
            kept = self.recalled.outlet_of(document)
            if kept is not None:
                self._outlets[document] = kept
        return super().outlet(document)

    def forget(self, document: str) -> None:
        """What was worked out of a document."""
        self._outlets.pop(document, None)
        for key in [key for key in self._seen if key[0] == document]:
            del self._seen[key]
        if self.asked is not None:
            self.asked.pop(document, None)
