"""The names of a whole case: the sum of its documents' notes, and what the rules ask about it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from heapq import nsmallest

from onrecord.model.delta import Kept
from onrecord.model.entity import Entity, MentionKey, Resolution
from onrecord.model.profile import Profile
from onrecord.model.ruling import Rulings
from onrecord.resolution import blocks, decided, entities, joining, keeping, offices, ruled, suggesting
from onrecord.resolution.clusters import Clusters
from onrecord.resolution.countries import most_used
from onrecord.resolution.entities import SHOWN, Pointed
from onrecord.resolution.forms import Form, is_phrase
from onrecord.resolution.keeping import Row
from onrecord.resolution.notes import Notes, Span, Tie
from onrecord.resolution.suggesting import Pointer

SMALL = 64  # documents: in a smaller case a phrase may stand for a name that only other documents have


class Whole:
    """``notes``: of all documents, in any order."""

    def __init__(self, notes: Sequence[Notes]) -> None:
        self.notes = sorted(notes, key=lambda n: n.document)
        self.forms: dict[str, Form] = {}
        self.ties: dict[Tie, int] = {}
        self.seen: dict[str, list[int]] = {}  # form → where in ``notes`` its documents are
        self.places: dict[str, int] = {}
        self.bodies: dict[str, int] = {}
        self.small: dict[str, int] = {}
        self.names: dict[str, dict[str, int]] = {}
        for at, one in enumerate(self.notes):
            for key, form in one.forms.items():
                held = self.forms.get(key)
                if held is None:
                    held = self.forms[key] = Form(key, not is_phrase(key), form.sort)
                held.add(form)
                self.seen.setdefault(key, []).append(at)
            for tie in one.ties:
                self.ties[tie] = self.ties.get(tie, 0) + 1
            counts = (self.places, one.places), (self.bodies, one.bodies), (self.small, one.small)
            for counted, words in counts:
                for word in words:
                    counted[word] = counted.get(word, 0) + 1
            for country, listed in one.called.items():
                mine = self.names.setdefault(country, {})
                for name, number in listed.items():
                    mine[name] = mine.get(name, 0) + number
        joining.settle_kinds(self.forms.values(), self)

    def is_place(self, word: str) -> bool:
        return word in self.places

    def is_body(self, word: str) -> bool:
        return word in self.bodies

    def is_common(self, word: str) -> bool:
        return word in self.small

    def is_crowded(self, key: str) -> bool:
        return False  # all forms are here to be counted

    def called(self, country: str) -> str:
        return most_used(country, self.names.get(country, {}))

    def where(self, form: Form) -> tuple[MentionKey, ...]:
        out: list[MentionKey] = []
        for at in self.seen[form.id]:
            if len(out) >= SHOWN:
                break
            out += self._mentions(form.id, at)
        return tuple(out[:SHOWN])

    def _mentions(self, key: str, at: int) -> list[MentionKey]:
        document = self.notes[at].document
        return sorted((document, start, end) for start, end in self.notes[at].spans[key])

    def resolve(self, profile: Profile, rulings: Rulings, kept: Kept | None = None) -> Resolution:
        """What each name of the case is; dates are settled elsewhere. ``kept``: where to keep what ``follow`` needs."""
        clusters = Clusters(self.forms, self.where)
        form_of = decided.forms_of(self.notes, decided.spoken_of(rulings)) if decided.spoken_of(rulings) else {}
        pairs = decided.pairs(form_of, rulings)
        decided.join(clusters, pairs)
        decided.name(self.notes, pairs)
        known = joining.join(clusters, self.ties, profile, self)
        pointed_forms = suggesting.by_form(clusters, self)
        first = {key: clusters.first(key) for key in self.forms}
        outcomes = self._outcomes(clusters, first, pointed_forms)
        found = self._entities(clusters, known, first, pointed_forms, outcomes)
        if kept is not None:
            self._keep(kept, profile, clusters, known, first, pointed_forms, outcomes, found)
            ruled.keep(kept, form_of, found.of_mention, rulings)
        return found

    def _keep(
        self,
        kept: Kept,
        profile: Profile,
        clusters: Clusters,
        known: joining.Known,
        first: Mapping[str, str],
        pointed: Mapping[str, Pointer],
        outcomes: Sequence[Sequence[tuple[Span, Pointer]]],
        found: Resolution,
    ) -> None:
        ways = blocks.ways(profile)
        tied = {key: clusters.tied(key) for key in self.forms}
        sizes = Counter(tied.values())
        rows = []
        for root in set(first.values()):
            members = clusters.members(root)
            named = [form for form in members if form.is_named]
            is_own = bool(named) and entities.is_by_document(named, known)
            for form in members:
                key, at = form.id, self.seen[form.id][0]
                has_one = form.is_named and not is_own
                entity = found.of_mention[self._mentions(key, at)[0]] if has_one else None
                own = keeping.own_mark(form, clusters.links[key]) if is_own and form.is_named else ""
                marked = keeping.mark(form, is_single=len(members) == 1)
                rows.append(Row(form, marked, tied[key], root, entity, own, form.country, pointed.get(key)))
        kept.put(keeping.FORMS, ((row.form.id, "", keeping.row_bytes(row)) for row in rows))
        kept.put(keeping.TIED, ((t, key, b"") for key, t in tied.items() if sizes[t] > 1))
        kept.put(keeping.BLOCKS, ((b, f.id, b"") for f in self.forms.values() for way in ways for b in way.of(f)))
        kept.put(keeping.TIES, keeping.tie_rows(self.ties))
        kept.put(keeping.ENTITIES, ((e.id, "", keeping.entity_bytes(e)) for e in found.entities))
        for sort, counted in ((keeping.PLACE, self.places), (keeping.BODY, self.bodies), (keeping.SMALL, self.small)):
            keeping.put_counts(kept, keeping.WORDS, ((keeping.joined(sort, w), "", n) for w, n in counted.items()))
        kept.put(keeping.CALLED, ((country, "", keeping.dict_bytes(n)) for country, n in self.names.items()))
        keeping.put_documents(kept, self.notes, outcomes)

    def _outcomes(
        self, clusters: Clusters, first: Mapping[str, str], pointed: Mapping[str, Pointer]
    ) -> list[list[tuple[Span, Pointer]]]:
        terms = offices.terms((h for one in self.notes for h in one.held), lambda key: first.get(key, key))
        alike: Mapping[str, tuple[str, ...]] = {}
        if len(self.notes) < SMALL:
            named = [self.forms[key] for key in sorted(self.forms) if self.forms[key].is_named]
            alike = suggesting.across((p.form for one in self.notes for p in one.phrases), named)
        standing = suggesting.Standing(
            root_of=lambda key: first.get(key, key),
            country_of=lambda key: self.forms[key].country,
            is_pointed=lambda key: key in pointed,
            is_apart=lambda a, b: a in first and b in first and clusters.is_kept_apart(self.forms[a], self.forms[b]),
        )
        return [
            suggesting.in_document(one, standing, lambda office: terms.get(office, {}), alike) for one in self.notes
        ]

    def _entities(
        self,
        clusters: Clusters,
        known: joining.Known,
        first: Mapping[str, str],
        pointed_forms: Mapping[str, Pointer],
        outcomes: Sequence[Sequence[tuple[Span, Pointer]]],
    ) -> Resolution:
        by_pointer: dict[Pointer, list[MentionKey]] = {}
        for one, found in zip(self.notes, outcomes, strict=True):
            for span, pointer in found:
                by_pointer.setdefault(pointer, []).append((one.document, *span))
        pointed: dict[str, list[Pointed]] = {}
        for pointer, mentions in by_pointer.items():
            told = Pointed(pointer, tuple(nsmallest(SHOWN, mentions)))
            pointed.setdefault(first[pointer.target], []).append(told)
        for key, pointer in pointed_forms.items():
            told = Pointed(pointer, self.where(self.forms[key]))
            pointed.setdefault(first[pointer.target], []).append(told)
        made: dict[str, Entity] = {}
        entity_of: dict[str, str] = {}
        own: set[str] = set()  # forms that are each document's own
        for key in sorted(set(first.values())):
            members = [f for f in clusters.members(key) if f.is_named]
            if not members:
                continue
            if entities.is_by_document(members, known):
                own.add(members[0].id)
                continue
            entity = entities.build(members, clusters, known, pointed.get(key, ()))
            entity = entities.apart_from(made, entity, key)
            made[entity.id] = entity
            entity_of.update({f.id: entity.id for f in members})
        of_mention: dict[MentionKey, str] = {}
        suggested: dict[MentionKey, str] = {}
        for one, found in zip(self.notes, outcomes, strict=True):
            here = {key: entity_of[key] for key in one.forms if key in entity_of}
            for key in sorted(own & one.forms.keys()):
                entity = entities.of_one_document(
                    self.forms[key], one.document, one.forms[key].spellings, clusters.links[key]
                )
                made[entity.id], here[key] = entity, entity.id
            settled = entities.mentions_of(one, here, entity_of, pointed_forms, found)
            of_mention.update(settled[0])
            suggested.update(settled[1])
        ordered = sorted(made.values(), key=lambda e: (e.canonical, e.kind, e.country or "", e.id))
        return Resolution(tuple(ordered), dict(sorted(of_mention.items())), dict(sorted(suggested.items())), {})
