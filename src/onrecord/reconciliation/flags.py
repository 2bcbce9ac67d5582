"""Five flags an entry, each with one true sentence built from its claims. No single status hides a disagreement."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.model.claim import Agreement, Claim, Position
from onrecord.model.entry import Flag, SourceCount
from onrecord.reconciliation import courses, responses, superseding
from onrecord.reconciliation.grounds import Grounds, is_own_voice
from onrecord.reconciliation.matter import Matter
from onrecord.reconciliation.reviewing import UNCHECKED, review
from onrecord.reconciliation.whois import plain
from onrecord.reconciliation.wording import clipped, listed

__all__ = ["UNCHECKED", "flags", "is_held"]

ENDED = ("suspended", "called off", "ended", "lapsed", "collapsed", "denounced", "not renewed", "withdrawn from")


def flags(grounds: Grounds, matter: Matter, so: SourceCount) -> tuple[Flag, ...]:
    """The five flags in their fixed order."""
    return (
        sourcing(grounds, matter, so),
        dispute(matter),
        revision(matter),
        lifecycle(grounds, matter),
        review(matter),
    )


def is_held(grounds: Grounds, matter: Matter) -> bool:
    """True when a root of the entry is the outlet of a document in the case that is itself among the claims."""

    def work() -> bool:
        roots = {root.best for claim in matter.claims if (root := grounds.root(claim)) is not None}
        if any(grounds.parties.outlet(document).key in roots for document in matter.documents):
            return True
        return any(grounds.is_issued(claim) for claim in matter.claims)

    return matter.once("held", work)


def sourcing(grounds: Grounds, matter: Matter, so: SourceCount) -> Flag:
    """How many roots, and whether the case holds one's own document."""
    ids = tuple(sorted(claim.id for claim in matter.claims))
    if so.high == 0:
        return Flag("sourcing", "root not stated", so.explanation, ids)
    held = is_held(grounds, matter)
    if so.high == 1:
        value = "single root" if so.low == 1 else "one root at most"
    else:
        value = "several roots" if so.low > 1 else f"{so.low} to {so.high} roots"
    tail = "A root document is held." if held else "As relayed; root document not held."
    for name, letter in grounds.rated(so.roots):
        tail += f" A person rates {name} {letter}."
    return Flag("sourcing", f"{value}, {'held' if held else 'not held'}", f"{so.explanation} {tail}", ids)


def dispute(matter: Matter) -> Flag:
    """Which facets are disputed; a contested number is a dispute on the number. Where documents on one event give other
    numbers, that is said, and no more: they may count at another hour, or others.
    """
    edges = [e for e in matter.edges if e.kind in ("disputes", "contested")]
    if not edges and matter.otherwise:
        return Flag("dispute", "other values given: number", " ".join(matter.otherwise))
    if not edges:
        return Flag("dispute", "undisputed in documents held", "None of the claims read disputes this entry.")
    facets = listed(sorted({e.facet or "number" for e in edges}))
    word = "contested" if all(e.kind == "contested" for e in edges) else "disputed"
    first = min(edges, key=lambda e: (e.kind, e.other))
    text = first.explanation + _more(len(edges) - 1, len(matter.unlisted - {e.other for e in edges}))
    return Flag("dispute", f"{word}: {facets}", text, tuple(sorted({e.other for e in edges})))


_STEPS = (100, 50, 20, 10, 5)


def _more(others: int, unlisted: int) -> str:
    """How many more entries dispute one; beyond those listed, a round number that they are more than."""
    if unlisted:
        return f" More than {next(n for n in _STEPS if n < others + unlisted)} more entries stand against it."
    return f" {others} more {'entry stands' if others == 1 else 'entries stand'} against it." if others else ""


def revision(matter: Matter) -> Flag:
    """Whether the entry revises an earlier one, or was itself revised."""
    if matter.revised:
        other, edge = min(matter.revised, key=lambda pair: pair[0])
        return Flag("revision", f"revised later: {edge.type}", edge.explanation, (other,))
    made = sorted((e for e in matter.edges if e.kind == "revision"), key=lambda e: e.other)
    if made:
        return Flag("revision", f"revises an earlier value: {made[0].type}", made[0].explanation, (made[0].other,))
    told = [(kind, claim) for claim in matter.claims if (kind := superseding.kind_of(claim)) is not None]
    if told and superseding.is_former(matter):
        kind, claim = told[0]
        text = f"Told as an earlier value, no longer given: “{clipped(claim.quote, 120)}”."
        return Flag("revision", f"an earlier value: {kind}", text, (claim.id,))
    text = "No revision of this entry was read in the documents held."
    return Flag("revision", "not revised in documents held", text)


