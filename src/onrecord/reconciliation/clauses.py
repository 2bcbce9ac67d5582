"""Several numbers in one clause: "54 depots in 21 states" is one statement."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.model.entry import Edge
from onrecord.reconciliation.alike import number_at
from onrecord.reconciliation.editions import figure, is_territory
from onrecord.reconciliation.matter import Matter
from onrecord.reconciliation.wording import amount


@dataclass(frozen=True, slots=True, order=True)
class Number:
    """One number of a clause: what is counted leads, where it is counted ("in 21 states") follows, whatever the word
    order. ``clause``: document and clause.
    """

    is_territory: bool
    start: int
    claim: str
    clause: str
    measure: str
    unit: str
    amount: str


def numbers(matter: Matter) -> list[Number]:
    """The numbers of a matter that stand in a clause with others."""

    def work() -> list[Number]:
        held = [(claim, figure(claim)) for claim in matter.claims if figure(claim).tuple_id]
        return [
            Number(
                is_territory(claim),
                number_at(claim),
                claim.id,
                f"{claim.document} {body.tuple_id}",
                body.measure,
                body.unit or body.measure,
                amount(body.amount),
            )
            for claim, body in held
        ]

    return matter.once("numbers", work)


def seen(matter: Matter, clause: str) -> object:
    """All that ``join`` sees of a matter."""
    return tuple(number for number in numbers(matter) if number.clause == clause)


def join(clause: str, matters: Sequence[Matter]) -> None:
    """The numbers of one clause stay together: the later ones are part of the first one's entry."""
    held = sorted((number, matter.id) for matter in matters for number in numbers(matter) if number.clause == clause)
    by_id = {matter.id: matter for matter in matters}
    (leader, home), *rest = held
    for number, part in rest:
        if number.measure != leader.measure and part != home:
            by_id[home].share.parts.setdefault(part, []).append((number.measure, number.unit))
            text = f"{leader.amount} and {number.amount} stand in one clause and are one statement."
            by_id[part].link(Edge("part of", home, text))


def is_told_beside(matter: Matter) -> bool:
    """True for a number of places that stands on the entry of what is counted in them, wherever it is given: no source
    is named for it, so that nothing hangs on it alone.
    """
    if {edge.kind for edge in matter.edges} != {"part of"} or matter.root is not None:
        return False
    return matter.once("told beside", lambda: all(is_territory(c) and figure(c).tuple_id for c in matter.claims))
