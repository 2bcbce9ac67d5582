"""Which of several totals stands: the current value of an event's casualties, by stated rules, never an average.

Every document has one voice, a copy only where it gives other numbers than its original; a document that does not state
a number has none, nor has one whose number was overtaken by later ones (see ``moving``). What most documents give
stands; of equals what is told best, then the newest. A statement whose hurt have died since is overtaken: it has no
voice on the hurt. A number of all those hit gives the hurt when the dead are taken off.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from onrecord.model.claim import Claim
from onrecord.model.value import Time
from onrecord.reconciliation import agreement, moving, spans, superseding
from onrecord.reconciliation.editions import figure
from onrecord.reconciliation.grounds import Grounds
from onrecord.reconciliation.matter import Matter
from onrecord.reconciliation.parts import is_part
from onrecord.reconciliation.wording import counted, listed, number

UNSURE_DAY = "the day of the event is not plainly told"  # a doubt that claims carry
KILLED, INJURED, ALL = "people killed", "people injured", "people killed or injured"

_HEADLINE, _LEAD = 150, 1200  # code points from the start of a text: about a headline, about the lead
_HINT = 1  # the rank of such a claim
_SEVERAL = 2  # documents; one that tells of a death may have been misread
_NEAR = 2  # days: reports of one event differ by so much
# a number of less than half of those who stand counts some of them; one of more than three times as many, others too
_TIMES, _MORE = 2, 3
_OPEN = "whether they count the same people at the same time is not told"
_FAR = 10  # days: a document that dates its event farther from the others' day tells of another one


@dataclass(frozen=True, slots=True)
class _Voice:
    """What one document says of an event. ``values``: by measure; ``ranks``: how well it tells each; ``said``: the
    same for telling whether a toll moved.
    """

    document: str
    published: str
    time: Time | None
    values: dict[str, float]
    ranks: dict[str, int]
    is_dated: bool
    said: dict[str, moving.Said]

    @property
    def total(self) -> float:
        return self.values.get(KILLED, 0.0) + self.values.get(INJURED, 0.0)


def settle(grounds: Grounds, matters: Sequence[Matter]) -> None:
    """Marks the matters of an event that give its current values, and gives all of them its day."""
    former = {c.id for m in matters if superseding.is_former(m) for c in m.claims}
    voices = _voices(grounds, [c for m in matters for c in m.claims if not is_part(c)], former)
    time = _day(voices)
    if time is not None:
        for matter in matters:
            matter.share.time = time
        voices = [v for v in voices if spans.days_between(v.time, time) <= _FAR] or voices
    day, current = _still(voices, KILLED)
    latest = _latest(voices)
    dead = _elect([_vote(v, KILLED, None if _has_died(v, latest) else n) for v, n in _dead(current)])
    if dead:
        _mark(matters, current, KILLED, dead, day)
    day, current = _still(voices, INJURED)
    hurt = _elect([_vote(v, INJURED, _injured(v, latest, dead)) for v in current])
    if hurt:
        _mark(matters, current, INJURED, hurt, day)


def _still(voices: Sequence[_Voice], measure: str) -> tuple[str | None, Sequence[_Voice]]:
    """The day from which values of the measure stand, and the documents since, which alone have a voice on it."""
    day = moving.since([v.said[measure] for v in voices if measure in v.said])
    return day, voices if day is None else [v for v in voices if v.published >= day]


def _voices(grounds: Grounds, claims: Sequence[Claim], former: Collection[str] = ()) -> list[_Voice]:
    """``former``: ids of claims of earlier values: they tell of the event, and no present number."""
    out: dict[str, list[Claim]] = {}
    for claim in claims:
        out.setdefault(claim.document, []).append(claim)
    voices = []
    for document, own in sorted(out.items()):
        published = min((c.published.start or "" for c in own if c.published is not None), default="")
        values: dict[str, float] = {}
        ranks: dict[str, int] = {}
        said: dict[str, moving.Said] = {}
        for claim in sorted(own, key=lambda c: (-_rank(c), c.start, c.id)):
            value = stated(claim) if claim.id not in former and superseding.kind_of(claim) is None else None
            if value is not None:
                values.setdefault(figure(claim).measure, value)
                ranks.setdefault(figure(claim).measure, _rank(claim))
                _say(said, claim, value, published)
        time = spans.earliest([c.time for c in own])
        is_dated = time is not None and not any(UNSURE_DAY in c.doubts for c in own)
        voices.append(_Voice(document, published, time, values, ranks, is_dated, said))
    given = {v.document: v.values for v in voices}
    return [v for v in voices if not any(given.get(c.original) == v.values for c in grounds.copies_of(v.document))]


def _say(said: dict[str, moving.Said], claim: Claim, value: float, published: str) -> None:
    """Notes what a claim adds to what its document gives: its best value, and whether any words say that it moved."""
    body = figure(claim)
    has_moved = moving.says_so(claim)
    known = said.get(body.measure)
    if known is None:
        is_open = agreement.core(body.amount) is None
        said[body.measure] = moving.Said(claim.document, published, value, body.basis == "stated", is_open, has_moved)
    elif has_moved and value == known.value:
        said[body.measure] = replace(known, has_moved=True)


def stated(claim: Claim) -> float | None:
    """The number that a total gives, its bound where it gives one; None for "dozens"."""
    amount = figure(claim).amount
    value = agreement.core(amount)
    return value if value is not None or amount.qualifier in ("dozens", "hundreds", "thousands") else amount.low


def _rank(claim: Claim) -> int:
    """How well a claim tells its number: a stated one, or a headline's, before one counted from the text."""
    basis = figure(claim).basis
    if basis == "implied":
        return 1
    if basis == "told":
        return 3 if claim.start < _HEADLINE else 2 if claim.start < _LEAD else 1
    return 3 if claim.start < _LEAD else 2


