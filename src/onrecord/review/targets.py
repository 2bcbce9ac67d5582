"""Targets: what a person names on the command line, found in the built record."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cached_property

from onrecord.errors import NotFoundError, UsageError
from onrecord.model.claim import Claim
from onrecord.model.decision import Anchor
from onrecord.model.document import Document
from onrecord.model.entity import Entity
from onrecord.model.entry import Entry
from onrecord.model.view import View
from onrecord.review import sight

_HEX = re.compile(r"[0-9a-f]{6,64}\Z")
_LISTED = 8  # ids named when a beginning fits several
_SPREAD = 8  # mentions that a decision on a name is anchored at: enough to outlive the loss of a document or two
PREFIXES = ("entry:", "claim:", "name:", "source:")


class Targets:
    """Looks up a view. ``entry:``, ``claim:`` and ``name:`` in front of a target say what it is meant for."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.documents: dict[str, Document] = {one.id: one for one in view.documents()}

    @cached_property
    def names(self) -> Sequence[Entity]:
        return tuple(self.view.entities())

    def claims_of(self, target: str) -> list[Claim]:
        """The claims of an entry, or one claim. An id that is an entry's and a claim's means the entry."""
        kind, wanted = _cut(target)
        entry = _beginning(wanted, self.view.entry_ids, "entries") if kind in ("", "entry:") else None
        if entry is not None:
            return [self.view.claim(one) for one in self._entry(entry).claims]
        claim = _beginning(wanted, self.view.claim_ids, "claims") if kind in ("", "claim:") else None
        if claim is None:
            mend = "the ids are in the first column of: onrecord show CASE REGISTER"
            raise NotFoundError(f"no entry or claim begins with {target!r}", mend=mend)
        return [self.view.claim(claim)]

    def _entry(self, entry: str) -> Entry:
        found = self.view.entry(entry)  # the first that holds the claim of that id, most often the only one
        return (
            found if found.id == entry else next(one for one in self.view.entries(with_aside=True) if one.id == entry)
        )

    def one_claim(self, target: str) -> Claim:
        """The only claim of a target. Raises ``UsageError`` that lists them when there are more."""
        found = self.claims_of(target)
        if len(found) > 1:
            listed = ", ".join(f"claim:{one.id[:10]}" for one in found[:_LISTED])
            raise UsageError(f"{target} rests on {len(found)} claims: {listed}", mend="name one of them")
        return found[0]

    def is_entry(self, target: str) -> bool:
        """True when the target is an entry or a claim, and no name."""
        kind, wanted = _cut(target)
        if kind:
            return kind in ("entry:", "claim:")
        return bool(_HEX.match(wanted)) and bool(self.view.claim_ids(wanted))  # an entry's is one of its claims'

    def entity(self, target: str) -> Entity:
        """An entity by its id's beginning, its canonical name, another of its names, or words that stand for it."""
        wanted = _cut(target)[1]
        plain = _plain(wanted)
        fits = [one for one in self.names if _plain(one.canonical) == plain]
        fits = fits or [one for one in self.names if any(_plain(alias) == plain for alias in one.aliases)]
        fits = fits or [
            one for one in self.names if any(n.strength == "merge" and _plain(n.name) == plain for n in one.links)
        ]
        fits = fits or [one for one in self.names if _HEX.match(wanted) and one.id.startswith(wanted)]
        if len(fits) > 1:
            listed = ", ".join(f"{one.id[:8]} ({one.kind}, {one.country or 'no country'})" for one in fits[:_LISTED])
            raise UsageError(f"{len(fits)} things are called {wanted!r}: {listed}", mend="give the id of one")
        if not fits:
            raise NotFoundError(f"no name {wanted!r} in the record", mend="the names are in: onrecord show CASE names")
        return fits[0]

    def document(self, target: str) -> Document:
        """A document by name or by its id's beginning."""
        if _HEX.match(target):
            fits = [one for key, one in sorted(self.documents.items()) if key.startswith(target)]
            if len(fits) == 1:
                return fits[0]
        return self.view.document(target)

    def anchor(self, claim: Claim) -> Anchor:
        """The anchor of a claim."""
        return sight.anchor(claim, self.view.text(claim.document), self.documents[claim.document].text_sha)

    def mentions(self, entity: Entity, *, name: str | None = None, document: str | None = None) -> list[Anchor]:
        """Anchors at mentions of an entity, spread over its documents and spellings: those written as ``name``, those
        in ``document``, where given.
        """
        found: dict[tuple[str, str], list[Anchor]] = {}
        wanted = _plain(name) if name is not None else None
        for one in (self.documents[key] for key in self.view.mentioned_in(entity.id)):
            if document not in (None, one.id):
                continue
            spans = {(row.start, row.end) for row in self.view.mentions(one.id) if row.type == "name"}
            spans = spans.union(*(sight.name_spans(claim) for claim in self.view.claims(one.id)))
            text: str | None = None
            for start, end in sorted(spans):
                held = self.view.entity_of(one.id, start, end)
                if held is None or held.id != entity.id:
                    continue
                text = self.view.text(one.id) if text is None else text
                written = _plain(text[start:end])
                if wanted is None or written == wanted:
                    made = sight.passage(text, one.id, one.text_sha, start, end, "mention")
                    found.setdefault((written, one.id), []).append(made)
        # first one of each spelling, then further documents
        ordered = [found[key][0] for key in sorted(found)]
        spellings: dict[str, Anchor] = {}
        for anchor in ordered:
            spellings.setdefault(_plain(anchor.quote), anchor)
        rest = [anchor for anchor in ordered if anchor not in spellings.values()]
        chosen = [*spellings.values(), *rest][: max(_SPREAD, len(spellings))]
        return sorted(chosen, key=lambda a: (a.document, a.start))


def _beginning(wanted: str, ids_of: Callable[[str], Sequence[str]], what: str) -> str | None:
    if not wanted:
        return None
    fits = ids_of(wanted)
    if wanted in fits:
        return wanted
    if len(fits) > 1:
        listed = ", ".join(one[: len(wanted) + 4] for one in fits[:_LISTED])
        raise UsageError(f"{len(fits)} {what} begin with {wanted!r}: {listed}", mend="give more of the id")
    return fits[0] if fits else None


def _cut(target: str) -> tuple[str, str]:
    for prefix in PREFIXES:
        if target.startswith(prefix):
            return prefix, target.removeprefix(prefix).strip()
    return "", target.strip()


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())
