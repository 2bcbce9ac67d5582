"""Two accounts of how things hang together: is one thing tied to another, and when did it begin?

Parties seldom deny each other's words: one says that a thing *is related to*, was *caused by* or *created because of*
another, the next that it *has nothing to do with* it, or was there *before* it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.model.claim import Position
from onrecord.reconciliation import spans
from onrecord.reconciliation.grounds import Grounds, singular
from onrecord.reconciliation.matters import Matter
from onrecord.reconciliation.opposing import Side, oppose
from onrecord.reconciliation.parties import Source
from onrecord.reconciliation.vocabulary import words
from onrecord.reconciliation.wording import clipped, when

_POSITIVE = ("affirms", "justifies")
_NEAR = 800  # code points between two statements of one document that may answer each other
_TAIL = 8  # words of a reason, or of what something was before
_REASON = re.compile(r"\b(?:because of|due to|owing to|as a result of|caused by|triggered by)\b(.*)", re.IGNORECASE)
_BEFORE = re.compile(r"\b(?:before|prior to|earlier than|precedes?|preceded)\b(.*)", re.IGNORECASE)


def oppose_links(grounds: Grounds, positions: Sequence[Matter]) -> None:
    """ "X is tied to Y" against "X has nothing to do with Y": both ends must be the same, or one, side by side."""
    by_word: dict[str, tuple[list[Matter], list[Matter]]] = {}
    for matter in positions:
        body = _body(matter)
        if body.facet == "link" and body.stance in (*_POSITIVE, "denies"):
            for word in _ends(grounds, matter):
                by_word.setdefault(word, ([], []))[body.stance != "denies"].append(matter)

    def fits(a: Matter, b: Matter) -> bool:
        shared = len(_ends(grounds, a) & _ends(grounds, b))
        return _are_others(grounds, a, b) and (shared > 1 or (shared == 1 and _is_answer(a, b)))

    def text(a: Matter, b: Matter) -> str:
        return f"On link: {_speaker(grounds, a).label} denies what {_speaker(grounds, b).label} says ({_both(a, b)})."

    for word in sorted(by_word):
        denied, said = by_word[word]
        if denied and said:
            oppose(Side(denied, _everywhere), Side(said, _everywhere), text, "link", fits)


def oppose_starts(grounds: Grounds, positions: Sequence[Matter]) -> None:
    """Two days for one beginning; "created because of Y" or "caused by Y" against "there before Y"."""
    dated: dict[str, list[Matter]] = {}
    reasons: dict[str, list[Matter]] = {}
    earlier: dict[str, list[Matter]] = {}
    for matter in positions:
        body = _body(matter)
        if body.facet not in ("start", "link") or body.stance not in _POSITIVE:
            continue
        for topic in _topics(grounds, matter):
            if body.facet == "start" and _began(matter):
                dated.setdefault(topic, []).append(matter)
            if body.facet == "start" and _tail(matter, _BEFORE):
                earlier.setdefault(topic, []).append(matter)
            elif _tail(matter, _REASON):
                reasons.setdefault(topic, []).append(matter)

    def day(matter: Matter) -> str:
        return f"{_speaker(grounds, matter).label}: {when(matter.claims[0].time)}"

    def days(a: Matter, b: Matter) -> str:
        return f"On start: two beginnings are given ({day(a)}; {day(b)}; {_both(a, b)})."

    def order(a: Matter, b: Matter) -> str:
        who = f"{_speaker(grounds, a).label} has it there before what {_speaker(grounds, b).label} gives as its reason"
        return f"On start: {who} ({_both(a, b)})."

    for _, group in sorted(dated.items()):
        side = Side(group, _everywhere)
        oppose(side, side, days, "start", lambda a, b: _are_others(grounds, a, b) and _are_apart(a, b))

    def crosses(a: Matter, b: Matter) -> bool:
        return _are_others(grounds, a, b) and bool(_tail(a, _BEFORE) & _tail(b, _REASON))

    for topic, group in sorted(earlier.items()):
        if topic in reasons:
            oppose(Side(group, _everywhere), Side(reasons[topic], _everywhere), order, "start", crosses)


def _body(matter: Matter) -> Position:
    body = matter.claims[0].body
    if not isinstance(body, Position):
        raise TypeError(f"{matter.id}: not a position")
    return body


def _speaker(grounds: Grounds, matter: Matter) -> Source:
    return grounds.source(_body(matter).speaker, matter.claims[0])


def _are_others(grounds: Grounds, a: Matter, b: Matter) -> bool:
    return a.id != b.id and _speaker(grounds, a).group != _speaker(grounds, b).group


def _both(a: Matter, b: Matter) -> str:
    return f"“{clipped(_body(a).proposition, 90)}” / “{clipped(_body(b).proposition, 90)}”"


def _everywhere(matter: Matter) -> frozenset[tuple[str, ...]]:
    return frozenset()


def _ends(grounds: Grounds, matter: Matter) -> frozenset[str]:
    """What a link is between, in telling words; any word for a pact is one."""

    def work() -> frozenset[str]:
        body = _body(matter)
        told = grounds.content(body.proposition) | grounds.content(body.about)
        return _pacts(frozenset(w for w in told if not w.startswith("=") and w not in words("linking")))

    return matter.once("ends", work)


def _pacts(found: frozenset[str]) -> frozenset[str]:
    return frozenset("agreement" if word in words("agreement") else word for word in found)


def _is_answer(a: Matter, b: Matter) -> bool:
    """True for two statements near each other in one document."""
    return any(
        x.document == y.document and abs(x.start - y.start) < _NEAR for x in a.claims[:_TAIL] for y in b.claims[:_TAIL]
    )


def _topics(grounds: Grounds, matter: Matter) -> Iterator[str]:
    about = _body(matter).about
    if about:
        yield from grounds.things(about) or (" ".join(singular(word) for word in grounds.thing(about).split()),)


def _began(matter: Matter) -> bool:
    """True where a settled day is given for the beginning itself, not for what it was before or after."""
    return spans.is_settled(matter.claims[0].time) and not re.search(
        r"\b(?:before|after|since|until|because)\b", _body(matter).proposition, re.IGNORECASE
    )


def _are_apart(a: Matter, b: Matter) -> bool:
    first, second = a.claims[0].time, b.claims[0].time
    return first is not None and second is not None and not spans.may_meet(first, second)


def _tail(matter: Matter, cue: re.Pattern[str]) -> frozenset[str]:
    """The telling words behind a cue in the proposition."""

    def work() -> frozenset[str]:
        found = cue.search(_body(matter).proposition)
        return _pacts(_plain(" ".join(found.group(1).split()[:_TAIL]))) if found else frozenset()

    return matter.once(f"behind {cue.pattern}", work)


def _plain(text: str) -> frozenset[str]:
    stems = {singular(word) for word in re.findall(r"\w+", text.casefold())}
    telling = {word for word in stems if word in words("agreement") or word not in words("generic")}
    return frozenset(word for word in telling if len(word) > 3)
