"""One number of one event by roots that may be one: "police", "the Esk Police Department" and its chief make one
statement. Who they are in all, as a range, is what the counts of sources say.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from onrecord.model.claim import Claim, Figure
from onrecord.reconciliation import agreement, apart, described
from onrecord.reconciliation.counts import Counts
from onrecord.reconciliation.parties import Source
from onrecord.reconciliation.whois import plain

_SHOWN = 4  # claims of a statement, that another is held against
_FIRST = 12  # statements of a number, and ways to call their roots, that a further one is held against


@dataclass
class _Statement:
    """What roots that may be one say. ``called``: each way to call one of them, once."""

    root: Source
    claims: list[Claim] = field(default_factory=list)
    called: dict[tuple[str, str, str | None], Source] = field(default_factory=dict)

    def take(self, source: Source, claims: Sequence[Claim]) -> None:
        """Adds a root's relays."""
        self.claims.extend(claims)
        self.called.setdefault((plain(source.label), source.kind, source.country), source)


def joined(counts: Counts, groups: Sequence[tuple[Source, list[Claim]]]) -> list[tuple[Source, list[Claim]]]:
    """The groups, those of one number together where every two of their roots may be one and their claims one count.
    The surest root speaks for them. Where two forces of police are told apart, whoever else counts may be of either.
    """
    if len({source.best for source, _ in groups if described.is_police(source.label)}) > 1:
        return list(groups)
    out: list[_Statement] = []
    by_number: dict[float, list[_Statement]] = {}
    for source, claims in sorted(groups, key=_order):
        number = _number(claims)
        near = by_number.setdefault(number, []) if number is not None else []
        home = next((one for one in near[:_FIRST] if _may_join(counts, one, source, claims)), None)
        if home is None:
            home = _Statement(source)
            out.append(home)
            near.append(home)
        home.take(source, claims)
    return [(one.root, one.claims) for one in out]


def _may_join(counts: Counts, home: _Statement, source: Source, claims: Sequence[Claim]) -> bool:
    roots = list(home.called.values())[:_FIRST]
    if any(other.key != source.key and len(apart.surely([source, other])) > 1 for other in roots):
        return False
    if any(other.key == source.key for other in roots):
        return False  # one root's own statements were told apart
    return all(counts.are_one(a, b) for a in claims[:_SHOWN] for b in home.claims[:_SHOWN])


def _number(claims: Sequence[Claim]) -> float | None:
    """The number that all of them give."""
    given = {agreement.core(c.body.amount) for c in claims if isinstance(c.body, Figure)}
    return given.pop() if len(given) == 1 else None


def _order(group: tuple[Source, list[Claim]]) -> tuple[bool, bool, bool, str, str]:
    """Public bodies first, of them the named ones; persons after bodies; each by key, and by claim."""
    source, claims = group
    is_public = source.kind in ("agency", "state") or source.group.startswith("state:")
    return not is_public, not source.is_sure, source.kind == "person", source.key, min(claim.id for claim in claims)
