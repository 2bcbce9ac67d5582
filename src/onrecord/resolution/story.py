"""What belongs to the story, and what things are called in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.model.claim import Action, Agreement, Claim, Figure, Position, Publication, Site
from onrecord.model.findings import Concepts, Findings
from onrecord.model.profile import NO_PROFILE, Profile
from onrecord.resolution.candidates import parties_of
from onrecord.resolution.concepts import phrase
from onrecord.resolution.spelling import content, fold

SMALL = 4  # documents; a smaller case has too little text to tell its margin

REACH = 600  # code points: about a paragraph either side of a claim that is plainly the story's


def place_in_story(
    findings: Sequence[Findings], concepts: Concepts, profile: Profile = NO_PROFILE
) -> tuple[Findings, ...]:
    """``findings`` with ``in_story`` set on claims, and counted and sited things under their concept's name."""
    name_of: dict[str, str] = {}
    for concept in concepts.concepts:
        for words in (concept.name, *concept.words):
            name_of.setdefault(phrase(words), concept.name)
    central = _central(findings, concepts)
    out = []
    for one in findings:
        renamed = [_rename(claim, name_of) for claim in one.claims]
        touched = sorted(c.start for c in renamed if not c.rejected and _touches(c, central))
        keeps_all = len(findings) < SMALL
        claims = []
        for claim in renamed:
            # what stands beside the story's claims goes on about it without its words ("the vessel went on")
            is_decided = claim.is_decided("in_story")
            belongs = (
                claim.in_story
                if is_decided
                else claim.in_story and (keeps_all or any(abs(claim.start - start) <= REACH for start in touched))
            )
            claims.append(claim if belongs == claim.in_story else replace(claim, in_story=belongs))
        out.append(replace(one, claims=tuple(claims)))
    return tuple(out)


def _rename(claim: Claim, name_of: dict[str, str]) -> Claim:
    body = claim.body
    if isinstance(body, Figure):
        held, _, thing = body.measure.rpartition(" with ")  # "country with depot": the thing has the concept's name
        name = name_of.get(phrase(thing))
        name = f"{held} with {name}" if held and name else name
        return replace(claim, body=replace(body, measure=name)) if name and name != body.measure else claim
    if isinstance(body, Site):
        name = name_of.get(phrase(body.thing))
        return replace(claim, body=replace(body, thing=name)) if name and name != body.thing else claim
    return claim


def _central(findings: Sequence[Findings], concepts: Concepts) -> frozenset[str]:
    """Words of the case's main concepts, and of parties that an eighth of its documents name, two at least."""
    words: set[str] = set()
    least = max(2, len(findings) // 8)
    for concept in concepts.concepts:
        if concept.source == "profile" or concept.documents >= least:
            for phrased in (concept.name, *concept.words):
                words.update(content(phrased))
    seen: dict[str, set[str]] = {}
    for one in findings:
        for claim in one.claims:
            for party in parties_of(claim) if not claim.rejected else ():
                if party.named and party.name:
                    seen.setdefault(fold(party.name), set()).add(one.document.id)
        for mention in one.names:
            seen.setdefault(fold(mention.text), set()).add(one.document.id)
    for name in sorted(seen):
        if len(seen[name]) >= least:
            words.update(content(name))
    return frozenset(words)


def _touches(claim: Claim, central: frozenset[str]) -> bool:
    """True when any of the claim's own words, parties or its quote has a central word."""
    body = claim.body
    texts = [claim.quote, *(party.name for party in parties_of(claim))]
    if isinstance(body, Figure):
        texts += [body.measure, body.scope or ""]
    elif isinstance(body, Action):
        texts += [body.object or "", body.target or ""]
    elif isinstance(body, Site):
        texts.append(body.thing)
    elif isinstance(body, Position):
        texts += [body.about or "", body.proposition]
    elif isinstance(body, Publication):
        texts.append(body.title or "")
    elif isinstance(body, Agreement):
        texts.append(body.subject)
    return any(word in central for text in texts for word in content(text))
