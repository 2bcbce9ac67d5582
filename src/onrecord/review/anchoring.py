"""Anchoring: the words of a decision found again, in the text as it is now. Rather lost than on the wrong words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapidfuzz import fuzz

from onrecord.model.decision import Anchor

# Similarities of rapidfuzz, 0 to 100. A quote that changed a word or two of a dozen stays above the first.
SAFE = 90.0
_CONTEXT = 75.0  # the words around one of several equal quotes
_CLEAR = 8.0  # by how much the best place must beat the next
_TELLING = 24  # code points: a shorter quote needs its surroundings to be known by
_CHANGES = re.compile(r"\d+|\b(?:not|no|never|none|neither|nor|without|den(?:y|ies|ied)|yet)\b|n[’']t\b", re.IGNORECASE)

Place = tuple[int, int]


def locate(anchor: Anchor, text: str, text_sha: str) -> Place | str:
    """Where the anchor's quote stands in ``text`` now; or, as words, why that cannot be told.

    In the text that was seen, at its offsets. In another text, the only place that has the quote exactly, or among
    several the one whose surroundings fit; else the only stretch that reads almost alike, with the same numbers and
    the same negations, because a changed number or a new "not" is another statement.
    """
    if text_sha == anchor.text_sha:
        if text[anchor.start : anchor.end] == anchor.quote:
            return anchor.start, anchor.end
        return "its words are not at their place"
    if not anchor.quote:
        return "it has no words"
    exact = list(_occurrences(anchor.quote, text))
    if exact:
        return _best_of(anchor, text, exact)
    return _fuzzy(anchor, text)


def _occurrences(quote: str, text: str) -> Iterator[Place]:
    at = text.find(quote)
    while at >= 0:
        yield at, at + len(quote)
        at = text.find(quote, at + 1)


def _best_of(anchor: Anchor, text: str, places: list[Place]) -> Place | str:
    if len(places) == 1 and len(anchor.quote) >= _TELLING:
        return places[0]
    ranked = sorted(((_surroundings(anchor, text, place), place) for place in places), reverse=True)
    best, place = ranked[0]
    if best < _CONTEXT:
        return "its words stand in the text, but not among the words around them"
    if len(ranked) > 1 and best - ranked[1][0] < _CLEAR:
        return "its words stand in the text more than once"
    return place


def _surroundings(anchor: Anchor, text: str, place: Place) -> float:
    start, end = place
    before = text[max(0, start - len(anchor.before)) : start]
    after = text[end : end + len(anchor.after)]
    # a text that begins or ends there has no words around it, and neither had the one that was seen
    sides = [fuzz.ratio(mine, theirs) for mine, theirs in ((before, anchor.before), (after, anchor.after))]
    return max(sides) if anchor.before and anchor.after else sum(sides) / 2


def _fuzzy(anchor: Anchor, text: str) -> Place | str:
    lost = "its words are no longer in the text"
    if len(anchor.quote) < _TELLING:
        return lost
    first = _nearest(anchor.quote, text)
    if first is None:
        return lost
    score, start, end = first
    # the next best place is looked for with the best one blotted out
    second = _nearest(anchor.quote, text[:start] + "\0" * (end - start) + text[end:])
    if second is not None and score - second[0] < _CLEAR:
        return "words almost like its own stand in the text more than once"
    if _telling(anchor.quote) != _telling(text[start:end]):
        return "a number or a negation in its words has changed"
    return start, end


def _nearest(quote: str, text: str) -> tuple[float, int, int] | None:
    found = fuzz.partial_ratio_alignment(quote, text, score_cutoff=SAFE)
    if found is None:
        return None
    start, end = _to_words(text, found.dest_start, found.dest_end)
    score = fuzz.ratio(quote, text[start:end])
    return (score, start, end) if score >= SAFE else None


def _to_words(text: str, start: int, end: int) -> Place:
    """Grown to whole words, without the blanks at either end."""
    while start > 0 and text[start - 1].isalnum() and start < len(text) and text[start].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum() and text[end - 1].isalnum():
        end += 1
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _telling(text: str) -> list[str]:
    return [found.casefold() for found in _CHANGES.findall(text)]
