"""Short names in one document: acronyms and lone surnames are what this document has in full, and nothing else.

A short name becomes a form of its own for each longer name that it is short for ("CSB" for the Coastal Safety Board,
"CSB" for the Central Statistics Bureau), so that what one document makes of it says nothing of another's. A lone
surname that its document names in full by nobody is one form for all documents of a case in which it stands so; nothing
joins it but what would join all of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import combinations

from onrecord.resolution import evidence
from onrecord.resolution.forms import Form, short_and_long
from onrecord.resolution.spelling import content, fold, initials, is_acronym, office_key, state_body

Tied = tuple[str, Form, Form]
_LARGEST = 60  # forms in a block of one document; more is a list
APPOSITION, ACRONYM, SURNAME, CUT, PLACELESS, NEAR = (
    "apposition",
    evidence.acronym.__name__,
    evidence.surname_of_full_name.__name__,
    evidence.body_cut_short.__name__,
    evidence.body_without_its_place.__name__,
    evidence.near_spelling_in_office.__name__,
)


def settle(
    named: Sequence[Form], equal: Sequence[tuple[Form, Form]], decided: set[str], first: Mapping[str, int]
) -> list[Tied]:
    """What speaks for two forms of the document being one; short forms get their ids. ``equal``: what the text itself
    makes one; ``decided``: ids of forms that a person decided on, which stay their document's own; ``first``: where
    each form stands first.
    """
    ties = [(APPOSITION, one, two) for one, two in equal]
    bodies = [f for f in named if f.kind != "person" and not f.is_state]
    persons = [f for f in named if f.kind == "person" and not f.is_state]
    near = [
        (NEAR, one, two) for one, two in _pairs(persons, _office_keys) if evidence.near_spelling_in_office(one, two)
    ]
    fixed = decided | {f.id for _, one, two in (*ties, *near) for f in (one, two)}
    longer: dict[str, list[Tied]] = {}
    for one, two in _pairs(bodies, _acronym_keys):
        if evidence.acronym(one, two):
            short, long = (one, two) if is_acronym(one.name) else (two, one)
            longer.setdefault(short.id, []).append((ACRONYM, short, long))
    whole = [f for f in named if not f.is_state and f.kind in ("person", "organisation", "other")]
    for one, two in _pairs(whole, _end_words):
        if evidence.surname_of_full_name(one, two):
            short, long = short_and_long(one, two)
            longer.setdefault(short.id, []).append((SURNAME, short, long))
    for tie in _cuts(whole, set(longer), first):
        longer.setdefault(tie[1].id, []).append(tie)
    same = {(one.id, two.id) for a, b in equal for one, two in ((a, b), (b, a))}
    renamed: list[tuple[Form, str]] = []
    for form in named:
        found = longer.get(form.id, [])
        told = [tie for tie in found if (form.id, tie[2].id) in same]  # the text says which
        found = told or found
        best = min(found, key=lambda tie: (-tie[2].mentions, tie[2].id), default=None)
        is_one = best is not None and all(_is_one(tie[2], best[2], same) for tie in found)
        if best is not None and is_one:
            ties.append(best)
            if form.id not in decided:
                form.sort = "of"
                renamed.append((form, f"{_base(form)}|of {best[2].id}"))
        elif form.kind == "person" and form.is_lone and form.id not in fixed:
            if form.roles and form.country:
                roles = sorted({office_key(role) for role in form.roles})
                renamed.append((form, f"{_base(form)}|{form.country}|{'+'.join(roles)}"))
            else:
                form.sort = "borne" if _is_borne(form, persons) else "alone"
                roles = sorted({office_key(role) for role in form.roles})
                renamed.append((form, f"{_base(form)}|{form.country or ''}|{form.sort}|{'+'.join(roles)}"))
    for form, key in renamed:
        form.id = key
    return [*ties, *near]


def _cuts(whole: Sequence[Form], told: set[str], first: Mapping[str, int]) -> list[Tied]:
    """Names of bodies that leave a part off. ``told``: forms that are short for something else."""
    bodies = [f for f in whole if f.kind != "outlet"]
    out = []
    for one, two in _pairs(bodies, _end_words):
        short, long = short_and_long(one, two)
        if short.id in told:
            continue
        # without a country of its own, a ministry may be another state's, but not above where it is introduced
        is_above = short.country is not None or state_body(short.name) is None or first[short.id] < first[long.id]
        if evidence.body_cut_short(one, two):
            out.append((CUT, short, long))
        elif is_above and evidence.body_without_its_place(one, two):
            out.append((PLACELESS, short, long))
    return out


def groups(named: Sequence[Form], ties: Iterable[tuple[str, str, str]]) -> dict[str, set[str]]:
    """The forms that the document by itself makes one: id → ids."""
    out = {f.id: {f.id} for f in named}
    alike: dict[tuple[str, ...], str] = {}
    pairs = [(one, two) for _, one, two in ties]
    for form in named:
        if not form.is_lone:
            pairs.append((alike.setdefault(content(form.name), form.id), form.id))
    for one, two in pairs:
        if one in out and two in out and out[one] is not out[two]:
            out[one] |= out[two]
            for member in out[two]:
                out[member] = out[one]
    return out


def _is_one(one: Form, two: Form, same: set[tuple[str, str]]) -> bool:
    if one is two or content(one.name) == content(two.name) or (one.id, two.id) in same:
        return True
    if any(sign.isdigit() for form in (one, two) for sign in form.name):
        return False  # a clock's time beside a name, more often than not
    return evidence.person_written_otherwise(one, two) or evidence.body_written_otherwise(one, two)


def _is_borne(form: Form, persons: Iterable[Form]) -> bool:
    word = fold(form.name)
    return any(word in fold(other.name).split() for other in persons if not other.is_lone)


def _base(form: Form) -> str:
    """The form's id, of a lone surname without its document."""
    return "|".join(form.id.split("|")[:2]) if form.kind == "person" and form.id.startswith("person|") else form.id


def _pairs(found: Sequence[Form], keys: Callable[[Form], Iterable[str]]) -> list[tuple[Form, Form]]:
    blocks: dict[str, list[Form]] = {}
    for form in found:
        for key in sorted(set(keys(form))):
            if key:
                blocks.setdefault(key, []).append(form)
    out: dict[tuple[str, str], tuple[Form, Form]] = {}
    for key in sorted(blocks):
        if len(blocks[key]) <= _LARGEST:
            out.update({(a.id, b.id): (a, b) for a, b in combinations(blocks[key], 2)})
    return list(out.values())


def _acronym_keys(form: Form) -> Iterable[str]:
    return [fold(form.name).replace(" ", "")] if is_acronym(form.name) else initials(form.name)


def _end_words(form: Form) -> Iterable[str]:
    words = fold(form.name).split()
    return {words[0], words[-1]} if words else ()


def _office_keys(form: Form) -> Iterable[str]:
    if form.kind != "person" or not form.roles:
        return []
    return [f"{form.country}|{office_key(role)}" for role in form.roles]