def lifecycle(grounds: Grounds, matter: Matter) -> Flag:
    """alleged, announced, under way, done, ended, not yet … in that the claims word it so; never more than they say."""
    ids = tuple(sorted(claim.id for claim in matter.claims))
    value = _state(matter)
    over = [c for c in matter.claims if isinstance(c.body, Agreement) and c.body.status in ENDED]
    if over and value in ENDED:
        said = _sayers(grounds, over)
        return Flag("lifecycle", value, f"Said to be {value} by {said}: “{clipped(over[0].quote, 120)}”.", ids)
    reports = responses.reporting(matter) if value == "done" else ()
    if value in ("under way", "ended") and matter.kind == "action":
        reports = courses.told(matter, "ended" if value == "ended" and not matter.over else "under way")
    saying = _saying(grounds, reports or matter.claims)
    quote = clipped(saying.quote, 120)
    put = ", as the report puts it" if _is_told_of(saying) else ""
    words = {
        "alleged": f"Said by {_sayers(grounds, matter.claims)}; nothing here establishes it",
        "stated": f"Stated by {_sayers(grounds, matter.claims)}{put}",
        "done": "Reported as done",
        "under way": "Reported as going on",
        "ended": f"Reported as over by {matter.over}; before that" if matter.over else "Reported as over",
        "announced": "Announced or planned; no outcome is asserted",
        "not yet": "Said not to be done",
        "denied": "Said not to be so",
        "either-or": "Told as one of several acts, and not which; none of them is asserted",
        "demanded": "Asked for; this line does not say that it was met",
    }.get(value, f"Worded as {value}; nothing is asserted")
    if matter.kind == "action" and value == responses.ALLEGED:
        words = "Somebody is accused of it, or is said to have allegedly done it; nothing here establishes it"
    return Flag("lifecycle", value, f"{words}: “{quote}”.", ids)


def _is_told_of(claim: Claim) -> bool:
    """True where the quote tells of the speaker ("a banker backed the call"), or nothing tells that he said it: the
    words are the report's.
    """
    body = claim.body
    if not isinstance(body, Position):
        return False
    return claim.start <= body.speaker.start < claim.end or not any(e.role == "cue" for e in claim.evidence)


def _saying(grounds: Grounds, claims: Sequence[Claim]) -> Claim:
    """The claim to quote: the first whose source ``_sayers`` names."""
    for is_said in (grounds.root, lambda claim: grounds.chain(claim)[1:], grounds.candidates):
        told = next((claim for claim in claims if is_said(claim)), None)
        if told is not None:
            return told
    return claims[0]


def _sayers(grounds: Grounds, claims: Sequence[Claim]) -> str:
    """Who says it, as far as the claims tell."""
    roots = {root.label for claim in claims if (root := grounds.root(claim)) is not None}
    if not roots:
        # an outlet that another one names: what it goes by is not stated, but that it says so is
        named = {source.label for claim in claims for source in grounds.chain(claim)[1:]}
        if named:
            return f"{listed(sorted(named)[:3])}, source not stated"
        perhaps = {source.label for claim in claims for source in grounds.candidates(claim)}
        if perhaps:
            return f"the outlet, perhaps after {listed(sorted(perhaps)[:3], 'or')}"
        return f"{_outlets(grounds, claims)}, source not stated"
    told = {plain(name): name for name in sorted(roots, reverse=True)}  # "Police" and "police" read alike
    few = sorted(told.values())[:3]
    return listed([*few, "others"] if len(told) > len(few) else few)


def _outlets(grounds: Grounds, claims: Sequence[Claim]) -> str:
    """ "The outlet in its own voice": not where any of the claims is only said to be reported."""
    outlets = {grounds.chain(claim)[0].key for claim in claims}
    are_own = all(is_own_voice(claim) for claim in claims)
    if len(outlets) == 1:
        return "the outlet in its own voice" if are_own else "the outlet"
    return "outlets in their own voice" if are_own else "outlets"


def _state(matter: Matter) -> str:
    if matter.kind == "action" or matter.register == "responses":
        cell = responses.cell(matter)
        if cell == "done" and (matter.over or courses.of(matter) == "ended"):
            return "ended"
        return {"announced or planned": "announced", responses.NOT_DONE: "not yet"}.get(cell, cell)
    if matter.mood != "asserted":
        return {"planned": "announced", "not-yet": "not yet"}.get(matter.mood, matter.mood)
    ended = [c.body.status for c in matter.claims if isinstance(c.body, Agreement) and c.body.status in ENDED]
    if ended:
        return ended[0]  # in the text's word: what was called off has not been terminated
    if matter.kind == "publication":
        return "done"
    if matter.kind in ("site", "figure"):
        # who counts or places another's doings alleges; only one's own count is stated
        return "stated" if all(c.modality == "stated" and c.root is not None for c in matter.claims) else "alleged"
    return "alleged" if any(c.modality == "alleged" for c in matter.claims) else "stated"