def _day(voices: Sequence[_Voice]) -> Time | None:
    """The day that most documents give; of equals that of the document nearest to it in time, and none that is well
    before another of them: such a day is mostly that of an earlier event, of which the document tells too. No event is
    later than the first report of it: a later day is that of a trial, or of a page brought up to date.
    """
    first = min((v.published for v in voices if v.published), default="")
    told = [(v, v.time.end) for v in voices if v.time is not None and v.time.end is not None]
    if not told:
        return None
    told = [(v, day) for v, day in told if not first or day <= first]
    if not told:
        return Time(f"../{first}", None, first, inferred=True, reason="no event is later than the first report of it")
    days = Counter(day for _, day in told)
    most = max(days.values())
    likely = [v for v, day in told if days[day] == most]
    last = max((v.time for v in likely if v.time is not None), key=lambda time: time.end or "")
    near = [v for v in likely if spans.days_between(v.time, last) <= _NEAR]
    return min(near, key=lambda v: (not v.is_dated, v.published, v.document)).time


Vote = tuple[float | None, int, str, str]


def _vote(voice: _Voice, measure: str, value: float | None) -> Vote:
    rank = voice.ranks.get(measure, min(2, max(voice.ranks.values(), default=1)))
    return value, rank, voice.published, voice.document


def _elect(votes: Sequence[Vote]) -> float | None:
    cast = [(rank, published, document, value) for value, rank, published, document in votes if value is not None]
    if not cast:
        return None
    count = Counter(value for *_, value in cast)
    most = max(count.values())
    return max(vote for vote in cast if count[vote[3]] == most)[3]


def _dead(voices: Sequence[_Voice]) -> list[tuple[_Voice, float | None]]:
    """The dead by document. Who tells of the hurt, and of nobody dead, tells that none had died; but silence is no word
    against several documents that tell of dead.
    """
    telling = sum(v.values.get(KILLED, 0.0) > 0 for v in voices)
    silent = 0.0 if telling < _SEVERAL else None
    return [(v, v.values.get(KILLED, silent if v.values.get(INJURED) else None)) for v in voices]


Latest = dict[float, list[tuple[float, str]]]


def _latest(voices: Sequence[_Voice]) -> Latest:
    """By how many are hit in all: the numbers of the dead that are told, largest first, and when each was last told or
    a larger one. A death that is only hinted at, or told of deep in the text, is no word on what became of the hurt.
    """
    told: dict[float, dict[float, str]] = {}
    for v in voices:
        killed = v.values.get(KILLED, 0.0)
        if v.ranks.get(KILLED, _HINT + 1) == _HINT:
            continue
        days = told.setdefault(v.total, {})
        days[killed] = max(days.get(killed, ""), v.published)
    out: Latest = {}
    for total, days in told.items():
        last = ""
        for killed in sorted(days, reverse=True):
            last = max(last, days[killed])
            out.setdefault(total, []).append((killed, last))
    return out


