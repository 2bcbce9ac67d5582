"""Entities by id and by name, and which bodies are tied: what identifying parties asks of the whole case."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Protocol

from onrecord.model.entity import Entity
from onrecord.reconciliation.affiliates import Tie, groups
from onrecord.reconciliation.vocabulary import words

_EDGES = re.compile(r"^[\W_]+|[\W_]+$")
_ARTICLE = re.compile(r"^(the|a|an|its|their|his|her|this|that|these|those)\s+")
_OWNER = re.compile(
    r"^[^,]{2,40}?['’]s?\s+(?=\S+\s+\S|\S*(?:ministry|agency|department|office|board|police|court|army)\b)"
)
_OF_STATE = r"(?: of (?!the\b)[^\W\d_]+(?: [^\W\d_]+)?)?"  # "… of Kenya"
_TURNED = re.compile(rf"(?P<body>ministry|department) (?:of|for) (?:the )?(?P<field>.+?){_OF_STATE}")
_STRAIGHT = re.compile(rf"(?P<field>.+?) (?P<body>ministry|department){_OF_STATE}")


def plain(text: str) -> str:
    """Lower case, one space, no article, no punctuation at the edges: for comparing names as written."""
    return _ARTICLE.sub("", _EDGES.sub("", " ".join(text.casefold().replace("’", "'").split())))


def office(name: str) -> str:
    """A body's name without whose it is, its field first: "Albia's Trade Ministry", "the trade ministry of Albia" and
    "the Ministry of Trade of Albia" are "trade ministry".
    """
    bare = plain(_OWNER.sub("", plain(name)))
    turned = _TURNED.fullmatch(bare) or _STRAIGHT.fullmatch(bare)
    if turned is None or turned["field"] not in words("portfolios"):
        return bare
    field = "foreign" if turned["field"] == "foreign affairs" else turned["field"]
    return f"{field} {turned['body']}"


def names_of(entity: Entity) -> frozenset[str]:
    """The names that stand for an entity, in plain words."""
    return frozenset(plain(name) for name in (entity.canonical, *entity.aliases))


def body_of(entity: Entity) -> tuple[str, str] | None:
    """Of a body of a state: its name without whose it is, and the state."""
    return (office(entity.canonical), entity.country) if entity.country and entity.kind == "organisation" else None


class Whois(Protocol):
    """What the case knows of entities."""

    def entity(self, entity_id: str) -> Entity | None:
        """The entity with this id."""
        ...

    def named(self, name: str) -> Entity | None:
        """The only entity that bears this name, in plain words."""
        ...

    def bodies(self, name: str) -> frozenset[str]:
        """The countries that have a body of this name, without whose it is, in these documents."""
        ...

    def tied(self, entity_id: str) -> str:
        """The smallest id among those that an entity is tied to."""
        ...


class Everyone:
    """All entities of a case, in memory."""

    def __init__(self, entities: Iterable[Entity], ties: Iterable[Tie] = ()) -> None:
        self._entities: dict[str, Entity] = {}
        names: dict[str, set[str]] = {}
        bodies: dict[str, set[str]] = {}
        for entity in entities:
            self._entities[entity.id] = entity
            for name in names_of(entity):
                names.setdefault(name, set()).add(entity.id)
            body = body_of(entity)
            if body is not None:
                bodies.setdefault(body[0], set()).add(body[1])
        # a name that two entities bear identifies neither
        self._by_name = {name: next(iter(ids)) for name, ids in names.items() if len(ids) == 1}
        self._bodies = {name: frozenset(countries) for name, countries in bodies.items()}
        self._tied = groups(ties)

    def entity(self, entity_id: str) -> Entity | None:
        return self._entities.get(entity_id)

    def named(self, name: str) -> Entity | None:
        return self._entities.get(self._by_name.get(name, ""))

    def bodies(self, name: str) -> frozenset[str]:
        return self._bodies.get(name, frozenset())

    def tied(self, entity_id: str) -> str:
        return self._tied.get(entity_id, entity_id)
