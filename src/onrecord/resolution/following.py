"""Names of a large case after a few documents of it changed, without going through the rest.

``follow`` answers what ``Whole.resolve`` would give for the case as it is now, as the difference to what that gave for
the case before, and keeps what is needed to answer again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from onrecord.model.delta import Kept, TooWide
from onrecord.model.entity import Entity, MentionKey
from onrecord.model.profile import Profile
from onrecord.resolution import entities, keeping, offices, suggesting
from onrecord.resolution.entities import SHOWN, Pointed
from onrecord.resolution.forms import Form
from onrecord.resolution.keeping import Row, joined, parted
from onrecord.resolution.notes import Notes, Span
from onrecord.resolution.offices import Office, Term
from onrecord.resolution.reach import MOST, Reach
from onrecord.resolution.suggesting import Pointer

Terms = dict[str, Term]


@dataclass(slots=True)
class NamesChange:
    """What changed: entities new or other, ids of those gone, and what mentions are and may be, None for no more.
    ``documents``: those whose mentions may be something else than before, among them the changed ones.
    """

    entities: dict[str, Entity] = field(default_factory=dict)
    gone: set[str] = field(default_factory=set)
    of_mention: dict[MentionKey, str | None] = field(default_factory=dict)
    suggested: dict[MentionKey, str | None] = field(default_factory=dict)
    documents: set[str] = field(default_factory=set)


def follow(kept: Kept, profile: Profile, added: Sequence[Notes], removed: Sequence[Notes]) -> NamesChange:
    """The names after documents came and went. Raises ``TooWide`` where too much hangs on them."""
    return _Following(kept, profile, added, removed).change()


class _Following:
    def __init__(self, kept: Kept, profile: Profile, added: Sequence[Notes], removed: Sequence[Notes]) -> None:
        self.kept = kept
        self.added, self.removed = added, removed
        self.reach = Reach(kept, profile, added, removed)
        self.out = NamesChange(documents={one.document for one in (*added, *removed)})
        self.found: dict[str, list[tuple[Span, Pointer]]] = {}  # documents looked at → what their mentions point to

    def change(self) -> NamesChange:
        reach = self.reach
        rooted = self._offices()
        again = self._documents_again(rooted)
        points = self._point(again)
        reach.extend({pointer.target for pointer in points})
        self._go_away()
        made = self._make()
        self._come(made)
        self._keep(made)
        return self.out

    # who a form is

    def _root(self, key: str) -> str:
        if key in self.reach.first:
            return self.reach.first[key]
        return self.reach.rows[key].first if key in self.reach.rows else key

    def _old_root(self, key: str) -> str:
        row = self.reach.rows.get(key)
        return row.first if row is not None and row.mark else key

    # offices

    def _offices(self) -> dict[Office, tuple[Terms, Terms]]:
        """The holders of offices that the change touches, before and after."""
        held: dict[tuple[str, str], Counter[str]] = {}
        asked: list[tuple[str, str, int]] = []
        for notes, sign in [(one, 1) for one in self.added] + [(one, -1) for one in self.removed]:
            for one in notes.held:
                if one.form is not None and one.day is not None:
                    held.setdefault((joined(*one.key), one.form), Counter())[one.day.isoformat()] += sign
            asked += [
                (joined(*one.key), joined(one.day.isoformat(), notes.document), sign) for one in notes.asked if one.day
            ]
        parted_forms = self._parted()
        touched = {key for key, _ in held}
        for found in self.kept.of_members(keeping.HELD, parted_forms).values():
            touched |= found.keys()
        before = self.kept.get(keeping.HELD, touched)
        after = {key: dict(before.get(key, {})) for key in touched}
        for (key, form), days in held.items():
            old = keeping.dict_from_bytes(after[key][form]) if form in after[key] else {}
            new = {day: old.get(day, 0) + days[day] for day in old.keys() | days.keys()}
            after[key][form] = keeping.dict_bytes({day: number for day, number in new.items() if number})
            if not any(new.values()):
                del after[key][form]
                self.kept.drop(keeping.HELD, [(key, form)])
            else:
                self.kept.put(keeping.HELD, [(key, form, after[key][form])])
        self.kept.drop(keeping.ASKED, [(key, member) for key, member, sign in asked if sign < 0])
        self.kept.put(keeping.ASKED, [(key, member, b"") for key, member, sign in asked if sign > 0])
        self.reach.load({form for one in (*before.values(), *after.values()) for form in one})
        out: dict[Office, tuple[Terms, Terms]] = {}
        for key in touched:
            name, country = parted(key)
            then = self._terms(before.get(key, {}), is_before=True), self._terms(after[key], is_before=False)
            out[name, country] = then
        return out

    def _terms(self, held: Mapping[str, bytes], *, is_before: bool) -> Terms:
        out: Terms = {}
        for form, data in sorted(held.items()):
            days = sorted(keeping.dict_from_bytes(data))
            root = self._old_root(form) if is_before else self._root(form)
            offices.add_term(out, root, Term(date.fromisoformat(days[0]), date.fromisoformat(days[-1]), form))
        return out

    # documents whose mentions may point elsewhere

    def _parted(self) -> set[str]:
        """Forms that are one with others than before, but for the most used of those concerned."""
        before: dict[str, set[str]] = {}
        after: dict[str, set[str]] = {}
        old = {key: self.reach.rows[key].first for key in self.reach.first if self.reach.rows[key].mark}
        for key, first in old.items():
            before.setdefault(first, set()).add(self.reach.first[key])
            after.setdefault(self.reach.first[key], set()).add(first)
        groups: dict[str, dict[tuple[str, str], set[str]]] = {}
        for key, first in old.items():
            now = self.reach.first[key]
            if len(before[first]) > 1 or len(after[now]) > 1:
                groups.setdefault(self.reach.clusters.tied(key), {}).setdefault((first, now), set()).add(key)
        out: set[str] = set()
        for classes in groups.values():
            sizes = {c: sum(self.reach.forms[key].mentions for key in keys) for c, keys in classes.items()}
            most = min(sizes, key=lambda c: (-sizes[c], c))
            out |= {key for c, keys in classes.items() if c != most for key in keys}
        return out

    def _documents_again(self, rooted: Mapping[Office, tuple[Terms, Terms]]) -> dict[str, Notes]:
        changed = {one.document for one in (*self.added, *self.removed)}
        forms = self._parted()
        for key, form in self.reach.forms.items():
            row = self.reach.rows[key]
            if row.mark and (row.country != form.country or (row.pointed is None) != (key not in self.reach.pointed)):
                forms.add(key)
        documents = {document for key in forms for document in self._documents_of(key)}
        self.out.documents |= documents
        moved = {office: terms for office, terms in rooted.items() if _said(terms[0]) != _said(terms[1]) or forms}
        asked = self.kept.get(keeping.ASKED, [joined(*office) for office in moved])
        for office, (old, new) in moved.items():
            for member in asked.get(joined(*office), ()):
                day, document = parted(member)
                if _at(old, day) != _at(new, day) or (forms and _at(new, day)[1]):
                    documents.add(document)
        documents -= changed
        if len(documents) > MOST:
            raise TooWide(f"names: {len(documents)} documents would have to be looked at again")
        found = self.kept.get(keeping.ASIDE, documents)
        out = {document: keeping.aside_from_bytes(document, held[""]) for document, held in found.items()}
        return out | {one.document: one for one in self.added}

    def _documents_of(self, key: str) -> Iterable[str]:
        if self.reach.rows[key].form.mentions > MOST:
            raise TooWide(f"names: what {self.reach.rows[key].form.mentions} mentions are would change")
        return self.kept.get(keeping.SEEN, [key]).get(key, {})

    def _point(self, again: Mapping[str, Notes]) -> set[Pointer]:
        """Look at documents again; gives the pointers that came or went."""
        terms = self._terms_of(again.values())
        self.reach.load(_forms_in(again.values()))
        rows = self.reach.rows
        standing = suggesting.Standing(
            root_of=self._root,
            country_of=lambda key: self.reach.forms[key].country if key in self.reach.forms else rows[key].country,
            is_pointed=lambda key: (
                key in self.reach.pointed if key in self.reach.forms else rows[key].pointed is not None
            ),
            is_apart=lambda one, two: False,
        )
        gone = [one.document for one in self.removed]
        held = self.kept.get(keeping.POINTING, {*again, *gone})
        changes: dict[tuple[Pointer, str, Span], int] = {}
        for document in {*again, *gone}:
            old = keeping.pointing_from_bytes(held[document][""]) if document in held else []
            new = []
            if document in again:
                new = suggesting.in_document(again[document], standing, lambda office: terms.get(office, {}))
            self.found[document] = new
            for sign, found in ((-1, old), (1, new)):
                for span, pointer in found:
                    key = (pointer, document, span)
                    changes[key] = changes.get(key, 0) + sign
            self._old_pointing(document, old, new)
            if new:
                self.kept.put(keeping.POINTING, [(document, "", keeping.pointing_bytes(new))])
            elif old:
                self.kept.drop_keys(keeping.POINTING, [document])
        return self._count_pointers(changes)

    def _old_pointing(
        self, document: str, old: Iterable[tuple[Span, Pointer]], new: Iterable[tuple[Span, Pointer]]
    ) -> None:
        """What pointed somewhere is first noted as no more; ``_come`` says where it points now."""
        for span, pointer in old:
            if pointer.strength == "merge":
                self.out.of_mention[document, *span] = None
            elif pointer.strength == "suggest":
                self.out.suggested[document, *span] = None
        if list(old) != list(new):
            self.out.documents.add(document)

    def _count_pointers(self, changes: Mapping[tuple[Pointer, str, Span], int]) -> set[Pointer]:
        counts: Counter[tuple[str, str]] = Counter()
        out = set()
        for (pointer, document, span), number in changes.items():
            if not number:
                continue
            target, words, key = keeping.point_keys(pointer)
            counts[target, words] += number
            member = keeping.mention_member(document, span)
            if number > 0:
                self.kept.put(keeping.POINTED, [(key, member, b"")])
            else:
                self.kept.drop(keeping.POINTED, [(key, member)])
            out.add(pointer)
        held = self.kept.get(keeping.POINTS, {target for target, _ in counts})
        keeping.put_counts(
            self.kept,
            keeping.POINTS,
            [(t, words, int(held.get(t, {}).get(words, b"0")) + number) for (t, words), number in counts.items()],
        )
        return out

    def _terms_of(self, again: Iterable[Notes]) -> dict[Office, Terms]:
        keys = {joined(*one.key) for notes in again for one in notes.asked}
        held = self.kept.get(keeping.HELD, keys)
        self.reach.load({form for found in held.values() for form in found})
        return {parted(key): self._terms(found, is_before=False) for key, found in held.items()}

    # entities

    def _make(self) -> dict[str, Row]:
        """The entities of what was reached; gives the rows of its forms."""
        reach = self.reach
        pointed = self._pointed()
        made: dict[str, Entity] = {}
        rows: dict[str, Row] = {}
        for first in sorted(set(reach.first.values())):
            members = [form for form in reach.clusters.members(first) if form.is_named]
            is_own = entities.is_by_document(members, reach.known)
            entity_id = None
            if not is_own:
                entity = entities.build(members, reach.clusters, reach.known, pointed.get(first, ()))
                entity = entities.apart_from(made, entity, first)
                made[entity.id], entity_id = entity, entity.id
            for form in members:
                own = keeping.own_mark(form, reach.clusters.links[form.id]) if is_own else ""
                tied, said = reach.clusters.tied(form.id), reach.pointed.get(form.id)
                rows[form.id] = Row(form, reach.marks[form.id], tied, first, entity_id, own, form.country, said)
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
                if row.mark and row.entity is None:
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
        if not is_new and old.mark and old.entity is None:
            self.out.gone.add(self._own(row.form, document, spellings, old).id)
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
        for document, found in self.found.items():
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


def _said(terms: Terms) -> set[Term]:
    return set(terms.values())


def _at(terms: Terms, day: str) -> tuple[frozenset[str], frozenset[str]]:
    """The forms to point to whose time holds a day, and those whose time holds one within a month of it."""
    when = date.fromisoformat(day)
    found = [
        {t.form for t in terms.values() if offices.covers(t, when, around)} for around in (offices.NOW, offices.AROUND)
    ]
    return frozenset(found[0]), frozenset(found[1])


def _forms_in(again: Iterable[Notes]) -> set[str]:
    out: set[str] = set()
    for notes in again:
        out |= {key for phrase in notes.phrases for _, fits in phrase.options for key in fits}
        out |= {key for name, others in notes.parliaments.items() for key in (name, *others)}
        out |= {one.form for one in notes.held if one.form is not None}
    return out