def _has_died(voice: _Voice, latest: Latest) -> bool:
    """True when later documents count some of a document's hurt among the dead: as many in all, more of them dead."""
    killed = voice.values.get(KILLED, 0.0)
    return any(n > killed and last > voice.published for n, last in latest.get(voice.total, ()))


def _injured(voice: _Voice, latest: Latest, dead: float | None) -> float | None:
    if dead and ALL in voice.values:
        return max(0.0, voice.values[ALL] - dead)
    value = voice.values.get(INJURED)
    if not value:
        return value
    killed = voice.values.get(KILLED, 0.0)
    larger = [last for number, last in latest.get(voice.total, ()) if number > killed]
    return None if larger and larger[-1] >= voice.published else value


def _mark(matters: Sequence[Matter], voices: Sequence[_Voice], measure: str, value: float, day: str | None) -> None:
    """``voices``: those that have one. ``day``: from which values stand, where earlier ones are overtaken."""
    saying = [v for v in voices if measure in v.values]
    agreeing = [v for v in saying if v.values[measure] == value]
    since = f" since {day}" if day is not None else ""
    state, give = _verb(saying, "state"), _verb(agreeing, "give")
    most = f"{len(agreeing)} of {counted(len(saying), 'document')} that {state} it{since}, copies left out, {give} it"
    mine = [m for m in matters if any(figure(c).measure == measure for c in m.claims)]
    for matter in [m for m in mine if superseding.is_former(m)]:
        matter.note(f"told as an earlier value: {number(value)} stands")
    mine = [m for m in mine if not superseding.is_former(m)]
    giving = [m for m in mine if any(stated(c) == value for c in m.claims)]
    if not giving:  # a number of all those hit, less the dead: it stands on the entry that it was worked out from
        giving = sorted((m for m in mine if any(figure(c).basis == "worked out" for c in m.claims)), key=_key)[:1]
        most = "all those said to be hit, less the dead that stand"
    given = {matter.id for matter in giving}
    others: dict[float, None] = {}
    for matter in mine:
        if matter.id in given:
            matter.share.stands, matter.share.current = value, f"{number(value)} stands: {most}."
            continue
        rivals = _rivals(matter, measure, value)
        others.update(dict.fromkeys(rivals))
        if rivals:
            matter.share.otherwise.append(f"{number(value)} is given for the same event too; {_OPEN}.")
        if day is not None and all(c.published and (c.published.start or "") < day for c in matter.claims):
            matter.note(f"an earlier value: {number(value)} stands since {day}")
        elif rivals:
            matter.note(f"another value stands: {number(value)}")
        else:
            is_more = any((stated(c) or 0.0) > value for c in matter.claims)
            why = "this may count more than it" if is_more else "whether this counts all of them is not told"
            matter.note(f"{number(value)} stands for the event as a whole; {why}")
    if others:
        told = listed([number(n) for n in sorted(others)])
        for matter in giving:
            verb = "are" if len(others) > 1 else "is"
            matter.share.otherwise.append(f"{told} {verb} given for the same event too; {_OPEN}.")


def _rivals(matter: Matter, measure: str, value: float) -> list[float]:
    """The numbers that a matter gives in place of the one that stands: those that a text states for all, and that are
    not so far from it that they must be of others. Persons whom a text only tells of may be some of those counted.
    """
    counts = [c for c in matter.claims if figure(c).measure == measure and not is_part(c)]
    told = {n for c in counts if figure(c).basis in ("stated", "worked out") and (n := stated(c)) is not None}
    return sorted(n for n in told if n != value and value <= _TIMES * n and n <= _MORE * value)


def _verb(voices: Sequence[_Voice], verb: str) -> str:
    return f"{verb}s" if len(voices) == 1 else verb


def _key(matter: Matter) -> tuple[object, ...]:
    return (-len(matter.claims), matter.id)
