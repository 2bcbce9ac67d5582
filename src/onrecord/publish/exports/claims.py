"""Claims as JSON lines: the interchange and scoring format."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from onrecord.model.claim import Action, Agreement, Claim, ClaimKind, Figure, Position, Publication, Site
from onrecord.model.decision import Decided
from onrecord.model.view import View
from onrecord.publish.exports.base import Export, line
from onrecord.publish.exports.forms import Form, Naming, number, place, time


def lines(view: View, *, everything: bool) -> Iterator[str]:
    """One claim a line, by document, start, end, kind, id; those about the story unless ``everything``, which
    also gives those that people rejected.
    """
    naming = Naming(view)
    names = {document.id: document.name for document in view.documents()}
    entries: dict[str, str] = {}
    for entry in view.entries(with_aside=True):
        for claim_id in entry.claims:
            entries.setdefault(claim_id, entry.id)
    for claim in view.claims():
        if everything or (claim.in_story and not claim.rejected):
            yield line(_form(claim, names[claim.document], entries.get(claim.id), naming))


def _form(claim: Claim, document: str, entry: str | None, naming: Naming) -> Form:
    candidates = [naming.name(claim.document, party) for party in claim.root_candidates]
    form: Form = {
        "id": claim.id,
        "kind": claim.kind,
        "document": document,
        "start": claim.start,
        "end": claim.end,
        "quote": claim.quote,
        "polarity": claim.polarity,
        "modality": claim.modality,
        "attribution": _attribution(claim, naming),
        "root": naming.name(claim.document, claim.root),
        "root_candidates": [name for name in candidates if name],
        "in_story": claim.in_story,
        "time": time(claim.time),
        "said": time(claim.said),
        "published": time(claim.published),
        "place": place(claim.place),
        claim.kind: _BODIES[claim.kind](claim.body, claim.document, naming),
        "evidence": [{"role": e.role, "start": e.start, "end": e.end} for e in claim.evidence],
        "alternatives": claim.alternatives,
        "doubts": list(claim.doubts),
        "entry": entry,
    }
    if claim.decided:
        form["decided"] = [_decided(one) for one in claim.decided]
    if claim.rejected:
        form["rejected"] = True
    return form


def _decided(one: Decided) -> Form:
    """A decision on the claim; of a corrected field the machine's value and the person's."""
    form: Form = {"decision": one.decision, "kind": one.kind, "who": one.who, "when": one.when}
    if one.field is not None:
        given = json.loads(one.value) if one.value is not None else None
        form |= {"field": one.field, "machine": json.loads(one.machine or "null"), "value": given}
    elif one.value is not None:
        form["value"] = one.value
    return form | {"reason": one.reason, "standing": one.standing}


def _attribution(claim: Claim, naming: Naming) -> list[str | None]:
    """Names from the outlet inward; the first is null where no outlet is stated."""
    return [naming.name(claim.document, party) for party in claim.attribution] or [None]


def _figure(body: Figure, _document: str, _naming: Naming) -> Form:
    form: Form = {
        "measure": body.measure,
        "low": number(body.amount.low),
        "high": number(body.amount.high),
        "qualifier": body.amount.qualifier,
        "unit": body.unit,
        "increment": body.amount.increment,
        "tuple": body.tuple_id,
    }
    more = {"scope": body.scope, "as_of": time(body.as_of), "part_of": body.part_of, "undergone": body.undergone}
    more |= {"superseded": body.superseded}
    return form | {name: held for name, held in more.items() if held is not None}


def _action(body: Action, document: str, naming: Naming) -> Form:
    form: Form = {
        "actor": naming.name(document, body.actor),
        "country": naming.country(document, body.actor),
        "agency": naming.agency(document, body.actor),
        "person": naming.person(document, body.actor),
        "type": body.type,
        "plover": body.plover,
        "object": body.object,
        "target": body.target,
        "response": body.is_response,
    }
    return form | ({"course": body.course} if body.course is not None else {})


def _site(body: Site, document: str, naming: Naming) -> Form:
    return {"thing": body.thing, "operator": naming.name(document, body.operator)}


def _agreement(body: Agreement, document: str, naming: Naming) -> Form:
    form: Form = {
        "parties": [naming.name(document, party) for party in body.parties],
        "subject": body.subject,
        "places": [place(one) for one in body.places],
        "open": body.is_open,
        "period": time(body.period),
        "status": body.status,
    }
    stated = body.low is not None or body.high is not None
    return form | ({"low": body.low, "high": body.high} if stated else {})


def _position(body: Position, document: str, naming: Naming) -> Form:
    return {
        "speaker": naming.name(document, body.speaker),
        "country": naming.country(document, body.speaker),
        "stance": body.stance,
        "facet": body.facet,
        "proposition": body.proposition,
        "about": body.about,
    }


def _publication(body: Publication, document: str, naming: Naming) -> Form:
    form: Form = {"publisher": naming.name(document, body.publisher), "title": body.title, "type": body.type}
    more = {"follows": body.follows, "edition": body.edition}
    return form | {name: held for name, held in more.items() if held is not None}


_BODIES: Mapping[ClaimKind, Callable[[Any, str, Naming], Form]] = {
    "figure": _figure,
    "action": _action,
    "site": _site,
    "agreement": _agreement,
    "position": _position,
    "publication": _publication,
}

EXPORT = Export("claims", "every claim in normal form, with its span and its chain of sources", lines)
