"""Forms joined into clusters: union-find that refuses what evidence forbids, and keeps the log of why."""

from __future__ import annotations

from collections.abc import Callable

from onrecord.model.entity import MentionKey, NameLink
from onrecord.resolution import evidence
from onrecord.resolution.forms import Form


def _nowhere(form: Form) -> tuple[MentionKey, ...]:
    return ()


class Clusters:
    """``join`` merges two forms' clusters unless any of their members conflict. ``links``: form id → its reasons.
    ``where``: the first mentions of a form. ``tie`` notes that what becomes of the one form may depend on the other, so
    that a change of the one is a change of the other; forms that are joined, or might be, are tied.
    """

    def __init__(self, forms: dict[str, Form], where: Callable[[Form], tuple[MentionKey, ...]] = _nowhere) -> None:
        self.forms = forms
        self.where = where
        self._tied = {key: key for key in forms}
        self._parent = {key: key for key in forms}
        self._members = {key: [key] for key in forms}
        # what may conflict, so that joining a large cluster does not go through all its members
        self._countries = {key: {form.country} - {None} for key, form in forms.items()}
        self._persons = {key: {form.name: form} for key, form in forms.items() if evidence.is_full_name(form)}
        self.links: dict[str, list[NameLink]] = {key: [] for key in forms}
        self._apart: dict[tuple[str, str], str] = {}  # what people keep apart, both ways, with their word for it

    def root(self, key: str) -> str:
        """The cluster's representative; which one it is may depend on the order of joins."""
        return _top(self._parent, key)

    def tie(self, one: Form, two: Form) -> None:
        """Neither is settled without the other."""
        a, b = _top(self._tied, one.id), _top(self._tied, two.id)
        if a != b:
            self._tied[max(a, b)] = min(a, b)

    def tied(self, key: str) -> str:
        """The first, by id, of the forms that are tied to this one, directly or through others."""
        return _top(self._tied, key)

    def first(self, key: str) -> str:
        """The first of the cluster's forms by id, whatever the order of joins."""
        return min(self._members[self.root(key)])

    def members(self, key: str) -> list[Form]:
        """The forms of the cluster that holds ``key``, sorted."""
        return [self.forms[k] for k in sorted(self._members[self.root(key)])]

    def join(self, one: Form, two: Form, name: str, explanation: str) -> bool:
        """Joins; True when they now are one. A conflict is noted as ``forbid`` on both sides."""
        self.tie(one, two)
        a, b = self.root(one.id), self.root(two.id)
        if a == b:
            return True
        conflict = self._conflict(a, b)
        if conflict is not None:
            self._forbid(one, two, *conflict)
            return False
        self._unite(a, b)
        for mine, other in ((one, two), (two, one)):
            self.note(mine, NameLink(mine.name, name, _about(mine, other, explanation), "merge", self.where(mine)))
        return True

    def place(self, form: Form, country: str | None) -> None:
        """Gives a form the country that is known of it, where its texts name none."""
        if country is not None and form.country is None:
            form.country = country
            self._countries[self.root(form.id)].add(country)

    def keep_apart(self, one: Form, two: Form, why: str) -> None:
        """A person says that these are two; nothing joins them from now on."""
        self.tie(one, two)
        self._apart[one.id, two.id] = self._apart[two.id, one.id] = why
        self._forbid(one, two, "decision", why)

    def is_kept_apart(self, one: Form, two: Form) -> bool:
        """True when a person keeps a member of the one cluster apart from a member of the other."""
        return bool(self._apart) and self._decided(self.root(one.id), self.root(two.id)) is not None

    def join_by_decision(self, one: Form, two: Form, why: str) -> None:
        """A person says that these are one; only what people keep apart stands against it."""
        self.tie(one, two)
        a, b = self.root(one.id), self.root(two.id)
        if a != b and self._decided(a, b) is not None:
            return
        if a != b:
            self._unite(a, b)
        for mine in (one, two):
            self.note(mine, NameLink(mine.name, "decision", why, "merge", self.where(mine)))

    def _forbid(self, one: Form, two: Form, name: str, why: str) -> None:
        for mine, other in ((one, two), (two, one)):
            self.note(mine, NameLink(other.name, name, why, "forbid", self.where(other)))

    def _unite(self, a: str, b: str) -> None:
        if len(self._members[a]) < len(self._members[b]):
            a, b = b, a
        self._parent[b] = a
        self._members[a] += self._members.pop(b)
        self._countries[a] |= self._countries.pop(b)
        self._persons.setdefault(a, {}).update(self._persons.pop(b, {}))

    def note(self, form: Form, link: NameLink) -> None:
        """Writes a reason down with the form, once."""
        if link not in self.links[form.id]:
            self.links[form.id].append(link)

    def _decided(self, a: str, b: str) -> str | None:
        for first in self._members[a]:
            for second in self._members[b]:
                if (first, second) in self._apart:
                    return self._apart[first, second]
        return None

    def _conflict(self, a: str, b: str) -> tuple[str, str] | None:
        why = self._decided(a, b) if self._apart else None
        if why is not None:
            return "decision", why
        if self._countries[a] and self._countries[b] and len(self._countries[a] | self._countries[b]) > 1:
            return evidence.different_countries.__name__, sentence(evidence.different_countries.__doc__)
        for first in self._persons.get(a, {}).values():
            for second in self._persons.get(b, {}).values():
                if evidence.different_persons(first, second):
                    return evidence.different_persons.__name__, sentence(evidence.different_persons.__doc__)
        return None


def sentence(docstring: str | None) -> str:
    """A docstring on one line."""
    return " ".join((docstring or "").split())


def _about(mine: Form, other: Form, explanation: str) -> str:
    return f"“{mine.name}” and “{other.name}”: {explanation[:1].lower()}{explanation[1:]}"


def _top(parent: dict[str, str], key: str) -> str:
    while parent[key] != key:
        parent[key] = parent[parent[key]]
        key = parent[key]
    return key
