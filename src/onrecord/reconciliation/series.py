"""How a figure's editions stand to each other: revision first, then overlap; only then may they be contested."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from onrecord.model.claim import Publication
from onrecord.model.entry import Edge, EdgeKind
from onrecord.model.value import Amount, Time
from onrecord.reconciliation import agreement, alike, apart, revisions, spans, superseding
from onrecord.reconciliation.counts import Counts
from onrecord.reconciliation.editions import edition_time, figure, told
from onrecord.reconciliation.grounds import Grounds
from onrecord.reconciliation.matter import Matter
from onrecord.reconciliation.vocabulary import words
from onrecord.reconciliation.whois import plain
from onrecord.reconciliation.wording import amount, clipped, listed, when

# Each entry of another root is compared with this many neighbours in time at most, so that a block stays linear.
_NEIGHBOURS = 40
_MONTH = 31
_DAYS = 40  # of a matter, that are compared


def follow(grounds: Grounds, publications: Sequence[Matter]) -> None:
    """Edges from a publication to the one, of these by the same publisher, that it says it follows."""
    for matter in publications:
        for told_of, quote in _followed(matter):
            older = [m for m in publications if m is not matter and _is_meant(told_of, m)]
            if len(older) == 1:
                text = f"“{clipped(quote, 120)}” says that it follows “{told_of}”."
                matter.link(Edge("follows", older[0].id, text, type="findings extended"))


def _followed(matter: Matter) -> list[tuple[str, str]]:
    def work() -> list[tuple[str, str]]:
        bodies = [(claim.body, claim.quote) for claim in matter.claims if isinstance(claim.body, Publication)]
        return [(body.follows, quote) for body, quote in bodies if body.follows]

    return matter.once("follows", work)


def _is_meant(words: str, matter: Matter) -> bool:
    def work() -> frozenset[str]:
        bodies = [claim.body for claim in matter.claims if isinstance(claim.body, Publication)]
        return frozenset(plain(body.title) for body in bodies if body.title)

    titles = matter.once("titles", work)
    return any((title and title in plain(words)) or plain(words) == title for title in titles)


def revise(grounds: Grounds, matters: Sequence[Matter]) -> None:
    """Edges along one root's series, oldest first. Figures without a root are ordered but make no series' claim."""
    counts = Counts(grounds)
    line = sorted(matters, key=_in_time)
    for first, second in itertools.pairwise(line):
        # the words tell the order, whenever a relay of the other number was
        is_turned = _is_looking_back(first, second) and told_of_change(second).is_earlier
        earlier, later = (second, first) if is_turned else (first, second)
        a, b = earlier.amount, later.amount
        if superseding.are_told(earlier, later):
            continue  # the text itself tells that the one took the other's place
        if a is None or b is None or not (_is_looking_back(earlier, later) or counts.are_comparable(earlier, later)):
            continue
        who = _both_by(earlier, later)
        values = f"{amount(a)} and {amount(b)}"
        stated = f"{amount(a)} ({when(earlier.edition)}), then {amount(b)} ({when(later.edition)}), {who}"
        if is_turned:
            stated = f"{amount(a)}, then {amount(b)}, {who}, as the first is called the earlier"
        if earlier.root is None:
            same_time = not _is_ordered(earlier, later) and _is_same_scope(earlier, later)
            # of casualties, one value stands and says so on the others
            is_told = earlier.event is not None or bool(earlier.documents & later.documents)
            is_told = is_told or _is_part(earlier) or _is_part(later)
            is_told = is_told or superseding.is_former(earlier) or superseding.is_former(later)
            if same_time and not is_told and agreement.relate(a, b) == "disjoint":
                _both(earlier, later, "contested", f"{values} are reported for the same time, sources not stated.")
            continue  # nobody is on record for either, so nobody revised anything
        if _is_deviation(earlier, later):
            if _is_worked_out(earlier) or _is_worked_out(later):
                continue  # no relay gives the one or the other
            text = f"{values} are relayed as one statement, {who}; at most one relay is right."
            _both(earlier, later, "deviating relay", text)
            continue
        if a == b:
            continue
        root = earlier.root.best if earlier.root else ""
        # numbers whose place no text gives may count different places: only a told order or reason makes a revision
        amended = grounds.amendments(root, later.documents)
        made = revisions.change(
            told_of_change(earlier), told_of_change(later), (a, b), grounds.following(root), amended
        )
        sure = _is_ordered(earlier, later)
        is_one_text = bool(earlier.documents & later.documents)
        if not sure and made.type == "unknown" and (later.place is None or is_one_text):
            continue
        if made.type == "unknown" and any(figure(c).part_of for m in (earlier, later) for c in m.first(_DAYS)):
            continue  # two parts of a whole ("5 are still in hospital", "17 were hit") need be no one part
        if made.type == "unknown" and (_is_taken_for_known(earlier) or _is_taken_for_known(later)):
            continue
        text = f"Counted: {stated}; {made.because}."
        if made.type == "unknown" and _stated(later) is None and not is_turned:
            # the day of a report is no day of the count
            text = f"Relayed: {stated}, by the days of the reports; whether it changed is not stated."
        if not sure:
            text = f"Counted: {values}, {who}; which came first is not stated; {made.because}."
        kind = made.type if sure or made.type in ("corrected", "retracted", "findings extended") else "unknown"
        edge = Edge("revision", earlier.id, text, type=kind)
        later.link(edge)
        earlier.share.revised.append((later.id, edge))


def _both_by(a: Matter, b: Matter) -> str:
    """Whose two numbers are, by the names as written where it is only suggested that they are one source's."""
    if a.root is None or b.root is None:
        return "sources not stated"
    if a.root.maybe is None and b.root.maybe is None:
        return f"both by {a.root.label}"
    names = listed(sorted({a.root.label, b.root.label}))
    return f"both by {names}" if a.root.maybe == b.root.maybe else f"by {names}, perhaps one source"


