"""Whose names the public may see: people in a public role, and those whose name a person has decided to show."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from onrecord.model.claim import Action, Agreement, Claim, Figure, Position, Publication, Site
from onrecord.model.entity import Entity
from onrecord.model.party import Party
from onrecord.model.view import View
from onrecord.publish.withholding.masks import Masks, table, words_of

_SMALL = re.compile(r"(?<![^\W\d_])[a-zß-öø-ÿā-ž]\w+")


# kinds that a reader gives to a person's name by mistake
_MISTAKEN = frozenset({"organisation", "group", "other", "unknown"})


def parties_of(claim: Claim) -> Iterator[Party]:
    """Everyone in a claim: its chain, its roots, and those in the slots of its kind."""
    yield from claim.attribution
    yield from claim.root_candidates
    body = claim.body
    slots: tuple[Party | None, ...] = (claim.root,)
    if isinstance(body, Action):
        slots += (body.actor,)
    elif isinstance(body, Position):
        slots += (body.speaker,)
    elif isinstance(body, Site):
        slots += (body.operator,)
    elif isinstance(body, Publication):
        slots += (body.publisher,)
    elif isinstance(body, Agreement):
        slots += body.parties
    yield from (party for party in slots if party is not None)


def has_office(text: str | None) -> bool:
    """True where a title names an office whose holder acts in public."""
    if not text:
        return False
    folded = text.casefold()
    words = set(words_of(folded))
    return any(one in words if " " not in one else one in folded for one in table("offices"))


def may_be_a_person(name: str) -> bool:
    """True for two to four capitalised words of letters, none of them a body's: "Vela Marr", whatever it was taken for.

    A reader takes many a foreign name for an organisation's; a body masked is a smaller harm than a person shown.
    """
    words = [word for word in name.replace("-", " ").split() if word.casefold() not in table("particles")]
    if not 2 <= len(words) <= 4 or any(not word.replace("'", "").replace("’", "").isalpha() for word in words):
        return False
    folded = [word.casefold() for word in words]
    bodies = table("bodies")
    if any(word in bodies or word.removesuffix("s") in bodies for word in folded):
        return False
    return all(word[0].isupper() and not word.isupper() for word in words)


class Persons:
    """The people of a record, parted in two. ``public``: ids of entities whose names may be shown."""

    def __init__(self, view: View) -> None:
        self._view = view
        entities = {entity.id: entity for entity in view.entities()}
        roles: dict[str, set[str]] = {}
        loose: set[str] = set()  # persons' names that were merged into nothing
        official: set[str] = set()
        for document in view.documents():
            for row in view.mentions(document.id):
                if row.type != "name" or row.value.get("kind") != "person":
                    continue
                entity = view.entity_of(document.id, row.start, row.end)
                if entity is None:
                    loose.add(str(row.value.get("name") or ""))
                elif row.value.get("role"):
                    roles.setdefault(entity.id, set()).add(str(row.value["role"]))
        for claim in view.claims():
            for party in parties_of(claim):
                if party.start < 0:
                    continue
                entity = view.entity_of(claim.document, party.start, party.end)
                is_official = bool(party.agency) or has_office(party.office)
                if entity is not None and entity.kind == "person":
                    if is_official:
                        official.add(entity.id)
                    if party.office:
                        roles.setdefault(entity.id, set()).add(party.office)
                elif entity is None and party.kind == "person" and party.named and not is_official:
                    loose.update(name for name in (party.name, party.person, party.suggested) if name)
        self.public = {
            entity.id
            for entity in entities.values()
            if not entity.is_withheld and self._may_be_seen(entity, roles, official)
        }
        shown = [entity for entity in entities.values() if entity.id in self.public]
        hidden = [entity for entity in entities.values() if entity.id not in self.public]
        self._names_shown = {name for entity in shown for name in _names(entity)}
        self._private = {name for entity in hidden if not entity.is_withheld for name in _names(entity)}
        self._forced = {name for entity in hidden if entity.is_withheld for name in _names(entity)}
        known_persons = {name.casefold() for entity in shown if entity.kind == "person" for name in _names(entity)}
        self._private |= {name for name in loose if name.casefold() not in known_persons}
        self._private |= {name for document in view.documents() for name in _byline(document.byline)}
        # who publishes is public, even where a reader took the name for a person's
        outlets = {document.outlet.casefold() for document in view.documents() if document.outlet}
        self._private = {name for name in self._private if name.casefold() not in outlets}
        self._shown = shown

    def _may_be_seen(self, entity: Entity, roles: dict[str, set[str]], official: set[str]) -> bool:
        if entity.kind == "person":
            return self._is_public(entity, roles, official)
        if entity.kind not in _MISTAKEN or entity.is_shown or entity.wikidata or entity.country:
            return True
        return not may_be_a_person(entity.canonical)

    @staticmethod
    def _is_public(entity: Entity, roles: dict[str, set[str]], official: set[str]) -> bool:
        if entity.is_shown or entity.id in official:
            return True
        held = roles.get(entity.id, set())
        # known beforehand (a profile lists the name), or in an office; a "resident" or a "nurse" is in neither
        return entity.is_public and (not held or any(has_office(role) for role in held))

    def masks(self, claims: Iterable[Claim]) -> Masks:
        """Masks for what is published of ``claims``: words of names that may be shown explain a capital."""
        known: set[str] = set()
        for name in self._names_shown:
            known.update(words_of(name))
        documents = set()
        for claim in claims:
            documents.add(claim.document)
            for party in parties_of(claim):
                entity = self._view.entity_of(claim.document, party.start, party.end) if party.start >= 0 else None
                if entity is not None and entity.id not in self.public:
                    continue
                is_plain = entity is not None or party.kind not in _MISTAKEN or not may_be_a_person(party.name)
                if party.kind != "person" and is_plain:
                    known.update(words_of(party.name))
                for words in (party.agency, party.office):
                    known.update(words_of(words or ""))
            known.update(_subjects(claim))
        ordinary: set[str] = set()
        for document in sorted(documents):
            ordinary.update(match.group().casefold() for match in _SMALL.finditer(self._view.text(document)))
            outlet = self._view.document(document).outlet
            known.update(words_of(outlet or ""))
        forced = {word.casefold() for name in self._forced for word in words_of(name)}
        return Masks(self._private, self._forced, {word for word in known if word.casefold() not in forced}, ordinary)


def _names(entity: Entity) -> tuple[str, ...]:
    return (entity.canonical, *entity.aliases)


def _byline(byline: str | None) -> list[str]:
    if not byline:
        return []
    parts = re.split(r"(?i)\s*(?:,|;|&|/|\band\b|\bby\b|\bund\b|\bet\b|\by\b)\s*", byline)
    return [part for part in parts if len(part) > 1]


def _subjects(claim: Claim) -> set[str]:
    """Words of what a claim counts, places or concerns."""
    body = claim.body
    texts: tuple[str | None, ...] = ()
    if isinstance(body, Figure):
        texts = (body.measure, body.unit)
    elif isinstance(body, Site):
        texts = (body.thing,)
    elif isinstance(body, Agreement):
        texts = (body.subject,)
    elif isinstance(body, Publication):
        texts = (body.title, body.type)
    place = (claim.place.name if claim.place else None,)
    return {word for text in (*texts, *place) for word in words_of(text or "")}
