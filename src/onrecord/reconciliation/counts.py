"""Which figures may be one, and which may be compared: only those that can count the same things."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from onrecord.model.claim import Claim, Figure
from onrecord.reconciliation import alike, spans, superseding, units
from onrecord.reconciliation.events import is_total
from onrecord.reconciliation.grounds import Grounds
from onrecord.reconciliation.matter import Matter
from onrecord.reconciliation.vocabulary import words

_QUOTES = 4  # claims of a matter that speak for it
_MEMBERS = 12  # of a group, that a further claim is held against
_SOME = 4.0  # things of one name, at least, that two texts on one event do not count by chance
_SAME, _SAME_IN_EVENT = 7, 3  # words of a sentence, at least, that two documents do not share by chance
_FIRST = 20  # groups, the first ones and those of each word, that a claim is held against


@dataclass(frozen=True)
class Counts:
    """Comparisons of figures. ``most``: of one event's casualties, the largest number that a text states."""

    grounds: Grounds
    most: float | None = None

    def are_one(self, a: Claim, b: Claim) -> bool:
        """Whether two claims of one measure, place and number can be one count."""
        if self.are_apart(a, b):
            return False
        if self._is_looked_back_on(a, b):
            return True
        if _is_of_people(a) and _is_of_people(b) and self._is_one_event(a, b):
            if is_total(a) and is_total(b):
                return not (self._is_some(a) and self._is_some(b)) or alike.same_words(a, b)
            kind = alike.people_told(a)
            if kind and kind == alike.people_told(b):
                return True
        if (not alike.is_small(a) and not alike.is_small(b)) or self._is_told_again(a, b):
            return True
        first, second = self.grounds.root(a), self.grounds.root(b)
        one_root = first is not None and second is not None and first.best == second.best and first.is_sure
        return alike.same_count(self.grounds, a, b, one_root=one_root)

    def _is_looked_back_on(self, a: Claim, b: Claim) -> bool:
        """Whether a later text tells one root's number as its earlier one, in whatever words."""
        old, new = sorted((a, b), key=lambda c: superseding.kind_of(c) is None)
        if superseding.kind_of(old) is None or superseding.kind_of(new) is not None or a.document == b.document:
            return False
        first, second = self.grounds.root(a), self.grounds.root(b)
        is_one_root = first is not None and second is not None and first.best == second.best and first.is_sure
        return is_one_root and superseding.day(new) <= superseding.day(old)

    def _is_told_again(self, a: Claim, b: Claim) -> bool:
        """Whether two claims of one number tell it in the same words; or of one event, where it is not small or says
        what happened to people: "two arrested" and "police arrested two suspects".
        """
        is_here, is_event = a.document == b.document, self._is_one_event(a, b)
        if (is_here and a.start < b.end and b.start < a.end) or not spans.may_meet(a.time, b.time):
            return False
        if alike.same_sentence(a, b, _SAME_IN_EVENT if is_event else _SAME) and not is_here:
            return True
        if alike.is_of_others(a) != alike.is_of_others(b) or alike.are_of_others(a, b) or not _are_counts(a, b):
            return False
        number = alike.number(a) or 0.0
        return ((is_event or is_here) and number >= _SOME and alike.are_called_one(a, b)) or (
            (is_here or is_event) and number != 1.0 and _is_of_some(a) and _is_of_some(b)
        )

    def grouped(
        self, claims: Sequence[Claim], fits: Callable[[Claim, list[Claim]], bool] = lambda _claim, _group: True
    ) -> list[list[Claim]]:
        """Claims of one number into groups whose members can all be one count. A claim is held against the groups that
        share a word with it, and against the first ones.
        """
        groups: list[list[Claim]] = []
        by_word: dict[str, list[int]] = {}
        for claim in claims:
            told = alike.around(claim)
            near = {*range(min(len(groups), _FIRST)), *(n for word in told for n in by_word.get(word, ())[:_FIRST])}
            home = next(
                (
                    n
                    for n in sorted(near)
                    if fits(claim, groups[n]) and all(self.are_one(claim, c) for c in groups[n][:_MEMBERS])
                ),
                None,
            )
            if home is None:
                home = len(groups)
                groups.append([])
            groups[home].append(claim)
            for word in told:
                known = by_word.setdefault(word, [])
                if home not in known[-_FIRST:]:
                    known.append(home)
        return groups

    def _is_some(self, claim: Claim) -> bool:
        """True for persons whom a text tells of, where others state more: perhaps not the same ones."""
        body = claim.body
        low = body.amount.low if isinstance(body, Figure) and body.basis in ("told", "implied") else None
        return low is not None and self.most is not None and low < self.most

    def _is_one_event(self, a: Claim, b: Claim) -> bool:
        here = self.grounds.event(a.document)
        return here is not None and here == self.grounds.event(b.document)

    def are_worded_alike(self, a: Claim, b: Claim) -> bool:
        """Whether the words of two claims, too, say that they are one count."""
        return not self.are_apart(a, b) and alike.same_count(self.grounds, a, b)

    def are_apart(self, a: Claim, b: Claim) -> bool:
        """Whether two claims are of two events, or of people of two kinds."""
        here, there = self.grounds.event(a.document), self.grounds.event(b.document)
        if here is not None and there is not None and here != there and (alike.is_small(a) or alike.is_small(b)):
            return True
        return _is_of_people(a) and _is_of_people(b) and alike.other_people(a, b)

    def are_comparable(self, a: Matter, b: Matter) -> bool:
        """Whether two matters with different values can be of the same things."""
        first, second = a.first(_QUOTES), b.first(_QUOTES)
        if any(self.are_apart(x, y) for x in first for y in second):
            return False
        if a.event is not None and a.event == b.event:
            return any(self.are_one(x, y) for x in first for y in second)
        one_root = a.root is not None and b.root is not None and a.root.best == b.root.best
        return any(alike.same_count(self.grounds, x, y, one_root=one_root) for x in first for y in second)


def _is_of_people(claim: Claim) -> bool:
    return isinstance(claim.body, Figure) and claim.body.measure.startswith("people ")


def _is_of_some(claim: Claim) -> bool:
    """True for people to whom something happened, casualties left out: "people arrested"."""
    body = claim.body
    return _is_of_people(claim) and isinstance(body, Figure) and body.measure not in words("tolls") and not body.part_of


def _are_counts(a: Claim, b: Claim) -> bool:
    return all(isinstance(c.body, Figure) and units.kind(c.body.unit) == "count" for c in (a, b))
