"""What belongs to the story, and what things are called in it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from onrecord.model.claim import Claim, Figure, Site
from onrecord.model.findings import Concepts, Findings
from onrecord.model.profile import NO_PROFILE, Profile
from onrecord.resolution.anchors import (
    FEW,
    LEAST_NAMES,
    anchor_words,
    echoes,
    elsewhere,
    has_name,
    is_old,
    is_other_matter,
    shared_names,
    spots,
    touches,
    vocabularies,
)
from onrecord.resolution.concepts import phrase

FEWEST = 4  # documents; with a profile, a smaller case is kept whole
LEAD = 800  # code points at the head of a report, where it says what it is about
NEAR = 400  # the same where only a few documents' names tell
ASIDE = 200  # how far a place that only one report names stands before what is said of it
REACH = 600  # code points: about a paragraph either side of a claim that is plainly the story's


def place_in_story(
    findings: Sequence[Findings], concepts: Concepts, profile: Profile = NO_PROFILE
) -> tuple[Findings, ...]:
    """``findings`` with ``in_story`` set on claims, and counted and sited things under their concept's name."""
    name_of: dict[str, str] = {}
    for concept in concepts.concepts:
        for phrased in (concept.name, *concept.words):
            name_of.setdefault(phrase(phrased), concept.name)
    anchors = anchor_words(findings, concepts)
    names = shared_names(findings, 2)
    has_profile = any(concept.source == "profile" for concept in concepts.concepts)
    is_small = len(findings) < FEW and not has_profile
    keeps_all = len(names) < LEAST_NAMES if is_small else len(findings) < FEWEST
    things = frozenset(concept.name for concept in concepts.concepts if concept.documents > 1)
    vocabulary = vocabularies(findings) if is_small else [frozenset[str]()] * len(findings)
    out = []
    for one, others in zip(findings, vocabulary, strict=True):
        renamed = [_rename(claim, name_of) for claim in one.claims]
        touched = spots(one, names) if is_small else sorted(c.start for c in renamed if _is_central(c, anchors))
        strange = elsewhere(one, names) if is_small else []
        claims = []
        for claim in renamed:
            if claim.is_decided("in_story"):
                claims.append(claim)
                continue
            if keeps_all:
                is_near = True
            elif is_small:
                is_near = _is_sited(claim, things) or _is_of_few(claim, names, others, touched, strange)
            else:
                # what stands beside the story's claims goes on about it without its words ("the vessel went on")
                is_near = _has_between(touched, claim.start - REACH, claim.start + REACH)
            belongs = claim.in_story and is_near
            claims.append(claim if belongs == claim.in_story else replace(claim, in_story=belongs))
        out.append(replace(one, claims=tuple(claims)))
    return tuple(out)


def _is_central(claim: Claim, anchors: frozenset[str]) -> bool:
    return not claim.rejected and touches(claim, anchors)


def _is_sited(claim: Claim, things: frozenset[str]) -> bool:
    """True for a site of a thing that several documents speak of, wherever it stands."""
    return isinstance(claim.body, Site) and claim.body.thing in things


def _is_of_few(
    claim: Claim, names: frozenset[str], others: frozenset[str], touched: Sequence[int], strange: Sequence[int]
) -> bool:
    """Whether a claim of a case of few documents is about the story. It is, unless something speaks against it (a word
    for another matter, a date long past, a place that no other document names) and nothing for it.
    """
    is_near = _has_between(touched, claim.start - NEAR, claim.end + NEAR)
    if is_other_matter(claim.quote) or is_old(claim):
        return has_name(claim.quote, names) or claim.start < LEAD
    is_strange = _has_between(strange, claim.start - ASIDE, claim.end)
    return not is_strange or is_near or claim.start < LEAD or echoes(claim, others)


def _has_between(spots: Sequence[int], low: int, high: int) -> bool:
    """True when one of the sorted ``spots`` lies in ``[low, high]``."""
    at = bisect_left(spots, low)
    return at < len(spots) and spots[at] <= high


def _rename(claim: Claim, name_of: dict[str, str]) -> Claim:
    body = claim.body
    if isinstance(body, Figure) and body.measure.startswith("people "):
        return claim  # people are counted by what befell them; no other words stand for that
    if isinstance(body, Figure):
        held, _, thing = body.measure.rpartition(" with ")  # "country with depot": the thing has the concept's name
        name = name_of.get(phrase(thing))
        name = f"{held} with {name}" if held and name else name
        return replace(claim, body=replace(body, measure=name)) if name and name != body.measure else claim
    if isinstance(body, Site):
        name = name_of.get(phrase(body.thing))
        return replace(claim, body=replace(body, thing=name)) if name and name != body.thing else claim
    return claim
