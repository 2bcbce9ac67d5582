"""Forms: the mentions of a case that are written alike and may be treated as one from the start.

A form is a sum: what each document adds to it can be taken out again. So a case can be followed document by document.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeVar

from onrecord.model.annotation import NameKind
from onrecord.resolution.candidates import Candidate
from onrecord.resolution.spelling import content, fold, is_led_by_particles, is_proper, own_words, state_body

T = TypeVar("T")

Sort = Literal["", "of", "alone", "borne"]
"""How a short name stands in its documents: ``of`` the one longer name there that it is short for; ``alone``, a surname
that no name there bears; ``borne`` by several. "" for all other forms.
"""


@dataclass(slots=True)
class Form:
    """One way of writing one name, in one document or in the case. ``id``: its key in words, unique in the case.

    The mappings count mentions: ``spellings``, ``kinds``, ``countries``, ``roles``, ``geonames``; ``values`` and
    ``measures`` are what is said on its word. ``said``: mentions with their country told beside them, or with none.
    ``beside``: forms of like persons that stand in one document with it. ``spoken``: for a word for a parliament, the
    countries that its documents make it. ``hints``: in one document only, the names that its reader suggests for a
    phrase.
    """

    id: str
    is_named: bool = True
    sort: Sort = ""
    documents: int = 0
    mentions: int = 0
    said: int = 0
    states: int = 0
    spellings: dict[str, int] = field(default_factory=dict)
    kinds: dict[NameKind, int] = field(default_factory=dict)
    countries: dict[str, int] = field(default_factory=dict)
    roles: dict[str, int] = field(default_factory=dict)
    values: dict[float, int] = field(default_factory=dict)
    measures: dict[str, int] = field(default_factory=dict)
    geonames: dict[int, int] = field(default_factory=dict)
    beside: dict[str, int] = field(default_factory=dict)
    spoken: dict[str, int] = field(default_factory=dict)
    hints: set[str] = field(default_factory=set)
    name: str = ""
    kind: NameKind = "other"
    country: str | None = None
    by_context: bool = False

    @property
    def is_proper(self) -> bool:
        """Capitalised like a name."""
        return is_proper(self.name)

    @property
    def is_state(self) -> bool:
        """A state, or its government as a whole."""
        return self.states > 0

    @property
    def is_own(self) -> bool:
        """One that its document keeps for itself."""
        return self.id.startswith(("phrase|", "body|")) and not self.id.endswith("|") and not self.countries

    @property
    def is_lone(self) -> bool:
        """One word."""
        return " " not in fold(self.name)

    @property
    def is_surname(self) -> bool:
        """One word, or one of a person after particles ("de Wit", "van der Laan")."""
        return self.is_lone or (self.kind == "person" and is_led_by_particles(self.name))

    def add(self, other: Form, times: int = 1) -> None:
        """Count what a document says of the form, or with ``times`` -1 count it no more."""
        self.documents += times * other.documents
        self.mentions += times * other.mentions
        self.said += times * other.said
        self.states += times * other.states
        _count(self.spellings, other.spellings, times)
        _count(self.kinds, other.kinds, times)
        _count(self.countries, other.countries, times)
        _count(self.roles, other.roles, times)
        _count(self.values, other.values, times)
        _count(self.measures, other.measures, times)
        _count(self.geonames, other.geonames, times)
        _count(self.beside, other.beside, times)
        _count(self.spoken, other.spoken, times)

    def settle(self) -> None:
        """Work out name, kind and country: what most mentions have; a country that is not most of those told is none,
        and any kind goes before "other".
        """
        self.name = _most(self.spellings)
        told: dict[NameKind, int] = {kind: number for kind, number in self.kinds.items() if kind != "other"}
        is_paper = bool(told) and told.get("outlet", 0) == max(told.values())  # who calls it one knows it best
        self.kind = "outlet" if is_paper else _most(told) if told else "other"
        first = _most(self.countries) if self.countries else None
        is_most = first is not None and self.countries[first] * 2 > sum(self.countries.values())
        self.country = first if is_most else None
        self.by_context = self.said == 0


def _count(mine: dict[T, int], other: Mapping[T, int], times: int) -> None:
    for key, number in other.items():
        now = mine.get(key, 0) + times * number
        if now:
            mine[key] = now
        else:
            mine.pop(key, None)


def _most(counted: Mapping[T, int]) -> T:
    """What is counted most often; ties by the alphabet."""
    return min(counted, key=lambda one: (-counted[one], one))


def short_and_long(one: Form, two: Form) -> tuple[Form, Form]:
    """The two by how many words they have."""
    return (one, two) if len(fold(one.name).split()) <= len(fold(two.name).split()) else (two, one)


def build(candidates: Iterable[Candidate]) -> dict[str, Form]:
    """The forms of one document by id."""
    out: dict[str, Form] = {}
    for c in candidates:
        key = form_key(c)
        form = out.get(key)
        if form is None:
            form = out[key] = Form(key, c.is_named, documents=1)
        form.mentions += 1
        form.said += not c.by_context
        form.states += c.is_state
        form.spellings[c.name] = form.spellings.get(c.name, 0) + 1
        form.kinds[c.kind] = form.kinds.get(c.kind, 0) + 1
        if c.country:
            form.countries[c.country] = form.countries.get(c.country, 0) + 1
        if c.role:
            form.roles[c.role] = form.roles.get(c.role, 0) + 1
        if c.hint:
            form.hints.add(c.hint)
        for known in c.geonames:
            form.geonames[known] = form.geonames.get(known, 0) + 1
        form.values.update(dict.fromkeys(c.values, 1))
        form.measures.update(dict.fromkeys(c.measures, 1))
    for form in out.values():
        form.settle()
    return out


def is_phrase(key: str) -> bool:
    """True for the form of a phrase that is no name, unless people hold it for one."""
    return key.startswith("phrase|")


def form_key(c: Candidate) -> str:
    """The key of a candidate's form in its document. A lone surname, and any unnamed phrase, stays with its document; a
    body of a state with its country, and where it has a name of its own with nothing else; a full name is one form in
    the whole case.
    """
    return f"{_written(c)}|{c.apart}" if c.apart else _written(c)


def _written(c: Candidate) -> str:
    if c.is_state and c.country:
        return f"state|{c.country}"
    words = " ".join(content(c.name)) or fold(c.name)
    if not c.is_named:
        return f"phrase|{words}|{c.key[0]}"
    if c.kind == "person":
        if len(fold(c.name).split()) == 1:
            return f"person|{words}|{c.key[0]}"
        return f"person|{words}|{c.country or ''}"
    body = state_body(c.name)
    if body is not None:
        if c.country is None:
            return f"body|{body}||{'' if own_words(c.name) else c.key[0]}"
        return f"body|{body}|{c.country}|{'context' if c.by_context else ''}"
    family = "title" if c.kind == "publication" else "name"
    return f"{family}|{words}|{c.country if not c.by_context and c.country else ''}"
