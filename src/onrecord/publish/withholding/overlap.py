"""Words of entries that are not published, wherever the record repeats them: in explanations, cells and notes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.model.claim import Claim
from onrecord.model.entry import Entry
from onrecord.model.view import View
from onrecord.publish.withholding.masks import words_of

_RUN = 4  # words in a row that tell a sentence from another; fewer are phrases of the language


class Overlap:
    """Runs of words that only claims outside the published ``entries`` use. ``claims``: those of the entries."""

    def __init__(self, view: View, entries: Sequence[Entry], claims: Sequence[Claim]) -> None:
        shown = {entry.id for entry in entries}
        cited = {claim.id for claim in claims}
        self._runs: set[tuple[str, ...]] = set()
        for claim in view.claims():
            if claim.id not in cited:
                self._runs.update(_runs(claim.quote))
        for entry in view.entries(with_aside=True):
            if entry.id not in shown:
                self._runs.update(_runs(entry.title))
        for claim in claims:
            self._runs.difference_update(_runs(claim.quote))
        for entry in entries:
            self._runs.difference_update(_runs(entry.title))

    def leaks(self, text: str) -> bool:
        """True where ``text`` holds such a run."""
        return any(run in self._runs for run in _runs(text))


def _runs(text: str) -> Iterator[tuple[str, ...]]:
    words = [word.casefold() for word in words_of(text)]
    if 1 < len(words) < _RUN:
        yield tuple(words)
    yield from zip(*(words[at:] for at in range(_RUN)), strict=False)
