"""Withdrawing documents: what is withdrawn stays preserved and is no longer part of the record."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.casefolder import CaseFolder, Erasable
from onrecord.errors import NotFoundError
from onrecord.intake.arrivals import REMOVED, documents_of, fold
from onrecord.model.document import Document

_SHORTEST = 6  # hex digits of an id


def withdrawn(case: CaseFolder) -> tuple[Document, ...]:
    """Documents that were withdrawn and are still preserved, sorted by name."""
    return documents_of(fold(case.custody.events()).withdrawn)


def find(documents: Sequence[Document], name: str) -> Document:
    """The document called so: by its name, one of its names, its id or the beginning of its id.

    Raises ``NotFoundError`` where none or several are meant.
    """
    for fits in (
        [one for one in documents if one.name == name or one.id == name],
        [one for one in documents if name in one.names],
        [one for one in documents if len(name) >= _SHORTEST and one.id.startswith(name.lower())],
    ):
        if len(fits) == 1:
            return fits[0]
        if fits:
            listed = ", ".join(one.id[:12] for one in fits)
            raise NotFoundError(f"{len(fits)} documents are called so", where=name, mend=f"give an id: {listed}")
    raise NotFoundError("no such document", where=name, mend="give its name or id, as onrecord export writes them")


def withdraw(
    case: CaseFolder,
    document: Document,
    *,
    reason: str | None = None,
    purge: bool = False,
    erases: Sequence[str] = (),
) -> None:
    """Log that ``document`` leaves the record. ``purge``: that it is to be erased, with the values of the decisions log
    whose digests are ``erases``; the rest is for the purge to do. The case's lock must be held.
    """
    event: dict[str, object] = {"event": REMOVED, "document": Erasable(document.id), "purge": purge}
    if reason:
        event["reason"] = Erasable(reason)
    if erases:
        event["erases"] = sorted(erases)
    case.custody.append(event)
