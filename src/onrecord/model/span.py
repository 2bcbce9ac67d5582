"""Spans: half-open intervals in code points of a document's text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """``[start, end)`` in code points; ``text[start:end]`` is its quote."""

    start: int
    end: int

    def quote(self, text: str) -> str:
        """The slice of ``text``, verbatim."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """True when the two share a code point."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        """True when ``other`` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end
