"""Standpoints: the record as it stood on other inputs, read from a file or reckoned anew."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from onrecord.errors import NotFoundError
from onrecord.model.claim import Claim
from onrecord.model.decision import Decision
from onrecord.model.delta import Replaced
from onrecord.model.document import Document
from onrecord.model.entry import Entry
from onrecord.model.view import View
from onrecord.pipeline.freshness import DECISIONS, PREFIX, engine_parts
from onrecord.pipeline.run import Reckoned, Workshop
from onrecord.store.arrangement import settle, sorting


@dataclass(frozen=True, slots=True)
class Basis:
    """What a record is made of. ``documents``: by name. ``decisions``: by id. ``engine``: digests of the stages, the
    profile and the concepts, by name.
    """

    documents: tuple[Document, ...]
    decisions: tuple[str, ...]
    engine: Mapping[str, str]

    @property
    def newest(self) -> str | None:
        """The last day on which one of the documents was published."""
        days = [one.published.end or one.published.start for one in self.documents if one.published is not None]
        return max((day for day in days if day), default=None)


@dataclass(frozen=True, slots=True)
class Standpoint:
    """A record with its basis. ``claim_of``: the claim of an id, None when it has none."""

    basis: Basis
    entries: tuple[Entry, ...]
    claim_of: Callable[[str], Claim | None]


def of_view(view: View) -> Standpoint:
    """A built record. It is read while the standpoint is in use."""
    meta = view.meta()
    parts = {key.removeprefix(PREFIX): value for key, value in meta.items() if key.startswith(PREFIX)}
    basis = Basis(tuple(view.documents()), tuple(meta.get(DECISIONS, "").split()), engine_parts(parts))

    def claim_of(identifier: str) -> Claim | None:
        try:
            return view.claim(identifier)
        except NotFoundError:
            return None

    return Standpoint(basis, tuple(view.entries(with_aside=True)), claim_of)


def of_replaced(view: View, replaced: Replaced) -> Standpoint:
    """The record that ``view`` shows, as it was before what was ``replaced`` in it changed."""
    now = of_view(view)
    new_documents, new_entries = set(replaced.new_documents), set(replaced.new_entries)
    documents = {one.id: one for one in now.basis.documents if one.id not in new_documents}
    documents |= {one.id: one for one in replaced.documents}
    entries = {one.id: one for one in now.entries if one.id not in new_entries}
    entries |= {one.id: one for one in replaced.entries}
    claims = {one.id: one for one in replaced.claims}
    touched = {*new_documents, *(one.id for one in replaced.documents)}
    meta = replaced.meta
    parts = {key.removeprefix(PREFIX): value for key, value in meta.items() if key.startswith(PREFIX)}

    def claim_of(identifier: str) -> Claim | None:
        claim = claims.get(identifier) or now.claim_of(identifier)
        return None if claim is None or (claim.document in touched and identifier not in claims) else claim

    basis = Basis(
        tuple(sorted(documents.values(), key=lambda one: (one.name, one.id))),
        tuple(meta.get(DECISIONS, "").split()),
        engine_parts(parts),
    )
    return Standpoint(basis, tuple(sorted(entries.values(), key=lambda one: (sorting(one), one.id))), claim_of)


def reckoned(shop: Workshop, basis: Basis, decisions: Sequence[Decision]) -> Standpoint:
    """The record that the engine of today makes of ``basis``; ``decisions``: all that the case has. Nothing is written
    but the cache.
    """
    wanted = set(basis.decisions)
    made: Reckoned = shop.reckon([one for one in decisions if one.id in wanted], basis.documents)
    claims = {claim.id: claim for one in made.findings for claim in one.claims}
    dates = made.resolution.dates

    def claim_of(identifier: str) -> Claim | None:
        claim = claims.get(identifier)
        return claim if claim is None else settle(claim, dates)

    return Standpoint(basis, made.record.entries, claim_of)
