"""Units: amounts in two kinds of them are never compared."""

from __future__ import annotations

from onrecord.reconciliation.vocabulary import unit_words, words


def kind(unit: str | None) -> str:
    """Money of one currency, a share, a unit of measure, or a count: amounts of two kinds are never compared, and no
    rate of exchange is supposed.
    """
    text = (unit or "").casefold().replace("$", " $ ").replace("%", " % ").replace("€", " € ").replace("£", " £ ")
    found = text.split()
    if set(found) & words("money"):
        return next(
            (f"money {name}" for name, known in unit_words("currencies").items() if set(found) & known), "money"
        )
    if set(found) & words("shares"):
        return "share"
    starts = (" ".join(found[:2]), " ".join(found[:1]))
    measured = (name for start in starts for name, known in unit_words("measures").items() if start in known)
    return next(measured, "count")
