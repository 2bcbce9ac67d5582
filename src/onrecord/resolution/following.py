"""Names of a large case after a few documents of it changed, without going through the rest.

``follow`` answers what ``Whole.resolve`` would give for the case as it is now, as the difference to what that gave for
the case before, and keeps what is needed to answer again.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from onrecord.model.delta import Kept, TooWide
from onrecord.model.entity import Entity, MentionKey
from onrecord.model.profile import Profile
from onrecord.resolution import entities, keeping
from onrecord.resolution.decided import Pair
from onrecord.resolution.entities import SHOWN, Pointed
from onrecord.resolution.forms import Form
from onrecord.resolution.keeping import Row
from onrecord.resolution.notes import Notes, Span
from onrecord.resolution.pointing import NamesChange, Pointing
from onrecord.resolution.reach import MOST, Reach
from onrecord.resolution.suggesting import Pointer


def follow(
    kept: Kept,
    profile: Profile,
    added: Sequence[Notes],
    removed: Sequence[Notes],
    decided: tuple[Sequence[Pair], Sequence[Pair]] = ((), ()),
) -> NamesChange:
    """The names after documents came and went. ``decided``: what people's rulings came to among forms, and come to.
    Raises ``TooWide`` where too much hangs on them.
    """
    return _Following(kept, profile, added, removed, decided).change()


class _Following:
    def __init__(
        self,
        kept: Kept,
        profile: Profile,
        added: Sequence[Notes],
        removed: Sequence[Notes],
        decided: tuple[Sequence[Pair], Sequence[Pair]],
    ) -> None:
        self.kept = kept
        self.added, self.removed = added, removed
        self.reach = Reach(kept, profile, added, removed, decided)
        self.out = NamesChange(documents={one.document for one in (*added, *removed)})
        self.pointing = Pointing(self.reach, added, removed, self.out)

    def change(self) -> NamesChange:
        self.reach.extend({pointer.target for pointer in self.pointing.came})
        self._go_away()
        made = self._make()
        self._come(made)
        self._keep(made)
        return self.out

    # entities

    def _make(self) -> dict[str, Row]:
        """The entities of what was reached; gives the rows of its forms."""
        reach = self.reach
        pointed = self._pointed()
        made: dict[str, Entity] = {}
        rows: dict[str, Row] = {}
        for first in sorted(set(reach.first.values())):
            members = [form for form in reach.clusters.members(first) if form.is_named]
            is_own = bool(members) and entities.is_by_document(members, reach.known)
            entity_id = None
            if members and not is_own:
                entity = entities.build(members, reach.clusters, reach.known, pointed.get(first, ()))
                entity = entities.apart_from(made, entity, first)
                made[entity.id], entity_id = entity, entity.id
            for form in reach.clusters.members(first):  # a phrase that people keep apart is nothing by itself
                own = keeping.own_mark(form, reach.clusters.links[form.id]) if is_own and form.is_named else ""
                tied, said = reach.clusters.tied(form.id), reach.pointed.get(form.id)
                is_one = entity_id if form.is_named else None
                rows[form.id] = Row(form, reach.marks[form.id], tied, first, is_one, own, form.country, said)
        before = {row.entity for key, row in reach.rows.items() if key in reach.reached and row.entity is not None}
        held = self.kept.get(keeping.ENTITIES, {*made, *before})
        taken = [id_ for id_ in made if id_ in held and id_ not in before]
        if taken:
            raise TooWide("names: another name would have the same id")
        for id_, entity in made.items():
            if held.get(id_, {}).get("") != keeping.entity_bytes(entity):
                self.out.entities[id_] = entity
        self.out.gone |= before - made.keys()
        return rows

    def _pointed(self) -> dict[str, list[Pointed]]:
        reach = self.reach
        out: dict[str, list[Pointed]] = {}
        for target, found in self.kept.get(keeping.POINTS, reach.forms).items():
            for words in found:
                pointer = keeping.pointer_of(target, words)
                _, _, key = keeping.point_keys(pointer)
                mentions = tuple(
                    keeping.mention_of(m) for m in self.kept.first(keeping.POINTED, [key], SHOWN).get(key, {})
                )
                out.setdefault(reach.first[target], []).append(Pointed(pointer, mentions))
        for key, pointer in reach.pointed.items():
            out.setdefault(reach.first[pointer.target], []).append(Pointed(pointer, reach.where(reach.forms[key])))
        return out

    # mentions

    def _go_away(self) -> None:
        """Notes that the names of removed documents are nothing more."""
        for notes in self.removed:
            for key, spans in notes.spans.items():
                row = self.reach.rows[key]
                for start, end in spans:
                    self.out.of_mention[notes.document, start, end] = None
                    if row.pointed is not None:
                        self.out.suggested[notes.document, start, end] = None
                if row.mark and row.entity is None and row.own:
                    self.out.gone.add(self._own(row.form, notes.document, notes.forms[key].spellings, row).id)

    def _come(self, rows: Mapping[str, Row]) -> None:
        """Notes what mentions are now, wherever that is something else."""
        everywhere = self._changed_forms(rows)
        seen = self.kept.get(keeping.SEEN, everywhere)
        places: dict[str, dict[str, tuple[list[Span], dict[str, int]]]] = {}
        for key in everywhere:
            for document, data in seen.get(key, {}).items():
                places.setdefault(document, {})[key] = keeping.seen_from_bytes(data)
        for one in self.added:
            here = places.setdefault(one.document, {})
            here.update({key: (spans, one.forms[key].spellings) for key, spans in one.spans.items()})
        new_documents = {one.document for one in self.added}
        for document, here in places.items():
            if document not in new_documents:
                self.out.documents.add(document)
            for key, (spans, spellings) in here.items():
                self._stand(document, key, spans, spellings, rows, is_new=document in new_documents)
        self._come_pointers(rows)

    def _changed_forms(self, rows: Mapping[str, Row]) -> set[str]:
        """Forms whose mentions are, or may be, something else than before, in whatever document."""
        out = set()
        for key, row in rows.items():
            old = self.reach.rows[key]
            if not old.mark:
                continue
            was, now = (self._target(old.pointed, None), self._target(row.pointed, rows))
            if (old.entity, old.own) != (row.entity, row.own) or was != now:
                out.add(key)
        count = sum(rows[key].form.mentions for key in out)
        if count > MOST:
            raise TooWide(f"names: what {count} mentions are would change")
        return out

    def _target(self, pointer: Pointer | None, rows: Mapping[str, Row] | None) -> str | None:
        if pointer is None:
            return None
        row = (rows if rows is not None else self.reach.rows).get(pointer.target)
        return row.entity if row is not None else None

    def _stand(
        self,
        document: str,
        key: str,
        spans: Sequence[Span],
        spellings: Mapping[str, int],
        rows: Mapping[str, Row],
        *,
        is_new: bool,
    ) -> None:
        row, old = rows[key], self.reach.rows[key]
        entity = row.entity
        if not is_new and old.mark and old.entity is None and old.own:
            self.out.gone.add(self._own(row.form, document, spellings, old).id)
        if entity is None and not row.own:
            return
        if entity is None:
            made = self._own(row.form, document, spellings, row)
            entity = made.id
            self.out.entities[made.id] = made
        target = self._target(row.pointed, rows)
        for start, end in spans:
            self.out.of_mention[document, start, end] = entity
            if target is not None or (old.pointed is not None and not is_new):
                self.out.suggested[document, start, end] = target

    def _own(self, form: Form, document: str, spellings: Mapping[str, int], row: Row) -> Entity:
        told = replace_country(form, row.country)
        return entities.of_one_document(told, document, spellings, self.reach.clusters.links.get(form.id, []))

    def _come_pointers(self, rows: Mapping[str, Row]) -> None:
        """Where single mentions point now: in documents that were looked at, and to things that have another id."""
        for document, found in self.pointing.found.items():
            for span, pointer in found:
                self._come_pointer((document, *span), pointer, rows)
        moved = {
            key for key, row in rows.items() if self.reach.rows[key].mark and self.reach.rows[key].entity != row.entity
        }
        count = 0
        for target, words in self.kept.get(keeping.POINTS, moved).items():
            for said in words:
                pointer = keeping.pointer_of(target, said)
                if pointer.strength == "forbid":
                    continue
                _, _, key = keeping.point_keys(pointer)
                for member in self.kept.get(keeping.POINTED, [key]).get(key, {}):
                    count += 1
                    mention = keeping.mention_of(member)
                    self.out.documents.add(mention[0])
                    self._come_pointer(mention, pointer, rows)
        if count > MOST:
            raise TooWide(f"names: what {count} mentions may be would change")

    def _come_pointer(self, mention: MentionKey, pointer: Pointer, rows: Mapping[str, Row]) -> None:
        if pointer.strength == "forbid":
            return
        row = rows.get(pointer.target) or self.reach.rows[pointer.target]
        entity = row.entity
        if entity is None:  # a lone surname: somebody only where that document has it
            held = self.kept.get(keeping.SEEN, [pointer.target]).get(pointer.target, {}).get(mention[0])
            if held is not None:
                entity = self._own(row.form, mention[0], keeping.seen_from_bytes(held)[1], row).id
        (self.out.of_mention if pointer.strength == "merge" else self.out.suggested)[mention] = entity

    # what is kept

    def _keep(self, rows: Mapping[str, Row]) -> None:
        kept, reach = self.kept, self.reach
        self.out.gone -= self.out.entities.keys()
        kept.put(keeping.ENTITIES, ((id_, "", keeping.entity_bytes(e)) for id_, e in self.out.entities.items()))
        kept.drop_keys(keeping.ENTITIES, self.out.gone)
        stored = kept.of_members(keeping.BLOCKS, [*reach.moved(), *(k for k in reach.reached if not reach.is_there(k))])
        for key in {*reach.moved(), *stored}:
            form = reach.forms.get(key)
            now = {block for way in reach.ways for block in way.of(form)} if form is not None else set()
            was = stored.get(key, {}).keys()
            kept.drop(keeping.BLOCKS, [(block, key) for block in was - now])
            kept.put(keeping.BLOCKS, [(block, key, b"") for block in now - was])
        kept.drop_keys(keeping.TIED, {reach.rows[key].tied for key in reach.reached if key in reach.rows})
        groups: dict[str, list[str]] = {}
        for key, row in rows.items():
            groups.setdefault(row.tied, []).append(key)
        kept.put(keeping.TIED, ((t, key, b"") for t, keys in groups.items() if len(keys) > 1 for key in keys))
        kept.put(keeping.FORMS, ((key, "", keeping.row_bytes(row)) for key, row in rows.items()))
        kept.drop_keys(keeping.FORMS, [key for key in reach.reached if not reach.is_there(key)])
        kept.drop_keys(keeping.ASIDE, [one.document for one in self.removed])
        asides = ((one.document, keeping.aside_bytes(one)) for one in self.added)
        kept.put(keeping.ASIDE, [(document, "", data) for document, data in asides if data is not None])


def replace_country(form: Form, country: str | None) -> Form:
    """The form with another country."""
    return form if form.country == country else replace(form, country=country)
