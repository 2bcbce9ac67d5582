"""Parties: who stands in a speaker, actor, operator or source slot, as one text has it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

PartyKind = Literal["state", "agency", "person", "organisation", "outlet", "group", "document", "unknown"]


@dataclass(frozen=True, slots=True)
class Party:
    """A noun phrase in a slot, named or not; a *candidate* that resolution may join to an entity.

    ``name``: as written, without article ("Protection Guardian"), or the text's own normal form for a state
    ("Japan"). ``start``/``end``: its span in the document (code points), -1 for the outlet, which stands in no
    sentence. ``kind``: ``state`` is a country or its government as a whole, ``agency`` a body of a state, ``document``
    a report or statement standing for its publisher. ``named``: whether the text names it. An unnamed source keeps
    its description in ``name`` and is never merged across documents. ``country``: ISO alpha-2 where the text or its
    context tells. ``agency``, ``office``: for a person or body of a state ("Interior Ministry", "Interior Minister").
    ``person``: the core name of a natural person. ``suggested``: a name this mention may stand for (weak evidence);
    serves this mention only.
    """

    name: str
    kind: PartyKind = "unknown"
    start: int = -1
    end: int = -1
    named: bool = True
    country: str | None = None
    agency: str | None = None
    office: str | None = None
    person: str | None = None
    suggested: str | None = None
    collective: bool = False
