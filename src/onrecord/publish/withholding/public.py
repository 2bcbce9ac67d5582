"""The public view: entries that a person cleared, short quotes, no texts, names only in a public role."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import groupby
from typing import Any, TypeVar

from onrecord.errors import NotFoundError
from onrecord.model.annotation import SentenceNote
from onrecord.model.claim import Claim
from onrecord.model.document import Document
from onrecord.model.entity import Entity, NameLink
from onrecord.model.entry import Edge, Entry, Flag, LineageEdge, Register, SourceCount, ToGet
from onrecord.model.view import Hit, MentionRow, View
from onrecord.publish.dossier.wording import say
from onrecord.publish.withholding.overlap import Overlap
from onrecord.publish.withholding.persons import Persons, parties_of

T = TypeVar("T")

_QUOTE = 300  # code points of a quote that are published: a sentence or two
_FIXED = frozenset(
    {"id", "kind", "document", "register", "modality", "polarity", "edtf", "start", "end", "pattern", "text_sha"}
    | {"format", "encoding", "language", "country", "series", "cell", "type", "facet", "strength", "precision"}
    | {"claims", "entries", "other", "alternatives", "tuple_id", "wikidata", "geonames", "plover", "origin", "role"}
    | {"timezone", "in_story", "standing", "stance"}
)  # fields that hold no words of a document: ids, codes, our own vocabulary
_META = ("title", "engine", "engine version", "record", "digest", "inputs")


class PublicView:
    """A ``View`` over ``view`` that holds only what may be published, under the same ids.

    Texts are empty and there are no mentions; documents bear a made-up name, since file names are nobody's business;
    quotes are cut short and have masks in them, so they need not equal the text at their offsets. What people decided,
    and who they are, stays inside.
    """

    def __init__(self, view: View) -> None:
        self._view = view
        entries = [entry for entry in view.entries() if entry.is_cleared]
        self._kept = {entry.id for entry in entries}
        wanted = {claim_id for entry in entries for claim_id in entry.claims}
        originals = [claim for claim in view.claims() if claim.id in wanted and not claim.rejected]
        self._people = Persons(view)
        self._masks = self._people.masks(originals)
        self._overlap = Overlap(view, entries, originals)
        cited = {claim.document for claim in originals}
        held = [document for document in view.documents() if document.id in cited]
        self._names = {document.id: f"document-{document.id[:12]}" for document in held}
        self._file_names = {document.id: document.name for document in held}
        self._documents = tuple(sorted((self._document(one) for one in held), key=lambda one: one.name))
        self._of_id = {one.id: one for one in self._documents}
        self._of_name = {one.name: one for one in self._documents}
        order = {one.id: place for place, one in enumerate(self._documents)}
        claims = [self._claim(claim) for claim in originals]
        claims.sort(key=lambda claim: (order[claim.document], claim.start, claim.end, claim.kind, claim.id))
        self._claims = {claim.id: claim for claim in claims}
        self._by_document = {one: tuple(held) for one, held in groupby(claims, lambda claim: claim.document)}
        self._entries = tuple(self._entry(entry) for entry in entries)
        self._holder = {claim_id: entry for entry in self._entries for claim_id in entry.claims}
        self._entities = self._shown_entities(originals)
        self._entity_ids = {entity.id: entity for entity in self._entities}
        self.entity_of = lru_cache(maxsize=4096)(self._entity_of)  # type: ignore[method-assign]

    # what there is

    def meta(self) -> Mapping[str, str]:
        """Title and versions; no paths, no profile."""
        held = self._view.meta()
        return {key: self._masks.text(held[key]) if key == "title" else held[key] for key in _META if key in held}

    def documents(self) -> Sequence[Document]:
        """Documents that a published claim cites."""
        return self._documents

    def document(self, id_or_name: str) -> Document:
        """By id or public name."""
        found = self._of_id.get(id_or_name) or self._of_name.get(id_or_name)
        if found is None:
            raise NotFoundError(f"no document {id_or_name!r}")
        return found

    def text(self, document: str) -> str:
        """Nothing: full texts are not published."""
        self.document(document)
        return ""

    def notes(self, document: str) -> Sequence[SentenceNote]:
        """Nothing: notes mark places in texts that are not published."""
        return ()

    def sentence_count(self, document: str) -> int:
        return self._view.sentence_count(document)

    def claims(self, document: str | None = None) -> Sequence[Claim]:
        return self._by_document.get(document, ()) if document is not None else tuple(self._claims.values())

    def claim(self, claim_id: str) -> Claim:
        if claim_id not in self._claims:
            raise NotFoundError(f"no claim {claim_id!r}")
        return self._claims[claim_id]

    def entries(self, register: Register | None = None, *, with_aside: bool = False) -> Sequence[Entry]:
        """Cleared entries about the story; there are never any aside from it."""
        return tuple(entry for entry in self._entries if register in (None, entry.register))

    def entry(self, claim_id: str) -> Entry:
        if claim_id not in self._holder:
            raise NotFoundError(f"no entry holds {claim_id!r}")
        return self._holder[claim_id]

    def claim_ids(self, beginning: str) -> Sequence[str]:
        return tuple(sorted(one for one in self._claims if one.startswith(beginning)))

    def entry_ids(self, beginning: str) -> Sequence[str]:
        return tuple(sorted(one.id for one in self._entries if one.id.startswith(beginning)))

    def mentioned_in(self, entity: str) -> Sequence[str]:
        """Of an entity that may be shown, the documents that a published claim cites."""
        found = self._view.mentioned_in(entity) if entity in self._entity_ids else ()
        return tuple(one for one in found if one in self._of_id)

    def entities(self) -> Sequence[Entity]:
        return self._entities

    def entity_of(self, document: str, start: int, end: int) -> Entity | None:
        raise NotImplementedError  # replaced by a remembering form of ``_entity_of``

    def _entity_of(self, document: str, start: int, end: int) -> Entity | None:
        if document not in self._of_id:
            return None
        entity = self._view.entity_of(document, start, end)
        return self._entity_ids.get(entity.id) if entity is not None else None

    def mentions(self, document: str | None = None) -> Sequence[MentionRow]:
        """Nothing: readings quote texts that are not published."""
        return ()

    def lineage(self) -> Sequence[LineageEdge]:
        """Edges that published claims show, between parties whose names may be shown."""
        out = []
        for edge in self._view.lineage():
            claims = tuple(claim for claim in edge.claims if claim in self._claims)
            if edge.document not in self._of_id or (edge.claims and not claims):
                continue
            if any(party in self._hidden_ids for party in (edge.upper, edge.lower)):
                continue
            ends = {side: self._words(getattr(edge, side), edge.document) for side in ("upper", "lower")}
            evidence = self._guarded(self._words(edge.evidence, edge.document), "")
            out.append(replace(edge, claims=claims, evidence=evidence, **ends))
        return tuple(out)

    def to_get(self) -> Sequence[ToGet]:
        """Publications that a published entry rests on."""
        out = []
        for item in self._view.to_get():
            entries = tuple(entry for entry in item.entries if entry in self._kept)
            if entries:
                out.append(replace(self._masked(item), entries=entries))
        return tuple(out)

    def copies(self) -> Sequence[tuple[str, str, str]]:
        held = ((copy, of, self._words(how, copy)) for copy, of, how in self._view.copies() if copy in self._of_id)
        return tuple(one for one in held if one[1] in self._of_id)

    def search(self, query: str, limit: int = 20) -> Sequence[Hit]:
        """Published quotes that hold every word asked for."""
        asked = query.casefold().split()
        hits = (
            Hit("claim", claim.id, claim.quote)
            for claim in self._claims.values()
            if all(word in claim.quote.casefold() for word in asked)
        )
        return tuple(hit for hit, _ in zip(hits, range(max(0, limit)), strict=False))

    # how it is made

    def _document(self, document: Document) -> Document:
        quiet = replace(
            document,
            name=self._names[document.id],
            names=(),
            byline=None,
            title=self._masks.quote(document.title) if document.title else None,
            outlet=self._masks.text(document.outlet) if document.outlet else None,
            url=self._masks.address(document.url) if document.url else None,
            translation_of=None,
        )
        return replace(quiet, published=self._masked(document.published))

    def _claim(self, claim: Claim) -> Claim:
        quote = claim.quote
        if len(quote) > _QUOTE:
            quote = quote[:_QUOTE].rpartition(" ")[0] + " …"
        plain = replace(claim, decided=(), quote="", evidence=())
        masked: Claim = self._masked(plain)
        return replace(masked, quote=self._masks.quote(quote), evidence=claim.evidence)

    def _entry(self, entry: Entry) -> Entry:
        edges = tuple(self._masked(edge) for edge in entry.edges if edge.other in self._kept)
        has_lost = len(edges) < len(entry.edges)
        named = {claim.document for claim_id in entry.claims if (claim := self._claims.get(claim_id)) is not None}
        fields = []
        for name, value in entry.fields:
            text = self._guarded(self._words(value, *named), say("withheld.cell"))
            fields.append((name, "–" if name == "counter" and has_lost else text))
        masked: Entry = self._masked(replace(entry, flags=(), edges=(), fields=(), ratings=(), tags=(), open_points=()))
        points = (self._guarded(self._words(point, *named), "") for point in entry.open_points)
        return replace(
            masked,
            claims=tuple(claim for claim in entry.claims if claim in self._claims),
            title=self._words(entry.title, *named),
            key=tuple(self._words(part, *named) for part in entry.key),
            fields=tuple(fields),
            flags=tuple(self._flag(flag, named, has_lost) for flag in entry.flags),
            edges=tuple(self._edge(edge, named) for edge in edges),
            open_points=tuple(point for point in points if point),
            said=self._count(entry.said, named),
            so=self._count(entry.so, named),
        )

    def _count(self, count: SourceCount, named: set[str]) -> SourceCount:
        return replace(
            count,
            relays=tuple(self._words(name, *named) for name in count.relays),
            roots=tuple(self._words(name, *named) for name in count.roots),
            explanation=self._guarded(self._words(count.explanation, *named), say("withheld.explanation")),
        )

    def _flag(self, flag: Flag, named: set[str], has_lost: bool) -> Flag:
        """What rests on entries that are not published is said without their words; who checked is not said."""
        value = self._guarded(self._words(flag.value, *named), say("withheld.cell"))
        if flag.name == "review":
            return Flag("review", value, say("withheld.review"))
        text, _, _ = flag.explanation.partition(" A person rates ")
        text = self._guarded(self._words(text, *named), say("withheld.explanation"))
        if flag.name in ("dispute", "revision") and (has_lost or not self._kept.issuperset(flag.claims)):
            text = say("withheld.explanation")
        return Flag(flag.name, value, text, tuple(claim for claim in flag.claims if claim in self._claims))

    def _edge(self, edge: Edge, named: set[str]) -> Edge:
        text = self._guarded(self._words(edge.explanation, *named), say("withheld.explanation"))
        return replace(edge, explanation=text)

    def _words(self, text: str, *documents: str) -> str:
        """Masked, with documents called by their public names."""
        for document in documents:
            name = self._file_names.get(document)
            if name and name in text:
                text = text.replace(name, self._names[document])
        return self._masks.text(text)

    def _guarded(self, text: str, instead: str) -> str:
        """``instead`` where ``text`` holds words of an entry that is not published."""
        return instead if self._overlap.leaks(text) else text

    def _shown_entities(self, claims: Sequence[Claim]) -> tuple[Entity, ...]:
        named: set[str] = set()
        for claim in claims:
            for party in parties_of(claim):
                found = self._view.entity_of(claim.document, party.start, party.end) if party.start >= 0 else None
                if found is not None:
                    named.add(found.id)
        entities = self._view.entities()
        self._hidden_ids = {entity.id for entity in entities if entity.id not in self._people.public}
        return tuple(
            self._shown(entity) for entity in entities if entity.id in named and entity.id in self._people.public
        )

    def _shown(self, entity: Entity) -> Entity:
        masked: Entity = self._masked(replace(entity, links=()))
        links = (link for link in entity.links if link.evidence != "decision")
        return replace(masked, links=tuple(one for link in links if (one := self._link(link)) is not None))

    def _link(self, link: NameLink) -> NameLink | None:
        mentions = tuple(mention for mention in link.mentions if mention[0] in self._of_id)
        explanation = self._guarded(self._words(link.explanation, *{mention[0] for mention in mentions}), "")
        if not mentions or not explanation:
            return None
        return replace(link, name=self._masks.text(link.name), explanation=explanation, mentions=mentions)

    def _masked(self, value: T) -> T:
        """``value`` with every word in it masked, however deep; ids and codes as they are."""
        return self._deep(value)  # type: ignore[no-any-return]

    def _deep(self, value: Any) -> Any:
        if isinstance(value, str):
            return self._masks.text(value)
        if isinstance(value, tuple):
            return tuple(self._deep(one) for one in value)
        if dataclasses.is_dataclass(value) and not isinstance(value, type):
            changed = {}
            for one in dataclasses.fields(value):
                held = getattr(value, one.name)
                if one.name not in _FIXED and held is not None and (fresh := self._deep(held)) != held:
                    changed[one.name] = fresh
            return replace(value, **changed) if changed else value
        return value
