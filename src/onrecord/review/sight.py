"""How a claim reads, in a form that stays when offsets, ids and the case's own words for things change."""

from __future__ import annotations

import json
from collections.abc import Iterator

from onrecord.ids import canonical
from onrecord.model.claim import Action, Agreement, Claim, Figure, Position, Publication, Site
from onrecord.model.decision import Anchor
from onrecord.model.party import Party
from onrecord.review.fields import as_json, put

CONTEXT = 32  # code points either side of a quote


def anchor(claim: Claim, text: str, text_sha: str) -> Anchor:
    """The anchor of a decision on ``claim``: at the words and slot as the machine read them, with what is seen now."""
    read = as_read(claim, text)
    return Anchor(
        document=claim.document,
        text_sha=text_sha,
        kind=claim.kind,
        quote=text[read.start : read.end],
        before=text[max(0, read.start - CONTEXT) : read.start],
        after=text[read.end : read.end + CONTEXT],
        start=read.start,
        end=read.end,
        slot=slot(read),
        claim=claim.id,
        seen=seen(claim),
    )


def passage(text: str, document: str, text_sha: str, start: int, end: int, kind: str) -> Anchor:
    """The anchor of a stretch of text that no claim stands on."""
    return Anchor(
        document,
        text_sha,
        kind,
        text[start:end],
        text[max(0, start - CONTEXT) : start],
        text[end : end + CONTEXT],
        start,
        end,
    )


def as_read(claim: Claim, text: str) -> Claim:
    """The claim with every corrected field as the machine read it."""
    for one in reversed(claim.decided):
        if one.kind == "correct" and one.standing == "applied" and one.field and one.machine is not None:
            claim = put(claim, one.field, json.loads(one.machine), text)
    return claim


def slot(claim: Claim) -> str:
    """Who does what: tells claims of one kind on the same words apart. Names of things are left out, because the case
    may call them otherwise than the text does.
    """
    body = claim.body
    parts: tuple[object, ...]
    if isinstance(body, Figure):
        parts = (body.unit or "",)
    elif isinstance(body, Action):
        parts = (body.actor.name, body.type)
    elif isinstance(body, Site):
        parts = (claim.place.name if claim.place else "",)
    elif isinstance(body, Position):
        parts = (body.speaker.name, body.facet or "", body.stance)
    elif isinstance(body, Agreement):
        parts = tuple(sorted(party.name for party in body.parties))
    else:
        parts = (body.title or "", body.type)
    return "|".join(str(part) for part in parts)


def seen(claim: Claim) -> tuple[tuple[str, str], ...]:
    """What a person who confirms the claim has seen, field by field. A time is left out while it is unresolved: only
    the whole case can settle it.
    """
    out: dict[str, object] = {
        "polarity": claim.polarity,
        "modality": claim.modality,
        "root": _name(claim.root),
        "place": [claim.place.name, claim.place.country] if claim.place else None,
    }
    if claim.time is not None and claim.time.edtf is not None:
        out["time"] = claim.time.edtf
    body = claim.body
    if isinstance(body, Figure):
        out |= {"body.amount": as_json(body.amount), "body.unit": body.unit}
    elif isinstance(body, Action):
        out |= {"body.actor": _name(body.actor), "body.type": body.type, "body.object": body.object}
    elif isinstance(body, Site):
        out["body.operator"] = _name(body.operator)
    elif isinstance(body, Position):
        out |= {"body.speaker": _name(body.speaker), "body.stance": body.stance, "body.proposition": body.proposition}
    elif isinstance(body, Agreement):
        out |= {"body.parties": [party.name for party in body.parties], "body.status": body.status}
        out["body.subject"] = body.subject
    elif isinstance(body, Publication):
        out |= {"body.title": body.title, "body.publisher": _name(body.publisher), "body.type": body.type}
    return tuple(sorted((name, canonical(value)) for name, value in out.items()))


def is_same(before: tuple[tuple[str, str], ...], now: tuple[tuple[str, str], ...]) -> bool:
    """True when the fields that both saw read alike."""
    return not differing(before, now)


def differing(before: tuple[tuple[str, str], ...], now: tuple[tuple[str, str], ...]) -> tuple[str, ...]:
    """Fields that read otherwise now."""
    had, have = dict(before), dict(now)
    return tuple(sorted(name for name in had if name in have and had[name] != have[name]))


def _name(party: Party | None) -> str | None:
    return party.name if party is not None else None


def name_spans(claim: Claim) -> set[tuple[int, int]]:
    """Where the claim's parties stand, and a publication's title."""
    spans = {(party.start, party.end) for party in parties(claim) if party.start >= 0}
    title = claim.body.title if isinstance(claim.body, Publication) else None
    at = claim.quote.find(title) if title else -1
    if title and at >= 0:
        spans.add((claim.start + at, claim.start + at + len(title)))
    return spans


def parties(claim: Claim) -> Iterator[Party]:
    """Every party in a slot of the claim."""
    yield from claim.attribution
    yield from claim.root_candidates
    for held in (claim.root, *(getattr(claim.body, name) for name in claim.body.__dataclass_fields__)):
        for one in held if isinstance(held, tuple) else (held,):
            if isinstance(one, Party):
                yield one
