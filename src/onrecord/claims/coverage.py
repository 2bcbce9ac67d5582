"""Coverage: which sentences gave no claim, and why."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.model.annotation import Reading, SentenceNote
from onrecord.model.claim import Claim

_LEAST_WORDS = 3


def notes(reading: Reading, claims: Sequence[Claim]) -> tuple[SentenceNote, ...]:
    """The reading's notes, and one for every other sentence without a claim: ``no frame`` where it has no clause with
    a subject, ``nothing claimed`` where it has; in text order.
    """
    tokens = reading.tokens
    noted = {note.start: note for note in reading.notes}
    with_clause = {c.sentence for c in reading.clauses if c.subjects or c.objects}
    spans = sorted((c.start, c.end) for c in claims)
    for n, sentence in enumerate(tokens.sentences):
        start, end = tokens.start[sentence.first], tokens.end[sentence.last - 1]
        words = sum(tokens.pos[i] not in ("PUNCT", "SPACE", "SYM", "X") for i in range(sentence.first, sentence.last))
        if words < _LEAST_WORDS and n not in with_clause:
            continue  # a dateline, a dash, a name alone: nothing that could claim anything
        if start in noted or any(a < end and start < b for a, b in spans):
            continue
        noted[start] = SentenceNote(start, end, "nothing claimed" if n in with_clause else "no frame")
    return tuple(noted[start] for start in sorted(noted))
