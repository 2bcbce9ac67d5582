"""Open points: what the documents held cannot settle, said in words on the entry itself."""

from __future__ import annotations

from onrecord.model.claim import UNTIED_ACTOR, UNTIED_DAY, UNTIED_OBJECT, UNTIED_PLACE, Figure, Position, Site
from onrecord.reconciliation import agreement, rows
from onrecord.reconciliation.flags import is_held
from onrecord.reconciliation.grounds import Grounds
from onrecord.reconciliation.matter import Matter
from onrecord.reconciliation.matters import asserting
from onrecord.reconciliation.vocabulary import words
from onrecord.reconciliation.wording import amount, few, listed


def note(grounds: Grounds, matter: Matter) -> None:
    """Adds what is open about an entry, each point once, in a fixed order."""
    stated = [claim for claim in matter.claims if grounds.root(claim) is not None]
    names = sorted({grounds.name(claim.document) for claim in matter.claims})
    if matter.kind == "publication":
        if rows.holding(grounds, matter) is None:
            matter.note("the publication itself is not held")
    elif not stated:
        matter.note(f"source not stated: reported by {listed(names)} only" if len(names) == 1 else "source not stated")
    elif not is_held(grounds, matter):
        matter.note("root document not held")
    if len(names) == 1 and stated and matter.kind == "figure" and not is_held(grounds, matter):
        matter.note(f"rests on {names[0]} alone; to be verified in the root document")
    if matter.kind == "figure":
        _relays(grounds, matter)
    if matter.kind == "site":
        _place(matter)
        _left_open(grounds, matter)
    _chains(grounds, matter)


def _relays(grounds: Grounds, matter: Matter) -> None:
    """Relays that dropped the hedge, and figures in an outlet's own voice."""
    published = matter.amount
    rooted = {claim.document for claim in matter.claims if grounds.root(claim) is not None}
    own: list[str] = []
    dropped: dict[str, list[str]] = {}
    vaguer: dict[str, list[str]] = {}
    for claim in matter.claims:
        body = claim.body
        if not isinstance(body, Figure) or published is None:
            continue
        name = grounds.name(claim.document)
        is_rooted = grounds.root(claim) is not None
        if not is_rooted and matter.root is not None and claim.document not in rooted:
            own.append(name)
        same = agreement.core(body.amount) == agreement.core(published)
        if same and body.amount.is_exact and not published.is_exact and is_rooted:
            dropped.setdefault(amount(body.amount), []).append(name)
        elif not same:
            vaguer.setdefault(amount(body.amount), []).append(name)
    if own:
        matter.note(f"{few(own)} also {_verb(own, 'give')} it in the outlet's own voice; root unclear")
    for value, names in dropped.items():
        matter.note(f"“{value}” in {few(names)} drops “{published.qualifier if published else ''}”")
    for value, names in vaguer.items():
        matter.note(f"“{value}” in {few(names)} is a vaguer relay; it adds no value")


def _verb(names: list[str], verb: str) -> str:
    return f"{verb}s" if len(set(names)) == 1 else verb


def _place(matter: Matter) -> None:
    place = matter.place
    if place is None or place.precision in ("unknown", "country", "continent", "world"):
        matter.note("location not stated" if place is None or place.precision != "unknown" else "location unknown")
    if all(isinstance(c.body, Site) and c.body.operator is None for c in matter.claims):
        matter.note("operator not stated")


def _left_open(grounds: Grounds, matter: Matter) -> None:
    """Who asks or looks into whether the thing is there, beside those who say that it is."""
    said = {claim.id for claim in asserting(matter)}
    asking: dict[str, list[str]] = {}
    for claim in matter.claims:
        if claim.id not in said:
            asking.setdefault(grounds.chain(claim)[-1].label, []).append(grounds.name(claim.document))
    for who, names in asking.items():
        matter.note(f"whether it is there is left open by {who} in {few(names)}")


def _is_of_charges(body: Position) -> bool:
    """True for what denies "the allegations": whether their number, their place or their point is not said."""
    told = set((body.about or body.proposition).casefold().split())
    return body.stance == "denies" and body.facet is None and bool(told & words("charges")) and len(told) <= _FEW


_FEW = 4  # words; more say which allegations they are


def _chains(grounds: Grounds, matter: Matter) -> None:
    """Names that are only suggested, roots that are unclear, speakers without a name; and the claims' own doubts."""
    perhaps: dict[tuple[str, str], list[str]] = {}
    unclear: dict[str, list[str]] = {}
    doubts: dict[str, None] = {}
    for claim in matter.claims:
        name = grounds.name(claim.document)
        for source in grounds.chain(claim)[1:]:
            if source.maybe_label:
                perhaps.setdefault((source.label, source.maybe_label), []).append(name)
        others = [source.label for source in grounds.candidates(claim)]
        if others:
            root = grounds.root(claim)
            known = [root.label] if root is not None else []
            unclear.setdefault(listed([*known, *others], "or"), []).append(name)
        body = claim.body
        if isinstance(body, Position) and _is_of_charges(body):
            doubts["which of the allegations is meant is not said"] = None
        if isinstance(body, Position) and not body.speaker.named and body.speaker.kind in ("person", "unknown"):
            one = "speaker not named; an individual's statement, not that of a state"
            is_one = body.speaker.kind == "person" and not body.speaker.collective
            doubts[one if is_one else "speaker not named"] = None
        doubts.update(dict.fromkeys(sorted(claim.doubts)))
    for doubt in (UNTIED_PLACE, UNTIED_OBJECT, UNTIED_ACTOR):
        doubts.pop(doubt, None)  # the cell says so
    if matter.register != "responses" or any(claim.time or claim.said for claim in matter.claims):
        doubts.pop(UNTIED_DAY, None)  # its cell says so, or another claim tells the day
    for (label, maybe), names in perhaps.items():
        matter.note(f"“{label}” in {few(names)} is perhaps {maybe}: suggested, not settled")
    for options, names in unclear.items():
        matter.note(f"root unclear in {few(names)}: {options}")
    for doubt in doubts:
        matter.note(doubt)
