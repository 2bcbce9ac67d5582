"""What one document says of names: its forms, what it makes one, what its common nouns and offices may stand for.

Nothing here looks at another document, so it is worked out once, added to the case, and taken out again.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from onrecord.model.findings import Findings
from onrecord.resolution import countries, evidence, forms, offices, shorts
from onrecord.resolution.candidates import Candidate, bodies_in, places_in, words_in
from onrecord.resolution.forms import Form, form_key
from onrecord.resolution.likeness import generation
from onrecord.resolution.offices import Mention
from onrecord.resolution.spelling import content, surname, tables

Span = tuple[int, int]
Tie = tuple[str, str, str]  # evidence, and the ids of the two forms, in order
RULES = (evidence.described_so_in_text, evidence.common_noun_for_name, evidence.introduced_by_its_noun)


@dataclass(slots=True)
class Phrase:
    """A common-noun phrase (``form``) and where it stands. ``options``: in order, evidence and the forms it speaks for.
    ``is_office``: it may also stand for the holder of an office.
    """

    form: Form
    spans: list[Span]
    options: list[tuple[str, tuple[str, ...]]]


@dataclass(slots=True)
class Notes:
    """``spans``: of each named form's mentions. ``ties``: what speaks for two forms being one (or, for ``beside``, for
    two), once each. ``parliaments``: forms that may be one parliament by two names. ``held``, ``asked``: see
    ``offices``. ``places``, ``bodies``: words that it uses
    for either; ``small``: words that the claims write small. ``called``: how often it names each country, and how.
    """

    document: str
    forms: dict[str, Form] = field(default_factory=dict)
    spans: dict[str, list[Span]] = field(default_factory=dict)
    ties: list[Tie] = field(default_factory=list)
    phrases: list[Phrase] = field(default_factory=list)
    parliaments: dict[str, list[str]] = field(default_factory=dict)
    held: list[Mention] = field(default_factory=list)
    asked: list[Mention] = field(default_factory=list)
    places: set[str] = field(default_factory=set)
    bodies: set[str] = field(default_factory=set)
    small: set[str] = field(default_factory=set)
    called: dict[str, dict[str, int]] = field(default_factory=dict)


def take(findings: Findings, candidates: Sequence[Candidate]) -> Notes:
    """The notes of a document, of its candidates (``candidates.gather``)."""
    found = forms.build(candidates)
    form_of = {c.key: found[form_key(c)] for c in candidates}
    decided = {form_key(c) for c in candidates if c.is_decided}
    named = [f for f in found.values() if f.is_named]
    equal = _equations(candidates, form_of)
    _note_namesakes(named)
    first: dict[str, int] = {}
    for c in candidates:
        first.setdefault(form_of[c.key].id, c.key[1])
    ties = shorts.settle(named, equal, decided, first)
    notes = Notes(findings.document.id)
    notes.places, notes.bodies, notes.small = places_in(findings), bodies_in(findings), words_in(findings)
    notes.ties = sorted({(rule, min(a.id, b.id), max(a.id, b.id)) for rule, a, b in ties if a.id != b.id})
    notes.forms = {f.id: f for f in found.values() if f.is_named or f.id in decided}
    spans: dict[str, list[Span]] = {}
    for c in candidates:
        spans.setdefault(form_of[c.key].id, []).append(c.key[1:])
    notes.spans = {key: spans[key] for key in notes.forms}
    notes.phrases = [
        Phrase(f, spans[f.id], _options(f, named)) for f in sorted(found.values(), key=lambda f: f.id) if not f.is_named
    ]
    notes.parliaments = _parliaments(named)
    notes.called = countries.names_in(findings)
    notes.held, notes.asked = offices.gather(findings, candidates, form_of)
    groups = shorts.groups(named, notes.ties)
    countries.note_parliaments(findings, candidates, form_of, groups)
    return notes


def _equations(candidates: Iterable[Candidate], form_of: dict[tuple[str, int, int], Form]) -> list[tuple[Form, Form]]:
    """What the text itself makes one, by apposition, brackets or "also known as"."""
    return [
        (form_of[c.key], form_of[other])
        for c in candidates
        for other in c.same
        if other in form_of and form_of[c.key] is not form_of[other]
    ]


def _note_namesakes(named: Sequence[Form]) -> None:
    """Two full names of which one says "Jr.": that both stand in one document makes them two persons."""
    by_surname: dict[str, list[Form]] = {}
    for form in named:
        if evidence.is_full_name(form):
            by_surname.setdefault(surname(form.name), []).append(form)
    for block in by_surname.values():
        for one, two in combinations(block, 2):
            if generation(one.name) != generation(two.name):
                one.beside[two.id] = two.beside[one.id] = 1


def _options(phrase: Form, named: Sequence[Form]) -> list[tuple[str, tuple[str, ...]]]:
    out = []
    for rule in RULES:
        fits = tuple(sorted(f.id for f in named if not f.is_state and rule(phrase, f)))
        if fits:
            out.append((rule.__name__, fits))
    return out


def _parliaments(named: Sequence[Form]) -> dict[str, list[str]]:
    """Forms that are words for a parliament, each with the others of the document."""
    words = tables().parliament_words
    found = [f for f in named if not f.is_state and f.kind != "person" and set(content(f.name)) & words]
    return {
        f.id: sorted(other.id for other in found if other is not f and content(other.name) != content(f.name))
        for f in found
    }
