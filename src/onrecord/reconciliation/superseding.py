"""Numbers that a text itself tells as earlier values, and those that it tells to stand in their place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from onrecord.model.claim import Claim, Figure
from onrecord.model.entry import Edge
from onrecord.reconciliation.apart import are_named_alike, are_unnamed
from onrecord.reconciliation.matter import Matter
from onrecord.reconciliation.wording import amount, clipped


def kind_of(claim: Claim) -> str | None:
    """How a claim's number came to be an earlier one by its text; None for a present one."""
    return claim.body.superseded if isinstance(claim.body, Figure) else None


def is_former(matter: Matter) -> bool:
    """True where the last word on a number is that it was an earlier one: nobody gives it afterwards."""

    def work() -> bool:
        told = [day(claim) for claim in matter.claims if kind_of(claim) is not None]
        return bool(told) and all(day(c) <= max(told) for c in matter.claims if kind_of(c) is None)

    return matter.once("superseded", work)


def day(claim: Claim) -> str:
    """When a claim's document was published; empty where that is not stated."""
    return (claim.published.start or "") if claim.published is not None else ""


def pairs(matter: Matter) -> Iterable[tuple[str, ...]]:
    """Document and start of the earlier number, of each pair of numbers that a text tells of."""
    if matter.kind != "figure":
        return ()
    return matter.once("told pairs", lambda: tuple(dict.fromkeys(spot for c in matter.claims for spot in _spots(c))))


def _spots(claim: Claim) -> list[tuple[str, str]]:
    role = "quantity" if kind_of(claim) is not None else "earlier"
    if role == "earlier":
        return [(claim.document, str(e.start)) for e in claim.evidence if e.role == role]
    return [(claim.document, str(e.start)) for e in claim.evidence if e.role == role][:1]


def replace(key: tuple[str, ...], group: Sequence[Matter]) -> None:
    """Edges from the number that stands to the one that its text tells as the earlier one, unless two bodies, each by
    name, gave them: nobody revises another's count.
    """
    earlier = [(m, claim) for m in group for claim in _at(m, key) if kind_of(claim) is not None]
    later = [(m, claim) for m in group for claim in _at(m, key) if kind_of(claim) is None]
    for before, old in earlier:
        for after, new in later:
            if before is after or before.amount is None or after.amount is None or _are_two(before, after):
                continue
            first, second = _by(before), _by(after)
            who = (
                f"both {first}" if first == second and before.root is not None else f"the first {first}, then {second}"
            )
            who = "sources not stated" if before.root is None and after.root is None else who
            quotes = list(dict.fromkeys(f"“{clipped(c.quote, 80)}”" for c in (old, new)))
            text = f"Told: {amount(before.amount)} earlier, then {amount(after.amount)}, {who}: {', '.join(quotes)}."
            edge = Edge("revision", before.id, text, type=kind_of(old))
            after.link(edge)
            before.share.revised.append((after.id, edge))


def are_told(earlier: Matter, later: Matter) -> bool:
    """True where a text tells that the one number took the other's place."""
    mine = set(pairs(earlier)) & set(pairs(later))
    return any(kind_of(claim) is not None for key in mine for m in (earlier, later) for claim in _at(m, key))


def _at(matter: Matter, key: tuple[str, ...]) -> list[Claim]:
    return [claim for claim in matter.claims if key in _spots(claim)]


def _are_two(a: Matter, b: Matter) -> bool:
    if a.root is None or b.root is None or a.root.best == b.root.best or a.series == b.series:
        return False
    return not (are_named_alike(a.root, b.root) or are_unnamed(a.root, b.root))


def _both_by(before: Matter, after: Matter) -> str:
    if before.root is None and after.root is None:
        return "sources not stated"
    first, second = _by(before), _by(after)
    return f"both {first}" if first == second else f"the first {first}, then {second}"


def _by(matter: Matter) -> str:
    return f"by {matter.root.label}" if matter.root is not None else "by a source not stated"
