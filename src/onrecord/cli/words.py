"""Text for a terminal: one line, no control characters, prefixes of ids."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

SHORTEST = 6  # hex digits of an id at least, so that one noted today still fits tomorrow's larger record


def one_line(text: str) -> str:
    """``text`` on one line; what could steer a terminal or turn its reading direction becomes a replacement mark."""
    flat = " ".join(text.split())
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in flat)


def prefixes(identifiers: Iterable[str]) -> dict[str, str]:
    """The shortest prefix of each id that no other shares, at least ``SHORTEST`` long."""
    ordered = sorted(set(identifiers))
    out = {}
    for n, identifier in enumerate(ordered):
        around: Sequence[str] = [*ordered[max(0, n - 1) : n], *ordered[n + 1 : n + 2]]
        shared = max((_shared(identifier, other) for other in around), default=0)
        out[identifier] = identifier[: max(SHORTEST, shared + 1)]
    return out


def _shared(one: str, other: str) -> int:
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def counted(number: int, thing: str) -> str:
    """``number`` with ``thing`` in the right number: "1 document", "2 entries"."""
    if number == 1:
        return f"1 {thing}"
    plural = f"{thing[:-1]}ies" if thing.endswith("y") else f"{thing}s"
    return f"{number:,} {plural}"