def told_of_change(matter: Matter) -> revisions.Told:
    """What the claims of a figure's edition tell of a change."""
    return matter.once("told of a change", lambda: revisions.told_by(matter.claims))


def _stated(matter: Matter) -> Time | None:
    """When the root's statement is told to hold or to have been made, the earliest."""
    return matter.once("told", lambda: spans.earliest([told(c) for c in matter.claims]))


def _is_looking_back(a: Matter, b: Matter) -> bool:
    """True where a document calls one number its root's earlier one, beside the other."""
    return bool(a.documents & b.documents) and told_of_change(a).is_earlier != told_of_change(b).is_earlier


def _in_time(matter: Matter) -> tuple[object, ...]:
    low = matter.amount.low if matter.amount and matter.amount.low is not None else 0.0
    is_earlier = told_of_change(matter).is_earlier and _stated(matter) is None
    return (spans.order(matter.edition), not is_earlier, low, matter.id)


def _is_ordered(a: Matter, b: Matter) -> bool:
    """True when the texts tell which of the two was first: by dates, or because a quote calls one the earlier."""
    if spans.is_before(a.edition, b.edition) or _is_looking_back(a, b):
        return True
    return told_of_change(a).is_earlier and not told_of_change(b).is_earlier


def _is_deviation(a: Matter, b: Matter) -> bool:
    """Two relays of one statement that differ: told for the same time, by different documents only."""
    if a.amount is None or b.amount is None or a.documents & b.documents:
        return False
    if agreement.relate(a.amount, b.amount) != "disjoint":
        return _are_told_apart(a, b)
    told_a, told_b = _stated(a), _stated(b)
    if told_a is not None and told_b is not None:
        return spans.may_meet(told_a, told_b)
    return spans.is_settled(a.edition) and spans.is_settled(b.edition) and spans.may_meet(a.edition, b.edition)


