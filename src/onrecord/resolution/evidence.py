"""Evidence that two names are one thing, or are not. Each function's docstring is the sentence that users read.

Strength: *merge* joins the names everywhere in the case, *suggest* proposes for that mention only, *forbid* keeps
apart whatever else speaks for joining.
"""

from __future__ import annotations

from rapidfuzz.distance import JaroWinkler

from onrecord.resolution.forms import Form
from onrecord.resolution.spelling import content, fold, initials, is_acronym, senses, state_body, stem, surname, tables

NEAR = 0.88  # Jaro-Winkler: "Piacentini" and "Piantini" are nearer, two common short surnames are not
_RELATED = 0.80  # enough where office, country and text are all the same


def same_name(one: Form, two: Form) -> bool:
    """The names are spelled alike, apart from case, accents and small words."""
    return bool(one.name) and content(one.name) == content(two.name)


def acronym(one: Form, two: Form) -> bool:
    """One name is the acronym of the other, in the same document."""
    short, long = (one, two) if is_acronym(one.name) else (two, one)
    return (
        is_acronym(short.name)
        and not is_acronym(long.name)
        and bool(one.documents & two.documents)
        and fold(short.name) in initials(long.name)
    )


def surname_of_full_name(one: Form, two: Form) -> bool:
    """One name is the surname of the other, which the same document gives in full."""
    short, long = _short_and_long(one, two)
    is_person = short.kind == long.kind == "person"
    alone = len(fold(short.name).split()) == 1 < len(fold(long.name).split())
    fits = surname(long.name) == fold(short.name) or fold(long.name).split()[:1] == [fold(short.name)]
    return is_person and alone and fits and bool(one.documents & two.documents)


def same_surname_and_office(one: Form, two: Form) -> bool:
    """Same surname, same office and same country, in different documents."""
    same = one.kind == two.kind == "person" and surname(one.name) == surname(two.name)
    return same and _same_office(one, two) and one.country is not None and one.country == two.country


def near_spelling_in_office(one: Form, two: Form) -> bool:
    """The surnames are spelled nearly alike, and both hold the same office of the same country in the same document."""
    if one.kind != "person" or two.kind != "person" or not (one.documents & two.documents):
        return False
    if not _same_office(one, two) or one.country != two.country:
        return False
    a, b = surname(one.name), surname(two.name)
    if a == b or min(len(a), len(b)) < 4:
        return False
    close = JaroWinkler.similarity(a, b)
    # a name cut in the middle ("Vestergard", "Vegard") keeps both its ends
    keeps_ends = a[:2] == b[:2] and a[-3:] == b[-3:]
    return close >= NEAR or (close >= _RELATED and keeps_ends)


def words_that_mean_each_other(one: Form, two: Form) -> bool:
    """The names are translations of the same words, and both are given as the source of the same matter."""
    if one.kind == "person" or two.kind == "person" or state_body(one.name) or state_body(two.name):
        return False
    if len(content(one.name)) < 2 or senses(one.name) != senses(two.name) or same_name(one, two):
        return False
    if not one.is_proper or not two.is_proper or not {one.kind, two.kind} <= {"organisation", "other"}:
        return False
    shared = set(content(one.name)) & set(content(two.name))
    if _shared_values(one, two):
        return True
    return not shared and bool(one.measures & two.measures)


def titles_that_mean_each_other(one: Form, two: Form) -> bool:
    """The titles are translations of the same words; a title may also be a label, so this only proposes."""
    kinds = {one.kind, two.kind}
    if "publication" not in kinds or not kinds <= {"publication", "other", "organisation"}:
        return False
    return len(content(one.name)) >= 2 and senses(one.name) == senses(two.name) and not same_name(one, two)


def translated_alike(one: Form, two: Form) -> bool:
    """The names are translations of the same words, but nothing else ties them together."""
    if {one.kind, two.kind} != {"organisation"} or state_body(one.name) or state_body(two.name):
        return False
    return len(content(one.name)) >= 2 and senses(one.name) == senses(two.name)


def common_noun_for_name(phrase: Form, name: Form) -> bool:
    """The common-noun phrase says in other words what the name says; it may stand for it in this place only."""
    if phrase.is_named or name.kind not in {"organisation", "other"} or state_body(name.name):
        return False
    words = content(phrase.name)
    if not words or words[-1] not in tables().common_heads or len(words) > 4:
        return False
    table = tables().group
    theirs = set(senses(name.name))
    if table.get(words[-1]) == "body" or words[-1] in {"group", "ngo", "charity"}:
        telling = {table[w] for w in words[:-1] if w in table} - {"body"}
        return bool(telling) and theirs - {"body"} <= telling
    return len(words) > 1 and set(senses(phrase.name)) == theirs


def described_so_in_text(phrase: Form, name: Form) -> bool:
    """The same document introduces this name with the very words of the phrase; it may stand for it in this place."""
    if phrase.is_named or not (phrase.documents & name.documents) or name.kind == "person":
        return False
    words = content(phrase.name)
    roles = [content(role) for role in name.roles]
    return len(words) > 1 and any(r and r[-1] == words[-1] and set(words) <= set(r) for r in roles)


def introduced_by_its_noun(phrase: Form, name: Form) -> bool:
    """The text introduced this name with the phrase's noun before; the phrase may stand for it in this place."""
    words = fold(phrase.name).split()
    is_one = bool(words) and stem(words[-1]) == words[-1]  # "banks" speaks of no single body
    return is_one and not phrase.is_named and name.name in phrase.hints and name.kind != "person"


def state_body_by_context(form: Form, other: Form) -> bool:
    """Bodies of the same name; the country of this one is only told by the text around it."""
    if not form.by_context or other.by_context:
        return False
    body = state_body(form.name)
    return body is not None and body == state_body(other.name) and form.country == other.country


def parliament_by_another_name(one: Form, two: Form) -> bool:
    """Both are words for a parliament of the same country; which body the translation means is not certain."""
    both = [set(content(f.name)) & tables().parliament_words for f in (one, two)]
    return all(both) and one.country is not None and one.country == two.country and not same_name(one, two)


def different_countries(one: Form, two: Form) -> bool:
    """They belong to different countries."""
    return one.country is not None and two.country is not None and one.country != two.country


def different_persons(one: Form, two: Form) -> bool:
    """Both are full names of persons, and the names differ."""
    full = [fold(f.name).split() for f in (one, two)]
    if one.kind != "person" or two.kind != "person" or min(len(f) for f in full) < 2:
        return False
    return full[0][-1] == full[1][-1] and full[0][0] != full[1][0] and not _is_initial(full[0][0], full[1][0])


def _is_initial(a: str, b: str) -> bool:
    return a[0] == b[0] and min(len(a), len(b)) == 1


def _short_and_long(one: Form, two: Form) -> tuple[Form, Form]:
    return (one, two) if len(fold(one.name).split()) <= len(fold(two.name).split()) else (two, one)


def _same_office(one: Form, two: Form) -> bool:
    offices = [{content(r) for r in f.roles} for f in (one, two)]
    return bool(offices[0] & offices[1])


def _shared_values(one: Form, two: Form) -> bool:
    """A figure of at least 10 said on the word of both; small ones coincide by chance."""
    return any(v >= 10 for v in one.values & two.values)
