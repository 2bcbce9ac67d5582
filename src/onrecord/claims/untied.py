"""What has no day or place of its own in a text that tells one: whether it is of then and there is open.

An empty cell would say of the text that it states nothing; here it states something, for its event, in the same
paragraph or in its dateline, which could not be tied to the claim.
"""

from __future__ import annotations

from dataclasses import replace

from onrecord.claims import casualties
from onrecord.claims.base import Context
from onrecord.model.claim import UNTIED_DAY, UNTIED_PLACE, Claim, Figure

_DATED = frozenset({"action", "figure", "position"})
_DASHES = frozenset({"-", "–", "—"})
_TOP = 6  # sentences, one of which may be the dateline


def marked(context: Context, claim: Claim) -> Claim:
    """The claim with its doubts."""
    if claim.kind not in _DATED:
        return claim
    body, doubts = claim.body, list(claim.doubts)
    is_figure = isinstance(body, Figure)
    as_of = body.as_of if isinstance(body, Figure) else None
    is_dated = claim.time is not None or as_of is not None or (claim.said is not None and not is_figure)
    toll = casualties.of(context)
    is_told = bool(toll.counts) and toll.scope.dated is not None
    if not is_dated and (is_told or _is_dated_near(context, claim)):
        doubts.append(UNTIED_DAY)
    is_placed = claim.place is not None or (isinstance(body, Figure) and body.scope is not None)
    if is_figure and toll.counts and toll.scope.place is not None and not is_placed:
        doubts.append(UNTIED_PLACE)
    return replace(claim, doubts=tuple(doubts)) if len(doubts) > len(claim.doubts) else claim


def _is_dated_near(context: Context, claim: Claim) -> bool:
    """True where the paragraph of a claim tells a day beside it, or the text has a dateline with one."""
    tokens = context.tokens
    here = {
        s.block for s in tokens.sentences if tokens.start[s.first] < claim.end and claim.start < tokens.end[s.last - 1]
    }
    for mention in context.reading.times:
        if mention.kind != "date" or claim.start <= mention.start < claim.end:
            continue
        n = tokens.sentence_of[mention.first]
        sentence = tokens.sentences[n]
        if sentence.block in here or (n < _TOP and tokens.word[sentence.last - 1] in _DASHES):
            return True
    return False
