"""Announced ends: one announcement in several wordings is one matter; and what its speaker says had ended already."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.model.claim import Agreement, Claim
from onrecord.reconciliation.flags import ENDED
from onrecord.reconciliation.grounds import Grounds
from onrecord.reconciliation.matter import Matter
from onrecord.reconciliation.matters import body_of, ordered
from onrecord.reconciliation.responses import act_of, acts_of, object_of, objects, party_of

_LEAST = 2  # telling words that two wordings share, at least; one is met by chance
_ENDS = ("end", "suspend")


def join(grounds: Grounds, acts: Sequence[Matter]) -> list[Matter]:
    """The acts, with an announcement in its speaker's own name and its other wordings in one matter: what is to be done
    by nobody named ("will be stopped"), or by those whom the speaker will stop ("they would stop taking part").
    """
    planned = [m for m in acts if m.mood == "planned" and m.kind == "action"]
    own: dict[tuple[str, str, str], list[Matter]] = {}
    others = []
    for matter in planned:
        first = _lead(grounds, matter)
        if first is None:
            others.append(matter)
            continue
        for document in sorted({claim.document for claim in matter.claims}):
            own.setdefault((grounds.source(party_of(first), first).key, act_of(first), document), []).append(matter)
    gone: dict[str, Matter] = {}
    for matter in others:
        first, root = matter.claims[0], grounds.root(matter.claims[0])
        near = own.get((root.key, act_of(first), first.document), []) if root is not None else []
        homes = [home for home in near if all(_rewords(grounds, claim, home) for claim in matter.claims)]
        if len(homes) == 1:
            gone[matter.id] = homes[0]
    joined: dict[str, list[Matter]] = {}
    for matter in others:
        if matter.id in gone:
            joined.setdefault(gone[matter.id].id, []).append(matter)
    out = []
    for matter in acts:
        if matter.id in gone:
            continue
        more = joined.get(matter.id, [])
        if more:  # the speaker's own words lead
            claims = [*matter.claims, *(claim for m in more for claim in m.claims)]
            own_words = ordered(claim for claim in claims if _is_own(grounds, claim))
            rest = ordered(claim for claim in claims if not _is_own(grounds, claim))
            matter = replace(matter, claims=(*own_words, *rest))
        out.append(matter)
    return out


def by_speaker(grounds: Grounds, matter: Matter) -> tuple[tuple[str, ...], ...]:
    """Who announces an end, or says that an agreement had ended."""
    if matter.kind == "agreement" and matter.mood == "asserted":
        return tuple((key,) for key in sorted({who for who, _ in _over(grounds, matter)}))
    if matter.kind == "action" and matter.mood == "planned" and acts_of(matter)[0] in _ENDS:
        speaker = _speaker(grounds, matter)
        return ((speaker[0],),) if speaker is not None else ()
    return ()


def ended_before(grounds: Grounds, speaker: str, group: Sequence[Matter]) -> None:
    """Notes where a speaker announces the end of what the same speaker says had been ended, and on the agreement that
    its end is announced.
    """
    pacts = [m for m in group if m.kind == "agreement"]
    for act in [m for m in group if m.kind == "action"]:
        _, name, about = _speaker(grounds, act) or ("", "", "")
        for pact in pacts:
            if len(objects(grounds, act) & _subjects(grounds, pact)) < _LEAST:
                continue
            for status in [status for who, status in _over(grounds, pact) if who == speaker]:
                act.note(f"{name} also says that it was {status} before; what is to end now is not settled")
                pact.note(f"{name} also announces an end of “{about}”; what is to end now is not settled")


def _over(grounds: Grounds, pact: Matter) -> list[tuple[str, str]]:
    """By whose word an agreement had ended, and how."""

    def work() -> list[tuple[str, str]]:
        said = [(grounds.root(claim), body_of(claim, Agreement).status) for claim in pact.claims]
        return [(who.key, status) for who, status in said if who is not None and status in ENDED]

    return pact.once("ended", work)


def _speaker(grounds: Grounds, act: Matter) -> tuple[str, str, str] | None:
    """Whose word an act is, by key and by name, and what it is on."""

    def work() -> tuple[str, str, str] | None:
        (first,) = act.first(1)
        root = grounds.root(first)
        return (root.key, root.label, object_of(first) or "") if root is not None else None

    return act.once("speaker", work)


def _is_own(grounds: Grounds, claim: Claim) -> bool:
    """True when the actor speaks of the act."""
    root = grounds.root(claim)
    return root is not None and bool(party_of(claim).name) and grounds.source(party_of(claim), claim).key == root.key


def _lead(grounds: Grounds, matter: Matter) -> Claim | None:
    """The first of an announcement's claims whose actor speaks in it."""
    return next((claim for claim in matter.claims if _is_own(grounds, claim)), None)


def _rewords(grounds: Grounds, claim: Claim, home: Matter) -> bool:
    first, root, party = _lead(grounds, home), grounds.root(claim), party_of(claim)
    if (
        first is None
        or root is None
        or root.key != grounds.source(party_of(first), first).key
        or act_of(claim) != act_of(first)
    ):
        return False
    if claim.document not in {c.document for c in home.claims}:
        return False
    told = frozenset().union(*(grounds.content(object_of(c)) for c in home.claims))
    if party.name and (act_of(claim) not in _ENDS or not grounds.content(party.name) <= told):
        return False
    return len(grounds.content(object_of(claim)) & told) >= _LEAST


def _subjects(grounds: Grounds, pact: Matter) -> frozenset[str]:
    def work() -> frozenset[str]:
        return frozenset[str]().union(*(grounds.content(body_of(claim, Agreement).subject) for claim in pact.claims))

    return pact.once("subjects", work)
