"""Two accounts of how things hang together: is one thing tied to another, and when did it begin?

Parties seldom deny each other's words: one says that a thing *is related to*, was *caused by* or *created because of*
another, the next that it *has nothing to do with* it, or was there *before* it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.model.claim import Position
from onrecord.reconciliation import spans
from onrecord.reconciliation.disputes import stand
from onrecord.reconciliation.grounds import Grounds, singular
from onrecord.reconciliation.matter import Matter
from onrecord.reconciliation.opposing import Side, oppose
from onrecord.reconciliation.vocabulary import words
from onrecord.reconciliation.wording import clipped, when

_POSITIVE = ("affirms", "justifies")
_NEAR = 800  # code points between two statements of one document that may answer each other
_SMALL = frozenset(
    {"any", "the", "and", "are", "was", "has", "had", "its", "not", "for", "all", "his", "her", "our", "who", "one"}
)
_TAIL = 8  # words of a reason, or of what something was before
_REASON = re.compile(r"\b(?:because of|due to|owing to|as a result of|caused by|triggered by)\b(.*)", re.IGNORECASE)
_BEFORE = re.compile(r"\b(?:before|prior to|earlier than|precedes?|preceded)\b(.*)", re.IGNORECASE)


def on_links(grounds: Grounds, matter: Matter) -> Iterator[tuple[str]]:
    """Each end of a link, in a word."""
    if matter.kind == "position" and stand(grounds, matter).facet == "link":
        yield from ((word,) for word in sorted(_ends(matter)))


def oppose_links(grounds: Grounds, group: Sequence[Matter]) -> None:
    """ "X is tied to Y" against "X has nothing to do with Y": both ends must be the same, or one, side by side."""
    denied = [m for m in group if stand(grounds, m).stance == "denies"]
    said = [m for m in group if stand(grounds, m).stance in _POSITIVE]

    def fits(a: Matter, b: Matter) -> bool:
        shared = len(_ends(a) & _ends(b))
        return _are_others(grounds, a, b) and (shared > 1 or (shared == 1 and _is_answer(a, b)))

    def text(a: Matter, b: Matter) -> str:
        one, other = stand(grounds, a).label, stand(grounds, b).label
        return f"On link: {one} denies what {other} says ({_both(a, b)})."

    if denied and said:
        oppose(_side(grounds, denied), _side(grounds, said), text, "link", fits)


def on_starts(grounds: Grounds, matter: Matter) -> Iterator[tuple[str]]:
    """What is said to have begun, or to have come of something."""
    if matter.kind == "position":
        own = stand(grounds, matter)
        # who tells what a thing is there for may tell what it is there because of
        is_told = own.facet in ("start", "link") or (own.facet in ("operator", "function") and _tail(matter, _REASON))
        if is_told and own.stance in _POSITIVE:
            yield from ((topic,) for topic in dict.fromkeys(_topics(grounds, matter)))


def oppose_starts(grounds: Grounds, group: Sequence[Matter]) -> None:
    """Two days for one beginning; "created because of Y" or "caused by Y" against "there before Y"."""
    starts = [m for m in group if stand(grounds, m).facet == "start"]
    dated = [m for m in starts if _began(m)]
    earlier = [m for m in starts if _tail(m, _BEFORE)]
    reasons = [m for m in group if m not in earlier and _tail(m, _REASON)]

    def day(matter: Matter) -> str:
        return f"{stand(grounds, matter).label}: {when(matter.claims[0].time)}"

    def days(a: Matter, b: Matter) -> str:
        return f"On start: two beginnings are given ({day(a)}; {day(b)}; {_both(a, b)})."

    def order(a: Matter, b: Matter) -> str:
        who = f"{stand(grounds, a).label} has it there before what {stand(grounds, b).label} gives as its reason"
        return f"On start: {who} ({_both(a, b)})."

    def differ(a: Matter, b: Matter) -> bool:
        return a.id < b.id and _are_others(grounds, a, b) and _are_apart(a, b)

    def crosses(a: Matter, b: Matter) -> bool:
        return _are_others(grounds, a, b) and bool(_tail(a, _BEFORE) & _tail(b, _REASON))

    if len(dated) > 1:
        oppose(_side(grounds, dated), _side(grounds, dated), days, "start", differ)
    if earlier and reasons:
        oppose(_side(grounds, earlier), _side(grounds, reasons), order, "start", crosses)


def _side(grounds: Grounds, matters: Sequence[Matter]) -> Side:
    return Side(matters, lambda m: stand(grounds, m).places)


def _body(matter: Matter) -> Position:
    body = matter.claims[0].body
    if not isinstance(body, Position):
        raise TypeError(f"{matter.id}: not a position")
    return body


def _are_others(grounds: Grounds, a: Matter, b: Matter) -> bool:
    return a.id != b.id and stand(grounds, a).speaker != stand(grounds, b).speaker


def _both(a: Matter, b: Matter) -> str:
    return f"“{clipped(_body(a).proposition, 90)}” / “{clipped(_body(b).proposition, 90)}”"


def _ends(matter: Matter) -> frozenset[str]:
    """What a link is between, in telling words; any word for a pact is one."""

    def work() -> frozenset[str]:
        body = _body(matter)
        told = _plain(f"{body.proposition} {body.about or ''}")
        return _pacts(frozenset(word for word in told if word not in words("linking")))

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
    return frozenset(word for word in telling if len(word) > 2 and word not in words("small"))
