"""What has no day or place of its own beside a day or place that may be its: whether it is of then and there is open.

An empty cell would say that nothing is stated; here something is, for the one event that the text tells of, or in the
sentences around the claim, which could not be tied to it. A day farther off is no such candidate, and what is not done,
or goes on, has no day that could be told.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field, replace
from datetime import date

from onrecord.claims import casualties, dating
from onrecord.claims.base import Context
from onrecord.claims.lexicon import act_words
from onrecord.claims.lexicon import casualties as casualty_words
from onrecord.claims.lexicon.frames import nouns
from onrecord.model.annotation import TimeMention
from onrecord.model.claim import UNTIED_ACTOR, UNTIED_DAY, UNTIED_OBJECT, UNTIED_PLACE, Action, Claim, Figure, Position
from onrecord.model.value import Time

_DATED = frozenset({"action", "figure", "position"})
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_AHEAD = frozenset({"for", "until", "by"})
_DASHES = frozenset({"-", "–", "—"})
_TOP = 6  # sentences, one of which may be the dateline
_BEFORE, _AFTER = 2, 1  # sentences of a paragraph around a claim, whose day may be the claim's
_MONTH = 31  # days, at most, of what a day could be told by: "in recent years" tells none


@dataclass
class _Near:
    """What a text tells. ``days``: where, by sentence; ``placed``: the paragraphs that name a place; ``has_dateline``:
    whether there is one with a day.
    """

    days: dict[int, list[TimeMention]] = field(default_factory=dict)
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
        is_day = claim.time is not None and not (claim.time.pattern or "").startswith("T")  # "at 9 p.m." tells none
        is_dated = is_day or as_of is not None or (claim.said is not None and not is_figure)
    toll = casualties.of(context)
    is_told = bool(toll.counts) and toll.scope.dated is not None and (is_figure or _is_of_event(body))
    if not is_dated and not _is_dayless(claim) and (is_told or _is_dated_near(context, claim, is_figure)):
        doubts.append(UNTIED_DAY)
    is_placed = claim.place is not None or (isinstance(body, Figure) and body.scope is not None)
    is_there = bool(toll.counts) and toll.scope.place is not None
    if is_figure and not is_placed and (is_there or _is_placed_near(context, claim)):
        doubts.append(UNTIED_PLACE)
    if isinstance(body, Action) and body.object is None and body.type in act_words("harming") and toll.counts:
        doubts.append(UNTIED_OBJECT)
    is_by_nobody = isinstance(body, Action) and not body.actor.name and body.type in act_words("harming")
    if is_by_nobody and _has_doer(context, claim, is_one=bool(toll.counts)):
        doubts.append(UNTIED_ACTOR)
    return replace(claim, doubts=tuple(doubts)) if len(doubts) > len(claim.doubts) else claim


def _is_of_event(body: object) -> bool:
    """True for what is done in the event that a text tells of: what was done about it later has another day."""
    return isinstance(body, Action) and body.type in act_words("harming") | act_words("at_once")


def _is_dayless(claim: Claim) -> bool:
    """True for an act that is not done, or goes on: of the day of the text."""
    body = claim.body
    is_open = claim.polarity == "denied" or claim.modality == "not-yet"
    return isinstance(body, Action) and (is_open or body.course == "under way")


def _has_doer(context: Context, claim: Claim, *, is_one: bool) -> bool:
    """True where the paragraph, or a text of one event, speaks of a suspect or a gunman, or of somebody who shot,
    stabbed or attacked.
    """
    told = _doers(context)
    return bool(told) if is_one else any(block in told for block in _paragraphs(context, claim))


def _doers(context: Context) -> frozenset[int]:
    """The paragraphs that speak of who did harm."""
    held = context.held.get(f"{__name__} doer")
    if isinstance(held, frozenset):
        return held
    tokens = context.tokens
    told = [i for i in range(len(tokens)) if tokens.lemma[i] in casualty_words("doers")]
    told += [
        subject
        for clause in context.clauses
        if not clause.is_passive and clause.lemma in casualty_words("hit")
        for subject in clause.subjects
        if context.party(subject).kind in ("person", "group", "agency")
    ]
    found = frozenset(tokens.sentences[tokens.sentence_of[i]].block for i in told)
    context.held[f"{__name__} doer"] = found
    return found


def _is_dated_near(context: Context, claim: Claim, is_figure: bool) -> bool:
    """True where a day is told beside the claim, or in the sentences of its paragraph around it; for a figure also in
    a dateline.
    """
    near, tokens = _near(context), context.tokens
    first, last = _sentences(context, claim)
    blocks = {tokens.sentences[n].block for n in (first, last)}
    around = range(max(0, first - _BEFORE), min(len(tokens.sentences), last + _AFTER + 1))
    days = [day for n in around if tokens.sentences[n].block in blocks for day in near.days.get(n, ())]
    return (is_figure and near.has_dateline) or any(
        not claim.start <= day.start < claim.end or (not is_figure and not _is_of_another(context, claim, day))
        for day in days
    )


def _is_of_another(context: Context, claim: Claim, day: TimeMention) -> bool:
    """True for a day in the words of an act that is a thing's ("the 2009 treaty"), or of the harm that they tell of on
    the way: "charged a man with the killing of a guard on Sunday".
    """
    if dating.is_of_a_thing(context, day):
        return True
    tokens = context.tokens
    if tokens.lower[max(0, day.first - 1)] in _AHEAD:
        return True  # "summoned the envoy for Friday"
    first = bisect_left(tokens.start, claim.start)
    return any(
        nouns().get(tokens.lemma[i]) in act_words("harming")
        or tokens.lemma[i] in act_words("harming") | casualty_words("hit") | act_words("deaths")
        for i in range(first, day.first)
    )


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
        is_dateline = n < _TOP and tokens.word[tokens.sentences[n].last - 1] in _DASHES
        found.has_dateline = found.has_dateline or is_dateline
        if _is_of_days(mention.value):
            found.days.setdefault(n, []).append(mention)
    spots = [*(m.first for m in context.reading.places), *(n.first for n in tokens.named if n.label in _PLACES)]
    found.placed = {tokens.sentences[tokens.sentence_of[at]].block for at in spots}
    context.held[__name__] = found
    return found


def _is_of_days(time: Time) -> bool:
    """True for a day, or few; what is not settled ("the 19th") may be one."""
    if time.start is None or time.end is None:
        return time.start is None and time.end is None
    return (date.fromisoformat(time.end) - date.fromisoformat(time.start)).days <= _MONTH


def _sentences(context: Context, claim: Claim) -> tuple[int, int]:
    """The first and the last sentence that a claim's words stand in."""
    tokens = context.tokens
    first = tokens.sentence_of[max(0, bisect_right(tokens.start, claim.start) - 1)]
    return first, tokens.sentence_of[max(0, bisect_left(tokens.start, claim.end) - 1)]


def _paragraphs(context: Context, claim: Claim) -> range:
    """The paragraphs that a claim's words stand in."""
    first, last = _sentences(context, claim)
    sentences = context.tokens.sentences
    return range(sentences[first].block, sentences[last].block + 1)