def _are_told_apart(a: Matter, b: Matter) -> bool:
    """True where two relays of a statement of one day give numbers that cannot both hold, though a vaguer relay of
    another day leaves room for both.
    """
    first, second = (_told_of(m) for m in (a, b))
    same_day = ((x, y) for t, x in first for u, y in second if t.start == u.start and t.end == u.end)
    return any(agreement.relate(x, y) == "disjoint" for x, y in same_day)


def _told_of(matter: Matter) -> list[tuple[Time, Amount]]:
    """The first values that are told for a day."""

    def work() -> list[tuple[Time, Amount]]:
        dated = ((told(c), figure(c).amount) for c in matter.claims)
        return list(itertools.islice(((day, value) for day, value in dated if day is not None), _DAYS))

    return matter.once("told for days", work)


def compare(grounds: Grounds, matters: Sequence[Matter]) -> None:
    """Edges between figures by different roots, of one measure, place and scope: agree, compatible, or contested when
    disjoint at the same time.
    """
    stated = [agreement.core(m.amount) for m in matters if m.amount is not None and not _is_worked_out(m)]
    most = max((number for number in stated if number is not None), default=None)
    counts = Counts(grounds, most)
    line = sorted(matters, key=lambda m: (spans.order(m.edition), m.id))
    for n, first in enumerate(line):
        for second in line[n + 1 : n + 1 + _NEIGHBOURS]:
            if first.series == second.series or first.amount is None or second.amount is None:
                continue
            if first.event is None and _is_own(first) and _is_own(second):
                continue  # each speaks of its own: two banks' loans are no one amount
            if superseding.is_former(first) != superseding.is_former(second):
                continue  # an earlier value is no word on the present one
            relation = agreement.relate(first.amount, second.amount)
            is_told = _is_worked_out(first) or _is_worked_out(second)
            if relation == "agree" and not _may_agree(counts, first, second):
                continue
            if relation != "agree" and (is_told or not counts.are_comparable(first, second)):
                continue  # who tells of one person hurt says nothing of all others
            if relation == "compatible" and not agreement.is_near(first.amount, second.amount):
                continue  # "at least 2" and "hundreds": nobody would say the one of the other
            a, b = amount(first.amount), amount(second.amount)
            who = f"{by(first)} and {by(second)}"
            match relation:
                case "agree":
                    how = "tell of the same number" if is_told else "give the same exact number"
                    _both(first, second, "agree", f"{who} {how}, {a}.")
                case "compatible":
                    _both(
                        first, second, "compatible", f"{a} and {b} ({who}) can both hold; neither confirms the other."
                    )
                case "disjoint" if first.event is not None and (first.root is None or second.root is None):
                    pass  # one value stands and says so on the others
                case "disjoint" if superseding.is_former(first):
                    pass  # two numbers that nobody gives any longer
                case "disjoint" if _is_part(first) or _is_part(second):
                    pass  # a part of a toll and another part of it, or the whole
                case "disjoint" if alike.status(first.claims[0]) != alike.status(second.claims[0]):
                    pass  # "14 sites", "three licensed sites": these are some of all
                case "disjoint" if _is_of_some(first, second):
                    pass  # "two male students" may be of "four students"
                case "disjoint" if _may_be_one(first, second):
                    pass  # "police" and "Esk police": one source, which may have counted again
                case "disjoint" if _is_beside(first, second) or _is_beside(second, first):
                    pass  # no clause contests its own number: it counts two things
                case "disjoint" if _is_same_time(first, second) and _is_same_scope(first, second):
                    text = f"{a} and {b} ({who}) are stated for the same matter and time and cannot both hold."
                    _both(first, second, "contested", text)
                case _:
                    pass


def _is_beside(matter: Matter, other: Matter) -> bool:
    """True when whoever gives the number of ``matter`` gives that of the other in the same words."""
    spots = {(c.document, c.start, c.end) for c in matter.claims}
    return spots <= {(c.document, c.start, c.end) for c in other.claims}


def _is_of_some(a: Matter, b: Matter) -> bool:
    """True where the smaller number is of one sex or age only, and the larger is not said to be."""
    small, large = sorted((a, b), key=lambda m: agreement.core(m.amount) or 0.0 if m.amount is not None else 0.0)
    return bool(_sorts(small) - _sorts(large))


