"""What a root itself changed: places that it adds, a number that it puts in another one's place or takes back."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.model.entry import Edge
from onrecord.reconciliation import agreement, revisions, spans
from onrecord.reconciliation.editions import figure
from onrecord.reconciliation.grounds import singular
from onrecord.reconciliation.matter import Matter
from onrecord.reconciliation.series import by, told_of_change
from onrecord.reconciliation.whois import plain
from onrecord.reconciliation.wording import amount, clipped, listed, when

_MEASURE = 6  # parts of a figure's key that say what is counted, and how


def by_measure(matter: Matter) -> tuple[str, ...] | None:
    """What is counted, and by whom: of these a count may cover more places than an earlier one."""
    if matter.kind != "figure" or matter.root is None or matter.event is not None or len(matter.key) <= _MEASURE:
        return None
    return (*matter.key[:_MEASURE], matter.root.best)


def rescope(group: Sequence[Matter]) -> None:
    """Edges from a root's count over several places to its earlier count over one of them: it counts more widely now,
    and neither number says how the other changed.
    """
    for wide in [m for m in group if len(_places(m)) > 1]:
        for narrow in group:
            inside = _places(narrow)
            if not inside < _places(wide) or not spans.is_before(narrow.edition, wide.edition):
                continue
            one, other = narrow.amount, wide.amount
            if one is None or other is None or wide.root is None:
                continue
            where = (
                f"{amount(one)} for {listed(sorted(inside))}, then {amount(other)} for {listed(sorted(_places(wide)))}"
            )
            text = f"Counted: {where}, both by {wide.root.label}; the later count covers more places."
            edge = Edge("revision", narrow.id, text, type="re-scoped")
            wide.link(edge)
            narrow.share.revised.append((wide.id, edge))


def _places(matter: Matter) -> frozenset[str]:
    """The places that a count is for, by name: those of its scope, else its own."""

    def work() -> frozenset[str]:
        scopes = ((figure(c).scope or "").split(", ")[0].split(" and ") for c in matter.claims)
        names = {name for scope in scopes for name in scope if name}
        if names and matter.place is None:
            return frozenset(names)
        return frozenset({matter.place.name} if matter.place is not None else ())

    return matter.once("counted in", work)


def correct(group: Sequence[Matter]) -> None:
    """Edges from a root's number to the one that its words put it in place of ("65, not 80"), wherever that was said to
    hold: a correction seldom tells the place again.
    """
    for later in [m for m in group if m.amount is not None and told_of_change(m).replacing]:
        for earlier in group:
            number = agreement.named(earlier.amount) if earlier.amount is not None else None
            if earlier.series == later.series or number is None or spans.is_before(later.edition, earlier.edition):
                continue
            quote = next((q for q in told_of_change(later).replacing if revisions.is_replaced(q, number)), None)
            if quote is None or later.amount is None or earlier.amount is None or earlier.root is None:
                continue
            values = f"{amount(earlier.amount)} ({when(earlier.edition)}), then {amount(later.amount)}"
            text = f"Counted: {values} ({when(later.edition)}), both by {earlier.root.label}; “{clipped(quote, 80)}”."
            edge = Edge("revision", earlier.id, text, type="corrected")
            later.link(edge)
            earlier.share.revised.append((later.id, edge))


def taken_back(matter: Matter) -> tuple[tuple[str, str], ...]:
    """Root and number: of these one may take back what another gives."""
    number = agreement.named(matter.amount) if matter.kind == "figure" and matter.amount is not None else None
    if matter.root is None or number is None or matter.mood not in ("asserted", "denied"):
        return ()
    return ((matter.root.best, str(number)),)


def take_back(group: Sequence[Matter]) -> None:
    """Edges from a number that its root no longer gives to where it gave it: the entry stays, and says so."""
    for taken in [m for m in group if m.mood == "denied" and m.amount is not None]:
        # a number inside a mere negation is not taken back by it
        kind = next((k for k in ("retracted", "corrected") if k in told_of_change(taken).cues), None)
        for matter in [m for m in group if m.mood == "asserted"] if kind is not None else ():
            if _noun(matter) != _noun(taken) or spans.is_before(taken.edition, matter.edition) or taken.amount is None:
                continue
            text = f"“{clipped(taken.claims[0].quote, 120)}”: {by(taken)} no longer gives {amount(taken.amount)}."
            edge = Edge("revision", matter.id, text, type=kind)
            taken.link(edge)
            matter.share.revised.append((taken.id, edge))


def _noun(matter: Matter) -> str:
    return matter.once("noun", lambda: singular(plain(figure(matter.claims[0]).measure).split(" ")[-1]))
