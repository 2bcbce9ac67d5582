"""Which claims hang together: those that share one of these keys may be one matter, and none else.

A claim's matter is found among the claims that it is coupled with, directly or through others. Of figures that only
holds where all is told: a figure without a place may belong to any place, one without a scope to any scope, one without
a root or with a vague number to any root's number; their keys therefore come in four levels, from what is counted down
to one root's one number.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.ids import digest
from onrecord.model.claim import Action, Agreement, Claim, Publication, Site
from onrecord.reconciliation import acts, agreement, editions, kinds, matters, parts, persons, restated, retold
from onrecord.reconciliation.grounds import Grounds
from onrecord.reconciliation.matters import body_of, mood_of, place_key
from onrecord.reconciliation.whois import plain

LARGE = b"large"
"""Goes with the keys of numbers so large that things of other names may be the same."""


@dataclass(frozen=True, slots=True)
class Levels:
    """Keys of a figure that is compared by measure, place, scope, root and number, from the widest down.
    ``is_placed``, ``is_scoped``, ``is_rooted`` (with a number that is not vague): what it tells.
    """

    counted: str
    place: str
    scope: str
    number: str
    is_placed: bool
    is_scoped: bool
    is_rooted: bool


def levels(grounds: Grounds, claim: Claim, thing: str | None = None) -> Levels | None:
    """The levels of a figure, None where it is compared otherwise; ``thing``: as which it is counted."""
    if editions.is_of_event(grounds, claim) or kinds.is_bare(claim):
        return None
    counted = digest(("counted", *editions.counted_as(grounds, claim, thing)))
    place = digest((counted, *(place_key(claim.place) if claim.place is not None else ())))
    text = editions.scope_of(claim)
    scope = digest((place, text))
    root = grounds.root(claim)
    number = agreement.core(editions.figure(claim).amount)
    return Levels(
        counted,
        place,
        scope,
        digest((scope, root.best if root is not None else "", number)),
        claim.place is not None,
        bool(text),
        root is not None and number is not None,
    )


def keys(grounds: Grounds, claims: Sequence[Claim]) -> dict[str, dict[str, bytes]]:
    """Of all claims of a document: claim id → its keys, besides those of figures with levels; and what goes with it."""
    out: dict[str, dict[str, bytes]] = {}
    options = acts.either(grounds, [c for c in claims if c.kind == "action"])
    for key, members in options.items():
        for claim in members:
            out[claim.id] = {digest(("either", *key)): b""}
    for claim in claims:
        if claim.id not in out:
            out[claim.id] = {digest(key): LARGE if key[0] == "kind" else b"" for key in _of(grounds, claim)}
    return out


def _of(grounds: Grounds, claim: Claim) -> Iterable[tuple[object, ...]]:
    mood = mood_of(claim)
    match claim.kind:
        case "figure":
            if editions.is_of_event(grounds, claim) or (
                parts.is_part(claim) and grounds.event(claim.document) is not None
            ):
                yield "tolls", grounds.event(claim.document)
            elif kinds.is_bare(claim):
                yield "bare", *editions.bare_key(grounds, claim)
            elif kinds.is_large(claim):
                yield "kind", *kinds.key(claim)
        case "action":
            phase, kind = acts.phase(grounds, claim), body_of(claim, Action).type
            yield "act", grounds.actors[claim.id], kind, phase
            kind = persons.kind_of(kind, phase)  # to shoot, and to kill, one victim is one act
            # acts that nobody is named for, and other wordings of an announcement, join those of their document
            yield "here", kind, claim.document
            # acts told again with their actor described otherwise: in one event, or in the same words
            event = grounds.event(claim.document)
            if event is not None:
                yield "told", kind, phase, event
                if kind == "harm":  # whether there was one victim only, the casualties tell
                    yield "tolls", event
            if retold.is_long(claim):
                yield "said", body_of(claim, Action).type, phase, *retold.words_of(claim)
        case "site":
            yield "site", grounds.thing(body_of(claim, Site).thing), *place_key(claim.place)
        case "agreement":
            ahead = matters.pact_mood(claim)
            yield from (("side", grounds.source(p, claim).group, ahead) for p in body_of(claim, Agreement).parties)
            yield "pact", claim.id
        case "position":
            position = matters.position_key(grounds, claim)
            yield "position", *position
            yield from (("restated", *key) for key in restated.keys(claim, position))
        case "publication":
            body = body_of(claim, Publication)
            yield "publisher", matters.publisher(grounds, claim), mood
            if body.title:
                yield "title", plain(body.title), mood
