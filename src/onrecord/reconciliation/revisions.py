"""Revisions: one root's later edition with another value, and of what type the change is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.model.claim import Claim, Figure, Publication
from onrecord.model.value import Amount
from onrecord.reconciliation import spans
from onrecord.reconciliation.agreement import core
from onrecord.reconciliation.grounds import Grounds
from onrecord.reconciliation.vocabulary import revision_cues, words
from onrecord.reconciliation.wording import clipped


@dataclass(frozen=True, slots=True)
class Change:
    """``type`` of a revision and the claims that show it; ``because`` is the evidence in words."""

    type: str
    because: str
    claims: tuple[str, ...] = ()


def followers(grounds: Grounds) -> dict[str, list[Claim]]:
    """Publication claims that say the publication follows another, by their publisher's key."""
    out: dict[str, list[Claim]] = {}
    for claim in grounds.claims.values():
        body = claim.body
        if isinstance(body, Publication) and body.follows and body.publisher is not None:
            out.setdefault(grounds.source(body.publisher, claim).best, []).append(claim)
    return out


def says_earlier(claims: Iterable[Claim]) -> bool:
    """True when a quote itself calls the figure the older one ("reported earlier")."""
    return any(_cue(claim.quote, words("earlier")) for claim in claims)


def change(
    earlier: Sequence[Claim],
    later: Sequence[Claim],
    amounts: tuple[Amount, Amount],
    follows: Sequence[Claim] = (),
) -> Change:
    """The type of a revision from ``earlier`` to ``later``, by the words of the later claims, then by their bounds.

    ``amounts``: the two values to publish. ``follows``: claims that the root's publication follows another.
    """
    for kind, cues in revision_cues().items():
        for claim in later:
            cue = _cue(claim.quote, cues)
            if cue is not None and (kind != "findings extended" or _grew(amounts)):
                return Change(kind, f"“{cue}” in “{clipped(claim.quote, 80)}”", (claim.id,))
    if _scopes(earlier) and _scopes(later) and _scopes(earlier) != _scopes(later):
        return Change("re-scoped", "the two are stated for different scopes", _ids(earlier, later))
    if _grew(amounts) and follows:
        claim = follows[0]
        return Change("findings extended", f"the later one follows: “{clipped(claim.quote, 80)}”", (claim.id,))
    if _grew(amounts) and _as_of_later(earlier, later):
        return Change("findings extended", "the later count holds for a later date and is larger", _ids(earlier, later))
    return Change("unknown", "no document held says why the value changed", _ids(earlier, later))


def _grew(amounts: tuple[Amount, Amount]) -> bool:
    first, second = (core(a) if core(a) is not None else (a.low if a.low is not None else a.high) for a in amounts)
    return first is not None and second is not None and second > first


def _as_of_later(earlier: Sequence[Claim], later: Sequence[Claim]) -> bool:
    stated = [c.body.as_of for c in later if isinstance(c.body, Figure) and c.body.as_of is not None]
    before = [
        (c.body.as_of if isinstance(c.body, Figure) and c.body.as_of is not None else c.said or c.time) for c in earlier
    ]
    return any(spans.is_before(b, a) for a in stated for b in before)


def _scopes(claims: Sequence[Claim]) -> set[str]:
    out = set()
    for claim in claims:
        if isinstance(claim.body, Figure) and claim.body.scope:
            text = claim.body.scope.casefold()
            if not set(re.findall(r"\w+", text)) & words("edition"):
                out.add(text)
    return out


def _ids(*groups: Sequence[Claim]) -> tuple[str, ...]:
    return tuple(sorted(claim.id for group in groups for claim in group))


def _cue(text: str, cues: Iterable[str]) -> str | None:
    for cue in sorted(cues):
        found = re.search(rf"(?<!\w){re.escape(cue)}(?!\w)", text, re.IGNORECASE)
        if found:
            return found.group()
    return None
