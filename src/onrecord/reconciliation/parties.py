"""Who a party is: the entity it was merged into, else its name as written; and whom it stands near."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from onrecord.model.document import Document
from onrecord.model.entity import Entity, Resolution
from onrecord.model.party import Party
from onrecord.model.profile import Profile
from onrecord.reconciliation.affiliates import Tie, groups

_EDGES = re.compile(r"^[\W_]+|[\W_]+$")
_OWNER = re.compile(
    r"^[^,]{2,40}?['’]s?\s+(?=\S+\s+\S|\S*(?:ministry|agency|department|office|board|police|court|army)\b)"
)
_ARTICLE = re.compile(r"^(the|a|an|its|their|his|her|this|that|these|those)\s+")


def plain(text: str) -> str:
    """Lower case, one space, no article, no punctuation at the edges: for comparing names as written."""
    return _ARTICLE.sub("", _EDGES.sub("", " ".join(text.casefold().split())))


@dataclass(frozen=True, slots=True)
class Source:
    """A party told apart from others across the case.

    ``key``: what identity is compared by. ``label``: canonical name where merged, else as written. ``group``: key
    shared by affiliates (agencies of one state, an organisation and its partner). ``maybe``: key of the entity that it
    may be (suggested), ``maybe_label`` its name. ``entity``: entity id or None. ``is_sure``: named or merged, and
    nothing merely suggested.
    """

    key: str
    label: str
    group: str
    kind: str
    country: str | None = None
    maybe: str | None = None
    maybe_label: str | None = None
    entity: str | None = None
    is_sure: bool = True

    @property
    def best(self) -> str:
        """The key that this mention's own chain goes by: the suggested one where there is one."""
        return self.maybe or self.key

    @property
    def name(self) -> str:
        """The label, with the suggestion said as one."""
        return f"{self.label} (perhaps {self.maybe_label})" if self.maybe_label else self.label


