"""What has no day or place of its own in a text that tells one: whether it is of then and there is open.

An empty cell would say of the text that it states nothing; here it states something, for its event, in the same
paragraph or in its dateline, which could not be tied to the claim.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field, replace

from onrecord.claims import casualties
from onrecord.claims.base import Context
from onrecord.claims.lexicon import act_words
from onrecord.claims.lexicon import casualties as casualty_words
from onrecord.model.claim import UNTIED_ACTOR, UNTIED_DAY, UNTIED_OBJECT, UNTIED_PLACE, Action, Claim, Figure, Position

_DATED = frozenset({"action", "figure", "position"})
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_DASHES = frozenset({"-", "–", "—"})
_TOP = 6  # sentences, one of which may be the dateline


@dataclass
class _Near:
    """What the paragraphs of a text tell. ``days``: where, by paragraph; ``placed``: those that name a place."""

    days: dict[int, list[int]] = field(default_factory=dict)
    placed: set[int] = field(default_factory=set)
    has_dateline: bool = False


def marked(context: Context, claim: Claim) -> Claim:
    """The claim with its doubts."""
    if claim.kind not in _DATED:
        return claim
    body, doubts = claim.body, list(claim.doubts)
    is_figure = isinstance(body, Figure)
    as_of = body.as_of if isinstance(body, Figure) else None
    if isinstance(body, Position):
        is_dated = claim.said is not None
    else:
        is_dated = claim.time is not None or as_of is not None or (claim.said is not None and not is_figure)
    toll = casualties.of(context)
    is_told = bool(toll.counts) and toll.scope.dated is not None
    is_going = isinstance(body, Action) and body.course == "under way"  # of the day of the text
    if not is_dated and not is_going and (is_told or _is_dated_near(context, claim)):
        doubts.append(UNTIED_DAY)
    is_placed = claim.place is not None or (isinstance(body, Figure) and body.scope is not None)
    is_there = bool(toll.counts) and toll.scope.place is not None
    if is_figure and not is_placed and (is_there or _is_placed_near(context, claim)):
        doubts.append(UNTIED_PLACE)
    if isinstance(body, Action) and body.object is None and body.type in act_words("harming") and toll.counts:
        doubts.append(UNTIED_OBJECT)
    if isinstance(body, Action) and not body.actor.name and body.type in act_words("harming") and _has_doer(context):
        doubts.append(UNTIED_ACTOR)
    return replace(claim, doubts=tuple(doubts)) if len(doubts) > len(claim.doubts) else claim


def _has_doer(context: Context) -> bool:
    """True where the text speaks of a suspect or a gunman, or of somebody who shot, stabbed or attacked."""
    held = context.held.get(f"{__name__} doer")
    if not isinstance(held, bool):
        tokens = context.tokens
        told = (c for c in context.clauses if not c.is_passive and c.lemma in casualty_words("hit"))
        held = any(tokens.lemma[i] in casualty_words("doers") for i in range(len(tokens))) or any(
            context.party(s).kind in ("person", "group", "agency") for c in told for s in c.subjects
        )
        context.held[f"{__name__} doer"] = held
    return held


def _is_dated_near(context: Context, claim: Claim) -> bool:
    """True where the paragraph of a claim tells a day beside it, or the text has a dateline with one."""
    near = _near(context)
    days = [start for block in _paragraphs(context, claim) for start in near.days.get(block, ())]
    return near.has_dateline or any(not claim.start <= start < claim.end for start in days)


def _is_placed_near(context: Context, claim: Claim) -> bool:
    """True where the paragraph of a claim names a place, whether or not it is in a gazetteer."""
    return any(block in _near(context).placed for block in _paragraphs(context, claim))


def _near(context: Context) -> _Near:
    held = context.held.get(__name__)
    if isinstance(held, _Near):
        return held
    tokens, found = context.tokens, _Near()
    for mention in (m for m in context.reading.times if m.kind == "date"):
        n = tokens.sentence_of[mention.first]
        found.days.setdefault(tokens.sentences[n].block, []).append(mention.start)
        is_dateline = n < _TOP and tokens.word[tokens.sentences[n].last - 1] in _DASHES
        found.has_dateline = found.has_dateline or is_dateline
    spots = [*(m.first for m in context.reading.places), *(n.first for n in tokens.named if n.label in _PLACES)]
    found.placed = {tokens.sentences[tokens.sentence_of[at]].block for at in spots}
    context.held[__name__] = found
    return found


def _paragraphs(context: Context, claim: Claim) -> range:
    """The paragraphs that a claim's words stand in."""
    tokens = context.tokens
    first = tokens.sentence_of[max(0, bisect_right(tokens.start, claim.start) - 1)]
    last = tokens.sentence_of[max(0, bisect_left(tokens.start, claim.end) - 1)]
    return range(tokens.sentences[first].block, tokens.sentences[last].block + 1)
