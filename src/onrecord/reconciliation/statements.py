"""Statements that have a root, and which of them a figure whose source is not stated tells again."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.model.claim import Claim, Figure
from onrecord.model.value import Amount
from onrecord.reconciliation import agreement
from onrecord.reconciliation.counts import Counts
from onrecord.reconciliation.parties import Source

_MEMBERS = 12  # claims of a statement that a further one is held against
_FIRST = 6  # of two groups that are held against each other


class Statements:
    """Statements with a root, found by their number, their wording and the documents that relay them."""

    def __init__(self, counts: Counts, groups: Sequence[tuple[Source | None, list[Claim]]]) -> None:
        self._counts = counts
        self._groups = [group for _, group in groups]
        self._numbers: list[float | None] = []
        self._homes: list[set[str]] = [set() for _ in groups]
        self._by_number: dict[float, list[int]] = {}
        self._by_words: dict[Amount, dict[int, None]] = {}
        self._by_document: dict[str, list[int]] = {}
        for n, group in enumerate(self._groups):
            number = next((x for c in group if (x := agreement.core(_amount(c))) is not None), None)
            self._numbers.append(number)
            if number is not None:
                self._by_number.setdefault(number, []).append(n)
            for claim in group:
                self._file(n, claim)

    def adopt(self, claim: Claim) -> bool:
        """A figure whose source is not stated joins the statement that gives its number: its own document's, or the
        only one there is.
        """
        value = _amount(claim)
        number = agreement.core(value)
        if number is not None:
            fits = self._by_number.get(number, [])
        else:
            near = self._by_document.get(claim.document, [])
            vaguer = [n for n in near if (x := self._numbers[n]) is not None and agreement.is_plausible(value, x)]
            fits = sorted({*vaguer, *self._by_words.get(value, ())})
        fits = [n for n in fits if all(self._counts.are_one(claim, c) for c in self._groups[n][:_MEMBERS])]
        chosen = [n for n in fits if claim.document in self._homes[n]] or fits
        if len(chosen) != 1:
            return False
        self._groups[chosen[0]].append(claim)
        self._file(chosen[0], claim)
        return True

    def take(self, group: Sequence[Claim], official: Sequence[int]) -> bool:
        """Figures of one number whose source is not stated join the only statement of these that gives it."""
        number = agreement.core(_amount(group[0]))
        fits = [n for n in official if number is not None and self._numbers[n] == number]
        fits = [
            n for n in fits if all(self._counts.are_one(x, y) for x in group[:_FIRST] for y in self._groups[n][:_FIRST])
        ]
        if len(fits) == 1:
            self._groups[fits[0]].extend(group)
        return len(fits) == 1

    def _file(self, n: int, claim: Claim) -> None:
        if claim.document not in self._homes[n]:
            self._homes[n].add(claim.document)
            self._by_document.setdefault(claim.document, []).append(n)
        self._by_words.setdefault(_amount(claim), {})[n] = None


def _amount(claim: Claim) -> Amount:
    if not isinstance(claim.body, Figure):
        raise TypeError(f"{claim.id}: not a figure")
    return claim.body.amount
