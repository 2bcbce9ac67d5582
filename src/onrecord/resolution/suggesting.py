"""What a name or phrase may stand for, where evidence does not do to join: proposed only where one thing fits."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from onrecord.resolution import blocks, evidence, offices
from onrecord.resolution.blocks import Blocks, is_body, is_person
from onrecord.resolution.clusters import Clusters, sentence
from onrecord.resolution.forms import Form
from onrecord.resolution.joining import Circumstances, bearers_of
from onrecord.resolution.notes import Notes, Span
from onrecord.resolution.spelling import senses

Rule = Callable[[Form, Form], bool]
Strength = Literal["merge", "suggest", "forbid"]
_MOST = 60  # forms of a case that are looked at for one word of a phrase
SAID = {
    rule.__name__: sentence(rule.__doc__)
    for rule in (
        evidence.described_so_in_text,
        evidence.common_noun_for_name,
        evidence.introduced_by_its_noun,
        evidence.only_bearer_of_the_surname,
        evidence.titles_that_mean_each_other,
        evidence.translated_alike,
        evidence.state_body_by_context,
        evidence.parliament_by_another_name,
        offices.office_held_in_text,
        offices.office_held_at_the_time,
        offices.only_minister_in_text,
        offices.two_holders_at_the_time,
    )
}
"""The sentence for users of everything that only proposes, or keeps apart."""


@dataclass(frozen=True, slots=True)
class Pointer:
    """That the words ``name`` at one place stand (``merge``), may stand (``suggest``) or do not stand (``forbid``) for
    what the form ``target`` is, and by which rule.
    """

    name: str
    rule: str
    strength: Strength
    target: str


def by_form(clusters: Clusters, case: Circumstances) -> dict[str, Pointer]:
    """Forms that as a whole may be what another form is. Ties forms as ``Clusters.tie`` says."""
    forms = [clusters.forms[key] for key in sorted(clusters.forms)]
    found: dict[str, list[tuple[Rule, list[Form]]]] = {}
    for form, bearers in bearers_of([f for f in forms if is_person(f)], case):
        if len(clusters.members(form.id)) == 1:
            found.setdefault(form.id, []).append((evidence.only_bearer_of_the_surname, bearers))
    bodies = [f for f in forms if is_body(f)]
    alike: tuple[tuple[Rule, Blocks], ...] = (
        (evidence.titles_that_mean_each_other, blocks.SENSES),
        (evidence.translated_alike, blocks.SENSES),
        (evidence.state_body_by_context, blocks.STATE_BODIES),
    )
    for rule, way in alike:
        fits: dict[str, list[Form]] = {}
        for block in blocks.lay(bodies, way, case.is_crowded):
            for one, two in combinations(block, 2):
                for a, b in ((one, two), (two, one)):
                    if rule(a, b):
                        clusters.tie(a, b)
                        fits.setdefault(a.id, []).append(b)
        for key, others in fits.items():
            found.setdefault(key, []).append((rule, others))
    out = {}
    for key, options in found.items():
        form = clusters.forms[key]
        for rule, others in options:
            free = [f for f in others if not clusters.is_kept_apart(f, form)]
            target = _only([f.id for f in free if clusters.root(f.id) != clusters.root(key)], clusters.root)
            if target is not None:
                out[key] = Pointer(form.name, rule.__name__, "suggest", target)
                break
    return out


def _only(fits: Iterable[str], root_of: Callable[[str], str]) -> str | None:
    """The first of the forms, if all are one thing."""
    fits = sorted(fits)
    return fits[0] if len({root_of(key) for key in fits}) == 1 else None


@dataclass(frozen=True, slots=True)
class Standing:
    """What is settled of the forms of one document. ``root_of``: form → the first form of what it is. ``country_of``:
    its country in the end. ``pointed``: forms that as a whole may be something else. ``is_apart``: whether people keep
    two forms apart.
    """

    root_of: Callable[[str], str]
    country_of: Callable[[str], str | None]
    is_pointed: Callable[[str], bool]
    is_apart: Callable[[str, str], bool]


def in_document(
    notes: Notes,
    standing: Standing,
    terms: Callable[[offices.Office], Mapping[str, offices.Term]],
    alike: Mapping[str, tuple[str, ...]] | None = None,
) -> list[tuple[Span, Pointer]]:
    """What the phrases, parliaments and offices of one document point to, sorted. ``terms``: the holders of an office,
    by root. ``alike``: forms of a small case that say in other words what a phrase says.
    """
    out: dict[Span, list[Pointer]] = {}
    for phrase in notes.phrases:
        own = standing.root_of(phrase.form.id)
        for rule, offered in _with(phrase.options, (alike or {}).get(phrase.form.id, ())):
            others = [f for f in offered if standing.root_of(f) != own and not standing.is_apart(f, phrase.form.id)]
            target = _only(others, standing.root_of)
            if target is not None:
                for span in phrase.spans:
                    out[span] = [Pointer(phrase.form.name, rule, "suggest", target)]
                break
    for key, beside in sorted(notes.parliaments.items()):
        country = standing.country_of(key)
        if country is None or standing.is_pointed(key):
            continue
        fits = [f for f in beside if standing.country_of(f) == country and standing.root_of(f) != standing.root_of(key)]
        target = _only([f for f in fits if not standing.is_apart(f, key)], standing.root_of)
        if target is not None:
            name = notes.forms[key].name
            rule = evidence.parliament_by_another_name.__name__
            out.update({span: [Pointer(name, rule, "suggest", target)] for span in notes.spans[key]})
    for one in notes.asked:
        answer = offices.holder(one, notes.held, notes.asked, terms(one.key), standing.root_of)
        form = _phrase_at(notes, (one.start, one.end))
        if answer is None or (form is not None and any(standing.is_apart(form, f) for f in answer.forms)):
            continue
        strength: Strength = "forbid" if len(answer.forms) > 1 else "merge" if answer.is_sure else "suggest"
        pointers = [Pointer(one.name, answer.rule.__name__, strength, target) for target in answer.forms]
        # that two hold an office keeps nobody from reading the words as something else
        out[one.start, one.end] = pointers if strength != "forbid" else [*out.get((one.start, one.end), ()), *pointers]
    return [(span, pointer) for span in sorted(out) for pointer in out[span]]


def _with(
    options: Sequence[tuple[str, tuple[str, ...]]], alike: tuple[str, ...]
) -> Iterable[tuple[str, tuple[str, ...]]]:
    """The options of a phrase, with what the whole of a small case offers after what its document does."""
    rule, last = evidence.common_noun_for_name.__name__, evidence.introduced_by_its_noun.__name__
    yield from (option for option in options if option[0] != last)
    if alike:
        yield rule, alike
    yield from (option for option in options if option[0] == last)


def _phrase_at(notes: Notes, span: Span) -> str | None:
    return next((phrase.form.id for phrase in notes.phrases if span in phrase.spans), None)


def across(phrases: Iterable[Form], named: Iterable[Form]) -> dict[str, tuple[str, ...]]:
    """For a small case: phrase → names of any document that say the same in other words."""
    by_sense: dict[str, list[Form]] = {}
    for form in named:
        for sense in set(senses(form.name)) if not form.is_state else ():
            by_sense.setdefault(sense, []).append(form)
    out = {}
    for phrase in phrases:
        others = {f.id: f for s in sorted(set(senses(phrase.name))) for f in by_sense.get(s, [])[:_MOST]}
        fits = tuple(sorted(key for key, f in others.items() if evidence.common_noun_for_name(phrase, f)))
        if fits:
            out[phrase.id] = fits
    return out
