"""What belongs to the story, and what things are called in it."""

from __future__ import annotations

import json
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import replace

from onrecord.model.claim import Claim, Figure, Site
from onrecord.model.delta import DocumentChange, Kept, TooWide
from onrecord.model.findings import Concepts, Findings
from onrecord.model.profile import NO_PROFILE, Profile
from onrecord.resolution.anchors import (
    FEW,
    LEAST_NAMES,
    anchor_words,
    count_names,
    echoes,
    elsewhere,
    has_name,
    is_old,
    is_other_matter,
    least_documents,
    shared_names,
    shared_words,
    spots,
    told_words,
    touches,
    vocabularies,
)
from onrecord.resolution.concepts import phrase

FEWEST = 4  # documents; with a profile, a smaller case is kept whole
LEAD = 800  # code points at the head of a report, where it says what it is about
NEAR = 400  # the same where only a few documents' names tell
ASIDE = 200  # how far a place that only one report names stands before what is said of it
REACH = 600  # code points: about a paragraph either side of a claim that is plainly the story's

_NAMES, _SHARED = "story_names", "story_shared"  # name → documents; the names by which the story is known


def place_in_story(
    findings: Sequence[Findings], concepts: Concepts, profile: Profile = NO_PROFILE, kept: Kept | None = None
) -> tuple[Findings, ...]:
    """``findings`` with ``in_story`` set on claims, and counted and sited things under their concept's name. ``kept``:
    where to keep what ``place_change`` needs.
    """
    name_of = _names_of(concepts)
    counts = count_names(findings)
    anchors = anchor_words(counts, len(findings), concepts)
    if kept is not None:
        _keep(kept, counts, len(findings))
    names = shared_names(counts, 2)
    has_profile = any(concept.source == "profile" for concept in concepts.concepts)
    is_small = len(findings) < FEW and not has_profile
    keeps_all = len(names) < LEAST_NAMES if is_small else len(findings) < FEWEST
    if not (is_small or keeps_all):
        return tuple(_place(one, name_of, anchors) for one in findings)
    things = frozenset(concept.name for concept in concepts.concepts if concept.documents > 1)
    vocabulary = vocabularies(findings) if is_small else [frozenset[str]()] * len(findings)
    out = []
    for one, others in zip(findings, vocabulary, strict=True):
        touched, strange = (spots(one, names), elsewhere(one, names)) if is_small else ([], [])
        claims = []
        for claim in one.claims:
            renamed = _rename(claim, name_of)
            is_near = keeps_all or _is_sited(renamed, things) or _is_of_few(renamed, names, others, touched, strange)
            claims.append(_set_in_story(renamed, is_near=is_near))
        out.append(replace(one, claims=tuple(claims)))
    return tuple(out)


def place_change(
    kept: Kept, change: DocumentChange, concepts: Concepts
) -> tuple[tuple[Findings, ...], tuple[Findings, ...]]:
    """The added and the removed documents of a change as ``place_in_story`` would place them in the case of which
    ``kept`` is, and then of what it becomes. Raises ``TooWide`` where the words change by which a story is known.
    """
    added, removed = count_names(change.added), count_names(change.removed)
    held = kept.get(_NAMES, added.keys() | removed.keys())
    least = least_documents(change.after)
    shared = set(json.loads(kept.get(_SHARED, [""])[""][""]))
    before = shared_words(frozenset(shared))
    changed, gone = [], []
    for name in sorted(added.keys() | removed.keys()):
        was = int(held.get(name, {}).get("", b"0"))
        now = was + added.get(name, 0) - removed.get(name, 0)
        if now == was:
            continue
        if (was >= least) != (now >= least):
            (shared.add if now >= least else shared.discard)(name)
        if now:
            changed.append((name, "", str(now).encode()))
        else:
            gone.append(name)
    if shared_words(frozenset(shared)) != before:
        raise TooWide("the names by which passages are known to be the story's changed")
    kept.put(_NAMES, changed)
    kept.drop_keys(_NAMES, gone)
    kept.put(_SHARED, [("", "", json.dumps(sorted(shared), ensure_ascii=False).encode())])
    anchors = told_words(concepts, change.after) | before
    name_of = _names_of(concepts)
    return (
        tuple(_place(one, name_of, anchors) for one in change.added),
        tuple(_place(one, name_of, anchors) for one in change.removed),
    )


def _keep(kept: Kept, counts: Mapping[str, int], documents: int) -> None:
    kept.put(_NAMES, ((name, "", str(counts[name]).encode()) for name in sorted(counts)))
    shared = sorted(shared_names(counts, least_documents(documents)))
    kept.put(_SHARED, [("", "", json.dumps(shared, ensure_ascii=False).encode())])


def _names_of(concepts: Concepts) -> dict[str, str]:
    name_of: dict[str, str] = {}
    for concept in concepts.concepts:
        for phrased in (concept.name, *concept.words):
            name_of.setdefault(phrase(phrased), concept.name)
    return name_of


def _place(one: Findings, name_of: dict[str, str], anchors: frozenset[str]) -> Findings:
    """A document of a case that is large enough to have words of its own."""
    renamed = [_rename(claim, name_of) for claim in one.claims]
    touched = sorted(claim.start for claim in renamed if _is_central(claim, anchors))
    # what stands beside the story's claims goes on about it without its words ("the vessel went on")
    claims = (
        _set_in_story(claim, is_near=_has_between(touched, claim.start - REACH, claim.start + REACH))
        for claim in renamed
    )
    return replace(one, claims=tuple(claims))


def _set_in_story(claim: Claim, *, is_near: bool) -> Claim:
    if claim.is_decided("in_story"):
        return claim
    belongs = claim.in_story and is_near
    return claim if belongs == claim.in_story else replace(claim, in_story=belongs)


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
