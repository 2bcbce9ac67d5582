"""Who a party is: the entity it was merged into, else its name as written; and whom it stands near."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from onrecord.model.document import Document
from onrecord.model.entity import Entity, Resolution
from onrecord.model.party import Party
from onrecord.model.profile import Profile
from onrecord.reconciliation.affiliates import Tie
from onrecord.reconciliation.vocabulary import words
from onrecord.reconciliation.whois import Everyone, Whois, office, plain


@dataclass(frozen=True, slots=True)
class Source:
    """A party told apart from others across the case.

    ``key``: what identity is compared by. ``label``: canonical name where merged, else as written. ``group``: key
    shared by affiliates (agencies of one state, an organisation and its partner). ``maybe``: key of the entity that it
    may be (suggested), ``maybe_label`` its name. ``entity``: entity id or None. ``is_sure``: named or merged, and
    nothing merely suggested. ``office``: of a person, as this mention tells it.
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
    office: str | None = None

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

    whois: Whois | None = None  # else by the resolution's entities and the ties
    asked: dict[str, set[str]] | None = None  # where given, what identifying a document's parties asked of the case

    def __post_init__(self) -> None:
        self._who: Whois = self.whois or Everyone(self.resolution.entities, self.ties)
        self._affiliated = {
            plain(name): plain(known.affiliated_to)
            for known in self.profile.names
            if known.affiliated_to
            for name in (known.name, *known.aliases)
        }
        self._at = ""  # the document at work
        self._outlets: dict[str, Source] = {}
        self._seen: dict[tuple[str, Party], Source] = {}

    def of(self, party: Party, document: str) -> Source:
        """The source behind ``party`` as ``document`` has it."""
        found = self._seen.get((document, party))
        if found is None:
            self._at = document
            found = self._seen[document, party] = self._identify(party, document)
        return found

    def outlet(self, document: str) -> Source:
        """The outlet of a document, named or not."""
        found = self._outlets.get(document)
        if found is None:
            self._at = document
            found = self._outlets[document] = self._own_outlet(document)
        return found

    def ask(self, what: str, name: str, document: str | None = None) -> None:
        """Note that what a document's parties are hangs on this."""
        if self.asked is not None:
            self.asked.setdefault(document or self._at, set()).add(f"{what}:{name}")

    def _identify(self, party: Party, document: str) -> Source:
        if party.kind == "outlet" and not party.name:
            return self.outlet(document)
        mention = (document, party.start, party.end)
        entity = self._who.entity(self.resolution.of_mention.get(mention, ""))
        if entity is None and party.named:
            entity = self._named(party.person or party.name)
        maybe = None
        if entity is None:
            maybe = self._who.entity(self.resolution.suggested.get(mention, ""))
            if maybe is None and party.suggested:
                maybe = self._named(party.suggested)
        country = party.country or (entity.country if entity else None)
        if party.kind == "state" and country:
            key, label = f"state:{country}", entity.canonical if entity else party.name
        elif entity is not None and party.kind == "agency" and country:
            # "Albia's Trade Ministry" and Albia's "Trade Ministry" are one body
            key, label = f"name:{country}:{office(entity.canonical)}", entity.canonical
        elif entity is not None:
            key, label = f"entity:{entity.id}", entity.canonical
        elif party.named and party.name and not (party.kind == "agency" and country and not party.agency):
            key = f"name:{country or ''}:{plain(party.person or party.name)}"
            label = party.person or party.name
        elif party.kind == "agency" and country and party.agency:
            key, label = f"name:{country}:{office(party.agency)}", party.agency
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
        elif party.kind == "agency" and (party.named or " " in party.name) and not country and maybe_key is None:
            bare = office(entity.canonical if entity else party.name)
            self.ask("body", bare)
            countries = self._who.bodies(bare)
            if len(countries) == 1:  # the only body of that name in these documents is one state's
                maybe_key, maybe_label = f"name:{min(countries)}:{bare}", f"the body of that name of {min(countries)}"
                is_sure = False
        return Source(
            key=key,
            label=label,
            group=self._group(party, key, label, country, entity),
            # a text that calls a party an outlet knows it better than its name does
            kind=_kind(party, entity),
            country=country,
            maybe=maybe_key,
            maybe_label=maybe_label,
            entity=entity.id if entity else None,
            is_sure=is_sure,
            office=party.office,
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
        self.ask("name", plain(name))
        return self._who.named(plain(name))

    def _affiliate(self, entity: Entity) -> str:
        self.ask("tie", entity.id)
        return f"entity:{self._who.tied(entity.id)}"

    def _group(self, party: Party, key: str, label: str, country: str | None, own: Entity | None) -> str:
        if country and is_state(party):
            return f"state:{country}"
        partner = self._affiliated.get(plain(label))
        if partner is None:
            return self._affiliate(own) if own is not None and key == f"entity:{own.id}" else key
        entity = self._named(partner)
        return self._affiliate(entity) if entity else f"name::{partner}"


def _kind(party: Party, entity: Entity | None) -> str:
    """What the text calls a party, but for a person, and for a body that the case knows as a paper or an agency of
    news.
    """
    if entity is None or party.kind == "outlet":
        return party.kind
    is_paper = entity.kind == "outlet" and party.kind in ("organisation", "unknown", "person")
    return "person" if entity.kind == "person" else "outlet" if is_paper else party.kind


def _body(name: str) -> str:
    """A body's own words: "Utopian prosecutors" and "the prosecutors" are both "prosecutors"."""
    first, _, rest = name.partition(" ")
    return plain(rest if rest and first[:1].isupper() and rest == rest.lower() else name)


def is_state(party: Party) -> bool:
    """True for a state, a body of one, or someone who holds an office in one."""
    if party.kind in ("state", "agency") or (party.kind == "person" and party.agency):
        return True  # a minister is one, whichever state's
    if party.kind not in ("person", "group") or not party.country:
        return False
    last = (party.office or "").casefold().rpartition(" ")[2]
    return bool(party.agency) or (bool(party.office) and last not in words("private"))  # "an Esk man" holds no office
