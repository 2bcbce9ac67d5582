"""Open points: what the documents held cannot settle, said in words on the entry itself."""

from __future__ import annotations

from onrecord.model.claim import Claim, Figure, Position, Site
from onrecord.reconciliation import agreement, rows
from onrecord.reconciliation.flags import is_held
from onrecord.reconciliation.grounds import Grounds
from onrecord.reconciliation.matters import Matter, asserting
from onrecord.reconciliation.wording import amount, listed


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
    for claim in matter.claims:
        _chain(grounds, claim, matter)
        for doubt in sorted(claim.doubts):
            matter.note(doubt)


def _relays(grounds: Grounds, matter: Matter) -> None:
    """Relays that dropped the hedge, and figures in an outlet's own voice."""
    published = matter.amount
    for claim in matter.claims:
        body = claim.body
        if not isinstance(body, Figure) or published is None:
            continue
        if grounds.root(claim) is None and matter.root is not None:
            matter.note(f"{grounds.name(claim.document)} also gives it in the outlet's own voice; root unclear")
        same = agreement.core(body.amount) == agreement.core(published)
        if same and body.amount.is_exact and not published.is_exact:
            lost = f"“{amount(body.amount)}” in {grounds.name(claim.document)} drops “{published.qualifier}”"
            if grounds.root(claim) is not None:
                matter.note(lost)
        elif not same:
            matter.note(
                f"“{amount(body.amount)}” in {grounds.name(claim.document)} is a vaguer relay; it adds no value"
            )


def _place(matter: Matter) -> None:
    place = matter.place
    if place is None or place.precision in ("unknown", "country", "continent", "world"):
        matter.note("location not stated" if place is None or place.precision != "unknown" else "location unknown")
    if all(isinstance(c.body, Site) and c.body.operator is None for c in matter.claims):
        matter.note("operator not stated")


def _left_open(grounds: Grounds, matter: Matter) -> None:
    """Who asks or looks into whether the thing is there, beside those who say that it is."""
    for claim in matter.claims:
        if claim not in asserting(matter):
            who = grounds.chain(claim)[-1].name
            matter.note(f"whether it is there is left open by {who} in {grounds.name(claim.document)}")


def _chain(grounds: Grounds, claim: Claim, matter: Matter) -> None:
    for source in grounds.chain(claim)[1:]:
        if source.maybe_label:
            where = grounds.name(claim.document)
            matter.note(f"“{source.label}” in {where} is perhaps {source.maybe_label}: suggested, not settled")
    others = [source.label for source in grounds.candidates(claim)]
    if others:
        root = grounds.root(claim)
        known = [root.label] if root is not None else []
        matter.note(f"root unclear in {grounds.name(claim.document)}: {listed([*known, *others], 'or')}")
    body = claim.body
    if isinstance(body, Position) and not body.speaker.named and body.speaker.kind in ("person", "unknown"):
        matter.note("speaker not named; an individual's statement, not that of a state")
