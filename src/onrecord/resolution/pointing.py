"""What the phrases, parliaments and offices of a large case point to, after a few documents of it changed.

Other documents are looked at again where something they point to, or the holder of an office, is another than before.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from onrecord.model.delta import TooWide
from onrecord.model.entity import Entity, MentionKey
from onrecord.resolution import keeping, offices, suggesting
from onrecord.resolution.keeping import joined, parted
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


class Pointing:
    """``found``: the documents looked at, with what their mentions point to now. ``came``: pointers that came or went.
    What pointed somewhere before is noted in ``out`` as no more.
    """

    def __init__(self, reach: Reach, added: Sequence[Notes], removed: Sequence[Notes], out: NamesChange) -> None:
        self.kept = reach.kept
        self.reach = reach
        self.added, self.removed = added, removed
        self.out = out
        self.found: dict[str, list[tuple[Span, Pointer]]] = {}
        self.reach.load(key for pair in reach.decided if not pair.is_one for key in (pair.one, pair.two))
        self.came = self._point(self._documents_again(self._offices()))

    # who a form is

    def _root(self, key: str) -> str:
        if key in self.reach.first:
            return self.reach.first[key]
        is_kept = key in self.reach.rows and key not in self.reach.reached  # a form that is gone is nothing
        return self.reach.rows[key].first if is_kept else key

    def _old_root(self, key: str) -> str:
        row = self.reach.rows.get(key)
        return row.first if row is not None and row.mark else key

    def _apart(self) -> set[tuple[str, str]]:
        """The first forms of clusters that people keep apart, both ways."""
        roots = ((self._root(pair.one), self._root(pair.two)) for pair in self.reach.decided if not pair.is_one)
        return {pair for one, two in roots for pair in ((one, two), (two, one))}

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

    def _regrouped(self) -> dict[str, tuple[str, str]]:
        """Forms that are one with others than before, with the first of those then and now."""
        before: dict[str, set[str]] = {}
        after: dict[str, set[str]] = {}
        old = {key: self.reach.rows[key].first for key in self.reach.first if self.reach.rows[key].mark}
        for key, first in old.items():
            before.setdefault(first, set()).add(self.reach.first[key])
            after.setdefault(self.reach.first[key], set()).add(first)
        both = ((key, (first, self.reach.first[key])) for key, first in old.items())
        return {key: (then, now) for key, (then, now) in both if len(before[then]) > 1 or len(after[now]) > 1}

    def _parted(self) -> set[str]:
        """Forms that are one with others than before, but for the most used of those concerned."""
        groups: dict[str, dict[tuple[str, str], set[str]]] = {}
        for key, firsts in self._regrouped().items():
            groups.setdefault(self.reach.clusters.tied(key), {}).setdefault(firsts, set()).add(key)
        out: set[str] = set()
        for classes in groups.values():
            sizes = {c: sum(self.reach.forms[key].mentions for key in keys) for c, keys in classes.items()}
            most = min(sizes, key=lambda c: (-sizes[c], c))
            out |= {key for c, keys in classes.items() if c != most for key in keys}
        return out

    def _documents_again(self, rooted: Mapping[Office, tuple[Terms, Terms]]) -> dict[str, Notes]:
        changed = {one.document for one in (*self.added, *self.removed)}
        forms = self._parted() | self._kept_apart()
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

    def _kept_apart(self) -> set[str]:
        """Forms of which every document has one that has two which people keep apart since, or do so no more."""
        out: set[str] = set()
        moved = self._regrouped()
        for pair in {*self.reach.decided, *self.reach.redecided}:
            if not pair.is_one:
                sides = [
                    [form.id for form in self.reach.clusters.members(key)] if key in self.reach.forms else []
                    for key in (pair.one, pair.two)
                ]
                if pair in self.reach.redecided or not moved.keys().isdisjoint((*sides[0], *sides[1])):
                    out.update(min(sides, key=lambda keys: sum(self.reach.forms[key].mentions for key in keys)))
        return out

    def _documents_of(self, key: str) -> Iterable[str]:
        if self.reach.rows[key].form.mentions > MOST:
            raise TooWide(f"names: what {self.reach.rows[key].form.mentions} mentions are would change")
        return self.kept.get(keeping.SEEN, [key]).get(key, {})

    def _point(self, again: Mapping[str, Notes]) -> set[Pointer]:
        """Look at documents again; gives the pointers that came or went."""
        terms = self._terms_of(again.values())
        self.reach.load(_forms_in(again.values()))
        rows, apart = self.reach.rows, self._apart()
        standing = suggesting.Standing(
            root_of=self._root,
            country_of=lambda key: self.reach.forms[key].country if key in self.reach.forms else rows[key].country,
            is_pointed=lambda key: (
                key in self.reach.pointed if key in self.reach.forms else rows[key].pointed is not None
            ),
            is_apart=lambda one, two: (self._root(one), self._root(two)) in apart,
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