@dataclass
class Parties:
    """Identifies parties by resolution, profile and documents."""

    resolution: Resolution
    profile: Profile
    documents: Mapping[str, Document]
    originals: Mapping[str, str] = field(default_factory=dict)  # whole copy's document id → original's
    homes: Mapping[str, str] = field(default_factory=dict)  # the same, and those that take over passages only
    ties: tuple[Tie, ...] = ()  # which bodies the texts make affiliates

    def __post_init__(self) -> None:
        self._entities: dict[str, Entity] = {entity.id: entity for entity in self.resolution.entities}
        names: dict[str, set[str]] = {}
        for entity in self.resolution.entities:
            for name in (entity.canonical, *entity.aliases):
                names.setdefault(plain(name), set()).add(entity.id)
        # a name that two entities bear identifies neither
        self._by_name = {name: next(iter(ids)) for name, ids in names.items() if len(ids) == 1}
        self._affiliated = {
            plain(name): plain(known.affiliated_to)
            for known in self.profile.names
            if known.affiliated_to
            for name in (known.name, *known.aliases)
        }
        self._tied = groups(self.ties)
        # bodies of states by their bare name: "Foreign Ministry" → the countries that have one in these documents
        self._bodies: dict[str, set[str]] = {}
        for entity in self.resolution.entities:
            if entity.country and entity.kind == "organisation":
                self._bodies.setdefault(_office(entity.canonical), set()).add(entity.country)
        self._outlets: dict[str, Source] = {}
        self._seen: dict[tuple[str, Party], Source] = {}

    def of(self, party: Party, document: str) -> Source:
        """The source behind ``party`` as ``document`` has it."""
        found = self._seen.get((document, party))
        if found is None:
            found = self._seen[document, party] = self._identify(party, document)
        return found

    def outlet(self, document: str) -> Source:
        """The outlet of a document, named or not."""
        found = self._outlets.get(document)
        if found is None:
            found = self._outlets[document] = self._own_outlet(document)
        return found

    def entity(self, entity_id: str) -> Entity | None:
        """The entity with this id."""
        return self._entities.get(entity_id)

    def _identify(self, party: Party, document: str) -> Source:
        if party.kind == "outlet" and not party.name:
            return self.outlet(document)
        mention = (document, party.start, party.end)
        entity = self._entities.get(self.resolution.of_mention.get(mention, ""))
        if entity is None and party.named:
            entity = self._named(party.person or party.name)
        maybe = None
        if entity is None:
            maybe = self._entities.get(self.resolution.suggested.get(mention, ""))
            if maybe is None and party.suggested:
                maybe = self._named(party.suggested)
        country = party.country or (entity.country if entity else None)
        if party.kind == "state" and country:
            key, label = f"state:{country}", entity.canonical if entity else party.name
        elif entity is not None and party.kind == "agency" and country:
            # "Albia's Trade Ministry" and Albia's "Trade Ministry" are one body
            key, label = f"name:{country}:{_office(entity.canonical)}", entity.canonical
        elif entity is not None:
            key, label = f"entity:{entity.id}", entity.canonical
        elif party.named and party.name and not (party.kind == "agency" and country and not party.agency):
            key = f"name:{country or ''}:{plain(party.person or party.name)}"
            label = party.person or party.name
        elif party.kind == "agency" and country and party.agency:
            key, label = f"name:{country}:{_office(party.agency)}", party.agency
        elif party.kind in ("state", "agency") and country:
            # a public body described, not named ("the prosecutors"), is one body of its state
            key, label = f"name:{country}:{_body(party.name)}", party.name
        else:
            home = self.homes.get(document, document)
            home = self.originals.get(home, home)
            key, label = f"unnamed:{home}:{plain(party.name)}", party.name or "source not named"
        is_sure = maybe is None and not key.startswith("unnamed:")
        maybe_key = maybe_label = None
        if maybe is not None:
            maybe_key, maybe_label = f"entity:{maybe.id}", maybe.canonical
        elif entity is None and party.suggested:
            maybe_key, maybe_label = f"name:{country or ''}:{plain(party.suggested)}", party.suggested
            is_sure = False
        elif party.kind == "agency" and party.named and not country and maybe_key is None:
            office = _office(entity.canonical if entity else party.name)
            countries = self._bodies.get(office, set())
            if len(countries) == 1:  # the only body of that name in these documents is one state's
                maybe_key, maybe_label = f"name:{min(countries)}:{office}", f"the body of that name of {min(countries)}"
                is_sure = False
        return Source(
            key=key,
            label=label,
            group=self._group(party, key, label, country, entity),
            kind="person" if entity is not None and entity.kind == "person" else party.kind,
            country=country,
            maybe=maybe_key,
            maybe_label=maybe_label,
            entity=entity.id if entity else None,
            is_sure=is_sure,
        )

    def _own_outlet(self, document: str) -> Source:
        home = self.originals.get(document, document)
        holder = self.documents.get(home) or self.documents.get(document)
        own = self.documents.get(document)
        named = holder.outlet if holder else None
        shown = own.outlet if own and own.outlet else None
        label = shown or f"outlet of {own.name if own else document} (not stated)"
        if named:
            entity = self._named(named)
            key = f"entity:{entity.id}" if entity else f"name::{plain(named)}"
            shown_label = entity.canonical if entity and named == shown else label
            group = self._affiliate(entity) if entity else key
            return Source(key, shown_label, group, "outlet", entity=entity.id if entity else None)
        key = f"outlet:{home}"
        return Source(key, label, key, "outlet", is_sure=False)

    def _named(self, name: str) -> Entity | None:
        return self._entities.get(self._by_name.get(plain(name), ""))

    def _affiliate(self, entity: Entity) -> str:
        return f"entity:{self._tied.get(entity.id, entity.id)}"

    def _group(self, party: Party, key: str, label: str, country: str | None, own: Entity | None) -> str:
        if country and is_state(party):
            return f"state:{country}"
        partner = self._affiliated.get(plain(label))
        if partner is None:
            return self._affiliate(own) if own is not None and key == f"entity:{own.id}" else key
        entity = self._named(partner)
        return self._affiliate(entity) if entity else f"name::{partner}"


def _office(name: str) -> str:
    """A body's name without whose it is: "Albia's Trade Ministry" is "trade ministry"."""
    return plain(_OWNER.sub("", plain(name)))


def _body(name: str) -> str:
    """A body's own words: "Utopian prosecutors" and "the prosecutors" are both "prosecutors"."""
    first, _, rest = name.partition(" ")
    return plain(rest if rest and first[:1].isupper() and rest == rest.lower() else name)


def is_state(party: Party) -> bool:
    """True for a state, a body of one, or someone who holds an office in one."""
    if party.kind in ("state", "agency"):
        return True
    return party.kind in ("person", "group") and bool(party.country) and bool(party.office or party.agency)