def _sorts(matter: Matter) -> frozenset[str]:
    """The lists of sex and age that the words for what is counted are in."""

    def work() -> frozenset[str]:
        told = {w for c in matter.claims for w in (figure(c).unit or "").casefold().split()}
        told |= {word.removesuffix("s") for word in told}
        return frozenset(kind for kind in ("male", "female", "small") if told & words(f"people {kind}"))

    return matter.once("sorts of people", work)


def _may_be_one(a: Matter, b: Matter) -> bool:
    if a.root is None or b.root is None:
        return False
    return apart.are_named_alike(a.root, b.root) or apart.are_unnamed(a.root, b.root)


def _is_part(matter: Matter) -> bool:
    """True for a part of a toll: "4 of them were taken to hospital"."""
    return matter.once("part of a toll", lambda: all(figure(c).part_of in words("tolls") for c in matter.claims))


def _is_worked_out(matter: Matter) -> bool:
    """True when no text gives the number: it was counted from the persons told of, or worked out."""
    return matter.once("worked out", lambda: not any(figure(c).basis == "stated" for c in matter.claims))


def _is_taken_for_known(matter: Matter) -> bool:
    """True when its source states the number nowhere: the texts only name the thing by it."""

    def work() -> bool:
        return matter.root is not None and all(alike.is_presupposed(c) for c in matter.claims)

    return matter.once("taken for known", work)


def _may_agree(counts: Counts, a: Matter, b: Matter) -> bool:
    """Equal numbers agree when they count the same things, or are too large to be equal by chance."""
    if _is_taken_for_known(a) or _is_taken_for_known(b):
        return False
    if counts.are_comparable(a, b):
        return True
    (first,), (second,) = a.first(1), b.first(1)
    return not alike.is_small(first) and not alike.is_small(second) and not counts.are_apart(first, second)


def _is_own(matter: Matter) -> bool:
    """True for what a party says of itself: "its 12 depots", "we lost 3"."""

    def work() -> bool:
        return all(
            (c.modality == "stated" and c.root is not None)
            or words("own") & set(re.findall(r"\w+", c.quote.casefold()))
            for c in matter.claims
        )

    return matter.once("own", work)


def _is_same_scope(a: Matter, b: Matter) -> bool:
    """True for one stated place; where none is stated, only when one document sets two sources side by side."""
    if a.place is not None and b.place is not None:
        return True
    return a.root is not None and b.root is not None and bool(a.documents & b.documents)


def _is_same_time(a: Matter, b: Matter) -> bool:
    as_of_a, as_of_b = _as_of(a), _as_of(b)
    if spans.is_settled(as_of_a) and spans.is_settled(as_of_b):
        return spans.may_meet(as_of_a, as_of_b)
    # a figure that is repeated still stands when the other is stated; a toll changes by the day
    is_toll = a.event is not None or figure(a.claims[0]).measure.startswith("people ")
    reach = 0 if is_toll else _MONTH
    return any(spans.days_between(first, second) <= reach for first in _times(a) for second in _times(b))


def _as_of(matter: Matter) -> Time | None:
    return matter.once("as of", lambda: spans.earliest([figure(c).as_of for c in matter.claims]))


def _times(matter: Matter) -> list[Time | None]:
    """The days that place the edition; where there are many, the first and the last ones."""

    def work() -> list[Time | None]:
        own = sorted({edition_time(c) for c in matter.claims}, key=spans.order)
        return own if len(own) <= _DAYS else [*own[: _DAYS // 2], *own[-_DAYS // 2 :]]

    return matter.once("times", work)


def by(matter: Matter) -> str:
    """Who gives the number."""
    return matter.root.label if matter.root else "a source not stated"


def _both(a: Matter, b: Matter, kind: EdgeKind, text: str) -> None:
    a.link(Edge(kind, b.id, text))
    b.link(Edge(kind, a.id, text))
